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
    let result = Monitor<Result<VideoReport, VideoError>?>(nil)

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
        window.close(.failure(VideoError(.cancelled, "the video was cancelled")))
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
            fail(VideoError(.frame, "frame \(frame) can't be read, however often it is rendered again: \(error)"))
        } else {
            onEvent(.damaged(frame: frame, reason: "\(error)"))
        }
    }

    /// Ends the video from another thread than the writer's.
    private func fail(_ error: VideoError) {
        window.close(.failure(error))
        programs.cancel()
    }

    // MARK: The writer's thread

    /// Makes the video, whatever it takes, and leaves the result.
    func makeVideo() {
        let outcome: Result<VideoReport, VideoError>
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
