import FlipbookSystem

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
    ) throws(VideoError) {
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
        } catch let error as VideoError {
            throw error
        } catch {
            throw VideoError(.ffmpeg, "ffmpeg can't be started: \(error)")
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
