import CFlipbookProcess
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A child process, until it has been reaped.
///
/// All of it may be used from several threads at once. A child never outlives its handle: the last reference kills
/// and reaps what still runs.
public final class ChildProcess: Sendable {
    /// The process's number. Another process may have it once this one has ended.
    public let pid: Int32
    private let leadsGroup: Bool
    private let status = Mutex<ExitStatus?>(nil)

    init(pid: Int32, leadsGroup: Bool) {
        self.pid = pid
        self.leadsGroup = leadsGroup
    }

    deinit {
        if poll() == nil {
            signal(SIGKILL)
            wait()
        }
    }

    /// Sends a signal, to its whole group where it leads one. Nothing happens once it has ended.
    public func signal(_ signal: Int32) {
        status.withLock { status in
            if status == nil { _ = kill(leadsGroup ? -pid : pid, signal) }
        }
    }

    /// How it ended, nil while it runs.
    public func poll() -> ExitStatus? {
        status.withLock { status in
            guard status == nil else { return status }
            var code: Int32 = -1
            var signal: Int32 = -1
            switch flipbook_reap(pid, &code, &signal) {
            case 0: return nil
            case 1: status = signal >= 0 ? .signaled(signal) : .exited(code)
            default: status = .unknown
            }
            return status
        }
    }

    /// Waits until it has ended.
    @discardableResult
    public func wait() -> ExitStatus {
        while true {
            if let status = poll() { return status }
            // Waiting without reaping keeps the number ours, so that a signal sent meanwhile can't hit a stranger.
            if flipbook_await_end(pid) != 0 { return poll() ?? .unknown }
        }
    }

    /// Asks it to end (SIGTERM) and, where it hasn't after the grace, kills it. Returns once it is reaped.
    @discardableResult
    public func terminate(graceMilliseconds: Int = 2000) -> ExitStatus {
        signal(SIGTERM)
        return end(graceMilliseconds: graceMilliseconds)
    }

    /// Gives it time to end by itself and kills it where it doesn't. Returns once it is reaped.
    @discardableResult
    public func end(graceMilliseconds: Int) -> ExitStatus {
        var left = graceMilliseconds
        while left > 0 {
            if let status = poll() { return status }
            usleep(2000)
            left -= 2
        }
        signal(SIGKILL)
        return wait()
    }
}
