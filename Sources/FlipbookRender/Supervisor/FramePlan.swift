import FlipbookCoding
import FlipbookStore

/// The frames of a request as their parameters are pulled: which of them the store has, and which have to be drawn.
///
/// It is a few thousand frames ahead of the drawing, and waits then.
final class FramePlan {
    /// What a plan tells.
    enum Event: Sendable {
        /// The store has this frame, whole; a digest of the fonts that its key knows nothing of, nil for none.
        case cached(FrameJob, fonts: Digest?)
        /// This frame has to be drawn, as this is what the store has.
        case missing(FrameJob, FrameStore.Entry)
        /// The entry of a frame could not be read after all, and it has to be drawn.
        case damaged(FrameJob)
        /// All frames have been told: their number, and a digest of their keys.
        case ended(frames: Int, keys: Digest)
    }

    /// How many frames may wait to be drawn, and how many bytes their parameters may take: thousands of small frames keep
    /// every worker busy, and the memory is a small part of a machine's.
    static let mostWaiting = (frames: 4096, bytes: 64 << 20)

    private let request: RenderRequest
    private let store: FrameStore
    private let inbox: Inbox
    private let gate: FeedGate
    private var start: (animation: Digest, shape: FrameShape, fonts: CurrentFonts)?
    private var feed: Feed?
    /// Frames whose entries were damaged after they had been planned, and whose parameters are pulled once more.
    private var repairs: [Int: Feed] = [:]
    /// Whether every frame has been told of.
    private var hasEnded = false

    /// - Parameter most: how many frames may wait to be drawn, and how many bytes their parameters may take.
    init(_ request: RenderRequest, store: FrameStore, inbox: Inbox, most: (frames: Int, bytes: Int) = mostWaiting) {
        self.request = request
        self.store = store
        self.inbox = inbox
        gate = FeedGate(
            maximumFrames: most.frames, maximumBytes: most.bytes,
            minimumFrames: 2 * request.workers.count + 2)
    }

    /// Whether every frame has been planned, and no repair is on its way.
    var isComplete: Bool { hasEnded && repairs.isEmpty }

    /// Whether the next frame waits until others are drawn.
    var isFull: Bool { gate.isFull }

    /// Starts to plan.
    ///
    /// - Parameter redrawing: tell of these frames alone, as if the store didn't have them; nil for what the request asks for.
    func begin(_ setup: SetupReport, redrawing: Set<Int>? = nil) throws {
        start = (
            try request.assignment.recipe(setup).digest(), setup.figure.shape,
            CurrentFonts(installed: setup.installedFonts)
        )
        feed = makeFeed(request.settings.range, total: request.total, redrawing: redrawing) { [inbox] in
            inbox.post(.plan(.feed($0)))
        }
    }

    /// An entry can't be read, whatever was found when it was looked for: the frame's parameters are pulled once more, and
    /// it is told of as ``Event/damaged(_:)``.
    func repair(_ frame: Int) {
        repairs[frame] = makeFeed(FrameRange(frame..<frame + 1), total: nil, redrawing: [frame]) { [inbox] in
            inbox.post(.plan(.repair(frame: frame, $0)))
        }
    }

    private func makeFeed(
        _ range: FrameRange, total: Int?, redrawing: Set<Int>?, deliver: @escaping @Sendable (Feed.Event) -> Void
    ) -> Feed? {
        guard let (animation, shape, fonts) = start else { return nil }
        return Feed(
            source: request.parameters, range: range, total: total, animation: animation, store: store, shape: shape,
            fonts: fonts, only: request.only, redrawing: redrawing, gate: gate, deliver: deliver)
    }

    /// What an event of a feed means for the task; nil for nothing.
    func take(_ event: Inbox.PlanEvent) throws -> Event? {
        switch event {
        case .feed(.failed(let error)), .repair(_, .failed(let error)): throw error
        case .feed(.cached(let job, let fonts)): return .cached(job, fonts: fonts)
        case .feed(.missing(let job, let entry)): return .missing(job, entry)
        case .feed(.ended(let frames, let keys)):
            hasEnded = true
            return .ended(frames: frames, keys: keys)
        case .repair(_, .missing(let job, _)): return .damaged(job)
        case .repair(_, .cached): return nil
        case .repair(let frame, .ended):
            repairs[frame] = nil
            return nil
        }
    }

    /// Makes room for another frame: this one has been drawn, or won't be.
    func leave(_ job: FrameJob) { gate.leave(bytes: job.parameters.count) }

    /// Stops planning.
    func cancel() {
        feed?.cancel()
        for repair in repairs.values { repair.cancel() }
    }
}
