import ArgumentParser
import FlipbookRender
import FlipbookStore
import FlipbookSystem
import FlipbookVideo
import Logging

/// The options of `render-animation`, the same for every animator, in the groups of its help, and the animator's own.
///
/// These groups stand in the command itself, because in debug builds ArgumentParser checks a group within a group four times as
/// often.
struct RenderOptions<Own: OwnOptions>: ParsableCommand {
    static var configuration: CommandConfiguration { Own.configuration }

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Quality") var video: VideoOptions
    @OptionGroup(title: "Rendering") var rendering: RenderingOptions
    @OptionGroup(title: "Cache") var cache: CacheOptions
    @OptionGroup(title: "Looking") var looking: LookingOptions
    @OptionGroup(title: "Cluster") var slurm: SlurmOptions
    @OptionGroup var own: Own

    func validate() throws {
        if output.framesOnly, output.path != nil {
            throw ValidationError("--frames-only makes no video: leave out --output or --frames-only.")
        }
        if output.still != nil, output.framesOnly || looking.dryRun {
            throw ValidationError("--still writes one picture: leave out --frames-only and --dry-run.")
        }
        if looking.watch, looking.preview || looking.dryRun || slurm.isAsked {
            throw ValidationError("--watch shows frames as you edit: leave out --preview, --dry-run and --slurm.")
        }
        if looking.watch, let parameters = rendering.parameters, parameters == "-" || parameters.hasPrefix("/proc/") {
            throw ValidationError("--watch reads the parameters after each build: give --parameters a file.")
        }
        if looking.port != nil, !looking.watch, !looking.preview {
            throw ValidationError(
                "--port is where --watch and --preview show their page: add one of them, or leave out --port.")
        }
        if looking.opens, output.framesOnly || looking.dryRun || slurm.isAsked || looking.watch {
            throw ValidationError(
                "--open opens the finished video or picture: leave out --frames-only, --dry-run, --slurm and --watch.")
        }
        if looking.preview, output.still != nil || looking.dryRun {
            throw ValidationError("--preview shows a render: leave out --still and --dry-run.")
        }
        if output.still != nil, slurm.isAsked {
            throw ValidationError("--still writes one picture on this machine: leave out --slurm.")
        }
        if slurm.isAsked, output.isDraft {
            throw ValidationError("--draft is a quick look on this machine: leave out --slurm.")
        }
        if slurm.isAsked, looking.preview {
            throw ValidationError(
                "--preview shows what is rendered on this machine: leave out --slurm, or replace --preview by --wait.")
        }
        if slurm.isAsked, let parameters = rendering.parameters,
            parameters == "-" || parameters.hasPrefix("/proc/")
        {
            throw ValidationError("Cluster jobs can't read standard input: give --parameters a file.")
        }
    }

    /// What the options say of how to render.
    var settings: RenderSettings {
        var settings = RenderSettings()
        settings.video = video.settings
        settings.isTransparent = output.isTransparent
        settings.dpi = output.dpi
        settings.isDraft = output.isDraft
        rendering.apply(to: &settings)
        settings.cache = cache.folder
        settings.startsFresh = cache.startsFresh
        settings.cacheLimit = cache.limit?.bytes
        settings.explains = looking.explains
        settings.progress = looking.progress
        // A job has no terminal.
        if slurm.isJob, [.auto, .bar].contains(looking.progress) { settings.progress = .lines }
        if let logLevel = looking.logLevel {
            settings.logger = Logger(label: "flipbook") { _ in QueuedLogHandler() }
            settings.logger.logLevel = logLevel.level
            // A bar would be torn by every line.
            if looking.progress == .auto { settings.progress = .lines }
        }
        return settings
    }
}

private let defaults = RenderSettings()

/// What is written, and where.
struct OutputOptions: ParsableArguments {
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(
            "The video file. Its ending chooses the format: mp4, mov, mkv, webm, gif or apng. A path that ends in / is a "
                + "folder of PNG pictures. (default: ANIMATOR.mp4)",
            valueName: "path"),
        completion: .file())
    var path: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Write only this frame, as a picture: PNG, PDF or SVG by the output's ending.", valueName: "frame"))
    var still: Int?

    @Flag(help: "Render frames into the cache; make no video.")
    var framesOnly = false

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Dots per inch. (default: the figure's own)", valueName: "n"))
    var dpi: Double?

    @Flag(
        name: .customLong("draft"),
        help: ArgumentHelp(
            "Render every second frame, at half the width and height, for a quick look. (default output: "
                + "ANIMATOR-draft.mp4)"))
    var isDraft = defaults.isDraft

    @Flag(
        name: .customLong("transparent"),
        help: "Draw no background: transparent where the format allows it, white elsewhere.")
    var isTransparent = defaults.isTransparent

    func validate() throws {
        if let still, still < 0 { throw ValidationError("--still must be 0 or more, not \(still).") }
    }
}

/// How frames become a video.
struct VideoOptions: ParsableArguments {
    @Option(
        name: .customLong("fps"), parsing: .unconditional,
        help: ArgumentHelp(
            "Frames per second of video, such as 30, 29.97 or 30000/1001. (default: the animator's)", valueName: "n"),
        transform: { text in
            guard let rate = Rational(text) else {
                throw ValidationError(
                    "--fps must be a number or a fraction, such as 29.97 or 30000/1001, not '\(text)'.")
            }
            return rate
        })
    var framesPerSecond: Rational?

    @Option(
        help: ArgumentHelp(
            "The encoder: auto, nvenc, libx264, hevc, vp9, av1, prores, or the name of any ffmpeg encoder.",
            valueName: "name"),
        completion: .list(["auto", "nvenc", "libx264", "hevc", "vp9", "av1", "prores"]))
    var encoder = defaults.video.encoder

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "0 (best; lossless with libx264, hevc and vp9) to 51 (smallest file): the encoder's CRF or constant QP.",
            valueName: "n"))
    var quality = defaults.video.quality

    @Option(
        help: ArgumentHelp(
            "The encoder's own preset, which trades speed for size; with auto, libx264's. (default: veryfast for libx264)",
            valueName: "name"))
    var preset: String?

    @Flag(
        name: .customLong("crisp"),
        help: "Store the colour of every pixel (4:4:4), so that coloured lines stay sharp. Many players can't play it.")
    var isCrisp = defaults.video.isCrisp

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How much longer than the others the last frame is shown.", valueName: "seconds"))
    var hold = defaults.video.hold.inSeconds

    @Option(
        name: .customLong("loop"), parsing: .unconditional,
        help: ArgumentHelp(
            "How many times the animation plays. (default: GIF and APNG repeat forever, other formats play once)",
            valueName: "n"))
    var loops: Int?

    @Option(
        name: .customLong("ffmpeg-argument"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "An argument for ffmpeg, put before the output's name; repeat for more.", valueName: "argument"))
    var ffmpegArguments = defaults.video.ffmpegArguments

    func validate() throws {
        guard (0...86_400).contains(hold) else {
            throw ValidationError("--hold must be 0 to 86400 seconds, not \(hold).")
        }
    }

    var settings: VideoSettings {
        var settings = VideoSettings()
        settings.framesPerSecond = framesPerSecond
        settings.encoder = encoder
        settings.quality = quality
        settings.preset = preset
        settings.isCrisp = isCrisp
        settings.hold = .seconds(hold)
        settings.loops = loops
        settings.ffmpegArguments = ffmpegArguments
        return settings
    }
}

/// Which frames are drawn, from what, and by whom.
struct RenderingOptions: ParsableArguments {
    @Option(
        name: .customLong("frames"), parsing: .unconditional,
        help: ArgumentHelp("The frames to render, counted from 0: \(FrameRange.forms).", valueName: "range"),
        transform: { text in
            guard let range = FrameRange(text) else {
                throw ValidationError("--frames '\(text)' names no frames. Write \(FrameRange.forms).")
            }
            return range
        })
    var range = defaults.range

    @Option(
        help: ArgumentHelp(
            "A file with the parameters of each frame, as JSON, one frame per line; - is standard input. "
                + "(default: the animator's own)",
            valueName: "file"),
        completion: .file())
    var parameters: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The number of worker processes. -1: one per core; -2: one fewer; 1: no child processes.", valueName: "n"))
    var workers = defaults.workers.number

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Frames queued ahead for each worker.", valueName: "n"))
    var lookAhead = defaults.lookAhead

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Time limit per frame; 0: no limit.", valueName: "seconds"))
    var frameTimeout = defaults.frameTimeout?.inSeconds ?? 0

    @Flag(
        name: .customLong("keep-going"),
        help: "Make the video even if frames fail; a failed frame repeats the previous one.")
    var keepsGoing = defaults.keepsGoing

    @Option(
        name: .customLong("verify"), defaultAsFlag: 10, parsing: .next,
        help: ArgumentHelp(
            "After the render, draw n frames again (10) and compare them with the cache. 0: compare none. Without the "
                + "option, each worker draws one frame of another worker again.",
            valueName: "n"))
    var verifiedFrames: Int?

    @Flag(
        name: .customLong("figure-reuse"), inversion: .prefixedNo,
        help: "Draw all frames of a worker with one figure, or run setup() again for every frame (slow).")
    var reusesFigure = defaults.reusesFigure

    func validate() throws {
        guard (0..<1e9).contains(frameTimeout) else {
            throw ValidationError("--frame-timeout must be 0 (no limit) or more seconds, not \(frameTimeout).")
        }
    }

    func apply(to settings: inout RenderSettings) {
        settings.range = range
        settings.workers = RenderSettings.Workers(number: workers)
        settings.lookAhead = lookAhead
        settings.frameTimeout = frameTimeout > 0 ? .seconds(frameTimeout) : nil
        settings.keepsGoing = keepsGoing
        settings.verifiedFrames = verifiedFrames
        settings.reusesFigure = reusesFigure
    }
}

/// Where frames are kept.
struct CacheOptions: ParsableArguments {
    @Option(
        name: .customLong("cache"),
        help: ArgumentHelp("The folder of cached frames. (default: .flipbook in the package)", valueName: "dir"))
    var folder: String?

    @Flag(name: .customLong("fresh"), help: "First delete the cached frames of this animation.")
    var startsFresh = defaults.startsFresh

    @Option(
        name: .customLong("cache-limit"),
        help: ArgumentHelp(
            "Maximum size of the cache of all animations, such as 2GB; the oldest frames are deleted.",
            valueName: "size"))
    var limit: ByteCount?
}

/// What is shown of the render.
struct LookingOptions: ParsableArguments {
    @Flag(help: "Show the frames on a local web page as they are rendered; press Ctrl-C to stop.")
    var preview = false

    @Flag(
        help: ArgumentHelp(
            "Show the frames on a local web page while you edit: each change of a source is built and drawn at once. With "
                + "--still, --output or --frames-only there is no page; that file is made again after each build. Press "
                + "Ctrl-C to stop."))
    var watch = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The port of the page of --preview or --watch. (default: one that is free)", valueName: "n"))
    var port: UInt16?

    @Flag(name: .customLong("open"), help: "Open the finished video or picture.")
    var opens = false

    @Flag(help: "Print what would be rendered, and why; render nothing.")
    var dryRun = false

    @Flag(name: .customLong("explain"), help: "Print why each frame is rendered.")
    var explains = defaults.explains

    @Option(help: ArgumentHelp("How progress is shown: auto, bar, lines, json or none.", valueName: "kind"))
    var progress = defaults.progress

    @Option(
        help: ArgumentHelp(
            "Write messages for debugging to standard error: debug, or trace for every frame.", valueName: "level"))
    var logLevel: LogLevel?
}

extension EncoderName: ExpressibleByArgument {}

/// How much is told: there is nothing to tell above `debug`.
enum LogLevel: String, CaseIterable, ExpressibleByArgument {
    case debug, trace

    var level: Logger.Level { self == .debug ? .debug : .trace }
}

extension RenderSettings.Progress: ExpressibleByArgument {}

/// A size as a person writes it: `500MB`, `2 GB`, `1.5GiB`, or a number of bytes.
struct ByteCount: ExpressibleByArgument, Hashable {
    let bytes: Int

    init?(argument: String) {
        guard let match = argument.uppercased().wholeMatch(of: /([0-9]+(?:\.[0-9]+)?) ?([KMGT]?)(I?)B?/),
            let value = Double(match.1), let power = ["", "K", "M", "G", "T"].firstIndex(of: match.2),
            match.3.isEmpty || power > 0
        else { return nil }
        let bytes = (0..<power).reduce(value) { bytes, _ in bytes * (match.3.isEmpty ? 1000 : 1024) }
        guard bytes < 1e18 else { return nil }
        self.bytes = Int(bytes)
    }
}
