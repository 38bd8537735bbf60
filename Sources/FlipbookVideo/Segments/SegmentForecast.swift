import FlipbookCoding
import FlipbookStore
import FlipbookSystem
import Logging

/// Which segments of a video would be encoded, before anything is: from the keys of its frames.
package struct SegmentForecast {
    private let store: SegmentStore
    private let arguments: FFmpegArguments
    private let identity: EncoderIdentity
    private let settings: VideoSettings
    /// The keys of the frames, and digests of the fonts that these know nothing of; nil for a frame that is not there.
    private var frames: [Int: (key: FrameKey, fonts: Digest?)] = [:]

    /// A forecast for a video with the same settings that a ``VideoEncoder`` would get.
    ///
    /// - Returns: nil where the video would be made in one piece.
    package init?(
        store: FrameStore, width: Int, height: Int, hasAlpha: Bool, output: String, settings: VideoSettings,
        ffmpeg: FFmpeg
    ) throws(FlipbookError) {
        let container = try Container(path: output)
        guard container != .pictures else { return nil }
        let settings = try settings.checked(for: container, width: width, height: height)
        let usual = EncoderChoice(settings.encoder == .auto ? .libx264 : settings.encoder)
        let transport = usual.transport(settings, width: width, height: height, hasAlpha: hasAlpha)
        let chooser = EncoderChooser(
            settings: settings, transport: transport, ffmpeg: ffmpeg, programs: Programs(),
            logger: Logger(label: "flipbook"))
        let choice = try chooser.choose()
        guard chooser.canBeCut(choice, store: store) else { return nil }
        self.store = SegmentStore(of: store)
        arguments = FFmpegArguments(settings: settings, choice: choice, transport: transport)
        identity = EncoderIdentity(of: ffmpeg)
        self.settings = settings
    }

    /// A frame that is in the store, by its place among those of the video.
    package mutating func add(_ key: FrameKey, fonts: Digest?, at source: Int) { frames[source] = (key, fonts) }

    /// How many segments there are of a video with this many frames, and how many are in the store.
    package func counts(frames count: Int) throws(FlipbookError) -> SegmentCounts {
        var layout = SegmentLayout(length: SegmentLayout.usualLength)
        (layout.count, layout.held, layout.loops) = (count, settings.heldFrames, settings.loops ?? 1)
        var counts = SegmentCounts()
        counts.total = layout.differentSegments
        for index in 0..<(counts.total ?? 0) {
            var hasher = SegmentHasher(arguments, identity)
            var isKnown = true
            for position in layout.positions(of: index) {
                guard let frame = frames[layout.source(of: position)] else {
                    isKnown = false
                    break
                }
                hasher.add(frame.key, fonts: frame.fonts)
            }
            guard isKnown else { continue }
            do throws(FileError) {
                if case .whole = try store.check(SegmentKey(hasher.digest())) { counts.cached += 1 }
            } catch {
                throw FlipbookError(.storeFailed, error.description)
            }
        }
        counts.done = counts.cached
        return counts
    }
}
