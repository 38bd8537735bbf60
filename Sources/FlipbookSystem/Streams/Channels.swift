import CFlipbookSystem

/// A pipe, both ends closed when a program is started unless its ``Command`` hands them on.
package struct Pipe: ~Copyable, Sendable {
    /// The end that bytes come out of.
    package let reader: Descriptor
    /// The end that bytes go into.
    package let writer: Descriptor

    /// Makes a pipe.
    ///
    /// - Parameter capacity: how many bytes it should hold, nil for the system's own (64 KiB on Linux). A wish: the
    ///   system may refuse, and macOS does.
    package init(capacity: Int? = nil) throws(ProcessError) {
        var ends: (Int32, Int32) = (-1, -1)
        let error = withUnsafeMutableBytes(of: &ends) {
            flipbook_pipe($0.baseAddress!.assumingMemoryBound(to: Int32.self))
        }
        guard error == 0 else { throw .system("no pipe can be made", errorNumber: error) }
        reader = Descriptor(owning: ends.0)
        writer = Descriptor(owning: ends.1)
        if let capacity { _ = flipbook_set_pipe_capacity(ends.1, Int32(clamping: capacity)) }
    }

    /// A pipe neither of whose ends waits.
    static func nonBlocking() throws(ProcessError) -> Pipe {
        let pipe = try Pipe()
        try pipe.reader.setNonBlocking(true)
        try pipe.writer.setNonBlocking(true)
        return pipe
    }

    /// Closes the reading end and gives the other one.
    package consuming func intoWriter() -> Descriptor { writer }

    /// Closes the writing end and gives the other one.
    package consuming func intoReader() -> Descriptor { reader }
}

/// Two connected stream sockets: what goes into one comes out of the other.
package struct SocketPair: ~Copyable, Sendable {
    /// The end to keep.
    package let here: Descriptor
    /// The end to hand to a child.
    package let there: Descriptor

    /// Makes a pair.
    ///
    /// - Parameter bufferSize: bytes that each direction should hold, nil for the system's own. A wish: the system caps it.
    package init(bufferSize: Int? = nil) throws(ProcessError) {
        var ends: (Int32, Int32) = (-1, -1)
        let error = withUnsafeMutableBytes(of: &ends) {
            flipbook_socket_pair($0.baseAddress!.assumingMemoryBound(to: Int32.self))
        }
        guard error == 0 else { throw .system("no pair of sockets can be made", errorNumber: error) }
        here = Descriptor(owning: ends.0)
        there = Descriptor(owning: ends.1)
        guard let bufferSize else { return }
        var size = Int32(clamping: bufferSize)
        for end in [ends.0, ends.1] {
            for option in [SO_SNDBUF, SO_RCVBUF] {
                setsockopt(end, SOL_SOCKET, option, &size, socklen_t(MemoryLayout<Int32>.size))
            }
        }
    }

    /// Closes the end that was the child's and gives the other one.
    package consuming func intoHere() -> Descriptor { here }
}

/// A way to end another thread's ``Poll``: wake-ups that come before it looks are one.
package struct WakeUp: ~Copyable, Sendable {
    private let pipe: Pipe

    /// Makes one that nobody has woken.
    package init() throws(ProcessError) {
        pipe = try Pipe.nonBlocking()
    }

    /// What to poll for reading.
    package var descriptor: Int32 { pipe.reader.rawValue }

    /// Makes ``descriptor`` readable. Callable from any thread, also several at once.
    package borrowing func wake() {
        var byte: UInt8 = 0
        // A full pipe is one that is readable already.
        _ = withUnsafeBytes(of: &byte) { bytes in try? pipe.writer.write(bytes) }
    }

    /// Takes back all wake-ups so far.
    package borrowing func drain() {
        withUnsafeTemporaryAllocation(byteCount: 256, alignment: 1) { bytes in
            while let count = try? pipe.reader.read(into: bytes), count > 0 {}
        }
    }
}
