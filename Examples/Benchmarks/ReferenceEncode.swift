import FlipbookSystem
import FlipbookVideo

/// ffmpeg alone, encoding frames that lie in memory with the settings that the render uses: what can't be saved.
struct ReferenceEncode {
    let ffmpeg: FFmpeg
    /// A file of raw yuv420p frames.
    let clip: String
    /// In pixels.
    let width: Int
    let height: Int
    let output: String

    /// - Parameter threads: of the encoder; nil for as many as it likes.
    func run(threads: Int? = nil, isWatched: Bool = true) throws -> Usage {
        let colours = [
            "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
        ]
        let input =
            ["-f", "rawvideo", "-pixel_format", "yuv420p", "-video_size", "\(width)x\(height)", "-framerate", "30"]
            + colours
            + ["-i", "pipe:0"]
        let encoding =
            ["-c:v", "libx264"] + (threads.map { ["-threads", "\($0)"] } ?? []) + [
                "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p", "-an",
            ]
            + colours
        let command = Command(
            ffmpeg.path,
            arguments: ["-hide_banner", "-nostdin", "-nostats", "-v", "error", "-y"] + input + encoding
                + ["-movflags", "+faststart", "-f", "mp4", output])
        return try withMapped(clip) { frames in
            try Usage(command, isWatched: isWatched) { writer in try writer.writeAll(frames) }
        }
    }

    /// The content of a file as memory, all of it there already.
    private func withMapped<Result>(
        _ path: String, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        let file = Descriptor(owning: open(path, O_RDONLY | O_CLOEXEC))
        var status = stat()
        guard fstat(file.rawValue, &status) == 0 else { throw Usage.Failure(description: "\(path) can't be read") }
        let size = Int(status.st_size)
        guard let start = mmap(nil, size, PROT_READ, MAP_SHARED, file.rawValue, 0), start != MAP_FAILED else {
            throw Usage.Failure(description: "\(path) can't be mapped")
        }
        defer { munmap(start, size) }
        let bytes = UnsafeRawBufferPointer(start: start, count: size)
        let pages = stride(from: 0, to: size, by: 4096).reduce(into: UInt8(0)) { $0 ^= bytes[$1] }
        return try withExtendedLifetime(pages) { try body(bytes) }
    }
}
