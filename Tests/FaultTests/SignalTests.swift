import Foundation
import TestSupport
import Testing

/// Rows 7 and 8 of the faults. Whatever is killed, and when: nothing survives that should not, and nothing is lost that
/// was whole.
@Suite(.tags(.long), .onlyInWholeRuns) struct SignalTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private let arguments = [
        "Slow", "--cache", "cache", "--encoder", "libx264", "--workers", "2", "--progress", "json",
    ]

    /// A render that is well under way, with its ffmpeg running, over a video that is there already.
    private func begin() throws -> Run {
        try Data("the old video".utf8).write(to: URL(fileURLWithPath: folder("Slow.mp4")))
        let run = try Run("TestReel", arguments, in: folder)
        try run.wait(until: { run.framesDone >= 8 && run.descendants.values.contains("ffmpeg") })
        return run
    }

    private func expectNothingLeft(_ processes: [Int32: String], _ run: Run) throws {
        try run.wait(until: { processes.keys.allSatisfy { !Processes.isAlive($0) } }, "a process survived")
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder("Slow.mp4"))) == Data("the old video".utf8))
    }

    private func expectTheNextRunGoesOn(after done: Int) throws {
        let next = try Run("TestReel", arguments, in: folder)
        #expect(next.wait() == 0, "\(next.standardError)")
        #expect(next.finished("cached") ?? 0 >= done)
        #expect(next.finished("frames") == 40)
        #expect(try probe(folder("Slow.mp4"))["nb_read_packets"] == "40")
        #expect(folder.files().allSatisfy { !$0.contains("tmp") && !$0.hasPrefix(".Slow") }, "\(folder.files())")
    }

    @Test("Row 8: ^C, SIGTERM, a closed terminal", arguments: [SIGINT, SIGTERM, SIGHUP])
    func aSignalEndsTheRenderInGoodOrder(_ signal: Int32) throws {
        let run = try begin()
        let processes = run.descendants
        kill(run.pid, signal)
        #expect(run.wait() == -signal)
        let done = run.framesDone
        #expect((run.event("failed")?["error"] as? String)?.contains("goes on from there") == true)
        try expectNothingLeft(processes, run)
        #expect(folder.files().allSatisfy { !$0.contains("tmp/") && !$0.hasPrefix(".Slow") }, "\(folder.files())")
        try expectTheNextRunGoesOn(after: done)
    }

    /// With `--fresh` the same command would start again.
    @Test func theMessageNamesTheCommandThatGoesOn() throws {
        let run = try Run("TestReel", arguments + ["--fresh"], in: folder)
        try run.wait(until: { run.framesDone >= 4 })
        kill(run.pid, SIGINT)
        run.wait()
        #expect(run.failure.contains("the same command without --fresh goes on from there"), "\(run.failure)")
        try expectTheNextRunGoesOn(after: run.framesDone)
    }

    @Test("Row 8: at any moment") func aSignalAtAnyMoment() throws {
        let random = Seeded.generator("signals")
        for _ in 0..<8 {
            try Data("the old video".utf8).write(to: URL(fileURLWithPath: folder("Slow.mp4")))
            let run = try Run("TestReel", arguments + ["--milliseconds", "15", "--fresh"], in: folder)
            usleep(random.number(in: 0...900_000))
            let processes = run.descendants
            let signal = [SIGINT, SIGTERM, SIGHUP][Int(random.number(in: 0...2))]
            kill(run.pid, signal)
            // Before its first line it ends as any program does; after its last it has ended well.
            #expect([0, -signal].contains(run.wait()), "\(run.standardError)")
            try run.wait(until: { processes.keys.allSatisfy { !Processes.isAlive($0) } }, "a process survived")
            #expect(folder.files().allSatisfy { !$0.contains("tmp/") && !$0.hasPrefix(".Slow") }, "\(folder.files())")
            let video = try Data(contentsOf: URL(fileURLWithPath: folder("Slow.mp4")))
            if video != Data("the old video".utf8) {
                #expect(try probe(folder("Slow.mp4"))["nb_read_packets"] == "40")
            }
        }
    }

    @Test("Row 7: the supervisor is killed") func aKilledSupervisorTakesEverythingWithIt() throws {
        let run = try begin()
        let processes = run.descendants
        let done = run.framesDone
        kill(run.pid, SIGKILL)
        run.wait()
        try expectNothingLeft(processes, run)
        try expectTheNextRunGoesOn(after: done)
    }

    @Test("Rows 1 and 19: a worker, or ffmpeg, is killed in the middle", arguments: ["TestReel", "ffmpeg"])
    func aKilledChildIsReplaced(_ name: String) throws {
        let run = try begin()
        let victim = try #require(run.descendants.first { $0.value == name })
        kill(victim.key, SIGKILL)
        #expect(run.wait() == 0, "\(run.standardError)")
        #expect(run.finished("frames") == 40)
        if name == "ffmpeg" { #expect(run.finished("rendered") == 40, "no frame is drawn twice") }
        #expect(try probe(folder("Slow.mp4"))["nb_read_packets"] == "40")
    }

    @Test func workersGoUnderTheRunnersName() throws {
        let run = try begin()
        #expect(run.descendants.values.filter { $0 == "TestReel" }.count == 2)
        kill(run.pid, SIGTERM)
        run.wait()
    }

    /// The command plugin holds a pipe open as long as it lives.
    @Test func theEndOfTheLifelineEndsTheRender() throws {
        let run = try Run(
            "/bin/sh",
            ["-c", #"sleep 1.5 | FLIPBOOK_LIFELINE=0 exec "$0" "$@""#, Run.products + "/TestReel"] + arguments + [
                "--count", "400",
            ],
            in: folder)
        #expect(run.wait() != 0)
        #expect((run.event("failed")?["error"] as? String)?.contains("has ended") == true)
        #expect(!FileManager.default.fileExists(atPath: folder("Slow.mp4")))
    }
}
