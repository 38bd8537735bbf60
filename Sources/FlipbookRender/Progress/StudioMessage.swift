import FlipbookCoding
import FlipbookStore

/// What a runner tells the program that shows its frames, `flipbook-studio`: one JSON object on each line. The end of the lines is
/// the end of the runner.
package enum StudioMessage: Hashable, Sendable {
    /// The number of this protocol. It changes with every change of these messages; both sides must have the same.
    package static let version = 3

    /// The first message: whose frames follow.
    case begin(StudioAnimation)
    /// The figure's size is known: columns and rows of a frame, in pixels.
    case figure(width: Int, height: Int)
    /// The number of frames, nil while it isn't known, the index of the first, and how far each is from the one before.
    case frames(count: Int?, first: Int, step: Int)
    /// A frame has come this far.
    case frame(Int, FrameState)
    /// Something went wrong, at this frame where it was at one.
    case problem(String, frame: Int?)
    /// A person should know this of the frames although they can be drawn.
    case warning(String)
    /// The render is over. The problem is what went wrong; empty where nothing did.
    case ended(problem: String)

    /// The message as a line has it.
    package var json: JSONValue {
        switch self {
        case .begin(let animation):
            [
                "event": "begin", "version": .integer(Int64(Self.version)),
                "animation": (try? JSONValue(encoding: animation)) ?? .null,
            ]
        case .figure(let width, let height):
            ["event": "figure", "width": .integer(Int64(width)), "height": .integer(Int64(height))]
        case .frames(let count, let first, let step):
            [
                "event": "frames", "count": count.map { .integer(Int64($0)) } ?? .null,
                "first": .integer(Int64(first)), "step": .integer(Int64(step)),
            ]
        case .frame(let frame, let state):
            [
                "event": "frame", "frame": .integer(Int64(frame)), "state": .string(state.name),
                "key": state.key.map { .string($0.description) } ?? .null,
            ]
        case .problem(let text, let frame):
            ["event": "problem", "text": .string(text), "frame": frame.map { .integer(Int64($0)) } ?? .null]
        case .warning(let text): ["event": "warning", "text": .string(text)]
        case .ended(let problem): ["event": "ended", "problem": .string(problem)]
        }
    }

    /// The message that a line holds; nil where it holds none of this version.
    package init?(_ json: JSONValue) {
        switch json["event"]?.string {
        case "begin":
            guard json["version"]?.integer == Self.version,
                let animation = try? json["animation"]?.decode(StudioAnimation.self)
            else { return nil }
            self = .begin(animation)
        case "figure":
            guard let width = json["width"]?.integer, let height = json["height"]?.integer else { return nil }
            self = .figure(width: width, height: height)
        case "frames":
            guard let first = json["first"]?.integer, let step = json["step"]?.integer, step > 0 else { return nil }
            self = .frames(count: json["count"]?.integer, first: first, step: step)
        case "frame":
            guard let frame = json["frame"]?.integer, let name = json["state"]?.string,
                let state = FrameState(name, key: json["key"]?.string.flatMap { FrameKey($0) })
            else { return nil }
            self = .frame(frame, state)
        case "problem":
            guard let text = json["text"]?.string else { return nil }
            self = .problem(text, frame: json["frame"]?.integer)
        case "warning":
            guard let text = json["text"]?.string else { return nil }
            self = .warning(text)
        case "ended":
            guard let problem = json["problem"]?.string else { return nil }
            self = .ended(problem: problem)
        default: return nil
        }
    }
}

/// An animation whose frames are shown.
package struct StudioAnimation: Codable, Hashable, Sendable {
    /// The animation's name.
    package var name: String
    /// Frames a second.
    package var framesPerSecond: Double
    /// The absolute path of the animation's frame store.
    package var store: String
    /// The names of all animators of the program.
    package var animators: [String] = []
    /// The animator's own options, with the values that they have.
    package var options: [StudioOption] = []
    /// Whether the animator's own options must stand after `--`, as a name of theirs is the renderer's, too.
    package var optionsAreSeparate = false
    /// The absolute paths of the data files that the animator declares.
    package var inputs: [String] = []

    /// An animation without options.
    package init(name: String, framesPerSecond: Double, store: String) {
        self.name = name
        self.framesPerSecond = framesPerSecond
        self.store = store
    }
}

/// An option of an animator's own, for a control that changes it.
package struct StudioOption: Codable, Hashable, Sendable {
    /// What values there are.
    package enum Kind: String, Codable, Sendable {
        case integer, number, choice, flag, text
    }

    /// How it is written on the command line: `--rho`.
    package var name: String
    /// What values there are.
    package var kind: Kind
    /// Its value as the command line says it; empty for none. A flag's is `true` or `false`.
    package var value: String
    /// The values of a choice.
    package var choices: [String] = []
    /// How a flag is written that is off; nil where leaving it out says so.
    package var offName: String?
    /// What it does, in words.
    package var help: String

    /// An option with its value.
    package init(name: String, kind: Kind, value: String, help: String) {
        self.name = name
        self.kind = kind
        self.value = value
        self.help = help
    }
}

extension FrameState {
    fileprivate var name: String {
        switch self {
        case .cached: "cached"
        case .missing: "missing"
        case .drawing: "drawing"
        case .drafted: "drafted"
        case .rendered: "rendered"
        case .failed: "failed"
        }
    }

    /// The store's entry; nil where there is none.
    fileprivate var key: FrameKey? {
        switch self {
        case .cached(let key), .rendered(let key), .drafted(let key): key
        case .missing, .drawing, .failed: nil
        }
    }

    fileprivate init?(_ name: String, key: FrameKey?) {
        switch (name, key) {
        case ("cached", let key?): self = .cached(key)
        case ("rendered", let key?): self = .rendered(key)
        case ("drafted", let key?): self = .drafted(key)
        case ("missing", nil): self = .missing
        case ("drawing", nil): self = .drawing
        case ("failed", nil): self = .failed
        default: return nil
        }
    }
}
