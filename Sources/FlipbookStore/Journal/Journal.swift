import FlipbookCoding
import FlipbookSystem

/// What was asked and rendered, kept beside the frames as JSON lines that a person can read: `journal.jsonl`.
///
/// Nothing depends on it but explanations: it may be lost, edited or cut at any moment. A line is one write to the end of
/// the file, so that several runs may write at once; one that is torn or unreadable is skipped.
///
///     {"event":"run","id":"9f…","date":"…","frames":60,"output":"wave.mp4","recipe":{"figure":{…},"format":2,"source":{…}}}
///     {"event":"frame","frame":0,"key":"ab…","parameters":"77…","recipe":"9f…"}
///     {"event":"end","rendered":60,"cached":0,"date":"…"}
package struct Journal: Sendable {
    /// What a run was asked.
    package struct Run: Codable, Hashable, Sendable {
        /// What its frames are made from.
        package var recipe: Recipe
        /// How many frames; nil where that is not known before the last one.
        package var frames: Int?
        /// The path of the video.
        package var output: String
        /// When it began, as ISO 8601.
        package var date: String

        /// A run of all its parts.
        package init(recipe: Recipe, frames: Int?, output: String, date: String) {
            self.recipe = recipe
            self.frames = frames
            self.output = output
            self.date = date
        }
    }

    /// How a frame was rendered last.
    package struct LastFrame: Hashable, Sendable {
        /// What its entry was found by.
        package var key: FrameKey
        /// The digest of its parameters.
        package var parameters: Digest
        /// What it was made from besides.
        package var recipe: Recipe

        /// A frame's record of all its parts.
        package init(key: FrameKey, parameters: Digest, recipe: Recipe) {
            self.key = key
            self.parameters = parameters
            self.recipe = recipe
        }
    }

    /// What ``load()`` finds.
    package struct Contents: Hashable, Sendable {
        /// How each frame was rendered last, by its index.
        package var frames: [Int: LastFrame] = [:]

        /// The contents of an empty journal.
        package init() {}
    }

    /// The folder that the journal lies in: that of the ``FrameStore``.
    package let directory: String
    /// Where it is.
    package var path: String { "\(directory)/\(Self.name)" }

    static let name = "journal.jsonl"
    /// A file of fewer bytes is never compacted.
    var compactionThreshold = 1 << 20

    /// The journal of the store in this folder.
    package init(directory: String) { self.directory = directory }

    /// Reads the journal; one that is not there is empty.
    package func load() throws(FileError) -> Contents {
        var contents = Contents()
        var recipes: [String: Recipe] = [:]
        let reader = try reader()
        while let line = reader?.nextReadable() {
            switch line["event"]?.string {
            case "run":
                guard let name = line["id"]?.string, let run = try? line.decode(Run.self) else { continue }
                recipes[name] = run.recipe
            case "frame":
                guard let frame = line["frame"]?.integer, let key = line["key"]?.string.flatMap({ FrameKey($0) }),
                    let parameters = line["parameters"]?.string.flatMap({ Digest($0) }),
                    let recipe = line["recipe"]?.string.flatMap({ recipes[$0] })
                else { continue }
                contents.frames[frame] = LastFrame(key: key, parameters: parameters, recipe: recipe)
            default: continue
            }
        }
        return contents
    }

    /// A file of more bytes is taken for empty: a million frames have no more.
    static let maximumSize = 256 << 20

    /// Reads the file from its start; nil where it is missing.
    func reader() throws(FileError) -> JSONLineReader? {
        do throws(FileError) {
            let file = try Directory(directory).file(Self.name)
            return try file.size() <= Self.maximumSize ? JSONLineReader(file) : nil
        } catch  where error.code == .missing { return nil }
    }
}

/// Adds a run to a ``Journal``: its frames as they are rendered, and its end.
///
/// An error means only that later explanations know less: a caller may note it and go on.
package struct JournalWriter: ~Copyable {
    private let file: File
    private let recipe: String
    /// Whether the last line in the file may not be whole.
    private var isTorn: Bool
    /// Lines that are not written yet.
    private var pending: [UInt8] = []

    fileprivate init(file: consuming File, recipe: String, isTorn: Bool) {
        self.file = file
        self.recipe = recipe
        self.isTorn = isTorn
    }

    deinit {
        if !pending.isEmpty { try? file.write(pending) }
    }

    /// Notes a frame that was rendered. ``flush()`` writes it, together with others, and so does the end of the writer.
    package mutating func frame(_ frame: Int, key: FrameKey, parameters: Digest) {
        // Nothing in it has to be escaped.
        let members = #""key":"\#(key)","parameters":"\#(parameters)","recipe":"\#(recipe)""#
        pending.append(contentsOf: #"{"event":"frame","frame":\#(frame),\#(members)}"#.utf8)
        pending.append(UInt8(ascii: "\n"))
    }

    /// Writes the frames that were noted.
    package mutating func flush() throws(FileError) {
        guard !pending.isEmpty else { return }
        let lines = (isTorn ? [UInt8(ascii: "\n")] : []) + pending
        pending.removeAll(keepingCapacity: true)
        isTorn = true
        try file.write(lines)
        isTorn = false
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
        pending += Array((line.description + "\n").utf8)
        try flush()
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
        guard size > max(compactionThreshold, 2 * bytesPerFrame * count) else { return }
        let reader = try reader()
        var runs: [String: (order: Int, line: JSONValue)] = [:]
        var frames: [Int: (recipe: String, line: JSONValue)] = [:]
        var order = 0
        while let line = reader?.nextReadable() {
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
