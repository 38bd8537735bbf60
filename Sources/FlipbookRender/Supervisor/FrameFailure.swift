/// A frame that could not be drawn.
public struct FrameFailure: Hashable, Sendable {
    /// Its number.
    public var frame: Int
    /// How its workers ended and what they said last, or what `update` threw.
    public var reason: String

    public init(frame: Int, reason: String) {
        self.frame = frame
        self.reason = reason
    }
}

extension [FrameFailure] {
    /// Which frames they are and why, the first few in full.
    var inWords: String {
        let most = 5
        let sorted = sorted { $0.frame < $1.frame }
        guard let first = sorted.first else { return "" }
        if count == 1 { return "Frame \(first.frame) can't be drawn: \(first.reason)" }
        return "Frames \(sorted.map(\.frame).inRuns) can't be drawn."
            + sorted.prefix(most).map { "\nFrame \($0.frame): \($0.reason)" }.joined()
            + (count > most ? "\n… and \(count - most) more." : "")
    }
}

extension [Int] {
    /// What a video shows in the place of these frames, which it lacks: the frame before, and at the start the first that
    /// it has.
    ///
    /// - Parameter first: the number of the video's first frame.
    package func substitutesInWords(from first: Int) -> String {
        let frames = sorted()
        let atStart = frames.enumerated().prefix { $0.offset + first == $0.element }.map(\.element)
        let others = [Int](frames.dropFirst(atStart.count))
        guard let last = atStart.last else { return "the frame before in \(count == 1 ? "its" : "their") place" }
        let start = "frame \(last + 1) in the place of \(atStart.inRuns)"
        return others.isEmpty ? start : start + ", and the frame before in that of \(others.inRuns)"
    }

    /// Sorted numbers as a person lists them: `3, 7...9 and 12`.
    package var inRuns: String {
        var plan = RenderPlan()
        for number in self { plan.add(number...number, reason: "") }
        let runs = plan.missing.map(\.frames)
        let texts = runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)...\($0.upperBound)" }
        guard texts.count > 1, let last = texts.last else { return texts.first ?? "" }
        return texts.dropLast().joined(separator: ", ") + " and " + last
    }
}
