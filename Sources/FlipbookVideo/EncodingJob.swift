import FlipbookPixels
import FlipbookProcess
import FlipbookStore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

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
    let onEvent: @Sendable (VideoEncoder.Event) -> Void

    let layout: YUVLayout
    let arguments: FFmpegArguments
    let readerCount: Int
    let window: FrameWindow
    let programs = Programs()
    let result = Monitor<Result<VideoReport, VideoError>?>(nil)

    /// How often a frame may be found damaged before the video is given up.
    private static let allowedDamages = 3

    init(
        store: FrameStore, width: Int, height: Int, firstFrame: Int, container: Container, output: consuming OutputFile,
        settings: VideoSettings, ffmpeg: FFmpeg, onEvent: @escaping @Sendable (VideoEncoder.Event) -> Void
    ) {
        self.store = store
        self.width = width
        self.height = height
        self.firstFrame = firstFrame
        self.container = container
        self.output = output
        self.settings = settings
        self.ffmpeg = ffmpeg
        self.onEvent = onEvent
        layout = YUVLayout(width: width, height: height, chroma: .halved)
        arguments = FFmpegArguments(settings: settings, layout: layout)
        // Reading takes a tenth of what encoding does: two threads keep up with x264 on a few cores, four on many.
        readerCount = max(2, min(4, sysconf(Int32(_SC_NPROCESSORS_ONLN)) / 4))
        window = FrameWindow(slots: 2 * readerCount, layout: layout)
    }

    func cancel() {
        programs.cancel()
        window.close(.failure(VideoError(.cancelled, "the video was cancelled")))
    }

    // MARK: The readers' threads

    /// Reads, checks and converts frames until there are no more.
    func readFrames() {
        var pixels = PixelBuffer(width: width, height: height)
        while let (position, source, key, buffer) = window.claim() {
            let frame = firstFrame + source
            do {
                try store.read(key, frame: frame, into: &pixels)
                pixels.convertToYUV420(into: buffer)
                window.deliver(position)
            } catch {
                if window.reject(position, source: source, key) > Self.allowedDamages {
                    let text = "frame \(frame) can't be read, however often it is rendered again: \(error)"
                    fail(VideoError(.frame, text))
                } else {
                    onEvent(.damaged(frame: frame, reason: "\(error)"))
                }
            }
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
            outcome = .success(try encode())
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
