import FlipbookCanvas
import FlipbookSystem
import FlipbookVideo

/// Reads the frames of a video, by the ffmpeg of this machine.
///
///     let video = try VideoReader("experiment.mp4")
///     for try await picture in video.frames() { image.setData(picture: picture) }
public struct VideoReader: Sendable {
    /// The file, as it was named.
    public let path: String
    /// Columns of a frame, in pixels.
    public let width: Int
    /// Rows.
    public let height: Int
    /// Frames a second.
    public let frameRate: Rational
    /// How many frames there are.
    public let frameCount: Int

    private let ffmpeg: FFmpeg
    private let absolutePath: String
    /// Columns or rows of a frame at most: as of a figure.
    private static let longestSide = 32_767

    /// Looks at a video, the whole of it, without decoding.
    ///
    /// - Throws: `FlipbookError` where ffprobe finds no frames in it; `FlipbookError` where there is no ffmpeg.
    public init(_ path: String) throws {
        self.path = path
        absolutePath = try absolute(path)
        ffmpeg = try FFmpeg.locate()
        let (output, errors, _) = try Command(
            ffmpeg.probePath,
            arguments: [
                "-v", "error", "-select_streams", "v:0", "-count_packets", "-show_entries",
                "stream=width,height,r_frame_rate,nb_read_packets", "-of", "default=noprint_wrappers=1",
                absolutePath,
            ]
        ).capture(limit: 1 << 20)
        var fields: [Substring: Substring] = [:]
        for line in output.split(separator: "\n") {
            let pair = line.split(separator: "=", maxSplits: 1)
            if pair.count == 2 { fields[pair[0]] = pair[1] }
        }
        let complaint = errors.split(separator: "\n").last.map(String.init)
        let rate = fields["r_frame_rate"]?.split(separator: "/").compactMap { Int($0) } ?? []
        guard let width = fields["width"].flatMap({ Int($0) }), let height = fields["height"].flatMap({ Int($0) }),
            let count = fields["nb_read_packets"].flatMap({ Int($0) }), count > 0, rate.count == 2, rate[0] > 0
        else {
            throw FlipbookError("\(path) has no frames to read: \(complaint ?? "ffprobe finds no video in it").")
        }
        guard (1...Self.longestSide).contains(width), (1...Self.longestSide).contains(height) else {
            throw FlipbookError(
                "\(path) has frames of \(width)x\(height) pixels, and each side must have 1 to \(Self.longestSide).")
        }
        (self.width, self.height, frameCount) = (width, height, count)
        frameRate = try Rational(rate[0], over: rate[1])
    }

    /// The frames, in order, each decoded when it is asked for.
    ///
    /// Several readers may read parts of one video at once. Each decodes from the beginning on, for only so is the number of
    /// a frame exact in any video: a thousand frames a second or so are passed over.
    ///
    /// - Parameter range: which of them, counted from 0; nil for all.
    public func frames(_ range: Range<Int>? = nil) -> some AsyncSequence<Raster, any Error> & Sendable {
        let range = (range ?? 0..<frameCount).clamped(to: 0..<frameCount)
        let filter =
            "select=between(n\\,\(range.lowerBound)\\,\(range.upperBound - 1)),setpts=N/(\(frameRate))/TB"
        let program = Command(
            ffmpeg.path,
            arguments: [
                "-hide_banner", "-nostdin", "-v", "error", "-xerror", "-noautorotate", "-i", absolutePath, "-map",
                "0:v:0",
            ]
                + ["-vf", filter, "-r", "\(frameRate)", "-frames:v", "\(max(range.count, 1))"]
                + ["-f", "rawvideo", "-pix_fmt", "bgra", "pipe:1"])
        return VideoFrames(program: program, path: path, range: range, width: width, height: height)
    }
}

/// Frames of a video, decoded one after the other: see ``VideoReader/frames(_:)``.
struct VideoFrames: AsyncSequence, Sendable {
    fileprivate let program: Command
    let path: String
    let range: Range<Int>
    let width: Int
    let height: Int

    /// Starts an ffmpeg, which ends with the iterator.
    func makeAsyncIterator() -> Iterator { Iterator(frames: self) }

    /// Reads one frame after the other.
    struct Iterator: AsyncIteratorProtocol {
        fileprivate let frames: VideoFrames
        private var stream: RunningProgram?
        private var next: Int

        fileprivate init(frames: VideoFrames) {
            self.frames = frames
            next = frames.range.lowerBound
        }

        /// The next frame; nil after the last.
        ///
        /// - Throws: `FlipbookError` with what ffmpeg says where it can't be decoded.
        mutating func next() async throws -> Raster? {
            guard next < frames.range.upperBound else { return nil }
            let stream = try stream ?? RunningProgram(frames.program, capacity: 1 << 20)
            self.stream = stream
            var pixels = [UInt32](repeating: 0, count: frames.width * frames.height)
            guard try pixels.withUnsafeMutableBytes({ try stream.readAll(into: $0) }) else {
                let complaint = stream.end().errors.split(separator: "\n").last ?? "the video ends before it"
                throw FlipbookError("\(frames.path): frame \(next) can't be decoded: \(complaint).")
            }
            next += 1
            if next == frames.range.upperBound { self.stream = nil }
            return Raster(width: frames.width, height: frames.height, pixels: pixels)
        }
    }
}
