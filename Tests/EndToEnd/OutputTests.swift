import Foundation
import TestSupport
import Testing

/// Other outputs than mp4, from the command line.
struct OutputTests {
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

    @Test func aFolderThatIsThereNeedsNoSlash() throws {
        #expect(try render("-o", "shots/").process.terminationStatus == 0)
        #expect(try render("-o", "shots", "--frames", "2").process.terminationStatus == 0)
        #expect(folder.files(below: "shots") == ["000000.png", "000001.png"])
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
