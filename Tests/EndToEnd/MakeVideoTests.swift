import Flipbook
import Foundation
import TestSupport
import Testing

@testable import TestReel

/// Rendering from code: from a program of its own, and from this one, which can't be started again.
struct MakeVideoTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: ["1", "2"])
    func aProgramLoopsOverDataSets(_ workers: String) throws {
        let first = try Run("TestScript", [folder.path, workers], in: folder)
        #expect(first.wait() == 0, "\(first.standardError)")
        #expect(first.standardOutput == "slope 0.5: 8 rendered, 0 cached\nslope 1.0: 8 rendered, 0 cached\n")
        for slope in ["0.5", "1.0"] { #expect(try probe(folder("ramp-\(slope).mp4"))["nb_read_packets"] == "8") }
        let second = try Run("TestScript", [folder.path, workers], in: folder)
        second.wait()
        #expect(second.standardOutput == "slope 0.5: 0 rendered, 8 cached\nslope 1.0: 0 rendered, 8 cached\n")
    }

    @Test func withoutTheEntryCallItSaysSo() throws {
        let run = try Run("TestScript", [folder.path, "2", "--without-entry"], in: folder)
        #expect(run.wait() != 0)
        #expect(run.standardError.contains("runWorkerIfAsked(for: Ramp.self)"))
    }

    /// Each of them hears the signal, and none ends the program before the other has put its things away.
    @Test(arguments: [SIGINT, SIGTERM])
    func aSignalEndsRendersThatRunAtOnce(_ signal: Int32) throws {
        let run = try Run("TestScript", [folder.path, "2", "--both-at-once"], in: folder)
        try run.wait(until: { folder.files().filter { $0.hasSuffix(".partial") }.count == 2 })
        let processes = run.descendants
        kill(run.pid, signal)
        #expect(run.wait() == -signal)
        try run.wait(until: { processes.keys.allSatisfy { !Processes.isAlive($0) } }, "a process survived")
        #expect(folder.files().allSatisfy { !$0.hasSuffix(".partial") && !$0.contains("tmp/") }, "\(folder.files())")
    }

    private func settings(_ runner: String) -> RenderSettings {
        var settings = RenderSettings()
        settings.runner = runner
        settings.workers = .count(2)
        settings.cache = folder("cache")
        settings.encoder = .libx264
        settings.progress = .none
        return settings
    }

    @Test func anotherExecutableCanBeTheRunner() throws {
        let report = try makeVideo(
            Hashed.self, output: folder("hashed.mp4"), settings: settings(Run.products + "/TestReel"))
        #expect(report.rendered == 24)
        let command = try Run(
            "TestReel", ["Hashed", "--cache", "other", "--frames-only", "--progress", "none"], in: folder)
        #expect(command.wait() == 0)
        // The parameters hold the same values: the frames' keys are the same, though this process hashes otherwise.
        #expect(try folder.frames(in: "cache") == folder.frames(in: "other"))
    }

    @Test func framesCanBeGivenInPlaceOfTheAnimatorsOwn() throws {
        let report = try makeVideo(
            Streamed.self, output: folder("streamed.mp4"), frames: Frames([0.1, 0.5, 0.9]),
            settings: settings(Run.products + "/TestReel"))
        #expect(report.frames == 3)
    }

    @Test func optionsReachTheWorkers() throws {
        var made: [RenderReport] = []
        for bold in [false, true] {
            made.append(
                try makeVideo(
                    Plain.self,
                    options: .with {
                        $0.bold = bold
                        $0.count = 4
                        $0.weights = [0.5]
                    },
                    output: folder("plain.mp4"), settings: settings(Run.products + "/TestReel")))
        }
        #expect(made.map(\.rendered) == [4, 4])
        #expect(try Set(folder.frames().values).count == 8)
    }

    @Test func cancellingItsTaskEndsTheRender() async throws {
        let (output, settings) = (folder("slow.mp4"), settings(Run.products + "/TestReel"))
        let task = Task {
            try await makeVideo(
                Slow.self,
                options: .with {
                    $0.count = 400
                    $0.milliseconds = 50
                }, output: output, settings: settings)
        }
        while try folder.frames().isEmpty { try await Task.sleep(for: .milliseconds(20)) }
        task.cancel()
        let error = await #expect(throws: FlipbookError.self) { try await task.value }
        #expect(error?.code == .cancelled, "\(String(describing: error))")
        #expect(try (1..<400).contains(folder.frames().count))
        #expect(folder.files().allSatisfy { !$0.hasSuffix(".mp4") && !$0.hasSuffix(".partial") }, "\(folder.files())")
    }

    @Test func aTaskThatIsCancelledAlreadyRendersNothing() async throws {
        let (output, settings) = (folder("slow.mp4"), settings(Run.products + "/TestReel"))
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await makeVideo(
                Slow.self, options: .with { $0.count = 400 }, output: output, settings: settings)
        }
        task.cancel()
        let error = await #expect(throws: FlipbookError.self) { try await task.value }
        #expect(error?.code == .cancelled)
    }

    @Test func aRunnerThatIsNoneIsSaid() throws {
        for runner in ["/bin/true", "/bin/cat", folder("missing")] {
            #expect(throws: (any Error).self) {
                try makeVideo(Plain.self, output: folder("plain.mp4"), settings: settings(runner))
            }
        }
    }
}
