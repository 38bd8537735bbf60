/// An open file, closed when it goes.
package struct File: ~Copyable {
    private let descriptor: Descriptor
    /// For errors.
    package let path: String

    /// Takes over an open descriptor.
    init(_ descriptor: consuming Descriptor, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    /// Opens a file to read, or as the flags say.
    package init(opening path: String, flags: Int32 = O_RDONLY, mode: mode_t = 0o666) throws(FileError) {
        let opened = retrying { open(path, flags | O_CLOEXEC, mode) }
        guard opened >= 0 else { throw FileError(errno: errno, "open", path) }
        self.init(Descriptor(owning: opened), path: path)
    }

    /// Closes the file after writing. A network folder may say only now that it can't keep what it took.
    package consuming func finish() throws(FileError) {
        let path = path
        let result = close(descriptor.release())
        guard result == 0 || errno == EINTR else { throw FileError(errno: errno, "write", path) }
    }

    /// Whether it is a regular file, and no pipe, device or folder.
    package var isRegular: Bool { FileStatus(descriptor)?.isRegular ?? false }

    /// The size in bytes of a regular file.
    package func size() throws(FileError) -> Int {
        guard let status = FileStatus(descriptor) else { throw FileError(errno: errno, "look at", path) }
        guard status.isRegular else { throw FileError(.damaged, "\(path) is not a regular file") }
        return Int(status.size)
    }

    /// Reads until the memory is full or the file ends; returns the bytes read.
    package func read(into memory: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
        var done = 0
        while done < memory.count {
            let count = try readSome(into: UnsafeMutableRawBufferPointer(rebasing: memory[done...]))
            if count == 0 { break }
            done += count
        }
        return done
    }

    /// Reads what is there, at least a byte, and waits where nothing is yet; returns 0 at the end of the file.
    package func readSome(into memory: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
        let count = retrying { systemRead(descriptor.rawValue, memory.baseAddress, memory.count) }
        guard count >= 0 else { throw FileError(errno: errno, "read", path) }
        return count
    }

    /// All bytes of a regular file.
    package func contents() throws(FileError) -> [UInt8] {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: try size(), alignment: 1)
        defer { memory.deallocate() }
        return [UInt8](memory.prefix(try read(into: memory)))
    }

    /// `count` bytes from an offset, or as many as there are.
    package func bytes(_ count: Int, at offset: Int) throws(FileError) -> [UInt8] {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
        defer { memory.deallocate() }
        var done = 0
        while done < count {
            let found = retrying {
                pread(descriptor.rawValue, memory.baseAddress! + done, count - done, off_t(offset + done))
            }
            guard found >= 0 else { throw FileError(errno: errno, "read", path) }
            if found == 0 { break }
            done += found
        }
        return [UInt8](memory[..<done])
    }

    /// The last byte of a regular file; nil where it is empty.
    package func lastByte() throws(FileError) -> UInt8? {
        var byte: UInt8 = 0
        let offset = try size() - 1
        guard offset >= 0 else { return nil }
        guard pread(descriptor.rawValue, &byte, 1, off_t(offset)) == 1 else {
            throw FileError(errno: errno, "read", path)
        }
        return byte
    }

    /// Writes all the bytes.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        var done = 0
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            let count = retrying { systemWrite(descriptor.rawValue, rest.baseAddress, rest.count) }
            guard count > 0 else { throw FileError(errno: count == 0 ? ENOSPC : errno, "write", path) }
            done += count
        }
    }

    /// Writes all the bytes.
    package func write(_ bytes: [UInt8]) throws(FileError) {
        try bytes.withBytes { bytes throws(FileError) in try write(bytes) }
    }
}

extension [UInt8] {
    /// Calls `body` with the bytes, for a function that throws one type of error only.
    package func withBytes<Failure: Error>(_ body: (UnsafeRawBufferPointer) throws(Failure) -> Void) throws(Failure) {
        var failure: Failure?
        withUnsafeBytes { bytes in
            do throws(Failure) { try body(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }
}
