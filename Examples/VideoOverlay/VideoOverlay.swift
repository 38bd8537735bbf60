import Flipbook

/// A video with boxes around what moves in it, and over it the way that it has gone.
///
/// Several readers decode parts of the video at once, so that its pictures arrive in no fixed order: each carries the number
/// of its frame.
@main
final class VideoOverlay: Animator {
    struct Options: AnimatorOptions {
        @Option(help: "The video; one made by ffmpeg where it isn't given.", completion: .file()) var video: String?
        @Option(help: "How many readers decode it at once.") var readers = 4
    }

    private let video: VideoReader
    private let readers: Int
    private let targets = [
        Target(name: "warm", color: .orange) { red, _, blue in red > blue + 70 },
        Target(name: "cold", color: .cyan) { red, _, blue in blue > red + 70 },
    ]
    private let picture = Image()
    private let now = Line()

    init(options: Options) throws {
        guard options.readers > 0 else {
            throw ValidationError("--readers \(options.readers): one is needed at least.")
        }
        video = try VideoReader(options.video ?? TestVideo.path())
        readers = min(options.readers, video.frameCount)
    }

    var inputFiles: [String] { [video.path] }
    var framesPerSecond: Double { video.frameRate.doubleValue }

    /// The pictures, in the order in which the readers have them.
    var frames: Frames<Raster> {
        let parts = (0..<readers).map { reader in
            video.frameCount * reader / readers..<video.frameCount * (reader + 1) / readers
        }
        return Frames(indexed: ParallelReading(of: video, parts), count: video.frameCount)
    }

    func setup() throws -> Figure {
        let figure = Figure(width: 6.4, height: 7.2)
        let grid = GridSpec(rows: 2, columns: 1, heightRatios: [2, 1], top: 0.97)
        let scene = try figure.addAxes(in: grid[0, 0])
        scene.isOn = false
        scene.aspect = .equal
        scene.yAxis.isInverted = true
        scene.add(picture)
        let course = try figure.addAxes(in: grid[1, 0])
        course.xLabel = "time (s)"
        course.yLabel = "from the left (pixels)"
        course.xLimits = 0...Double(video.frameCount) / framesPerSecond
        course.yLimits = 0...Double(video.width)
        course.gridLines = GridLines(alpha: 0.3)
        now.color = .gray
        course.add(now)

        let paths = try Tracker.paths(of: targets, in: video)
        for (target, boxes) in zip(targets, paths) {
            target.boxes = boxes
            target.line.setData(
                x: boxes.indices.map { Double($0) / framesPerSecond }, y: boxes.map { $0?.x.middle ?? .nan })
            scene.add(target.outline)
            course.add(target.line)
        }
        course.addLegend(at: .upperRight)
        return figure
    }

    func update(frame: Int, parameters picture: Raster) {
        self.picture.setData(picture: picture)
        for target in targets { target.show(frame) }
        let time = Double(frame) / framesPerSecond
        now.setData(x: [time, time], y: [0, Double(video.width)])
    }
}
