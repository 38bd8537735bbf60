import ArgumentParser
import FlipbookCoding
import FlipbookRender
import FlipbookStore
import FlipbookVideo
import Logging

/// The options of `render-animation`, the same for every animator.
///
/// An option that says how to render is called what its setting is called in `RenderSettings`, and takes its default from
/// there: ``settings`` is decoded from the options.
struct RenderOptions: ParsableArguments, Codable {
    private static let defaults = RenderSettings()

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The video: mp4, mov, mkv, webm, gif or apng by its ending, or a folder of PNGs. (default: ANIMATOR.mp4)",
            valueName: "path"),
        completion: .file())
    var output: String?

    @Option(
        name: .customLong("frames"), parsing: .unconditional,
        help: ArgumentHelp("The frames to render, counted from 0: \(FrameRange.forms).", valueName: "range"),
        transform: { text in
            guard let range = FrameRange(text) else {
                throw ValidationError("'\(text)' names no frames. Write \(FrameRange.forms).")
            }
            return range
        })
    var range = defaults.range

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
    var workers = defaults.workers

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Frames handed out per worker before they are asked for.", valueName: "n"))
    var lookAhead = defaults.lookAhead

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How long a worker may be at one frame; 0 for ever.", valueName: "seconds"))
    var frameTimeout = defaults.frameTimeout

    @Flag(
        name: .customLong("keep-going"),
        help: """
            Make the video even where frames can't be drawn: each shows the one before it, those at the start the \
            first that there is.
            """)
    var keepsGoing = defaults.keepsGoing

    @Option(help: ArgumentHelp("The folder of cached frames. (default: .flipbook in the package)", valueName: "dir"))
    var cache: String?

    @Flag(name: .customLong("fresh"), help: "Forget the cached frames of this animation first.")
    var startsFresh = defaults.startsFresh

    @Option(
        help: ArgumentHelp("Keep the cache of all animations below this, as in 2GB: the oldest go.", valueName: "size"))
    var cacheLimit: ByteCount?

    @OptionGroup var video: VideoOptions

    @Flag(
        name: .customLong("transparent"),
        help: "Leave the background out: transparent where the output can be, else white.")
    var isTransparent = defaults.isTransparent

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

    @Flag(name: .customLong("explain"), help: "Report the reason for each frame that is rendered.")
    var explains = defaults.explains

    @Option(
        name: .customLong("verify"), defaultAsFlag: 10, parsing: .next,
        help: ArgumentHelp(
            "Render n frames again afterwards (10), and compare them with the cache. 0: not even the one that each worker "
                + "draws of another.",
            valueName: "n"))
    var verifiedFrames: Int?

    @Flag(
        name: .customLong("figure-reuse"), inversion: .prefixedNo,
        help:
            "Draw all frames of a worker with one figure; the opposite runs setup again for every frame, for comparison."
    )
    var reusesFigure = defaults.reusesFigure

    @Option(help: ArgumentHelp("How progress is shown: auto, bar, lines, json or none.", valueName: "kind"))
    var progress = defaults.progress

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
            throw ValidationError("--still writes one picture: leave --frames-only and --dry-run out.")
        }
        if preview, still != nil || dryRun {
            throw ValidationError("--preview shows a render: leave --still and --dry-run out.")
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
        if let still, still < 0 { throw ValidationError("--still \(still): frames are counted from 0.") }
    }

    /// What the options say of how to render.
    var settings: RenderSettings {
        get throws {
            let coded = try CanonicalEncoder().encode(self)
            var settings = try CanonicalDecoder().decode(RenderSettings.self, from: coded)
            // A job has no terminal.
            if slurm.isJob, [.auto, .bar].contains(progress) { settings.progress = .lines }
            if let logLevel {
                settings.logger = Logger(label: "flipbook") { _ in QueuedLogHandler() }
                settings.logger.logLevel = logLevel.level
                // A bar would be torn by every line.
                if progress == .auto { settings.progress = .lines }
            }
            return settings
        }
    }
}

/// The options that say how frames become a video, each called what its setting is called in `VideoSettings`.
struct VideoOptions: ParsableArguments, Codable {
    private static let defaults = VideoSettings()

    @Option(
        name: .customLong("fps"), parsing: .unconditional,
        help: ArgumentHelp(
            "Frames a second of video, as 30, 29.97 or 30000/1001. (default: the animator's)", valueName: "n"))
    var framesPerSecond: Rational?

    @Option(
        help: ArgumentHelp(
            "auto, nvenc, libx264, hevc, vp9, av1, prores, or any encoder of ffmpeg's.", valueName: "name"),
        completion: .list(["auto", "nvenc", "libx264", "hevc", "vp9", "av1", "prores"]))
    var encoder = defaults.encoder

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "CRF or constant QP: 0 (the best; lossless with libx264, hevc and vp9) to 51 (the smallest file).",
            valueName: "n"))
    var quality = defaults.quality

    @Option(
        help: ArgumentHelp(
            "The encoder's own preset; under auto, libx264's. (default: veryfast for libx264)", valueName: "name"))
    var preset: String?

    @Flag(
        name: .customLong("crisp"),
        help: "Keep every pixel's own colour (4:4:4): crisp coloured lines, which many players refuse.")
    var isCrisp = defaults.isCrisp

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How much longer than the others the last frame stays.", valueName: "seconds"))
    var hold = defaults.hold

    @Option(
        name: .customLong("loop"), parsing: .unconditional,
        help: ArgumentHelp(
            "How often the frames are played. (default: a GIF or APNG for ever, others once)", valueName: "n"))
    var loops: Int?

    @Option(
        name: .customLong("ffmpeg-argument"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Handed to ffmpeg as it is, before the output's name; repeat for more.", valueName: "argument"))
    var ffmpegArguments = defaults.ffmpegArguments
}

extension EncoderName: ExpressibleByArgument {}

extension Rational: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

/// How much is told: there is nothing to tell above `debug`.
enum LogLevel: String, CaseIterable, Codable, ExpressibleByArgument {
    case debug, trace

    var level: Logger.Level { self == .debug ? .debug : .trace }
}

extension RenderSettings.Progress: ExpressibleByArgument {}

/// A size as a person writes it: `500MB`, `2 GB`, `1.5GiB`, or a number of bytes.
struct ByteCount: ExpressibleByArgument, RawRepresentable, Codable, Hashable {
    /// In bytes.
    let rawValue: Int

    init(rawValue: Int) { self.rawValue = rawValue }

    init?(argument: String) {
        guard let match = argument.uppercased().wholeMatch(of: /([0-9]+(?:\.[0-9]+)?) ?([KMGT]?)(I?)B?/),
            let value = Double(match.1), let power = ["", "K", "M", "G", "T"].firstIndex(of: match.2),
            match.3.isEmpty || power > 0
        else { return nil }
        let bytes = (0..<power).reduce(value) { bytes, _ in bytes * (match.3.isEmpty ? 1000 : 1024) }
        guard bytes < 1e18 else { return nil }
        rawValue = Int(bytes)
    }
}
