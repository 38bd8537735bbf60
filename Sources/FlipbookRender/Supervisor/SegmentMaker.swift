import FlipbookStore
import FlipbookSystem
import FlipbookVideo

/// Has the segments of the video encoded whose frames are all in the store, and draws none. Those that lack a frame, and the
/// last one, which the end of the animation shortens, are left to the render that makes the video.
final class SegmentMaker: SupervisedTask {
    private let supervisor: Supervisor
    private let ffmpeg: FFmpeg
    private var encoder: VideoEncoder?
    private var counts = SegmentCounts()
    private(set) var isDone = false

    private var request: RenderRequest { supervisor.request }

    init(_ request: RenderRequest, reporter: any ProgressReporter) throws {
        supervisor = try Supervisor(request, reporter: reporter)
        ffmpeg = try FFmpeg.locate()
    }

    /// Encodes them, and tells how many there are now.
    func run() throws -> SegmentCounts {
        try supervisor.run(self)
        return counts
    }

    func begin(_ setup: SetupReport) throws {
        guard let output = request.output else { return }
        encoder = try VideoEncoder(
            store: supervisor.store, width: setup.figure.width, height: setup.figure.height,
            hasAlpha: setup.figure.hasAlpha, firstFrame: request.settings.range.start,
            frameStep: request.settings.range.step, output: output,
            onlySegments: true, settings: request.settings.video, encoders: request.cores, cores: request.cores,
            ffmpeg: ffmpeg, logger: request.logger
        ) { [inbox = supervisor.inbox] in inbox.post(.encoder($0)) }
        try supervisor.plan.begin(setup)
    }

    func handle(_ event: FramePlan.Event) throws {
        switch event {
        case .cached(let job, let fonts):
            encoder?.announce(frame: job.frame, key: job.key, from: .cached(fonts: fonts))
        case .missing(let job, _): supervisor.plan.leave(job)
        case .ended: encoder?.finishSegments()
        case .damaged: break
        }
    }

    func handle(_ event: WorkerPool.Event) throws {
        if case .inputChanged(let name) = event { throw FlipbookError.inputChanged(name) }
    }

    func handle(_ event: VideoEncoder.Event) throws {
        switch event {
        case .segments(let counts):
            self.counts = counts
            supervisor.reporter.report(.segments(counts))
        // The job that makes the video draws it again.
        case .damaged: encoder?.cancel()
        case .finished: isDone = true
        case .failed(let error):
            guard error.code == .cancelled else { throw error }
            isDone = true
        case .encoder, .encoded: break
        }
    }

    func abandon() {
        encoder?.cancel()
        _ = try? encoder?.wait()
    }
}
