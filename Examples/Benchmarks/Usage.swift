import FlipbookSystem

/// What a program and all its children took.
struct Usage: Codable {
    /// Seconds from its start to its end.
    var wall: Double
    /// Processor seconds of the whole tree, in user code and in the kernel.
    var processor: Double
    /// The most memory that any of its workers held, in bytes (`VmHWM`); nil where the system doesn't tell.
    var childMemory: Int?
    /// The most memory that itself or any of its workers held.
    var memory: Int?
    /// Processor seconds of itself alone; nil where nobody looked, or the system doesn't tell.
    var own: Double?

    /// Runs a program to its end.
    ///
    /// - Parameters:
    ///   - silent: whether nobody reads what it says.
    ///   - isWatched: whether its memory and its own time are looked at, fifty times a second; else nothing else runs meanwhile.
    ///   - feed: called with the writing end of its standard input, where it has one.
    init(
        _ command: Command, silent: Bool = false, isWatched: Bool = true,
        feed: ((consuming Descriptor) throws -> Void)? = nil
    ) throws {
        let before = Self.childrenTime()
        let start = Self.now()
        var command = command
        if !silent { command.descriptors[2] = .descriptor(2) }
        let child: ChildProcess
        if let feed {
            let pipe = try Pipe(capacity: 1 << 20)
            command.descriptors[0] = .descriptor(pipe.reader.rawValue)
            child = try command.spawn()
            try feed(pipe.intoWriter())
        } else {
            child = try command.spawn()
        }
        var peaks: [Int32: Int] = [:]
        while isWatched, child.poll() == nil {
            own = Self.ownTime(of: child.pid) ?? own
            for (pid, bytes) in Self.peaks(of: child.pid, named: command.executable) { peaks[pid] = bytes }
            usleep(20_000)
        }
        let status = child.wait()
        wall = Self.now() - start
        processor = Self.childrenTime() - before
        memory = peaks.values.max()
        peaks[child.pid] = nil
        childMemory = peaks.values.max()
        guard status.isSuccess else { throw Failure(description: "\(command.executable) \(status)") }
    }

    private init(wall: Double, processor: Double, childMemory: Int?, memory: Int?, own: Double?) {
        self.wall = wall
        self.processor = processor
        self.childMemory = childMemory
        self.memory = memory
        self.own = own
    }

    /// The median of each number.
    static func median(_ rounds: [Usage]) -> Usage {
        func middle<Number: Comparable>(_ numbers: [Number]) -> Number { numbers.sorted()[numbers.count / 2] }
        func middle<Number: Comparable>(ofKnown numbers: [Number?]) -> Number? {
            let known = numbers.compactMap { $0 }
            return known.isEmpty ? nil : middle(known)
        }
        return Usage(
            wall: middle(rounds.map(\.wall)), processor: middle(rounds.map(\.processor)),
            childMemory: middle(ofKnown: rounds.map(\.childMemory)), memory: middle(ofKnown: rounds.map(\.memory)),
            own: middle(ofKnown: rounds.map(\.own)))
    }

    /// A benchmark that could not be made.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Processor seconds of all children that were waited for, and of theirs.
    private static func childrenTime() -> Double {
        var usage = rusage()
        #if canImport(Glibc)
            getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
        #else
            getrusage(RUSAGE_CHILDREN, &usage)
        #endif
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    /// Processor seconds so far of a process, without its children. Linux only.
    private static func ownTime(of pid: Int32) -> Double? {
        guard let text = try? readText("/proc/\(pid)/stat"), let end = text.lastIndex(of: ")") else { return nil }
        // Behind the name: the state, ten numbers, and the ticks in user code and in the kernel.
        let times = text[end...].split(separator: " ").dropFirst(12).prefix(2).compactMap { Double($0) }
        return times.count == 2 ? times.reduce(0, +) / Double(sysconf(Int32(_SC_CLK_TCK))) : nil
    }

    /// The peak memory so far of a process and of its children that run the same file, by their numbers. Linux only.
    private static func peaks(of parent: Int32, named executable: String) -> [Int32: Int] {
        guard let listing = opendir("/proc") else { return [:] }
        defer { closedir(listing) }
        var peaks: [Int32: Int] = [:]
        while let entry = readdir(listing) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard let pid = Int32(name), let status = try? readText("/proc/\(name)/status") else { continue }
            var fields: [Substring: Int] = [:]
            for line in status.split(separator: "\n") {
                let words = line.split(whereSeparator: \.isWhitespace)
                if words.count > 1 { fields[words[0]] = Int(words[1]) }
            }
            // A worker is the same file as its parent, which ffmpeg isn't.
            if pid == parent || fields["PPid:"] == Int(parent), let peak = fields["VmHWM:"],
                isSameFile("/proc/\(name)/exe", executable)
            {
                peaks[pid] = peak * 1024
            }
        }
        return peaks
    }
}

/// Whether two paths lead to the same file.
private func isSameFile(_ first: String, _ second: String) -> Bool {
    var (one, other) = (stat(), stat())
    return stat(first, &one) == 0 && stat(second, &other) == 0 && one.st_dev == other.st_dev
        && one.st_ino == other.st_ino
}

/// The whole of a file of text.
private func readText(_ path: String) throws -> String {
    let file = Descriptor(owning: open(path, O_RDONLY | O_CLOEXEC))
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while let count = try part.withUnsafeMutableBytes({ try file.read(into: $0) }), count > 0 {
        bytes += part[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
}
