import FlipbookCoding
import FlipbookPNG
import FlipbookPixels
import FlipbookSystem

/// The rendered frames of one animation, in a folder: the only thing that runs, workers and machines share.
///
/// An entry is the file `ab/KEY.png`. It is written whole or not at all: to a temporary file `tmp/HOST-PID-NUMBER.png`
/// that is then renamed. Nothing is synced to the disk: what a power loss damages is noticed when it is read, because
/// every chunk has a checksum, and rendered again. An entry says which frame and key it is, and is refused under
/// another. Symbolic links inside the folder are not followed. What lies in the place of an entry and can't be replaced, a
/// folder say, is moved aside, to the same name with `.aside-…` behind it.
///
/// All methods may be called from several threads, and processes, at once.
package struct FrameStore: Sendable {
    /// The folder, as it was given.
    package let directory: String
    /// The folders of entries and temporary files, kept open as long as the store is used.
    private let folders: OpenFolders

    /// The store in this folder, which comes to be with the first frame.
    package init(directory: String) {
        self.directory = directory
        folders = OpenFolders(directory)
    }

    /// The path of an entry, whether it is there or not.
    package func path(of key: FrameKey) -> String { "\(directory)/\(Self.folder(of: key))/\(Self.name(of: key))" }

    /// Packs a frame and puts it in the store, in place of what is there under this key.
    ///
    /// - Parameter fonts: those that the key knows nothing of; nil for none.
    /// - Throws: ``FileError``; the store is then as it was before.
    package func publish(
        _ pixels: borrowing PixelBuffer, frame: Int, key: FrameKey, fonts: FrameFonts? = nil
    ) throws(FileError) {
        try PNG.withEncoded(pixels, text: Self.texts(frame: frame, key: key) + (fonts?.texts ?? [])) {
            bytes throws(FileError) in
            try write(bytes, key)
        }
    }

    private func write(_ bytes: UnsafeRawBufferPointer, _ key: FrameKey) throws(FileError) {
        // A process that cleans the cache may remove the temporary file or its folder, and a machine of the same name may
        // already use the file's name: the next try uses another name.
        // Where too many files are open, that may have been the folders.
        let passing: Set<FileError.Code> = [.missing, .exists, .tooManyOpenFiles]
        for _ in 1..<Self.publishingTries {
            do throws(FileError) {
                return try writeOnce(bytes, key)
            } catch  where passing.contains(error.code) {}
        }
        try writeOnce(bytes, key)
    }

    private static let publishingTries = 5

    private func writeOnce(_ bytes: UnsafeRawBufferPointer, _ key: FrameKey) throws(FileError) {
        do throws(FileError) {
            let (temporaries, entries) = (
                try folders.folder(Self.temporaries), try folders.folder(Self.folder(of: key))
            )
            try temporaries.directory.publish(bytes, as: Self.name(of: key), in: entries.directory)
        } catch {
            folders.close()
            throw error
        }
    }

    /// What ``check(_:frame:shape:fonts:)`` finds.
    package enum Entry: Hashable, Sendable {
        /// There is none.
        case missing
        /// It is there, and every byte of it is as it was written; a digest of the fonts that its key knows nothing of, nil
        /// for none.
        case whole(fonts: Digest?)
        /// It is there, whole, and was drawn with other fonts than there are now.
        case stale
        /// It is there, and can't be used, for this reason.
        case damaged(String)
    }

    /// Whether an entry can be used: reads all of it, and checks its structure, its checksums and what it says it is, but
    /// does not unpack the pixels. Some 2 GB/s.
    ///
    /// - Parameters:
    ///   - frame: the index that it must have; nil takes any.
    ///   - shape: the shape that it must have; nil takes any, and the memory that it needs.
    ///   - fonts: what the fonts that its key knows nothing of are compared with; nil takes any.
    /// - Throws: ``FileError`` where the store can't be read at all, for want of permission or descriptors, say.
    package func check(
        _ key: FrameKey, frame: Int? = nil, shape: FrameShape? = nil, fonts: CurrentFonts? = nil
    ) throws(FileError) -> Entry {
        do throws(FileError) {
            let workspace = PNGWorkspace.take()
            defer { workspace.giveBack() }
            guard let bytes = try load(key, shape: shape, into: workspace) else { return .missing }
            let file = try PNGFile(bytes)
            guard file.texts.contains(Self.keyText(key)) else { return .damaged("it says that it has another key") }
            guard let frame else { return .whole(fonts: nil) }
            let texts = Self.texts(frame: frame, key: key)
            guard file.texts.starts(with: texts) else { return .damaged("it says that it is another frame") }
            let rest = file.texts.dropFirst(texts.count)
            guard !rest.isEmpty else { return .whole(fonts: nil) }
            guard let own = FrameFonts(rest) else { return .damaged("it does not say which fonts it has") }
            return fonts.map { $0.match(own) } ?? true ? .whole(fonts: Self.digest(of: rest)) : .stale
        } catch {
            switch error.code {
            case .missing: return .missing
            case .damaged: return .damaged(error.description)
            default: throw error
            }
        }
    }

    /// Reads a frame, all of it checked, into pixels of its size and format.
    ///
    /// - Returns: a digest of the fonts that the key knows nothing of; nil for none.
    /// - Throws: ``FileError``: `missing`, or `damaged` where the entry is not whole, is of another size or format, or
    ///   says that it is another frame. What is in the pixels then is undefined.
    @discardableResult
    package func read(_ key: FrameKey, frame: Int, into pixels: inout PixelBuffer) throws(FileError) -> Digest? {
        let workspace = PNGWorkspace.take()
        defer { workspace.giveBack() }
        do throws(FileError) {
            let shape = FrameShape(width: pixels.width, height: pixels.height, format: pixels.format)
            guard let bytes = try load(key, shape: shape, into: workspace) else {
                throw FileError(errno: ENOENT, "open", path(of: key))
            }
            let file = try PNGFile(bytes)
            let texts = Self.texts(frame: frame, key: key)
            guard file.texts.starts(with: texts) else {
                throw FileError(.damaged, "it says that it is another frame")
            }
            try file.unpack(into: &pixels)
            return Self.digest(of: file.texts.dropFirst(texts.count))
        } catch  where error.code == .damaged {
            throw FileError(
                .damaged, "\(path(of: key)), frame \(frame), can't be used: \(error.description); render it again")
        }
    }

    /// Reads an entry's bytes, no more than a picture of its shape can have; nil where there is no entry.
    private func load(
        _ key: FrameKey, shape expected: FrameShape?, into workspace: PNGWorkspace
    ) throws(FileError) -> UnsafeRawBufferPointer? {
        guard let file = try folders.file(Self.name(of: key), in: Self.folder(of: key)) else { return nil }
        let size = try file.size()
        if let expected, size <= PNGFile.largestFile(expected.width, expected.height, expected.format) {
            let bytes = workspace.file.take(size)
            guard try file.read(into: bytes) == bytes.count else {
                throw FileError(.damaged, "the file is cut short")
            }
            let (width, height, format, _) = try PNGFile.header(UnsafeRawBufferPointer(bytes))
            try check(FrameShape(width: width, height: height, format: format), is: expected)
            return UnsafeRawBufferPointer(bytes)
        }
        let header = UnsafeMutableRawBufferPointer(rebasing: workspace.packed.take(PNGFile.headerSize)[...])
        let headerSize = try file.read(into: header)
        let (width, height, format, largest) = try PNGFile.header(
            UnsafeRawBufferPointer(rebasing: header[..<headerSize]))
        try check(FrameShape(width: width, height: height, format: format), is: expected)
        guard size <= largest else { throw FileError(.damaged, "the file is longer than its picture can make it") }
        let bytes = workspace.file.take(size)
        bytes.copyMemory(from: UnsafeRawBufferPointer(header))
        let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[PNGFile.headerSize...])
        guard try file.read(into: rest) == rest.count else { throw FileError(.damaged, "the file is cut short") }
        return UnsafeRawBufferPointer(bytes)
    }

    private func check(_ shape: FrameShape, is expected: FrameShape?) throws(FileError) {
        if let expected, expected != shape {
            throw FileError(.damaged, "it is \(shape) where \(expected) is expected")
        }
    }

    /// Removes an entry; none there is no error.
    package func remove(_ key: FrameKey) throws(FileError) {
        do throws(FileError) {
            try Directory(directory).directory(Self.folder(of: key)).remove(Self.name(of: key))
        } catch  where error.code == .missing {}
    }
}

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

    /// A digest of what an entry says of its fonts; nil for nothing.
    private static func digest(of fonts: some Collection<PNG.Text>) -> Digest? {
        guard !fonts.isEmpty else { return nil }
        var hasher = DigestHasher()
        for text in fonts { hasher.update(Array("\(text.keyword)\0\(text.value)\0".utf8)) }
        return hasher.digest()
    }

    static func keyText(_ key: FrameKey) -> PNG.Text { PNG.Text("Flipbook key", key.description) }

    /// Forgets all frames and segments of videos. Removes nothing but what the store itself writes: entries and temporary files, by their
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

    /// The store's own files: frames, segments of videos and temporary files.
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
            let kind: StoredFile.Kind
            if let key {
                kind = .frame(key)
            } else if name == SegmentStore.folder, let key = SegmentKey(file) {
                kind = .segment(key)
            } else if name == Self.temporaries, TemporaryOwner(fileName: file) != nil {
                kind = .temporary
            } else {
                continue
            }
            // A folder or a link that has the name of an entry is not ours.
            guard let status = folder.status(of: file) else { continue }
            files.append(
                StoredFile(name: file, kind: kind, bytes: Int(status.size), seconds: Int(status.modified.seconds)))
        }
        return files
    }

    /// Whether there is no frame at all. Cheap, however many there are.
    package func isEmpty() throws(FileError) -> Bool {
        var isEmpty = true
        try forEachFolder { _, name in
            isEmpty = isEmpty && (name == Self.temporaries || name == SegmentStore.folder)
        }
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
                guard isEntries || name == Self.temporaries || name == SegmentStore.folder else { continue }
                do throws(FileError) {
                    try body(root, name)
                } catch  where error.code == .missing {}
            }
        } catch  where error.code == .missing {}
    }
}

/// A file that a store has written.
struct StoredFile {
    /// What a file is, and what it is found by.
    enum Kind: Hashable {
        case frame(FrameKey)
        case segment(SegmentKey)
        case temporary
    }

    var name: String
    var kind: Kind
    var bytes: Int
    /// When it was written, in seconds since 1970.
    var seconds: Int
}

extension FrameStore {
    /// How a picture differs from the frame in the store, in words; nil where every pixel is the same.
    ///
    /// - Throws: ``FileError`` where the store can't be read.
    package func difference(
        of pixels: borrowing PixelBuffer, frame: Int, key: FrameKey
    ) throws(FileError) -> String? {
        var kept = PixelBuffer(width: pixels.width, height: pixels.height, format: pixels.format)
        do throws(FileError) {
            try read(key, frame: frame, into: &kept)
        } catch  where error.code == .damaged || error.code == .missing { return error.description }
        var count = 0
        var first: (row: Int, column: Int)?
        let pixelSize = pixels.format.packedPixelSize
        let (own, others) = (pixels.makePackedRow(), kept.makePackedRow())
        defer {
            own.deallocate()
            others.deallocate()
        }
        for row in 0..<pixels.height {
            pixels.packRow(row, into: own)
            kept.packRow(row, into: others)
            if own.elementsEqual(others) { continue }
            for column in 0..<pixels.width {
                let bytes = column * pixelSize..<(column + 1) * pixelSize
                if own[bytes].elementsEqual(others[bytes]) { continue }
                count += 1
                first = first ?? (row, column)
            }
        }
        return first.map {
            "different in \(count.counted("pixel")), the first in row \($0.row), column \($0.column)"
        }
    }
}

extension Digest {
    /// The digest of a picture's pixels, whatever lies between its rows.
    package init(of pixels: borrowing PixelBuffer) {
        let row = pixels.makePackedRow()
        defer { row.deallocate() }
        var hasher = DigestHasher()
        for index in 0..<pixels.height {
            pixels.packRow(index, into: row)
            hasher.update(UnsafeRawBufferPointer(row))
        }
        self = hasher.digest()
    }
}

extension PixelBuffer {
    /// Memory for one packed row; the caller deallocates it.
    fileprivate borrowing func makePackedRow() -> UnsafeMutableRawBufferPointer {
        .allocate(byteCount: packedRowSize, alignment: 1)
    }
}
