import FlipbookRender
import FlipbookStore
import FlipbookSystem
import Foundation

extension SlurmJob {
    /// What came of ``submit()``.
    package enum Submission {
        /// Every frame is there, and no job is needed for any.
        case nothingToRender
        /// The jobs, as text: their numbers, and how to watch and to cancel them.
        case jobs(String)
    }

    /// Submits the array that draws what is missing and the job that makes the video. Jobs of an earlier call that live
    /// are left to it, and nothing is submitted.
    package func submit() throws -> Submission {
        let folder = try SlurmFolder(request)
        try checkTasks()
        let slurm = try SlurmCommands()
        if let record = folder.record, try !slurm.living(of: [record.array, record.last]).isEmpty {
            return .jobs(
                "The jobs of this render are in the queue already; nothing was submitted.\n" + words(record, folder))
        }
        try folder.write(Data(), "logs/.keep")
        guard let claim = try Claim.take(folder.path + "/submission", name: "submission of \(getpid())") else {
            throw RenderError(
                .clusterFailed, "Somebody is just submitting this very render: \(folder.path)/submission names them.")
        }
        defer { claim.release() }
        if request.settings.startsFresh { try FrameStore(directory: request.assignment.store).removeAll() }
        let secondsPerFrame = try folder.record?.secondsPerFrame ?? measure()
        let missing = try FlipbookRender.plan(base, reporter: reporter).missing.map(\.frames)
        if missing.isEmpty { return .nothingToRender }
        warnOfLocalDisk()
        folder.clear()
        let program = try folder.keepProgram(
            executable, name: URL(fileURLWithPath: executable).lastPathComponent)
        let plan = makePlan(round: 1, missing, secondsPerFrame: secondsPerFrame)
        let record = try submit(plan, folder, script(folder, program: program), slurm)
        reporter.report(.submitted(jobs: [record.array, record.last]))
        let frames = missing.reduce(0) { $0 + $1.count }
        return .jobs(
            "\(request.assignment.animator): \(frames.counted("frame")) to render, in "
                + "\(plan.shards.count.counted("shard")) by \(plan.tasks.counted("task"))\n" + words(record, folder))
    }

    /// The scripts that ``submit()`` would submit now. Nothing is drawn or written.
    package func scripts() throws -> String {
        try checkTasks()
        let folder = try SlurmFolder(request)
        let missing = try FlipbookRender.plan(request, reporter: reporter).missing.map(\.frames)
        if missing.isEmpty { return "Every frame is in the cache: nothing would be submitted.\n" }
        let plan = makePlan(round: 1, missing, secondsPerFrame: folder.record?.secondsPerFrame ?? 1)
        let script = script(
            folder, without: "--dry-run",
            program: "\(folder.path)/program/\(URL(fileURLWithPath: executable).lastPathComponent)")
        return script.array(tasks: plan.tasks, round: folder.round(1)) + "\n"
            + script.last(after: "ARRAY", round: folder.round(1))
    }

    // MARK: Plans

    func makePlan(round: Int, _ missing: [ClosedRange<Int>], secondsPerFrame: Double) -> SlurmPlan {
        let frames = missing.reduce(0) { $0 + $1.count }
        let count = Shard.count(
            frames: frames, secondsPerFrame: secondsPerFrame, cores: settings.cpusPerTask ?? 1, tasks: settings.tasks)
        let shards = Shard.cut(missing, into: count)
        let tasks = min(settings.tasks ?? shards.count, shards.count, SlurmCommands.largestArray)
        return SlurmPlan(round: round, tasks: tasks, secondsPerFrame: secondsPerFrame, shards: shards)
    }

    private func checkTasks() throws {
        guard let tasks = settings.tasks else { return }
        let most = SlurmCommands.largestArray
        guard tasks <= most else {
            throw RenderError(
                .badRequest,
                "--tasks \(tasks) is more than an array may have here: ask for \(most) or fewer (MaxArraySize). Tasks "
                    + "draw one shard after the other, so that fewer of them do as well.")
        }
    }

    /// Draws three of the missing frames to see how long one takes. They are kept, as all are.
    private func measure() throws -> Double {
        let missing = try FlipbookRender.plan(base, reporter: SilentReporter()).missing.flatMap(\.frames)
        guard let first = missing.first, let last = missing.last, missing.count > 3 else { return 1 }
        var trial = frames([first, missing[missing.count / 2], last], of: FrameRange(first..<last + 1))
        trial.workers = trial.workers.alone
        let clock = FrameClock()
        // Frames that can't be drawn are the tasks' to tell of.
        _ = try render(trial, reporter: clock)
        return clock.secondsPerFrame ?? 1
    }

    // MARK: Jobs

    func submit(
        _ plan: SlurmPlan, _ folder: SlurmFolder, _ script: SlurmScript, _ slurm: SlurmCommands
    ) throws -> SlurmRecord {
        let round = folder.round(plan.round)
        for name in ["claims", "done"] { try folder.write(Data(), "round-\(plan.round)/\(name)/.keep") }
        try folder.write(plan)
        try folder.write(Data(script.array(tasks: plan.tasks, round: round).utf8), "round-\(plan.round)/render.sh")
        let array = try slurm.submit(round + "/render.sh")
        do {
            try folder.write(Data(script.last(after: "\(array)", round: round).utf8), "round-\(plan.round)/video.sh")
            let record = SlurmRecord(
                round: plan.round, array: array, last: try slurm.submit(round + "/video.sh"), tasks: plan.tasks,
                secondsPerFrame: plan.secondsPerFrame)
            try folder.write(record)
            return record
        } catch {
            slurm.cancel(array)
            throw error
        }
    }

    /// What a person needs to know of the jobs.
    private func words(_ record: SlurmRecord, _ folder: SlurmFolder) -> String {
        """
        Job \(record.array) renders, job \(record.last) makes the video after it.
          watch:   squeue -j \(record.array),\(record.last)
                   tail -F \(folder.logs)/\(record.array)_0.log
          wait:    the same command with --wait
          cancel:  scancel \(record.array) \(record.last)
        """
    }
}

/// How long frames take, by when they come.
private final class FrameClock: ProgressReporter {
    private var times: [ContinuousClock.Instant] = []

    func report(_ event: RenderEvent) {
        if case .frame = event { times.append(.now) }
    }

    /// The mean of all but the first, which takes the worker's start.
    var secondsPerFrame: Double? {
        guard let first = times.first, let last = times.last, times.count > 1 else { return nil }
        return first.duration(to: last).inSeconds / Double(times.count - 1)
    }
}
