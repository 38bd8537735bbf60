import FlipbookSystem

/// The folder with the frames of all animations, a ``FrameStore`` and a ``Journal`` each in a folder of its own: what is
/// cleaned, and kept small.
///
/// Nothing is removed but what stores and journals write, known by its name. A render that goes on at the same time, on
/// this machine or another, draws again what it misses: when files were written decides only what goes first.
package struct Cache: Sendable {
    /// The folder, as it was given.
    package let directory: String

    /// The cache in this folder, whether it is there or not.
    package init(directory: String) { self.directory = directory }

    /// The cache that a store is in; nil where it is in none.
    package init?(around store: FrameStore) {
        guard let end = store.directory.lastIndex(of: "/") else { return nil }
        self.init(directory: String(store.directory[..<end]))
    }

    /// Frames, segments of videos, and what they take.
    package struct Amount: Hashable, Sendable {
        package var frames = 0
        package var segments = 0
        package var bytes = 0

        package init() {}

        mutating func add(_ file: StoredFile) {
            switch file.kind {
            case .frame: frames += 1
            case .segment: segments += 1
            case .temporary: break
            }
            bytes += file.bytes
        }
    }

    /// The name of the file that keeps git from taking frames in.
    private static let gitIgnore = ".gitignore"

    /// Makes the folder where it is missing, and a `.gitignore` in it that names all files, where it holds nothing but
    /// stores: a folder that holds more is somebody else's. A `.gitignore` that is there stays as it is.
    package func prepare() throws(FileError) {
        let root = try Directory(directory, create: true)
        guard try root.names() == animations() else { return }
        do throws(FileError) {
            let file = try root.newFile(Self.gitIgnore)
            do throws(FileError) {
                try file.write(Array("*\n".utf8))
                try file.finish()
            } catch {
                try? root.remove(Self.gitIgnore)
                throw error
            }
        } catch  where error.code == .exists {}
    }

    /// The names of the animations that have a store here, sorted.
    package func animations() throws(FileError) -> [String] {
        do throws(FileError) {
            let root = try Directory(directory)
            var animations: [String] = []
            for name in try root.names() {
                guard let folder = try? root.directory(name), let names = try? folder.names() else { continue }
                let isStore = names.contains { $0 == Journal.name || $0 == FrameStore.temporaries }
                if isStore || (try? !store(name).isEmpty()) == true { animations.append(name) }
            }
            return animations
        } catch  where error.code == .missing { return [] }
    }

    /// The store of an animation.
    package func store(_ animation: String) -> FrameStore { FrameStore(directory: "\(directory)/\(animation)") }

    /// What an animation has, or what of it was written before some time.
    ///
    /// - Parameter seconds: since 1970; nil for all.
    package func amount(of animation: String, before seconds: Int? = nil) throws(FileError) -> Amount {
        var amount = Amount()
        for file in try store(animation).storedFiles() where file.seconds < seconds ?? .max { amount.add(file) }
        return amount
    }

    /// Removes an animation's frames and segments of videos, or those that were written before some time; with all of them the journal and
    /// the records of videos go, and the folder, where nothing else is in it.
    ///
    /// - Parameter seconds: since 1970; nil for all.
    /// - Returns: what was removed.
    @discardableResult
    package func clean(_ animation: String, before seconds: Int? = nil) throws(FileError) -> Amount {
        var amount = Amount()
        try store(animation).remove { file in
            guard file.seconds < seconds ?? .max else { return false }
            amount.add(file)
            return true
        }
        if seconds == nil {
            do throws(FileError) {
                let root = try Directory(directory)
                let folder = try root.directory(animation)
                for name in [Journal.name, VideoRecord.name] { try folder.remove(name) }
                root.removeIfEmpty(animation)
            } catch  where error.code == .missing {}
        }
        return amount
    }

    /// Removes the oldest frames and segments of videos until what is left takes no more than `limit` bytes.
    ///
    /// - Parameters:
    ///   - frames: those that are not removed.
    ///   - segments: those that are not removed.
    /// - Returns: what was removed.
    @discardableResult
    package func trim(
        to limit: Int, keeping frames: Set<FrameKey>, _ segments: Set<SegmentKey> = []
    ) throws(FileError) -> Amount {
        let animations = try animations()
        var files: [StoredFile] = []
        for animation in animations { files += try store(animation).storedFiles() }
        let total = files.reduce(0) { $0 + $1.bytes }
        let candidates = files.filter { file in
            switch file.kind {
            case .frame(let key): !frames.contains(key)
            case .segment(let key): !segments.contains(key)
            case .temporary: false
            }
        }
        var removed = Amount()
        var unwanted: Set<String> = []
        for file in candidates.sorted(by: { ($0.seconds, $0.name) < ($1.seconds, $1.name) }) {
            guard total - removed.bytes > limit else { break }
            unwanted.insert(file.name)
            removed.add(file)
        }
        guard !unwanted.isEmpty else { return removed }
        for animation in animations { try store(animation).remove { unwanted.contains($0.name) } }
        return removed
    }
}
