import FlipbookPixels
import FlipbookProcess
import FlipbookStore
import FlipbookVideo

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The cosine wave, rendered by its own runner in a folder that goes with this value.
final class WaveRender {
    /// A folder for the cache and the videos.
    let folder: String
    private let runner: String
    /// How many caches were begun.
    private var caches = 0

    /// Builds the runner, in release, beside this program.
    init() throws {
        let build = try Self.folder(ofThisProgram: CommandLine.arguments[0])
        let scratch = build.split(separator: "/").dropLast(2).joined(separator: "/")
        runner = build + "/CosineWave"
        guard let swift = Command.find("swift") else { throw Usage.Failure(description: "swift isn't in PATH") }
        _ = try Usage(
            Command(
                swift,
                arguments: ["build", "-c", "release", "--product", "CosineWave", "--scratch-path", "/" + scratch]))
        var template = Array("/tmp/flipbook-benchmarks-XXXXXX".utf8CString)
        folder = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
    }

    deinit {
        _ = try? Usage(Command("/bin/rm", arguments: ["-rf", folder]))
    }

    /// What an earlier render made.
    enum Made { case frames, video }

    /// Renders the wave to a video.
    ///
    /// - Parameter removed: what is removed first, outside of what is measured; nil leaves nothing to do.
    func render(frameCount: Int, after removed: Made?) throws -> Usage {
        switch removed {
        // Not by removing it: a file system takes its time to find room where files were just deleted.
        case .frames: caches += 1
        case .video: _ = try Usage(Command("/bin/rm", arguments: ["-f", folder + "/wave.mp4"]))
        case nil: break
        }
        return try run([
            "--count", "\(frameCount)", "--output", folder + "/wave.mp4", "--encoder", "libx264", "--preset",
            "veryfast", "--quality", "20",
        ])
    }

    /// The frames as the encoder gets them, in a file of raw yuv420p.
    ///
    /// They go through a lossless codec, so they are the same bytes.
    func prepare(frameCount: Int) throws -> String {
        let (lossless, raw) = (folder + "/wave.mkv", folder + "/wave.yuv")
        _ = try run(["--count", "\(frameCount)", "--output", lossless, "--encoder", "ffv1"])
        _ = try Usage(
            Command(
                try FFmpeg.locate().path,
                arguments: ["-v", "error", "-nostdin", "-i", lossless, "-f", "rawvideo", "-pix_fmt", "yuv420p", raw]))
        unlink(lossless)
        return raw
    }

    /// What the codec takes for the wave's first frame at this resolution.
    func codecCost(dotsPerInch: Int) throws -> CodecCost {
        let picture = folder + "/codec-\(dotsPerInch)"
        _ = try run(["--count", "1", "--frames-only", "--dpi", "\(dotsPerInch)"], cache: picture)
        let store = FrameStore(directory: picture + "/CosineWave")
        guard let key = try store.keys().first else { throw Usage.Failure(description: "no frame was rendered") }
        var pixels = PixelBuffer(width: 640 * dotsPerInch / 100, height: 480 * dotsPerInch / 100)
        try store.read(key, frame: 0, into: &pixels)
        return try CodecCost(pixels)
    }

    private func run(_ arguments: [String], cache: String? = nil) throws -> Usage {
        let common = ["--progress", "none", "--cache", cache ?? folder + "/cache-\(caches)"]
        return try Usage(Command(runner, arguments: arguments + common))
    }

    private static func folder(ofThisProgram path: String) throws -> String {
        guard let resolved = realpath(path.contains("/") ? path : Command.find(path) ?? path, nil) else {
            throw Usage.Failure(description: "\(path) can't be found: start it by `swift run -c release Benchmarks`")
        }
        defer { free(resolved) }
        return String(cString: resolved).split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
    }
}
