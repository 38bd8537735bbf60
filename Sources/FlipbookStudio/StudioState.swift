import FlipbookCoding
import FlipbookRender
import FlipbookStore
import Synchronization

/// What the page shows: how far each frame is, and which entry of the store it is.
///
/// It takes 25 bytes a frame.
final class StudioState: Sendable {
    /// How far a frame is, as the page is told.
    enum Mark: UInt8 {
        case missing = 0
        case cached, drawing, rendered, failed

        /// The letter for it.
        var letter: String {
            switch self {
            case .missing: "m"
            case .cached: "c"
            case .drawing: "d"
            case .rendered: "r"
            case .failed: "f"
            }
        }
    }

    private struct Content {
        var first = 0
        var count: Int?
        var size: (width: Int, height: Int)?
        var marks: [Mark] = []
        var keys: [FrameKey?] = []
        var version = 0
        var ending: String?
    }

    /// The animation's name.
    let name: String
    /// Frames a second.
    let framesPerSecond: Double
    private let content = Mutex(Content())

    /// A render of which nothing is known yet.
    init(name: String, framesPerSecond: Double) {
        (self.name, self.framesPerSecond) = (name, framesPerSecond)
    }

    /// Takes what the render tells.
    func take(_ message: StudioMessage) {
        content.withLock { content in
            content.version += 1
            switch message {
            case .begin: break
            case .figure(let width, let height): content.size = (width, height)
            case .frames(let count, let first):
                (content.first, content.count) = (first, count)
                if let count { Self.grow(&content, to: count) }
            case .frame(let frame, let state): Self.note(&content, frame, state)
            case .ended(let problem):
                for place in content.marks.indices where content.marks[place] == .drawing {
                    content.marks[place] = .missing
                }
                content.ending = problem
            }
        }
    }

    private static func note(_ content: inout Content, _ frame: Int, _ state: FrameState) {
        let place = frame - content.first
        guard place >= 0 else { return }
        grow(&content, to: place + 1)
        switch state {
        case .cached(let key): (content.marks[place], content.keys[place]) = (.cached, key)
        case .drawing: content.marks[place] = .drawing
        case .rendered(let key): (content.marks[place], content.keys[place]) = (.rendered, key)
        case .failed: content.marks[place] = .failed
        case .missing: content.marks[place] = .missing
        }
    }

    /// The store's entry for a frame, counted from the first that is asked for; nil where there is none.
    func key(of place: Int) -> FrameKey? {
        content.withLock { $0.keys.indices.contains(place) ? $0.keys[place] : nil }
    }

    /// Everything but the pictures, as JSON; nil where it is still what this version of it was.
    ///
    /// Frames in a row that are equally far are one item: their number and a letter.
    func json(unlessVersion version: Int? = nil) -> JSONValue? {
        content.withLock { content in
            guard version != content.version else { return nil }
            return [
                "name": .string(name), "fps": .number(framesPerSecond), "version": .integer(Int64(content.version)),
                "first": .integer(Int64(content.first)), "count": .integer(Int64(content.count ?? content.marks.count)),
                "isCounted": .bool(content.count != nil), "width": .integer(Int64(content.size?.width ?? 0)),
                "height": .integer(Int64(content.size?.height ?? 0)), "runs": .array(Self.runs(of: content.marks)),
                "ended": .bool(content.ending != nil), "problem": .string(content.ending ?? ""),
            ]
        }
    }

    private static func runs(of marks: [Mark]) -> [JSONValue] {
        var runs: [JSONValue] = []
        var start = 0
        for index in marks.indices where index + 1 == marks.count || marks[index + 1] != marks[index] {
            runs.append([.integer(Int64(index + 1 - start)), .string(marks[index].letter)])
            start = index + 1
        }
        return runs
    }

    private static func grow(_ content: inout Content, to count: Int) {
        guard count > content.marks.count else { return }
        content.marks += Array(repeating: .missing, count: count - content.marks.count)
        content.keys += Array(repeating: nil, count: count - content.keys.count)
    }
}
