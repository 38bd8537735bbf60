import FlipbookCoding
import FlipbookSystem

/// Adds a run to a ``Journal``: its frames as they are rendered, and its end.
///
/// An error means only that later explanations know less: a caller may note it and go on.
package struct JournalWriter: ~Copyable {
    private let file: File
    private let recipe: String
    /// Whether the last line in the file may not be whole.
    private var isTorn: Bool

    fileprivate init(file: consuming File, recipe: String, isTorn: Bool) {
        self.file = file
        self.recipe = recipe
        self.isTorn = isTorn
    }

    /// Notes a frame that was rendered.
    package mutating func frame(_ frame: Int, key: FrameKey, parameters: Digest) throws(FileError) {
        try write([
            "event": "frame", "frame": .integer(Int64(frame)), "key": .string(key.description),
            "parameters": .string(parameters.description), "recipe": .string(recipe),
        ])
    }

    /// Notes that the run is over.
    ///
    /// - Parameter date: when, as ISO 8601.
    package mutating func end(rendered: Int, cached: Int, date: String) throws(FileError) {
        try write([
            "event": "end", "rendered": .integer(Int64(rendered)), "cached": .integer(Int64(cached)),
            "date": .string(date),
        ])
    }

    fileprivate mutating func write(_ line: JSONValue) throws(FileError) {
        let bytes = Array(((isTorn ? "\n" : "") + line.description + "\n").utf8)
        isTorn = true
        try file.write(bytes)
        isTorn = false
    }
}

extension Journal {
    /// Begins a run: compacts a journal that has grown, and writes the first line. A tail that was torn gets a line
    /// break, so that it is one unreadable line: cutting it off could take a line with it that another run just wrote.
    ///
    /// - Throws: ``FileError`` where the file can't be written.
    package func startRun(_ run: Run) throws -> JournalWriter {
        let folder = try Directory(directory, create: true)
        try compact(in: folder, frames: run.frames ?? 0)
        let file = try folder.fileToExtend(Self.name)
        let name = try run.recipe.digest().description
        let isTorn = try file.lastByte().map { $0 != UInt8(ascii: "\n") } ?? false
        var writer = JournalWriter(file: file, recipe: name, isTorn: isTorn)
        let head = [JSONValue.Member("event", "run"), .init("id", .string(name))]
        try writer.write(.object(head + JSONValue(encoding: run).members))
        return writer
    }

    /// Keeps the last line of each frame, and the last run of each recipe that frames name, where that halves the file.
    /// A file that can't be halved, as each frame of the run may have its line, is not read.
    private func compact(in folder: borrowing Directory, frames count: Int) throws(FileError) {
        let bytesPerFrame = 200
        let size = Int(folder.status(of: Self.name)?.size ?? 0)
        guard size > max(compactionThreshold, 2 * bytesPerFrame * count), let reader = try reader() else { return }
        var runs: [String: (order: Int, line: JSONValue)] = [:]
        var frames: [Int: (recipe: String, line: JSONValue)] = [:]
        var order = 0
        while let line = reader.nextReadable() {
            if line["event"] == "run", let name = line["id"]?.string { runs[name] = (order, line) }
            order += 1
            if let frame = line["frame"]?.integer, let recipe = line["recipe"]?.string, runs[recipe] != nil {
                frames[frame] = (recipe, line)
            }
        }
        let used = Set(frames.values.map(\.recipe))
        let lines =
            runs.filter { used.contains($0.key) }.values.sorted { $0.order < $1.order }.map(\.line)
            + frames.sorted { $0.key < $1.key }.map(\.value.line)
        let kept = Array(lines.map { $0.description + "\n" }.joined().utf8)
        guard kept.count <= size / 2 else { return }

        try kept.withBytes { bytes throws(FileError) in
            try folder.publish(bytes, as: Self.name, through: FrameStore.temporaries)
        }
    }
}
