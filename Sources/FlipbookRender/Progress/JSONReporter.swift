import FlipbookCoding
import FlipbookSystem

/// Writes one JSON object a line, `event` first, for programs. What user code prints goes to standard error.
package final class JSONReporter: ProgressReporter {
    private let output: QueuedOutput
    private let error = QueuedOutput(STDERR_FILENO)

    /// A reporter that writes to the file behind this descriptor.
    package init(_ output: consuming Descriptor) { self.output = QueuedOutput(output.rawValue) }

    /// A reporter that writes to standard output, alone: what else is printed there goes to standard error from now on.
    package static func takingStandardOutput() throws -> JSONReporter {
        fflush(nil)
        let output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        guard output >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else {
            throw FlipbookError(
                .invalidRequest, "Standard output can't be written: \(String(cString: strerror(errno)))")
        }
        return JSONReporter(Descriptor(owning: output))
    }

    package func report(_ event: RenderEvent) {
        if case .output(let bytes, _) = event { error.write(bytes) }
        if case .note(let text) = event { error.write(text + "\n") }
        if let line = event.json { output.write(line.description + "\n") }
    }

    package var hasRoom: Bool { output.hasRoom && error.hasRoom }
}

extension RenderEvent {
    /// The event as the contract has it; nil for what isn't part of it.
    var json: JSONValue? {
        switch self {
        case .started(let animator, let frames, let cached, let missing, let workers):
            [
                "event": "started", "animator": .string(animator), "frames": .count(frames),
                "cached": .count(cached), "missing": .count(missing), "workers": .count(workers),
            ]
        case .frame(let frame, let done, let total):
            ["event": "frame", "frame": .count(frame), "done": .count(done), "total": .count(total)]
        case .segments(let counts):
            [
                "event": "segments", "working": .count(counts.working), "done": .count(counts.done),
                "cached": .count(counts.cached), "total": .count(counts.total),
            ]
        case .retry(let frame, let reason):
            ["event": "retry", "frame": .count(frame), "reason": .string(reason)]
        case .encoder(let name, let reason):
            ["event": "encoder", "name": .string(name), "reason": .string(reason ?? "it was asked for")]
        case .finished(let report):
            [
                "event": "finished", "frames": .count(report.frames), "rendered": .count(report.rendered),
                "cached": .count(report.cached), "retried": .count(report.retried),
                "failed": .array(report.failures.map { .count($0.frame) }),
                "encoder": report.encoder.map(JSONValue.string) ?? .null,
                "output": report.output.map(JSONValue.string) ?? .null, "seconds": .number(report.seconds),
            ]
        case .explained(let frames, let reason):
            [
                "event": "explained", "first": .count(frames.lowerBound), "last": .count(frames.upperBound),
                "reason": .string(reason),
            ]
        case .verified(let frames, let different):
            ["event": "verified", "frames": .count(frames), "different": .array(different.map { .count($0) })]
        case .submitted(let jobs):
            ["event": "submitted", "jobs": .array(jobs.map { .count($0) })]
        case .failed(let error):
            ["event": "failed", "error": .string(error.description)]
        case .preview(let address):
            ["event": "preview", "address": .string(address)]
        case .encoded, .note, .output:
            nil
        }
    }
}

extension JSONValue {
    fileprivate static func count(_ count: Int?) -> JSONValue { count.map { .integer(Int64($0)) } ?? .null }
}
