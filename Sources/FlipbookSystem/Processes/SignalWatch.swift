import CFlipbookSystem

/// Turns SIGINT, SIGTERM and SIGHUP into something to read, as long as it lives. Several watches all hear the same.
///
/// ^Z (SIGTSTP) stops this process, and first its children that lead groups of their own, which a terminal doesn't stop.
///
/// A signal that was ignored (`nohup`) or handled already stays so. The signals are unblocked in the thread that makes
/// the watch, as an `async` main or a command plugin has them blocked; end the watch in the same thread, so that its
/// mask can be put back.
package struct SignalWatch: ~Copyable {
    private let pipe: Pipe
    private var maskBefore = sigset_t()

    /// How many watches live.
    package static var count: Int { Int(flipbook_signal_watch_count()) }

    /// Starts to watch.
    ///
    /// - Throws: where there are no descriptors left for it, or 64 watches already.
    package init() throws(ProcessError) {
        let pipe = try Pipe.nonBlocking()
        let error = flipbook_watch_signals(pipe.writer.rawValue)
        if error != 0 { throw .system("signals can't be watched", errorNumber: error) }
        self.pipe = pipe
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGTSTP] { sigaddset(&signals, signal) }
        pthread_sigmask(SIG_UNBLOCK, &signals, &maskBefore)
    }

    deinit {
        flipbook_end_signal_watch(pipe.writer.rawValue)
        var mask = maskBefore
        pthread_sigmask(SIG_SETMASK, &mask, nil)
    }

    /// What to poll for reading.
    package var descriptor: Int32 { pipe.reader.rawValue }

    /// The next signal that came, nil where there is none.
    package borrowing func next() -> Int32? {
        var signal: UInt8 = 0
        let count = withUnsafeMutableBytes(of: &signal) { bytes in (try? pipe.reader.read(into: bytes)) ?? 0 }
        guard count == 1 else { return nil }
        guard Int32(signal) == SIGTSTP else { return Int32(signal) }
        ChildProcess.signalGroups(SIGSTOP)
        flipbook_stop()
        ChildProcess.signalGroups(SIGCONT)
        return nil
    }
}
