import FlipbookRender
import FlipbookSystem
import Foundation

extension SlurmJob {
    /// Does the work of one task of the array: draws its own shard and then what others have not begun, or left.
    ///
    /// - Parameter round: the round's folder, as the script names it.
    /// - Throws: `FlipbookError`. Frames that can't be drawn don't stop it; the last job names them.
    package func runTask(round: String) throws {
        let environment = ProcessInfo.processInfo.environment
        guard let array = environment["SLURM_ARRAY_JOB_ID"], let index = environment["SLURM_ARRAY_TASK_ID"],
            let task = Int(index)
        else {
            throw FlipbookError(.invalidRequest, "--slurm-task is for the jobs that --slurm submits: use --slurm.")
        }
        let plan = try SlurmPlan(ofRound: round)
        let folder = SlurmFolder(ofRound: round)
        let log = "\(folder.logs)/\(array)_\(task).log"
        let counter = FrameCounter(reporter)
        // Between two shards a signal is heard by this one.
        let signals = try SignalWatch()
        let first = task * plan.shards.count / max(plan.tasks, 1)
        var failed = 0
        do {
            while true {
                var hasFound = false
                for offset in plan.shards.indices {
                    let number = (first + offset) % plan.shards.count
                    guard access("\(round)/done/\(number)", F_OK) != 0,
                        let claim = try Claim.take("\(round)/claims/\(number)", name: "task \(array)_\(task)")
                    else { continue }
                    defer { claim.release() }
                    hasFound = true
                    let failures = try draw(plan.shards[number], reporter: counter)
                    for failure in failures { folder.note(failure, log: log) }
                    failed += failures.count
                    try folder.write(Data(), "round-\(plan.round)/done/\(number)")
                    try encodeSegments(of: plan.shards[number], plan, round: round, name: "task \(array)_\(task)")
                    if let signal = signals.next() { throw FlipbookError.cancelled(by: signal) }
                }
                if !hasFound { break }
            }
        } catch let error as FlipbookError where error.signal == SIGHUP && counter.frames > 0 {
            // The time is up. What this task goes on with has no part in the rounds.
            reporter.report(
                .note(
                    "The time limit is near. The task queues again, and keeps what it has drawn: \(counter.frames.counted("frame"))."
                ))
            try SlurmCommands().requeue("\(array)_\(task)")
            return
        }
        if failed > 0 {
            throw FlipbookError(
                .frameFailed,
                "\(failed.counted("frame")) could not be drawn; \(folder.path)/failures says why.")
        }
    }

    /// Draws what the store lacks of a shard.
    ///
    /// - Returns: the frames that can't be drawn.
    private func draw(_ shard: Shard, reporter: any ProgressReporter) throws -> [FrameFailure] {
        try render(frames(shard.frames, of: shard.range), reporter: reporter).failures
    }
}

extension SlurmJob {
    /// Encodes the segments of the video that this shard completes: those that have a frame of it, and none of a shard that is
    /// not done. What can't be encoded here is left to the last job.
    private func encodeSegments(of shard: Shard, _ plan: SlurmPlan, round: String, name: String) throws {
        let segments = plan.segments(completedBy: shard, of: base) { number in
            access("\(round)/done/\(number)", F_OK) == 0
        }
        var claims: [(segment: Int, claim: Claim)] = []
        defer { for (_, claim) in claims { claim.release() } }
        var frames: Set<Int> = []
        for segment in segments where access("\(round)/done/segment-\(segment.index)", F_OK) != 0 {
            guard let claim = try Claim.take("\(round)/claims/segment-\(segment.index)", name: name) else { continue }
            claims.append((segment.index, claim))
            frames.formUnion(segment.frames)
        }
        guard let first = frames.min(), let last = frames.max() else { return }
        var request = base
        request.settings.range = FrameRange(request.settings.range.start..<last + 1)
        request.only = frames
        do {
            _ = try makeSegments(request, reporter: reporter)
            for (segment, _) in claims {
                try SlurmFolder(ofRound: round).write(Data(), "round-\(plan.round)/done/segment-\(segment)")
            }
        } catch let error as FlipbookError where error.signal == nil && error.code != .cancelled {
            reporter.report(
                .note(
                    "The segments of the video with the frames \(first) to \(last) are left to the last job: "
                        + error.description))
        }
    }
}

extension SlurmPlan {
    /// The whole segments of the video that have a frame of this shard, and none of a shard that isn't done.
    func segments(
        completedBy shard: Shard, of request: RenderRequest, isDone: (Int) -> Bool
    ) -> [(index: Int, frames: Range<Int>)] {
        guard request.output != nil else { return [] }
        let (start, length) = (request.settings.range.start, RenderRequest.segmentLength)
        let own = Set(shard.runs.flatMap { ($0.lowerBound - start) / length...($0.upperBound - start) / length })
        return own.sorted().compactMap { index in
            let frames = start + index * length..<start + (index + 1) * length
            // What is behind the last frame of the animation never comes: that segment is the last job's.
            if let end = request.total.map({ min($0, request.settings.range.end ?? $0) }), frames.upperBound > end {
                return nil
            }
            let others = shards.indices.filter { shards[$0].runs.contains { $0.overlaps(ClosedRange(frames)) } }
            return others.allSatisfy(isDone) ? (index, frames) : nil
        }
    }
}

extension FlipbookError {
    fileprivate static func cancelled(by signal: Int32) -> FlipbookError {
        FlipbookError(
            .cancelled, signal: signal,
            "The task was ended by \(ChildProcess.ExitStatus.name(ofSignal: signal)) between two shards.")
    }
}

/// Counts the frames that are drawn, and passes everything on.
private final class FrameCounter: ProgressReporter {
    private let next: any ProgressReporter
    private(set) var frames = 0

    init(_ next: any ProgressReporter) { self.next = next }

    func report(_ event: RenderEvent) {
        if case .frame = event { frames += 1 }
        // There is one end, and it is not that of a shard.
        if case .failed = event { return }
        next.report(event)
    }

    var hasRoom: Bool { next.hasRoom }
}
