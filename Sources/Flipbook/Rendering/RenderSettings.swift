import FlipbookRender
import FlipbookVideo
import Logging

/// How an animation is rendered: what the command line's options say, as a value.
public struct RenderSettings: Sendable {
    /// How progress is shown.
    public enum Progress: String, CaseIterable, Sendable {
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

    /// Frames a second of video; nil for the animator's own.
    public var framesPerSecond: Double?
    /// Which frames to render.
    public var range = FrameRange.all
    /// How many workers draw: N, or -1 one for each core, -2 one less, …; 1 draws in this process.
    public var workers = -1
    /// How many seconds a worker may be at one frame before it is killed and the frame given to another; 0 for ever.
    ///
    /// Nothing is killed that a debugger holds.
    public var frameTimeout = 600.0
    /// Whether the video is made even where frames can't be drawn: each shows the one before it, and
    /// `RenderReport.failures` names them.
    public var keepsGoing = false
    /// Whether it is told of each frame that is drawn why it is.
    public var explains = false
    /// How many frames are drawn again afterwards, spread evenly, and compared with the cache. Nil, the default: each
    /// worker draws one frame of another worker again. 0: none is.
    ///
    /// A frame that comes out differently ends the render with an error: it is no function of its index and parameters.
    public var verifiedFrames: Int?
    /// How many bytes the caches of all animations may take together: afterwards the oldest frames that this render
    /// doesn't need are removed. Nil, the default, keeps all.
    public var cacheLimit: Int?
    /// How many frames a worker is given before it asks for them.
    public var lookAhead = 8
    /// The folder of cached frames; nil for `.flipbook` in the package of the program, or in the current folder.
    public var cache: String?
    /// Forget the animation's cached frames first.
    public var startsFresh = false
    /// The encoder; `EncoderName.auto` takes NVENC where that works and libx264 where it doesn't.
    public var encoder = EncoderName.auto
    /// The encoder's quality, 0 (lossless) to 51: CRF, or a constant quantiser.
    public var quality = 20
    /// The encoder's own preset; nil for settings made for plots.
    public var preset: String?
    /// Whether every pixel keeps its colour (4:4:4), so that coloured lines stay crisp: many players refuse such videos.
    public var isCrisp = false
    /// For how many seconds the last frame stays.
    public var hold = 0.0
    /// How often the frames are played; nil for ever in a GIF or APNG, which says so itself, and once in other videos,
    /// which hold the frames so many times.
    public var loops: Int?
    /// Whether figure and axes are drawn without their background: transparent in GIF, APNG, pictures, ProRes and VP9, and
    /// on white elsewhere.
    public var isTransparent = false
    /// More arguments for ffmpeg, put before the output's name.
    public var ffmpegArguments: [String] = []
    /// Dots per inch to draw with; nil for the figure's own.
    public var dpi: Double?
    /// Whether one figure serves all frames of a worker; else `setup()` runs for each (slow, for comparison).
    public var reusesFigure = true
    /// Is told what happens inside, for finding out why something goes as it goes: nothing above `debug`.
    public var logger = Logger(label: "flipbook")
    /// How progress is shown.
    public var progress = Progress.auto
    /// An executable to start as workers in place of this program: one that has the animator, and is a runner
    /// (`@main` on an ``Animator`` or ``AnimatorCollection``) or calls ``runWorkerIfAsked(for:)``.
    public var runner: String?

    public init() {}
}
