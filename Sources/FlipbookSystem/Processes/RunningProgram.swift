/// A program whose output and errors are read at once, so that it never waits for one while the other is read.
///
/// It is over when its process has ended: a child of its own that lives on and holds its pipes is not waited for. It leads
/// a process group; what is left of the group is killed at its end, and all of it when the last reference goes.
///
/// One thread at a time reads; ``child`` may be used by any.
package final class RunningProgram: @unchecked Sendable {
    package let child: ChildProcess
    private let output: Descriptor
    private let errors: Descriptor
    private var isOutputOpen = true
    private var areErrorsOpen = true
    private var tail = TextTail()
    /// How many bytes may come yet once the process has ended: what its pipe can hold.
    private var remainder = 1 << 20

    /// Starts a program. Its standard error is read here, and so is `output`.
    ///
    /// - Parameters:
    ///   - output: the number of its descriptor that is read, standard output unless named.
    ///   - capacity: how many bytes the pipe of the output should hold; nil for the system's own.
    ///   - start: starts it: `spawn()` unless given.
    package init(
        _ command: Command, output number: Int32 = 1, capacity: Int? = nil,
        start: (Command) throws -> ChildProcess = { try $0.spawn() }
    ) throws {
        let output = try Pipe(capacity: capacity)
        let errors = try Pipe()
        var command = command
        command.leadsGroup = true
        command.descriptors[number] = .descriptor(output.writer.rawValue)
        command.descriptors[2] = .descriptor(errors.writer.rawValue)
        child = try start(command)
        self.output = output.intoReader()
        self.errors = errors.intoReader()
        try self.output.setNonBlocking(true)
        try self.errors.setNonBlocking(true)
    }

    /// Reads what it writes, at most as much as fits, and waits until there is something.
    ///
    /// - Returns: the number of bytes; 0 where no more comes, as it has closed its output or ended.
    package func read(into bytes: UnsafeMutableRawBufferPointer) throws(ProcessError) -> Int {
        while true {
            // Asked first: whatever it wrote before its end is in the pipes then.
            let hasEnded = child.poll() != nil
            drainErrors()
            if isOutputOpen, let count = try output.read(into: bytes) {
                if hasEnded { remainder -= count }
                isOutputOpen = count > 0 && remainder > 0
                if count > 0 { return count }
            }
            if hasEnded || !isOutputOpen { return 0 }
            try wait()
        }
    }

    /// Fills `bytes`; false where the output ends before.
    package func readAll(into bytes: UnsafeMutableRawBufferPointer) throws(ProcessError) -> Bool {
        var filled = 0
        while filled < bytes.count {
            let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[filled...]))
            if count == 0 { return false }
            filled += count
        }
        return true
    }

    /// Waits for its end. What it still writes to its output is lost.
    ///
    /// - Returns: how it ended, and the last 8 KiB that it wrote to standard error.
    package func end() -> (status: ChildProcess.ExitStatus, errors: String) {
        withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 1) { buffer in
            while let count = try? read(into: buffer), count > 0 {}
        }
        isOutputOpen = false
        while child.poll() == nil, (try? wait()) != nil { drainErrors() }
        let status = child.wait()
        drainErrors()
        return (status, tail.text)
    }

    /// Takes what has come, and no more than a pipe holds: the output waits meanwhile.
    private func drainErrors() {
        withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 1) { buffer in
            for _ in 0..<8 where areErrorsOpen {
                guard let count = (try? errors.read(into: buffer)) ?? nil else { return }
                areErrorsOpen = count > 0
                tail.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            }
        }
    }

    /// Waits until it writes something or ends.
    private func wait() throws(ProcessError) {
        var entries = [
            Poll.Entry(isOutputOpen ? output.rawValue : -1, .read),
            Poll.Entry(areErrorsOpen ? errors.rawValue : -1, .read), Poll.Entry(child.endDescriptor, .read),
        ]
        try Poll.wait(&entries, milliseconds: child.pollInterval)
    }
}

extension Command {
    /// Runs the program to its end. It dies with this process, where the system can see to that.
    ///
    /// - Parameters:
    ///   - limit: how many bytes it may write to standard output.
    ///   - start: starts it: ``spawn()`` unless given.
    /// - Returns: all that it wrote to standard output, the last 8 KiB that it wrote to standard error, and how it ended.
    /// - Throws: ``ProcessError`` where it can't be started or writes more than the limit, or what `start` throws.
    package func capture(
        limit: Int = 16 << 20, start: (Command) throws -> ChildProcess = { try $0.spawn() }
    ) throws -> (output: String, errors: String, status: ChildProcess.ExitStatus) {
        var command = self
        command.diesWithParent = true
        let program = try RunningProgram(command, start: start)
        var output: [UInt8] = []
        try withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 1) { buffer in
            while case let count = try program.read(into: buffer), count > 0 {
                output += buffer[..<count]
                if output.count > limit {
                    program.child.signal(SIGKILL)
                    throw ProcessError(
                        .tooMuch, "\(executable) writes more than \(limit) bytes, which are not expected")
                }
            }
        }
        let (status, errors) = program.end()
        return (String(decoding: output, as: UTF8.self), errors, status)
    }
}

/// The end of a text that may be long: what a program wrote last is what says why it failed.
package struct TextTail: Sendable {
    private static let limit = 8192
    private var bytes: [UInt8] = []

    package init() {}

    package mutating func append(_ more: UnsafeRawBufferPointer) {
        bytes += more
        if bytes.count > 2 * Self.limit { bytes.removeFirst(bytes.count - Self.limit) }
    }

    /// The last 8 KiB.
    package var text: String { String(decoding: bytes.suffix(Self.limit), as: UTF8.self) }
}
