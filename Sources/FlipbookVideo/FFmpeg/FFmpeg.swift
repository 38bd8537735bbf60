import FlipbookPixels
import FlipbookSystem

/// The ffmpeg of this machine.
package struct FFmpeg: Sendable {
    /// The path of `ffmpeg`.
    package let path: String
    /// The path of `ffprobe`, which comes with it.
    package let probePath: String
    /// Whether an encoder of the hardware is worth a trial, which takes a tenth of a second.
    var triesHardware = hasHardware

    #if os(macOS)
        private static let hasHardware = true
    #else
        /// What `h264_nvenc` loads; NVIDIA's driver brings it.
        private static let hasHardware = dlopen("libnvidia-encode.so.1", RTLD_LAZY | RTLD_LOCAL) != nil
    #endif

    #if os(macOS)
        private static let cure = "install it with `brew install ffmpeg`"
        private static let source = "`brew install ffmpeg`"
    #else
        private static let cure = "install it with `apt install ffmpeg`"
        private static let source = "`apt install ffmpeg` on Debian and Ubuntu, RPM Fusion's ffmpeg on Fedora"
    #endif

    /// The first ones in `PATH`. Nothing is started yet, so it takes no time.
    ///
    /// - Parameter searchPath: folders between colons; nil for this process's `PATH`.
    package static func locate(searchPath: String? = nil) throws(FlipbookError) -> FFmpeg {
        func find(_ name: String) throws(FlipbookError) -> String {
            if let path = Command.find(name, inPath: searchPath) { return path }
            throw FlipbookError(.ffmpegUnavailable, "\(name) isn't in PATH: \(cure).")
        }
        return FFmpeg(path: try find("ffmpeg"), probePath: try find("ffprobe"))
    }

    /// Throws where the first line that `ffmpeg -version` wrote names a release before 4.3 (2020), or where its
    /// build has no libx264 and that is needed. Builds from ffmpeg's repository name no release: they pass.
    func check(versionText: String, needsX264: Bool) throws(FlipbookError) {
        let words = versionText.split(whereSeparator: \.isWhitespace)
        if words.count > 2, words[1] == "version" {
            let numbers = words[2].drop { $0 == "n" }.split { !$0.isNumber }.prefix(2).map { Int($0) ?? 0 }
            if let major = numbers.first, words[2].first != "N", (major, numbers.dropFirst().first ?? 0) < (4, 3) {
                throw FlipbookError(
                    .ffmpegUnavailable,
                    "\(path) is version \(words[2]), and 4.3 is the oldest that works: \(Self.cure)."
                )
            }
        }
        let isBuiltWithout = versionText.contains("configuration:") && !versionText.contains("--enable-libx264")
        if needsX264 && isBuiltWithout { throw lack(of: "libx264") }
    }

    /// The error where one of these lines, which ffmpeg wrote, says that it has no encoder of the name; else nil.
    func lack(of encoder: String, in lines: [String]) -> FlipbookError? {
        lines.contains { $0.contains("Unknown encoder") } ? lack(of: encoder) : nil
    }

    private func lack(of encoder: String) -> FlipbookError {
        FlipbookError(
            .ffmpegUnavailable,
            "\(path) is built without the encoder \(encoder): install an ffmpeg that has it (\(Self.source)), or choose "
                + "another encoder with --encoder (`ffmpeg -encoders` lists those of yours).")
    }
}

/// The command line of ffmpeg for one video.
struct FFmpegArguments {
    let settings: VideoSettings
    let choice: EncoderChoice
    let transport: FrameTransport

    /// BT.709 in limited range, which is what the frames are converted to. Said of the input too: where a newer
    /// ffmpeg doesn't know what comes in, it would convert once more.
    private static let colours = [
        "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
    ]

    private static let quiet = ["-hide_banner", "-nostdin", "-nostats", "-v", "error"]

    /// Encodes the frames that come through standard input, and tells on descriptor 3 how far it is.
    ///
    /// - Parameter palette: a picture of the colours that a GIF may use.
    func encoding(into container: Container, at path: String, palette: String? = nil) -> [String] {
        var arguments = Self.quiet + ["-progress", "pipe:3", "-y"] + input("pipe:0")
        if let palette {
            // Of frames that hardly differ, the rectangle that does is enough; a plot's flat ground needs no dots.
            arguments += ["-f", "png_pipe", "-i", palette]
            arguments += ["-lavfi", "[0][1]paletteuse=dither=none:diff_mode=rectangle"]
        }
        return arguments + output() + container.arguments(settings) + settings.ffmpegArguments + [path]
    }

    /// Encodes the frames that come through standard input as a segment, by a number of threads that depends on the
    /// frames alone.
    func segment(at path: String) -> [String] {
        Self.quiet + ["-progress", "pipe:3", "-y"] + input("pipe:0")
            + output(segmentThreads: choice.segmentThreads(transport))
            + ["-f", choice.segmentFormat, path]
    }

    /// Joins the segments that a list names, which comes through standard input.
    func join(into container: Container, at path: String) -> [String] {
        // Of Matroska and WebM, a tag is not kept.
        let tag = container == .mp4 || container == .mov ? choice.tag : []
        return Self.quiet + [
            "-progress", "pipe:3", "-y", "-protocol_whitelist", "file,pipe", "-f", "concat", "-safe", "0",
        ]
            + ["-i", "pipe:0", "-map", "0:v", "-c", "copy"] + tag + container.arguments(settings) + [path]
    }

    /// Finds the colours that serve all frames best.
    func palette(at path: String) -> [String] {
        Self.quiet + ["-progress", "pipe:3", "-y"] + input("pipe:0")
            + [
                "-vf", "palettegen=stats_mode=full", "-frames:v", "1", "-f", "image2", "-c:v", "png", "-update", "1",
                path,
            ]
    }

    /// Encodes three empty frames of the same size into nothing.
    func trial() -> [String] {
        Self.quiet + input("/dev/zero") + ["-frames:v", "3"] + output() + ["-f", "null", "-"]
    }

    private var isYUV: Bool { if case .yuv = transport.samples { true } else { false } }

    /// The rate is told by `-r`: of `-framerate`, ffmpeg makes one that is more usual, 120 of 119.
    private func input(_ source: String) -> [String] {
        ["-f", "rawvideo", "-pixel_format", transport.pixelFormat]
            + ["-video_size", "\(transport.width)x\(transport.height)"]
            + ["-r", settings.frameRate.description] + (isYUV ? Self.colours : []) + ["-i", source]
    }

    private func output(segmentThreads: Int? = nil) -> [String] {
        let format = choice.pixelFormat(transport.samples, isCrisp: settings.isCrisp)
        var arguments =
            choice.arguments(settings, transport.samples, segmentThreads: segmentThreads)
            + (format.map { ["-pix_fmt", $0] } ?? []) + ["-an"]
        if !isYUV, let format, format.hasPrefix("yuv") {
            arguments = ["-vf", "scale=out_color_matrix=bt709:out_range=tv"] + arguments + Self.colours
        } else if isYUV {
            arguments += Self.colours
        }
        return arguments
    }
}

/// An ffmpeg that encodes what is written to it.
final class FFmpegProcess {
    private let program: RunningProgram
    private var input: Descriptor?
    private let listener: WorkThread
    private let heard = Monitor((ending: Ending?.none, frames: 0))
    /// More than any line of ffmpeg's progress.
    private static let longestLine = 4096

    /// Starts it. It ends with the calling thread.
    ///
    /// - Parameters:
    ///   - onEncoded: called in another thread with the number of frames encoded so far.
    ///   - onEnd: called there when it has ended, asked or not.
    init(
        _ ffmpeg: FFmpeg, _ arguments: [String], programs: Programs, onEncoded: @escaping @Sendable (Int) -> Void,
        onEnd: @escaping @Sendable () -> Void
    ) throws(FlipbookError) {
        do {
            // A pipe that holds several frames saves most of the switches between writer and encoder.
            let frames = try Pipe(capacity: 1 << 20)
            try frames.writer.setNonBlocking(true)
            var command = Command(ffmpeg.path, arguments: arguments)
            command.descriptors = [0: .descriptor(frames.reader.rawValue)]
            program = try RunningProgram(command, output: 3) { try programs.start($0) }
            input = frames.intoWriter()
            listener = try WorkThread { [heard, program] in
                FFmpegProcess.listen(to: program) { frames in
                    heard.withLock { $0.frames = frames }
                    onEncoded(frames)
                }
                let (status, errors) = program.end()
                heard.withLock { $0.ending = Ending(status: status, lines: TextTail.lines(errors), frames: $0.frames) }
                onEnd()
            }
        } catch let error as FlipbookError {
            throw error
        } catch {
            throw FlipbookError(.ffmpegUnavailable, "ffmpeg can't be started: \(error).")
        }
    }

    /// Hands on one whole frame, waiting as long as ffmpeg takes. False once it no longer listens, or has ended: a child of
    /// its own may hold its pipe open.
    func write(_ frame: UnsafeRawBufferPointer) -> Bool {
        var rest = frame
        while !rest.isEmpty {
            guard input != nil, program.child.poll() == nil, let count = try? input?.write(rest) ?? waitForRoom()
            else { return false }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        return true
    }

    /// Waits until the pipe takes more or ffmpeg has ended. Gives 0, the number of bytes that were written.
    private func waitForRoom() throws(ProcessError) -> Int {
        var entries = [
            Poll.Entry(input?.rawValue ?? -1, .write), Poll.Entry(program.child.endDescriptor, .read),
        ]
        try Poll.wait(&entries, milliseconds: program.child.pollInterval)
        return 0
    }

    /// Says that no more frames come, and waits until it has ended.
    func finish() -> Ending {
        input = nil
        listener.join()
        return heard.withLock { $0.ending ?? Ending(status: .unknown, lines: [], frames: $0.frames) }
    }

    /// Kills it, and waits until it is gone.
    func abandon() {
        program.child.signal(SIGKILL)
        _ = finish()
    }

    /// How an ffmpeg ended.
    struct Ending: Sendable {
        let status: ChildProcess.ExitStatus
        /// What it said last.
        let lines: [String]
        /// How many frames it had encoded.
        let frames: Int

        /// The last lines that it said, to put behind a sentence.
        var quote: String { lines.isEmpty ? "" : ":\n  " + lines.suffix(6).joined(separator: "\n  ") }
    }

    /// Reads the progress that it writes, to its end.
    private static func listen(to program: RunningProgram, _ onEncoded: (Int) -> Void) {
        var line: [UInt8] = []
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
            while let count = try? program.read(into: buffer), count > 0 {
                for byte in buffer[..<count] {
                    guard byte == UInt8(ascii: "\n") else {
                        if line.count < longestLine { line.append(byte) }
                        continue
                    }
                    if let frames = frameCount(line) { onEncoded(frames) }
                    line.removeAll(keepingCapacity: true)
                }
            }
        }
    }

    /// The number in a progress line that says `frame=12`.
    private static func frameCount(_ line: [UInt8]) -> Int? {
        let text = String(decoding: line, as: UTF8.self)
        guard text.hasPrefix("frame=") else { return nil }
        return Int(text.dropFirst(6).drop { $0 == " " })
    }
}
