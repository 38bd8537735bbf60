import FlipbookSystem

/// A folder of nothing but numbered pictures: `000000.png`, `000001.png` ….
enum PictureFolder {
    /// Throws where a folder holds something else too, which would be lost with it.
    static func check(_ path: String) throws(VideoError) {
        guard let names = Directory.names(in: path) else {
            throw VideoError(.output, "\(path) is no folder, so none can take its place: choose another output")
        }
        if let other = names.first(where: { !isPicture($0) }) {
            throw VideoError(
                .output,
                "the folder \(path) holds \(other), which would go with the pictures that it gives way to: choose an empty or "
                    + "a new one")
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
    func beginFolder() throws(VideoError) {
        guard mkdir(secondTemporaryPath, 0o777) == 0 else { throw failure(errno) }
    }

    /// Copies a file into the folder.
    ///
    /// - Returns: its size in bytes.
    func copy(_ file: String, as name: String) throws(VideoError) -> Int {
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
        } catch let error as VideoError {
            throw error
        } catch {
            throw VideoError(.output, "\(file) can't be copied to \(path)/\(name): \(error); make room and run again")
        }
    }

    /// Gives the whole folder its name. One that is there gives way in the same instant, where the file system can.
    func publishFolder() throws(VideoError) {
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

    private func opened(_ file: String, _ flags: Int32) throws(VideoError) -> Descriptor {
        let descriptor = open(file, flags | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure(errno) }
        return Descriptor(owning: descriptor)
    }

    private func failure(_ reason: Int32) -> VideoError {
        VideoError(.output, "the folder \(path) can't be written: \(String(cString: strerror(reason)))")
    }
}
