import FlipbookStore
import Foundation

/// Keeps the journal of a run. A journal that can't be written costs explanations and nothing else.
struct RunRecord: ~Copyable {
    private var writer: JournalWriter?

    init(_ request: RenderRequest, _ recipe: Recipe) {
        writer = try? Journal(directory: request.assignment.store).startRun(
            Journal.Run(
                recipe: recipe, frames: request.count, output: request.output ?? "", date: Self.now))
    }

    /// Notes that a frame was drawn.
    mutating func rendered(_ job: FrameJob, parameters: Digest) {
        try? writer?.frame(job.frame, key: job.key, parameters: parameters)
    }

    /// Notes that all frames are there.
    mutating func end(_ report: RenderReport) {
        try? writer?.end(rendered: report.rendered, cached: report.cached, date: Self.now)
    }

    private static var now: String { Date.now.ISO8601Format() }
}
