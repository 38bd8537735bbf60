import FlipbookStore
import Foundation

extension RenderRequest {
    /// What all frames of this render depend on, once the figure stands.
    func recipe(_ figure: FrameDescription) -> Recipe {
        Recipe(
            animator: assignment.identity, program: program, options: optionsInWords, width: figure.width,
            height: figure.height, dpi: figure.dpi, isTransparent: assignment.isTransparent,
            hasAlpha: figure.hasAlpha, fonts: figure.fonts.description, libraries: figure.libraries,
            inputs: assignment.inputs.reduce(into: [:]) { $0[$1.name] = $1.content.description })
    }

    /// What frames' keys are made from: the recipe, and the options as they are coded, as words may be the same for
    /// options that differ.
    func animationDigest(_ recipe: Recipe) throws -> Digest {
        Digest(of: try CanonicalEncoder().encode([recipe.digest(), Digest(of: assignment.options)]))
    }
}

/// Keeps the journal of a run. A journal that can't be written costs explanations and nothing else.
struct RunRecord: ~Copyable {
    private var writer: JournalWriter?

    init(_ request: RenderRequest, _ recipe: Recipe) {
        writer = try? Journal(directory: request.assignment.store).startRun(
            Journal.Run(
                recipe: recipe, frames: request.range.count(of: request.total), output: request.video?.output ?? "",
                date: Self.now))
    }

    /// Notes that a frame was drawn.
    mutating func rendered(_ job: FrameJob, parameters: Digest) {
        try? writer?.frame(job.frame, key: job.key, parameters: parameters)
    }

    /// Notes a video that was made.
    mutating func made(_ video: Journal.Video) { try? writer?.video(video) }

    /// Notes that all frames are there.
    mutating func end(_ report: RenderReport) {
        try? writer?.end(rendered: report.rendered, cached: report.cached, date: Self.now)
    }

    private static var now: String { Date.now.ISO8601Format() }
}
