/// Where a file or folder that is named is written.
package enum OutputPath {
    /// The absolute path that is written to in the end: links stay, and what they point to is written, whether it is
    /// there or not.
    ///
    /// - Throws: ``FileError`` where links lead nowhere, or the path is meant from a current folder that was removed.
    package static func destination(of path: String) throws(FileError) -> String {
        var path = path
        if !path.hasPrefix("/") { path = try currentFolder(for: path) + "/" + path }
        // As many links as Linux follows.
        for _ in 0..<40 {
            while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
            if let resolved = realpath(path, nil) {
                defer { free(resolved) }
                return String(cString: resolved)
            }
            guard let target = target(ofLink: path) else { return path }
            path = target.hasPrefix("/") ? target : split(path).folder + "/" + target
        }
        throw FileError(.system, "\(path) is one of too many links that lead to each other: choose another output")
    }

    /// The folder of an absolute path, and its name there.
    package static func split(_ path: String) -> (folder: String, name: String) {
        let slash = path.lastIndex(of: "/") ?? path.startIndex
        return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[slash...].dropFirst()))
    }

    /// Writes a file: whole, in place of one that is there, or not at all. A link stays, and what it points to is replaced.
    ///
    /// - Throws: ``FileError`` naming the path, as where it is a folder or there is no folder that it could be in.
    package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        let (folder, name) = split(try destination(of: path))
        if FileStatus(folder + "/" + name)?.isFolder == true {
            throw FileError(.exists, "\(path) is a folder and stays one: choose another output")
        }
        guard FileStatus(folder) != nil else {
            throw FileError(.missing, "\(path) can't be written: make the folder \(folder) first")
        }
        let directory = try Directory(folder)
        try bytes.withBytes { bytes throws(FileError) in try directory.publish(bytes, as: name, through: ".") }
    }

    /// Makes a folder, and those above it, where they are missing.
    ///
    /// - Parameter path: what is to be written there, for the error.
    /// - Returns: those that were made, the innermost first.
    /// - Throws: ``FileError`` where that can't be; then none are made.
    @discardableResult
    package static func make(_ folder: String, for path: String) throws(FileError) -> [String] {
        if FileStatus(folder) != nil { return [] }
        let above = folder == "/" ? [] : try make(split(folder).folder, for: path)
        if mkdir(folder, 0o777) == 0 { return [folder] + above }
        let reason = errno
        // Somebody else may have made it meanwhile.
        if reason == EEXIST, FileStatus(folder) != nil { return above }
        for folder in above { rmdir(folder) }
        throw FileError(
            .system,
            "\(path) can't be written: the folder \(folder) can't be made: "
                + "\(String(cString: strerror(reason))); choose another output")
    }

    private static func target(ofLink path: String) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
            guard let start = buffer.baseAddress else { return nil }
            let count = readlink(path, start, buffer.count)
            return count > 0 ? String(decoding: UnsafeRawBufferPointer(buffer)[..<count], as: UTF8.self) : nil
        }
    }

    private static func currentFolder(for path: String) throws(FileError) -> String {
        guard let here = getcwd(nil, 0) else {
            throw FileError(
                .system,
                "\(path) can't be written: the current folder can't be told (\(String(cString: strerror(errno)))). "
                    + "Was it removed? Go to a folder that is there, or name an absolute path")
        }
        defer { free(here) }
        return String(cString: here)
    }
}
