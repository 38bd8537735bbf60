import FlipbookRender
import FlipbookSlurm
import FlipbookSystem
import Foundation

extension RenderJob {
    /// Submits jobs, waits for them, or is one: what `--slurm` asks for. Gives the exit code.
    func runOnSlurm(_ reporter: any ProgressReporter) throws -> Int32 {
        let job = try makeSlurmJob(reporter)
        if let round = render.slurm.slurmTask {
            try job.runTask(round: round)
            return EXIT_SUCCESS
        }
        if let round = render.slurm.slurmFinish { return try finish(job, round: round) }
        if render.dryRun {
            print(try job.scripts(), terminator: "")
            return EXIT_SUCCESS
        }
        switch try job.submit() {
        case .nothingToRender:
            // The video is all that may be missing, and it takes no cluster.
            var none: Preview?
            return try renderHere(reporter, preview: &none)
        case .jobs(let text):
            say(text)
            if render.slurm.wait { say(try job.wait()) }
            return EXIT_SUCCESS
        }
    }

    private func finish(_ job: SlurmJob, round: String) throws -> Int32 {
        do {
            switch try job.finish(round: round) {
            case .goesOn(let text):
                say(text)
                return EXIT_SUCCESS
            case .done(let report):
                show(report)
                let text = inWords(report) + (report.gapsInWords.map { "\n" + $0 } ?? "")
                try job.note(isDone: report.failures.isEmpty, text, round: round)
                return report.failures.isEmpty ? EXIT_SUCCESS : EXIT_FAILURE
            }
        } catch {
            try? job.note(isDone: false, error.inWords, round: round)
            throw error
        }
    }

    private func makeSlurmJob(_ reporter: any ProgressReporter) throws -> SlurmJob {
        guard let executable = WorkerEntry.executablePath else {
            throw FlipbookError("This program can't find its own executable, which the jobs are to run.")
        }
        var arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == A.name { arguments.removeFirst() }
        if render.slurm.isJob {
            // What the script has put before the rest.
            arguments.removeFirst(min(2, arguments.count))
        } else {
            // The program's copy would look for the cache elsewhere; an option that was given comes later, and counts.
            arguments = ["--cache", try render.settings.cacheFolder()] + arguments
        }
        return SlurmJob(
            try makeRender().request, settings: render.slurm.settings, executable: executable, arguments: arguments,
            directory: FileManager.default.currentDirectoryPath, reporter: reporter)
    }

    private func say(_ text: String) {
        if render.progress != .none, render.progress != .json { print(text) }
    }
}
