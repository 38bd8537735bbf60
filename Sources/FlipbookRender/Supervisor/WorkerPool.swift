import FlipbookSystem

/// The workers of a task and the frames that wait for them: starts workers, gives them frames, kills those that hang, and
/// gives the frames of the dead to others.
final class WorkerPool {
    /// What workers say and do, for the task that has them.
    enum Event {
        /// The first worker's `setup()` has finished; the others make the same figure.
        case setupFinished(SetupReport)
        /// A worker is at this frame now.
        case began(FrameJob)
        /// A frame is in the store.
        case rendered(FrameJob)
        /// A frame was drawn again.
        case compared(FrameJob, Comparer.Result)
        /// A person should know this of the frames.
        case warned(String)
        /// `update` or drawing threw.
        case failed(FrameJob, reason: String)
        /// The worker that was at this frame has died.
        case interrupted(frame: Int)
        /// The frame that a worker died at is given to another.
        case retried(frame: Int, reason: String)
        /// No other worker tries this frame, for a reason that nobody was told yet, or else nil.
        case gaveUp(FrameJob, reason: String?)
        /// A person may want to know this.
        case note(String)
        /// A file isn't what it was when the render began.
        case inputChanged(String)
    }

    /// Workers that may die in a row before one has built its figure.
    private static let maximumDeathsInSetup = 3
    /// Bytes of parameters that lie with one worker, unless a single frame has more.
    private static let maximumBytesPerWorker = 16 << 20
    /// What a worker that isn't at a frame may be silent for: thirty of its heartbeats.
    private static let longestSilence = Duration.seconds(30)
    /// What `setup()` may take at the least: it may read large files.
    private static let shortestSetup = Duration.seconds(600)
    /// How long the supervisor leaves workers alone that have frames enough, so that it hears of several at once.
    private static let longestRest = Duration.milliseconds(10)
    /// What one look adds at the most, however long ago the last one was: while this process was stopped (^Z, a laptop
    /// that slept), workers were too.
    private static let longestStep = Duration.seconds(2)

    private let request: RenderRequest
    private let reporter: any ProgressReporter
    private var workers: [WorkerHandle] = []
    private var queue = FrameQueue()
    private var workersStarted = 0
    private var lastWatch = ContinuousClock.now
    private var setup: SetupReport?
    /// How many workers died in a row without a figure standing.
    private var deathsInSetup = 0
    /// How the last of them ended, where a fault of the program ended it.
    private var faultInSetup: Death.Fault?
    /// How many workers died since a frame was drawn.
    private var deathsInARow = 0

    init(_ request: RenderRequest, reporter: any ProgressReporter) {
        self.request = request
        self.reporter = reporter
    }

    /// Frames that can't be drawn.
    var failures: [FrameFailure] { queue.failures }

    /// Whether no frame waits, and none is with a worker.
    var isIdle: Bool { queue.count == 0 && workers.allSatisfy { $0.jobs.isEmpty } }

    /// The workers that have a figure and take frames.
    var readyWorkers: [WorkerHandle] { workers.filter { $0.isReady && $0.verdict == nil } }

    /// Whether a frame that is appended now is the next to be drawn: by a worker that waits, or by one that is started for it.
    var isHungry: Bool {
        queue.count == 0
            && (readyWorkers.contains { $0.jobs.isEmpty }
                || workers.count < request.workers.count && workers.allSatisfy(\.isReady))
    }

    /// Has a frame drawn, after those that wait.
    func append(_ job: FrameJob) { queue.append(job) }

    /// Puts a frame among those that can't be drawn.
    func fail(_ job: FrameJob, reason: String) { queue.fail(job.frame, reason: reason) }

    func startWorker() throws {
        workersStarted += 1
        do {
            workers.append(
                try WorkerHandle.start(request.workers, number: workersStarted, assignment: request.assignment))
            request.logger.debug("worker \(workersStarted) is started")
        } catch let error as ProcessError {
            throw FlipbookError(.workerFailed, "No worker can be started: \(error.description)")
        }
    }

    // MARK: What happens

    /// What to wait for before ``serve(_:)``.
    var pollEntries: [Poll.Entry] {
        let hasRoom = reporter.hasRoom
        return workers.flatMap { $0.pollEntries(withOutputs: hasRoom) }
    }

    /// Whether ``serve(_:_:)`` must also be called regularly, without an event.
    var isPolling: Bool { !reporter.hasRoom || workers.contains { !$0.isWatched } }

    /// How many milliseconds no worker needs the supervisor: all of them have frames enough. 0 where one may soon run out.
    var restMilliseconds: Int {
        guard !workers.isEmpty, !isPolling else { return 0 }
        var rest = Self.longestRest
        for worker in workers {
            guard let inHand = worker.timeInHand else { return 0 }
            rest = min(rest, inHand)
        }
        return Int(rest.inSeconds * 1000)
    }

    /// Hears what workers have to say, and passes on what they print.
    ///
    /// - Parameter entries: those of ``pollEntries``, waited for.
    func serve(_ entries: ArraySlice<Poll.Entry>, _ tell: (Event) throws -> Void) throws {
        let ready = Set(entries.lazy.filter { !$0.ready.isEmpty }.map(\.descriptor))
        let isPolling = isPolling
        for worker in workers {
            // Asked first: whatever it said before its end is there then.
            let hasEnded = (isPolling || worker.mayHaveEnded(ready)) && worker.hasEnded
            worker.flush()
            for output in worker.outputs
            where hasEnded || reporter.hasRoom && (isPolling || output.hasNews(ready)) {
                output.drain()
            }
            relay(worker)
            guard isPolling || hasEnded || worker.hasNews(ready) else { continue }
            let (replies, isAtEnd) = try worker.receive(all: hasEnded)
            for reply in replies { try handle(reply, from: worker, tell) }
            if isAtEnd || hasEnded { try reap(worker, tell) }
        }
    }

    private func handle(
        _ reply: WorkerReply, from worker: WorkerHandle, _ tell: (Event) throws -> Void
    ) throws {
        switch reply {
        case .hello(let version):
            guard version == protocolVersion else {
                throw FlipbookError(
                    .workerFailed,
                    "The worker speaks version \(version) of Flipbook's language, this program \(protocolVersion): "
                        + "build both again.")
            }
            worker.hasGreeted = true
        case .ready(let setup):
            request.logger.debug(
                "worker \(worker.number) has its figure: \(setup.figure.shape), fonts \(setup.figure.fonts)")
            worker.isReady = true
            deathsInSetup = 0
            faultInSetup = nil
            if let first = self.setup {
                guard first == setup else {
                    throw FlipbookError(
                        .setupFailed,
                        "Two workers have different figures: \(setup.difference(from: first)). "
                            + "setup() must make the same one in every worker.")
                }
            } else {
                self.setup = setup
                try tell(.setupFinished(setup))
            }
        case .setupFailed(let reason):
            throw FlipbookError(.setupFailed, "setup() failed: \(reason)")
        case .began(let frame):
            worker.current = frame
            if let job = worker.jobs.first(where: { $0.frame == frame }) { try tell(.began(job)) }
        case .rendered(let frame):
            guard let job = worker.finish(frame) else { return }
            worker.noteDrawn(job)
            deathsInARow = 0
            try tell(.rendered(job))
        case .compared(let frame, let difference, let pixels):
            guard let job = worker.finish(frame) else { return }
            try tell(.compared(job, Comparer.Result(difference: difference, pixels: pixels)))
        case .warned(let warning): try tell(.warned(warning))
        case .frameFailed(let frame, let reason):
            guard let job = worker.finish(frame) else { throw FlipbookError.cannotBeDrawn(frame, reason) }
            try tell(.failed(job, reason: reason))
        case .storeFailed(let reason): throw FlipbookError(.storeFailed, reason)
        case .inputChanged(let name): try tell(.inputChanged(name))
        case .heartbeat: break
        }
    }

    /// A worker has ended: its frames go to others.
    private func reap(_ worker: WorkerHandle, _ tell: (Event) throws -> Void) throws {
        let status = worker.end(graceMilliseconds: 1000)
        let death = worker.death(status)
        relay(worker)
        request.logger.debug("worker \(worker.number) \(status)")
        workers.removeAll { $0 === worker }

        let unfinished = worker.takeJobs().filter { !$0.mayBeDropped }
        if let frame = worker.current, !unfinished.isEmpty { try tell(.interrupted(frame: frame)) }
        guard worker.isReady else { return try replace(worker, status, death) }
        deathsInARow += 1
        // What one bad frame, or a machine without memory, never comes to.
        guard deathsInARow <= max(30, 4 * request.workers.count) else {
            throw FlipbookError(
                .workerFailed, "\(deathsInARow) workers crashed, and no frame was drawn in between. \(death.inWords)")
        }
        let failures = queue.failures.count
        let isTold = death.fault.map { queue.faults[$0] != nil } ?? false
        if let frame = queue.takeBack(unfinished, began: worker.current, death: death) {
            try tell(.retried(frame: frame, reason: death.summary))
        } else if queue.failures.count == failures {
            try tell(.note(death.summary + " Its frames go to others." + death.details))
        }
        for failure in queue.failures[failures...] {
            guard let job = unfinished.first(where: { $0.frame == failure.frame }) else { continue }
            try tell(.gaveUp(job, reason: isTold ? nil : failure.reason))
        }
    }

    /// Starts another worker for one that ended before setup() finished.
    private func replace(_ worker: WorkerHandle, _ status: ChildProcess.ExitStatus, _ death: Death) throws {
        deathsInSetup += 1
        let isKnown = death.fault != nil && death.fault == faultInSetup
        faultInSetup = death.fault
        var hasExited = false
        if case .exited = status { hasExited = worker.verdict == nil }
        guard deathsInSetup < Self.maximumDeathsInSetup, !isKnown, !hasExited else {
            throw FlipbookError(
                .setupFailed,
                worker.hasGreeted
                    ? "A worker exited before setup() finished. \(death.inWords)"
                    : "A worker exited before it began. \(death.inWords)\nThe program must call runWorkerIfAsked first: "
                        + "workers are this program, started again without arguments.")
        }
        try startWorker()
    }

    // MARK: What is done

    /// Gives waiting frames to workers, and starts the workers that they are worth.
    ///
    /// - Parameter isPlanned: whether no more frames will come.
    func handOut(isPlanned: Bool) throws {
        // Who takes what is told slower than frames are drawn has them drawn slower.
        guard queue.count > 0, reporter.hasRoom else { return }
        let wanted = min(request.workers.count, queue.count + workers.count { !$0.jobs.isEmpty })
        while workers.count < wanted { try startWorker() }

        // Towards the end less lies with each, so that none still has a pile when the others are done.
        var share: Int {
            let fair = max(isPlanned ? 1 : 2, queue.count / (2 * request.workers.count))
            return max(min(request.settings.lookAhead, fair), 1)
        }
        // Several frames in one message: who still has half of them waits.
        let half = share / 2
        let takers = readyWorkers.filter { $0.jobs.count <= half }
        while queue.count > 0 {
            let limit = share
            let free = takers.filter { worker in
                worker.jobs.count < limit
                    && (worker.jobs.count < 2 || worker.jobBytes < Self.maximumBytesPerWorker)
            }
            guard let worker = free.min(by: { $0.jobs.count < $1.jobs.count }), let job = queue.popFirst() else {
                break
            }
            try worker.give(job)
        }
        for worker in takers { worker.flush() }
    }

    /// Kills workers that take too long over a frame or no longer run. Their frames go to others when their end is
    /// noticed.
    func watch() throws {
        let now = ContinuousClock.now
        let passed = min(lastWatch.duration(to: now), Self.longestStep)
        lastWatch = now
        // While nobody takes what workers print, they may have to wait for that.
        guard let limit = request.settings.frameTimeout, reporter.hasRoom else { return }
        for worker in workers where worker.verdict == nil {
            worker.pass(passed)
            guard let fault = fault(of: worker, limit), !worker.isTraced else { continue }
            guard worker.kill(because: "The worker \(fault), and was killed.") else {
                let reason =
                    "The worker \(fault). "
                    + "With one worker there is no process to kill: use more, or a longer --frame-timeout."
                throw worker.current.map { FlipbookError.cannotBeDrawn($0, reason) }
                    ?? FlipbookError(.frameFailed, reason)
            }
        }
    }

    private func fault(of worker: WorkerHandle, _ limit: Duration) -> String? {
        func seconds(_ time: Duration) -> String { "\((time.inSeconds * 10).rounded() / 10) s" }
        if worker.isReady, worker.current != nil, worker.busy > limit {
            return "took more than \(seconds(limit)) for one frame (--frame-timeout)"
        }
        if !worker.isReady, worker.busy > max(limit, Self.shortestSetup) {
            return "was in setup() for more than \(seconds(max(limit, Self.shortestSetup)))"
        }
        // Nothing shorter: a machine may be so busy that a heartbeat comes late.
        let silence = max(min(limit, Self.longestSilence), .seconds(5))
        return worker.silent > silence ? "gave no sign of life for \(seconds(silence))" : nil
    }

    /// Ends all workers, in parallel: each may take so long to end by itself.
    func end(graceMilliseconds: Int) {
        for worker in workers { worker.hangUp() }
        let deadline = ContinuousClock.now + .milliseconds(graceMilliseconds)
        for worker in workers {
            let left = ContinuousClock.now.duration(to: deadline).inSeconds
            _ = worker.end(graceMilliseconds: max(0, Int(left * 1000)))
        }
        for worker in workers { relay(worker) }
    }

    /// Passes on what a worker has printed.
    private func relay(_ worker: WorkerHandle) {
        for output in worker.outputs {
            let bytes = output.takeOutput()
            if !bytes.isEmpty { reporter.report(.output(bytes, isError: output.isError)) }
        }
    }
}
