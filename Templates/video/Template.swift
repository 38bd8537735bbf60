import Flipbook
import Foundation

/// Drawing over a video, --video FILE: each of its pictures with the time, and beneath it how its brightness is spread.
@main
final class Template: Animator {
    struct Options: AnimatorOptions {
        @Option(help: "The video; a test picture of ffmpeg's where it isn't given.", completion: .file()) var video:
            String?
    }

    let video: VideoReader
    let picture = Image()
    let brightness = Histogram(bins: .count(64, over: 0...1))
    let clock = PlacedText("", at: (0.02, 0.03), in: .axes)

    init(options: Options) throws {
        video = try VideoReader(options.video ?? Self.testVideo())
    }

    /// The frames depend on what is in the file, so that they are drawn again when it changes.
    var inputFiles: [String] { [video.path] }
    var framesPerSecond: Double { video.frameRate.doubleValue }

    /// The pictures of the video, decoded as they are needed: what `update` is given.
    var frames: Frames<Raster> { Frames(video.frames(), count: video.frameCount) }

    func setup() throws -> Figure {
        let figure = Figure(width: 6.4, height: 6.4)
        let grid = GridSpec(rows: 2, columns: 1, heightRatios: [3, 1], top: 0.97)
        let scene = try figure.addAxes(in: grid[0, 0])
        scene.isOn = false
        scene.aspect = .equal
        scene.yAxis.isInverted = true
        scene.add(picture)
        clock.background = TextBackground(.round, color: .white, alpha: 0.7)
        scene.add(clock)

        let spread = try figure.addAxes(in: grid[1, 0])
        spread.add(brightness)
        spread.xLimits = 0...1
        // All pixels may have one brightness, or a handful of them: powers of ten show both.
        spread.yAxis.scale = .log()
        spread.yLimits = 1...Double(video.width * video.height)
        spread.xLabel = "brightness"
        spread.yLabel = "pixels"
        return figure
    }

    func update(frame: Int, parameters picture: Raster) throws {
        self.picture.setData(picture: picture)
        clock.string = String(format: "%.2f s", Double(frame) / framesPerSecond)
        // A pixel is 0xAARRGGBB.
        brightness.values = picture.pixels.map { pixel in
            Double((pixel >> 16 & 255) + (pixel >> 8 & 255) + (pixel & 255)) / (3 * 255)
        }
    }

    /// Two seconds of ffmpeg's test picture, made where they aren't there yet.
    static func testVideo() throws -> String {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("flipbook-test-picture.mp4").path
        if FileManager.default.fileExists(atPath: path) { return path }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "ffmpeg", "-v", "error", "-nostdin", "-f", "lavfi", "-i", "testsrc2=size=480x360:rate=30:duration=2",
            "-pix_fmt", "yuv420p", path + ".part.mp4",
        ]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0, rename(path + ".part.mp4", path) == 0 else {
            throw ValidationError("ffmpeg can't make a test video: is it installed?")
        }
        return path
    }
}
