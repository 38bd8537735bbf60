import Foundation
import TestSupport
import Testing

/// Rows 1 to 6 of the faults: what workers may do.
@Suite(.tags(.long), .onlyInWholeRuns) struct WorkerFaultTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    @Test("Row 1: a worker is killed in mid-frame") func aWorkerThatDiesOnceCostsNothing() throws {
        let run = try render("Dying", "--marker", folder("marker"), in: folder)
        #expect(run.wait() == 0)
        #expect(run.finished("retried") == 1)
        #expect(run.event("retry")?["frame"] as? Int == 5)
        #expect(try probe(folder("Dying.mp4"))["nb_read_packets"] == "12")
    }

    @Test("Row 2: a worker always dies on a frame") func aFrameThatAlwaysKillsIsNamedAndTheOthersAreKept() throws {
        let run = try render("Dying", in: folder)
        #expect(run.wait() == 1)
        for word in ["Frame 5", "SIGKILL", "the last words of frame 5"] {
            #expect(run.failure.contains(word), "\(run.failure)")
        }
        let workers = run.standardError.matches(of: /the last words of frame 5, said by (\d+)/).map(\.1)
        #expect(Set(workers).count == 3)
        #expect(run.events.filter { $0["event"] as? String == "retry" }.count == 2)
        #expect(try folder.frames().count == 11)
        #expect(!FileManager.default.fileExists(atPath: folder("Dying.mp4")))
    }

    @Test("Row 2: … and the video is wanted all the same", arguments: [0, 5, 11])
    func aGapShowsTheFrameBefore(_ frame: Int) throws {
        let run = try render("Dying", "--at", "\(frame)", "--keep-going", in: folder)
        #expect(run.wait() == 1)
        #expect(run.standardError.contains("Frame \(frame) can't be drawn"))
        let substitute = frame == 0 ? "frame 1 in the place of 0" : "the frame before in its place"
        #expect(run.standardError.contains("The video shows \(substitute)."), "\(run.standardError)")
        #expect(run.event("finished")?["failed"] as? [Int] == [frame])
        #expect(try folder.frames().count == 11)
        #expect(try probe(folder("Dying.mp4"))["nb_read_packets"] == "12")
        let hashes = try Run(
            "/usr/bin/env", ["ffmpeg", "-v", "error", "-i", "Dying.mp4", "-f", "rawvideo", "all.raw"], in: folder)
        #expect(hashes.wait() == 0, "\(hashes.standardError)")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder("all.raw")))
        let size = bytes.count / 12
        func picture(_ index: Int) -> Data { bytes[index * size..<(index + 1) * size] }
        func distance(_ a: Int, _ b: Int) -> Int {
            zip(picture(a), picture(b)).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        }
        let shown = frame == 0 ? 1 : frame - 1
        let other = frame == 0 ? 2 : shown - 1
        #expect(distance(frame, shown) * 4 < distance(shown, other))
    }

    @Test("Row 2: … or none is drawn at all") func withoutAnyFrameThereIsNoVideo() throws {
        let run = try render("Dying", "--frames", "5..<6", "--keep-going", in: folder)
        #expect(run.wait() == 1 && run.failure.contains("Frame 5"))
        #expect(!FileManager.default.fileExists(atPath: folder("Dying.mp4")))
    }

    @Test("Row 2: workers die on every frame") func thereIsAnEndToTrying() throws {
        let run = try render("Dying", "--always", in: folder)
        #expect(run.wait() == 1)
        #expect(run.failure.contains("31 workers crashed, and no frame was drawn in between"), "\(run.failure)")
        #expect(run.failure.contains("the last words of frame"))
    }

    /// The line of the test animator's source that crashes in this way.
    private func place(of kind: String) throws -> (line: String, code: String) {
        let source = try String(contentsOfFile: Consumer.repository + "/Tests/TestReel/Crashing.swift", encoding: .utf8)
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        let index = try #require(lines.firstIndex { $0.hasSuffix("// crashes: \(kind)") })
        return ("Crashing.swift:\(index + 1)", lines[index].trimmingCharacters(in: .whitespaces))
    }

    @Test(
        "Row 2: a mistake in update",
        arguments: ["index", "optional", "overflow", "fatalError", "pointer", "recursion", "abort"])
    func aCrashIsTriedOnceMoreAndItsLineIsNamed(_ kind: String) throws {
        let run = try render("Crashing", "--kind", kind, "--blank", in: folder)
        #expect(run.wait() == 1)
        #expect(run.failure.contains("Frame 5 can't be drawn: It crashed 2 workers in the same way."), "\(run.failure)")
        #expect(run.events.filter { $0["event"] as? String == "retry" }.count == 1)
        #expect(try folder.frames().count == 11)
        if kind != "abort" {
            let (line, code) = try place(of: kind)
            #expect(run.failure.split(separator: "\n").first?.contains(line) == true, "\(run.failure)")
            #expect(run.failure.hasSuffix(code), "\(run.failure)")
        }
        // What the animator prints is there, and of the runtime's report nothing is.
        #expect(run.standardError.contains("*** about to crash at 5 ***\n"))
        #expect(run.standardError.contains("\n\n*** Sig"))
        for word in ["Backtracing", "Registers", "rax", "Images", "Backtrace took", "Platform:"] {
            #expect(!run.standardError.contains(word), "\(run.standardError)")
        }
        #expect(run.standardError.split(separator: "\n").count < 40, "\(run.standardError)")
    }

    @Test("Rows 2 and 49: a mistake that shows once") func aCrashThatDoesNotComeAgainCostsNothing() throws {
        let run = try render("Crashing", "--marker", folder("marker"), in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
        #expect(run.finished("retried") == 1)
        #expect(try (run.event("retry")?["reason"] as? String)?.contains(place(of: "index").line) == true)
    }

    @Test("Row 3: a mistake in setup") func aCrashInSetupIsNotTriedThreeTimes() throws {
        let run = try render("Crashing", "--in-setup", "--log-level", "debug", in: folder)
        #expect(run.wait() == 1)
        #expect(run.failure.contains("before setup() finished"))
        #expect(try run.failure.contains(place(of: "index").line), "\(run.failure)")
    }

    @Test("What the user sets of SWIFT_BACKTRACE counts", arguments: ["registers=all", "enable=no"])
    func theUsersOwnBacktraceIsShownAsItComes(_ setting: String) throws {
        let run = try render("Crashing", "--kind", "pointer", in: folder, environment: ["SWIFT_BACKTRACE": setting])
        #expect(run.wait() == 1)
        #expect(run.standardError.contains("Backtrace took") == (setting == "registers=all"), "\(run.standardError)")
        #expect(run.failure.contains("It crashed 2 workers in the same way."), "\(run.failure)")
    }

    @Test("Row 3: a frame throws, and the video is wanted all the same") func aThrownFrameIsAGap() throws {
        let run = try render("Throwing", "--at", "5", "--keep-going", in: folder)
        #expect(run.wait() == 1)
        #expect(run.standardError.contains("the data of 5 is upside down"))
        #expect(run.finished("rendered") == 11)
        #expect(try probe(folder("Throwing.mp4"))["nb_read_packets"] == "12")
    }

    @Test("Row 3: setup always kills") func aSetupThatAlwaysKillsIsNoLoop() throws {
        let run = try render("Dying", "--in-setup", in: folder)
        #expect(run.wait() == 1)
        #expect((run.event("failed")?["error"] as? String)?.contains("before setup() finished") == true)
    }

    @Test("Row 3: update throws", arguments: ["1", "2"])
    func whatUpdateThrowsIsSaidWithTheFrame(_ workers: String) throws {
        let run = try render("Throwing", "--at", "5", "--workers", workers, in: folder)
        #expect(run.wait() == 1)
        let error = try #require(run.event("failed")?["error"] as? String)
        #expect(error.contains("Frame 5") && error.contains("the data of 5 is upside down"))
        #expect(run.standardError.contains(error))
        #expect(try render("Throwing", "--workers", workers, in: folder).wait() == 0)
    }

    @Test("Row 3: setup throws", arguments: ["1", "2"])
    func whatSetupThrowsIsSaidOnce(_ workers: String) throws {
        let run = try render("Throwing", "--in-setup", "--workers", workers, in: folder)
        #expect(run.wait() == 1)
        #expect((run.event("failed")?["error"] as? String)?.contains("the setup is upset") == true)
        #expect(run.standardError.components(separatedBy: "the setup is upset").count == 2)
    }

    @Test("Row 4: an endless loop, once") func aStuckWorkerIsReplaced() throws {
        let run = try render("Stuck", "--marker", folder("marker"), "--frame-timeout", "2", in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
        #expect(run.finished("retried") == 1)
        #expect((run.event("retry")?["reason"] as? String)?.contains("--frame-timeout") == true)
        #expect(try folder.frames().count == 12)
    }

    @Test("Row 4: an endless loop, always") func aFrameThatNeverEndsIsNamed() throws {
        let run = try render("Stuck", "--frame-timeout", "1", in: folder)
        #expect(run.wait() == 1)
        #expect(run.failure.contains("Frame 5") && run.failure.contains("--frame-timeout"))
        #expect(try folder.frames().count == 11)
        // The only worker of a process without others can't be killed; the process ends all the same.
        let alone = try render("Stuck", "--frame-timeout", "1", "--workers", "1", "--fresh", in: folder)
        #expect(alone.wait() == 1)
        #expect(alone.failure.contains("Frame 5"))
    }

    @Test("Row 4: a worker is stopped") func aStoppedWorkerIsReplaced() throws {
        let run = try Run("TestReel", Self.slow + ["--frame-timeout", "2"], in: folder)
        let victim = try self.worker(of: run)
        kill(victim, SIGSTOP)
        #expect(run.wait() == 0, "\(run.standardError)")
        #expect(run.finished("frames") == 40)
        #expect(!Processes.isAlive(victim))
    }

    @Test("Row 5: out of memory") func workersGoBeforeTheirSupervisor() throws {
        let run = try Run("TestReel", Self.slow, in: folder)
        let victim = try self.worker(of: run)
        func score(_ pid: Int32) throws -> Int? {
            try Int(String(contentsOfFile: "/proc/\(pid)/oom_score_adj", encoding: .utf8).filter { $0 != "\n" })
        }
        #expect(try score(victim) == 500)
        #expect(try score(run.pid) == score(getpid()))
        kill(victim, SIGKILL)
        #expect(run.wait() == 0)
        #expect(run.standardOutput.contains("memory ran out") || run.standardError.contains("memory ran out"))
    }

    private static let slow = [
        "Slow", "--cache", "cache", "--encoder", "libx264", "--workers", "2", "--progress", "json",
    ]

    /// A worker that is well under way.
    private func worker(of run: Run) throws -> Int32 {
        try run.wait(until: { run.framesDone >= 4 })
        return try #require(run.descendants.first { $0.value == "TestReel" }?.key)
    }

    @Test("Row 6: user code prints, reads and wanders") func userCodeMayPrintReadAndWander() throws {
        for workers in ["1", "2"] {
            let run = try render("Talking", "--fresh", "--workers", workers, in: folder)
            #expect(run.wait() == 0)
            #expect(run.standardOutput.split(separator: "\n").allSatisfy { $0.hasPrefix("{") })
            for frame in 0..<6 { #expect(run.standardError.contains("frame \(frame) talks\n")) }
            #expect(try folder.frames().count == 6)
            #expect(FileManager.default.fileExists(atPath: folder("Talking.mp4")))
        }
    }

    @Test("Row 6: the animator changes the folder") func pathsAreMeantFromWhereTheCommandWasGiven() throws {
        let run = try render("Wandering", "-o", "häß lich.mp4", in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
        #expect(try folder.frames().count == 4)
        #expect(try probe(folder("häß lich.mp4"))["nb_read_packets"] == "4")
    }

    @Test func largeParametersReachTheirFrames() throws {
        let run = try render("Bitmaps", "--workers", "2", in: folder)
        #expect(run.finished("rendered") == 6)
        #expect(try Set(folder.frames().values).count == 6)
    }
}
