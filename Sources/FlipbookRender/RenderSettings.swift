import FlipbookVideo
import Logging

/// How an animation is rendered: what the command line's options say, as a value.
///
/// The settings of its ``video`` are members, too: `settings.quality` is `settings.video.quality`.
@dynamicMemberLookup
public struct RenderSettings: Codable, Sendable {
    /// How progress is shown.
    public enum Progress: String, CaseIterable, Codable, Sendable {
        /// A bar where there is a terminal, else lines.
        case auto
        /// A live bar at the terminal.
        case bar
        /// A line on standard error now and then.
        case lines
        /// One JSON object a line on standard output.
        case json
        /// Nothing but what went wrong.
        case none
    }

    /// How the frames become a video.
    public var video = VideoSettings()
    /// Which frames to render.
    public var range = FrameRange.all
    /// How many workers draw: N, or -1 one for each core, -2 one less, …; 1 draws in this process.
    public var workers = -1
    /// How many seconds a worker may be at one frame before it is killed and the frame given to another; 0 for ever.
    ///
    /// Nothing is killed that a debugger holds.
    public var frameTimeout = 600.0
    /// Whether the video is made even where frames can't be drawn: each shows the one before it, those at the start the
    /// first that there is, and `RenderReport.failures` names them.
    public var keepsGoing = false
    /// Whether the reason is reported for each frame that is drawn.
    public var explains = false
    /// How many frames are drawn again afterwards, spread evenly, and compared with the cache. Nil, the default: each
    /// worker draws one frame of another worker again. 0: none is.
    ///
    /// A frame that comes out differently ends the render with an error: it is no function of its index and parameters.
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
    /// Whether one figure serves all frames of a worker; else `setup()` runs for each (slow, for comparison).
    public var reusesFigure = true
    /// How progress is shown.
    public var progress = Progress.auto
    /// An executable to start as workers in place of this program: one that has the animator, and is a runner
    /// (`@main` on an `Animator` or `AnimatorCollection`) or calls `runWorkerIfAsked(for:)`.
    public var runner: String?
    /// Receives messages about what happens inside, for finding faults: none above `debug`.
    @UncodedLogger public var logger: Logger

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

    /// The number of workers that ``workers`` means on a machine with `cores` cores.
    ///
    /// - Throws: ``RenderError`` where it is 0, or more than are possible.
    package func workerCount(cores: Int) throws(RenderError) -> Int {
        switch workers {
        case 0: throw RenderError(.badRequest, "0 workers can't draw: ask for 1 or more, or -1 for one on each core.")
        case (Self.maximumWorkers + 1)...:
            throw RenderError(
                .badRequest,
                "\(workers) workers are too many: ask for \(Self.maximumWorkers) at most, or -1 for one on each core.")
        case 1...: return workers
        default: return max(1, cores + 1 + workers)
        }
    }

    /// How long a worker may be at one frame; nil for ever.
    var longestFrame: Duration? { frameTimeout > 0 ? .seconds(frameTimeout) : nil }

    /// Throws where a value can't be used, saying which ones can. The video's are checked by its encoder.
    package func check() throws(RenderError) {
        guard range.start >= 0, range.start < FrameRange.maximum, range.end ?? 0 <= FrameRange.maximum else {
            throw RenderError(
                .badRequest,
                "Frames \(range) can't be asked for: frames are counted from 0, and an animation has \(FrameRange.maximum) at "
                    + "most.")
        }
        _ = try workerCount(cores: 1)
        guard frameTimeout >= 0, frameTimeout < 1e9 else {
            throw RenderError(
                .badRequest,
                "A frame can't time out after \(frameTimeout) s: name seconds, or 0 to wait for ever.")
        }
        if let verifiedFrames, verifiedFrames < 0 {
            throw RenderError(
                .badRequest, "\(verifiedFrames) frames can't be drawn again to be compared: ask for 0 or more.")
        }
        guard lookAhead >= 1 else {
            throw RenderError(.badRequest, "A look-ahead of \(lookAhead) is too little: it must be 1 or more.")
        }
        if let dpi, !(dpi > 0 && dpi.isFinite) {
            throw RenderError(.badRequest, "\(dpi) dpi can't be drawn: it must be more than 0.")
        }
    }
}

/// A logger, which is left out where the settings around it are coded, and is the default one where they are decoded.
@propertyWrapper
public struct UncodedLogger: Codable, Sendable {
    /// The logger.
    public var wrappedValue = Logger(label: "flipbook")

    /// A property that begins with the default logger.
    public init() {}

    /// Reads nothing.
    public init(from decoder: any Decoder) {}

    /// Writes nothing.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encodeNil()
    }
}

extension KeyedDecodingContainer {
    /// The default, whether anything was written or not: synthesized coding calls this.
    func decode(_ type: UncodedLogger.Type, forKey key: Key) -> UncodedLogger { UncodedLogger() }
}
