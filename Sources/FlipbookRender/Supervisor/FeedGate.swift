import Synchronization

/// Holds the pulling of parameters back while enough of them wait to be drawn.
final class FeedGate: Sendable {
    private struct State {
        var frames = 0
        var bytes = 0
        var isClosed = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())
    private let maximumFrames: Int
    private let maximumBytes: Int
    private let minimumFrames: Int

    /// - Parameters:
    ///   - maximumFrames: how many frames may wait.
    ///   - maximumBytes: how many bytes their parameters may take,
    ///   - minimumFrames: unless so few frames wait that workers would stand still.
    init(maximumFrames: Int, maximumBytes: Int, minimumFrames: Int) {
        self.maximumFrames = maximumFrames
        self.maximumBytes = maximumBytes
        self.minimumFrames = minimumFrames
    }

    /// Waits until there is room, and takes it. Called by one task.
    ///
    /// - Throws: `CancellationError` once the gate is closed.
    func enter(bytes: Int) async throws {
        await withCheckedContinuation { continuation in
            let goesOn = state.withLock { state in
                if isOpen(state) { return true }
                state.waiter = continuation
                return false
            }
            if goesOn { continuation.resume() }
        }
        try state.withLock { state in
            if state.isClosed { throw CancellationError() }
            state.frames += 1
            state.bytes += bytes
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
    var isFull: Bool { state.withLock { !isOpen($0) } }

    private func isOpen(_ state: State) -> Bool {
        state.isClosed || state.frames < minimumFrames
            || (state.frames < maximumFrames && state.bytes < maximumBytes)
    }

    private func change(_ body: (inout State) -> Void) {
        let waiter = state.withLock { state in
            body(&state)
            guard isOpen(state) else { return nil as CheckedContinuation<Void, Never>? }
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }
}
