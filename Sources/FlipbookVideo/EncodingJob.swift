import FlipbookPixels
import FlipbookStore
import FlipbookSystem
import Logging

/// The work of one ``VideoEncoder``: what its threads do.
final class EncodingJob: Sendable {
    let store: FrameStore
    let width: Int
    let height: Int
    let firstFrame: Int
    let container: Container
    let output: OutputFile
    let settings: VideoSettings
    let ffmpeg: FFmpeg
    let logger: Logger
    let onEvent: @Sendable (VideoEncoder.Event) -> Void

    let hasAlpha: Bool
    let transport: FrameTransport
    let readerCount: Int
    let window: FrameWindow
    let programs = Programs()
    let result = Monitor<Result<VideoReport, FlipbookError>?>(nil)

    /// How often a frame may be found damaged before the video is given up.
    private static let allowedDamages = 3

    init(
        store: FrameStore, width: Int, height: Int, hasAlpha: Bool, firstFrame: Int, container: Container,
        output: consuming OutputFile, settings: VideoSettings, ffmpeg: FFmpeg, logger: Logger,
        onEvent: @escaping @Sendable (VideoEncoder.Event) -> Void
    ) {
        self.store = store
        self.width = width
        self.height = height
        self.hasAlpha = hasAlpha
        self.firstFrame = firstFrame
        self.container = container
        self.output = output
        self.settings = settings
        self.ffmpeg = ffmpeg
        self.logger = logger
        self.onEvent = onEvent
        // Whichever encoder `auto` finds takes the same.
        let choice = EncoderChoice(settings.encoder == .auto ? .libx264 : settings.encoder)
        transport = choice.transport(settings, width: width, height: height, hasAlpha: hasAlpha)
        // Reading takes a tenth of what encoding does: two threads keep up with x264 on a few cores, four on many.
        let readers = max(2, min(4, sysconf(Int32(_SC_NPROCESSORS_ONLN)) / 4))
        // Pictures are copied as they are, by the writer.
        readerCount = container == .pictures ? 0 : readers
        window = FrameWindow(slots: 2 * readers, byteCount: container == .pictures ? 1 : transport.byteCount)
    }

    /// What ffmpeg is told.
    func arguments(_ choice: EncoderChoice) -> FFmpegArguments {
        FFmpegArguments(settings: settings, choice: choice, transport: transport)
    }

    func cancel() {
        programs.cancel()
        window.close(.failure(FlipbookError(.cancelled, "The video was cancelled.")))
    }

    // MARK: The readers' threads

    /// Reads, checks and converts frames until there are no more.
    func readFrames() {
        var pixels = makePixels()
        while let (position, source, key, buffer) = window.claim() {
            let frame = firstFrame + source
            do {
                try store.read(key, frame: frame, into: &pixels)
                transport.convert(&pixels, into: buffer)
                window.deliver(position)
            } catch {
                reject(position, source: source, key, error)
            }
        }
    }

    /// A buffer of the frames' size and kind.
    func makePixels() -> PixelBuffer {
        PixelBuffer(width: width, height: height, format: hasAlpha ? .premultipliedAlpha : .opaque)
    }

    /// Has a frame rendered again that can't be read.
    func reject(_ position: Int, source: Int, _ key: FrameKey, _ error: any Error) {
        let frame = firstFrame + source
        if window.reject(position, source: source, key) > Self.allowedDamages {
            fail(
                FlipbookError(
                    .frameFailed, frame: frame,
                    "Frame \(frame) can't be read, although it was rendered again several times: \(error)."))
        } else {
            onEvent(.damaged(frame: frame, reason: "\(error)"))
        }
    }

    /// Ends the video from another thread than the writer's.
    private func fail(_ error: FlipbookError) {
        window.close(.failure(error))
        programs.cancel()
    }

    // MARK: The writer's thread

    /// Makes the video, whatever it takes, and leaves the result.
    func makeVideo() {
        let outcome: Result<VideoReport, FlipbookError>
        do {
            outcome = .success(try container == .pictures ? copyPictures() : encode())
        } catch {
            output.discard()
            // Where another thread ended it, that one's reason is the one to tell.
            outcome = .failure(window.failure ?? error)
        }
        window.close(.success(()))
        result.withLock { $0 = outcome }
        switch outcome {
        case .success(let report): onEvent(.finished(report))
        case .failure(let error): onEvent(.failed(error))
        }
    }
}

/// Which encoder, and how often.
extension EncodingJob {
    /// How one try to encode all frames ended; what no other try can mend is thrown.
    private enum Attempt {
        case whole(VideoReport)
        case broken(FlipbookError)
    }

    /// Encodes with the first encoder that works; again with libx264 where one that `auto` chose fails on the way,
    /// and once again where ffmpeg dies.
    func encode() throws(FlipbookError) -> VideoReport {
        var choice = try chooseEncoder()
        var mayRepeat = true
        while true {
            onEvent(.encoder(name: choice.name, reason: choice.reason))
            switch try attempt(choice) {
            case .whole(let report):
                return report
            case .broken(let error) where settings.encoder == .auto && choice.name != "libx264":
                choice = EncoderChoice("libx264", reason: error.description)
            case .broken(let error) where mayRepeat:
                choice = EncoderChoice(choice.name, reason: "encoded again, as \(error.description)")
                mayRepeat = false
            case .broken(let error):
                throw error
            }
            window.restart()
        }
    }

    private func chooseEncoder() throws(FlipbookError) -> EncoderChoice {
        var reasons: [String] = []
        if settings.encoder == .auto, settings.quality == 0 { return EncoderChoice(.libx264) }
        let candidates = settings.encoder == .auto ? EncoderChoice.hardware : [EncoderChoice(settings.encoder)]
        for candidate in candidates {
            guard candidate.needsTrial(width: transport.width, height: transport.height) else { return candidate }
            let (_, text, status) = try programs.run(ffmpeg.path, arguments(candidate).trial())
            logger.debug("\(candidate.name) was tried: \(status)")
            if status.isSuccess || status == .unknown && text.isEmpty { return candidate }
            let lines = TextTail.lines(text)
            if settings.encoder != .auto, let lack = ffmpeg.lack(of: candidate.name, in: lines) { throw lack }
            // The first line tells the cause, the others what came of it.
            let cause = lines.first { !$0.hasPrefix("Svt[info]") } ?? "ffmpeg \(status)"
            let crisp = settings.isCrisp ? ", crisp (4:4:4)" : ""
            reasons.append(
                "\(candidate.name) doesn't work here at \(transport.width)x\(transport.height)\(crisp): \(cause)")
        }
        let reason = reasons.joined(separator: "; ")
        guard settings.encoder == .auto else {
            try checkFFmpeg()
            throw FlipbookError(
                .encoderUnavailable, "\(reason); choose another encoder (auto finds one) or another size.")
        }
        return EncoderChoice("libx264", reason: reason)
    }

    /// Encodes all frames once, counts them in the file and gives it its name.
    private func attempt(_ choice: EncoderChoice) throws(FlipbookError) -> Attempt {
        var palette: String?
        if container == .gif {
            palette = output.secondTemporaryPath
            let (_, ending) = try write(arguments(choice).palette(at: output.secondTemporaryPath), onEncoded: { _ in })
            guard ending.status.mayBeSuccess, window.isAtEnd else { return try failure(of: choice, ending) }
            window.restart()
        }
        let (written, ending) = try write(
            arguments(choice).encoding(into: container, at: output.temporaryPath, palette: palette),
            onEncoded: { [onEvent] frames in onEvent(.encoded(frames: frames)) })
        guard ending.status.mayBeSuccess else { return try failure(of: choice, ending) }
        guard let found = try VideoCheck(output.temporaryPath, ffmpeg: ffmpeg, programs: programs) else {
            return .broken(
                FlipbookError(
                    .encodingFailed,
                    "what ffmpeg wrote with \(choice.name) for \(output.path) can't be read by ffprobe"
                        + Self.quote(ending)))
        }
        let isPlain = settings.ffmpegArguments.isEmpty
        let expected = window.isAtEnd ? written : max(written, found.packets + 1)
        if let fault = found.fault(
            frames: expected, transport: transport, choice: choice, settings: settings, container: container)
        {
            let error = FlipbookError(.encodingFailed, "ffmpeg made a video with \(choice.name), but \(fault)")
            if isPlain { return .broken(error) }
            let text = "\(error.description): look at the arguments it was given, \(settings.ffmpegArguments)"
            throw FlipbookError(.encodingFailed, text)
        }
        let report = VideoReport(
            frames: found.packets, bytes: output.byteCount, encoder: choice.name, reason: choice.reason,
            path: output.path)
        try output.publish()
        return .whole(report)
    }

    /// Writes all frames to an ffmpeg, or as many as it takes.
    private func write(
        _ arguments: [String], onEncoded: @escaping @Sendable (Int) -> Void
    ) throws(FlipbookError) -> (frames: Int, FFmpegProcess.Ending) {
        logger.debug("\(([ffmpeg.path] + arguments).joined(separator: " "))")
        let process = try FFmpegProcess(
            ffmpeg, arguments, programs: programs, onEncoded: onEncoded, onEnd: { [window] in window.interrupt() })
        var written = 0
        do {
            while let frame = try window.next(), process.write(frame) {
                window.advance()
                written += 1
            }
        } catch {
            process.abandon()
            throw error
        }
        if written == 0 && window.isAtEnd {
            process.abandon()
            throw FlipbookError(.noFrames, "There are no frames to make a video of.")
        }
        let ending = process.finish()
        try programs.checkCancelled()
        try checkDisk(ending)
        return (written, ending)
    }

    /// Throws where ffmpeg says that the disk is in its way: also one that then ends as if nothing had been.
    private func checkDisk(_ ending: FFmpegProcess.Ending) throws(FlipbookError) {
        let troubles = ["No space left on device", "Disk quota exceeded", "Read-only file system"]
        for trouble in troubles where ending.lines.contains(where: { $0.contains(trouble) }) {
            throw FlipbookError(
                .outputFailed, "\(output.path) can't be written: \(trouble.lowercased()); make room and run again.")
        }
    }

    /// The last lines that ffmpeg said, to put behind a sentence.
    private static func quote(_ ending: FFmpegProcess.Ending) -> String {
        ending.lines.isEmpty ? "" : ":\n  " + ending.lines.suffix(6).joined(separator: "\n  ")
    }

    /// What an ffmpeg that failed says about itself.
    private func failure(of choice: EncoderChoice, _ ending: FFmpegProcess.Ending) throws(FlipbookError) -> Attempt {
        if let lack = ffmpeg.lack(of: choice.name, in: ending.lines) { throw lack }
        let text =
            "ffmpeg \(ending.status) after \(ending.frames) frames of \(transport.width)x\(transport.height) with "
            + choice.name + Self.quote(ending)
        let error = FlipbookError(.encodingFailed, text)
        // One that ends by itself before the first frame was told something that it can't do: it would end so again.
        if case .exited = ending.status, ending.frames == 0, settings.encoder != .auto || choice.name == "libx264" {
            try checkFFmpeg()
            throw error
        }
        return .broken(error)
    }

    /// Throws where ffmpeg is too old or lacks libx264: asked only when something failed, as asking takes a while.
    private func checkFFmpeg() throws(FlipbookError) {
        let (text, _, status) = try programs.run(ffmpeg.path, ["-version"])
        let needsX264 = settings.encoder == .auto || settings.encoder == .libx264
        if status.mayBeSuccess { try ffmpeg.check(versionText: text, needsX264: needsX264) }
    }
}

/// A folder of numbered pictures in place of a video.
extension EncodingJob {
    /// Copies the frames as they lie in the store, each checked.
    func copyPictures() throws(FlipbookError) -> VideoReport {
        onEvent(.encoder(name: "png", reason: nil))
        try output.beginFolder()
        var pixels = makePixels()
        var bytes = 0
        var copied = 0
        while let (position, source, key, _) = window.claim(once: true) {
            do {
                try store.read(key, frame: firstFrame + source, into: &pixels)
            } catch {
                reject(position, source: source, key, error)
                continue
            }
            bytes += try output.copy(store.path(of: key), as: Self.name(of: position))
            window.pass(position)
            copied += 1
            onEvent(.encoded(frames: copied))
        }
        try programs.checkCancelled()
        if let failure = window.failure { throw failure }
        guard copied > 0 else { throw FlipbookError(.noFrames, "There are no frames to make pictures of.") }
        try output.publishFolder()
        return VideoReport(frames: copied, bytes: bytes, encoder: "png", reason: nil, path: output.path)
    }

    /// `000012.png`.
    private static func name(of position: Int) -> String {
        let digits = "\(position)"
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".png"
    }
}
