/// A file descriptor that this process owns: closed when the value goes.
package struct Descriptor: ~Copyable, Sendable {
    /// The number that the system knows it by. It stays valid only as long as this value.
    package let rawValue: Int32

    /// Takes ownership of an open descriptor.
    package init(owning rawValue: Int32) {
        self.rawValue = rawValue
    }

    deinit { close(rawValue) }

    /// Gives ownership away: the caller closes it.
    package consuming func release() -> Int32 {
        let rawValue = rawValue
        discard self
        return rawValue
    }

    /// Whether reads and writes return at once where they would have to wait.
    ///
    /// The switch belongs to the open file: a child that shares it sees the change.
    package borrowing func setNonBlocking(_ isNonBlocking: Bool) throws(ProcessError) {
        let flags = fcntl(rawValue, F_GETFL)
        let wanted = isNonBlocking ? flags | O_NONBLOCK : flags & ~O_NONBLOCK
        guard flags >= 0, fcntl(rawValue, F_SETFL, wanted) >= 0 else { throw .system("a descriptor can't be switched") }
    }
}

extension Descriptor {
    /// Reads what is there, at most as much as fits.
    ///
    /// - Returns: the number of bytes, 0 at the end of the stream, or nil where a non-blocking descriptor has nothing.
    package borrowing func read(into bytes: UnsafeMutableRawBufferPointer) throws(ProcessError) -> Int? {
        while true {
            let count = systemRead(rawValue, bytes.baseAddress, bytes.count)
            if count >= 0 { return count }
            if errno == EAGAIN || errno == EWOULDBLOCK { return nil }
            if errno != EINTR { throw .system("reading failed") }
        }
    }

    /// Writes what there is room for.
    ///
    /// A peer that has gone is an error (EPIPE), and a SIGPIPE unless the thread blocks it, as ``WorkThread`` does.
    ///
    /// - Returns: the number of bytes, or nil where a non-blocking descriptor has no room.
    package borrowing func write(_ bytes: UnsafeRawBufferPointer) throws(ProcessError) -> Int? {
        while true {
            let count = systemWrite(rawValue, bytes.baseAddress, bytes.count)
            if count >= 0 { return count }
            if errno == EAGAIN || errno == EWOULDBLOCK { return nil }
            if errno != EINTR { throw .system("writing failed") }
        }
    }

    /// Fills `bytes`, waiting as long as it takes.
    ///
    /// - Returns: false where the stream ended before the first byte; ending later is an error.
    package borrowing func readAll(into bytes: UnsafeMutableRawBufferPointer) throws(ProcessError) -> Bool {
        var filled = 0
        while filled < bytes.count {
            guard let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[filled...])) else {
                try Poll.wait(for: .read, on: rawValue)
                continue
            }
            if count == 0 {
                if filled == 0 { return false }
                throw ProcessError(.endOfStream, "the other side closed after \(filled) of \(bytes.count) bytes")
            }
            filled += count
        }
        return true
    }

    /// Writes all of `bytes`, waiting as long as it takes.
    package borrowing func writeAll(_ bytes: UnsafeRawBufferPointer) throws(ProcessError) {
        var written = 0
        while written < bytes.count {
            if let count = try write(UnsafeRawBufferPointer(rebasing: bytes[written...])) {
                written += count
            } else {
                try Poll.wait(for: .write, on: rawValue)
            }
        }
    }
}

extension Descriptor {
    /// Another descriptor for the same open file, closed when a program is started.
    package borrowing func duplicate() throws(ProcessError) -> Descriptor {
        let copy = fcntl(rawValue, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0 else { throw .system("a descriptor can't be duplicated") }
        return Descriptor(owning: copy)
    }

    /// Ends a socket's connection in both directions, also for other processes that have it open.
    package borrowing func hangUp() {
        shutdown(rawValue, Int32(SHUT_RDWR))
    }
}
