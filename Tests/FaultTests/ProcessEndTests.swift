import FlipbookSystem
import Foundation
import TestSupport
import Testing

/// The end of a process is what counts, even if other processes hold its descriptors: workers that have forked, an ffmpeg and an ffprobe
/// that leave children behind.
///
/// Row 34 of the faults (`FaultTests/Faults.md`).
@Suite(.serialized, .tags(.long), .onlyInWholeRuns)
struct ProcessEndTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    /// The children that workers have forked; what still runs of them is killed.
    private func leftChildren() -> [Int32] {
        let text = (try? String(contentsOfFile: folder("pids"), encoding: .utf8)) ?? ""
        let left = text.split(separator: "\n").compactMap { Int32($0) }.filter(Processes.isAlive)
        for pid in left { kill(pid, SIGKILL) }
        return left
    }

    private func forking(_ arguments: String...) throws -> Run {
        try Run(
            "TestReel",
            ["Forking", "--cache", "cache", "--encoder", "libx264", "--progress", "json", "--pids", folder("pids")]
                + arguments, in: folder)
    }

    @Test("A worker forks and dies, once", arguments: ["kill", "exit"], [[], ["--leaves"]])
    func aForkedChildHoldsNothingUp(_ end: String, _ more: [String]) throws {
        let run = try forking(
            "--end", end, "--marker", folder("marker"), "--workers", "2", more.first ?? "--no-figure-reuse")
        #expect(run.waitOrKill() == 0, "\(run.standardError)")
        #expect(run.finished("retried") == 1 && run.finished("frames") == 12)
        // Who leaves the worker's group is a process of its own.
        #expect(leftChildren().isEmpty == more.isEmpty)
        #expect(try probe(folder("Forking.mp4"))["nb_read_packets"] == "12")
    }

    @Test("… and always") func aForkedChildOfEachWorker() throws {
        let run = try forking("--workers", "2")
        #expect(run.waitOrKill() == 1)
        #expect(run.failure.contains("Frame 5") && run.failure.contains("SIGKILL"), "\(run.standardError)")
        #expect(run.failure.contains("frame 5 forks"), "its last words are there")
        #expect(try folder.frames().count == 11)
        #expect(leftChildren().isEmpty)
    }

    @Test("A worker forks and takes too long", arguments: ["loop", "closing"])
    func aForkedChildIsKilledWithItsWorker(_ end: String) throws {
        let run = try forking("--end", end, "--marker", folder("marker"), "--workers", "2", "--frame-timeout", "2")
        #expect(run.waitOrKill() == 0, "\(run.standardError)")
        let reason = run.event("retry")?["reason"] as? String ?? ""
        #expect(
            end == "loop"
                ? reason.contains("--frame-timeout") : run.standardError.contains("must not close descriptors"),
            "\(reason)\n\(run.standardError)")
        #expect(leftChildren().isEmpty)
    }

    @Test("A worker forks and draws on") func aForkedChildEndsWithTheRender() throws {
        let run = try forking("--end", "draw", "--workers", "2")
        #expect(run.waitOrKill() == 0, "\(run.standardError)")
        #expect(run.finished("retried") == 0)
        #expect(leftChildren().isEmpty)
    }

    @Test("A worker forks, and the render is ended", arguments: [SIGINT, SIGTERM])
    func aSignalEndsForkedChildrenToo(_ signal: Int32) throws {
        let run = try forking("--end", "loop", "--at", "3", "--workers", "2")
        try run.wait(until: { run.standardError.contains("frame 3 forks") })
        let processes = run.descendants
        kill(run.pid, signal)
        #expect(run.waitOrKill() == -signal)
        try run.wait(until: { processes.keys.allSatisfy { !Processes.isAlive($0) } }, "a process survived")
        #expect(leftChildren().isEmpty)
    }

    // MARK: ffmpeg and ffprobe

    /// How long the children of the wrappers sleep, which tells them from all others.
    private let sleepTime = "300.\(UInt32.random(in: 100_000...999_999))"

    /// A search path on which ffmpeg, ffprobe or both leave a child behind.
    private func wrap(_ programs: [String], _ background: String, _ call: String) throws -> [String: String] {
        try FileManager.default.createDirectory(atPath: folder("bin"), withIntermediateDirectories: true)
        for program in programs {
            let real = try #require(Command.find(program))
            let script =
                "#!/bin/sh\n" + background.replacing("SLEEP", with: "sleep \(sleepTime)") + "\n"
                + call.replacing("PROGRAM", with: real) + "\n"
            try script.write(toFile: folder("bin/\(program)"), atomically: false, encoding: .utf8)
            chmod(folder("bin/\(program)"), 0o755)
        }
        return ["PATH": folder("bin") + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")]
    }

    /// The children of the wrappers that still run; they are killed.
    private func leftSleepers() -> [Int32] {
        for _ in 0..<200 where !Processes.running(with: sleepTime).isEmpty { usleep(10_000) }
        let left = Processes.running(with: sleepTime)
        for pid in left { kill(pid, SIGKILL) }
        return left
    }

    @Test(
        "ffmpeg or ffprobe leaves a child", arguments: [["ffmpeg"], ["ffprobe"], ["ffmpeg", "ffprobe"]],
        ["(SLEEP &)", "exec 4<&0; (SLEEP &)", "(setsid SLEEP &)"])
    func aWrapperHoldsNothingUp(_ programs: [String], _ background: String) throws {
        for call in [#"exec PROGRAM "$@""#, #"PROGRAM "$@""#] {
            let environment = try wrap(programs, background, call)
            let run = try Run(
                "TestReel",
                [
                    "Plain", "--cache", "cache", "--encoder", "libx264", "--progress", "json", "--fps",
                    call.hasPrefix("e") ? "30" : "25",
                ],
                in: folder, environment: environment)
            #expect(run.waitOrKill() == 0, "\(run.standardError)")
            #expect(try probe(folder("Plain.mp4"))["nb_read_packets"] == "20")
            #expect(leftSleepers().isEmpty == !background.contains("setsid"))
        }
    }

    @Test("… and the render is ended", arguments: [SIGINT, SIGTERM, SIGHUP])
    func aSignalEndsAWrapper(_ signal: Int32) throws {
        let environment = try wrap(["ffmpeg", "ffprobe"], "exec 4<&0; (SLEEP &)", #"PROGRAM "$@""#)
        let run = try Run(
            "TestReel", ["Slow", "--cache", "cache", "--encoder", "libx264", "--progress", "json", "--workers", "2"],
            in: folder,
            environment: environment)
        try run.wait(until: { run.framesDone >= 4 && !Processes.running(with: sleepTime).isEmpty })
        let processes = run.descendants
        kill(run.pid, signal)
        #expect(run.waitOrKill() == -signal)
        try run.wait(until: { processes.keys.allSatisfy { !Processes.isAlive($0) } }, "a process survived")
        #expect(leftSleepers().isEmpty)
    }

    @Test("… and ffmpeg dies under it", arguments: ["kill -9 $$", "exit 1"])
    func aWrapperThatDiesIsNotWaitedFor(_ call: String) throws {
        // Nobody reads the frames, and somebody holds the pipe.
        let environment = try wrap(["ffmpeg"], "exec 4<&0; (SLEEP &)", call)
        let run = try Run(
            "TestReel",
            [
                "Sized", "--width", "800", "--height", "800", "--count", "30", "--cache", "cache", "--encoder",
                "libx264",
            ],
            in: folder, environment: environment)
        #expect(run.waitOrKill() == 1)
        #expect(run.standardError.contains("ffmpeg"), "\(run.standardError)")
        #expect(leftSleepers().isEmpty)
    }

    @Test("A video is read by such an ffmpeg") func aWrapperHoldsNoReaderUp() throws {
        let made = try Run("TestReel", ["Plain", "--cache", "cache", "--encoder", "libx264"], in: folder)
        #expect(made.wait() == 0)
        for background in ["exec 4<&0; (SLEEP &)", "(setsid SLEEP &)"] {
            let environment = try wrap(["ffmpeg", "ffprobe"], background, #"PROGRAM "$@""#)
            let run = try Run(
                "TestReel",
                [
                    "Filmed", "--file", "Plain.mp4", "--cache", "other", "--fresh", "--frames-only", "--progress",
                    "json",
                ],
                in: folder, environment: environment)
            #expect(run.waitOrKill() == 0, "\(run.standardError)")
            #expect(run.finished("rendered") == 20)
            #expect(leftSleepers().isEmpty == !background.contains("setsid"))
        }
    }

    @Test("… which ends before its last frame") func aVideoThatEndsEarlyIsNotWaitedFor() throws {
        let made = try Run("TestReel", ["Plain", "--cache", "cache", "--encoder", "libx264"], in: folder)
        #expect(made.wait() == 0)
        let environment = try wrap(["ffmpeg"], "exec 4<&0; (SLEEP &)", #"PROGRAM "$@" | head -c 100000"#)
        let run = try Run(
            "TestReel", ["Filmed", "--file", "Plain.mp4", "--cache", "third", "--frames-only", "--progress", "json"],
            in: folder,
            environment: environment)
        #expect(run.waitOrKill() == 1)
        #expect(run.failure.contains("can't be decoded"), "\(run.standardError)")
        #expect(leftSleepers().isEmpty)
    }

    @Test("A program of the cluster says much") func bothStreamsOfAProgramAreRead() throws {
        try FileManager.default.createDirectory(atPath: folder("bin"), withIntermediateDirectories: true)
        let script =
            "#!/bin/sh\nhead -c 300000 /dev/zero | tr '\\0' e >&2\n(sleep \(sleepTime) &)\necho the partition is upset >&2\nexit 1\n"
        for program in ["sbatch", "squeue", "sinfo", "scontrol"] {
            try script.write(toFile: folder("bin/\(program)"), atomically: false, encoding: .utf8)
            chmod(folder("bin/\(program)"), 0o755)
        }
        let run = try Run(
            "TestReel", ["Plain", "--slurm", "--cache", "cache"], in: folder,
            environment: ["PATH": folder("bin") + ":/usr/bin:/bin"])
        #expect(run.waitOrKill() == 1)
        #expect(run.standardError.contains("the partition is upset"), "\(run.standardError.suffix(300))")
        #expect(leftSleepers().isEmpty)
    }

    @Test("^Z stops workers and ffmpeg too") func aStoppedRenderGoesOn() throws {
        let run = try Run(
            "TestReel", ["Slow", "--cache", "cache", "--encoder", "libx264", "--progress", "json", "--workers", "2"],
            in: folder)
        try run.wait(until: { run.framesDone >= 4 })
        kill(run.pid, SIGTSTP)
        usleep(300_000)
        kill(run.pid, SIGCONT)
        #expect(run.waitOrKill() == 0, "\(run.standardError)")
        #expect(run.finished("frames") == 40)
    }
}
