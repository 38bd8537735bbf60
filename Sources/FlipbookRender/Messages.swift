import FlipbookCoding
import FlipbookStore

/// The number of the language that supervisor and worker speak. It changes with every change of these types.
let protocolVersion = 7

/// What a worker is told to become: the first message to it.
package struct Assignment: Codable, Sendable {
    /// The animator's name, as the runner lists it.
    package var animator: String
    /// What all frames depend on, as far as it is known before `setup()` runs.
    package var source: Recipe.Source
    /// The animator's options, in canonical coding.
    package var options: [UInt8]
    /// The files that the frames are made from: a frame is kept only while they are what they were.
    package var inputs: [InputFile]
    /// The absolute path of the animation's frame store.
    package var store: String
    /// How frames are drawn.
    package var settings: RenderSettings

    /// What a worker of the animator is told.
    ///
    /// - Parameters:
    ///   - animator: its name, as the runner lists it.
    ///   - identity: what tells it from others of the same name: its type's qualified name.
    ///   - program: what the program is: see ``Recipe/Source/program``.
    ///   - options: its options in canonical coding, and in words.
    package init(
        animator: String, identity: String, program: String, options: [UInt8], inWords: String,
        inputs: [InputFile] = [], store: String, settings: RenderSettings = RenderSettings()
    ) {
        self.animator = animator
        self.options = options
        self.inputs = inputs
        self.store = store
        self.settings = settings
        source = Recipe.Source(
            animator: identity, program: program, options: Recipe.Options(inWords, content: Digest(of: options)),
            inputs: inputs.reduce(into: [:]) { $0[$1.name] = $1.content })
    }
}

extension Assignment {
    /// What all frames depend on, once setup() has finished.
    func recipe(_ setup: SetupReport) -> Recipe { Recipe(source: source, figure: setup.figure) }
}

/// What a worker's figure looks like from outside, once `setup()` has run.
package struct SetupReport: Codable, Hashable, Sendable {
    /// What pixels depend on.
    package var figure: Recipe.Figure
    /// A digest of which fonts are installed: not what frames depend on, but what decides on the fonts of texts that come
    /// later.
    package var installedFonts: Digest

    /// A report of both parts.
    package init(figure: Recipe.Figure, installedFonts: Digest) {
        self.figure = figure
        self.installedFonts = installedFonts
    }

    /// How it differs from another worker's, in words.
    func difference(from other: SetupReport) -> String {
        let changes = figure.changes(since: other.figure)
        return changes.isEmpty ? "other fonts are installed" : changes.joined(separator: "; ")
    }
}

/// What a worker draws a frame for.
enum DrawingPurpose: Codable, Hashable, Sendable {
    /// To be put into the store.
    case frame
    /// To be held against the store's, which stays as it is.
    case comparison
    /// To be looked at until the frame is there: a picture of half the size, in the store under a key of its own.
    case draft
}

/// From the supervisor to a worker.
enum WorkerRequest: Codable, Sendable {
    /// Make the figure. Sent once, first.
    case setUp(Assignment)
    /// Draw this frame for this purpose; its entry in the store has this key. Its parameters follow the message,
    /// `parameterBytes` long.
    case draw(frame: Int, key: FrameKey, purpose: DrawingPurpose, parameterBytes: Int)
}

extension WorkerRequest {
    /// How many bytes follow the message.
    var parameterBytes: Int {
        switch self {
        case .setUp: 0
        case .draw(_, _, _, let count): count
        }
    }

    /// The frame that is asked for; -1 for none.
    var frame: Int {
        switch self {
        case .setUp: -1
        case .draw(let frame, _, _, _): frame
        }
    }
}

/// From a worker to the supervisor.
enum WorkerReply: Codable, Sendable {
    /// The process runs and speaks this version.
    case hello(version: Int)
    /// `setup()` has finished.
    case ready(SetupReport)
    /// `setup()` failed; the worker ends.
    case setupFailed(String)
    /// `update` is about to be called for this frame.
    case began(frame: Int)
    /// The frame is in the store.
    case rendered(frame: Int)
    /// The frame was drawn again: how it differs from the store's, nil where it doesn't, and a digest of its pixels.
    case compared(frame: Int, difference: String?, pixels: Digest)
    /// A person should know this of the frames although they can be drawn.
    case warned(String)
    /// `update` or drawing threw.
    case frameFailed(frame: Int, String)
    /// The frame could not be published; no other frame will fare better.
    case storeFailed(String)
    /// This file isn't what it was when the render began, so the frame was not kept.
    case inputChanged(String)
    /// Nothing has happened for a while, and the process runs.
    case heartbeat
}
