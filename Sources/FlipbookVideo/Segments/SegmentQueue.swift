import FlipbookCoding
import FlipbookStore
import FlipbookSystem

/// The frames that have been announced, and the segments that are made of them: what the threads of an ``EncodingJob`` share.
final class SegmentQueue: Sendable {
    /// A frame in the store.
    struct Frame {
        let key: FrameKey
        /// Whether it was there before the render.
        let isCached: Bool
    }

    /// A segment to encode.
    struct Work {
        let index: Int
        /// What is known of its frames, where all of them were there before the render: it may have been encoded then, too.
        let cachedFrames: [(key: FrameKey, fonts: Digest?)]?
    }

    /// How the attempt to make all segments ended.
    enum Outcome {
        case whole
        /// They can't be made with this encoder.
        case broken(FlipbookError)
    }

    private enum Status {
        case open, working
        case done(SegmentKey?, Segment?)
    }

    private struct State {
        /// By their places in the video: they come in any order, and may be far from each other.
        var frames: [Int: Frame] = [:]
        /// The place behind the last of them.
        var endOfFrames = 0
        /// Digests of the fonts that frames' keys know nothing of, for those that have such fonts.
        var fonts: [Int: Digest] = [:]
        /// Frames that won't come, and which ones are shown instead.
        var stands: [Int: Int] = [:]
        var damages: [Int: Int] = [:]
        /// How it is cut; nil until the encoder is chosen.
        var layout: SegmentLayout?
        /// What the layout is told of, before there is one.
        var end: (count: Int, held: Int, loops: Int)?
        /// Whether only segments are made, of frames of which no more come.
        var isWithoutEnd = false
        var segments: [Status] = []
        /// No segment before this one is open.
        var firstOpen = 0
        /// The segments that have a frame that was drawn in this render.
        var changed: Set<Int> = []
        /// The segments whose ffmpeg has ended before it got all frames.
        var interrupted: Set<Int> = []
        /// How many frames are encoded of the segments in work.
        var encoding: [Int: Int] = [:]
        var counts = SegmentCounts()
        var failure: Result<Void, FlipbookError>?

        func frame(at position: Int) -> (frame: Frame, source: Int)? {
            guard let layout else { return nil }
            let place = layout.source(of: position)
            let source = stands[place] ?? place
            return frames[source].map { ($0, source) }
        }

        /// What is known of a segment's frames, where all are there.
        func frames(of segment: Int) -> [(frame: Frame, fonts: Digest?)]? {
            guard let layout, layout.length != nil else { return nil }
            var frames: [(Frame, Digest?)] = []
            for position in layout.positions(of: segment) {
                guard let (frame, source) = frame(at: position) else { return nil }
                frames.append((frame, fonts[source]))
            }
            return frames
        }

        /// The segments that there may be so far.
        var reach: Int {
            guard let layout else { return 0 }
            return layout.differentSegments
                ?? (endOfFrames == 0 && layout.length != nil
                    ? 0 : layout.segment(ofFrame: max(0, endOfFrames - 1)) + 1)
        }

        /// The next segment that can be worked at.
        mutating func next() -> Work? {
            while segments.count < reach { segments.append(.open) }
            while firstOpen < segments.count, !isOpen(firstOpen) { firstOpen += 1 }
            for index in firstOpen..<max(firstOpen, reach) where isOpen(index) {
                if let frames = frames(of: index) {
                    let areCached = frames.allSatisfy(\.frame.isCached)
                    return Work(index: index, cachedFrames: areCached ? frames.map { ($0.frame.key, $0.fonts) } : nil)
                }
                // Frames of this render come in a moment, one after the other.
                guard let layout else { continue }
                let start = layout.positions(of: index).lowerBound
                if layout.length == nil || changed.contains(index) && frame(at: start) != nil {
                    return Work(index: index, cachedFrames: nil)
                }
            }
            return nil
        }

        private func isOpen(_ index: Int) -> Bool { if case .open = segments[index] { true } else { false } }

        /// Whether all segments are made; where only whole ones are, whether no other one will be whole.
        var areAllDone: Bool {
            if isWithoutEnd {
                return layout != nil
                    && (firstOpen..<max(firstOpen, reach)).allSatisfy { index in
                        guard index < segments.count else { return frames(of: index) == nil }
                        return switch segments[index] {
                        case .open: frames(of: index) == nil
                        case .working: false
                        case .done: true
                        }
                    }
            }
            return layout?.differentSegments == counts.done
        }

        /// How many frames of the video are encoded.
        var encodedFrames: Int {
            guard let layout else { return 0 }
            var sum = encoding.values.reduce(0, +)
            for (index, status) in segments.enumerated() {
                guard case .done = status else { continue }
                sum += layout.positions(of: index).count * layout.uses(of: index)
            }
            return sum
        }
    }

    private let state = Monitor(State())
    /// How it ended, for the coordinator alone, which isn't woken by each frame.
    private let outcome = Monitor<Result<Outcome, FlipbookError>?>(nil)

    private func tell(_ end: Result<Outcome, FlipbookError>) {
        outcome.withLock { if $0 == nil { $0 = end } }
    }

    // MARK: The renderer's side

    /// Says that a frame is in the store, for the first time or again.
    func add(_ key: FrameKey, at source: Int, from origin: VideoEncoder.Origin) {
        state.withLock { state in
            state.endOfFrames = max(state.endOfFrames, source + 1)
            if case .cached(let fonts) = origin {
                state.frames[source] = Frame(key: key, isCached: true)
                if let fonts { state.fonts[source] = fonts }
            } else {
                state.frames[source] = Frame(key: key, isCached: false)
                if let layout = state.layout { state.changed.insert(layout.segment(ofFrame: source)) }
            }
        }
    }

    /// Says how many frames there are, and which of them won't come.
    ///
    /// - Parameter tellCounts: is told how many segments there are, where all were made before that was known.
    func finish(count: Int, gaps: [Int], held: Int, loops: Int, tellCounts: (SegmentCounts) -> Void) {
        let counts: SegmentCounts? = state.withLock { state in
            let gaps = Set(gaps)
            let first = (0..<count).first { !gaps.contains($0) } ?? 0
            for gap in gaps.sorted() { state.stands[gap] = gap > first ? state.stands[gap - 1] ?? gap - 1 : first }
            state.end = (count, held, loops)
            state.layout?.end(state.end)
            state.counts.total = state.layout?.differentSegments
            return state.areAllDone ? state.counts : nil
        }
        guard let counts else { return }
        tellCounts(counts)
        tell(.success(.whole))
    }

    /// Says that no more frames come, and that only whole segments are made.
    func finishSegments() {
        state.withLock { state in
            state.isWithoutEnd = true
            if state.areAllDone { tell(.success(.whole)) }
        }
    }

    /// Ends the work: no thread gets a segment any more, and those that wait get the error. The first end counts.
    func close(_ end: Result<Void, FlipbookError>) {
        state.withLock { if $0.failure == nil { $0.failure = end } }
        if case .failure(let error) = end { tell(.failure(error)) }
    }

    /// Why it was ended, nil where it wasn't or all went well.
    var failure: FlipbookError? {
        state.withLock { state in
            if case .failure(let error) = state.failure { error } else { nil }
        }
    }

    /// The keys of the segments that are made, of those that have a frame, or of all.
    func keys(containing frame: Int? = nil) -> [SegmentKey] {
        state.withLock { state in
            guard let layout = state.layout else { return [] }
            return state.segments.enumerated().compactMap { index, status in
                guard case .done(let key, _) = status else { return nil }
                let hasFrame =
                    frame.map { wanted in
                        layout.positions(of: index).contains { state.frame(at: $0)?.source == wanted }
                    } ?? true
                return hasFrame ? key : nil
            }
        }
    }

    // MARK: The coordinator's side

    /// Cuts the video, and lets the work begin, from the first segment.
    ///
    /// - Parameter length: of a segment, in frames; nil for one segment over the whole.
    func begin(length: Int?) {
        state.withLock { state in
            var layout = SegmentLayout(length: length)
            layout.end(state.end)
            state.layout = layout
            (state.segments, state.firstOpen, state.interrupted, state.encoding) = ([], 0, [], [:])
            state.counts = SegmentCounts()
            state.changed = []
            outcome.withLock { $0 = nil }
            if case .failure(let error) = state.failure { tell(.failure(error)) }
            if state.areAllDone { tell(.success(.whole)) }
            for (source, frame) in state.frames where !frame.isCached {
                state.changed.insert(layout.segment(ofFrame: source))
            }
        }
    }

    /// Waits until all segments are made or can't be.
    func waitForOutcome() throws(FlipbookError) -> Outcome {
        try outcome.wait { $0 }.get()
    }

    /// The layout once all is known, and what was made of each different segment.
    var made: (layout: SegmentLayout, segments: [(key: SegmentKey, segment: Segment)])? {
        state.withLock { state in
            guard let layout = state.layout else { return nil }
            return (
                layout,
                state.segments.compactMap { status in
                    if case .done(let key?, let segment?) = status { (key, segment) } else { nil }
                }
            )
        }
    }

    /// Has a segment encoded again that was lost.
    func reopen(_ index: Int) {
        state.withLock { state in
            state.segments[index] = .open
            state.firstOpen = min(state.firstOpen, index)
            state.counts.done -= 1
            outcome.withLock { $0 = nil }
        }
    }

    // MARK: The encoders' side

    /// The next segment to work at, waited for; nil when there will be none.
    func claim() -> Work? {
        state.wait { state -> Work?? in
            if state.failure != nil { return .some(nil) }
            guard let work = state.next() else { return nil }
            state.segments[work.index] = .working
            state.interrupted.remove(work.index)
            return work
        }
    }

    /// The frame at a position of a segment, once it is in the store; nil behind the last, and when interrupted.
    func frame(at position: Int, of segment: Int) throws(FlipbookError) -> (frame: Frame, source: Int)? {
        try state.wait { state throws(FlipbookError) -> (Frame, Int)?? in
            try state.failure?.get()
            guard let layout = state.layout, !state.interrupted.contains(segment) else { return .some(nil) }
            if position >= layout.positions(of: segment).upperBound { return .some(nil) }
            // Nothing is shown for a frame where there is none at all.
            return state.frame(at: position).map { .some($0) }
        }
    }

    /// Wakes the thread that waits for a frame of a segment: its ffmpeg has ended.
    func interrupt(_ segment: Int) {
        state.withLock { _ = $0.interrupted.insert(segment) }
    }

    /// Starts a segment again, from its first frame.
    func restart(_ segment: Int) {
        state.withLock { state in
            state.interrupted.remove(segment)
            state.encoding[segment] = nil
        }
    }

    /// How many segments aren't made yet, of those that are known; as many as there may be, where it isn't known yet how the
    /// video is cut.
    var openSegments: Int {
        state.withLock { state in
            guard state.layout == nil else { return state.reach - state.counts.done }
            var layout = SegmentLayout(length: SegmentLayout.usualLength)
            layout.end(state.end)
            return layout.differentSegments ?? 0
        }
    }

    /// The first position of a segment.
    func start(of segment: Int) -> Int { state.withLock { $0.layout?.positions(of: segment).lowerBound ?? 0 } }

    /// Whether a segment ends at this position.
    func isEnd(_ position: Int, of segment: Int) -> Bool {
        state.withLock { $0.layout?.positions(of: segment).upperBound == position }
    }

    /// A frame can't be read: it is waited for until it is added again.
    ///
    /// - Returns: how often that has happened to it.
    func reject(_ source: Int, _ key: FrameKey) -> Int {
        state.withLock { state in
            if state.frames[source]?.key == key { state.frames[source] = nil }
            state.damages[source, default: 0] += 1
            return state.damages[source] ?? 0
        }
    }

    /// This many frames of a segment are encoded.
    ///
    /// - Returns: how many of the video are.
    func encoded(_ frames: Int, of segment: Int) -> Int {
        state.withLock { state in
            state.encoding[segment] = frames
            return state.encodedFrames
        }
    }

    /// An encoder begins to work at a segment.
    func began(_ segment: Int) -> SegmentCounts {
        state.withLock { state in
            state.counts.working += 1
            state.counts.total = state.layout?.differentSegments
            return state.counts
        }
    }

    /// A segment is made, or was found to be.
    ///
    /// - Parameter wasCached: whether it was there already.
    func done(_ index: Int, key: SegmentKey?, segment: Segment?, wasCached: Bool = false) -> (
        SegmentCounts, frames: Int
    ) {
        state.withLock { state in
            state.segments[index] = .done(key, segment)
            state.encoding[index] = nil
            if wasCached { state.counts.cached += 1 } else { state.counts.working -= 1 }
            state.counts.done += 1
            state.counts.total = state.layout?.differentSegments
            if state.areAllDone { tell(.success(.whole)) }
            return (state.counts, state.encodedFrames)
        }
    }

    /// The segments can't be made with this encoder.
    func giveUp(_ error: FlipbookError) {
        tell(.success(.broken(error)))
    }
}

extension SegmentLayout {
    fileprivate mutating func end(_ end: (count: Int, held: Int, loops: Int)?) {
        guard let end else { return }
        (count, held, loops) = (end.count, end.held, end.loops)
    }
}

/// How many segments of a video there are.
package struct SegmentCounts: Hashable, Sendable {
    /// Those that are being encoded now.
    package var working = 0
    /// Those that are whole, ``cached`` ones among them.
    package var done = 0
    /// Those that were there before the render.
    package var cached = 0
    /// All of them, each counted once however often it is shown; nil while the number of frames isn't known.
    package var total: Int?

    package init() {}
}
