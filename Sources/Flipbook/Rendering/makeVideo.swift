import FlipbookPlot
import FlipbookRender
import FlipbookSystem
import Foundation

/// Renders an animation to a video, as the `render-animation` command does, and returns once it is whole.
///
/// ```swift
/// runWorkerIfAsked(for: Lorenz.self)
/// for rho in [14.0, 21, 28] {
///     try makeVideo(Lorenz.self, options: .with { $0.rho = rho }, output: "lorenz-\(rho).mp4")
/// }
/// ```
///
/// The workers are this same program, started again: ``runWorkerIfAsked(for:)`` must be its first call, or
/// `RenderSettings.runner` names another program. Frames that an earlier call or run has drawn are not drawn again.
///
/// It blocks its thread; in an `async` function, Swift takes the other form, which doesn't. Several calls may run at once.
///
/// ^C and SIGTERM end all renders in good order, and then the program, as they would without one.
///
/// - Parameters:
///   - animator: the type of the animator; each worker makes its own.
///   - options: the animator's own options; nil for their defaults.
///   - output: the video's path; its ending chooses the container (mp4, mov, mkv, webm, gif, apng), or a folder of
///     pictures. What is there already is replaced once the new one is whole.
///   - frames: the frames' parameters in place of the animator's own ``Animator/frames``.
///   - settings: how it is rendered: workers, encoder, quality, cache, …
/// - Returns: what was rendered.
/// - Throws: `FlipbookError`; frames that were drawn are kept.
@discardableResult
public func makeVideo<A: Animator>(
    _ animator: A.Type, options: A.Options? = nil, output: String, frames: Frames<A.Parameters>? = nil,
    settings: RenderSettings = RenderSettings()
) throws -> RenderReport {
    try render(animator, options, output, frames, settings, cancellation: nil)
}

/// Renders an animation to a video, without blocking a thread of Swift's own: see the other form.
///
/// ```swift
/// try await makeVideo(Lorenz.self, output: "lorenz.mp4")
/// ```
///
/// Cancelling the task ends the render in good order, as ^C does: frames that were drawn are kept.
///
/// - Parameters:
///   - animator: the type of the animator; each worker makes its own.
///   - options: the animator's own options; nil for their defaults.
///   - output: the video's path, as in the other form.
///   - frames: the frames' parameters in place of the animator's own ``Animator/frames``.
///   - settings: how it is rendered: workers, encoder, quality, cache, …
/// - Returns: what was rendered.
/// - Throws: `FlipbookError`, with the code `cancelled` where the task was cancelled.
@discardableResult
public func makeVideo<A: Animator>(
    _ animator: A.Type, options: A.Options? = nil, output: String, frames: Frames<A.Parameters>? = nil,
    settings: RenderSettings = RenderSettings()
) async throws -> RenderReport {
    let cancellation = Cancellation()
    let work = UnsafeShared {
        try render(animator, options, output, frames, settings, cancellation: cancellation)
    }
    return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try work.value() }) }
        }
    } onCancel: {
        cancellation.cancel()
    }
}

private func render<A: Animator>(
    _ animator: A.Type, _ options: A.Options?, _ output: String, _ frames: Frames<A.Parameters>?,
    _ settings: RenderSettings, cancellation: Cancellation?
) throws -> RenderReport {
    let video = "\(A.name) was not rendered to \(output)"
    let tell: @Sendable (String) -> Void = { QueuedOutput(STDERR_FILENO).write("Error: \(video): \($0)\n") }
    return try ExitWatch.during(tell: tell) {
        var render = try Render(animator, options: options, frames: frames, output: .video(output), settings: settings)
        render.cancel(by: cancellation)
        do {
            return try render.run(reporter: settings.progress.makeReporter())
        } catch let error as FlipbookError {
            if ExitWatch.isExiting { tell(error.description) }
            error.passOn()
            throw error
        }
    }
}
