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

    /// Throws where a value can't be used, saying which ones can.
    func check() throws(VideoError) {
        guard (0...51).contains(quality) else {
            throw VideoError(
                .settings, "a quality of \(quality) can't be: choose 0 (the best) to 51 (the smallest file)")
        }
        guard (0.001...100_000).contains(framesPerSecond) else {
            throw VideoError(.settings, "\(framesPerSecond) frames a second can't be: choose from 0.001 to 100000")
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
    /// The one that works everywhere.
    ///
    /// Without a preset its settings are made for plots: see `X264Tuning`.
    public static let libx264: EncoderName = "libx264"
}
