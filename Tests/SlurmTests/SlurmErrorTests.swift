import Foundation
import TestSupport
import Testing

extension SlurmTests {
    /// What is refused, and what can't be done: each error says what to do.
    @Suite(.serialized) struct ErrorTests {
        let render: ClusterRender
        init() throws { render = try ClusterRender() }

        @Test func aFrameThatAlwaysFailsIsNamedWithItsLog() throws {
            let options = ["--at", "7", "--tasks", "2"]
            let run = try render.run("Throwing", ["--slurm", "--wait"] + options)
            #expect(run.wait() == 1)
            #expect(run.standardError.contains("Frame 7 is missing after 3 rounds"), "\(run.standardError)")
            #expect(run.standardError.contains("the data of 7 is upside down"))
            #expect(run.standardError.contains("_0.log"))
            #expect(render.frames == 11)
            #expect(!FileManager.default.fileExists(atPath: render.folder("Throwing.mp4")))
        }

        @Test func aFrameThatKillsItsWorkersIsAllThatIsMissing() throws {
            let options = ["--at", "4", "--tasks", "1", "--keep-going"]
            let run = try render.run("Dying", ["--slurm", "--wait"] + options)
            #expect(run.wait() == 1)
            #expect(run.standardError.contains("Frame 4 can't be drawn"), "\(run.standardError)")
            #expect(render.frames == 11)
            #expect(try probe(render.folder("Dying.mp4"))["nb_read_packets"] == "12")
        }

        @Test func aSetupThatFailsIsToldAtOnce() throws {
            let run = try render.run("Throwing", ["--in-setup", "--slurm"])
            #expect(run.wait() == 1)
            #expect(run.standardError.contains("the setup is upset"))
        }

        @Test func aWrongPartitionIsToldWithTheRightOnes() throws {
            let run = try render.run("Plain", ["--slurm", "--partition", "nosuch"])
            #expect(run.wait() == 1)
            #expect(run.standardError.contains("invalid partition specified: nosuch"), "\(run.standardError)")
            #expect(run.standardError.contains("The partitions here: main, short."))
        }

        @Test func withoutSlurmThereIsAWord() throws {
            let run = try render.run("Plain", ["--slurm"], environment: ["PATH": "/nowhere"])
            #expect(run.wait() == 1)
            #expect(run.standardError.contains("no sbatch on the PATH"), "\(run.standardError)")
        }

        @Test func anArrayTooLargeIsRefused() throws {
            let run = try render.run("Plain", ["--slurm", "--tasks", "1002"])
            #expect(run.wait() == 1)
            #expect(run.standardError.contains("ask for 1001 or fewer"), "\(run.standardError)")
        }

        @Test(arguments: [["--tasks", "2"], ["--wait"], ["--slurm", "--tasks", "0"], ["--slurm", "--still", "1"]])
        func optionsThatDoNothingAreRefused(_ options: [String]) throws {
            let run = try render.run("Plain", options)
            #expect(run.wait() == 64, "\(run.standardError)")
        }
    }
}
