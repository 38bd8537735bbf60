import FlipbookCoding
import FlipbookPixels
import FlipbookStore
import FlipbookSystem
import Logging

/// The work of one ``VideoEncoder``: what its threads share.
///
/// One thread coordinates: it chooses the encoder and how the video is cut, waits for the segments, joins and checks them.
/// The others take one segment after the other, each with an ffmpeg of its own.
final class EncodingJob: Sendable {
    let store: FrameStore
    let segments: SegmentStore
    let width: Int
    let height: Int
    private let firstFrame: Int
    private let frameStep: Int
    let container: Container
    /// Where the video goes; nil where only segments are made.
    let output: OutputFile?
    let settings: VideoSettings
    let ffmpeg: FFmpeg
    let logger: Logger
    let onEvent: @Sendable (VideoEncoder.Event) -> Void

    let hasAlpha: Bool
    let transport: FrameTransport
    let queue = SegmentQueue()
    let programs = Programs()
    let result = Monitor<Result<VideoReport, FlipbookError>?>(nil)
    let chooser: EncoderChooser
    /// How many pictures are copied, and what they take.
    let pictures = Monitor((count: 0, bytes: 0))
    /// The encoder that is used now, and which ffmpeg encodes segments with it.
    private let current: Monitor<(choice: EncoderChoice, identity: EncoderIdentity?)>

    /// How often a frame may be found damaged before the video is given up.
    private static let allowedDamages = 3

    init(
        store: FrameStore, width: Int, height: Int, hasAlpha: Bool, firstFrame: Int, frameStep: Int,
        container: Container, output: OutputFile?, settings: VideoSettings, ffmpeg: FFmpeg, logger: Logger,
        onEvent: @escaping @Sendable (VideoEncoder.Event) -> Void
    ) {
        self.store = store
        segments = SegmentStore(of: store)
        self.width = width
        self.height = height
        self.hasAlpha = hasAlpha
        self.firstFrame = firstFrame
        self.frameStep = frameStep
        self.container = container
        self.output = output
        self.settings = settings
        self.ffmpeg = ffmpeg
        self.logger = logger
        self.onEvent = onEvent
        // Whichever encoder `auto` finds takes the same.
        let choice = EncoderChoice(settings.encoder == .auto ? .libx264 : settings.encoder)
        current = Monitor((choice, nil))
        transport = choice.transport(settings, width: width, height: height, hasAlpha: hasAlpha)
        chooser = EncoderChooser(
            settings: settings, transport: transport, ffmpeg: ffmpeg, programs: programs, logger: logger)
    }

    /// The video, or what segments are made for, in words.
    var name: String { output?.path ?? "the video" }

    /// The encoder that is used now.
    var choice: EncoderChoice { current.withLock { $0.choice } }

    /// How many threads encode a segment.
    var segmentThreads: Int { choice.segmentThreads(transport) }

    /// Which ffmpeg encodes segments; nil where the video isn't cut.
    var identity: EncoderIdentity? { current.withLock { $0.identity } }

    /// What ffmpeg is told.
    func arguments(_ choice: EncoderChoice) -> FFmpegArguments {
        FFmpegArguments(settings: settings, choice: choice, transport: transport)
    }

    func cancel() {
        programs.cancel()
        queue.close(.failure(FlipbookError(.cancelled, "The video was cancelled.")))
    }

    /// Ends the video from another thread than the coordinator's.
    func fail(_ error: FlipbookError) {
        queue.close(.failure(error))
        programs.cancel()
    }

    /// A buffer of the frames' size and kind.
    func makePixels() -> PixelBuffer {
        PixelBuffer(width: width, height: height, format: hasAlpha ? .premultipliedAlpha : .opaque)
    }

    /// The number in the store of the frame at a position in the video.
    func frame(at position: Int) -> Int { firstFrame + position * frameStep }

    /// The position in the video of a frame of the store.
    func position(of frame: Int) -> Int { (frame - firstFrame) / frameStep }

    /// Has a frame rendered again that can't be read.
    func reject(_ source: Int, _ key: FrameKey, _ error: any Error) throws(FlipbookError) {
        let frame = frame(at: source)
        if queue.reject(source, key) > Self.allowedDamages {
            throw FlipbookError(
                .frameFailed, frame: frame,
                "Frame \(frame) can't be read, although it was rendered again several times: \(error).")
        }
        onEvent(.damaged(frame: frame, reason: "\(error)"))
    }

    // MARK: The coordinator's thread

    /// Makes the video, and leaves the result.
    func makeVideo() {
        let outcome: Result<VideoReport, FlipbookError>
        do {
            outcome = .success(try encode())
        } catch {
            output?.discard()
            // Where another thread ended it, that one's reason is the one to tell.
            outcome = .failure(queue.failure ?? error)
        }
        queue.close(.success(()))
        result.withLock { $0 = outcome }
        switch outcome {
        case .success(let report): onEvent(.finished(report))
        case .failure(let error): onEvent(.failed(error))
        }
    }

    /// Encodes with the first encoder that works; again with libx264 where one that `auto` chose fails on the way, and in one
    /// piece where segments can't be joined.
    private func encode() throws(FlipbookError) -> VideoReport {
        if container == .pictures { return try makePictures() }
        var choice = try chooser.choose()
        var mayBeCut = true
        while true {
            use(choice)
            let isCut = mayBeCut && chooser.canBeCut(choice, store: store)
            let identity = isCut ? EncoderIdentity(of: ffmpeg) : nil
            current.withLock { $0.identity = identity }
            guard output != nil || isCut else { return report(choice, frames: 0) }
            queue.begin(length: isCut ? SegmentLayout.usualLength : nil)
            var outcome = try queue.waitForOutcome()
            if case .whole = outcome {
                guard output != nil else { return report(choice, frames: 0) }
                switch try isCut ? join(choice) : check(choice, frames: queue.made?.layout.total ?? 0) {
                case .whole(let report): return report
                case .broken(let error): outcome = .broken(error)
                }
            }
            guard case .broken(let error) = outcome else { continue }
            if settings.encoder == .auto, choice.name != "libx264", !isCut {
                choice = EncoderChoice("libx264", reason: error.description)
            } else if isCut {
                mayBeCut = false
                choice = EncoderChoice(choice.name, reason: "encoded in one piece, as \(error.description)")
            } else {
                throw error
            }
        }
    }

    /// Tells which encoder is used from now on, and why.
    func use(_ choice: EncoderChoice) {
        current.withLock { $0.choice = choice }
        onEvent(.encoder(name: choice.name, reason: choice.reason))
    }

    /// What is known of the video when it is done.
    func report(_ choice: EncoderChoice, frames: Int) -> VideoReport {
        VideoReport(
            frames: frames, bytes: output?.byteCount ?? 0, encoder: choice.name, reason: self.choice.reason, path: name)
    }
}
