#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An open file, closed when it goes.
struct File: ~Copyable {
    private(set) var descriptor: Int32
    /// For errors.
    let path: String

    /// Takes over an open descriptor.
    init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    /// Opens a file to read, or as the flags say.
    init(opening path: String, flags: Int32 = O_RDONLY, mode: mode_t = 0o666) throws(StoreError) {
        let descriptor = retrying { open(path, flags | O_CLOEXEC, mode) }
        guard descriptor >= 0 else { throw StoreError(errno: errno, "open", path) }
        self.init(descriptor: descriptor, path: path)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Closes the file after writing. A network folder may say only now that it can't keep what it took.
    mutating func finish() throws(StoreError) {
        let result = close(descriptor)
        descriptor = -1
        guard result == 0 || errno == EINTR else { throw StoreError(errno: errno, "write", path) }
    }

    /// The size in bytes of a regular file.
    func size() throws(StoreError) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw StoreError(errno: errno, "look at", path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw StoreError(.damaged, "\(path) is no regular file") }
        return Int(status.st_size)
    }

    /// Reads until the memory is full or the file ends; returns the bytes read.
    func read(into memory: UnsafeMutableRawBufferPointer) throws(StoreError) -> Int {
        var done = 0
        while done < memory.count {
            let count = retrying { Self.read(descriptor, memory.baseAddress! + done, memory.count - done) }
            guard count >= 0 else { throw StoreError(errno: errno, "read", path) }
            if count == 0 { break }
            done += count
        }
        return done
    }

    /// Reads what is there, at least a byte, and waits where nothing is yet; returns 0 at the end of the file.
    func readSome(into memory: UnsafeMutableRawBufferPointer) throws(StoreError) -> Int {
        let count = retrying { Self.read(descriptor, memory.baseAddress!, memory.count) }
        guard count >= 0 else { throw StoreError(errno: errno, "read", path) }
        return count
    }

    /// All bytes of a regular file.
    func contents() throws(StoreError) -> [UInt8] {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: try size(), alignment: 1)
        defer { memory.deallocate() }
        return [UInt8](memory.prefix(try read(into: memory)))
    }

    /// The last byte of a regular file; nil where it is empty.
    func lastByte() throws(StoreError) -> UInt8? {
        var byte: UInt8 = 0
        let offset = try size() - 1
        guard offset >= 0 else { return nil }
        guard pread(descriptor, &byte, 1, off_t(offset)) == 1 else { throw StoreError(errno: errno, "read", path) }
        return byte
    }

    /// Writes all the bytes.
    func write(_ bytes: UnsafeRawBufferPointer) throws(StoreError) {
        var done = 0
        while done < bytes.count {
            let count = retrying { Self.write(descriptor, bytes.baseAddress! + done, bytes.count - done) }
            guard count > 0 else { throw StoreError(errno: count == 0 ? ENOSPC : errno, "write", path) }
            done += count
        }
    }

    /// Writes all the bytes.
    func write(_ bytes: [UInt8]) throws(StoreError) {
        var failure: StoreError?
        bytes.withUnsafeBytes { bytes in
            do throws(StoreError) { try write(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    #if canImport(Glibc)
        private static func read(_ file: Int32, _ memory: UnsafeMutableRawPointer, _ count: Int) -> Int {
            Glibc.read(file, memory, count)
        }
        private static func write(_ file: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
            Glibc.write(file, bytes, count)
        }
    #else
        private static func read(_ file: Int32, _ memory: UnsafeMutableRawPointer, _ count: Int) -> Int {
            Darwin.read(file, memory, count)
        }
        private static func write(_ file: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
            Darwin.write(file, bytes, count)
        }
    #endif
}

/// Calls again where a signal came between.
func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
        let result = call()
        if result >= 0 || errno != EINTR { return result }
    }
}
