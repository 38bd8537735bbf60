import Dispatch
import FlipbookCoding
import FlipbookStore
import FlipbookSystem
import Synchronization

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
        case cached(FrameJob, fonts: Digest?)
        /// This frame has to be drawn, as this is what the store has.
        case missing(FrameJob, FrameStore.Entry)
        /// All frames have been told: their number, and a digest of their keys.
        case ended(frames: Int, keys: Digest)
        case failed(FlipbookError)
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
            } catch let error as FlipbookError {
                deliver(.failed(error))
            } catch let error as FileError {
                deliver(.failed(FlipbookError(.storeFailed, error.description)))
            } catch {
                deliver(.failed(FlipbookError(.parametersFailed, "The parameters are not available: \(error.inWords)")))
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
                throw FlipbookError(
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
                case .whole(let fonts): deliver(.cached(job, fonts: fonts))
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

/// Holds the pulling of parameters back while enough of them wait to be drawn.
final class FeedGate: Sendable {
    private struct State {
        var frames = 0
        var bytes = 0
        var isClosed = false
        /// Whether it was full, and a quarter of it is not free yet.
        var isFull = false
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let maximumFrames: Int
    private let maximumBytes: Int
    private let minimumFrames: Int

    /// - Parameters:
    ///   - maximumFrames: how many frames may wait.
    ///   - maximumBytes: how many bytes their parameters may take.
    ///   - minimumFrames: how many frames may wait whatever their parameters take, so that no worker is idle.
    init(maximumFrames: Int, maximumBytes: Int, minimumFrames: Int) {
        self.maximumFrames = maximumFrames
        self.maximumBytes = maximumBytes
        self.minimumFrames = minimumFrames
    }

    /// Waits until there is room, and takes it.
    ///
    /// - Throws: `CancellationError` once the gate is closed.
    func enter(bytes: Int) async throws {
        while try !takeRoom(bytes) {
            await withCheckedContinuation { continuation in
                let goesOn = state.withLock { state in
                    if isOpen(&state) { return true }
                    state.waiters.append(continuation)
                    return false
                }
                if goesOn { continuation.resume() }
            }
        }
    }

    /// Takes room for a frame where there is some.
    private func takeRoom(_ bytes: Int) throws -> Bool {
        try state.withLock { state in
            if state.isClosed { throw CancellationError() }
            guard isOpen(&state) else { return false }
            state.frames += 1
            state.bytes += bytes
            return true
        }
    }

    /// Gives room back: a frame is drawn, or won't be.
    func leave(bytes: Int) {
        change {
            $0.frames -= 1
            $0.bytes -= bytes
        }
    }

    /// Lets nothing through any more.
    func close() {
        change { $0.isClosed = true }
    }

    /// Whether the next frame would have to wait.
    var isFull: Bool { state.withLock { !isOpen(&$0) } }

    /// Whether the next frame may enter. A gate that was full opens when a quarter of it is free, so that the thread that waits
    /// is woken once for many frames.
    private func isOpen(_ state: inout State) -> Bool {
        if state.frames >= maximumFrames || state.bytes >= maximumBytes {
            state.isFull = true
        } else if state.frames <= maximumFrames / 4 * 3, state.bytes <= maximumBytes / 4 * 3 {
            state.isFull = false
        }
        return state.isClosed || state.frames < minimumFrames || !state.isFull
    }

    private func change(_ body: (inout State) -> Void) {
        let waiters = state.withLock { state in
            body(&state)
            guard isOpen(&state) else { return [CheckedContinuation<Void, Never>]() }
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}

/// Which frames' parameters have come, in whatever order.
///
/// Frames that come in order take no memory; of others, it has a bit for each.
struct FrameOrder {
    private let range: FrameRange
    private let total: Int?
    /// How many elements have come.
    private(set) var count = 0
    /// How many of them are asked for.
    private var countInRange = 0
    /// All frames below have come.
    private var complete = 0
    /// A bit for each frame that has come of those from `complete` on, 64 to a word.
    private var later: [Int: UInt64] = [:]

    init(range: FrameRange, total: Int?) {
        (self.range, self.total) = (range, total)
    }

    /// Whether nothing more is needed: all that is asked for has come.
    var isComplete: Bool { range.end.map { complete >= $0 || countInRange == range.count(of: nil) } ?? false }

    /// Notes that an element has come.
    ///
    /// - Parameter index: the number that it carries; nil for the next in order.
    /// - Returns: which frame it is for.
    /// - Throws: `FlipbookError` where that can't be.
    mutating func take(_ index: Int?) throws -> Int {
        let frame = index ?? count
        guard frame >= 0, total.map({ frame < $0 }) ?? true || index == nil else {
            throw FlipbookError(
                .parametersFailed,
                "Parameters came for frame \(frame), but \(total.map { "there are frames 0..<\($0)" } ?? "frames count from 0")"
                    + ": correct the number that they carry\(total == nil ? "." : ", or the `count` of `frames`.")")
        }
        guard frame < FrameRange.maximum else {
            throw FlipbookError(
                .parametersFailed,
                index == nil
                    ? "The sequence of parameters goes on after \(FrameRange.maximum) frames, more than an animation may have: "
                        + "end it, or ask for some of its --frames."
                    : "Parameters came for frame \(frame), as number \(count + 1) of the sequence, and an animation has "
                        + "\(FrameRange.maximum) frames at most: the number that they carry must count frames from 0, and not "
                        + "tell a time.")
        }
        guard frame >= complete, later[frame / 64, default: 0] & 1 << UInt64(frame % 64) == 0 else {
            throw FlipbookError(
                .parametersFailed, frame: frame,
                "Parameters came twice for frame \(frame), the second time as number \(count + 1) of the sequence: "
                    + "give each frame one element.")
        }
        count += 1
        if range.contains(frame) { countInRange += 1 }
        if frame == complete {
            complete += 1
            while let word = later[complete / 64], word & 1 << UInt64(complete % 64) != 0 {
                complete += 1
                if complete % 64 == 0 { later[complete / 64 - 1] = nil }
            }
        } else {
            later[frame / 64, default: 0] |= 1 << UInt64(frame % 64)
        }
        return frame
    }

    /// Holds what came against what was promised and asked for.
    ///
    /// - Returns: how many frames of those asked for have come.
    func end() throws -> Int {
        guard !isComplete else { return countInRange }
        if let total, count != total {
            throw FlipbookError(
                .parametersFailed,
                "\(total) frames were promised, but the sequence of parameters has \(count < total ? "only " : "")"
                    + "\(count)\(gaps.isEmpty ? "" : ", and none for \(gaps)"): "
                    + "correct the `count` of `frames`, or leave it out.")
        }
        guard gaps.isEmpty else {
            throw FlipbookError(
                .parametersFailed, frame: complete,
                "The sequence of parameters has none for \(gaps): give each frame one element.")
        }
        if range.end != nil || count <= range.start { throw FlipbookError.framesMissing(range, of: count) }
        return countInRange
    }

    /// The frames that haven't come though later ones have, in words; of very many, the first.
    private var gaps: String {
        let last = later.compactMap { word, bits in bits == 0 ? nil : word * 64 + 63 - bits.leadingZeroBitCount }.max()
        guard let last, last > complete else { return "" }
        var parts: [String] = []
        var start: Int?
        for frame in complete...last {
            let hasCome = later[frame / 64, default: 0] & 1 << UInt64(frame % 64) != 0
            if !hasCome, start == nil { start = frame }
            guard hasCome, let first = start else { continue }
            parts.append(first == frame - 1 ? "frame \(first)" : "frames \(first)...\(frame - 1)")
            start = nil
            if parts.count == 10 { return parts.joined(separator: ", ") + " and more" }
        }
        return parts.joined(separator: ", ")
    }
}
