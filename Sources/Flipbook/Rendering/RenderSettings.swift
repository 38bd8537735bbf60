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
    public var framesPerSecond: Rational?
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
    /// The encoder: one of ffmpeg's, or `auto`, the default: the machine's own where it works, and libx264 elsewhere.
    public var encoder = EncoderName.auto
    /// The quality, from 0, the best, to 51, the smallest file; 20 by default. It is the CRF of libx264 and libx265, the
    /// constant QP of NVENC, and the nearest that another encoder has; ProRes takes none.
    ///
    /// At 0, libx264, libx265, VP9, libaom-av1 and FFV1 are lossless: the video holds every sample that they are given,
    /// which are a quarter as many colours as pixels unless it is crisp. Many players refuse lossless H.264.
    public var quality = 20
    /// The encoder's own name for how hard it tries; nil, the default, for libx264's `veryfast`, SVT-AV1's `8`, and what
    /// another encoder takes by itself. Under `auto` it is libx264's, and another encoder doesn't get it.
    public var preset: String?
    /// Whether every pixel keeps its colour (4:4:4), where a quarter as many colours is usual: coloured lines stay crisp,
    /// and many players refuse such videos. GIF, APNG and pictures always are.
    public var isCrisp = false
    /// For how many seconds more than the others the last frame stays, from 0, the default, to 86400. In a GIF or APNG it
    /// is one frame with a long delay, at most 655 s in a GIF and 65535 s in an APNG; in other videos it is repeated.
    public var hold = 0.0
    /// How often the frames are played. Nil, the default, is for ever in a GIF or APNG, which says so itself, and once in
    /// other videos, which hold the frames so many times.
    public var loops: Int?
    /// Whether figure and axes are drawn without their background: transparent in GIF, APNG, pictures, ProRes and VP9, and
    /// on white elsewhere.
    public var isTransparent = false
    /// More arguments for ffmpeg, put before the output's name and after all others: they win. Where a file that one of
    /// them names has changed, the video is made anew.
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
