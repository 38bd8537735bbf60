import Synchronization

/// A folder and the folders in it, each opened once and kept open: what works in them walks no path again.
///
/// A folder that was removed meanwhile, and perhaps made again, is noticed: what is missing is looked for once more in
/// folders that are opened anew, and ``close()`` after a failure has the next call open them. One that was moved away and
/// replaced is noticed after ``lifetime``.
package final class OpenFolders: Sendable {
    /// How long a folder is used before it is opened anew.
    private static let lifetime = Duration.seconds(60)
    /// What is missing in a folder that was opened so lately is taken for missing.
    private static let freshness = Duration.seconds(1)
    /// How many folders are kept open: those of a frame store and a few more, and at most a third of what the process may
    /// have open.
    private static let maximum = min(260, CurrentProcess.allowedDescriptors / 3)

    /// An open folder, closed when nobody uses it any more.
    package final class Folder: Sendable {
        /// The folder itself.
        package let directory: Directory
        private let opened = ContinuousClock.now

        fileprivate init(_ directory: consuming Directory) { self.directory = directory }

        fileprivate func isOlder(than age: Duration) -> Bool { opened.duration(to: .now) > age }
    }

    private struct State {
        var root: Folder?
        var folders: [String: Folder] = [:]
    }

    private let path: String
    private let state = Mutex(State())

    /// The folders in the one of this path, which need not be there.
    package init(_ path: String) { self.path = path }

    /// Closes all folders that nobody uses just now; the next call opens what it needs.
    package func close() { state.withLock { $0 = State() } }

    /// A folder of this name, made where it is missing, with those above it. What has its name and is no folder is moved
    /// aside.
    package func folder(_ name: String) throws(FileError) -> Folder {
        if let kept = kept(name) { return kept }
        let root = try root(create: true)
        do throws(FileError) {
            return keep(Folder(try root.directory.directory(name, create: true)), name)
        } catch {
            guard root.directory.hasOther(thanFolder: name) else { throw error }
            try root.directory.moveAside(name)
            return keep(Folder(try root.directory.directory(name, create: true)), name)
        }
    }

    /// Opens a file in a folder to read; nil where either is missing.
    ///
    /// - Throws: ``FileError``: `damaged` where there is a link or a socket.
    package func file(_ name: String, in folder: String) throws(FileError) -> File? {
        do throws(FileError) {
            if let file = try lookUp(name, in: folder) { return file }
            guard mayBeStale(folder) else { return nil }
        } catch {
            let isStale = error.code == .missing && mayBeStale(folder)
            guard isStale || error.code == .tooManyOpenFiles else { throw error }
        }
        close()
        return try lookUp(name, in: folder)
    }

    private func lookUp(_ name: String, in folder: String) throws(FileError) -> File? {
        if let kept = kept(folder) { return try kept.directory.fileIfThere(name) }
        guard let opened = try root(create: false).directory.directoryIfThere(folder) else { return nil }
        return try keep(Folder(opened), folder).directory.fileIfThere(name)
    }

    /// Whether what was not found may be there, as the folder was opened some time ago.
    private func mayBeStale(_ name: String) -> Bool {
        state.withLock { state in
            [state.root, state.folders[name]].contains { $0?.isOlder(than: Self.freshness) ?? false }
        }
    }

    private func kept(_ name: String) -> Folder? {
        state.withLock { $0.folders[name] }.flatMap { $0.isOlder(than: Self.lifetime) ? nil : $0 }
    }

    private func root(create: Bool) throws(FileError) -> Folder {
        if let root = state.withLock({ $0.root }), !root.isOlder(than: Self.lifetime) { return root }
        let root = Folder(try Directory(path, create: create))
        state.withLock { $0.root = root }
        return root
    }

    private func keep(_ folder: Folder, _ name: String) -> Folder {
        state.withLock { state in
            if state.folders.count >= Self.maximum { state.folders = [:] }
            state.folders[name] = folder
        }
        return folder
    }
}
