import FlipbookCoding
import FlipbookSystem

/// A file that frames are made from, as it was when their render began.
package struct InputFile: Codable, Hashable, Sendable {
    /// How the animator names it.
    package let name: String
    /// Where it is, absolute.
    package let path: String
    /// A digest of its content: what the frames' keys depend on.
    package let content: Digest
    private let status: FileStatus

    /// Reads the file. At the speed of the disk, or some 5 GB/s.
    ///
    /// - Throws: ``FileError`` where it can't be read, is no regular file, or is being written.
    package init(name: String, path: String) throws(FileError) {
        for _ in 0..<3 {
            _ = try File(opening: path, flags: O_RDONLY | O_NONBLOCK).size()
            // A change that comes soon after the last one could get the same time, and would not be noticed.
            if let last = FileStatus(path), abs(last.age) < last.resolution { usleep(UInt32(last.resolution * 1e6)) }
            let before = FileStatus(path)
            let digest = try Digest(contentsOfFile: path)
            guard let before, before == FileStatus(path) else { continue }
            (self.name, self.path, content, status) = (name, path, digest, before)
            return
        }
        throw FileError(.system, "\(name) is being written; start again once it is whole")
    }

    /// Whether the system notes no change of the file. Cheap: nothing is read.
    package var isUntouched: Bool { FileStatus(path) == status }

    /// Whether the file's content is what it was, and was all the time. Reads all of it.
    package func isUnchanged() throws(FileError) -> Bool {
        guard isUntouched else { return false }
        do throws(FileError) {
            return try Digest(contentsOfFile: path) == content
        } catch  where error.code == .missing { return false }
    }
}

extension FileStatus {
    /// How many seconds two changes may lie apart that get the same time: some file systems keep whole seconds, or two; the
    /// others take the time of the kernel's last tick.
    fileprivate var resolution: Double { changed.nanoseconds == 0 ? 2 : 0.02 }

    /// Seconds since the last change, by this machine's clock.
    fileprivate var age: Double {
        let now = Time.now
        return Double(now.seconds - changed.seconds) + Double(now.nanoseconds - changed.nanoseconds) * 1e-9
    }
}
