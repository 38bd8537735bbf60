/// Which of an animation's frames are asked for: from `start` up to `end`, or to the last one.
public struct FrameRange: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The first frame, from 0.
    package var start: Int
    /// The frame after the last; nil for all that there are.
    package var end: Int?
    /// 1 for all of these frames, 2 for every second one, the first included.
    package var step = 1

    /// How many frames an animation may have: four days of 30 frames a second. A larger number is a time, say, by mistake,
    /// and the frames before it would not fit into memory.
    package static let maximum = 10_000_000

    /// All frames.
    public static let all = FrameRange(start: 0, end: nil)

    init(start: Int, end: Int?) {
        self.start = start
        self.end = end
    }

    /// The frames of a range, counted from 0.
    public init(_ range: Range<Int>) { self.init(start: range.lowerBound, end: range.upperBound) }

    /// The texts that `init(_:)` reads, for help and errors.
    package static let forms =
        "10:20 (10 to 19, as in Python), 10: (10 to the last), :20 or 20 (the first 20), 10-19 (19 included)"

    /// Reads the numbers of frames, counted from 0: `A:B` without B, as in Python; `A:` to the last; `:B` or `B` from the
    /// first; `A-B` with B. Swift's own `A..<B`, `A...B` and `A...` are read, too, but a shell takes the first of them for a
    /// redirection unless it is quoted.
    ///
    /// Nil where the text is none of these, or names no frame.
    package init?(_ text: String) {
        func number(_ part: Substring) -> Int? {
            part.isEmpty || !part.allSatisfy { $0.isASCII && $0.isNumber } ? nil : Int(part)
        }
        /// The numbers on both sides of a separator; nil where it isn't there, or something else than numbers is.
        func parts(_ separator: String) -> (Int?, Int?)? {
            guard let found = text.firstRange(of: separator) else { return nil }
            let (first, last) = (text[..<found.lowerBound], text[found.upperBound...])
            let (start, end) = (number(first), number(last))
            return (start == nil) == first.isEmpty && (end == nil) == last.isEmpty ? (start, end) : nil
        }
        switch (parts(":"), parts("..<"), parts("...") ?? parts("-")) {
        case ((let start, let end)?, _, _) where start != nil || end != nil:
            self.init(start: start ?? 0, end: end)
        case (_, (let start?, let end?)?, _):
            self.init(start: start, end: end)
        case (_, _, (let start?, let last?)?) where last < Int.max:
            self.init(start: start, end: last + 1)
        case (_, _, (let start?, nil)?) where text.hasSuffix("..."):
            self.init(start: start, end: nil)
        default:
            guard let count = number(text[...]) else { return nil }
            self.init(start: 0, end: count)
        }
        if let end, end <= start { return nil }
    }

    func contains(_ frame: Int) -> Bool {
        frame >= start && frame < end ?? .max && (frame - start).isMultiple(of: step)
    }

    /// How many of these frames come before one of them.
    func position(of frame: Int) -> Int { (frame - start) / step }

    /// How many frames these are, where that is known: of an animation of `total` frames, nil for unknown.
    func count(of total: Int?) -> Int? {
        guard let last = [end, total].compactMap(\.self).min() else { return nil }
        return (max(0, last - start) + step - 1) / step
    }

    /// As `init(_:)` reads it: `10:20`, or `10:` for all from there on.
    public var description: String { "\(start):" + (end.map(String.init) ?? "") }
}
