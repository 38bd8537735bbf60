import Foundation
import TestSupport
import Testing

/// What the command does with the store and the video, in one run and the next.
///
/// Row 51 of the faults (`FaultTests/Faults.md`).
struct CommandTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    @Test func theWaveBecomesAVideoThatPlaysAnywhere() throws {
        let run = try render("CosineWave", in: folder, runner: "CosineWave")
        #expect(run.wait() == 0)
        let facts = try probe(folder("CosineWave.mp4"))
        #expect(facts["codec_name"] == "h264")
        #expect(facts["width"] == "640")
        #expect(facts["height"] == "480")
        #expect(facts["pix_fmt"] == "yuv420p")
        #expect(facts["nb_read_packets"] == "60")
        #expect(facts["r_frame_rate"] == "30/1")
        for tag in ["color_space", "color_primaries", "color_transfer"] { #expect(facts[tag] == "bt709") }
        #expect(facts["color_range"] == "tv")
    }

    @Test func eventsHaveTheNamesOfTheContract() throws {
        let run = try render("Plain", in: folder)
        let names = run.events.compactMap { $0["event"] as? String }
        #expect(names.first == "started")
        #expect(names.last == "finished")
        #expect(names.filter { $0 == "frame" }.count == 20)
        #expect(run.standardOutput.split(separator: "\n").allSatisfy { $0.hasPrefix(#"{"event":"#) })

        let started = try #require(run.event("started"))
        #expect(started["animator"] as? String == "Plain")
        #expect(started["frames"] as? Int == 20)
        #expect(started["cached"] as? Int == 0)
        #expect(started["missing"] as? Int == 20)
        #expect(started["workers"] as? Int ?? 0 > 0)
        #expect(run.event("encoder")?["name"] as? String == "libx264")
        #expect(run.event("encoder")?["reason"] is String)
        let frame = try #require(run.event("frame"))
        #expect(frame["done"] as? Int == 20)
        #expect(frame["total"] as? Int == 20)
        #expect(Set(run.events.compactMap { $0["frame"] as? Int }) == Set(0..<20))
        let finished = try #require(run.event("finished"))
        for name in ["frames", "rendered", "cached", "retried"] { #expect(finished[name] is Int, "\(name)") }
        #expect(finished["encoder"] as? String == "libx264")
        #expect((finished["output"] as? String)?.hasSuffix("Plain.mp4") == true)
        #expect(finished["seconds"] is Double)
    }

    @Test func aSecondRunRendersNothingAndRemovedFramesAreRenderedAgain() throws {
        _ = try render("Plain", in: folder)
        let before = try folder.frames()
        #expect(before.count == 20)

        let again = try render("Plain", in: folder)
        #expect(again.finished("rendered") == 0)
        #expect(again.finished("cached") == 20)

        for file in before.keys.sorted().prefix(10) {
            try FileManager.default.removeItem(atPath: folder("cache/" + file))
        }
        let third = try render("Plain", in: folder)
        #expect(third.event("started")?["missing"] as? Int == 10)
        #expect(third.finished("rendered") == 10)
        #expect(try folder.frames() == before)
    }

    @Test func aVideoThatHoldsTheseFramesIsLeftAlone() throws {
        func made(_ arguments: String...) throws -> (file: Int, run: Run) {
            let run = try Run(
                "TestReel",
                ["Plain", "--cache", "cache", "--encoder", "libx264", "--progress", "json"] + arguments, in: folder)
            #expect(run.wait() == 0, "\(run.standardError)")
            let file = try FileManager.default.attributesOfItem(atPath: folder("Plain.mp4"))[.systemFileNumber]
            return (try #require(file as? Int), run)
        }
        let first = try made()
        let second = try made()
        #expect(second.file == first.file)
        #expect(second.run.finished("cached") == 20)
        #expect(second.run.event("finished")?["encoder"] as? String == "libx264")
        #expect(second.run.event("encoder") == nil)

        // A changed video, setting or frame makes another video.
        let other = try made("--quality", "30")
        #expect(other.file != second.file)
        let handle = try #require(FileHandle(forWritingAtPath: folder("Plain.mp4")))
        try handle.seekToEnd()
        handle.write(Data([0]))
        try handle.close()
        let repaired = try made("--quality", "30")
        #expect(repaired.file != other.file)
        #expect(try made("--quality", "30").file == repaired.file)
        let fewer = try made("--quality", "30", "--frames", "10")
        #expect(fewer.file != repaired.file)
        #expect(try probe(folder("Plain.mp4"))["nb_read_packets"] == "10")
        #expect(try made("--quality", "30", "--frames", "10", "--fresh").file != fewer.file)
    }

    @Test func aVideoIsMadeAnewWhereAFileThatFFmpegReadsHasChanged() throws {
        func made() throws -> Int {
            let run = try render(
                "Plain", "--ffmpeg-argument", "-vf", "--ffmpeg-argument", "movie=logo.png[logo];[in][logo]overlay=2:2",
                in: folder)
            #expect(run.wait() == 0, "\(run.standardError)")
            let file = try FileManager.default.attributesOfItem(atPath: folder("Plain.mp4"))[.systemFileNumber]
            return try #require(file as? Int)
        }
        func draw(_ color: String) throws {
            let run = try Run(
                "/usr/bin/env",
                [
                    "ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", "color=\(color):s=16x16", "-frames:v", "1",
                    "logo.png",
                ],
                in: folder)
            #expect(run.wait() == 0, "\(run.standardError)")
        }
        try draw("red")
        let first = try made()
        #expect(try made() == first)
        try draw("blue")
        let second = try made()
        #expect(second != first)
        #expect(try made() == second)
    }

    @Test(
        "Row 16: fps, codec or quality change",
        arguments: [["--fps", "12"], ["--quality", "40"], ["-o", "other.mkv"], ["--preset", "ultrafast"]])
    func whatDoesNotTouchThePicturesRendersNothing(_ change: [String]) throws {
        _ = try render("Plain", in: folder)
        let run = try render("Plain", change[0], change[1], in: folder)
        #expect(run.finished("rendered") == 0)
        #expect(run.finished("frames") == 20)
    }

    @Test("Row 16: the size or an option changes", arguments: [["--dpi", "50"], ["--bold"], ["--weights", "0.25"]])
    func whatTouchesThePicturesRendersAnew(_ change: [String]) throws {
        _ = try render("Plain", "--frames-only", in: folder)
        let run = try Run(
            "TestReel", ["Plain", "--cache", "cache", "--frames-only", "--progress", "json"] + change, in: folder)
        #expect(run.wait() == 0)
        #expect(run.finished("rendered") == 20)
    }

    /// As a shell hands them over, which takes `3..<7` without quotes for a redirection.
    @Test(arguments: [
        ("5", 5), (":6", 6), ("3:7", 4), ("3-7", 5), ("15:", 5), ("'3..<7'", 4), ("3...7", 5), ("15...", 5),
    ])
    func aRangeOfFramesIsRendered(_ range: String, _ count: Int) throws {
        let command = "\(Run.products)/TestReel Plain --cache cache --encoder libx264 --progress json --frames \(range)"
        let run = try Run("/bin/sh", ["-c", command], in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
        #expect(run.finished("frames") == count)
        #expect(try probe(folder("Plain.mp4"))["nb_read_packets"] == "\(count)")
        let all = try render("Plain", in: folder)
        #expect(all.finished("cached") == count)
    }

    @Test func workersThatAreNotNeededAnyMoreGoQuietly() throws {
        for workers in ["2", "6"] {
            let run = try render("Plain", "--count", "1", "--frames-only", "--fresh", "--workers", workers, in: folder)
            #expect(run.wait() == 0)
            #expect(run.standardError == "")
        }
    }

    @Test(.needs("git"))
    func gitIsNotOfferedTheCache() throws {
        #expect(try Run("/usr/bin/git", ["init", "--quiet"], in: folder).wait() == 0)
        for cache in [".flipbook", "deep/in/cache"] {
            let run = try Run("TestReel", ["Plain", "--frames-only", "--cache", cache], in: folder)
            #expect(run.wait() == 0, "\(run.standardError)")
            #expect(try folder.frames(in: cache).count == 20)
        }
        let status = try Run("/usr/bin/git", ["status", "--porcelain", "--untracked-files=all"], in: folder)
        #expect(status.wait() == 0)
        // The files of the tests' own programs are all that is new.
        #expect(
            status.standardOutput.split(separator: "\n").allSatisfy { $0.hasPrefix("?? .output-") },
            "\(status.standardOutput)")
    }

    @Test func theVersionIsSaid() throws {
        for (program, arguments) in [
            ("TestReel", ["--version"]), ("TestReel", ["Plain", "--version"]), ("CosineWave", ["--version"]),
        ] {
            let run = try Run(program, arguments, in: folder)
            #expect(run.wait() == 0)
            #expect(run.standardOutput.wholeMatch(of: /Flipbook \d+\.\d+\.\d+\n/) != nil, "\(run.standardOutput)")
        }
    }

    /// That a machine has no such card is nothing that a user needs to hear of.
    @Test func whatAutoFindsNotToWorkIsSaidWhereItIsAskedFor() throws {
        let usual = try Run("TestReel", ["Plain", "--cache", "cache"], in: folder)
        #expect(usual.wait() == 0, "\(usual.standardError)")
        #expect(!usual.standardError.contains("nvenc") && !usual.standardError.contains("Encoding with"))
        let curious = try Run("TestReel", ["Plain", "--cache", "cache", "--fresh", "--log-level", "debug"], in: folder)
        #expect(curious.wait() == 0)
        #expect(curious.standardError.contains("encoding with "))
    }

    @Test func framesOnlyMakesNoVideo() throws {
        let run = try render("Plain", "--frames-only", in: folder)
        #expect(run.wait() == 0)
        #expect(!FileManager.default.fileExists(atPath: folder("Plain.mp4")))
        #expect(try folder.frames().count == 20)
    }

    @Test func freshForgets() throws {
        _ = try render("Plain", "--frames-only", in: folder)
        let run = try render("Plain", "--frames-only", "--fresh", in: folder)
        #expect(run.finished("rendered") == 20)
    }

    @Test func anUnknownNumberOfFramesIsFoundOut() throws {
        let run = try render("Streamed", in: folder)
        #expect(run.finished("frames") == 9)
        #expect(try probe(folder("Streamed.mp4"))["nb_read_packets"] == "9")
    }

    @Test func aDryRunSaysWhyAndRendersNothing() throws {
        func plan(_ arguments: String...) throws -> String {
            let run = try Run("TestReel", ["Plain", "--cache", "cache", "--dry-run"] + arguments, in: folder)
            #expect(run.wait() == 0)
            return run.standardOutput
        }
        #expect(try plan().contains("frames 0...19 would be rendered: never rendered"))
        #expect(folder.files(below: "cache").isEmpty)

        _ = try render("Plain", "--frames-only", "--frames", "5", in: folder)
        #expect(try plan().contains("5 in the cache"))
        #expect(try plan().contains("frames 5...19 would be rendered"))
        #expect(try plan("--bold").contains("options"))
        #expect(try plan("--dpi", "50").contains("size"))
        let frame = try #require(folder.frames().keys.first)
        try FileManager.default.removeItem(atPath: folder("cache/" + frame))
        #expect(try plan().contains("4 in the cache"))
        #expect(try folder.frames().count == 4)
    }

    @Test func setupForEveryFrameGivesTheSameFrames() throws {
        _ = try render("Hashed", "--frames-only", in: folder)
        let reused = try folder.frames()
        _ = try render("Hashed", "--frames-only", "--fresh", "--no-figure-reuse", in: folder)
        #expect(try folder.frames() == reused)
    }

    @Test("Row 16: the program changes") func aDeclaredVersionStandsForTheProgram() throws {
        let program = folder("TestReel")
        try FileManager.default.copyItem(atPath: Run.products + "/TestReel", toPath: program)
        func rendered(_ animator: String) throws -> Int? {
            let run = try Run(
                program, [animator, "--cache", "cache", "--frames-only", "--progress", "json"], in: folder)
            run.wait()
            return run.finished("rendered")
        }
        #expect(try rendered("Versioned") == 4)
        #expect(try rendered("Plain") == 20)
        // Another build of it.
        let handle = try #require(FileHandle(forWritingAtPath: program))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data([0]))
        try handle.close()
        #expect(try rendered("Versioned") == 0)
        #expect(try rendered("Plain") == 20)
    }

    @Test(arguments: ["png", "pdf", "svg"])
    func aStillIsAPicture(_ ending: String) throws {
        let run = try Run("CosineWave", ["--still", "7", "-o", "still." + ending], in: folder)
        #expect(run.wait() == 0)
        let head = try Data(contentsOf: URL(fileURLWithPath: folder("still." + ending))).prefix(200)
        let mark = ["png": "PNG", "pdf": "%PDF", "svg": "<svg"][ending] ?? ""
        #expect(String(decoding: head, as: UTF8.self).contains(mark))
        #expect(folder.files().filter { $0.contains("still") } == ["still." + ending])
    }

    @Test func aStillEqualsTheFrameOfTheVideo() throws {
        _ = try render("Plain", "--frames-only", "--frames", "7..<8", in: folder)
        let frame = try #require(folder.frames().values.first)
        try frame.write(to: URL(fileURLWithPath: folder("frame.png")))
        _ = try Run("TestReel", ["Plain", "--still", "7", "-o", "still.png"], in: folder).wait()
        #expect(try pixels(folder("frame.png")) == pixels(folder("still.png")))
    }

    @Test("Row 26: pure red and tab10 blue") func knownColoursComeOutOfThePlayerAsTheyWentIn() throws {
        _ = try render("Coloured", in: folder)
        let rgb = try pixels(folder("Coloured.mp4"))
        let width = 162
        #expect(rgb.count == width * 122 * 3)
        func color(_ x: Int, _ y: Int) -> [Int] { (0..<3).map { Int(rgb[(y * width + x) * 3 + $0]) } }
        // The figure is 161x121: red below, tab:blue above, and a white column and row to make it even.
        for (place, wanted) in [((80, 91), [255, 0, 0]), ((80, 30), [31, 119, 180])] {
            let found = color(place.0, place.1)
            #expect(zip(found, wanted).allSatisfy { abs($0 - $1) <= 3 }, "\(found) for \(wanted)")
        }
    }

    /// The first frame in RGB, decoded by ffmpeg as its tags say.
    private func pixels(_ path: String) throws -> Data {
        let raw = path + ".rgb"
        let run = try Run(
            "/usr/bin/env",
            [
                "ffmpeg", "-v", "error", "-y", "-i", path, "-frames:v", "1", "-vf",
                "scale=in_color_matrix=bt709:flags=accurate_rnd+full_chroma_int",
                "-pix_fmt", "rgb24", "-f", "rawvideo", raw,
            ],
            in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
        return try Data(contentsOf: URL(fileURLWithPath: raw))
    }

    /// An animation with a duration takes as long at every rate, and a frame whose time changes is another frame.
    @Test func framesKnowTheirTime() throws {
        let slow = try render("Timed", "--fps", "10", in: folder)
        #expect(slow.finished("frames") == 4 && slow.finished("rendered") == 4, "\(slow.standardError)")
        let fast = try render("Timed", "--fps", "20", in: folder)
        // Both begin at 0 s.
        #expect(fast.finished("frames") == 8 && fast.finished("rendered") == 7, "\(fast.standardError)")
        let again = try render("Timed", "--fps", "10", in: folder)
        #expect(again.finished("rendered") == 0)
    }
}
