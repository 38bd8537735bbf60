import Foundation
import TestSupport
import Testing

/// Other outputs than mp4, from the command line.
///
/// Rows 41 and 42 of the faults (`FaultTests/Faults.md`).
@Suite(.tags(.long), .onlyInWholeRuns) struct OutputTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func render(_ arguments: String...) throws -> Run {
        let run = try Run("CosineWave", arguments + ["--count", "6", "--dpi", "50", "--cache", "cache"], in: folder)
        run.wait()
        return run
    }

    /// The same command does nothing again, and the frames serve for all.
    @Test(arguments: ["a.gif", "a.apng", "a.webm", "shots/"]) func madeOnce(_ output: String) throws {
        let first = try render("-o", output)
        #expect(first.process.terminationStatus == 0, "\(first.standardError)")
        #expect(first.standardOutput.contains("6 rendered"))
        let second = try render("-o", output)
        #expect(second.standardOutput.contains("nothing was done"), "\(second.standardOutput)")
        let held = try render("-o", output, "--hold", "0.1")
        #expect(held.standardOutput.contains("0 rendered, 6 from the cache"), "\(held.standardOutput)")
    }

    /// A draft's frames are every second one of a render at half the size.
    @Test func aDraftHasHalfTheSizeAndRate() throws {
        let draft = try Run(
            "CosineWave", ["--draft", "--count", "7", "--cache", "cache", "--encoder", "libx264"], in: folder)
        #expect(draft.wait() == 0, "\(draft.standardError)")
        #expect(draft.standardOutput.contains("4 rendered"), "\(draft.standardOutput)")
        #expect(folder.files().filter { $0.hasSuffix(".mp4") } == ["CosineWave-draft.mp4"])
        let video = try probe(folder("CosineWave-draft.mp4"))
        #expect(video["nb_read_packets"] == "4" && video["avg_frame_rate"] == "15/1")
        #expect(video["width"] == "320" && video["height"] == "240")

        let small = try Run(
            "CosineWave", ["--dpi", "50", "--count", "7", "--cache", "cache", "--frames-only"], in: folder)
        #expect(
            small.wait() == 0 && small.standardOutput.contains("3 rendered, 4 from the cache"),
            "\(small.standardOutput)")

        let part = try Run(
            "CosineWave", ["--draft", "--count", "7", "--frames", "2:6", "--cache", "cache", "--frames-only"],
            in: folder)
        #expect(
            part.wait() == 0 && part.standardOutput.contains("0 rendered, 2 from the cache"), "\(part.standardOutput)")
        let still = try Run("CosineWave", ["--draft", "--still", "3"], in: folder)
        #expect(still.wait() == 0 && folder.files().contains("CosineWave-draft-3.png"))
    }

    @Test func aFolderThatIsThereNeedsNoSlash() throws {
        #expect(try render("-o", "shots/").process.terminationStatus == 0)
        #expect(try render("-o", "shots", "--frames", "2").process.terminationStatus == 0)
        #expect(folder.files(below: "shots") == ["000000.png", "000001.png"])
    }

    @Test(arguments: [("30000/1001", "30000/1001"), ("119.88", "2997/25"), ("121", "121/1"), ("0.5", "1/2")])
    func framesASecondAreAFraction(_ fps: String, _ rate: String) throws {
        let run = try render("-o", "a.mp4", "--fps", fps, "--encoder", "libx264")
        #expect(run.process.terminationStatus == 0, "\(run.standardError)")
        #expect(try probe(folder("a.mp4"))["avg_frame_rate"] == rate)
    }

    @Test(arguments: ["1/0", "thirty", "30/", "nan", "-30", "0", "1e9"]) func otherRatesAreRefused(_ fps: String) throws
    {
        let run = try render("-o", "a.mp4", "--fps", fps)
        #expect(run.process.terminationStatus != 0)
        #expect(run.standardError.contains(fps) || run.standardError.contains("--fps must be"))
        #expect(!FileManager.default.fileExists(atPath: folder("a.mp4")))
    }

    // MARK: Where it goes

    @Test(arguments: ["a.mp4", "a.GIF", "a.apng"]) func aFolderWithTheNameOfAVideoStaysAFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: folder(name), withIntermediateDirectories: true)
        let run = try render("-o", name)
        #expect(run.process.terminationStatus == 1)
        #expect(run.standardError.contains("\(name) is not a file"), "\(run.standardError)")
        #expect(folder.files(below: name).isEmpty)
        #expect(try render("-o", name + "/").process.terminationStatus == 0, "a slash says that it is meant")
    }

    @Test func missingFoldersAreMade() throws {
        for output in ["a/b/c.mp4", "d/e.gif", "f/g/"] {
            #expect(try render("-o", output).process.terminationStatus == 0)
            #expect(FileManager.default.fileExists(atPath: folder(output)))
        }
        #expect(try render("-o", "h/i.png", "--still", "2").process.terminationStatus == 0)
        #expect(FileManager.default.fileExists(atPath: folder("h/i.png")))
    }

    @Test func linksAreFollowed() throws {
        for (link, target) in [("a.mp4", "there/a.mp4"), ("b.png", "there/b.png"), ("shots", "there/shots")] {
            symlink(target, folder(link))
            let run =
                try link == "b.png"
                ? render("-o", link, "--still", "1") : render("-o", link + (link == "shots" ? "/" : ""))
            #expect(run.process.terminationStatus == 0, "\(run.standardError)")
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder(link)) == target)
            #expect(FileManager.default.fileExists(atPath: folder(target)))
        }
    }

    @Test func aNameAsLongAsTheSystemTakes() throws {
        for ending in [".mp4", ".gif"] {
            let name = String(repeating: "n", count: 251) + ending
            #expect(try render("-o", name).process.terminationStatus == 0)
            #expect(FileManager.default.fileExists(atPath: folder(name)))
        }
        for ending in [".png", ".pdf"] {
            let name = String(repeating: "s", count: 251) + ending
            let run = try render("-o", name, "--still", "1")
            #expect(run.process.terminationStatus == 0, "\(run.standardError)")
            #expect(FileManager.default.fileExists(atPath: folder(name)))
        }
    }

    @Test func outputsThatBeginAlikeAreMadeAtOnce() throws {
        let runs = try ["wave/", "wave.mp4", "wave.gif"].map { output in
            try Run(
                "TestReel", ["Slow", "--count", "12", "--cache", "cache", "--progress", "none", "-o", output],
                in: folder)
        }
        for run in runs { #expect(run.wait() == 0, "\(run.standardError)") }
        for output in ["wave/000011.png", "wave.mp4", "wave.gif"] {
            #expect(FileManager.default.fileExists(atPath: folder(output)))
        }
    }

    /// A shell that goes to a folder, removes it, and becomes the runner.
    private func renderFromNowhere(_ arguments: [String]) throws -> Run {
        let script = #"mkdir gone && cd gone && rmdir ../gone && exec "$@""#
        let run = try Run(
            "/bin/sh", ["-c", script, "sh", Run.products + "/CosineWave", "--count", "3", "--dpi", "50"] + arguments,
            in: folder)
        run.wait()
        return run
    }

    @Test func aCurrentFolderThatWasRemovedIsSaid() throws {
        let name = "flipbook-\(UUID().uuidString)"
        for output in [[name + ".mp4"], [name + "/"], [name + ".png", "--still", "1"]] {
            let run = try renderFromNowhere(["--cache", folder("cache"), "-o"] + output)
            #expect(run.process.terminationStatus == 1)
            #expect(run.standardError.contains("Was it removed?"), "\(run.standardError)")
            #expect(!FileManager.default.fileExists(atPath: "/" + output[0]))
        }
        let cache = try renderFromNowhere(["-o", folder("a.mp4"), "--cache", "cache"])
        #expect(cache.wait() == 1 && cache.standardError.contains("Was it removed?"), "\(cache.standardError)")
        let absolute = try renderFromNowhere(["-o", folder("a.mp4"), "--cache", folder("cache")])
        #expect(absolute.wait() == 0, "\(absolute.standardError)")
        #expect(FileManager.default.fileExists(atPath: folder("a.mp4")))
    }

    /// What the user's umask leaves is what everything gets: with 002 a group can share a cache.
    @Test(arguments: [("002", 0o664, 0o775), ("077", 0o600, 0o700), ("022", 0o644, 0o755)])
    func theUmaskSaysWhoMayUseWhatIsMade(_ umask: String, _ file: Int, _ directory: Int) throws {
        let outputs = [
            ["out/a.mp4"], ["out/b.gif"], ["out/shots/"], ["out/c.png", "--still", "1"], ["out/d.pdf", "--still", "1"],
        ]
        for output in outputs {
            let run = try Run(
                "/bin/sh",
                ["-c", "umask \(umask); exec \"$@\"", "sh", Run.products + "/CosineWave", "--count", "4", "--cache"]
                    + ["team/cache", "--progress", "none", "-o"] + output, in: folder)
            #expect(run.wait() == 0, "\(run.standardError)")
        }
        var found = 0
        for root in ["team", "out"] {
            let names = FileManager.default.enumerator(atPath: folder(root))?.allObjects as? [String] ?? []
            for name in [""] + names {
                let attributes = try FileManager.default.attributesOfItem(atPath: folder(root + "/" + name))
                let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
                #expect(attributes[.posixPermissions] as? Int == (isFolder ? directory : file), "\(root)/\(name)")
                found += 1
            }
        }
        #expect(found > 4 + 4 + 8)
    }

    @Test func transparentFramesAreOthers() throws {
        #expect(try render("-o", "a.apng").process.terminationStatus == 0)
        let run = try render("-o", "b.apng", "--transparent")
        #expect(run.process.terminationStatus == 0 && run.standardOutput.contains("6 rendered"), "\(run.standardError)")
        let pixel = try Run(
            "/usr/bin/env",
            [
                "ffmpeg", "-v", "error", "-i", "b.apng", "-vf", "crop=1:1:2:2", "-f", "rawvideo", "-pix_fmt", "rgba",
                "alpha",
            ],
            in: folder)
        #expect(pixel.wait() == 0, "\(pixel.standardError)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder("alpha"))) == Data(repeating: 0, count: 6 * 4))
        let other = try render("-o", "shots/", "--transparent", "--workers", "2")
        #expect(other.standardOutput.contains("0 rendered, 6 from the cache"))
    }
}
