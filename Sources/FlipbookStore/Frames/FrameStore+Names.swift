import FlipbookCoding
import FlipbookSystem

extension FrameStore {
    /// The folder of the temporary files.
    static let temporaries = "tmp"

    static func folder(of key: FrameKey) -> String { String(key.description.prefix(2)) }
    static func name(of key: FrameKey) -> String { "\(key).png" }

    /// The key whose entry has this name in this folder.
    static func key(folder: String, name: String) -> FrameKey? {
        guard name.hasSuffix(".png"), let key = FrameKey(name.dropLast(4)), Self.folder(of: key) == folder else {
            return nil
        }
        return key
    }

    /// What an entry says about itself.
    static func texts(frame: Int, key: FrameKey) -> [PNG.Text] {
        [PNG.Text("Software", "Flipbook"), PNG.Text("Flipbook frame", "\(frame)"), keyText(key)]
    }

    static func keyText(_ key: FrameKey) -> PNG.Text { PNG.Text("Flipbook key", key.description) }

    /// Forgets all frames. Removes nothing but what the store itself writes: entries and temporary files, by their
    /// names, and the folders that are empty then.
    ///
    /// A render that goes on at the same time draws again what it misses.
    package func removeAll() throws(FileError) { try remove { _ in true } }

    /// Removes the files that `isUnwanted` picks among the store's own, and the folders that are empty then.
    func remove(where isUnwanted: (StoredFile) -> Bool) throws(FileError) {
        try forEachFolder { root, name throws(FileError) in
            let folder = try root.directory(name)
            for file in try storedFiles(in: folder, named: name) where isUnwanted(file) {
                try folder.remove(file.name)
            }
            root.removeIfEmpty(name)
        }
    }

    /// The store's own files: entries and temporary files.
    func storedFiles() throws(FileError) -> [StoredFile] {
        var files: [StoredFile] = []
        try forEachFolder { root, name throws(FileError) in
            files += try storedFiles(in: root.directory(name), named: name)
        }
        return files
    }

    private func storedFiles(in folder: borrowing Directory, named name: String) throws(FileError) -> [StoredFile] {
        var files: [StoredFile] = []
        for file in try folder.names() {
            let key = Self.key(folder: name, name: file)
            guard key != nil || name == Self.temporaries && TemporaryOwner(fileName: file) != nil else { continue }
            // A folder or a link that has the name of an entry is not ours.
            guard let status = folder.status(of: file) else { continue }
            files.append(
                StoredFile(name: file, key: key, bytes: Int(status.size), seconds: Int(status.modified.seconds)))
        }
        return files
    }

    /// Whether there is no entry at all. Cheap, however many there are.
    package func isEmpty() throws(FileError) -> Bool {
        var isEmpty = true
        try forEachFolder { _, name in isEmpty = isEmpty && name == Self.temporaries }
        return isEmpty
    }

    /// The keys of all entries, sorted, whether they are whole or not.
    package func keys() throws(FileError) -> [FrameKey] {
        var keys: [FrameKey] = []
        try forEachFolder { root, name throws(FileError) in
            keys += try root.directory(name).names().compactMap { Self.key(folder: name, name: $0) }
        }
        return keys
    }

    /// Removes the temporary files of processes of this machine that are no more.
    ///
    /// - Returns: how many there were.
    @discardableResult
    package func sweepTemporaries() throws(FileError) -> Int {
        var count = 0
        try forEachFolder { root, name throws(FileError) in
            guard name == Self.temporaries else { return }
            let folder = try root.directory(name)
            for file in try folder.names() where TemporaryOwner(fileName: file)?.isGone == true {
                try folder.remove(file)
                count += 1
            }
        }
        return count
    }

    /// Calls `body` with each of the store's own folders; not at all where there is no store yet.
    private func forEachFolder(
        _ body: (borrowing Directory, String) throws(FileError) -> Void
    ) throws(FileError) {
        do throws(FileError) {
            let root = try Directory(directory)
            for name in try root.names() {
                let isEntries = name.utf8.count == 2 && name.utf8.allSatisfy(Digest.isDigit)
                guard isEntries || name == Self.temporaries else { continue }
                do throws(FileError) {
                    try body(root, name)
                } catch  where error.code == .missing {}
            }
        } catch  where error.code == .missing {}
    }
}

/// A file that a store has written.
struct StoredFile {
    var name: String
    /// What it is found by; nil for a temporary file.
    var key: FrameKey?
    var bytes: Int
    /// When it was written, in seconds since 1970.
    var seconds: Int
}
