import FlipbookSystem
import FlipbookVideo
import Logging

/// How an animation is rendered: what the command line's options say, as a value.
///
/// The settings of the video, `VideoSettings`, are members, too: `settings.quality`.
@dynamicMemberLookup
public struct RenderSettings: Codable, Sendable {
    /// How progress is shown.
    public enum Progress: String, CaseIterable, Codable, Sendable {
        /// A bar where there is a terminal, else lines.
        case auto
        /// A live bar at the terminal.
        case bar
        /// A line on standard error every five seconds.
        case lines
        /// One JSON object a line on standard output.
        case json
        /// Nothing but what went wrong.
        case none
    }

    /// How many workers draw at once. Each is a process, but for a single one, which draws in this process.
    public struct Workers: Codable, Hashable, Sendable {
        /// N, or -1 for one for each core, -2 for one fewer, …
        package let number: Int

        package init(number: Int) { self.number = number }

        /// One worker for each core.
        public static let allCores = Workers(number: -1)

        /// One worker per core minus `spared`, and at least one.
        ///
        /// - Parameter spared: how many cores are left to others, 0 or more.
        public static func allCores(except spared: Int) -> Workers {
            Workers(number: -1 - max(0, min(spared, 1 << 20)))
        }

        /// This number of workers, 1 to 1024. 1 draws in this process.
        public static func count(_ count: Int) -> Workers { Workers(number: max(0, count)) }

        /// Reads the number.
        public init(from decoder: any Decoder) throws { number = try Int(from: decoder) }

        /// Writes the number.
        public func encode(to encoder: any Encoder) throws { try number.encode(to: encoder) }
    }

    /// How the frames become a video.
    package var video = VideoSettings()
    /// Which frames to render.
    public var range = FrameRange.all
    /// How many workers draw. Default: one per core.
    public var workers = Workers.allCores
    /// How long a worker may take for one frame before it is killed and the frame given to another. Default: 10 minutes; nil is
    /// no limit.
    ///
    /// Nothing is killed that a debugger holds.
    public var frameTimeout: Duration? = .seconds(600)
    /// Whether the video is made even if frames fail. A failed frame repeats the previous one; at the start, the first frame
    /// that was drawn takes its place. `RenderReport.failures` names the failed frames.
    public var keepsGoing = false
    /// Whether the reason is reported for each frame that is drawn.
    public var explains = false
    /// How many frames are drawn again afterwards, spread evenly, and compared with the cache. Nil, the default: each
    /// worker draws one frame of another worker again. 0: none is.
    ///
    /// A frame that comes out differently ends the render with an error: it depends on more than its index and parameters.
    public var verifiedFrames: Int?
    /// How many bytes the caches of all animations may take together: afterwards the oldest frames that this render
    /// doesn't need are removed. Nil, the default, keeps all.
    public var cacheLimit: Int?
    /// How many frames a worker is given before it asks for them, at least 1.
    public var lookAhead = 8
    /// The folder of cached frames; nil for `.flipbook` in the package of the program, or in the current folder.
    public var cache: String?
    /// Forget the animation's cached frames first.
    public var startsFresh = false
    /// Whether figure and axes are drawn without their background: transparent in GIF, APNG, pictures, ProRes and VP9, and
    /// on white elsewhere.
    public var isTransparent = false
    /// Dots per inch to draw with; nil for the figure's own.
    public var dpi: Double?
    /// Whether only every second frame is drawn, at half the dots per inch, and shown for twice as long: a draft for a quick look.
    public var isDraft = false
    /// Whether one figure serves all frames of a worker; else `setup()` runs for each (slow, for comparison).
    public var reusesFigure = true
    /// How progress is shown.
    public var progress = Progress.auto
    /// An executable to start as workers in place of this program: one that has the animator, and is a runner
    /// (`@main` on an `Animator` or `AnimatorCollection`) or calls `runWorkerIfAsked(for:)`.
    public var runner: String?
    /// Receives messages about what happens inside, for finding faults: none above `debug`.
    public var logger: Logger {
        get { uncodedLogger }
        set { uncodedLogger = newValue }
    }
    @UncodedLogger private var uncodedLogger: Logger

    /// The defaults.
    public init() {}

    /// A setting of the video.
    public subscript<Value>(dynamicMember member: WritableKeyPath<VideoSettings, Value>) -> Value {
        get { video[keyPath: member] }
        set { video[keyPath: member] = newValue }
    }
}

extension RenderSettings {
    /// How many workers there may be: more than the cores of any machine.
    package static let maximumWorkers = 1024

    /// The dots per inch to draw with, for a figure that has `own`.
    package func dpi(_ own: Double) -> Double { (dpi ?? own) / (isDraft ? 2 : 1) }

    /// The number of workers that ``workers`` means on a machine with `cores` cores.
    ///
    /// - Throws: `FlipbookError` where it is 0, or more than are possible.
    package func workerCount(cores: Int) throws(FlipbookError) -> Int {
        let number = workers.number
        guard number != 0, number <= Self.maximumWorkers else {
            throw FlipbookError(
                .invalidRequest,
                "--workers must be 1 to \(Self.maximumWorkers), or -1 (all cores), not \(number).")
        }
        return number > 0 ? number : max(1, cores + 1 + number)
    }

    /// Throws where a value can't be used, saying which ones can. The video's are checked by its encoder.
    package func check() throws(FlipbookError) {
        guard range.start >= 0, range.start < FrameRange.maximum, range.end ?? 0 <= FrameRange.maximum else {
            throw FlipbookError(
                .invalidRequest,
                "--frames \(range) must be within 0:\(FrameRange.maximum), the most that an animation may have.")
        }
        _ = try workerCount(cores: 1)
        if let frameTimeout, !(frameTimeout > .zero && frameTimeout < .seconds(1_000_000_000)) {
            throw FlipbookError(
                .invalidRequest,
                "The time limit per frame must be more than 0 seconds, not \(frameTimeout): nil is no limit.")
        }
        if let verifiedFrames, verifiedFrames < 0 {
            throw FlipbookError(
                .invalidRequest, "--verify must be 0 or more frames, not \(verifiedFrames).")
        }
        guard lookAhead >= 1 else {
            throw FlipbookError(.invalidRequest, "--look-ahead must be 1 or more, not \(lookAhead).")
        }
        if let dpi, !(dpi > 0 && dpi.isFinite) {
            throw FlipbookError(.invalidRequest, "--dpi must be more than 0, not \(dpi).")
        }
    }
}

/// A logger, which is left out where the settings around it are coded, and is the default one where they are decoded.
@propertyWrapper
struct UncodedLogger: Codable, Sendable {
    /// The logger.
    var wrappedValue = Logger(label: "flipbook")

    /// A property that begins with the default logger.
    init() {}

    /// Reads nothing.
    init(from decoder: any Decoder) {}

    /// Writes nothing.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encodeNil()
    }
}

extension KeyedDecodingContainer {
    /// The default, whether anything was written or not: synthesized coding calls this.
    func decode(_ type: UncodedLogger.Type, forKey key: Key) -> UncodedLogger { UncodedLogger() }
}
