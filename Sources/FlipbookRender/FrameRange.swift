/// Which of an animation's frames are asked for: from `start` up to `end`, or to the last one.
public struct FrameRange: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The first frame, from 0.
    public var start: Int
    /// The frame after the last; nil for all that there are.
    public var end: Int?

    /// How many frames an animation may have: four days of 30 frames a second. A larger number is none of a frame, but a time,
    /// say, and memory would run out over the frames before it.
    package static let maximum = 10_000_000

    /// All frames.
    public static let all = FrameRange(start: 0, end: nil)

    init(start: Int, end: Int?) {
        self.start = start
        self.end = end
    }

    public init(_ range: Range<Int>) { self.init(start: range.lowerBound, end: range.upperBound) }

    /// Reads `A..<B`, `A...B`, `A...`, or `N` for the first N frames; nil where the text is none of these, holds no
    /// frame, or begins below 0.
    public init?(_ text: String) {
        func number(_ part: Substring) -> Int? {
            part.isEmpty || !part.allSatisfy { $0.isASCII && $0.isNumber } ? nil : Int(part)
        }
        let characters = text[...]
        if let dots = characters.firstRange(of: "..<") {
            guard let start = number(characters[..<dots.lowerBound]), let end = number(characters[dots.upperBound...]),
                start < end
            else { return nil }
            self.init(start: start, end: end)
        } else if let dots = characters.firstRange(of: "...") {
            guard let start = number(characters[..<dots.lowerBound]) else { return nil }
            let rest = characters[dots.upperBound...]
            if rest.isEmpty {
                self.init(start: start, end: nil)
            } else {
                guard let last = number(rest), start <= last, last < Int.max else { return nil }
                self.init(start: start, end: last + 1)
            }
        } else {
            guard let count = number(characters), count > 0 else { return nil }
            self.init(start: 0, end: count)
        }
    }

    func contains(_ frame: Int) -> Bool { frame >= start && frame < end ?? .max }

    /// How many frames these are, where that is known: of an animation of `total` frames, nil for unknown.
    func count(of total: Int?) -> Int? {
        switch (end, total) {
        case (nil, nil): nil
        case (let end?, nil): end - start
        case (nil, let total?): max(0, total - start)
        case (let end?, let total?): max(0, min(end, total) - start)
        }
    }

    public var description: String { end.map { "\(start)..<\($0)" } ?? "\(start)..." }
}
