import FlipbookCoding
import FlipbookRender
import FlipbookStore
import Synchronization

/// What the page shows: how far each frame is, which entry of the store it is, and, while sources are watched, how the build is.
///
/// It takes 50 bytes a frame.
final class StudioState: Sendable {
    /// How far a frame is, as the page is told.
    enum Mark: UInt8 {
        case missing = 0
        case cached, drawing, drafted, rendered, failed

        /// The letter for it.
        var letter: String {
            switch self {
            case .missing: "m"
            case .cached: "c"
            case .drawing: "d"
            case .drafted: "h"
            case .rendered: "r"
            case .failed: "f"
            }
        }
    }

    /// What is going on.
    enum Phase: String {
        /// Nothing is known yet.
        case waiting
        /// The program is being built.
        case building
        /// It can't be built.
        case buildFailed
        /// It was started, and its figure isn't there yet.
        case starting
        /// It draws frames, or has drawn all.
        case drawing
        /// It has ended, and a problem says why.
        case failed
        /// The render that is shown has ended.
        case ended
    }

    /// The frames of one program with one set of options.
    struct Frames {
        var store: FrameStore?
        /// The index of the first frame.
        var first = 0
        /// How far the index of each other frame is from that of the frame before.
        var step = 1
        var count: Int?
        var size: (width: Int, height: Int)?
        var marks: [Mark] = []
        var keys: [FrameKey?] = []

        /// The store's entry for a frame, counted from the first; nil where there is none.
        func key(of position: Int) -> FrameKey? { keys.indices.contains(position) ? keys[position] : nil }

        /// These frames without drafts, which go with the program that has drawn them.
        var withoutDrafts: Frames {
            var frames = self
            for position in marks.indices where marks[position] == .drafted {
                (frames.marks[position], frames.keys[position]) = (.missing, nil)
            }
            return frames
        }

        mutating func grow(to count: Int) {
            guard count > marks.count else { return }
            marks += Array(repeating: .missing, count: count - marks.count)
            keys += Array(repeating: nil, count: count - keys.count)
        }

        mutating func note(_ frame: Int, _ state: FrameState) {
            guard frame >= first else { return }
            let position = (frame - first) / step
            grow(to: position + 1)
            switch state {
            case .cached(let key): (marks[position], keys[position]) = (.cached, key)
            // A draft is looked at until the frame is there.
            case .drawing: if marks[position] != .drafted { marks[position] = .drawing }
            case .drafted(let key):
                guard marks[position] != .rendered, marks[position] != .cached else { return }
                (marks[position], keys[position]) = (.drafted, key)
            case .rendered(let key): (marks[position], keys[position]) = (.rendered, key)
            case .failed: marks[position] = .failed
            case .missing: (marks[position], keys[position]) = (.missing, nil)
            }
        }
    }

    /// Everything that is shown.
    struct Content {
        var phase = Phase.waiting
        var animation: StudioAnimation?
        /// The frames of the program that runs, and those that were shown before it was built or got other options.
        var frames = Frames(), before = Frames()
        /// Whether the sources have changed since the program that runs was built.
        var isOld = false
        var problem = ""
        /// The frame of the problem, counted from 0; nil for none.
        var problemFrame: Int?
        /// What a person should know of the frames although they can be drawn, the last few.
        var warnings: [String] = []
        var build = Build()
        /// Nil where nothing can be changed from the page.
        var controls: Controls?
        var video = Video()
        /// How often a program has begun to draw: with other code or other options each time.
        fileprivate(set) var generation = 0
        /// How often anything has changed.
        fileprivate(set) var version = 0
    }

    /// How the last build went.
    struct Build {
        var errors: [BuildError] = []
        var seconds: Double?
    }

    /// What was set from the page.
    struct Controls {
        /// The animator that is shown, and values of its options that differ from the command's.
        var animator: String?
        var changes: [String: String] = [:]
        /// The command that renders the same.
        var command = ""
    }

    /// The render that was started from the page.
    struct Video {
        enum Stage: String { case none, running, done, failed }
        var stage = Stage.none
        var done = 0
        var total: Int?
        var text = ""
        var path: String?
        /// Counts the videos.
        var number = 0
    }

    private let content = Mutex(Content())
    /// Those who wait for the next change.
    private let waiting = Mutex<(count: Int, continuations: [Int: AsyncStream<Void>.Continuation])>((0, [:]))

    /// Changes what is shown.
    func change<Result: Sendable>(_ body: (inout sending Content) -> sending Result) -> Result {
        defer {
            for continuation in waiting.withLock({ $0.continuations.values }) { continuation.finish() }
        }
        return content.withLock { content in
            content.version += 1
            return body(&content)
        }
    }

    /// A stream that has no elements, and ends with the first change after this call.
    func nextChange() -> AsyncStream<Void> {
        AsyncStream { continuation in
            let number = waiting.withLock { waiting in
                waiting.count += 1
                waiting.continuations[waiting.count] = continuation
                return waiting.count
            }
            continuation.onTermination = { [weak self] _ in
                _ = self?.waiting.withLock { $0.continuations.removeValue(forKey: number) }
            }
        }
    }

    /// Reads what is shown.
    func read<Result: Sendable>(_ body: (borrowing Content) -> sending Result) -> Result {
        content.withLock { body($0) }
    }

    /// Takes what a program tells of the frames.
    func take(_ message: StudioMessage) {
        change { content in
            switch message {
            case .begin(let animation): content.begin(animation)
            case .figure(let width, let height):
                content.frames.size = (width, height)
                content.phase = .drawing
            case .frames(let count, let first, let step):
                (content.frames.first, content.frames.step, content.frames.count) = (first, step, count)
                if let count { content.frames.grow(to: count) }
            case .frame(let frame, let state): content.note(frame, state)
            case .problem(let text, let frame): content.fail(text, frame: frame)
            case .warning(let text): content.warn(text)
            case .ended(let problem): content.end(problem)
            }
        }
    }

    /// A picture of the store.
    struct Entry {
        var store: FrameStore
        var key: FrameKey
        /// Whether it is of the program that runs.
        var isCurrent: Bool
        /// Whether it has half the size of the frame.
        var isDraft: Bool
    }

    /// The store's entry for a frame, counted from the first that is asked for; nil where there is none.
    func entry(of position: Int, before: Bool) -> Entry? {
        content.withLock { content in
            if !before, let store = content.frames.store, let key = content.frames.key(of: position) {
                let isDraft = content.frames.marks[position] == .drafted
                return Entry(store: store, key: key, isCurrent: !content.isOld, isDraft: isDraft)
            }
            guard let store = content.before.store, let key = content.before.key(of: position) else { return nil }
            return Entry(store: store, key: key, isCurrent: false, isDraft: false)
        }
    }

    /// The frame that another thread found damaged, by its number, once it is marked so.
    func lose(_ position: Int, key: FrameKey) -> Int? {
        change { content in
            guard content.frames.key(of: position) == key else { return nil }
            content.frames.keys[position] = nil
            content.frames.marks[position] = .missing
            return content.frames.first + position * content.frames.step
        }
    }

    /// Everything but the pictures, as JSON; nil where it is still what this version of it was.
    func json(unlessVersion version: Int? = nil) -> JSONValue? {
        content.withLock { content -> JSONValue? in
            guard content.version != version else { return Optional.none }
            return content.json
        }
    }
}

extension StudioState.Content {
    /// The frames of another program, or of other options, take the place of those that were there.
    mutating func begin(_ animation: StudioAnimation) {
        if frames.keys.contains(where: { $0 != nil }) {
            before = self.animation?.name == animation.name ? frames.withoutDrafts : StudioState.Frames()
        } else if self.animation?.name != animation.name {
            before = StudioState.Frames()
        }
        generation += 1
        self.animation = animation
        frames = StudioState.Frames(store: FrameStore(directory: animation.store))
        (phase, isOld, problem, problemFrame, warnings) = (.starting, false, "", nil, [])
    }

    fileprivate mutating func warn(_ text: String) {
        guard !warnings.contains(text) else { return }
        warnings = warnings.suffix(4) + [text]
    }

    mutating func fail(_ text: String, frame: Int?) {
        // The last one is shown: it is the newest of the frame that is looked at.
        (problem, problemFrame) = (text, frame)
    }

    fileprivate mutating func note(_ frame: Int, _ state: FrameState) {
        frames.note(frame, state)
        if case .rendered = state, frame == problemFrame { (problem, problemFrame) = ("", nil) }
    }

    fileprivate mutating func end(_ problem: String) {
        for position in frames.marks.indices where frames.marks[position] == .drawing {
            frames.marks[position] = .missing
        }
        phase = controls == nil ? .ended : problem.isEmpty ? phase : .failed
        if !problem.isEmpty { (self.problem, problemFrame) = (problem, nil) }
    }
}
