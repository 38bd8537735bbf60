import Foundation
import TestSupport
import Testing

/// Rows 16 and 17 of the faults: the files that frames are made from; and frames that depend on what they must not.
@Suite(.tags(.long), .onlyInWholeRuns) struct InputFaultTests {
    let folder: TemporaryFolder
    init() throws {
        folder = try TemporaryFolder()
        try write("A")
    }

    private func write(_ text: String, to name: String = "data") throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder(name)))
    }

    private func rendered(_ arguments: String...) throws -> Int? {
        let run = try Run(
            "TestReel",
            ["Reading", "--cache", "cache", "--progress", "json", "--frames-only", "--explain"] + arguments,
            in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
        return run.finished("rendered")
    }

    @Test("Row 16: a declared file changes") func declaredFilesArePartOfTheKey() throws {
        #expect(try rendered() == 20)
        let first = try folder.frames()
        #expect(try rendered() == 0)
        // The same content, written again: the same frames.
        try write("A")
        #expect(try rendered() == 0)
        try write("B")
        let plan = try Run("TestReel", ["Reading", "--cache", "cache", "--dry-run"], in: folder)
        plan.wait()
        #expect(plan.standardOutput.contains("frames 0...19 would be rendered: data changed"), "\(plan.standardOutput)")
        #expect(try rendered() == 20)
        try write("A")
        #expect(try rendered() == 0)
        #expect(try first.allSatisfy { try folder.frames()[$0.key] == $0.value })
    }

    @Test("Row 16: a declared file is missing") func aMissingFileIsNamed() throws {
        let run = try render("Reading", "--file", "nowhere.csv", in: folder)
        #expect(run.wait() == 1)
        #expect(run.failure.contains("input file nowhere.csv") && run.failure.contains("No such file"))
    }

    @Test("Row 17: a data file changes during the render", arguments: ["1", "2"])
    func framesOfAChangingFileAreNotKept(_ workers: String) throws {
        let run = try Run(
            "TestReel",
            ["Reading", "--milliseconds", "60", "--cache", "cache", "--progress", "json", "--workers", workers]
                + ["--encoder", "libx264"], in: folder)
        try run.wait(until: { run.framesDone >= 4 })
        // In place, as a program does that goes on writing.
        let file = try #require(FileHandle(forWritingAtPath: folder("data")))
        try file.write(contentsOf: Data("B".utf8))
        try file.close()
        #expect(run.wait() == 1)
        #expect(run.failure.contains("data changed while frames were drawn"), "\(run.standardError)")
        #expect(try folder.frames().isEmpty)
        #expect(!FileManager.default.fileExists(atPath: folder("Reading.mp4")))
        #expect(try rendered() == 20)
    }

    @Test("Row 17: … in its last moment") func aChangeBehindTheLastFrameIsNoticed() throws {
        // Only the content tells: the file's time is set back.
        let run = try Run(
            "TestReel",
            ["Reading", "--milliseconds", "60", "--cache", "cache", "--progress", "json", "--frames-only"], in: folder)
        try run.wait(until: { run.framesDone >= 4 })
        var status = stat()
        stat(folder("data"), &status)
        let file = open(folder("data"), O_WRONLY)
        pwrite(file, "C", 1, 0)
        var times = [status.st_atim, status.st_mtim]
        futimens(file, &times)
        close(file)
        #expect(run.wait() == 1)
        #expect(run.failure.contains("data changed"), "\(run.standardError)")
        #expect(try folder.frames().isEmpty)
    }

    /// In place, with the time of the last modification put back, and for a part of them the content, too: nothing but the
    /// time of the last change tells.
    @Test("Row 17: a data file changes and looks as if it had not", arguments: [1, 2, 3], [false, true])
    func changesThatHideAreNoticed(_ frames: Int, isTakenBack: Bool) throws {
        let run = try Run(
            "TestReel",
            ["Reading", "--milliseconds", "60", "--cache", "cache", "--progress", "json", "--frames-only"], in: folder)
        try run.wait(until: { run.framesDone >= frames })
        func write(_ byte: String) {
            var status = stat()
            stat(folder("data"), &status)
            let file = open(folder("data"), O_WRONLY)
            pwrite(file, byte, 1, 0)
            var times = [status.st_atim, status.st_mtim]
            futimens(file, &times)
            close(file)
        }
        write("C")
        if isTakenBack {
            usleep(200_000)
            write("A")
        }
        #expect(run.wait() == 1)
        #expect(run.failure.contains("data changed"), "\(run.standardError)")
        #expect(try folder.frames().isEmpty)
    }

    /// Between the planning and the start of a worker: `setup()` would read another content than the key says.
    @Test("Row 17: … before a worker starts") func aWorkerVerifiesWhatItWillRead() throws {
        for round in 0..<8 {
            try write("A")
            let run = try Run(
                "TestReel",
                ["Reading", "--cache", "cache-\(round)", "--progress", "json", "--frames-only", "--workers", "2"],
                in: folder)
            usleep(UInt32(round) * 6000)
            try write("B")
            run.wait()
            let frames = try folder.frames(in: "cache-\(round)")
            let again = try Run(
                "TestReel", ["Reading", "--cache", "again-\(round)", "--progress", "json", "--frames-only"],
                in: folder)
            #expect(again.wait() == 0)
            let right = try folder.frames(in: "again-\(round)")
            #expect(frames.allSatisfy { right[$0.key] == nil || right[$0.key] == $0.value })
        }
    }

    // MARK: What must not be

    @Test("Row 31: frames that depend on what they must not", arguments: ["order", "chance", "clock"])
    func whatIsNoFunctionOfTheFrameIsShown(_ kind: String) throws {
        let run = try render("Remembering", "--kind", kind, "--workers", "2", "--verify", in: folder)
        #expect(run.wait() == 1)
        let words = kind == "order" ? "the frames drawn before" : "random numbers or the clock"
        #expect(run.failure.contains(words), "\(run.standardError)")
        let verified = try #require(run.event("verified"))
        #expect(verified["frames"] as? Int == 10)
        #expect((verified["different"] as? [Int])?.isEmpty == false)
    }

    /// Each worker draws one frame of another one again; the render after it finds out, too.
    @Test("Row 31: … in every render", arguments: ["order", "chance", "clock", "setup"])
    func everyRenderComparesItsWorkers(_ kind: String) throws {
        for _ in 0..<2 {
            let run = try render("Remembering", "--kind", kind, "--workers", "2", "--milliseconds", "50", in: folder)
            #expect(run.wait() == 1)
            let words = kind == "order" ? "the frames drawn before" : "random numbers or the clock"
            #expect(run.failure.contains(words), "\(run.standardError)")
            #expect(!FileManager.default.fileExists(atPath: folder("Remembering.mp4")))
        }
        let unchecked = try render("Remembering", "--kind", kind, "--workers", "2", "--verify", "0", in: folder)
        #expect(unchecked.wait() == 0, "\(unchecked.failure)")
    }

    @Test("Row 31: frames that depend on the environment") func whatDependsOnTheEnvironmentIsShown() throws {
        func run(_ level: String, _ arguments: String...) throws -> Run {
            let run = try Run(
                "TestReel",
                ["Remembering", "--kind", "environment", "--cache", "cache", "--frames-only", "--progress", "json"]
                    + arguments, in: folder, environment: ["LEVEL": level])
            run.wait()
            return run
        }
        #expect(try run("0.2", "--frames", "10").wait() == 0)
        for workers in ["1", "2"] {
            let other = try run("0.8", "--workers", workers)
            #expect(other.wait() == 1)
            #expect(other.failure.contains("an environment variable"), "\(other.standardError)")
        }
        #expect(try run("0.2", "--fresh").wait() == 0)
    }

    @Test("Row 31: frames that are what they should be", arguments: [[], ["3"], ["100"]])
    func whatIsAFunctionOfTheFrameIsVerified(_ count: [String]) throws {
        for workers in ["1", "2"] {
            let run = try Run(
                "TestReel",
                ["Hashed", "--cache", "cache", "--frames-only", "--progress", "json", "--workers", workers, "--verify"]
                    + count, in: folder)
            #expect(run.wait() == 0, "\(run.standardError)")
            #expect(run.event("verified")?["frames"] as? Int == min(Int(count.first ?? "10") ?? 0, 24))
            #expect((run.event("verified")?["different"] as? [Int])?.isEmpty == true)
        }
    }
}
