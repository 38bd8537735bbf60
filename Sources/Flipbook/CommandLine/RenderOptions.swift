import ArgumentParser
import FlipbookRender
import FlipbookVideo
import Logging

/// The options of `render-animation`, the same for every animator.
struct RenderOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The video: mp4, mov, mkv, webm, gif or apng by its ending, or a folder of PNGs. (default: ANIMATOR.mp4)",
            valueName: "path"),
        completion: .file())
    var output: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Frames a second of video, as 30, 29.97 or 30000/1001. (default: the animator's)", valueName: "n"))
    var fps: Rational?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The frames to render, counted from 0: \(FrameRange.forms).", valueName: "range"),
        transform: { text in
            guard let range = FrameRange(text) else {
                throw ValidationError("'\(text)' names no frames. Write \(FrameRange.forms).")
            }
            return range
        })
    var frames: FrameRange?

    @Option(
        help: ArgumentHelp(
            "Each frame's parameters, as JSON on a line of its own; - reads standard input. (default: the animator's)",
            valueName: "file"),
        completion: .file())
    var parameters: String?

    @Flag(help: "Render into the cache, make no video.")
    var framesOnly = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many processes draw: -1 one a core, -2 one less; 1 none but this one.", valueName: "n"))
    var workers = -1

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Frames handed out per worker before they are asked for.", valueName: "n"))
    var lookAhead = 8

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How long a worker may be at one frame; 0 for ever.", valueName: "seconds"))
    var frameTimeout = 600.0

    @Flag(
        help: """
            Make the video even where frames can't be drawn: each shows the one before it, those at the start the \
            first that there is.
            """)
    var keepGoing = false

    @Option(help: ArgumentHelp("The folder of cached frames. (default: .flipbook in the package)", valueName: "dir"))
    var cache: String?

    @Flag(help: "Forget the cached frames of this animation first.")
    var fresh = false

    @Option(
        help: ArgumentHelp("Keep the cache of all animations below this, as in 2GB: the oldest go.", valueName: "size"))
    var cacheLimit: ByteCount?

    @Option(
        help: ArgumentHelp(
            "auto, nvenc, libx264, hevc, vp9, av1, prores, or any encoder of ffmpeg's.", valueName: "name"),
        completion: .list(["auto", "nvenc", "libx264", "hevc", "vp9", "av1", "prores"]))
    var encoder = EncoderName.auto

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "CRF or constant QP: 0 (the best; lossless with libx264, hevc and vp9) to 51 (the smallest file).",
            valueName: "n"))
    var quality = 20

    @Option(
        help: ArgumentHelp(
            "The encoder's own preset; under auto, libx264's. (default: veryfast for libx264)", valueName: "name"))
    var preset: String?

    @Flag(help: "Keep every pixel's own colour (4:4:4): crisp coloured lines, which many players refuse.")
    var crisp = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How much longer than the others the last frame stays.", valueName: "seconds"))
    var hold = 0.0

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How often the frames are played. (default: a GIF or APNG for ever, others once)", valueName: "n"))
    var loop: Int?

    @Flag(help: "Leave the background out: transparent where the output can be, else white.")
    var transparent = false

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Handed to ffmpeg as it is, before the output's name; repeat for more.", valueName: "argument"))
    var ffmpegArgument: [String] = []

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Dots per inch. (default: the figure's)", valueName: "n"))
    var dpi: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Write this frame as a picture: PNG, PDF or SVG by the output's ending.", valueName: "frame")
    )
    var still: Int?

    @Flag(help: "Show the frames on a web page of this machine's as they arrive; it stays until ^C.")
    var preview = false

    @Flag(help: "Say what would be rendered and why; render nothing.")
    var dryRun = false

    @Flag(help: "Tell of each frame that is rendered why it is.")
    var explain = false

    @Option(
        defaultAsFlag: 10, parsing: .next,
        help: ArgumentHelp(
            "Render n frames again afterwards (10), and compare them with the cache. 0: not even the one that each worker draws of another.",
            valueName: "n"))
    var verify: Int?

    @Flag(help: "Run setup again for every frame, for comparison.")
    var noFigureReuse = false

    @Option(help: ArgumentHelp("How progress is shown: auto, bar, lines, json or none.", valueName: "kind"))
    var progress = RenderSettings.Progress.auto

    @Option(
        help: ArgumentHelp(
            "Tell what happens inside, on standard error; trace tells of every frame.", valueName: "level"))
    var logLevel: LogLevel?

    @OptionGroup(title: "Slurm") var slurm: SlurmOptions

    func validate() throws {
        if framesOnly, output != nil {
            throw ValidationError("--frames-only makes no video: leave --output out, or --frames-only.")
        }
        if still != nil, framesOnly || dryRun {
            throw ValidationError("--still writes one picture: it can't be had with --frames-only or --dry-run.")
        }
        if preview, still != nil || dryRun {
            throw ValidationError("--preview shows a render: it can't be had with --still or --dry-run.")
        }
        if still != nil, slurm.isAsked {
            throw ValidationError("--still writes one picture, here: leave --slurm out.")
        }
        if slurm.isAsked, preview {
            throw ValidationError("--preview shows what is rendered here: watch a cluster's jobs with --wait.")
        }
        if slurm.isAsked, let parameters, parameters == "-" || parameters.hasPrefix("/proc/") {
            throw ValidationError("Jobs can't read this program's input: give --parameters a file.")
        }
        if let verify, verify < 0 { throw ValidationError("--verify \(verify): name 0 frames or more.") }
        if let still, still < 0 { throw ValidationError("--still \(still): frames are counted from 0.") }
    }

    var settings: RenderSettings {
        var settings = RenderSettings()
        settings.framesPerSecond = fps
        settings.range = frames ?? .all
        settings.workers = workers
        settings.lookAhead = lookAhead
        settings.frameTimeout = frameTimeout
        settings.keepsGoing = keepGoing
        settings.explains = explain
        settings.verifiedFrames = verify
        settings.cacheLimit = cacheLimit?.bytes
        settings.cache = cache
        settings.startsFresh = fresh
        settings.encoder = encoder
        settings.quality = quality
        settings.preset = preset
        settings.isCrisp = crisp
        settings.hold = hold
        settings.loops = loop
        settings.isTransparent = transparent
        settings.ffmpegArguments = ffmpegArgument
        settings.dpi = dpi
        settings.reusesFigure = !noFigureReuse
        // A job has no terminal.
        settings.progress = slurm.isJob && [.auto, .bar].contains(progress) ? .lines : progress
        if let logLevel {
            settings.logger = Logger(label: "flipbook") { _ in QueuedLogHandler() }
            settings.logger.logLevel = logLevel.level
            // A bar would be torn by every line.
            if progress == .auto { settings.progress = .lines }
        }
        return settings
    }
}

extension EncoderName: ExpressibleByArgument {}

extension Rational: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

/// How much is told: there is nothing to tell above `debug`.
enum LogLevel: String, CaseIterable, ExpressibleByArgument {
    case debug, trace

    var level: Logger.Level { self == .debug ? .debug : .trace }
}

extension RenderSettings.Progress: ExpressibleByArgument {}
