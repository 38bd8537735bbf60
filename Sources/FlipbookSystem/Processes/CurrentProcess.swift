import CFlipbookSystem

/// What a program does about itself.
package enum CurrentProcess {
    /// Shows a name in `ps` and `top`, cut to 15 bytes. Linux only; call it from the main thread.
    package static func setName(_ name: some StringProtocol) {
        flipbook_name_process(String(decoding: name.utf8.prefix(15), as: UTF8.self))
    }

    /// Makes standard output write whole lines, also where it is a pipe, so that a killed process loses at most one.
    package static func buffersOutputByLine() { flipbook_buffer_output_by_line() }

    /// Raises the number of descriptors that this process may have open at once to `count`, or to the system's hard limit.
    /// A limit that is higher already stays.
    package static func allowDescriptors(_ count: Int) {
        var limit = rlimit()
        guard getrlimit(descriptors, &limit) == 0, limit.rlim_cur < rlim_t(count) else { return }
        limit.rlim_cur = min(rlim_t(count), limit.rlim_max)
        setrlimit(descriptors, &limit)
    }

    /// How many descriptors this process may have open at once.
    static var allowedDescriptors: Int {
        var limit = rlimit()
        return getrlimit(descriptors, &limit) == 0 ? Int(clamping: limit.rlim_cur) : 0
    }

    #if canImport(Glibc)
        private static let descriptors = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
        private static let descriptors = RLIMIT_NOFILE
    #endif

    /// Ends this process as the signal does that nobody handles, and what its children have left.
    package static func end(bySignal number: Int32) {
        ChildProcess.signalGroups(SIGKILL)
        signal(number, SIG_DFL)
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, number)
        // The process that started this one may have left the signal blocked.
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
        raise(number)
    }

    /// Writes text to standard error, past all buffers, and waits where its reader is slow: in a render, use a
    /// ``QueuedOutput``. What can't be written is lost.
    package static func writeError(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

    /// Writes bytes to an open descriptor, past all buffers. What can't be written is lost.
    package static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EAGAIN || errno == EWOULDBLOCK {
                guard (try? Poll.wait(for: .write, on: descriptor)) != nil else { return }
            } else if count < 0, errno != EINTR {
                return
            }
            rest = rest.dropFirst(max(count, 0))
        }
    }
}

extension CurrentProcess {
    /// Whether a debugger, or another tracer, holds this process.
    package static var isTraced: Bool { isTraced(getpid()) }

    /// Whether a debugger, or another tracer, holds that process.
    package static func isTraced(_ pid: Int32) -> Bool {
        #if canImport(Glibc)
            let file = open("/proc/\(pid)/status", O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { return false }
            let status = Descriptor(owning: file)
            return withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
                let count = (try? status.read(into: buffer)) ?? 0
                let lines = String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n")
                let tracer = lines.first { $0.hasPrefix("TracerPid:") }?.split(separator: "\t").last
                return tracer.map { $0 != "0" } ?? false
            }
        #else
            var info = kinfo_proc()
            var size = MemoryLayout<kinfo_proc>.stride
            var name = [CTL_KERN, KERN_PROC, KERN_PROC_PID, pid]
            return sysctl(&name, 4, &info, &size, nil, 0) == 0 && info.kp_proc.p_flag & P_TRACED != 0
        #endif
    }
}
