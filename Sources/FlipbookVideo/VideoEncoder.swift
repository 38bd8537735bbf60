import FlipbookCoding
import FlipbookPixels
import FlipbookStore
import FlipbookSystem
import Logging

/// Makes a video of a store's frames, while they are being rendered or long after.
///
/// Frames are announced in any order. The video is cut into segments, each of which is encoded by an ffmpeg of its own, several
/// at once, and kept in the store; what was encoded before is not encoded again. In the end they are joined. What can't be
/// cut is one segment over the whole: see ``SegmentLayout``. Nothing is held in memory but a frame of each segment in work.
/// The output is replaced once the new video is whole and counted, and never by anything less.
///
///     let encoder = try VideoEncoder(store: store, width: 640, height: 480, output: "wave.mp4") { event in … }
///     for (frame, key) in frames { encoder.announce(frame: frame, key: key) }
///     encoder.finish(count: frames.count)
///     let report = try encoder.wait()
///
/// A frame found damaged is reported and waited for until it is announced again, so the renderer stays at hand until
/// ``Event/finished(_:)`` or ``Event/failed(_:)``. Where a hardware encoder chosen by ``EncoderName/auto`` fails in the
/// middle, or ffmpeg dies, what it was at is encoded again from the store.
package final class VideoEncoder: Sendable {
    /// What happens while a video is made.
    package enum Event: Sendable {
        /// Encoding starts with this encoder of ffmpeg's; the reason says why not with another. It comes again where a segment,
        /// or all of it, is encoded again.
        case encoder(name: String, reason: String?)
        /// The number of frames that are encoded now.
        case encoded(frames: Int)
        /// The number of segments that are encoded, being encoded, and were there before.
        case segments(SegmentCounts)
        /// A frame in the store is missing or damaged: announce it again when it is rendered again.
        case damaged(frame: Int, reason: String)
        /// The video is whole, under its name.
        case finished(VideoReport)
        /// There will be no video. The output is as it was.
        case failed(FlipbookError)
    }

    /// Where a frame of the store comes from.
    package enum Origin: Hashable, Sendable {
        /// It was drawn in this render: its segment is encoded.
        case rendered
        /// It was there before, and so may be its segment. A digest of the fonts that its key knows nothing of; nil for none.
        case cached(fonts: Digest?)
    }

    /// How many frames a segment has.
    package static var segmentLength: Int { SegmentLayout.usualLength }

    /// How many threads of libx264 encode a segment of frames of this size.
    package static func segmentThreads(width: Int, height: Int) -> Int {
        EncoderChoice.x264Threads(width: width, height: height)
    }

    /// How many segments are encoded at once, each by some threads, when all of their frames are there.
    package static func encoders(for segments: Int, cores: Int, segmentThreads: Int) -> Int {
        SegmentLayout.encoders(for: segments, cores: cores, threads: segmentThreads)
    }

    private let job: EncodingJob
    private let cores: Int
    private let threads: Monitor<[WorkThread]>

    /// Starts an encoder, once everything that can be checked is: the settings, the output's folder, that ffmpeg is
    /// there. Nothing needs to be rendered yet.
    ///
    /// - Parameters:
    ///   - store: where the frames are, or will be.
    ///   - width: of the frames, in pixels. An odd one is padded with a white column.
    ///   - height: of the frames, in pixels. An odd one is padded with a white row.
    ///   - hasAlpha: whether the store's frames are RGBA. What can't be transparent is laid on white.
    ///   - firstFrame: the number in the store of the video's first frame.
    ///   - frameStep: how far the number of each other frame is from that of the frame before.
    ///   - output: the video's path; its ending chooses what it is: mp4, mov, mkv, webm, gif or apng; or a folder of
    ///     PNGs, with a `/` at its end.
    ///   - onlySegments: whether segments are put into the store and no video is made: those of which all frames are
    ///     announced before ``finishSegments()``, none where the video can't be cut.
    ///   - settings: encoder, quality, frame rate.
    ///   - encoders: how many cores encode while frames still come; one at least.
    ///   - cores: how many do once all frames are there.
    ///   - ffmpeg: which one; nil for the one in `PATH`.
    ///   - logger: is told ffmpeg's arguments, and which encoders were tried.
    ///   - onEvent: called from threads of the encoder, and must return soon. It must not hold the
    ///     last reference to the encoder, which would wait for itself.
    package init(
        store: FrameStore, width: Int, height: Int, hasAlpha: Bool = false, firstFrame: Int = 0, frameStep: Int = 1,
        output: String,
        onlySegments: Bool = false, settings: VideoSettings = VideoSettings(), encoders: Int = 1, cores: Int = 1,
        ffmpeg: FFmpeg? = nil,
        logger: Logger = Logger(label: "flipbook"), onEvent: @escaping @Sendable (Event) -> Void = { _ in }
    ) throws(FlipbookError) {
        let container = try Container(path: output)
        let settings = try settings.checked(for: container, width: width, height: height)
        let tools = if let ffmpeg { ffmpeg } else { try FFmpeg.locate() }
        let job = EncodingJob(
            store: store, width: width, height: height, hasAlpha: hasAlpha, firstFrame: firstFrame,
            frameStep: frameStep,
            container: container, output: onlySegments ? nil : try OutputFile(output), settings: settings,
            ffmpeg: tools, logger: logger,
            onEvent: onEvent)
        self.job = job
        self.cores = cores
        threads = Monitor([])
        do throws(ProcessError) {
            let coordinator = try WorkThread { job.makeVideo() }
            threads.withLock { $0.append(coordinator) }
            try startEncoders(self.encoders(on: encoders))
        } catch {
            job.cancel()
            for thread in threads.withLock({ $0 }) { thread.join() }
            throw FlipbookError(.encodingFailed, error.description)
        }
    }

    /// Does beforehand, in another thread, what takes an encoder some time to find out: where the output isn't there, so that it
    /// is needed.
    package static func prepare(for output: String, _ ffmpeg: FFmpeg) {
        guard let container = try? Container(path: output), container != .pictures, !container.isAnimatedPicture,
            FileStatus(output) == nil
        else { return }
        EncoderIdentity.find(of: ffmpeg)
    }

    /// How many segments are encoded at once by this many cores.
    private func encoders(on cores: Int) -> Int { SegmentLayout.encoders(cores: cores, threads: job.segmentThreads) }

    /// Starts threads until this many segments can be encoded at once.
    private func startEncoders(_ count: Int) throws(ProcessError) {
        let job = job
        while threads.withLock({ !$0.isEmpty && $0.count < 1 + max(1, count) }) {
            let thread = try WorkThread { job.encodeSegments() }
            threads.withLock { $0.append(thread) }
        }
    }

    deinit {
        cancel()
        _ = try? wait()
    }

    /// Says that a frame is in the store; again, where it was damaged and has been rendered again.
    package func announce(frame: Int, key: FrameKey, from origin: Origin = .rendered) {
        job.queue.add(key, at: job.position(of: frame), from: origin)
    }

    /// Says how many frames the video has. It may come before they are all announced.
    ///
    /// - Parameters:
    ///   - count: without the last one's repetitions and without those of all, which the settings ask for.
    ///   - gaps: frames that won't come: each shows the one before it, or at the start the first that there is.
    package func finish(count: Int, gaps: [Int] = []) {
        let settings = job.settings
        let isPicture = job.container.isAnimatedPicture
        job.queue.finish(
            count: count, gaps: gaps.map(job.position),
            held: isPicture ? 0 : settings.heldFrames,
            loops: isPicture ? 1 : settings.loops ?? 1, tellCounts: { job.onEvent(.segments($0)) })
        // Where no more threads can be started, those that are there do it all.
        try? startEncoders(
            SegmentLayout.encoders(for: job.queue.openSegments, cores: cores, threads: job.segmentThreads))
    }

    /// Says that no more frames are announced, where only segments are made: those that are whole are encoded.
    package func finishSegments() {
        job.queue.finishSegments()
        try? startEncoders(encoders(on: cores))
    }

    /// The keys of the video's segments that are made: of those that show a frame, or of all. They are in the store unless
    /// somebody removed them.
    package func segments(containing frame: Int? = nil) -> [SegmentKey] {
        job.queue.keys(containing: frame.map(job.position))
    }

    /// Gives the video up: ffmpeg is killed, nothing of it stays, and ``wait()`` throws `FlipbookError.Code.cancelled`.
    ///
    /// A video that is finished stays.
    package func cancel() {
        job.cancel()
    }

    /// Waits until the video is whole and under its name, or until there will be none.
    @discardableResult
    package func wait() throws(FlipbookError) -> VideoReport {
        let threads = threads.withLock { threads in
            defer { threads = [] }
            return threads
        }
        let result = job.result.wait { $0 }
        for thread in threads { thread.join() }
        return try result.get()
    }

    /// The process number of the ffmpeg or ffprobe that runs or ran last, nil where none has been started.
    var programPID: Int32? { job.programs.currentPID }
}

/// A finished video.
package struct VideoReport: Hashable, Sendable {
    /// How many frames it holds, counted in the file.
    package let frames: Int
    /// Its size.
    package let bytes: Int
    /// ffmpeg's name of the encoder that made it.
    package let encoder: String
    /// Why another encoder didn't, or why it was encoded twice; nil where all went as asked.
    package let reason: String?
    /// Its path, absolute.
    package let path: String
}
