#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An open folder, closed when it goes. Names are looked up in it without following symbolic links. Who may use what is
/// made in it the process's `umask` says alone, so that a group can share a cache.
struct Directory: ~Copyable {
    let descriptor: Int32
    /// For errors.
    let path: String

    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    /// Opens a folder; makes it, and those above it, where it is missing and `create` says so.
    init(_ path: String, create: Bool = false) throws(StoreError) {
        var descriptor = retrying { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        if descriptor < 0, errno == ENOENT, create {
            try Self.make(path)
            descriptor = retrying { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        }
        guard descriptor >= 0 else { throw StoreError(errno: errno, "open the folder", path) }
        self.init(descriptor: descriptor, path: path)
    }

    deinit { close(descriptor) }

    private static func make(_ path: String) throws(StoreError) {
        if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.dropLast().lastIndex(of: "/"), slash > path.startIndex else {
            throw StoreError(errno: errno, "make the folder", path)
        }
        try make(String(path[..<slash]))
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw StoreError(errno: errno, "make the folder", path)
        }
    }

    /// Opens a folder in this one; makes it where it is missing and `create` says so.
    func directory(_ name: String, create: Bool = false) throws(StoreError) -> Directory {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        var opened = retrying { openat(descriptor, name, flags) }
        if opened < 0, errno == ENOENT, create {
            guard mkdirat(descriptor, name, 0o777) == 0 || errno == EEXIST else {
                throw StoreError(errno: errno, "make the folder", "\(path)/\(name)")
            }
            opened = retrying { openat(descriptor, name, flags) }
        }
        guard opened >= 0 else { throw StoreError(errno: errno, "open the folder", "\(path)/\(name)") }
        return Directory(descriptor: opened, path: "\(path)/\(name)")
    }

    /// Gives what has a name another one, which nothing has: `NAME.aside-HOST-PID-NUMBER`. None there is no error.
    func moveAside(_ name: String) throws(StoreError) {
        guard renameat(descriptor, name, descriptor, "\(name).aside-\(TemporaryOwner.next())") == 0 || errno == ENOENT
        else { throw StoreError(errno: errno, "move aside", "\(path)/\(name)") }
    }

    /// Whether there is something of this name that is no folder. A link is none, wherever it leads.
    func hasOther(thanFolder name: String) -> Bool {
        var status = stat()
        return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_mode & S_IFMT != S_IFDIR
    }

    /// Whether there is a folder of this name.
    func hasFolder(_ name: String) -> Bool {
        var status = stat()
        return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Opens a file in this folder to read.
    ///
    /// - Throws: ``StoreError``: `damaged` where there is a link or a socket.
    func file(_ name: String) throws(StoreError) -> File {
        try file(name, O_RDONLY | O_NONBLOCK, "open")
    }

    /// Makes a file in this folder, to write; one that is there already is an error.
    func newFile(_ name: String) throws(StoreError) -> File {
        try file(name, O_WRONLY | O_CREAT | O_EXCL, "make")
    }

    /// Opens a file in this folder to write to its end, and to read; makes it where it is missing.
    func fileToExtend(_ name: String) throws(StoreError) -> File {
        try file(name, O_RDWR | O_APPEND | O_CREAT, "open")
    }

    private func file(_ name: String, _ flags: Int32, _ action: String) throws(StoreError) -> File {
        let opened = retrying { openat(descriptor, name, flags | O_NOFOLLOW | O_CLOEXEC, 0o666) }
        if opened < 0, errno == ELOOP || errno == ENXIO {
            throw StoreError(.damaged, "\(path)/\(name) is no regular file")
        }
        guard opened >= 0 else { throw StoreError(errno: errno, action, "\(path)/\(name)") }
        return File(descriptor: opened, path: "\(path)/\(name)")
    }

    /// The size in bytes of a file in this folder and when it was written, in seconds since 1970; nil where there is no
    /// regular file of this name.
    func status(of name: String) -> (bytes: Int, seconds: Int)? {
        var status = stat()
        guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        #if canImport(Glibc)
            return (Int(status.st_size), status.st_mtim.tv_sec)
        #else
            return (Int(status.st_size), status.st_mtimespec.tv_sec)
        #endif
    }

    /// Moves a file to another folder, in one step, in place of what has the name there.
    func move(_ name: String, to target: borrowing Directory, as newName: String) throws(StoreError) {
        guard renameat(descriptor, name, target.descriptor, newName) == 0 else {
            throw StoreError(errno: errno, "rename \(path)/\(name) to", "\(target.path)/\(newName)")
        }
    }

    /// The bytes of a file in a folder; none where it is missing, or larger.
    static func contents(of name: String, in folder: String, maximumSize: Int) throws(StoreError) -> [UInt8] {
        do throws(StoreError) {
            let file = try Directory(folder).file(name)
            return try file.size() <= maximumSize ? file.contents() : []
        } catch  where error.code == .missing { return [] }
    }

    /// Puts the same bytes into a file as ``publish(_:in:as:)-(UnsafeRawBufferPointer,_,_)`` does.
    func publish(_ bytes: [UInt8], as name: String) throws(StoreError) {
        var failure: StoreError?
        bytes.withUnsafeBytes { bytes in
            do throws(StoreError) { try publish(bytes, as: name) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Puts a file into a folder of this store, whole or not at all, in place of what has its name: it is written as a
    /// temporary file first.
    ///
    /// - Parameter folder: the name of the folder, which is made where it is missing; `.` for this one.
    func publish(_ bytes: UnsafeRawBufferPointer, in folder: String = ".", as name: String) throws(StoreError) {
        let temporaries = try directory(FrameStore.temporaries, create: true)
        let temporary = TemporaryName.next().description
        var file = try temporaries.newFile(temporary)
        do throws(StoreError) {
            try file.write(bytes)
            try file.finish()
            let folder = try directory(folder, create: true)
            if folder.hasFolder(name) { try folder.moveAside(name) }
            try temporaries.move(temporary, to: folder, as: name)
        } catch {
            try? temporaries.remove(temporary)
            throw error
        }
    }

    /// Removes a file, or the link itself where it is one; none there is no error.
    func remove(_ name: String) throws(StoreError) {
        guard unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else {
            throw StoreError(errno: errno, "remove", "\(path)/\(name)")
        }
    }

    /// Removes a folder in this one where it is empty, and tells nobody where it isn't.
    func removeIfEmpty(_ name: String) { _ = unlinkat(descriptor, name, AT_REMOVEDIR) }

    /// The names in this folder, sorted, without `.` and `..`.
    func names() throws(StoreError) -> [String] {
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { throw StoreError(errno: errno, "list the folder", path) }
        guard let stream = fdopendir(copy) else {
            let number = errno
            close(copy)
            throw StoreError(errno: number, "list the folder", path)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}
