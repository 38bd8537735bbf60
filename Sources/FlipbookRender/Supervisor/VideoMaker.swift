import FlipbookCoding
import FlipbookStore
import FlipbookVideo

/// Makes the video of a render, or keeps the one that is there: where an earlier run made it of the very same frames, in
/// the same way, and nobody has touched it since.
final class VideoMaker {
    private let request: RenderRequest
    private let output: String
    private let store: FrameStore
    private let inbox: Inbox
    private let ffmpeg: FFmpeg
    /// What the video depends on besides its frames, as it was when the encoder was to start; nil where that can't be told.
    private let encoding: Digest?
    private let figure: Recipe.Figure
    private var state: State
    /// The segments that the video was made of.
    private(set) var segments: [SegmentKey] = []
    /// The frames whose segments are removed; nil for all.
    private var distrusted: [Int?] = []

    private enum State {
        /// A video is there that may be the one that is asked for. The frames are those that an encoder will be told of,
        /// should it have to be made again.
        case existing(VideoRecord, frames: [(frame: Int, key: FrameKey, origin: VideoEncoder.Origin)])
        case encoding(VideoEncoder)
        case done
    }

    /// Looks for a video that is there, and starts to make one where there is none.
    init(
        _ request: RenderRequest, output: String, figure: Recipe.Figure, store: FrameStore, ffmpeg: FFmpeg, inbox: Inbox
    ) throws {
        self.request = request
        self.output = output
        self.figure = figure
        self.store = store
        self.ffmpeg = ffmpeg
        self.inbox = inbox
        encoding = request.settings.video.encodingDigest
        state = .done
        if !request.settings.startsFresh, let record = store.videoRecord(of: output), record.settings == encoding {
            state = .existing(record, frames: [])
        } else {
            state = .encoding(try makeEncoder())
        }
    }

    /// Whether the video is whole.
    var isDone: Bool { if case .done = state { true } else { false } }

    /// A frame is in the store.
    func announce(_ frame: Int, _ key: FrameKey, from origin: VideoEncoder.Origin) {
        switch state {
        case .existing(let record, var frames):
            // Taken out, so that the array isn't copied.
            state = .done
            frames.append((frame, key, origin))
            state = .existing(record, frames: frames)
        case .encoding(let encoder): encoder.announce(frame: frame, key: key, from: origin)
        case .done: break
        }
    }

    /// Keeps the video that is there, where it holds these frames and is as it was made.
    ///
    /// - Returns: its record; nil where it has to be made again.
    func keepExisting(_ keys: Digest) -> VideoRecord? {
        guard case .existing(let record, _) = state, record.frames == keys,
            let content = try? Digest(contentsOfFileOrFolder: record.output), content == record.content
        else { return nil }
        request.logger.debug("\(record.output) is of these frames, and as it was made")
        state = .done
        return record
    }

    /// Starts the encoder, if the video there was to be kept until now.
    func makeAnew() throws {
        guard case .existing(_, let frames) = state else { return }
        let encoder = try makeEncoder()
        state = .encoding(encoder)
        for (frame, key, origin) in frames { encoder.announce(frame: frame, key: key, from: origin) }
    }

    private func makeEncoder() throws -> VideoEncoder {
        try VideoEncoder(
            store: store, width: figure.width, height: figure.height, hasAlpha: figure.hasAlpha,
            firstFrame: request.settings.range.start, frameStep: request.settings.range.step, output: output,
            settings: request.settings.video,
            encoders: request.cores - request.workers.count, cores: request.cores, ffmpeg: ffmpeg,
            logger: request.logger
        ) { [inbox] in inbox.post(.encoder($0)) }
    }

    /// All frames are in the store, but for the gaps.
    func finish(count: Int, gaps: [Int]) {
        if case .encoding(let encoder) = state { encoder.finish(count: count, gaps: gaps) }
    }

    /// The video is whole.
    ///
    /// - Parameter keys: a digest of its frames' keys; nil where it has gaps, so that it is made again.
    func made(_ video: VideoReport, of keys: Digest?) {
        if case .encoding(let encoder) = state { segments = encoder.segments() }
        state = .done
        // A record that can't be written costs making the video again.
        guard let keys, let encoding, let content = try? Digest(contentsOfFileOrFolder: video.path) else { return }
        try? store.note(
            VideoRecord(
                output: output, frames: keys, settings: encoding, content: content, bytes: video.bytes,
                encoder: video.encoder))
    }

    /// Removes the segments of the video that are in the store: those that show a frame, or all. Their frames are not what
    /// their keys say. Those that are being encoded are removed when the encoder is cancelled.
    func removeSegments(containing frame: Int? = nil) {
        guard case .encoding(let encoder) = state else { return }
        distrusted.append(frame)
        let store = SegmentStore(of: store)
        for key in encoder.segments(containing: frame) { try? store.remove(key) }
    }

    /// Ends the encoder, and waits for that.
    func cancel() {
        guard case .encoding(let encoder) = state else { return }
        encoder.cancel()
        _ = try? encoder.wait()
        for frame in distrusted { removeSegments(containing: frame) }
    }
}

extension VideoSettings {
    /// A digest of how a video is encoded: the settings, and the files that arguments for ffmpeg name. Nil where the
    /// settings can't be coded.
    fileprivate var encodingDigest: Digest? {
        guard let settings = try? CanonicalEncoder().encode(self) else { return nil }
        var hasher = DigestHasher()
        hasher.update(settings)
        for file in ArgumentFiles(ffmpegArguments).digests { hasher.update(Array("\(file)/".utf8)) }
        return hasher.digest()
    }
}
