import CFlipbookSystem

/// A thread of its own for work that blocks: reading files, feeding a pipe, waiting for a child.
///
/// All signals are blocked in it: they go to the threads that watch for them, and writing to a peer that has gone is
/// an error and nothing worse.
package final class WorkThread: Sendable {
    #if canImport(Glibc)
        private let thread: pthread_t
    #else
        private nonisolated(unsafe) let thread: pthread_t
    #endif

    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts the thread. It must be joined or detached once.
    package init(_ body: @escaping @Sendable () -> Void) throws(ProcessError) {
        let context = Unmanaged.passRetained(Body(body))
        #if canImport(Glibc)
            var thread = pthread_t()
            let error = pthread_create(&thread, nil, { runWorkThread($0!) }, context.toOpaque())
        #else
            var thread: pthread_t?
            let error = pthread_create(&thread, nil, { runWorkThread($0) }, context.toOpaque())
        #endif
        guard error == 0 else {
            context.release()
            throw .system("no thread can be started", errorNumber: error)
        }
        #if canImport(Glibc)
            self.thread = thread
        #else
            self.thread = thread!
        #endif
    }

    /// Waits until its work is done.
    package func join() {
        pthread_join(thread, nil)
    }

    /// Lets it run by itself: nobody waits for it.
    package func detach() {
        pthread_detach(thread)
    }

    fileprivate static func run(_ context: UnsafeMutableRawPointer) {
        flipbook_block_signals_in_thread()
        Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
    }
}

private func runWorkThread(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    WorkThread.run(context)
    return nil
}
