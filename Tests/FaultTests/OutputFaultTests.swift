import Foundation
import TestSupport
import Testing

/// Rows 15, 19 and 22 of the faults: ffmpeg, and what is asked of it. Rows 20 and 21 are in VideoFaultTests.
struct OutputFaultTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    @Test("Row 15: two runs with one output") func theSecondRunIsRefused() throws {
        let arguments = ["Slow", "--cache", "cache", "--encoder", "libx264", "--progress", "json"]
        let first = try Run("TestReel", arguments, in: folder)
        try first.wait(until: { folder.files().contains { $0.hasSuffix(".partial") } })
        let second = try Run("TestReel", arguments, in: folder)
        #expect(second.wait() == 1)
        #expect(second.failure.contains("process \(first.pid)"), "\(second.standardError)")
        #expect(first.wait() == 0)
        #expect(try probe(folder("Slow.mp4"))["nb_read_packets"] == "40")
    }

    @Test("Row 19: ffmpeg is missing") func withoutFFmpegNothingIsRenderedAndThePackageIsNamed() throws {
        let run = try render("Plain", in: folder, environment: ["PATH": folder.path])
        #expect(run.wait() == 1)
        #expect((run.event("failed")?["error"] as? String)?.contains("apt") == true)
        #expect(folder.files(below: "cache").isEmpty)
        #expect(try render("Plain", "--frames-only", in: folder, environment: ["PATH": folder.path]).wait() == 0)
    }

    @Test("Row 19: ffmpeg is too old") func anOldFFmpegIsNamedWithItsPackage() throws {
        for program in ["ffmpeg", "ffprobe"] {
            let script = """
                #!/bin/sh
                [ "$1" = -version ] && echo 'ffmpeg version 3.4.8 Copyright' && exit 0
                echo 'Unrecognized option' >&2; exit 1

                """
            try Data(script.utf8).write(to: URL(fileURLWithPath: folder(program)))
            chmod(folder(program), 0o755)
        }
        let run = try render("Plain", in: folder, environment: ["PATH": folder.path + ":/usr/bin:/bin"])
        #expect(run.wait() == 1)
        #expect(run.failure.contains("3.4.8") && run.failure.contains("install"), "\(run.failure)")
        #expect(!FileManager.default.fileExists(atPath: folder("Plain.mp4")))
    }

    @Test("Row 22: pictures of one pixel, of odd sizes, and one frame", arguments: [(1, 1, 1), (7, 301, 2), (2, 2, 3)])
    func anySizeIsEncoded(_ width: Int, _ height: Int, _ count: Int) throws {
        let run = try render(
            "Sized", "--width", "\(width)", "--height", "\(height)", "--count", "\(count)", in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
        let facts = try probe(folder("Sized.mp4"))
        #expect(facts["nb_read_packets"] == "\(count)")
        #expect(facts["width"] == "\(width + width % 2)" && facts["height"] == "\(height + height % 2)")
    }

    @Test("Row 22: 0 frames, or not as many as promised") func parametersThatBreakTheirPromiseAreSaid() throws {
        let run = try render("OutOfStep", in: folder)
        #expect(run.wait() == 1)
        #expect((run.event("failed")?["error"] as? String)?.contains("5 frames were promised") == true)
        #expect(try render("Empty", in: folder).wait() == 1)
    }

    @Test func aFontThatIsMissingIsNoOtherFont() throws {
        let run = try render("WrongFont", in: folder)
        #expect(run.wait() == 1)
        #expect((run.event("failed")?["error"] as? String)?.contains("No Such Font At All") == true)
    }
}
