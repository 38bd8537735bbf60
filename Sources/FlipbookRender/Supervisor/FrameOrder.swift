/// Which frames' parameters have come, in whatever order.
///
/// Frames that come in order take no memory; of others, it has a bit for each.
struct FrameOrder {
    private let range: FrameRange
    private let total: Int?
    /// How many elements have come.
    private(set) var count = 0
    /// How many of them are asked for.
    private var countInRange = 0
    /// All frames below have come.
    private var complete = 0
    /// A bit for each frame that has come of those from `complete` on, 64 to a word.
    private var later: [Int: UInt64] = [:]

    init(range: FrameRange, total: Int?) {
        (self.range, self.total) = (range, total)
    }

    /// Whether nothing more is needed: all that is asked for has come.
    var isComplete: Bool { range.end.map { complete >= $0 || countInRange == $0 - range.start } ?? false }

    /// Notes that an element has come.
    ///
    /// - Parameter index: the number that it carries; nil for the next in order.
    /// - Returns: which frame it is for.
    /// - Throws: ``RenderError`` where that can't be.
    mutating func take(_ index: Int?) throws -> Int {
        let frame = index ?? count
        guard frame >= 0, total.map({ frame < $0 }) ?? true || index == nil else {
            throw RenderError(
                .parametersFailed,
                "Parameters came for frame \(frame), but \(total.map { "there are frames 0..<\($0)" } ?? "frames count from 0")"
                    + ": correct the number that they carry\(total == nil ? "." : ", or the `count` of `frames`.")")
        }
        guard frame < FrameRange.maximum else {
            throw RenderError(
                .parametersFailed,
                index == nil
                    ? "The sequence of parameters goes on after \(FrameRange.maximum) frames, more than an animation may have: "
                        + "end it, or ask for some of its --frames."
                    : "Parameters came for frame \(frame), as number \(count + 1) of the sequence, and an animation has "
                        + "\(FrameRange.maximum) frames at most: the number that they carry must count frames from 0, and not "
                        + "tell a time.")
        }
        guard frame >= complete, later[frame / 64, default: 0] & 1 << UInt64(frame % 64) == 0 else {
            throw RenderError(
                .parametersFailed, frame: frame,
                "Parameters came twice for frame \(frame), the second time as number \(count + 1) of the sequence: "
                    + "give each frame one element.")
        }
        count += 1
        if range.contains(frame) { countInRange += 1 }
        if frame == complete {
            complete += 1
            while let word = later[complete / 64], word & 1 << UInt64(complete % 64) != 0 {
                complete += 1
                if complete % 64 == 0 { later[complete / 64 - 1] = nil }
            }
        } else {
            later[frame / 64, default: 0] |= 1 << UInt64(frame % 64)
        }
        return frame
    }

    /// Holds what came against what was promised and asked for.
    ///
    /// - Returns: how many frames of those asked for have come.
    func end() throws -> Int {
        guard !isComplete else { return countInRange }
        if let total, count != total {
            throw RenderError(
                .parametersFailed,
                "\(total) frames were promised, but the sequence of parameters has \(count < total ? "only " : "")"
                    + "\(count)\(gaps.isEmpty ? "" : ", and none for \(gaps)"): "
                    + "correct the `count` of `frames`, or leave it out.")
        }
        guard gaps.isEmpty else {
            throw RenderError(
                .parametersFailed, frame: complete,
                "The sequence of parameters has none for \(gaps): give each frame one element.")
        }
        if range.end != nil {
            throw RenderError(
                .badRequest, "Frames \(range) are asked for, but there are only \(count): ask for 0..<\(count).")
        }
        if count <= range.start {
            throw RenderError(
                .badRequest,
                count == 0
                    ? "The animation has no frames: its sequence of parameters is empty."
                    : "Frames \(range) are asked for, but there are only \(count).")
        }
        return countInRange
    }

    /// The frames that haven't come though later ones have, in words; of very many, the first.
    private var gaps: String {
        let last = later.compactMap { word, bits in bits == 0 ? nil : word * 64 + 63 - bits.leadingZeroBitCount }.max()
        guard let last, last > complete else { return "" }
        var parts: [String] = []
        var start: Int?
        for frame in complete...last {
            let hasCome = later[frame / 64, default: 0] & 1 << UInt64(frame % 64) != 0
            if !hasCome, start == nil { start = frame }
            guard hasCome, let first = start else { continue }
            parts.append(first == frame - 1 ? "frame \(first)" : "frames \(first)...\(frame - 1)")
            start = nil
            if parts.count == 10 { return parts.joined(separator: ", ") + " and more" }
        }
        return parts.joined(separator: ", ")
    }
}
