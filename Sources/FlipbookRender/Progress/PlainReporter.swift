import FlipbookProcess

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes a line to standard error now and then, for terminals without a bar and for logs.
public final class PlainReporter: ProgressReporter {
    private static let interval = Duration.seconds(5)

    private var lastLine = ContinuousClock.now
    private var done = 0

    public init() {}

    public func report(_ event: RenderEvent) {
        switch event {
        case .frame(_, let done, let total):
            self.done = done
            guard lastLine.duration(to: .now) >= Self.interval else { return }
            lastLine = .now
            write(
                total.map { "\(done) of \($0) frames rendered (\(done * 100 / max($0, 1)) %)" }
                    ?? "\(done) frames rendered")
        case .encoded(let count, let total):
            guard total == done, lastLine.duration(to: .now) >= Self.interval else { return }
            lastLine = .now
            write("\(count) of \(done) frames encoded")
        default:
            if let text = event.inWords { write(text) } else { event.writeOutput() }
        }
    }

    private func write(_ text: String) { CurrentProcess.writeError(text + "\n") }
}

/// Says nothing but what went wrong, and passes on what the animator's own code prints.
public final class SilentReporter: ProgressReporter {
    public init() {}

    public func report(_ event: RenderEvent) {
        switch event {
        case .retry, .note, .explained, .verified, .preview:
            if let text = event.inWords { CurrentProcess.writeError(text + "\n") }
        default: event.writeOutput()
        }
    }
}

extension RenderEvent {
    /// A line that says it; nil for what isn't worth one.
    var inWords: String? {
        switch self {
        case .started(let animator, let frames, let cached, let missing, let workers):
            let count = frames.map { "\($0) frame\($0 == 1 ? "" : "s")" } ?? "frames"
            let work =
                missing == 0
                ? "all in the cache" : "\(cached) in the cache, \(workers) worker\(workers == 1 ? "" : "s")"
            return "\(animator): \(count), \(work)"
        case .retry(let frame, let reason): return "Frame \(frame) is tried again. \(reason)"
        case .explained(let frames, let reason):
            let which =
                frames.count == 1
                ? "Frame \(frames.lowerBound) is" : "Frames \(frames.lowerBound)...\(frames.upperBound) are"
            return "\(which) drawn: \(reason)"
        case .verified(let frames, let different):
            return "\(frames) frame\(frames == 1 ? "" : "s") drawn again, "
                + (different.isEmpty ? "all as in the cache" : "\(different.count) not as in the cache")
        case .preview(let address): return "The frames are shown at \(address)"
        case .note(let text): return text
        case .frame, .encoded, .encoder, .output, .submitted, .finished, .failed: return nil
        }
    }

    /// Writes what the animator's own code printed to where it printed it.
    func writeOutput() {
        guard case .output(let bytes, let isError) = self else { return }
        CurrentProcess.write(bytes, to: isError ? STDERR_FILENO : STDOUT_FILENO)
    }
}
