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
