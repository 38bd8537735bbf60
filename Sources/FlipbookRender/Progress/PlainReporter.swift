import FlipbookVideo

/// Writes a line to standard error every five seconds, for terminals without a bar and for logs.
package final class PlainReporter: ProgressReporter {
    private static let interval = Duration.seconds(5)

    private let outputs = StandardOutputs()
    private var lastLine = ContinuousClock.now
    private var done = 0
    private var segments = SegmentCounts()

    package init() {}

    package func report(_ event: RenderEvent) {
        switch event {
        case .frame(_, let done, let total):
            self.done = done
            guard lastLine.duration(to: .now) >= Self.interval else { return }
            lastLine = .now
            outputs.say(
                total.map { "\(done) of \($0) frames rendered (\(done * 100 / max($0, 1)) %)" }
                    ?? "\(done) frames rendered")
        case .encoded(let count, let total):
            guard total == done, lastLine.duration(to: .now) >= Self.interval else { return }
            lastLine = .now
            outputs.say("\(count) of \(done) frames encoded\(segments.inWords)")
        case .segments(let counts): segments = counts
        default:
            if let text = event.inWords { outputs.say(text) } else { outputs.pass(event) }
        }
    }

    package var hasRoom: Bool { outputs.hasRoom }
}

/// Says nothing but what went wrong, and passes on what the animator's own code prints.
package final class SilentReporter: ProgressReporter {
    private let outputs = StandardOutputs()

    package init() {}

    package func report(_ event: RenderEvent) {
        switch event {
        case .retry, .note, .explained, .verified, .preview:
            if let text = event.inWords { outputs.say(text) }
        default: outputs.pass(event)
        }
    }

    package var hasRoom: Bool { outputs.hasRoom }
}

extension SegmentCounts {
    /// `, 3 of 8 segments (2 cached)`; nothing where there is one.
    var inWords: String {
        guard let total, total > 1 else { return "" }
        return ", \(done) of \(total) segments" + (cached > 0 ? " (\(cached) cached)" : "")
    }
}

extension RenderEvent {
    /// A line that says it; nil for what isn't worth one.
    var inWords: String? {
        switch self {
        case .started(let animator, let frames, let cached, let missing, let workers):
            let count = frames.map { $0.counted("frame") } ?? "frames"
            let work =
                missing == 0
                ? "all in the cache" : "\(cached) in the cache, \(workers.counted("worker"))"
            return "\(animator): \(count), \(work)"
        case .retry(let frame, let reason): return "Frame \(frame) is tried again. \(reason)"
        case .explained(let frames, let reason):
            let which =
                frames.count == 1
                ? "Frame \(frames.lowerBound) is" : "Frames \(frames.lowerBound)...\(frames.upperBound) are"
            return "\(which) drawn: \(reason)"
        case .verified(let frames, let different):
            return frames.counted("frame") + " drawn again, "
                + (different.isEmpty ? "all as in the cache" : "\(different.count) not as in the cache")
        case .preview(let address): return "The frames are shown at \(address)"
        case .note(let text): return text
        case .frame, .encoded, .segments, .encoder, .output, .submitted, .finished, .failed: return nil
        }
    }
}
