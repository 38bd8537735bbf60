import FlipbookPixels
import FlipbookStore
import FlipbookSystem
import FlipbookVideo

/// An example, rendered by its own program in a folder that goes with this value.
final class ExampleRender {
    let example: Example
    /// A folder for the caches and the videos.
    let folder: String
    /// The path of its program.
    let runner: String
    /// How many caches were begun.
    private var caches = 0

    /// Builds the example's program, in release, beside this one.
    init(_ example: Example) throws {
        self.example = example
        let build = try Self.folder(ofThisProgram: CommandLine.arguments[0])
        let scratch = build.split(separator: "/").dropLast(2).joined(separator: "/")
        runner = build + "/" + example.name
        guard let swift = Command.find("swift") else { throw Usage.Failure(description: "swift isn't in PATH") }
        _ = try Usage(
            Command(
                swift,
                arguments: ["build", "-c", "release", "--product", example.name, "--scratch-path", "/" + scratch]),
            isWatched: false)
        var template = Array("/tmp/flipbook-benchmarks-XXXXXX".utf8CString)
        folder = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
    }

    deinit {
        _ = try? Usage(Command("/bin/rm", arguments: ["-rf", folder]))
    }

    // MARK: Renders

    /// All of it: every frame and the video.
    func fresh() throws -> Usage {
        beginCache()
        return try renderVideo()
    }

    /// The video alone, from frames that were rendered before.
    func videoOnly() throws -> Usage {
        unlink(video)
        return try renderVideo()
    }

    /// The same command again.
    func nothing() throws -> Usage { try renderVideo() }

    /// Every frame and no video.
    func framesOnly(workers: Int) throws -> Usage {
        beginCache()
        return try run(["--count", "\(example.frames)", "--frames-only", "--workers", "\(workers)"])
    }

    /// All of a number of small frames, for what the programs keep of each.
    func small(frames: Int) throws -> Usage {
        beginCache()
        return try run(["--count", "\(frames)", "--dpi", "10", "--output", folder + "/small.mp4"])
    }

    // MARK: What they are compared with

    /// The frames as the encoder gets them, in a file of raw yuv420p.
    ///
    /// They go through a lossless codec, so they are the same bytes.
    func prepareClip() throws -> String {
        let (lossless, raw) = (folder + "/lossless.mkv", folder + "/frames.yuv")
        _ = try run(["--count", "\(example.frames)", "--output", lossless, "--encoder", "ffv1"])
        _ = try Usage(
            Command(
                try FFmpeg.locate().path,
                arguments: ["-v", "error", "-nostdin", "-i", lossless, "-f", "rawvideo", "-pix_fmt", "yuv420p", raw]))
        unlink(lossless)
        return raw
    }

    /// What the codec takes for the first frame.
    func codecCost() throws -> CodecCost {
        let cache = folder + "/codec"
        _ = try run(["--count", "1", "--frames-only"], cache: cache)
        let store = FrameStore(directory: cache + "/" + example.name)
        guard let key = try store.keys().first else { throw Usage.Failure(description: "no frame was rendered") }
        var pixels = PixelBuffer(width: example.width, height: example.height)
        try store.read(key, frame: 0, into: &pixels)
        return try CodecCost(pixels)
    }

    // MARK: Running it

    var video: String { folder + "/video.mp4" }
    /// Where its frames and segments lie.
    var cache: String { folder + "/cache-\(caches)" }

    /// Has the next render find no frame.
    ///
    /// Not by removing them: a file system takes its time to find room where files were just deleted.
    func beginCache() { caches += 1 }

    /// - Parameters:
    ///   - frames: nil for as many as the example has.
    ///   - output: the path of the video; nil for the usual one.
    func renderVideo(frames: Int? = nil, output: String? = nil, isWatched: Bool = true) throws -> Usage {
        try run(
            [
                "--count", "\(frames ?? example.frames)", "--output", output ?? video, "--encoder", "libx264",
                "--preset",
                "veryfast", "--quality", "20",
            ], isWatched: isWatched)
    }

    func run(_ arguments: [String], cache: String? = nil, isWatched: Bool = true) throws -> Usage {
        let common = ["--progress", "none", "--cache", cache ?? self.cache]
        return try Usage(Command(runner, arguments: arguments + common), isWatched: isWatched)
    }

    private static func folder(ofThisProgram path: String) throws -> String {
        guard let resolved = realpath(path.contains("/") ? path : Command.find(path) ?? path, nil) else {
            throw Usage.Failure(description: "\(path) can't be found: start it by `swift run -c release Benchmarks`")
        }
        defer { free(resolved) }
        return String(cString: resolved).split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
    }
}
