import Foundation
import TestSupport
import Testing

extension SlurmTests {
    /// What a user of a cluster meets, as long as nothing breaks.
    @Suite(.serialized) struct SubmittingTests {
        let render: ClusterRender
        init() throws { render = try ClusterRender() }

        @Test(arguments: [("Hashed", [String]()), ("Streamed", ["--dpi", "60"])])
        func anArrayRendersWhatOneMachineDoes(_ animator: String, _ options: [String]) throws {
            let jobs = try render.submit(animator, options + ["--tasks", "3", "--throttle", "2"])
            try render.wait(animator, options + ["--tasks", "3", "--throttle", "2"])
            try render.expectTheSameAsHere(animator, options)
            for task in 0..<3 { #expect(render.logs.contains("/logs/\(jobs.array)_\(task).log\n"), "\(render.logs)") }
            #expect(render.logs.contains("/logs/\(jobs.last).log\n"))
        }

        @Test func thePathsOfAFolderWithSpacesReachTheJobs() throws {
            try Data([7]).write(to: URL(fileURLWithPath: render.folder("my data")))
            let options = ["--file", "my data", "--quality", "30", "--frames", "3..<9", "--output", "a b.mov"]
            let run = try render.run(
                "Reading", ["--slurm", "--wait", "--tasks", "2", "--cpus-per-task", "2"] + options)
            #expect(run.process.terminationStatus == 0, "\(run.standardError)\n\(render.logs)")
            #expect(run.standardOutput.contains("a b.mov: 6 frames"))
            #expect(render.logs.contains("2 workers"), "\(render.logs)")
            try render.expectTheSameAsHere(
                "Reading", ["--file", "my data", "--quality", "30", "--frames", "3..<9"], video: "a b.mov")
        }

        @Test func theSameCommandTwiceIsOneRender() throws {
            let options = ["--milliseconds", "100", "--tasks", "2"]
            let jobs = try render.submit("Slow", options)
            let again = try render.run("Slow", ["--slurm"] + options)
            #expect(again.process.terminationStatus == 0)
            #expect(again.standardOutput.contains("in the queue already"))
            #expect(again.standardOutput.contains("squeue -j \(jobs.array),\(jobs.last)"))
            try render.wait("Slow", options)
            #expect(try probe(render.folder("Slow.mp4"))["nb_read_packets"] == "40")
            let third = try render.run("Slow", ["--slurm"] + options)
            #expect(third.standardOutput.contains("nothing was done"), "\(third.standardOutput)")
        }

        /// The jobs run a copy of the program, which lies elsewhere: its frames are those of the program all the same.
        @Test func aDeclaredVersionIsTheProgramsInAllJobs() throws {
            _ = try render.submit("Versioned", [])
            try render.wait("Versioned", [])
            #expect(try render.folder.frames().count == 4)
            let again = try render.run("Versioned", ["--slurm"])
            #expect(again.standardOutput.contains("nothing was done"), "\(again.standardOutput)")
        }

        @Test func cancelledJobsLeaveTheirFrames() throws {
            let options = ["--milliseconds", "150", "--tasks", "2"]
            let jobs = try render.submit("Slow", options)
            let waiting = try render.start("Slow", ["--slurm", "--wait"] + options)
            try waiting.wait(until: { render.frames >= 8 })
            try render.cluster.ask("scancel", "\(jobs.array)", "\(jobs.last)")
            #expect(waiting.wait() == 1)
            #expect(waiting.standardError.contains("have ended without a video"))
            let kept = render.frames
            #expect(kept < 40)
            let again = try render.run("Slow", ["--slurm", "--wait"] + options)
            #expect(again.process.terminationStatus == 0, "\(again.standardError)")
            #expect(again.standardOutput.contains(": \(40 - kept) frames to render"), "\(again.standardOutput)")
            #expect(try probe(render.folder("Slow.mp4"))["nb_read_packets"] == "40")
        }

        @Test func whoStopsWaitingLeavesTheJobs() throws {
            let options = ["--milliseconds", "100", "--tasks", "2"]
            let waiting = try render.start("Slow", ["--slurm", "--wait"] + options)
            try waiting.wait(until: { render.frames >= 8 })
            kill(waiting.pid, SIGINT)
            #expect(waiting.wait() == -SIGINT)
            #expect(waiting.standardError.contains("scancel "), "\(waiting.standardError)")
            try render.wait("Slow", options)
            #expect(try probe(render.folder("Slow.mp4"))["nb_read_packets"] == "40")
        }

        @Test func dryRunPrintsTheScriptsAndSubmitsNothing() throws {
            let run = try render.run(
                "Plain",
                [
                    "--slurm", "--dry-run", "--partition", "short", "--account", "physics", "--qos", "high",
                    "--time", "0:30:00", "--memory", "2G", "--cpus-per-task", "2", "--constraint", "avx2",
                    "--tasks", "4", "--throttle", "3", "--sbatch-argument", "--comment=mine", "--", "--count", "30",
                ])
            #expect(run.process.terminationStatus == 0, "\(run.standardError)")
            let scripts = run.standardOutput
            for line in [
                "--partition=short", "--account=physics", "--qos=high", "--time=0:30:00", "--mem=2G",
                "--cpus-per-task=2", "--constraint=avx2", "--array=0-3%3", "--comment=mine", "--requeue",
                "--open-mode=append", "--signal=B:HUP@60", "--dependency=afterany:ARRAY",
            ] {
                #expect(scripts.contains("#SBATCH \(line)\n"), "\(line) is missing in\n\(scripts)")
            }
            #expect(scripts.contains(" -- --count 30\n"))
            #expect(!render.folder.files().contains { $0.contains("slurm") || $0.hasSuffix(".mp4") })
        }
    }
}
