import FlipbookRender
import FlipbookSystem

/// Slurm's own programs, as they are found on the `PATH`.
struct SlurmCommands {
    private let sbatch: String

    /// - Throws: where Slurm isn't installed.
    init() throws {
        guard let path = Command.find("sbatch") else {
            throw FlipbookError(
                .clusterFailed,
                "There is no sbatch on the PATH, so jobs can't be submitted: run this on a login node of a Slurm cluster "
                    + "(or load its module), or leave --slurm out.")
        }
        sbatch = path
    }

    /// Submits a script.
    ///
    /// - Returns: the job's number.
    func submit(_ script: String) throws -> Int {
        let (output, errors, isDone) = try Self.run(sbatch, ["--parsable", script])
        if isDone, let number = Int(output.prefix { $0.isNumber }) { return number }
        let words = errors.isEmpty ? output : errors
        var advice = ""
        if words.contains("artition"), let sinfo = Command.find("sinfo"),
            case (let list, _, true)? = try? Self.run(sinfo, ["--noheader", "--format=%R"])
        {
            let names = Set(list.split(separator: "\n").map(String.init)).sorted()
            advice = "\nThe partitions here: \(names.joined(separator: ", "))."
        }
        throw FlipbookError(.clusterFailed, "Slurm refuses the job \(script): \(words)\(advice)")
    }

    /// Which of these jobs wait, run or are just ending.
    ///
    /// - Throws: where the controller can't be asked.
    func living(of jobs: [Int]) throws -> Set<Int> {
        guard let squeue = Command.find("squeue") else { return [] }
        let list = jobs.map(String.init).joined(separator: ",")
        let (output, errors, isDone) = try Self.run(squeue, ["--noheader", "--format=%F", "--jobs=\(list)"])
        guard isDone || errors.contains("Invalid job id") else {
            throw FlipbookError(.clusterFailed, "Slurm can't be asked for its jobs: \(errors)")
        }
        return Set(output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }).intersection(jobs)
    }

    /// Takes a job out of the queue, or ends it.
    func cancel(_ job: Int) {
        if let scancel = Command.find("scancel") { _ = try? Self.run(scancel, ["\(job)"]) }
    }

    /// Puts a task back into the queue: it starts again, and finds the frames that it has drawn.
    func requeue(_ task: String) throws {
        guard let scontrol = Command.find("scontrol") else {
            throw FlipbookError(.clusterFailed, "There is no scontrol on the PATH.")
        }
        let (_, errors, isDone) = try Self.run(scontrol, ["requeue", task])
        if !isDone { throw FlipbookError(.clusterFailed, "Slurm doesn't requeue \(task): \(errors)") }
    }

    /// How many tasks an array may have: Slurm's `MaxArraySize`, or its default where it can't be asked.
    static var largestArray: Int {
        guard let scontrol = Command.find("scontrol"),
            case (let output, _, true)? = try? Self.run(scontrol, ["show", "config"]),
            let line = output.split(separator: "\n").first(where: { $0.hasPrefix("MaxArraySize") }),
            let number = Int(line.drop { !$0.isNumber })
        else { return 1001 }
        return number
    }

    private static func run(
        _ path: String, _ arguments: [String]
    ) throws -> (output: String, errors: String, isDone: Bool) {
        var command = Command(path, arguments: arguments)
        // A job's environment is its submitter's, and the descriptor behind this is not there.
        command.environment[Lifeline.variable] = nil
        let (output, errors, status) = try command.capture()
        return (trimmed(output), trimmed(errors), status.mayBeSuccess)
    }

    /// Without white space at its end.
    private static func trimmed(_ text: String) -> String {
        String(text.reversed().drop { $0.isWhitespace }.reversed())
    }
}
