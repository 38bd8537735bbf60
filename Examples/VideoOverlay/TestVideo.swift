import Flipbook
import Foundation

/// A video of four seconds, made by ffmpeg's own test source: grey patterns, and two coloured squares that move over them.
enum TestVideo {
    /// Where it is; it is made where it isn't there yet.
    static func path() throws -> String {
        let folder = FileManager.default.temporaryDirectory
        let video = folder.appendingPathComponent("flipbook-test-video-1.mp4")
        if FileManager.default.fileExists(atPath: video.path) { return video.path }
        let unfinished = folder.appendingPathComponent("flipbook-test-video-\(UUID().uuidString).mp4")
        defer { try? FileManager.default.removeItem(at: unfinished) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["ffmpeg", "-v", "error", "-nostdin"] + sources + [
                "-filter_complex",
                "[0]format=gray,format=yuv444p[back];"
                    + "[back][1]overlay=x='150+110*cos(1.6*t)':y='108+70*sin(3.2*t)'[one];"
                    + "[one][2]overlay=x='150-120*sin(2*t)':y='108+80*cos(t)'",
                "-pix_fmt", "yuv420p", "-crf", "12", "-threads", "1", "-t", "4", unfinished.path,
            ]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw ValidationError("ffmpeg can't make the test video.") }
        // Several processes may make it at the same time. All make the same video, so the last one may replace the others.
        guard rename(unfinished.path, video.path) == 0 else { throw ValidationError("\(video.path) can't be written.") }
        return video.path
    }

    private static let sources = [
        "testsrc2=size=320x240:rate=30", "color=c=0xff8010:size=24x24:rate=30", "color=c=0x10a0ff:size=24x24:rate=30",
    ].flatMap { ["-f", "lavfi", "-i", $0] }
}
