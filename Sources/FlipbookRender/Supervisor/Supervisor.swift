import FlipbookStore
import FlipbookSystem
import FlipbookVideo

/// What a supervisor has workers for: to render frames, to find out which would be, to encode segments of the video, or to compare frames.
///
///     Renderer    has the store's missing frames drawn, and the video made
///     Planner     finds out which frames are missing, and why
///     SegmentMaker  has segments of the video encoded whose frames are there
///     Comparer    has frames drawn again, and holds them against the store's
///     Viewer      has frames drawn for somebody who looks at them, those at the cursor first
protocol SupervisedTask: AnyObject {
    /// How many workers to start before it is known which frames are missing.
    var firstWorkers: Int { get throws }
    /// Whether all is done.
    var isDone: Bool { get }
    /// Whether something is to be told soon, even where nothing happens.
    var isWaiting: Bool { get }
    /// How many frames the store has now, for the message of a cancelled render; nil where the task changes nothing in it.
    var framesKept: Int? { get }

    /// The first worker's `setup()` has finished: the frames' keys are known now.
    func begin(_ setup: SetupReport) throws
    /// The plan tells of a frame, or of its end.
    func handle(_ event: FramePlan.Event) throws
    /// A worker has said or done something.
    func handle(_ event: WorkerPool.Event) throws
    /// The encoder has said or done something.
    func handle(_ event: VideoEncoder.Event) throws
    /// Somebody who looks at the frames wants something.
    func handle(_ command: ViewCommand) throws
    /// Everything that has happened is handled.
    func step() throws
    /// The task ends before all is done: leaves nothing behind but frames that are whole.
    func abandon()
}

extension SupervisedTask {
    var firstWorkers: Int { 1 }
    var isWaiting: Bool { false }
    var framesKept: Int? { nil }
    func handle(_ event: VideoEncoder.Event) throws {}
    func handle(_ command: ViewCommand) throws {}
    func step() throws {}
    func abandon() {}
}

/// Leads one task: waits for whatever happens next (a worker's reply, a planned frame, the encoder, a signal), and has it
/// handled.
///
/// One thread does all of it, the caller's.
final class Supervisor {
    let request: RenderRequest
    let reporter: any ProgressReporter
    let store: FrameStore
    let inbox: Inbox
    let plan: FramePlan
    let pool: WorkerPool

    init(
        _ request: RenderRequest, reporter: any ProgressReporter,
        mostWaiting: (frames: Int, bytes: Int) = FramePlan.mostWaiting
    ) throws {
        self.request = request
        self.reporter = reporter
        store = FrameStore(directory: request.assignment.store)
        inbox = try Inbox()
        plan = FramePlan(request, store: store, inbox: inbox, most: mostWaiting)
        pool = WorkerPool(request, reporter: reporter)
    }

    /// Does the task, and returns once every worker has ended.
    ///
    /// - Parameter prepare: done before the first worker is started.
    /// - Throws: `FlipbookError`.
    func run(_ task: some SupervisedTask, prepare: () throws -> Void = {}) throws {
        let signals: SignalWatch
        do { signals = try SignalWatch() } catch { throw inContext(error) }
        let interruption = ExitWatch.add { [inbox] in inbox.post(.exit($0)) }
        defer { ExitWatch.remove(interruption) }
        request.cancellation?.onCancel { [inbox] in inbox.post(.cancelled) }
        do {
            try checkRange()
            // The store's folders; of each worker a socket, two pipes and its end; of each encoder three pipes, its end, a
            // frame and a segment.
            CurrentProcess.allowDescriptors(256 + 128 + 4 * request.workers.count + 8 * request.cores)
            try prepare()
            for _ in 0..<(try task.firstWorkers) { try pool.startWorker() }
            while !task.isDone { try step(signals, task) }
            pool.end(graceMilliseconds: 2000)
        } catch {
            plan.cancel()
            pool.end(graceMilliseconds: 500)
            task.abandon()
            throw inContext(error)
        }
    }

    /// Whether every frame has been planned and drawn, or given up.
    var framesAreDone: Bool { plan.isComplete && pool.isIdle }

    private func step(_ signals: borrowing SignalWatch, _ task: some SupervisedTask) throws {
        var entries = [
            Poll.Entry(inbox.descriptor, .read), Poll.Entry(signals.descriptor, .read),
            Poll.Entry(request.lifeline ?? -1, .read),
        ]
        let fixed = entries.count
        // Workers that have frames enough are left alone for a moment: what they say is heard together.
        let rest = pool.restMilliseconds
        if rest > 0 {
            var urgent = Array(entries[1...])
            try Poll.wait(&urgent, milliseconds: rest)
        }
        entries += pool.pollEntries
        try Poll.wait(&entries, milliseconds: task.isWaiting ? 20 : pool.isPolling ? 50 : 500)

        if !entries[1].ready.isEmpty, let signal = signals.next() {
            throw cancelled("by " + ChildProcess.ExitStatus.name(ofSignal: signal), task, signal)
        }
        if let lifeline = request.lifeline, !entries[2].ready.isEmpty, Lifeline.hasEnded(lifeline) {
            throw cancelled("because the process that started it has ended", task)
        }
        for event in entries[0].ready.isEmpty ? [] : inbox.take() {
            switch event {
            case .plan(let event): try plan.take(event).map(task.handle)
            case .encoder(let event): try task.handle(event)
            case .exit(let reason): throw FlipbookError(.workerFailed, reason)
            case .cancelled: throw cancelled("because its task was cancelled", task)
            case .view(let command): try task.handle(command)
            }
        }
        if pool.isPolling || entries[fixed...].contains(where: { !$0.ready.isEmpty }) {
            try pool.serve(entries[fixed...]) { event in
                if case .setupFinished(let setup) = event { try task.begin(setup) } else { try task.handle(event) }
            }
        }
        try pool.watch()
        try pool.handOut(isPlanned: plan.isComplete)
        try task.step()
    }

    private func checkRange() throws {
        let range = request.settings.range
        guard let count = request.count, let total = request.total, count == 0 || range.end ?? 0 > total else { return }
        throw FlipbookError.framesMissing(range, of: total)
    }

    private func cancelled(_ reason: String, _ task: some SupervisedTask, _ signal: Int32? = nil) -> FlipbookError {
        let command = request.settings.startsFresh ? "the same command without --fresh" : "the same command"
        let kept = task.framesKept.map { "Frames that are kept: \($0)" } ?? "All frames are kept"
        return FlipbookError(
            .cancelled, signal: signal, "The render was ended \(reason). \(kept); \(command) goes on from there.")
    }

    private func inContext(_ error: any Error) -> FlipbookError {
        switch error {
        case let error as FlipbookError: error
        case let error as FileError: FlipbookError(.storeFailed, error.description, underlying: error)
        default: FlipbookError(.workerFailed, error.inWords, underlying: error)
        }
    }
}
