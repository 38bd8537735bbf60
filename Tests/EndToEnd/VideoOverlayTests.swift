import Flipbook
import Foundation
import TestSupport
import Testing

/// The example that draws over a video, whose pictures arrive in no fixed order.
struct VideoOverlayTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func render(_ cache: String, _ arguments: [String]) throws {
        let run = try Run(
            "VideoOverlay",
            ["--video", "short.mp4", "--dpi", "40", "--cache", cache, "--progress", "none"] + arguments, in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
    }

    /// A digest of the pixels of each frame.
    private func pixels(of video: String) throws -> [Substring] {
        let run = try Run("/usr/bin/env", ["ffmpeg", "-v", "error", "-i", video, "-f", "framemd5", "-"], in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
        return run.standardOutput.split(separator: "\n").filter { $0.first != "#" }
    }

    @Test func anyReadersAndAnyWorkers() throws {
        let make = try Run(
            "/usr/bin/env",
            ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=96x64:rate=30:duration=1", "short.mp4"],
            in: folder)
        #expect(make.wait() == 0, "\(make.standardError)")
        let lossless = ["--encoder", "ffv1"]
        try render("one", ["--readers", "1", "--workers", "1", "-o", "one.mkv"] + lossless)
        let frames = try pixels(of: "one.mkv")
        #expect(frames.count == 30 && Set(frames.map { $0.split(separator: ",").last }).count == 30)
        try render("many", ["--readers", "5", "--workers", "2", "-o", "many.mkv"] + lossless)
        #expect(try pixels(of: "many.mkv") == frames)
        try render("many", ["--readers", "5", "--frames-only", "--frames", "20..<23"])
        #expect(try folder.frames(in: "many").count == 30)
    }

    @Test func whatIsNoVideoIsRefused() throws {
        try "no video".write(toFile: folder("text.mp4"), atomically: true, encoding: .utf8)
        let run = try Run("VideoOverlay", ["--video", "text.mp4"], in: folder)
        #expect(run.wait() != 0)
        #expect(run.standardError.contains("text.mp4 has no frames to read"), "\(run.standardError)")
    }

    /// A picture of one colour a frame, lossless, tells which frame it is.
    @Test func everyFrameIsTheOneOfItsNumber() async throws {
        let make = try Run(
            "/usr/bin/env",
            [
                "ffmpeg", "-v", "error", "-f", "lavfi", "-i",
                "color=black:size=16x12:rate=30000/1001,geq=r=10*N:g=0:b=255-10*N",
            ]
                + ["-frames:v", "20", "-c:v", "ffv1", "-pix_fmt", "bgr0", "steps.mkv"], in: folder)
        #expect(make.wait() == 0, "\(make.standardError)")
        let video = try VideoReader(folder("steps.mkv"))
        #expect((video.width, video.height, video.frameCount) == (16, 12, 20))
        #expect(try video.frameRate == Rational(30_000, over: 1001))
        for range in [nil, 0..<1, 7..<12, 19..<20, 18..<40, 30..<40] as [Range<Int>?] {
            var numbers: [Int] = []
            for try await picture in video.frames(range) {
                #expect(picture.width == 16 && picture.height == 12 && Set(picture.pixels).count == 1)
                numbers.append(Int(picture.pixels[0] >> 16 & 255) / 10)
            }
            #expect(numbers == Array((range ?? 0..<20).clamped(to: 0..<20)))
        }
    }
}
