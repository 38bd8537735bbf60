import FlipbookCoding
import FlipbookSystem

/// What was asked and rendered, kept beside the frames as JSON lines that a person can read: `journal.jsonl`.
///
/// Nothing depends on it but explanations: it may be lost, edited or cut at any moment. A line is one write to the end of the file, so that several runs may write at once; one that is torn or
/// unreadable is skipped.
///
///     {"event":"run","id":"9f…","recipe":{"source":{"animator":"Wave",…},…},"frames":60,"output":"wave.mp4","date":"…"}
///     {"event":"frame","frame":0,"key":"ab…","parameters":"77…","recipe":"9f…"}
///     {"event":"end","rendered":60,"cached":0,"date":"…"}
public struct Journal: Sendable {
    /// What a run was asked.
    public struct Run: Codable, Hashable, Sendable {
        /// What its frames are made from.
        public var recipe: Recipe
        /// How many frames; nil where that is not known before the last one.
        public var frames: Int?
        /// The path of the video.
        public var output: String
        /// When it began, as ISO 8601.
        public var date: String

        /// A run of all its parts.
        public init(recipe: Recipe, frames: Int?, output: String, date: String) {
            self.recipe = recipe
            self.frames = frames
            self.output = output
            self.date = date
        }
    }

    /// How a frame was rendered last.
    public struct LastFrame: Hashable, Sendable {
        /// What its entry was found by.
        public var key: FrameKey
        /// The digest of its parameters.
        public var parameters: Digest
        /// What it was made from besides.
        public var recipe: Recipe

        /// A frame's record of all its parts.
        public init(key: FrameKey, parameters: Digest, recipe: Recipe) {
            self.key = key
            self.parameters = parameters
            self.recipe = recipe
        }
    }

    /// What ``load()`` finds.
    public struct Contents: Hashable, Sendable {
        /// The last run that began; nil where there is none.
        public var lastRun: Run?
        /// How each frame was rendered last, by its index.
        public var frames: [Int: LastFrame] = [:]

        /// The contents of an empty journal.
        public init() {}
    }

    /// The folder that the journal lies in: that of the ``FrameStore``.
    public let directory: String
    /// Where it is.
    public var path: String { "\(directory)/\(Self.name)" }

    static let name = "journal.jsonl"
    /// A file of fewer bytes is never compacted.
    var compactionThreshold = 1 << 20

    /// The journal of the store in this folder.
    public init(directory: String) { self.directory = directory }

    /// Reads the journal; one that is not there is empty.
    public func load() throws(FileError) -> Contents {
        var contents = Contents()
        var recipes: [String: Recipe] = [:]
        for line in JSONLines(try read()) {
            switch line["event"]?.string {
            case "run":
                guard let name = line["id"]?.string, let run = try? line.decode(Run.self) else { continue }
                contents.lastRun = run
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

    /// The bytes of the file; none where it is missing.
    func read() throws(FileError) -> [UInt8] {
        try Directory.contents(of: Self.name, in: directory, maximumSize: Self.maximumSize)
    }
}
