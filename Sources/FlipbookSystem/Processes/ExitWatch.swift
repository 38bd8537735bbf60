import Synchronization

/// Notices that code of a user ends the program by `exit` while a render is not done: then the render ends as one that has
/// failed, and the program's exit code is 1.
package enum ExitWatch {
    /// What to do about it.
    package static let advice =
        "Code that draws must not end the program: look for exit() in it and in what it calls, and throw an error instead."

    private struct State {
        var isRegistered = false
        var isExiting = false
        var counter = 0
        /// Who tells of the end of a render, on which thread.
        var tellers: [Int: (thread: UInt, tell: @Sendable (String) -> Void)] = [:]
        /// Who leads a render and can end it.
        var interruptions: [Int: @Sendable (String) -> Void] = [:]
        /// Which code of the user runs, by thread.
        var places: [UInt: String] = [:]
    }

    private static let state = Mutex(State())

    /// Runs work that `exit` must not end in silence.
    ///
    /// - Parameters:
    ///   - tell: reports why the work is not done. Called if this thread calls `exit` inside `body`. If another thread
    ///     calls `exit`, the work throws; its caller reports the error and then calls ``endIfExiting()``.
    ///   - body: the work.
    package static func during<Result>(
        tell: @escaping @Sendable (String) -> Void, _ body: () throws -> Result
    ) rethrows -> Result {
        let id = state.withLock { state in
            if !state.isRegistered {
                state.isRegistered = true
                atexit { ExitWatch.programExits() }
                #if canImport(Glibc)
                    at_quick_exit { ExitWatch.programExits() }
                #endif
            }
            state.counter += 1
            state.tellers[state.counter] = (thread, tell)
            return state.counter
        }
        defer { state.withLock { _ = $0.tellers.removeValue(forKey: id) } }
        return try body()
    }

    /// Says how to end work that another thread waits for in ``during(tell:_:)``.
    ///
    /// - Parameter interrupt: has the work end with an error that says this.
    /// - Returns: what to give to ``remove(_:)`` once the work has ended.
    package static func add(_ interrupt: @escaping @Sendable (String) -> Void) -> Int {
        state.withLock { state in
            state.counter += 1
            state.interruptions[state.counter] = interrupt
            return state.counter
        }
    }

    /// The work has ended.
    package static func remove(_ interruption: Int) {
        state.withLock { _ = $0.interruptions.removeValue(forKey: interruption) }
    }

    /// Runs code of the user, which an error names so, should it call `exit`.
    package static func inside<Result>(_ place: @autoclosure () -> String, _ body: () throws -> Result) rethrows
        -> Result
    {
        let thread = thread
        let place = place()
        state.withLock { $0.places[thread] = place }
        defer { state.withLock { _ = $0.places.removeValue(forKey: thread) } }
        return try body()
    }

    /// Ends the program with code 1 where `exit` was called while work was not done: the calling thread of `exit` waits for
    /// this.
    package static func endIfExiting() {
        if isExiting { end() }
    }

    /// Whether `exit` was called while work was not done.
    package static var isExiting: Bool { state.withLock { $0.isExiting } }

    private static func programExits() {
        let (tellers, interruptions, place) = state.withLock { state in
            state.isExiting = !state.tellers.isEmpty
            return (state.tellers, state.interruptions, state.places[thread])
        }
        guard !tellers.isEmpty else { return }
        let reason =
            "exit() was called in \(place ?? "code that is not init, setup or update, such as frames or a thread of its own"), "
            + "before all was done. \(advice)"
        if let own = tellers.filter({ $0.value.thread == thread }).max(by: { $0.key < $1.key }) {
            own.value.tell(reason)
            end()
        }
        for interrupt in interruptions.values { interrupt(reason) }
        // Longer than it takes to end workers and an encoder.
        for _ in 0..<2000 where !interruptions.isEmpty { usleep(10_000) }
        for teller in tellers.values { teller.tell(reason) }
        end()
    }

    private static func end() -> Never {
        fflush(nil)
        QueuedOutput.flush()
        ChildProcess.signalGroups(SIGKILL)
        _exit(EXIT_FAILURE)
    }

    private static var thread: UInt {
        #if canImport(Glibc)
            UInt(pthread_self())
        #else
            UInt(bitPattern: pthread_self())
        #endif
    }
}
