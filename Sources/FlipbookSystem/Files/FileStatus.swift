import CFlipbookSystem

/// What the system knows of a file, without reading it.
package struct FileStatus: Codable, Hashable, Sendable {
    /// The device that it lies on, its number there, and its size in bytes.
    package var device, inode, size: Int64
    /// Whether it is a regular file, and whether it is a folder; a link may be neither.
    package var isRegular, isFolder: Bool
    /// When its content was changed last, as a program can set it, too.
    package var modified: Time
    /// When anything of it was changed last: its content, owner, mode or name. No program can set it.
    package var changed: Time

    /// A time since 1970.
    package struct Time: Codable, Hashable, Sendable {
        /// Whole seconds, and what follows them.
        package var seconds, nanoseconds: Int64

        init(_ time: timespec) { (seconds, nanoseconds) = (Int64(time.tv_sec), Int64(time.tv_nsec)) }

        /// This machine's time.
        package static var now: Time {
            var now = timespec()
            clock_gettime(CLOCK_REALTIME, &now)
            return Time(now)
        }
    }

    private init(_ status: stat) {
        #if canImport(Glibc)
            (modified, changed) = (Time(status.st_mtim), Time(status.st_ctim))
        #else
            (modified, changed) = (Time(status.st_mtimespec), Time(status.st_ctimespec))
        #endif
        device = Int64(truncatingIfNeeded: status.st_dev)
        inode = Int64(truncatingIfNeeded: status.st_ino)
        size = Int64(status.st_size)
        isRegular = status.st_mode & S_IFMT == S_IFREG
        isFolder = status.st_mode & S_IFMT == S_IFDIR
    }

    /// Of what a path leads to, over all links; nil where there is nothing.
    package init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// Of an open file; nil where it isn't open.
    package init?(_ descriptor: borrowing Descriptor) {
        var status = stat()
        guard fstat(descriptor.rawValue, &status) == 0 else { return nil }
        self.init(status)
    }

    /// Of what has a name in a folder, be it a link; nil where nothing has.
    package init?(_ name: String, in folder: borrowing Descriptor) {
        var status = stat()
        guard fstatat(folder.rawValue, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        self.init(status)
    }
}
