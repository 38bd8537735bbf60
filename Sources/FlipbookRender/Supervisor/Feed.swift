import Dispatch
import FlipbookCoding
import FlipbookStore
import FlipbookSystem

/// The parameters of an animation's frames, one after the other, each in canonical coding.
package struct ParameterIterator {
    let next: () async throws -> (frame: Int?, parameters: [UInt8])?

    /// - Parameter next: gives parameters, and which frame they are for: nil where that is the next one; nil after the last.
    package init(next: @escaping () async throws -> (frame: Int?, parameters: [UInt8])?) { self.next = next }
}

/// Starts over at the first frame each time it is called.
package typealias ParameterSource = @Sendable () throws -> ParameterIterator

/// Pulls parameters as they are needed, and finds out which frames the store has.
///
/// It works on a thread of its own, so that neither a slow sequence nor the reading of the store holds anybody up.
final class Feed: Sendable {
    /// What the feed tells.
    enum Event: Sendable {
        /// The store has this frame, whole.
        case cached(FrameJob)
        /// This frame has to be drawn, as this is what the store has.
        case missing(FrameJob, FrameStore.Entry)
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
    ///   - shape: the shape that an entry must have.
    ///   - fonts: the fonts that an entry must have been drawn with.
    ///   - only: tell of these frames alone; nil for all.
    ///   - redrawing: tell of these frames alone, as if the store didn't have them.
    ///   - deliver: called from the feed's thread, for the frames of `range` as the sequence has them.
    init(
        source: @escaping ParameterSource, range: FrameRange, total: Int?, animation: Digest, store: FrameStore,
        shape: FrameShape, fonts: CurrentFonts, only: Set<Int>? = nil, redrawing: Set<Int>? = nil, gate: FeedGate,
        deliver: @escaping @Sendable (Event) -> Void
    ) {
        self.gate = gate
        task = Task.detached(executorPreference: FeedExecutor()) {
            do {
                let (frames, keys) = try await Self.pull(
                    source, range: range, total: total, animation: animation, gate: gate,
                    status: { frame, key in
                        if let only, !only.contains(frame) { return nil }
                        guard let redrawing else {
                            return try store.check(key, frame: frame, shape: shape, fonts: fonts)
                        }
                        return redrawing.contains(frame) ? .missing : nil
                    }, deliver: deliver)
                deliver(.ended(frames: frames, keys: keys))
            } catch is CancellationError {
            } catch let error as RenderError {
                deliver(.failed(error))
            } catch let error as FileError {
                deliver(.failed(RenderError(.storeFailed, error.description)))
            } catch {
                deliver(.failed(RenderError(.parametersFailed, "The parameters are not available: \(error.inWords)")))
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
        var keys = DigestSum()
        var order = FrameOrder(range: range, total: total)
        var passedOver = 0
        while !order.isComplete {
            try Task.checkCancellation()
            let next: (frame: Int?, parameters: [UInt8])?
            do {
                next = try await iterator.next()
            } catch {
                let frame = order.count
                throw RenderError(
                    .parametersFailed, frame: frame,
                    "The parameters of frame \(frame) are not available: \(error.inWords)")
            }
            guard let (index, parameters) = next else { break }
            let frame = try order.take(index)
            if range.contains(frame) {
                let key = FrameKey(animation: animation, frame: frame, parameters: parameters)
                let job = FrameJob(frame: frame, key: key, parameters: parameters)
                keys.add(key.digest)
                switch try status(frame, key) {
                case nil: passedOver += 1
                case .whole: deliver(.cached(job))
                case let entry?:
                    try await gate.enter(bytes: parameters.count)
                    deliver(.missing(job, entry))
                }
            }
        }
        return (try order.end() - passedOver, keys.digest)
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
