import CFlipbookSystem
import Synchronization

/// A child process, until it has been reaped.
///
/// All of it may be used from several threads at once. A child never outlives its handle: the last reference kills
/// and reaps what still runs.
package final class ChildProcess: Sendable {
    /// The process's number. Another process may have it once this one has ended.
    package let pid: Int32
    private let leadsGroup: Bool
    private let status = Mutex<ExitStatus?>(nil)
    private let watch: Descriptor
    /// The children that lead groups and run.
    private static let groups = Mutex<Set<Int32>>([])

    init(pid: Int32, leadsGroup: Bool) {
        if leadsGroup { Self.groups.withLock { _ = $0.insert(pid) } }
        self.pid = pid
        self.leadsGroup = leadsGroup
        watch = Descriptor(owning: flipbook_watch_process(pid))
    }

    deinit {
        if poll() == nil { end(graceMilliseconds: 0) }
    }

    /// What to poll for reading: it becomes ready when the process has ended, also where another process still holds its pipes. -1 where the
    /// system has no such descriptor: then call ``poll()`` every ``pollInterval``.
    package var endDescriptor: Int32 { watch.rawValue }

    /// How many milliseconds to wait for a descriptor at most before ``poll()`` is called: nil where ``endDescriptor`` tells
    /// of the end.
    package var pollInterval: Int? { watch.rawValue < 0 ? 50 : nil }

    /// Sends a signal, to its whole group where it leads one. Nothing happens once it has ended.
    package func signal(_ signal: Int32) {
        status.withLock { status in
            // A child that something else in this process has reaped is gone, and its number may be a stranger's.
            if status == nil, flipbook_has_ended(pid) >= 0 { _ = kill(leadsGroup ? -pid : pid, signal) }
        }
    }

    /// Sends a signal to all children that lead groups, with their groups: SIGKILL, before this process ends by itself.
    package static func signalGroups(_ signal: Int32) {
        groups.withLock { groups in
            for group in groups where flipbook_has_ended(group) >= 0 { _ = kill(-group, signal) }
        }
    }

    /// How it ended, nil while it runs.
    ///
    /// When it has ended, what is left of its group is killed before it is reaped: until then nobody else can have its
    /// number.
    package func poll() -> ExitStatus? {
        status.withLock { status in
            guard status == nil else { return status }
            let hasEnded = flipbook_has_ended(pid)
            if hasEnded == 0 { return nil }
            if leadsGroup {
                _ = kill(-pid, SIGKILL)
                Self.groups.withLock { _ = $0.remove(pid) }
            }
            var code: Int32 = -1
            var signal: Int32 = -1
            let isReaped = hasEnded > 0 && flipbook_reap(pid, &code, &signal) == 1
            status = isReaped ? (signal >= 0 ? .signaled(signal) : .exited(code)) : .unknown
            return status
        }
    }

    /// Waits until it has ended.
    @discardableResult
    package func wait() -> ExitStatus {
        while true {
            if let status = poll() { return status }
            // Waiting without reaping keeps the number ours, so that a signal sent meanwhile can't hit a stranger.
            if flipbook_await_end(pid) != 0 { return poll() ?? .unknown }
        }
    }

    /// Asks it to end (SIGTERM) and, where it hasn't after the grace, kills it. Returns once it is reaped.
    @discardableResult
    package func terminate(graceMilliseconds: Int = 2000) -> ExitStatus {
        signal(SIGTERM)
        return end(graceMilliseconds: graceMilliseconds)
    }

    /// Gives it time to end by itself and kills it where it doesn't. Returns once it is reaped.
    ///
    /// - Returns: `unknown` also for one that even SIGKILL doesn't end within seconds, as the system itself waits for a
    ///   disk or a network: it is left to the system.
    @discardableResult
    package func end(graceMilliseconds: Int) -> ExitStatus {
        if let status = wait(milliseconds: graceMilliseconds) { return status }
        signal(SIGKILL)
        return wait(milliseconds: 5000) ?? .unknown
    }

    /// Waits until it has ended, at most so long; nil where it still runs.
    package func wait(milliseconds: Int) -> ExitStatus? {
        for _ in 0...max(milliseconds, 0) / 2 {
            if let status = poll() { return status }
            usleep(2000)
        }
        return poll()
    }
}

extension ChildProcess {
    /// How a child process ended.
    package enum ExitStatus: Hashable, Sendable, CustomStringConvertible {
        /// It returned a code; 0 says that all went well.
        case exited(Int32)
        /// A signal ended it.
        case signaled(Int32)
        /// It ended, but something else in this process had taken its status, or code of the user ignores SIGCHLD.
        case unknown

        /// Whether it ended by itself with code 0.
        package var isSuccess: Bool { self == .exited(0) }

        /// Whether it may have ended by itself with code 0: what it was to make tells the rest.
        package var mayBeSuccess: Bool { isSuccess || self == .unknown }

        /// For instance `exited with code 2`, or `was killed by SIGKILL`.
        package var description: String {
            switch self {
            case .exited(let code): "exited with code \(code)"
            case .signaled(let signal): "was killed by \(Self.name(ofSignal: signal))"
            case .unknown: "ended in an unknown way"
            }
        }

        /// A signal's name, for instance `SIGTERM`; `signal 35` for one without.
        package static func name(ofSignal signal: Int32) -> String {
            let names = [
                SIGHUP: "SIGHUP", SIGINT: "SIGINT", SIGQUIT: "SIGQUIT", SIGILL: "SIGILL", SIGTRAP: "SIGTRAP",
                SIGABRT: "SIGABRT", SIGBUS: "SIGBUS", SIGFPE: "SIGFPE", SIGKILL: "SIGKILL", SIGUSR1: "SIGUSR1",
                SIGSEGV: "SIGSEGV", SIGUSR2: "SIGUSR2", SIGPIPE: "SIGPIPE", SIGALRM: "SIGALRM", SIGTERM: "SIGTERM",
                SIGXCPU: "SIGXCPU", SIGXFSZ: "SIGXFSZ", SIGSYS: "SIGSYS",
            ]
            return names[signal] ?? "signal \(signal)"
        }
    }
}
