import Synchronization

/// Ends a render from another thread, as ^C does.
package final class Cancellation: Sendable {
    private struct State {
        var isCancelled = false
        var handler: (@Sendable () -> Void)?
    }
    private let state = Mutex(State())

    package init() {}

    /// Ends the render, or has it end as soon as it begins.
    package func cancel() {
        let handler = state.withLock { state in
            state.isCancelled = true
            return state.handler
        }
        handler?()
    }

    /// Says what ends the render.
    func onCancel(_ handler: @escaping @Sendable () -> Void) {
        let isCancelled = state.withLock { state in
            state.handler = handler
            return state.isCancelled
        }
        if isCancelled { handler() }
    }
}
