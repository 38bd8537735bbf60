import Dispatch
import FlipbookStore

/// The parameters of an animation's frames, one after the other, each in canonical coding.
public struct ParameterIterator {
    let next: () async throws -> [UInt8]?

    /// - Parameter next: gives the next frame's parameters; nil after the last.
    public init(next: @escaping () async throws -> [UInt8]?) { self.next = next }
}

/// Starts over at the first frame each time it is called.
public typealias ParameterSource = @Sendable () throws -> ParameterIterator

/// Pulls parameters as they are needed, and finds out which frames the store has.
///
/// It works on a thread of its own, so that neither a slow sequence nor the reading of the store holds anybody up.
final class Feed: Sendable {
    /// What the feed tells.
    enum Event: Sendable {
        /// The store has this frame, whole.
        case cached(frame: Int, key: FrameKey)
        /// This frame has to be drawn; `damage` says what is wrong with the entry, where there is one.
        case missing(FrameJob, damage: String?)
        /// All frames have been told; so many there are, and this is a digest of their keys.
        case ended(frames: Int, keys: Digest)
        case failed(RenderError)
    }

    private let task: Task<Void, Never>
    private let gate: FeedGate

    /// Starts to pull.
    ///
    /// - Parameters:
    ///   - total: how many frames the sequence promises to have.
    ///   - size: columns and rows that an entry must have.
    ///   - only: tell of these frames alone; nil for all.
    ///   - redrawing: tell of these frames alone, as if the store didn't have them.
    ///   - deliver: called from the feed's thread, for the frames of `range` in order.
    init(
        source: @escaping ParameterSource, range: FrameRange, total: Int?, animation: Digest, store: FrameStore,
        size: (width: Int, height: Int), only: Set<Int>? = nil, redrawing: Set<Int>? = nil, gate: FeedGate,
        deliver: @escaping @Sendable (Event) -> Void
    ) {
        self.gate = gate
        task = Task.detached(executorPreference: FeedExecutor()) {
            do {
                let (frames, keys) = try await Self.pull(
                    source, range: range, total: total, animation: animation, gate: gate,
                    status: { frame, key in
                        if let only, !only.contains(frame) { return nil }
                        guard let redrawing else { return try store.check(key, size: size) }
                        return redrawing.contains(frame) ? .missing : nil
                    }, deliver: deliver)
                deliver(.ended(frames: frames, keys: keys))
            } catch is CancellationError {
            } catch let error as RenderError {
                deliver(.failed(error))
            } catch let error as StoreError {
                deliver(.failed(RenderError(.storeFailed, error.description)))
            } catch {
                deliver(.failed(RenderError(.parametersFailed, "The parameters can't be had: \(error.inWords)")))
            }
        }
    }

    /// Stops pulling; the sequence is left where it is.
    func cancel() {
        task.cancel()
        gate.close()
    }

    private static func pull(
        _ source: ParameterSource, range: FrameRange, total: Int?, animation: Digest, gate: FeedGate,
        status: (Int, FrameKey) throws -> FrameStore.Entry?, deliver: (Event) -> Void
    ) async throws -> (frames: Int, keys: Digest) {
        let iterator = try source()
        var keys = DigestHasher()
        var frame = 0
        var passedOver = 0
        while frame < range.end ?? .max {
            try Task.checkCancellation()
            let next: [UInt8]?
            do {
                next = try await iterator.next()
            } catch {
                throw RenderError(
                    .parametersFailed, frame: frame, "The parameters of frame \(frame) can't be had: \(error.inWords)")
            }
            guard let parameters = next else { break }
            if frame >= range.start {
                let key = FrameKey(animation: animation, frame: frame, parameters: parameters)
                let job = FrameJob(frame: frame, key: key, parameters: parameters)
                keys.update(Array(key.description.utf8))
                switch try status(frame, key) {
                case nil: passedOver += 1
                case .whole: deliver(.cached(frame: frame, key: key))
                case .missing:
                    try await gate.enter(bytes: parameters.count)
                    deliver(.missing(job, damage: nil))
                case .damaged(let reason):
                    try await gate.enter(bytes: parameters.count)
                    deliver(.missing(job, damage: reason))
                }
            }
            frame += 1
        }
        try check(ended: frame, range: range, total: total)
        return (frame - range.start - passedOver, keys.digest())
    }

    /// Holds what came against what was promised and asked for.
    private static func check(ended frame: Int, range: FrameRange, total: Int?) throws {
        if let end = range.end {
            guard frame < end else { return }
            throw RenderError(
                .badRequest, "Frames \(range) are asked for, but there are only \(frame): ask for 0..<\(frame).")
        }
        if let total, frame != total {
            throw RenderError(
                .parametersFailed,
                "\(total) frames were promised, but the sequence of parameters has \(frame < total ? "only " : "")"
                    + "\(frame): correct the `count` of `frames`, or leave it out.")
        }
        if frame <= range.start {
            throw RenderError(
                .badRequest,
                frame == 0
                    ? "The animation has no frames: its sequence of parameters is empty."
                    : "Frames \(range) are asked for, but there are only \(frame).")
        }
    }
}

/// Runs the feed's task on a thread that nothing else waits for: a render may be started from any thread of a pool.
private final class FeedExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "flipbook.feed")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
