import FlipbookStore
import FlipbookVideo

/// A video that is there already and may be the one that is asked for.
struct StandingVideo {
    let record: VideoRecord
    /// The frames that an encoder will be told of, should the video have to be made anew.
    var frames: [(frame: Int, key: FrameKey)] = []
}

/// Whether the video is made, or stays as it is: where an earlier run made it of the very same frames, in the same way,
/// and nobody has touched it since.
extension Supervisor {
    /// Tells the encoder of a frame that is in the store.
    func announce(frame: Int, key: FrameKey) {
        if standing != nil {
            standing?.frames.append((frame, key))
        } else {
            encoder?.announce(frame: frame, key: key)
        }
    }

    /// The record of a video at the output that was encoded as this one is to be; nil where there is none.
    func findStandingVideo() -> StandingVideo? {
        encoding = request.settings.video.encodingDigest
        guard let output = request.output, !request.settings.startsFresh, comparison == nil,
            let record = store.videoRecord(of: output), record.settings == encoding
        else { return nil }
        return StandingVideo(record: record)
    }

    /// Keeps the video that is there, where it holds these frames and is as it was made.
    ///
    /// - Returns: false where it has to be made anew.
    func keepStandingVideo() throws -> Bool {
        guard let record = standing?.record, record.frames == frameKeys, report.cached == report.frames,
            let content = try? Digest(contentsOfFileOrFolder: record.output), content == record.content
        else { return false }
        request.logger.debug("\(record.output) is of these frames, and as it was made")
        standing = nil
        report.encoder = record.encoder
        report.output = record.output
        report.bytes = record.bytes
        report.keepsVideo = true
        return true
    }

    /// Starts the encoder, if the video there was to be kept until now.
    func makeVideoAnew() throws {
        guard let frames = standing?.frames else { return }
        standing = nil
        try startEncoder()
        for (frame, key) in frames { announce(frame: frame, key: key) }
    }

    /// Starts to make the video, where one is asked for.
    func startEncoder() throws {
        guard let output = request.output, let figure = setup?.figure else { return }
        encoder = try VideoEncoder(
            store: store, width: figure.width, height: figure.height, hasAlpha: figure.hasAlpha,
            firstFrame: request.settings.range.start,
            output: output, settings: request.settings.video, ffmpeg: ffmpeg, logger: request.logger
        ) { [inbox] in inbox.post(.encoder($0)) }
    }

    /// Notes the video, so that it needn't be made again.
    func recordVideo(_ video: VideoReport) {
        guard report.failures.isEmpty, let frameKeys, let settings = encoding,
            let output = request.output,
            let content = try? Digest(contentsOfFileOrFolder: video.path)
        else { return }
        try? store.note(
            VideoRecord(
                output: output, frames: frameKeys, settings: settings, content: content, bytes: video.bytes,
                encoder: video.encoder))
    }
}

extension VideoSettings {
    /// A digest of how it is encoded: the settings, and the files that arguments for ffmpeg name. Nil where the settings
    /// can't be coded.
    fileprivate var encodingDigest: Digest? {
        guard let settings = try? CanonicalEncoder().encode(self) else { return nil }
        var hasher = DigestHasher()
        hasher.update(settings)
        for file in ArgumentFiles(ffmpegArguments).digests { hasher.update(Array("\(file)/".utf8)) }
        return hasher.digest()
    }
}
