import FlipbookStore
import FlipbookSystem
import FlipbookVideo

/// Measures what segments cost and save on one example, a round at a time.
final class SegmentMeasurement {
    private let render: ExampleRender
    private let reference: ReferenceEncode
    private var rounds: [SegmentRound] = []
    private var single: [Usage] = [], nothing: [Usage] = [], framesOnly: [Usage] = []

    init(_ example: Example) throws {
        render = try ExampleRender(example)
        reference = ReferenceEncode(
            ffmpeg: try FFmpeg.locate(), clip: try render.prepareClip(), width: example.width, height: example.height,
            output: render.folder + "/alone.mp4")
    }

    /// Everything once. The renders that are compared with ffmpeg follow it at once, and nobody watches either.
    func round() throws {
        framesOnly.append(try render.framesOnly(workers: 2))
        let ffmpeg = try reference.run(isWatched: false)
        let ffmpegBytes = try File(opening: reference.output).size()
        render.beginCache()
        let fresh = try render.renderVideo(isWatched: false)
        let bytes = try File(opening: render.video).size()
        nothing.append(try render.renderVideo())
        let again = try reference.run(isWatched: false)
        try render.removeSegments()
        let alone = try render.renderVideo(isWatched: false)
        rounds.append(
            SegmentRound(
                ffmpeg: Usage.median([again, ffmpeg]), fresh: fresh, alone: alone,
                aloneRatio: alone.wall / again.wall, bytesRatio: Double(bytes) / Double(ffmpegBytes),
                freshRatio: fresh.wall / max(ffmpeg.wall, fresh.processor / Double(SegmentReport.cores))))
        single.append(try reference.run(threads: 1, isWatched: false))
    }

    func figure() -> SegmentFigure {
        func usage(_ part: (SegmentRound) -> Usage) -> Usage { Usage.median(rounds.map(part)) }
        let frames = Double(render.example.frames)
        let (single, nothing) = (Usage.median(single), Usage.median(nothing))
        let framesOnly = Usage.median(framesOnly)
        let (alone, fresh) = (usage(\.alone), usage(\.fresh))
        let supervise = max(0, (framesOnly.own ?? 0) - (nothing.own ?? 0)) / frames
        return SegmentFigure(
            example: render.example, ffmpeg: usage(\.ffmpeg), single: single, fresh: fresh, alone: alone,
            nothing: nothing,
            aloneRatio: Self.median(rounds.map(\.aloneRatio)), freshRatio: Self.median(rounds.map(\.freshRatio)),
            bytesRatio: Self.median(rounds.map(\.bytesRatio)),
            pipeline: SegmentPipeline(
                draw: (framesOnly.processor - nothing.processor) / frames - supervise, supervise: supervise,
                read: max(0, alone.processor - nothing.processor - single.processor) / frames,
                encode: single.processor / frames,
                threads: VideoEncoder.segmentThreads(width: render.example.width, height: render.example.height),
                start: nothing.wall,
                join: 0))
    }

    static func median(_ numbers: [Double]) -> Double { numbers.sorted()[numbers.count / 2] }
}

/// What one round of ``SegmentMeasurement`` measured.
struct SegmentRound {
    /// One ffmpeg alone.
    let ffmpeg: Usage
    /// Frames and video, from nothing.
    let fresh: Usage
    /// The video, from frames that are there.
    let alone: Usage
    /// Against the ffmpeg before it.
    let aloneRatio: Double
    let bytesRatio: Double
    let freshRatio: Double
}

/// Measures what is made again of a video of thousands of frames, a round at a time.
final class ChangeMeasurement {
    private let render: ExampleRender
    private let frames: Int
    /// The frames that are made anew: all of one segment, which lies in the middle.
    private let changed: Range<Int>
    private var changedKeys: [FrameKey] = []
    private var rounds: [(all: Usage, changed: Usage, container: Usage, nothing: Usage)] = []

    init(_ example: Example, frames: Int) throws {
        render = try ExampleRender(example)
        self.frames = frames
        let start = frames / 2 / VideoEncoder.segmentLength * VideoEncoder.segmentLength
        changed = start..<start + 10
        // Their keys, from a cache that has no other frames.
        let cache = render.folder + "/changed"
        _ = try render.run(
            ["--count", "\(frames)", "--frames-only", "--frames", "\(changed.lowerBound)..<\(changed.upperBound)"],
            cache: cache)
        changedKeys = try FrameStore(directory: cache + "/" + example.name).keys()
        guard changedKeys.count == changed.count else { throw Usage.Failure(description: "not all frames are drawn") }
        _ = try render.run(["--count", "\(frames)", "--frames-only"])
    }

    /// Everything once.
    func round() throws {
        let other = render.folder + "/video.mov"
        try render.removeSegments()
        let all = try render.renderVideo(frames: frames, isWatched: false)
        let nothing = try render.renderVideo(frames: frames, isWatched: false)
        unlink(other)
        let container = try render.renderVideo(frames: frames, output: other, isWatched: false)
        for key in changedKeys { try render.store.remove(key) }
        let changed = try render.renderVideo(frames: frames, isWatched: false)
        rounds.append((all, changed, container, nothing))
    }

    func report() -> SegmentChanges {
        SegmentChanges(
            frames: frames, all: Usage.median(rounds.map(\.all)), changed: Usage.median(rounds.map(\.changed)),
            container: Usage.median(rounds.map(\.container)), nothing: Usage.median(rounds.map(\.nothing)),
            changedRatio: SegmentMeasurement.median(rounds.map { $0.changed.wall / $0.all.wall }),
            containerRatio: SegmentMeasurement.median(rounds.map { $0.container.wall / $0.all.wall }))
    }
}

extension ExampleRender {
    /// The frames of the cache that is used now.
    var store: FrameStore { FrameStore(directory: cache + "/" + example.name) }

    /// Removes the video and its segments; the frames stay.
    func removeSegments() throws {
        unlink(video)
        _ = try Usage(Command("/bin/rm", arguments: ["-rf", store.directory + "/segments"]), isWatched: false)
    }
}
