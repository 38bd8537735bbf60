import Foundation
import TestSupport
import Testing

/// Rows 15, 19 and 22 of the faults: ffmpeg, and what is asked of it. Rows 20 and 21 are in VideoFaultTests.
struct OutputFaultTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    @Test("Row 15: two runs with one output") func theSecondRunIsRefused() throws {
        let arguments = [
            "Slow", "--milliseconds", "200", "--cache", "cache", "--encoder", "libx264", "--progress", "json",
        ]
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

    /// Puts another ffmpeg before the real one, which says this as its version and this when it is to encode.
    private func fakeFFmpeg(version: String, complaint: String) throws -> [String: String] {
        for program in ["ffmpeg", "ffprobe"] {
            let script = """
                #!/bin/sh
                [ "$1" = -version ] && printf '\(version)\\n' && exit 0
                printf '\(complaint)\\n' >&2; exit 1

                """
            try Data(script.utf8).write(to: URL(fileURLWithPath: folder(program)))
            chmod(folder(program), 0o755)
        }
        return ["PATH": folder.path + ":/usr/bin:/bin"]
    }

    @Test(
        "Row 19: ffmpeg has no libx264",
        arguments: [
            ("configuration: --enable-gpl", "Unrecognized option preset"),
            ("configuration: --enable-gpl --enable-libx264", "[AVFormat @ 0x5d] Unknown encoder libx264"),
        ], ["auto", "libx264"])
    func anFFmpegWithoutTheEncoderIsNamedWithWhatToInstall(_ fake: (String, String), _ encoder: String) throws {
        let environment = try fakeFFmpeg(version: "ffmpeg version 6.1 Copyright\\n" + fake.0, complaint: fake.1)
        let run = try render("Plain", "--encoder", encoder, in: folder, environment: environment)
        #expect(run.wait() == 1)
        for word in [folder("ffmpeg"), "libx264", "install", "--encoder"] {
            #expect(run.failure.contains(word), "\(run.failure)")
        }
        #expect(!FileManager.default.fileExists(atPath: folder("Plain.mp4")))
    }

    @Test("Row 19: ffmpeg is too old") func anOldFFmpegIsNamedWithItsPackage() throws {
        let environment = try fakeFFmpeg(
            version: "ffmpeg version 3.4.8 Copyright", complaint: "Unrecognized option")
        let run = try render("Plain", in: folder, environment: environment)
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
