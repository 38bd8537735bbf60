import FlipbookCoding
import FlipbookStore
import FlipbookSystem
import FlipbookVideo

/// Finds out which frames a render would draw, and why, with one worker that draws nothing.
final class Planner: SupervisedTask {
    private let supervisor: Supervisor
    private var reasons: MissingReasons?
    private var found = RenderPlan()
    private var forecast: SegmentForecast?

    init(_ request: RenderRequest, reporter: any ProgressReporter) throws {
        supervisor = try Supervisor(request, reporter: reporter)
    }

    func run() throws -> RenderPlan {
        try supervisor.run(self)
        return found
    }

    var isDone: Bool { supervisor.framesAreDone }

    func begin(_ setup: SetupReport) throws {
        (found.width, found.height) = (setup.figure.width, setup.figure.height)
        reasons = try MissingReasons(setup, in: supervisor.request)
        if let output = supervisor.request.output {
            forecast = try SegmentForecast(
                store: supervisor.store, width: setup.figure.width, height: setup.figure.height,
                hasAlpha: setup.figure.hasAlpha, output: output, settings: supervisor.request.settings.video,
                ffmpeg: FFmpeg.locate())
        }
        try supervisor.plan.begin(setup)
    }

    func handle(_ event: FramePlan.Event) throws {
        switch event {
        case .cached(let job, let fonts):
            if let reason = reasons?.forAll {
                add(job, reason)
            } else {
                found.cached += 1
                forecast?.add(job.key, fonts: fonts, at: supervisor.request.settings.range.position(of: job.frame))
            }
        case .missing(let job, let entry):
            add(job, reasons?.words(for: job, entry) ?? "")
            supervisor.plan.leave(job)
        case .ended(let frames, _):
            found.frames = frames
            found.sort()
            found.segments = try forecast?.counts(frames: frames)
        case .damaged: break
        }
    }

    private func add(_ job: FrameJob, _ reason: String) {
        found.add(job.frame...job.frame, reason: reason)
        found.missingKeys.append(job.key)
    }

    func handle(_ event: WorkerPool.Event) throws {
        if case .inputChanged(let name) = event { throw FlipbookError.inputChanged(name) }
    }
}

/// Why frames have to be drawn, from what the journal says of them.
struct MissingReasons {
    private let recipe: Recipe
    private let last: [Int: Journal.LastFrame]
    /// Why all frames are drawn, whatever the store has; nil where they aren't.
    let forAll: String?

    /// Reads the journal.
    init(_ setup: SetupReport, in request: RenderRequest) throws {
        recipe = request.assignment.recipe(setup)
        last = try Journal(directory: request.assignment.store).load().frames
        forAll = request.settings.startsFresh ? "because of --fresh" : nil
    }

    /// Why a frame has to be drawn.
    func words(for job: FrameJob, _ entry: FrameStore.Entry) -> String {
        forAll
            ?? MissingReason.reasons(
                for: entry, recipe: recipe, parameters: Digest(of: job.parameters), last: last[job.frame]
            ).map(\.description).joined(separator: ", ")
    }
}
