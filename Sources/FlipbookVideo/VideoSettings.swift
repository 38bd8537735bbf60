/// How frames become a video.
public struct VideoSettings: Codable, Hashable, Sendable {
    /// Who encodes.
    public var encoder: EncoderName = .auto
    /// From 0, the best, to 51, the smallest file: the CRF of libx264 and its kin, the constant QP of NVENC, and the
    /// nearest that another encoder has. 20 by default: no eye tells it from the frames themselves.
    public var quality = 20
    /// The encoder's own name for how hard it tries; nil for settings made for plots (see ``EncoderName/libx264``).
    ///
    /// Under ``EncoderName/auto`` it is libx264's, and another encoder doesn't see it.
    public var preset: String?
    /// Frames a second, always constant. 30 by default.
    public var framesPerSecond = 30.0
    /// Whether every pixel keeps its colour (4:4:4), where a quarter as many colours is usual: coloured lines stay crisp.
    /// Many players refuse such videos; GIF, APNG and pictures always are.
    public var isCrisp = false
    /// For how many seconds the last frame stays.
    public var hold = 0.0
    /// How often the frames are played: a GIF or APNG says so itself, and nil means for ever; in other videos they are
    /// there so many times, and nil means once.
    public var loops: Int?
    /// More arguments for ffmpeg's output, after all others: they win.
    public var ffmpegArguments: [String] = []

    /// The defaults.
    public init() {}

    /// The frame rate as ffmpeg takes it without rounding, for instance `30/1` or `30000/1001`.
    ///
    /// The simplest fraction that is the same `Double`, found by continued fractions.
    var frameRate: String {
        let limit = 1_000_000.0
        var (before, numerator) = (0.0, 1.0)
        var (beforeDenominator, denominator) = (1.0, 0.0)
        var rest = framesPerSecond
        while true {
            let whole = rest.rounded(.down)
            let next = whole * numerator + before
            let nextDenominator = whole * denominator + beforeDenominator
            if denominator > 0 && max(next, nextDenominator) > limit { break }
            (before, numerator) = (numerator, next)
            (beforeDenominator, denominator) = (denominator, nextDenominator)
            if numerator / denominator == framesPerSecond { break }
            rest = 1 / (rest - whole)
        }
        return "\(Int(numerator))/\(Int(denominator))"
    }

    /// The settings for a container, with its own encoder where it has but one.
    func checked(for container: Container, width: Int, height: Int) throws(VideoError) -> VideoSettings {
        try check()
        var settings = self
        if encoder == .auto, let only = container.onlyEncoder { settings.encoder = only }
        if settings.encoder != .auto, let objection = container.objection(to: EncoderChoice(settings.encoder)) {
            throw VideoError(
                .settings, "a .\(container.rawValue) can't hold what \(encoder.rawValue) makes: \(objection)")
        }
        if container == .gif, framesPerSecond > 50 {
            throw VideoError(
                .settings, "a GIF has 50 frames a second at most, not \(framesPerSecond): choose --fps 50, or .apng")
        }
        return settings
    }

    /// Throws where a value can't be used, saying which ones can.
    func check() throws(VideoError) {
        guard (0...51).contains(quality) else {
            throw VideoError(
                .settings, "a quality of \(quality) can't be: choose 0 (the best) to 51 (the smallest file)")
        }
        guard (0.001...100_000).contains(framesPerSecond) else {
            throw VideoError(.settings, "\(framesPerSecond) frames a second can't be: choose from 0.001 to 100000")
        }
        guard (0...86_400).contains(hold) else {
            throw VideoError(.settings, "the last frame can't be held for \(hold) seconds: choose 0 to 86400")
        }
        if let loops, !(1...10_000).contains(loops) {
            throw VideoError(.settings, "a video can't be played \(loops) times: choose 1 to 10000")
        }
        guard !encoder.rawValue.isEmpty else {
            throw VideoError(
                .settings,
                "an encoder without a name can't be: choose auto, nvenc, libx264 or one that `ffmpeg -encoders` lists")
        }
    }
}

/// Who encodes: one of ffmpeg's encoders by its name there, or ``auto``.
public struct EncoderName: RawRepresentable, Codable, Hashable, Sendable, ExpressibleByStringLiteral {
    /// ffmpeg's name, or one of the short ones below.
    public let rawValue: String

    /// Any encoder that ffmpeg knows; one that it doesn't know fails before anything is encoded.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The same as a literal.
    public init(stringLiteral value: String) { self.init(rawValue: value) }

    /// The machine's own encoder where it works at the size of the video (NVENC; VideoToolbox on macOS), else
    /// ``libx264``, also where the first fails in the middle.
    public static let auto: EncoderName = "auto"
    /// NVIDIA's, short for `h264_nvenc`. Fails where it doesn't work.
    public static let nvenc: EncoderName = "nvenc"
    /// Apple's, short for `h264_videotoolbox`. Fails where it doesn't work.
    public static let videoToolbox: EncoderName = "videotoolbox"
    /// HEVC by `libx265`.
    public static let hevc: EncoderName = "hevc"
    /// VP9 by `libvpx-vp9`: what ``auto`` takes for a `.webm`.
    public static let vp9: EncoderName = "vp9"
    /// AV1 by `libsvtav1`.
    public static let av1: EncoderName = "av1"
    /// ProRes 422 HQ by `prores_ks`, for cutting: ProRes 4444 where it is crisp or transparent.
    public static let proRes: EncoderName = "prores"
    /// The one that works everywhere.
    ///
    /// Without a preset its settings are made for plots: see `X264Tuning`.
    public static let libx264: EncoderName = "libx264"
}
