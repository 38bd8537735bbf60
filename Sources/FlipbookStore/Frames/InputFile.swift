#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that frames are made from, as it was when their render began.
public struct InputFile: Codable, Hashable, Sendable {
    /// How the animator names it.
    public let name: String
    /// Where it is, absolute.
    public let path: String
    /// A digest of its content: what the frames' keys hang on.
    public let content: Digest
    private let stamp: Stamp

    /// What the system notes with every change of a file, soon enough for most.
    private struct Stamp: Codable, Hashable, Sendable {
        var device, inode, size, seconds, nanoseconds: Int64

        init(_ status: stat) {
            #if canImport(Glibc)
                let modified = status.st_mtim
            #else
                let modified = status.st_mtimespec
            #endif
            device = Int64(truncatingIfNeeded: status.st_dev)
            inode = Int64(truncatingIfNeeded: status.st_ino)
            size = Int64(status.st_size)
            (seconds, nanoseconds) = (Int64(modified.tv_sec), Int64(modified.tv_nsec))
        }

        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            self.init(status)
        }
    }

    /// Reads the file. At the speed of the disk, or some 5 GB/s.
    ///
    /// - Throws: ``StoreError`` where it can't be read, is no regular file, or is being written.
    public init(name: String, path: String) throws(StoreError) {
        for _ in 0..<3 {
            _ = try File(opening: path, flags: O_RDONLY | O_NONBLOCK).size()
            let before = Stamp(path)
            let digest = try Digest(contentsOfFile: path)
            guard let before, before == Stamp(path) else { continue }
            (self.name, self.path, content, stamp) = (name, path, digest, before)
            return
        }
        throw StoreError(.system, "\(name) is being written; start again once it is whole")
    }

    /// Whether the system notes no change of the file: cheap, and blind for a few milliseconds after the last change.
    public var isUntouched: Bool { Stamp(path) == stamp }

    /// Whether the file's content is what it was, and was all the time. Reads all of it.
    public func isUnchanged() throws(StoreError) -> Bool {
        guard isUntouched else { return false }
        do throws(StoreError) {
            return try Digest(contentsOfFile: path) == content
        } catch  where error.code == .missing { return false }
    }
}
