import ArgumentParser
import FlipbookSlurm

/// The options that hand a render over to Slurm.
struct SlurmOptions: ParsableArguments {
    @Flag(help: "Render on a Slurm cluster: submit jobs and return.")
    var slurm = false

    @Flag(help: "Wait until the submitted jobs are done.")
    var wait = false

    @Option(help: ArgumentHelp("The Slurm partition to use.", valueName: "name"))
    var partition: String?

    @Option(help: ArgumentHelp("The Slurm account to charge.", valueName: "name"))
    var account: String?

    @Option(help: ArgumentHelp("The quality of service (QOS) to use.", valueName: "name"))
    var qos: String?

    @Option(
        help: ArgumentHelp(
            "The time limit of each job: 30 (minutes), 2:00:00, or 1-12 (days-hours).", valueName: "time"))
    var time: String?

    @Option(help: ArgumentHelp("The memory of each job, such as 4G.", valueName: "size"))
    var memory: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The number of cores of each job. (default: the cluster's own, usually 1)", valueName: "n"))
    var cpusPerTask: Int?

    @Option(help: ArgumentHelp("Features that the nodes must have.", valueName: "features"))
    var constraint: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The number of tasks that render. (default: as many as have some minutes of work each)", valueName: "n"))
    var tasks: Int?

    @Option(parsing: .unconditional, help: ArgumentHelp("The number of tasks that may run at once.", valueName: "n"))
    var throttle: Int?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("An argument for sbatch; repeat for more.", valueName: "argument"))
    var sbatchArgument: [String] = []

    @Option(help: .hidden)
    var slurmTask: String?

    @Option(help: .hidden)
    var slurmFinish: String?

    func validate() throws {
        for (name, value) in [("cpus-per-task", cpusPerTask), ("tasks", tasks), ("throttle", throttle)] {
            if let value, value < 1 { throw ValidationError("--\(name) must be 1 or more, not \(value).") }
        }
        let isUsed =
            wait || [partition, account, qos, time, memory, constraint].contains { $0 != nil }
            || [cpusPerTask, tasks, throttle].contains { $0 != nil } || !sbatchArgument.isEmpty
        if isUsed, !slurm, slurmTask == nil, slurmFinish == nil {
            throw ValidationError("Options of the group Cluster need --slurm: add it, or leave them out.")
        }
    }

    /// Whether jobs are submitted, or this is one of them.
    var isAsked: Bool { slurm || slurmTask != nil || slurmFinish != nil }

    /// Whether this process is a job.
    var isJob: Bool { slurmTask != nil || slurmFinish != nil }

    var settings: SlurmSettings {
        var settings = SlurmSettings()
        settings.partition = partition
        settings.account = account
        settings.qos = qos
        settings.time = time
        settings.memory = memory
        settings.cpusPerTask = cpusPerTask
        settings.constraint = constraint
        settings.tasks = tasks
        settings.throttle = throttle
        settings.arguments = sbatchArgument
        return settings
    }
}
