import FlipbookCanvas
import FlipbookProcess
import FlipbookVideo

/// Reads the frames of a video, by the ffmpeg of this machine.
///
///     let video = try VideoReader("experiment.mp4")
///     for try await picture in video.frames() { image.picture = picture }
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

    /// Looks at a video, the whole of it, without decoding.
    ///
    /// - Throws: ``FlipbookError`` where ffprobe finds no frames in it; `VideoError` where there is no ffmpeg.
    public init(_ path: String) throws {
        self.path = path
        absolutePath = try absolute(path)
        ffmpeg = try FFmpeg.locate()
        let program = Program(
            ffmpeg.probePath,
            ["-v", "error", "-select_streams", "v:0", "-count_packets", "-show_entries"]
                + [
                    "stream=width,height,r_frame_rate,nb_read_packets", "-of", "default=noprint_wrappers=1",
                    absolutePath,
                ])
        let stream = try program.start()
        var fields: [Substring: Substring] = [:]
        for line in String(decoding: try stream.readAll(), as: UTF8.self).split(separator: "\n") {
            let pair = line.split(separator: "=", maxSplits: 1)
            if pair.count == 2 { fields[pair[0]] = pair[1] }
        }
        let complaint = stream.end()
        let rate = fields["r_frame_rate"]?.split(separator: "/").compactMap { Int($0) } ?? []
        guard let width = fields["width"].flatMap({ Int($0) }), let height = fields["height"].flatMap({ Int($0) }),
            let count = fields["nb_read_packets"].flatMap({ Int($0) }), count > 0, rate.count == 2, rate[0] > 0
        else {
            throw FlipbookError("\(path) has no frames to read: \(complaint ?? "ffprobe finds no video in it").")
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
    public func frames(_ range: Range<Int>? = nil) -> VideoFrames {
        let range = (range ?? 0..<frameCount).clamped(to: 0..<frameCount)
        let filter =
            "select=between(n\\,\(range.lowerBound)\\,\(range.upperBound - 1)),setpts=N/(\(frameRate))/TB"
        let program = Program(
            ffmpeg.path,
            [
                "-hide_banner", "-nostdin", "-v", "error", "-xerror", "-noautorotate", "-i", absolutePath, "-map",
                "0:v:0",
            ]
                + ["-vf", filter, "-r", "\(frameRate)", "-frames:v", "\(max(range.count, 1))"]
                + ["-f", "rawvideo", "-pix_fmt", "bgra", "pipe:1"])
        return VideoFrames(program: program, path: path, range: range, width: width, height: height)
    }
}

/// Frames of a video, decoded one after the other: see ``VideoReader/frames(_:)``.
public struct VideoFrames: AsyncSequence, Sendable {
    fileprivate let program: Program
    let path: String
    let range: Range<Int>
    let width: Int
    let height: Int

    /// Starts an ffmpeg, which ends with the iterator.
    public func makeAsyncIterator() -> Iterator { Iterator(frames: self) }

    /// Reads one frame after the other.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let frames: VideoFrames
        private var stream: Program.Stream?
        private var next: Int

        fileprivate init(frames: VideoFrames) {
            self.frames = frames
            next = frames.range.lowerBound
        }

        /// The next frame; nil after the last.
        ///
        /// - Throws: ``FlipbookError`` with what ffmpeg says where it can't be decoded.
        public mutating func next() async throws -> Raster? {
            guard next < frames.range.upperBound else { return nil }
            let stream = try stream ?? frames.program.start()
            self.stream = stream
            var pixels = [UInt32](repeating: 0, count: frames.width * frames.height)
            guard try pixels.withUnsafeMutableBytes({ try stream.read(into: $0) }) else {
                let complaint = stream.end() ?? "the video ends before it"
                throw FlipbookError("\(frames.path): frame \(next) can't be decoded: \(complaint).")
            }
            next += 1
            if next == frames.range.upperBound { self.stream = nil }
            return Raster(width: frames.width, height: frames.height, pixels: pixels)
        }
    }
}

/// A program whose output is read.
private struct Program: Sendable {
    private let command: Command

    init(_ path: String, _ arguments: [String]) { command = Command(path, arguments: arguments) }

    func start() throws -> Stream { try Stream(command) }

    /// A program that runs, and ends when nobody reads it any more.
    final class Stream {
        private let child: ChildProcess
        private let output: Descriptor
        private let errors: Descriptor

        init(_ command: Command) throws {
            // Not tied to this thread's life, which may be one of a pool's: who writes into a pipe that nobody reads ends.
            let output = try Pipe(capacity: 1 << 20)
            let errors = try Pipe()
            var command = command
            command.descriptors = [1: .descriptor(output.writer.rawValue), 2: .descriptor(errors.writer.rawValue)]
            child = try command.spawn()
            self.output = output.intoReader()
            self.errors = errors.intoReader()
        }

        deinit {
            child.signal(SIGKILL)
            child.wait()
        }

        /// Fills the memory; false where the output ends before.
        func read(into bytes: UnsafeMutableRawBufferPointer) throws -> Bool { try output.readAll(into: bytes) }

        func readAll() throws -> [UInt8] { try Self.all(of: output) }

        /// Waits for its end.
        ///
        /// - Returns: the last line that it complained with; nil where it had nothing to say.
        func end() -> String? {
            let text = (try? Self.all(of: errors)).map { String(decoding: $0, as: UTF8.self) } ?? ""
            child.wait()
            return text.split(separator: "\n").last.map(String.init)
        }

        private static func all(of descriptor: borrowing Descriptor) throws -> [UInt8] {
            var bytes: [UInt8] = []
            try withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
                while let count = try descriptor.read(into: buffer), count > 0 { bytes += buffer[..<count] }
            }
            return bytes
        }
    }
}
