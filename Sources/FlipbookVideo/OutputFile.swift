import FlipbookCoding
import FlipbookSystem

/// Where the video goes: written under another name in the same folder, then renamed, so that under its own name
/// there is only ever a whole one. A folder of pictures is made in the same way.
///
/// The temporary file is locked as long as this lives, so that a second render to the same output on this machine can
/// be refused. Nothing depends on the lock: where it isn't honoured, the last whole video stays.
final class OutputFile: Sendable {
    /// The final path, absolute.
    let path: String
    /// The path to write to: hidden, `.NAME.HOST-PID-NUMBER.partial`, with a digest in place of a long name.
    let temporaryPath: String
    /// Another one, for what is needed on the way: the palette of a GIF, or the folder that becomes the output.
    let secondTemporaryPath: String

    private let lock: Descriptor
    /// The folders that were made for it, the innermost first: those that stay empty are removed.
    private let madeFolders: [String]

    /// Finds out that the path can be written and that nobody else does, makes the folders above it, and removes what dead
    /// runs of this machine left beside it.
    ///
    /// - Parameter path: of a folder, with a `/` at its end.
    init(_ path: String) throws(FlipbookError) {
        let isFolder = path.hasSuffix("/")
        let path = try Self.atOutput { () throws(FileError) in try OutputPath.destination(of: path) }
        let (folder, name) = OutputPath.split(path)
        let status = FileStatus(path)
        if status != nil, isFolder {
            try PictureFolder.check(path)
        } else if let status, !status.isRegular {
            throw FlipbookError(
                .outputFailed, "\(path) is not a file, so a video does not replace it: choose another output.")
        }
        let made = try Self.atOutput { () throws(FileError) in try OutputPath.make(folder, for: path) }
        // What is added to the name must not make it too long for the system.
        let prefix = ".\(name.utf8.count <= 100 ? name : Digest(of: Array(name.utf8)).description)."
        let own = "\(prefix)\(TemporaryOwner.next()).partial"
        do throws(FlipbookError) {
            lock = try Self.lock(own, in: folder, prefix: prefix, for: path)
        } catch {
            for folder in made { rmdir(folder) }
            throw error
        }
        (self.path, temporaryPath, madeFolders) = (path, "\(folder)/\(own)", made)
        secondTemporaryPath = "\(folder)/\(prefix)\(TemporaryOwner.next()).partial"
    }

    private static func atOutput<Result>(
        _ body: () throws(FileError) -> Result
    ) throws(FlipbookError) -> Result {
        do throws(FileError) { return try body() } catch { throw FlipbookError(.outputFailed, error.description) }
    }

    /// Makes the temporary file and locks it.
    ///
    /// - Throws: `FlipbookError` where it can't be made, or another render makes the same video.
    private static func lock(
        _ own: String, in folder: String, prefix: String, for path: String
    ) throws(FlipbookError) -> Descriptor {
        var status = stat()
        let temporaryPath = "\(folder)/\(own)"
        // The name itself may be too long.
        let isPossible = lstat(path, &status) == 0 || errno == ENOENT
        let opened = isPossible ? open(temporaryPath, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666) : -1
        guard opened >= 0 else {
            throw FlipbookError(
                .outputFailed,
                "The video can't be written to \(path): \(String(cString: strerror(errno))); choose another output.")
        }
        let lock = Descriptor(owning: opened)
        flock(opened, LOCK_EX | LOCK_NB)
        if let rival = sweep(folder: folder, prefix: prefix, own: own) {
            unlink(temporaryPath)
            throw FlipbookError(
                .outputFailed,
                "\(path) is being made by another render, process \(rival.process) on \(rival.host): wait for it, or choose another output."
            )
        }
        return lock
    }

    deinit { discard() }

    /// Gives the whole video its name.
    func publish() throws(FlipbookError) {
        guard rename(temporaryPath, path) == 0 else {
            throw FlipbookError(.outputFailed, "\(path) can't be replaced: \(String(cString: strerror(errno))).")
        }
    }

    /// Removes what is there of an unfinished video.
    func discard() {
        PictureFolder.remove(temporaryPath)
        PictureFolder.remove(secondTemporaryPath)
        for folder in madeFolders { rmdir(folder) }
    }

    /// The size of what is written so far, in bytes.
    var byteCount: Int { FileStatus(temporaryPath).map { Int($0.size) } ?? 0 }

    /// Removes the temporary files of dead processes.
    ///
    /// - Returns: who is making the same video, where somebody is.
    private static func sweep(folder: String, prefix: String, own: String) -> TemporaryOwner? {
        var rival: TemporaryOwner?
        for name in Directory.names(in: folder) ?? [] {
            guard name.hasPrefix(prefix), name.hasSuffix(".partial"), name != own,
                let owner = TemporaryOwner(name.dropFirst(prefix.count).dropLast(".partial".count))
            else { continue }
            if owner.isGone {
                PictureFolder.remove("\(folder)/\(name)")
            } else if isLocked("\(folder)/\(name)") {
                rival = owner
            }
        }
        return rival
    }

    /// Whether somebody holds the file's lock. One whose process's number somebody else has by now doesn't.
    private static func isLocked(_ path: String) -> Bool {
        let opened = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard opened >= 0 else { return false }
        let file = Descriptor(owning: opened)
        return flock(file.rawValue, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
    }
}

/// A folder of nothing but numbered pictures: `000000.png`, `000001.png` ….
enum PictureFolder {
    /// Throws where a folder holds something else too, which would be lost with it.
    static func check(_ path: String) throws(FlipbookError) {
        guard let names = Directory.names(in: path) else {
            throw FlipbookError(
                .outputFailed,
                "\(path) is not a folder, so a folder of pictures does not replace it: choose another output.")
        }
        if let other = names.first(where: { !isPicture($0) }) {
            throw FlipbookError(
                .outputFailed,
                "The folder \(path) holds \(other), which would go with the pictures that it gives way to: choose an empty or "
                    + "a new one.")
        }
    }

    /// Removes a file, or a folder of files.
    static func remove(_ path: String) {
        guard unlink(path) != 0, errno != ENOENT, let names = Directory.names(in: path) else { return }
        for name in names { unlink("\(path)/\(name)") }
        rmdir(path)
    }

    private static func isPicture(_ name: String) -> Bool {
        name.hasSuffix(".png") && name.utf8.count >= 10 && name.dropLast(4).allSatisfy { $0.isASCII && $0.isNumber }
    }
}

extension OutputFile {
    /// Makes the folder that will become the output.
    func beginFolder() throws(FlipbookError) {
        guard mkdir(secondTemporaryPath, 0o777) == 0 else { throw failure(errno) }
    }

    /// Copies a file into the folder.
    ///
    /// - Returns: its size in bytes.
    func copy(_ file: String, as name: String) throws(FlipbookError) -> Int {
        do {
            let source = try opened(file, O_RDONLY)
            let target = try opened("\(secondTemporaryPath)/\(name)", O_WRONLY | O_CREAT | O_EXCL)
            var size = 0
            try withUnsafeTemporaryAllocation(byteCount: 1 << 17, alignment: 16) { buffer in
                while let count = try source.read(into: buffer), count > 0 {
                    try target.writeAll(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                    size += count
                }
            }
            return size
        } catch let error as FlipbookError {
            throw error
        } catch {
            throw FlipbookError(
                .outputFailed, "\(file) can't be copied to \(path)/\(name): \(error); make room and run again.")
        }
    }

    /// Gives the whole folder its name. One that is there gives way in the same instant, where the file system can.
    func publishFolder() throws(FlipbookError) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            guard rename(secondTemporaryPath, path) == 0 else { throw failure(errno) }
            return
        }
        // Somebody may have put something there meanwhile.
        try PictureFolder.check(path)
        if FileExchange.exchange(secondTemporaryPath, path) { return PictureFolder.remove(secondTemporaryPath) }
        unlink(temporaryPath)
        guard rename(path, temporaryPath) == 0 else { throw failure(errno) }
        guard rename(secondTemporaryPath, path) == 0 else {
            let reason = errno
            rename(temporaryPath, path)
            throw failure(reason)
        }
        PictureFolder.remove(temporaryPath)
    }

    private func opened(_ file: String, _ flags: Int32) throws(FlipbookError) -> Descriptor {
        let descriptor = open(file, flags | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure(errno) }
        return Descriptor(owning: descriptor)
    }

    private func failure(_ reason: Int32) -> FlipbookError {
        FlipbookError(.outputFailed, "The folder \(path) can't be written: \(String(cString: strerror(reason))).")
    }
}
