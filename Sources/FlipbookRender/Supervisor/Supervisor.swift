import FlipbookProcess
import FlipbookStore
import FlipbookVideo

/// Leads one render: finds out what is missing, has it drawn, and has the video made.
///
/// One thread does all of it, the caller's: it waits for whatever happens next (a worker's reply, a planned frame, the
/// encoder, a signal) and answers. Nothing that it does takes longer with more workers or larger frames.
final class Supervisor {
    let request: RenderRequest
    let reporter: any ProgressReporter
    let store: FrameStore
    let inbox: Inbox
    private let start = ContinuousClock.now

    // The figure, once the first worker has built it, and what frames' keys are made from.
    var setup: SetupReport?
    var recipe: Recipe?
    var animation: Digest?

    // The frames on their way.
    let gate: FeedGate
    var feed: Feed?
    /// Whether every frame has been planned.
    var isPlanned = false
    /// Frames whose entries were damaged after they had been planned, and whose parameters are pulled once more.
    var repairs: [Int: Feed] = [:]
    var queue = FrameQueue()

    var workers: [WorkerHandle] = []
    var workersStarted = 0
    var lastWatch = ContinuousClock.now
    /// How many workers died in a row without a figure standing.
    var deathsInSetup = 0
    /// How the last of them ended, where a fault of the program ended it.
    var faultInSetup: Death.Fault?
    /// How many workers died since a frame was drawn.
    var deathsInARow = 0
    /// What was put into the store, where that may have to be taken back.
    var renderedKeys: [FrameKey] = []
    /// The frames that this run has drawn: one that is drawn again as its entry was damaged counts once.
    var drawnFrames: Set<Int> = []
    /// The frames of this render, where those alone are to stay.
    var usedKeys: Set<FrameKey> = []

    var ffmpeg: FFmpeg?
    var encoder: VideoEncoder?
    /// The video that is there, until it is known whether it stays.
    var standing: StandingVideo?
    /// What the video depends on besides its frames, as it was when the encoder was to start.
    var encoding: Digest?
    /// A digest of all frames' keys, once they are planned.
    var frameKeys: Digest?
    private var framesAreFinished = false
    /// A frame that an earlier run has drawn.
    var firstCached: FrameJob?
    /// Whether workers have been given the frames that they draw for comparison.
    var isCompared = false
    var video: VideoReport?

    var announcer: Announcer
    /// What workers have warned of, by first lines, so that each is told once.
    var warnings: Set<Substring> = []
    var record: RunRecord?
    var report = RenderReport()
    /// What is found out, where nothing is to be drawn, and the journal that says why.
    var planned: RenderPlan?
    var journal = Journal.Contents()
    /// Frames in a row whose reason is not told yet.
    var explained = RenderPlan()
    /// What comes of drawing frames again, where that is all that is to be done.
    var comparison: Comparison?

    init(_ request: RenderRequest, comparing comparison: Comparison? = nil, reporter: any ProgressReporter) throws {
        self.request = request
        self.comparison = comparison
        self.reporter = reporter
        store = FrameStore(directory: request.assignment.store)
        inbox = try Inbox()
        gate = FeedGate(
            maximumFrames: 4096, maximumBytes: 64 << 20,
            minimumFrames: 2 * request.workers.count + 2)
        announcer = Announcer(request, reporter: reporter)
    }

    /// Renders, and returns once the video is whole and every worker has ended.
    func render() throws -> RenderReport {
        try lead {
            if request.output != nil { ffmpeg = try FFmpeg.locate() }
            if request.settings.startsFresh { try store.removeAll() }
            try store.sweepTemporaries()
            prepareCache()
        }
        if let count = request.settings.verifiedFrames, count > 0 { try verify(count) }
        if let limit = request.settings.cacheLimit { try trimCache(to: limit) }
        report.seconds = start.duration(to: .now).inSeconds
        record?.end(report)
        reporter.report(.finished(report))
        return report
    }

    func lead(_ prepare: () throws -> Void) throws {
        let signals: SignalWatch
        do { signals = try SignalWatch() } catch { throw inContext(error) }
        let interruption = ExitWatch.add { [inbox] in inbox.post(.exit($0)) }
        defer { ExitWatch.remove(interruption) }
        do {
            try checkRange()
            // Of each worker a socket, two pipes and its end.
            CurrentProcess.allowDescriptors(128 + 4 * request.workers.count)
            try prepare()
            for _ in 0..<(try firstWorkers()) { try startWorker() }
            while !isDone { try step(signals) }
            endWorkers(graceMilliseconds: 2000)
        } catch {
            abandon()
            throw inContext(error)
        }
    }

    /// How many workers to start before it is known which frames are missing: where none can be there, all that will be
    /// needed, so that their figures are built at once.
    private func firstWorkers() throws -> Int {
        guard planned == nil, comparison == nil, try store.isEmpty() else { return 1 }
        return min(
            request.workers.count,
            request.only?.count ?? request.count ?? request.workers.count)
    }

    private func checkRange() throws {
        if let count = request.count, let total = request.total,
            count == 0 || request.settings.range.end ?? 0 > total
        {
            throw RenderError(
                .badRequest,
                total == 0
                    ? "\(request.assignment.animator) has no frames: its `frames` are empty."
                    : "Frames \(request.settings.range) are asked for, but \(request.assignment.animator) has "
                        + "\(total): ask for frames of 0:\(total).")
        }
    }

    private var isDone: Bool {
        framesAreDone && (encoder == nil || video != nil)
    }

    var framesAreDone: Bool {
        isPlanned && repairs.isEmpty && queue.count == 0 && workers.allSatisfy { $0.jobs.isEmpty }
    }

    private func step(_ signals: borrowing SignalWatch) throws {
        var entries = [
            Poll.Entry(inbox.descriptor, .read), Poll.Entry(signals.descriptor, .read),
            Poll.Entry(request.lifeline ?? -1, .read),
        ]
        let fixed = entries.count
        let hasRoom = reporter.hasRoom
        for worker in workers { entries += worker.pollEntries(withOutputs: hasRoom) }
        let isPolling = !hasRoom || workers.contains { !$0.isWatched }
        try Poll.wait(&entries, milliseconds: announcer.isWaiting ? 20 : isPolling ? 50 : 500)

        if let signal = signals.next() { throw cancelled(by: signal) }
        if let lifeline = request.lifeline, !entries[2].ready.isEmpty, Lifeline.hasEnded(lifeline) {
            throw cancelled(by: nil)
        }
        for event in inbox.take() { try handle(event) }
        if isPolling || entries[fixed...].contains(where: { !$0.ready.isEmpty }) {
            for worker in workers { try serve(worker) }
        }
        try watchWorkers()
        try handOut()
        try checkForFailures()
        if planned == nil, comparison == nil { announcer.update(isPlanned: isPlanned || gate.isFull) }
        try finishFramesIfDone()
    }

    private func finishFramesIfDone() throws {
        guard framesAreDone, !framesAreFinished else { return }
        if try !isCompared && compareWorkers() { return }
        framesAreFinished = true
        if let changed = try changedInput() { throw inputChanged(changed) }
        encoder?.finish(count: report.frames, gaps: report.failures.map(\.frame))
    }

    /// Ends everything that was started and leaves nothing behind but the frames that are whole.
    private func abandon() {
        feed?.cancel()
        for repair in repairs.values { repair.cancel() }
        encoder?.cancel()
        endWorkers(graceMilliseconds: 500)
        if request.assignment.inputs.contains(where: { !$0.isUntouched }) { takeFramesBack() }
        _ = try? encoder?.wait()
        _ = try? store.sweepTemporaries()
    }

    /// Ends all workers, in parallel: each may take so long to end by itself.
    private func endWorkers(graceMilliseconds: Int) {
        for worker in workers { worker.hangUp() }
        let deadline = ContinuousClock.now + .milliseconds(graceMilliseconds)
        for worker in workers {
            let left = ContinuousClock.now.duration(to: deadline).inSeconds
            _ = worker.end(graceMilliseconds: max(0, Int(left * 1000)))
        }
        relayOutputs()
    }

    private func cancelled(by signal: Int32?) -> RenderError {
        let reason =
            signal.map { "by " + ChildProcess.ExitStatus.name(ofSignal: $0) } ?? "as whoever started it has ended"
        let command = request.settings.startsFresh ? "the same command without --fresh" : "the same command"
        var error = RenderError(
            .cancelled,
            "The render was ended \(reason). \(announcer.done) frames are kept; \(command) goes on from there.")
        error.signal = signal
        return error
    }

    private func inContext(_ error: any Error) -> RenderError {
        switch error {
        case let error as RenderError: error
        case let error as StoreError: RenderError(.storeFailed, error.description)
        case let error as VideoError: RenderError(.videoFailed, error.description)
        default: RenderError(.workerFailed, error.inWords)
        }
    }
}
