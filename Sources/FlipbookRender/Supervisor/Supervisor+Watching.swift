extension Supervisor {
    /// What a worker that isn't at a frame may be silent for: thirty of its heartbeats.
    private static let longestSilence = Duration.seconds(30)
    /// What `setup()` may take at the least: it may read large files.
    private static let shortestSetup = Duration.seconds(600)
    /// What one look adds at the most, however long ago the last one was: while this process was stopped (^Z, a laptop
    /// that slept), workers were too.
    private static let longestStep = Duration.seconds(2)

    /// Kills workers that take too long over a frame or no longer run. Their frames go to others when their end is
    /// noticed.
    func watchWorkers() throws {
        let now = ContinuousClock.now
        let passed = min(lastWatch.duration(to: now), Self.longestStep)
        lastWatch = now
        // While nobody takes what workers print, they may have to wait for that.
        guard let limit = request.settings.longestFrame, reporter.hasRoom else { return }
        for worker in workers where worker.verdict == nil {
            worker.pass(passed)
            guard let fault = fault(of: worker, limit), !worker.isTraced else { continue }
            guard worker.kill(because: "The worker \(fault), and was killed.") else {
                throw RenderError(
                    .frameFailed, frame: worker.current,
                    "\(worker.current.map { "Frame \($0) can't be drawn: t" } ?? "T")he worker \(fault). "
                        + "With one worker there is no process to kill: use more, or a longer --frame-timeout.")
            }
        }
    }

    private func fault(of worker: WorkerHandle, _ limit: Duration) -> String? {
        func seconds(_ time: Duration) -> String { "\((time.inSeconds * 10).rounded() / 10) s" }
        if worker.isReady, worker.current != nil, worker.busy > limit {
            return "was at it for more than \(seconds(limit)) (--frame-timeout)"
        }
        if !worker.isReady, worker.busy > max(limit, Self.shortestSetup) {
            return "was in setup() for more than \(seconds(max(limit, Self.shortestSetup)))"
        }
        // Nothing shorter: a machine may be so busy that a heartbeat comes late.
        let silence = max(min(limit, Self.longestSilence), .seconds(5))
        return worker.silent > silence ? "gave no sign of life for \(seconds(silence))" : nil
    }
}
