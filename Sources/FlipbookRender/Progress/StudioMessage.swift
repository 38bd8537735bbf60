import FlipbookCoding
import FlipbookStore

/// What a runner tells the program that shows its frames, `flipbook-studio`: one JSON object on each line of that program's
/// standard input. The end of the input is the end of the render's process.
package enum StudioMessage: Hashable, Sendable {
    /// The number of this protocol. It changes with every change of these messages; both sides must have the same.
    package static let version = 1

    /// The first message: the animation's name, its frames a second, and the absolute path of its frame store.
    case begin(name: String, framesPerSecond: Double, store: String)
    /// The figure's size is known: columns and rows of a frame, in pixels.
    case figure(width: Int, height: Int)
    /// The number of frames, nil while it isn't known, and the index of the first.
    case frames(count: Int?, first: Int)
    /// A frame has come this far.
    case frame(Int, FrameState)
    /// The render is over. The problem is what went wrong; empty where nothing did.
    case ended(problem: String)

    /// The message as a line has it.
    package var json: JSONValue {
        switch self {
        case .begin(let name, let framesPerSecond, let store):
            [
                "event": "begin", "version": .integer(Int64(Self.version)), "name": .string(name),
                "fps": .number(framesPerSecond), "store": .string(store),
            ]
        case .figure(let width, let height):
            ["event": "figure", "width": .integer(Int64(width)), "height": .integer(Int64(height))]
        case .frames(let count, let first):
            [
                "event": "frames", "count": count.map { .integer(Int64($0)) } ?? .null,
                "first": .integer(Int64(first)),
            ]
        case .frame(let frame, let state):
            [
                "event": "frame", "frame": .integer(Int64(frame)), "state": .string(state.name),
                "key": state.key.map { .string($0.description) } ?? .null,
            ]
        case .ended(let problem): ["event": "ended", "problem": .string(problem)]
        }
    }

    /// The message that a line holds; nil where it holds none of this version.
    package init?(_ json: JSONValue) {
        switch json["event"]?.string {
        case "begin":
            guard json["version"]?.integer == Self.version, let name = json["name"]?.string,
                let rate = json["fps"]?.number, let store = json["store"]?.string
            else { return nil }
            self = .begin(name: name, framesPerSecond: rate, store: store)
        case "figure":
            guard let width = json["width"]?.integer, let height = json["height"]?.integer else { return nil }
            self = .figure(width: width, height: height)
        case "frames":
            guard let first = json["first"]?.integer else { return nil }
            self = .frames(count: json["count"]?.integer, first: first)
        case "frame":
            guard let frame = json["frame"]?.integer, let name = json["state"]?.string,
                let state = FrameState(name, key: json["key"]?.string.flatMap { FrameKey($0) })
            else { return nil }
            self = .frame(frame, state)
        case "ended":
            guard let problem = json["problem"]?.string else { return nil }
            self = .ended(problem: problem)
        default: return nil
        }
    }
}

extension FrameState {
    fileprivate var name: String {
        switch self {
        case .cached: "cached"
        case .missing: "missing"
        case .drawing: "drawing"
        case .rendered: "rendered"
        case .failed: "failed"
        }
    }

    /// The store's entry; nil where there is none.
    fileprivate var key: FrameKey? {
        switch self {
        case .cached(let key), .rendered(let key): key
        case .missing, .drawing, .failed: nil
        }
    }

    fileprivate init?(_ name: String, key: FrameKey?) {
        switch (name, key) {
        case ("cached", let key?): self = .cached(key)
        case ("rendered", let key?): self = .rendered(key)
        case ("missing", nil): self = .missing
        case ("drawing", nil): self = .drawing
        case ("failed", nil): self = .failed
        default: return nil
        }
    }
}
