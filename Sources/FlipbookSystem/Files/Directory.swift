/// An open folder, closed when it goes. Names are looked up in it without following symbolic links. Who may use what is
/// made in it the process's `umask` says alone, so that a group can share a cache.
package struct Directory: ~Copyable, Sendable {
    private let descriptor: Descriptor
    /// For errors.
    package let path: String

    private init(owning descriptor: Int32, path: String) {
        self.descriptor = Descriptor(owning: descriptor)
        self.path = path
    }

    /// Opens a folder; makes it, and those above it, where it is missing and `create` says so.
    package init(_ path: String, create: Bool = false) throws(FileError) {
        var descriptor = retrying { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        if descriptor < 0, errno == ENOENT, create {
            try Self.make(path)
            descriptor = retrying { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        }
        guard descriptor >= 0 else { throw FileError(errno: errno, "open the folder", path) }
        self.init(owning: descriptor, path: path)
    }

    private static func make(_ path: String) throws(FileError) {
        if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.dropLast().lastIndex(of: "/"), slash > path.startIndex else {
            throw FileError(errno: errno, "make the folder", path)
        }
        try make(String(path[..<slash]))
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw FileError(errno: errno, "make the folder", path)
        }
    }

    /// Opens a folder in this one; makes it where it is missing and `create` says so.
    package func directory(_ name: String, create: Bool = false) throws(FileError) -> Directory {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        var opened = retrying { openat(descriptor.rawValue, name, flags) }
        if opened < 0, errno == ENOENT, create {
            guard mkdirat(descriptor.rawValue, name, 0o777) == 0 || errno == EEXIST else {
                throw FileError(errno: errno, "make the folder", "\(path)/\(name)")
            }
            opened = retrying { openat(descriptor.rawValue, name, flags) }
        }
        guard opened >= 0 else { throw FileError(errno: errno, "open the folder", "\(path)/\(name)") }
        return Directory(owning: opened, path: "\(path)/\(name)")
    }

    /// Opens a folder in this one; nil where there is nothing of this name.
    func directoryIfThere(_ name: String) throws(FileError) -> Directory? {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        let opened = retrying { openat(descriptor.rawValue, name, flags) }
        if opened < 0, errno == ENOENT { return nil }
        guard opened >= 0 else { throw FileError(errno: errno, "open the folder", "\(path)/\(name)") }
        return Directory(owning: opened, path: "\(path)/\(name)")
    }

    /// Gives what has a name another one, which nothing has: `NAME.aside-HOST-PID-NUMBER`. None there is no error.
    package func moveAside(_ name: String) throws(FileError) {
        guard
            renameat(descriptor.rawValue, name, descriptor.rawValue, "\(name).aside-\(TemporaryOwner.next())") == 0
                || errno == ENOENT
        else { throw FileError(errno: errno, "move aside", "\(path)/\(name)") }
    }

    /// Whether something that is not a folder has this name. A link is not a folder, whatever it points to.
    package func hasOther(thanFolder name: String) -> Bool { FileStatus(name, in: descriptor)?.isFolder == false }

    /// Whether there is a folder of this name.
    package func hasFolder(_ name: String) -> Bool { FileStatus(name, in: descriptor)?.isFolder ?? false }

    /// Opens a file in this folder to read.
    ///
    /// - Throws: ``FileError``: `damaged` where there is a link or a socket.
    package func file(_ name: String) throws(FileError) -> File {
        try file(name, openFile(name, O_RDONLY | O_NONBLOCK), "open")
    }

    /// Opens a file in this folder to read, as ``file(_:)`` does; nil where there is nothing of this name.
    func fileIfThere(_ name: String) throws(FileError) -> File? {
        let opened = openFile(name, O_RDONLY | O_NONBLOCK)
        return opened < 0 && errno == ENOENT ? nil : try file(name, opened, "open")
    }

    /// Makes a file in this folder, to write; one that is there already is an error.
    package func newFile(_ name: String) throws(FileError) -> File {
        try file(name, openFile(name, O_WRONLY | O_CREAT | O_EXCL), "make")
    }

    /// Opens a file in this folder to write to its end, and to read; makes it where it is missing.
    package func fileToExtend(_ name: String) throws(FileError) -> File {
        try file(name, openFile(name, O_RDWR | O_APPEND | O_CREAT), "open")
    }

    private func openFile(_ name: String, _ flags: Int32) -> Int32 {
        retrying { openat(descriptor.rawValue, name, flags | O_NOFOLLOW | O_CLOEXEC, 0o666) }
    }

    /// What was opened, or the error that `errno` is.
    private func file(_ name: String, _ opened: Int32, _ action: String) throws(FileError) -> File {
        if opened < 0, errno == ELOOP || errno == ENXIO {
            throw FileError(.damaged, "\(path)/\(name) is not a regular file")
        }
        guard opened >= 0 else { throw FileError(errno: errno, action, "\(path)/\(name)") }
        return File(Descriptor(owning: opened), path: "\(path)/\(name)")
    }

    /// What the system knows of a regular file of this name; nil where there is none.
    package func status(of name: String) -> FileStatus? {
        FileStatus(name, in: descriptor).flatMap { $0.isRegular ? $0 : nil }
    }

    /// Moves a file to another folder, in one step, in place of what has the name there.
    package func move(_ name: String, to target: borrowing Directory, as newName: String) throws(FileError) {
        guard renameat(descriptor.rawValue, name, target.descriptor.rawValue, newName) == 0 else {
            throw FileError(errno: errno, "rename \(path)/\(name) to", "\(target.path)/\(newName)")
        }
    }

    /// The bytes of a file in a folder; none where it is missing, or larger.
    package static func contents(of name: String, in folder: String, maximumSize: Int) throws(FileError) -> [UInt8] {
        do throws(FileError) {
            let file = try Directory(folder).file(name)
            return try file.size() <= maximumSize ? file.contents() : []
        } catch  where error.code == .missing { return [] }
    }

    /// Puts a file into a folder of this one, whole or not at all, in place of what has its name: it is written under
    /// another name first. A folder that has its name is moved aside.
    ///
    /// - Parameters:
    ///   - name: the file's.
    ///   - folder: the name of the folder, which is made where it is missing; `.` for this one.
    ///   - temporaries: the name of the folder for files that aren't whole yet, on the same file system; each is named
    ///     after its ``TemporaryOwner``.
    package func publish(
        _ bytes: UnsafeRawBufferPointer, as name: String, in folder: String = ".", through temporaries: String
    ) throws(FileError) {
        let temporaries = try directory(temporaries, create: true)
        try temporaries.publish(bytes, as: name, in: directory(folder, create: true))
    }

    /// Puts a file into another folder, whole or not at all, in place of what has its name: it is written in this one
    /// first, under its owner's name, which is on the same file system. A folder that has its name is moved aside.
    package func publish(
        _ bytes: UnsafeRawBufferPointer, as name: String, in target: borrowing Directory,
        owner: TemporaryOwner = .next()
    ) throws(FileError) {
        let temporary = owner.fileName
        // One that is there already belongs to a process of another machine with this one's name.
        let file = try newFile(temporary)
        do throws(FileError) {
            try file.write(bytes)
            try file.finish()
            do throws(FileError) {
                try move(temporary, to: target, as: name)
            } catch {
                guard target.hasFolder(name) else { throw error }
                try target.moveAside(name)
                try move(temporary, to: target, as: name)
            }
        } catch {
            try? remove(temporary)
            throw error
        }
    }

    /// Removes a file, or the link itself where it is one; none there is no error.
    package func remove(_ name: String) throws(FileError) {
        guard unlinkat(descriptor.rawValue, name, 0) == 0 || errno == ENOENT else {
            throw FileError(errno: errno, "remove", "\(path)/\(name)")
        }
    }

    /// Removes a folder in this one where it is empty, and tells nobody where it isn't.
    package func removeIfEmpty(_ name: String) { _ = unlinkat(descriptor.rawValue, name, AT_REMOVEDIR) }

    /// The names in this folder, sorted, without `.` and `..`.
    package func names() throws(FileError) -> [String] {
        let copy = openat(descriptor.rawValue, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { throw FileError(errno: errno, "list the folder", path) }
        guard let stream = fdopendir(copy) else {
            let number = errno
            close(copy)
            throw FileError(errno: number, "list the folder", path)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The names in a folder; nil where it can't be listed.
    package static func names(in path: String) -> [String]? {
        guard let folder = try? Directory(path) else { return nil }
        return try? folder.names()
    }
}
