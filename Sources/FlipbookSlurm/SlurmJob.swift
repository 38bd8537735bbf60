import FlipbookRender
import FlipbookStore
import FlipbookSystem
import Foundation

/// A render, and what Slurm needs to know to do it: what is submitted, and, in a job, what is done there.
package struct SlurmJob {
    let request: RenderRequest
    let settings: SlurmSettings
    let executable: String
    let arguments: [String]
    let directory: String
    let reporter: any ProgressReporter

    /// What is to be rendered, and how it is given to Slurm.
    ///
    /// - Parameters:
    ///   - request: as on one machine.
    ///   - settings: what Slurm is asked for.
    ///   - executable: the path of this program.
    ///   - arguments: what the command was called with, without the animator's name.
    ///   - directory: the folder that it was called in.
    ///   - reporter: is told what happens.
    package init(
        _ request: RenderRequest, settings: SlurmSettings, executable: String, arguments: [String], directory: String,
        reporter: any ProgressReporter
    ) {
        var request = request
        // Code of the animator that dies must not take the job with it.
        request.workers = .processes(
            executable: request.workers.executable ?? executable,
            name: URL(fileURLWithPath: executable).lastPathComponent, count: request.workers.count)
        self.request = request
        self.settings = settings
        self.executable = executable
        self.arguments = arguments
        self.directory = directory
        self.reporter = reporter
    }

    /// The request without what is done once a render, not once a job.
    var base: RenderRequest {
        var request = request
        request.settings.startsFresh = false
        return request
    }

    /// Frames alone, with nothing left out because one can't be drawn.
    func frames(_ frames: Set<Int>, of range: FrameRange) -> RenderRequest {
        var request = base
        request.output = nil
        request.settings.verifiedFrames = nil
        request.settings.cacheLimit = nil
        request.settings.keepsGoing = true
        request.settings.range = range
        request.only = frames
        return request
    }

    func script(_ folder: SlurmFolder, without dropped: String? = nil, program: String) -> SlurmScript {
        let arguments = arguments.filter { $0 != dropped }
        return SlurmScript(
            settings: settings, name: "flipbook-\(request.assignment.animator)", directory: directory,
            logs: folder.logs, program: program, origin: Self.origin ?? executable,
            animator: request.assignment.animator, arguments: arguments)
    }

    /// The environment variable that tells a job which program its own is a copy of.
    static let originVariable = "FLIPBOOK_PROGRAM"

    /// The path of the program that this one is a copy of, in a job; else nil.
    package static var origin: String? { ProcessInfo.processInfo.environment[originVariable] }

    /// How many cores this process may use: in a job no more than it was given.
    package static var cores: Int {
        let all = ProcessInfo.processInfo.activeProcessorCount
        let environment = ProcessInfo.processInfo.environment
        return min(all, environment["SLURM_CPUS_ON_NODE"].flatMap { Int($0) }.map { max($0, 1) } ?? all)
    }
}

extension RenderRequest.Workers {
    fileprivate var executable: String? {
        if case .processes(let executable, _, _) = self { executable } else { nil }
    }
}

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
            throw FlipbookError(
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
            throw FlipbookError(
                .invalidRequest,
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

extension SlurmJob {
    /// What came of ``finish(round:)``.
    package enum Finish {
        /// Frames are missing, and jobs were submitted for them.
        case goesOn(String)
        /// The video, or what else was asked for, is there.
        case done(RenderReport)
    }

    /// Does the work of the last job: makes the video where the store has all frames, and else submits what is missing
    /// once more, and itself after it; after three rounds it fails instead, and names frames and logs.
    ///
    /// - Parameter round: the round's folder, as the script names it.
    package func finish(round: String) throws -> Finish {
        let plan = try SlurmPlan(ofRound: round)
        let folder = SlurmFolder(ofRound: round)
        let missing = try FlipbookRender.plan(base, reporter: SilentReporter()).missing.map(\.frames)
        if !missing.isEmpty, plan.round < SlurmPlan.rounds {
            let next = makePlan(round: plan.round + 1, missing, secondsPerFrame: plan.secondsPerFrame)
            let record = try submit(next, folder, script(folder, program: executable), SlurmCommands())
            return .goesOn(
                "\(Self.name(missing.flatMap(\.self))) missing. Jobs \(record.array) and \(record.last) go on, in round "
                    + "\(record.round) of \(SlurmPlan.rounds).")
        }
        if !missing.isEmpty, !request.settings.keepsGoing { throw givenUp(missing.flatMap(\.self), folder) }
        var request = base
        request.lifeline = nil
        return .done(try render(request, reporter: reporter))
    }

    /// Notes what came of the jobs, for those who wait.
    package func note(isDone: Bool, _ text: String, round: String) throws {
        try SlurmFolder(ofRound: round).write(SlurmResult(isDone: isDone, text: text))
    }

    private func givenUp(_ frames: [Int], _ folder: SlurmFolder) -> FlipbookError {
        let told = frames.prefix(5).compactMap { folder.failure(of: $0) }
        let reasons = told.map { "\nFrame \($0.frame): \($0.reason)" }.joined()
        return FlipbookError(
            .frameFailed, frame: frames.first,
            "\(Self.name(frames)) missing after \(SlurmPlan.rounds) rounds of jobs.\(reasons)"
                + "\nThe logs are in \(folder.logs). The same command tries again; with --keep-going the video shows "
                + "\(frames.substitutesInWords(in: request.settings.range)).")
    }

    private static func name(_ frames: [Int]) -> String {
        frames.count == 1 ? "Frame \(frames[0]) is" : "Frames \(frames.inRuns) are"
    }
}
