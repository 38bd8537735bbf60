import FlipbookRender
import FlipbookStore
import FlipbookSystem
import Foundation

extension SlurmJob {
    /// Stays until the jobs that were submitted are done, and tells of the frames that come.
    ///
    /// The store is what is looked at; Slurm is asked only whether there is still somebody to wait for.
    ///
    /// - Returns: what a person is to know of the video.
    /// - Throws: `FlipbookError` where the jobs failed or are gone, and on ^C, which leaves them.
    package func wait() throws -> String {
        let folder = try SlurmFolder(request)
        let signals = try SignalWatch()
        let store = FrameStore(directory: request.assignment.store)
        let plan = try FlipbookRender.plan(base, reporter: SilentReporter())
        let expected = Set(plan.missingKeys)
        reporter.report(
            .started(
                animator: request.assignment.animator, frames: plan.frames, cached: plan.cached,
                missing: expected.count, workers: folder.record?.tasks ?? 0))
        var (done, absences) = (plan.cached, 0)
        var (nextCount, nextLook) = (ContinuousClock.now, ContinuousClock.now)
        while true {
            var entries = [
                Poll.Entry(signals.descriptor, .read), Poll.Entry(request.lifeline ?? -1, .read),
            ]
            try Poll.wait(&entries, milliseconds: 500)
            if let signal = signals.next() { throw left(folder, signal) }
            if let lifeline = request.lifeline, !entries[1].ready.isEmpty, Lifeline.hasEnded(lifeline) {
                throw left(folder, nil)
            }
            if ContinuousClock.now >= nextCount {
                let start = ContinuousClock.now
                let now = plan.cached + (try store.keys().count { expected.contains($0) })
                // Listing millions of files over a network is work for its server.
                nextCount = ContinuousClock.now + start.duration(to: ContinuousClock.now) * 20
                if now != done {
                    done = now
                    reporter.report(.frame(max(0, done - 1), done: done, total: plan.frames))
                }
            }
            if let result = folder.result {
                if result.isDone { return result.text }
                throw FlipbookError(.clusterFailed, result.text)
            }
            guard ContinuousClock.now >= nextLook else { continue }
            nextLook = .now + .seconds(2)
            guard let record = folder.record else { throw gone(folder, done, plan.frames) }
            // A controller that is just restarted can't be asked; the last job may be between its end and its successors'.
            guard let living = try? SlurmCommands().living(of: [record.array, record.last]) else { continue }
            absences = living.isEmpty ? absences + 1 : 0
            if absences > 2, folder.record == record, folder.result == nil { throw gone(folder, done, plan.frames) }
        }
    }

    private func left(_ folder: SlurmFolder, _ signal: Int32?) -> FlipbookError {
        let jobs = folder.record.map { "\($0.array) \($0.last)" } ?? ""
        return FlipbookError(
            .cancelled, signal: signal,
            "The jobs go on: `scancel \(jobs)` cancels them, and the same command waits for them again.")
    }

    private func gone(_ folder: SlurmFolder, _ done: Int, _ total: Int) -> FlipbookError {
        FlipbookError(
            .clusterFailed,
            "The jobs have ended without a video, cancelled perhaps: \(done) of \(total) frames are there. The same command "
                + "submits what is missing; the logs are in \(folder.logs).")
    }
}
