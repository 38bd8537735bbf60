import FlipbookProcess

extension Supervisor {
    /// Workers that may die in a row before one has built its figure.
    private static let maximumDeathsInSetup = 3
    /// Workers that may die in a row without a frame drawn in between: what one bad frame, or a machine without memory,
    /// never comes to.
    private var maximumDeathsInARow: Int { max(30, 4 * request.workers.count) }
    /// Bytes of parameters that lie with one worker, unless a single frame has more.
    private static let maximumBytesPerWorker = 16 << 20

    func startWorker() throws {
        workersStarted += 1
        do {
            workers.append(
                try WorkerHandle.start(request.workers, number: workersStarted, assignment: request.assignment))
            request.logger.debug("worker \(workersStarted) is started")
        } catch let error as ProcessError {
            throw RenderError(.workerFailed, "No worker can be started: \(error.description)")
        }
    }

    /// Hears what a worker has to say, and passes on what it prints.
    func serve(_ worker: WorkerHandle) throws {
        // Asked first: whatever it said before its end is there then.
        let hasEnded = worker.hasEnded
        worker.flush()
        if reporter.hasRoom || hasEnded { for output in worker.outputs { output.drain() } }
        relay(worker)
        let (replies, isAtEnd) = try worker.receive()
        for reply in replies { try handle(reply, from: worker) }
        if isAtEnd || hasEnded { try bury(worker) }
    }

    private func handle(_ reply: WorkerReply, from worker: WorkerHandle) throws {
        switch reply {
        case .hello(let version):
            guard version == protocolVersion else {
                throw RenderError(
                    .workerFailed,
                    "The worker speaks version \(version) of Flipbook's language, this program \(protocolVersion): "
                        + "build both anew.")
            }
            worker.hasGreeted = true
        case .ready(let setup):
            request.logger.debug(
                "worker \(worker.number) has its figure: \(setup.figure.shape), fonts \(setup.figure.fonts)")
            worker.isReady = true
            deathsInSetup = 0
            faultInSetup = nil
            try figureStands(setup)
        case .setupFailed(let reason):
            throw RenderError(.setupFailed, "setup() failed: \(reason)")
        case .began(let frame):
            worker.current = frame
            if !worker.isComparing { request.observer?.frame(frame, is: .drawing) }
        case .rendered(let frame):
            guard let job = worker.finish(frame) else { return }
            worker.noteDrawn(job)
            frameIsRendered(job)
        case .compared(let frame, let difference, let pixels):
            guard let job = worker.finish(frame) else { return }
            guard comparison != nil else { return try frameIsCompared(job, difference: difference) }
            gate.leave(bytes: job.parameters.count)
            comparison?.results[frame] = Comparison.Result(difference: difference, pixels: pixels)
        case .warned(let warning):
            let isNew = warnings.insert(warning.prefix { !$0.isNewline }).inserted
            if comparison == nil, isNew { announcer.tell(.note(warning)) }
        case .frameFailed(let frame, let reason):
            let isComparing = worker.isComparing
            if !isComparing { request.observer?.frame(frame, is: .failed) }
            guard request.settings.keepsGoing, let job = worker.finish(frame) else {
                throw RenderError(.frameFailed, frame: frame, "Frame \(frame) can't be drawn: \(reason)")
            }
            // Another worker has drawn it.
            if isComparing { return }
            queue.fail(frame, reason: reason)
            givesUp(on: job)
        case .storeFailed(let reason):
            throw RenderError(.storeFailed, reason)
        case .inputChanged(let name):
            throw inputChanged(name)
        case .alive:
            break
        }
    }

    /// A worker has ended: its frames go to others.
    private func bury(_ worker: WorkerHandle) throws {
        let status = worker.end(graceMilliseconds: 1000)
        let death = worker.death(status)
        relay(worker)
        request.logger.debug("worker \(worker.number) \(status)")
        workers.removeAll { $0 === worker }

        let unfinished = worker.takeJobs().filter { !$0.isComparison || comparison != nil }
        if let frame = worker.current, !unfinished.allSatisfy(\.isComparison) {
            request.observer?.frame(frame, is: .missing)
        }
        if !worker.isReady {
            deathsInSetup += 1
            let isKnown = death.fault != nil && death.fault == faultInSetup
            faultInSetup = death.fault
            var hasExited = false
            if case .exited = status { hasExited = worker.verdict == nil }
            guard deathsInSetup < Self.maximumDeathsInSetup, !isKnown, !hasExited else {
                throw RenderError(
                    .setupFailed,
                    worker.hasGreeted
                        ? "A worker ended before its figure stood: in init or setup. \(death.inWords)"
                        : "A worker ended before it was one. \(death.inWords)\nThe program must call runWorkerIfAsked first: "
                            + "workers are this program, started again without arguments.")
            }
            try startWorker()
            return
        }
        deathsInARow += 1
        guard deathsInARow <= maximumDeathsInARow else {
            throw RenderError(
                .workerFailed, "\(deathsInARow) workers died, and no frame was drawn in between. \(death.inWords)")
        }
        let failures = queue.failures.count
        let isTold = death.fault.map { queue.faults[$0] != nil } ?? false
        if let frame = queue.takeBack(unfinished, began: worker.current, death: death) {
            report.retried += 1
            announcer.tell(.retry(frame: frame, reason: death.summary))
        } else if queue.failures.count == failures {
            announcer.tell(.note(death.summary + " Its frames go to others." + death.details))
        }
        for failure in queue.failures[failures...] {
            if let job = unfinished.first(where: { $0.frame == failure.frame }) { givesUp(on: job, isTold: isTold) }
        }
    }

    /// A frame has been put among the failures.
    ///
    /// - Parameter isTold: whether another frame's failure has told of the same fault.
    private func givesUp(on job: FrameJob, isTold: Bool = false) {
        gate.leave(bytes: job.parameters.count)
        request.observer?.frame(job.frame, is: .failed)
        guard !isTold else { return }
        let reason = queue.failures.last?.reason.split(separator: "\n").first ?? ""
        announcer.tell(.note("Frame \(job.frame) is given up: \(reason)"))
    }

    /// Gives waiting frames to workers, and starts the workers that they are worth.
    func handOut() throws {
        // Who takes what is told slower than frames are drawn has them drawn slower.
        guard queue.count > 0, reporter.hasRoom else { return }
        if comparison != nil, !isPlanned, !gate.isFull { return }
        let wanted = min(request.workers.count, queue.count + workers.count { !$0.jobs.isEmpty })
        while workers.count < wanted { try startWorker() }

        while queue.count > 0 {
            // Towards the end less lies with each, so that none still has a pile when the others are done.
            let fair = max(isPlanned ? 1 : 2, queue.count / (2 * request.workers.count))
            let limit = min(request.settings.lookAhead, fair)
            let free = workers.filter { worker in
                worker.isReady && worker.verdict == nil && worker.jobs.count < max(limit, 1)
                    && (worker.jobs.count < 2 || worker.jobBytes < Self.maximumBytesPerWorker)
            }
            guard let worker = free.min(by: { $0.jobs.count < $1.jobs.count }),
                let job = comparison?.isBackwards == true ? queue.popLast() : queue.popFirst()
            else { return }
            try worker.give(job)
        }
    }

    /// Passes on what workers have printed.
    func relayOutputs() {
        for worker in workers { relay(worker) }
    }

    private func relay(_ worker: WorkerHandle) {
        for output in worker.outputs {
            let bytes = output.takeOutput()
            if !bytes.isEmpty { reporter.report(.output(bytes, isError: output.isError)) }
        }
    }
}
