/// What was asked and rendered, kept beside the frames as JSON lines that a person can read: `journal.jsonl`.
///
/// Nothing depends on it but explanations, and whether a video is made anew that is there: it may be lost, edited or cut
/// at any moment. A line is one write to the end
/// of the file, so that several runs may write at once; one that is torn or unreadable is skipped.
///
///     {"event":"run","recipe":"9f…","animator":"Wave","program":"3c…",…,"frames":60,"output":"wave.mp4","date":"…"}
///     {"event":"frame","frame":0,"key":"ab…","parameters":"77…","recipe":"9f…"}
///     {"event":"video","output":"/…/wave.mp4","frames":"5e…","settings":"d1…","content":"08…","encoder":"libx264"}
///     {"event":"end","rendered":60,"cached":0,"date":"…"}
public struct Journal: Sendable {
    /// What a run was asked.
    public struct Run: Hashable, Sendable {
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

    /// A video that was made.
    public struct Video: Hashable, Sendable {
        /// Its absolute path.
        public var output: String
        /// A digest of its frames' keys, in order.
        public var frames: Digest
        /// A digest of how it was encoded.
        public var settings: Digest
        /// A digest of the file.
        public var content: Digest
        /// Its size.
        public var bytes: Int
        /// ffmpeg's name of the encoder that made it.
        public var encoder: String

        /// A video's record of all its parts.
        public init(output: String, frames: Digest, settings: Digest, content: Digest, bytes: Int, encoder: String) {
            self.output = output
            self.frames = frames
            self.settings = settings
            self.content = content
            self.bytes = bytes
            self.encoder = encoder
        }
    }

    /// What ``load()`` finds.
    public struct Contents: Hashable, Sendable {
        /// The last run that began; nil where there is none.
        public var lastRun: Run?
        /// How each frame was rendered last, by its index.
        public var frames: [Int: LastFrame] = [:]
        /// The videos that were made, by their paths.
        public var videos: [String: Video] = [:]

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
    public func load() throws(StoreError) -> Contents {
        var contents = Contents()
        var recipes: [String: Recipe] = [:]
        for line in JSONLines(try read()) {
            switch line["event"]?.string {
            case "run":
                guard let run = Run(line), let name = line["recipe"]?.string else { continue }
                contents.lastRun = run
                recipes[name] = run.recipe
            case "frame":
                guard let frame = line["frame"]?.integer, let key = line["key"]?.string.flatMap({ FrameKey($0) }),
                    let parameters = line["parameters"]?.string.flatMap({ Digest($0) }),
                    let recipe = line["recipe"]?.string.flatMap({ recipes[$0] })
                else { continue }
                contents.frames[frame] = LastFrame(key: key, parameters: parameters, recipe: recipe)
            case "video":
                if let video = Video(line) { contents.videos[video.output] = video }
            default: continue
            }
        }
        return contents
    }

    /// A file of more bytes is taken for empty: a million frames have no more.
    static let maximumSize = 256 << 20

    /// The bytes of the file; none where it is missing.
    func read() throws(StoreError) -> [UInt8] {
        do throws(StoreError) {
            let file = try Directory(directory).file(Self.name)
            return try file.size() <= Self.maximumSize ? file.contents() : []
        } catch  where error.code == .missing { return [] }
    }
}

extension Journal.Video {
    /// The video as a line.
    var line: JSONValue {
        [
            "event": "video", "output": .string(output), "frames": .string(frames.description),
            "settings": .string(settings.description), "content": .string(content.description),
            "bytes": .integer(Int64(bytes)), "encoder": .string(encoder),
        ]
    }

    /// The video that a line tells of; nil where it tells of none.
    init?(_ line: JSONValue) {
        func digest(_ name: String) -> Digest? { line[name]?.string.flatMap { Digest($0) } }
        guard let output = line["output"]?.string, let frames = digest("frames"), let settings = digest("settings"),
            let content = digest("content"), let bytes = line["bytes"]?.integer, let encoder = line["encoder"]?.string
        else { return nil }
        self.init(
            output: output, frames: frames, settings: settings, content: content, bytes: bytes, encoder: encoder)
    }
}

extension Journal.Run {
    /// The run as a line, its recipe going by this name.
    func line(recipeName: String) -> JSONValue {
        let libraries = recipe.libraries.sorted { $0.key < $1.key }.map { JSONValue.Member($0, .string($1)) }
        let inputs = recipe.inputs.sorted { $0.key < $1.key }.map { JSONValue.Member($0, .string($1)) }
        return [
            "event": "run", "recipe": .string(recipeName), "format": .integer(Int64(recipe.format)),
            "animator": .string(recipe.animator), "program": .string(recipe.program),
            "options": .string(recipe.options), "width": .integer(Int64(recipe.width)),
            "height": .integer(Int64(recipe.height)), "dpi": .number(recipe.dpi),
            "transparent": .bool(recipe.isTransparent),
            "alpha": .bool(recipe.hasAlpha), "fonts": .string(recipe.fonts),
            "libraries": .object(libraries), "inputs": .object(inputs),
            "frames": frames.map { .integer(Int64($0)) } ?? .null,
            "output": .string(output), "date": .string(date),
        ]
    }

    /// The run that a line tells of; nil where it tells of none.
    init?(_ line: JSONValue) {
        guard let format = line["format"]?.integer, let animator = line["animator"]?.string,
            let program = line["program"]?.string, let options = line["options"]?.string,
            let width = line["width"]?.integer, let height = line["height"]?.integer, let dpi = line["dpi"]?.number,
            let isTransparent = line["transparent"]?.bool, let hasAlpha = line["alpha"]?.bool,
            let fonts = line["fonts"]?.string, case .object(let members)? = line["libraries"],
            let output = line["output"]?.string, let date = line["date"]?.string
        else { return nil }
        func texts(_ members: [JSONValue.Member]) -> [String: String] {
            members.reduce(into: [:]) { $0[$1.name] = $1.value.string }
        }
        var inputs: [JSONValue.Member] = []
        if case .object(let members)? = line["inputs"] { inputs = members }
        let recipe = Recipe(
            format: format, animator: animator, program: program, options: options, width: width, height: height,
            dpi: dpi, isTransparent: isTransparent, hasAlpha: hasAlpha, fonts: fonts, libraries: texts(members),
            inputs: texts(inputs))
        self.init(recipe: recipe, frames: line["frames"]?.integer, output: output, date: date)
    }
}
