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
        /// The last run that began; nil where there is none.
        package var lastRun: Run?
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

    /// Reads the file from its start; nil where it is missing.
    func reader() throws(FileError) -> JSONLineReader? {
        do throws(FileError) {
            let file = try Directory(directory).file(Self.name)
            return try file.size() <= Self.maximumSize ? JSONLineReader(file) : nil
        } catch  where error.code == .missing { return nil }
    }
}
