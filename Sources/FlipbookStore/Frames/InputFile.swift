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

    /// What the system notes with every change of a file.
    ///
    /// A program can set the time of the last modification to any value, but not that of the last change, which the system
    /// also notes where the file gets another owner, mode or link.
    private struct Stamp: Codable, Hashable, Sendable {
        var device, inode, size: Int64
        var modified, changed: Time

        struct Time: Codable, Hashable, Sendable {
            var seconds, nanoseconds: Int64
            init(_ time: timespec) { (seconds, nanoseconds) = (Int64(time.tv_sec), Int64(time.tv_nsec)) }
        }

        init(_ status: stat) {
            #if canImport(Glibc)
                (modified, changed) = (Time(status.st_mtim), Time(status.st_ctim))
            #else
                (modified, changed) = (Time(status.st_mtimespec), Time(status.st_ctimespec))
            #endif
            device = Int64(truncatingIfNeeded: status.st_dev)
            inode = Int64(truncatingIfNeeded: status.st_ino)
            size = Int64(status.st_size)
        }

        /// How many seconds two changes may lie apart that get the same time: some file systems keep whole seconds, or two;
        /// the others take the time of the kernel's last tick.
        var resolution: Double { changed.nanoseconds == 0 ? 2 : 0.02 }

        /// Seconds since the last change, by this machine's clock.
        var age: Double {
            var now = timespec()
            clock_gettime(CLOCK_REALTIME, &now)
            return Double(Int64(now.tv_sec) - changed.seconds) + Double(Int64(now.tv_nsec) - changed.nanoseconds) * 1e-9
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
            // A change that comes soon after the last one could get the same time, and would not be noticed.
            if let last = Stamp(path), abs(last.age) < last.resolution { usleep(UInt32(last.resolution * 1e6)) }
            let before = Stamp(path)
            let digest = try Digest(contentsOfFile: path)
            guard let before, before == Stamp(path) else { continue }
            (self.name, self.path, content, stamp) = (name, path, digest, before)
            return
        }
        throw StoreError(.system, "\(name) is being written; start again once it is whole")
    }

    /// Whether the system notes no change of the file. Cheap: nothing is read.
    public var isUntouched: Bool { Stamp(path) == stamp }

    /// Whether the file's content is what it was, and was all the time. Reads all of it.
    public func isUnchanged() throws(StoreError) -> Bool {
        guard isUntouched else { return false }
        do throws(StoreError) {
            return try Digest(contentsOfFile: path) == content
        } catch  where error.code == .missing { return false }
    }
}
