import FlipbookCoding
import FlipbookPixels
import FlipbookStore
import FlipbookSystem
import Testing

@testable import FlipbookVideo

/// A folder of a test's own, with a store in it, removed with the test.
final class Workshop: Sendable {
    let path: String
    let store: FrameStore

    init() throws {
        var template = Array("/tmp/flipbook-video-XXXXXX".utf8CString)
        path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
        store = FrameStore(directory: path + "/frames")
    }

    deinit { _ = try? run("/bin/rm", "-rf", path) }

    func key(_ frame: Int) -> FrameKey { FrameKey(animation: Digest(of: [1, 2, 3]), frame: frame, parameters: []) }

    /// Publishes a frame of 64x48 pixels with a grey of its own under another key.
    func publishGrey(_ frame: Int, as key: FrameKey) throws {
        let grey = Self.grey(frame)
        try publish(frame, width: 64, height: 48, red: grey, green: grey, blue: grey, as: key)
    }

    /// Publishes a frame of one colour.
    func publish(
        _ frame: Int, width: Int, height: Int, red: UInt8, green: UInt8, blue: UInt8, as key: FrameKey? = nil
    ) throws {
        var pixels = PixelBuffer(width: width, height: height)
        pixels.withUnsafeMutableBytes { bytes in
            for offset in stride(from: 0, to: bytes.count, by: 4) {
                bytes[offset] = blue
                bytes[offset + 1] = green
                bytes[offset + 2] = red
            }
        }
        try store.publish(pixels, frame: frame, key: key ?? self.key(frame))
    }

    /// Publishes frames of which each has a grey of its own: ``grey(_:)``.
    func publishGreys(_ count: Int, width: Int = 64, height: Int = 48) throws {
        for frame in 0..<count {
            let grey = Self.grey(frame)
            try publish(frame, width: width, height: height, red: grey, green: grey, blue: grey)
        }
    }

    /// Publishes frames of noise: what an encoder finds hardest.
    func publishNoise(_ count: Int, width: Int, height: Int) throws {
        var generator = SystemRandomNumberGenerator()
        for frame in 0..<count {
            var pixels = PixelBuffer(width: width, height: height)
            pixels.withUnsafeMutableBytes { bytes in
                for offset in bytes.indices where offset % 4 < 3 {
                    bytes[offset] = .random(in: 0...255, using: &generator)
                }
            }
            try store.publish(pixels, frame: frame, key: key(frame))
        }
    }

    static func grey(_ frame: Int) -> UInt8 { UInt8(truncatingIfNeeded: 20 + frame * 37 % 211) }

    /// The names in the folder, but for the store.
    func names() throws -> [String] {
        try run("/bin/ls", "-A", path).split(separator: "\n").map(String.init).filter { $0 != "frames" }
    }

    /// An ffmpeg that is a shell script; `$FFMPEG` in it is the real one.
    func fakeFFmpeg(_ script: String) throws -> FFmpeg {
        let real = try FFmpeg.locate()
        try write("#!/bin/sh\nFFMPEG='\(real.path)'\n\(script)\n", to: "ffmpeg")
        chmod("\(path)/ffmpeg", 0o755)
        return FFmpeg(path: "\(path)/ffmpeg", probePath: real.probePath, triesHardware: true)
    }

    func write(_ text: String, to name: String) throws {
        let file = Descriptor(owning: open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644))
        var text = text
        try text.withUTF8 { try file.writeAll(UnsafeRawBufferPointer($0)) }
    }
}

/// Runs a program and gives what it writes.
@discardableResult
func run(_ path: String, _ arguments: String...) throws -> String {
    String(decoding: try output(path, arguments), as: UTF8.self)
}

func output(_ path: String, _ arguments: [String]) throws -> [UInt8] {
    let pipe = try Pipe()
    var command = Command(path, arguments: arguments)
    command.descriptors = [1: .descriptor(pipe.writer.rawValue)]
    let child = try command.spawn()
    let reader = pipe.intoReader()
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while let count = try part.withUnsafeMutableBytes({ try reader.read(into: $0) }), count > 0 {
        bytes += part[..<count]
    }
    child.wait()
    return bytes
}

/// A video, as a player that takes it for BT.709 in limited range shows it.
struct Decoded {
    let width: Int
    let height: Int
    let frames: Int
    /// What ffprobe says of the stream.
    let tags: [String: String]
    private let bytes: [UInt8]

    init(_ path: String) throws {
        let ffmpeg = try FFmpeg.locate()
        let text = try run(
            ffmpeg.probePath, "-v", "error", "-select_streams", "v:0", "-show_entries",
            "stream=codec_name,pix_fmt,width,height,color_space,color_primaries,color_transfer,color_range,r_frame_rate",
            "-of", "default=noprint_wrappers=1", path)
        var tags: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let pair = line.split(separator: "=", maxSplits: 1)
            if pair.count == 2 { tags[String(pair[0])] = String(pair[1]) }
        }
        self.tags = tags
        width = try #require(Int(tags["width"] ?? ""))
        height = try #require(Int(tags["height"] ?? ""))
        bytes = try output(
            ffmpeg.path,
            ["-v", "error", "-i", path, "-vf", "scale=in_color_matrix=bt709:in_range=tv", "-pix_fmt", "rgb24"]
                + ["-f", "rawvideo", "-"])
        frames = bytes.count / (width * height * 3)
    }

    /// Red, green and blue.
    func pixel(frame: Int, x: Int, y: Int) -> [Int] {
        let start = ((frame * height + y) * width + x) * 3
        return bytes[start..<start + 3].map(Int.init)
    }
}
