import FlipbookPixels
import FlipbookStore
import FlipbookSystem

/// The frames between the store and ffmpeg: a few that are being read, or wait to be written, in order.
///
/// A frame's place in the video, its *position*, counts from 0. Position p has slot p modulo the number of slots, and
/// may be read once the slot's last frame is written: so memory is bounded, and nobody waits for a slot that somebody
/// behind them holds.
final class FrameWindow: @unchecked Sendable {
    private enum Slot { case free, reading, ready }
    private struct State {
        /// Of the frames that are in the store, by position: they come in any order.
        var keys: [Int: FrameKey] = [:]
        /// The position behind the last of them.
        var reach = 0
        var slots: [Slot]
        var nextToWrite = 0
        var isInterrupted = false
        /// Positions that show another one's frame, and which.
        var stands: [Int: Int] = [:]
        /// How many frames there are, once that is known.
        var count: Int?
        /// How many times the last of them is shown more, and how often all that is shown.
        var held = 0, loops = 1

        /// How many frames the video has, once that is known.
        var total: Int? { count.map { ($0 + held) * loops } }

        /// The frame that a position shows.
        func source(of position: Int) -> Int {
            let place = count.map { min(position % ($0 + held), $0 - 1) } ?? position
            return stands[place] ?? place
        }
        var damages: [Int: Int] = [:]
        var end: Result<Void, FlipbookError>?
    }
    private let state: Monitor<State>
    private let buffers: [UnsafeMutableRawBufferPointer]

    init(slots: Int, byteCount: Int) {
        state = Monitor(State(slots: Array(repeating: .free, count: slots)))
        buffers = (0..<slots).map { _ in .allocate(byteCount: byteCount, alignment: 64) }
    }

    deinit {
        for buffer in buffers { buffer.deallocate() }
    }

    /// Says that a frame is in the store, for the first time or again.
    func add(_ key: FrameKey, at position: Int) {
        state.withLock { state in
            state.keys[position] = key
            state.reach = max(state.reach, position + 1)
        }
    }

    /// Says how many frames there are, and which of them won't come.
    ///
    /// - Parameters:
    ///   - held: how many times more the last one is shown.
    ///   - loops: how often all of it is shown.
    func setCount(_ count: Int, gaps: [Int], held: Int = 0, loops: Int = 1) {
        state.withLock { state in
            (state.held, state.loops) = (count > 0 ? held : 0, loops)
            let gaps = Set(gaps)
            let first = (0..<count).first { !gaps.contains($0) } ?? 0
            for gap in gaps.sorted() { state.stands[gap] = gap > first ? state.stands[gap - 1] ?? gap - 1 : first }
            state.count = count
        }
    }

    /// Ends it all: readers leave, and the writer gets the error. The first end counts.
    func close(_ end: Result<Void, FlipbookError>) {
        state.withLock { if $0.end == nil { $0.end = end } }
    }

    /// Why it was ended, nil where it wasn't or all went well.
    var failure: FlipbookError? {
        state.withLock { state in
            if case .failure(let error) = state.end { error } else { nil }
        }
    }

    /// Starts again from the first frame.
    func restart() {
        state.wait { state -> Void? in
            if state.end == nil && state.slots.contains(.reading) { return nil }
            state.slots = Array(repeating: .free, count: state.slots.count)
            state.nextToWrite = 0
            state.isInterrupted = false
            return ()
        }
    }

    /// Whether the last frame is written.
    var isAtEnd: Bool { state.withLock { $0.nextToWrite == $0.total } }

    // MARK: The readers' side

    /// The next frame to read, and the position whose frame it is; nil when the reader can go.
    ///
    /// - Parameter once: whether it can go when the last frame is written, as nothing starts again.
    func claim(
        once: Bool = false
    ) -> (position: Int, source: Int, key: FrameKey, buffer: UnsafeMutableRawBufferPointer)? {
        state.wait { state -> (Int, Int, FrameKey, UnsafeMutableRawBufferPointer)?? in
            if state.end != nil || once && state.nextToWrite == state.total { return .some(nil) }
            let reach = min(state.nextToWrite + state.slots.count, state.total ?? state.reach)
            for position in state.nextToWrite..<max(reach, state.nextToWrite) {
                let slot = position % state.slots.count
                let source = state.source(of: position)
                if state.slots[slot] == .free, let key = state.keys[source] {
                    state.slots[slot] = .reading
                    return (position, source, key, buffers[slot])
                }
            }
            return nil
        }
    }

    /// The claimed frame's buffer is filled.
    func deliver(_ position: Int) {
        state.withLock { $0.slots[position % $0.slots.count] = .ready }
    }

    /// The claimed frame can't be read: it is waited for until it is added again.
    ///
    /// - Returns: how often that has happened to it.
    func reject(_ position: Int, source: Int, _ key: FrameKey) -> Int {
        state.withLock { state in
            state.slots[position % state.slots.count] = .free
            if state.keys[source] == key { state.keys[source] = nil }
            state.damages[source, default: 0] += 1
            return state.damages[source] ?? 0
        }
    }

    /// The claimed frame needs no writer: what comes next may take its slot, once all before it have passed too.
    func pass(_ position: Int) {
        state.withLock { state in
            state.slots[position % state.slots.count] = .ready
            while state.slots[state.nextToWrite % state.slots.count] == .ready {
                state.slots[state.nextToWrite % state.slots.count] = .free
                state.nextToWrite += 1
            }
        }
    }

    // MARK: The writer's side

    /// Wakes the writer, as nobody takes its frames any more.
    func interrupt() {
        state.withLock { $0.isInterrupted = true }
    }

    /// The next frame to write, once it is read; nil after the last, and when interrupted.
    ///
    /// It stays valid until ``advance()``.
    func next() throws(FlipbookError) -> UnsafeRawBufferPointer? {
        try state.wait { state throws(FlipbookError) -> UnsafeRawBufferPointer?? in
            try state.end?.get()
            if state.isInterrupted || state.nextToWrite == state.total { return .some(nil) }
            let slot = state.nextToWrite % state.slots.count
            guard state.slots[slot] == .ready else { return nil }
            return UnsafeRawBufferPointer(buffers[slot])
        }
    }

    /// The frame is written, and its slot free for another.
    func advance() {
        state.withLock { state in
            state.slots[state.nextToWrite % state.slots.count] = .free
            state.nextToWrite += 1
        }
    }
}
