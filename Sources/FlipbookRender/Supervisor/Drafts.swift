import FlipbookStore
import FlipbookSystem

/// The drafts of a viewer: pictures of half the size, which are looked at until their frames are drawn in full.
///
/// A draft costs a figure of its own in the worker that draws it, and its `update`. So drafts are drawn only where frames take long,
/// and drafts took at most half as long as these: where it is the pixels that take long, and not `update`.
struct Drafts {
    /// What a frame may take before drafts are worth it: a person waits no longer without noticing.
    private static let patience = Duration.milliseconds(100)

    /// The frames that have a draft, or get one, and its key.
    private var keys: [Int: FrameKey] = [:]
    private var starts: [FrameKey: ContinuousClock.Instant] = [:]
    /// How long the last drawing took.
    private var frameTime: Duration = .zero, draftTime: Duration?

    /// Takes frames for slow until one has been drawn.
    mutating func expectSlowFrames() { frameTime = Self.patience * 2 }

    /// Whether drafts save time.
    var areWorthIt: Bool {
        frameTime > Self.patience && draftTime.map { $0 * 2 < frameTime } ?? true
    }

    /// Whether a frame has a draft, or gets one.
    func hasDraft(of frame: Int) -> Bool { keys[frame] != nil }

    /// What a worker is given for the draft of a frame.
    mutating func job(for frame: FrameJob) -> FrameJob {
        let key = FrameKey(draftOf: frame.key)
        keys[frame.frame] = key
        // Where it kills its worker, the frame itself tells why.
        return FrameJob(
            frame: frame.frame, key: key, parameters: frame.parameters, purpose: .draft, mayBeDropped: true)
    }

    mutating func began(_ job: FrameJob) { starts[job.key] = .now }

    mutating func drawn(_ job: FrameJob) {
        guard let time = starts.removeValue(forKey: job.key)?.duration(to: .now) else { return }
        if job.purpose == .draft { draftTime = time } else { frameTime = time }
    }

    /// Removes all drafts from the store.
    mutating func remove(from store: FrameStore) {
        for key in keys.values { try? store.remove(key) }
        keys = [:]
    }
}
