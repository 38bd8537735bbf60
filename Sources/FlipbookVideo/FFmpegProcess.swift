import FlipbookProcess

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An ffmpeg that encodes what is written to it.
final class FFmpegProcess {
    private let child: ChildProcess
    private var input: Descriptor?
    private let listener: WorkThread
    private let heard = Monitor((tail: TextTail(), frames: 0))

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
            let errors = try Pipe()
            let progress = try Pipe()
            var command = Command(ffmpeg.path, arguments: arguments)
            command.descriptors = [
                0: .descriptor(frames.reader.rawValue), 2: .descriptor(errors.writer.rawValue),
                3: .descriptor(progress.writer.rawValue),
            ]
            child = try programs.start(command)
            input = frames.intoWriter()
            let (errorReader, progressReader) = (errors.intoReader().release(), progress.intoReader().release())
            listener = try WorkThread { [heard] in
                FFmpegProcess.listen(
                    errors: Descriptor(owning: errorReader), progress: Descriptor(owning: progressReader), heard,
                    onEncoded)
                onEnd()
            }
        } catch let error as VideoError {
            throw error
        } catch {
            throw VideoError(.ffmpeg, "ffmpeg can't be started: \(error)")
        }
    }

    /// Hands on one whole frame, waiting as long as ffmpeg takes. False once it no longer listens.
    func write(_ frame: UnsafeRawBufferPointer) -> Bool {
        (try? input?.writeAll(frame)) != nil
    }

    /// Says that no more frames come, and waits until it has ended.
    func finish() -> Ending {
        input = nil
        // What it says ends when it does; a child of its own that holds on to the pipes goes with its group.
        let status = child.wait()
        listener.join()
        return heard.withLock { Ending(status: status, lines: TextTail.lines($0.tail.text), frames: $0.frames) }
    }

    /// Kills it, and waits until it is gone.
    func abandon() {
        child.signal(SIGKILL)
        _ = finish()
    }

    /// How an ffmpeg ended.
    struct Ending {
        let status: ChildProcess.ExitStatus
        /// What it said last.
        let lines: [String]
        /// How many frames it had encoded.
        let frames: Int
    }

    private static func listen(
        errors: consuming Descriptor, progress: consuming Descriptor, _ heard: Monitor<(tail: TextTail, frames: Int)>,
        _ onEncoded: (Int) -> Void
    ) {
        var entries = [Poll.Entry(errors.rawValue, .read), Poll.Entry(progress.rawValue, .read)]
        var line: [UInt8] = []
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
            while entries.contains(where: { $0.descriptor >= 0 }), (try? Poll.wait(&entries)) != nil {
                if !entries[0].ready.isEmpty {
                    let count = (try? errors.read(into: buffer)) ?? 0
                    if count == 0 { entries[0].descriptor = -1 }
                    heard.withLock { $0.tail.append(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
                }
                if !entries[1].ready.isEmpty {
                    let count = (try? progress.read(into: buffer)) ?? 0
                    if count == 0 { entries[1].descriptor = -1 }
                    for byte in buffer[..<count] {
                        guard byte == UInt8(ascii: "\n") else {
                            line.append(byte)
                            continue
                        }
                        if let frames = frameCount(line) {
                            heard.withLock { $0.frames = frames }
                            onEncoded(frames)
                        }
                        line.removeAll(keepingCapacity: true)
                    }
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
