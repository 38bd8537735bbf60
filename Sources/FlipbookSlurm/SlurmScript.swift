/// The scripts that are given to `sbatch`.
struct SlurmScript {
    let settings: SlurmSettings
    let name: String
    /// The folder that the command was called in: relative paths mean the same in every job.
    let directory: String
    let logs: String
    /// The program and what it is given, without the words that make it a task or the last job.
    let program: String
    /// The path of what the program is a copy of.
    let origin: String
    let animator: String
    let arguments: [String]

    /// Renders shards: one task of the array.
    func array(tasks: Int, round: String) -> String {
        text(
            [
                "--job-name=\(name)",
                "--array=0-\(tasks - 1)" + (settings.throttle.map { "%\($0)" } ?? ""),
                "--output=\(logs.doubled)/%A_%a.log",
            ], role: ["--slurm-task", round])
    }

    /// Makes the video once all tasks have ended, whatever way.
    func last(after array: String, round: String) -> String {
        text(
            [
                "--job-name=\(name)-video", "--dependency=afterany:\(array)", "--output=\(logs.doubled)/%j.log",
            ], role: ["--slurm-finish", round])
    }

    private func text(_ own: [String], role: [String]) -> String {
        var options = own
        options += ["--chdir=\(directory)", "--open-mode=append", "--requeue", "--signal=B:HUP@\(settings.warning)"]
        let wishes: [(String, String?)] = [
            ("partition", settings.partition), ("account", settings.account), ("qos", settings.qos),
            ("time", settings.time), ("mem", settings.memory),
            ("cpus-per-task", settings.cpusPerTask.map(String.init)), ("constraint", settings.constraint),
        ]
        options += wishes.compactMap { name, value in value.map { "--\(name)=\($0)" } }
        let lines = options.map { "#SBATCH " + $0.quotedForSbatch } + settings.arguments.map { "#SBATCH " + $0 }
        let command = [program, animator] + role + arguments
        return "#!/bin/sh\n" + lines.map { $0 + "\n" }.joined()
            + "export \(SlurmJob.originVariable)=\(origin.quotedForShell)\n"
            + "exec " + command.map(\.quotedForShell).joined(separator: " ") + "\n"
    }
}

extension String {
    /// One word of a shell's command.
    fileprivate var quotedForShell: String {
        let plain = allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=:,+@%".contains($0)) }
        return plain && !isEmpty ? self : "'" + replacing("'", with: "'\\''") + "'"
    }

    /// One word of an `#SBATCH` line, which takes double quotes and backslashes.
    fileprivate var quotedForSbatch: String {
        guard contains(where: { " \t\"'\\#&|".contains($0) }) else { return self }
        return "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// With what `sbatch` would take for a pattern written so that it isn't one.
    fileprivate var doubled: String { replacing("%", with: "%%") }
}
