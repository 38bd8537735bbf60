import FlipbookSystem

/// How frames become a video: members of `RenderSettings`, as in `settings.quality = 18`.
public struct VideoSettings: Codable, Hashable, Sendable {
    /// The encoder: one of ffmpeg's, or `auto`, the default: the machine's own where it works, and libx264 elsewhere.
    public var encoder = EncoderName.auto
    /// The quality, from 0, the best, to 51, the smallest file; 20 by default. It is the CRF of libx264 and libx265, the
    /// constant QP of NVENC, and the nearest that another encoder has; ProRes takes none.
    ///
    /// At 0, libx264, libx265, VP9, libaom-av1 and FFV1 are lossless: the video holds every sample that they are given,
    /// with colour at a quarter of the resolution unless it is crisp. Many players can't play lossless H.264.
    public var quality = 20
    /// The encoder's own name for how hard it tries; nil, the default, for libx264's `veryfast`, SVT-AV1's `8`, and what
    /// another encoder takes by itself. Under `auto` it is libx264's, and another encoder doesn't get it.
    public var preset: String?
    /// Frames a second of video, always constant, from 0.001 to 100000. Nil, the default, is the animator's own, or 30
    /// without one.
    ///
    /// A `.mkv` or `.webm` takes at most 1000, a GIF from 0.0016 to 50.
    public var framesPerSecond: Rational?
    /// Whether the colour of every pixel is stored (4:4:4), so that coloured lines stay sharp. By default colour is stored at a
    /// quarter of the resolution, which every player can play. GIF, APNG and pictures are always crisp.
    public var isCrisp = false
    /// How much longer than the others the last frame is shown, from 0, the default, to a day. In a GIF or APNG it
    /// is one frame with a long delay, at most 655 s in a GIF and 65535 s in an APNG; in other videos it is repeated.
    public var hold = Duration.zero
    /// How many times the animation plays, from 1 to 10000. Nil, the default: a GIF or APNG repeats forever, other videos play
    /// once. Other videos hold the frames as often as they are played.
    public var loops: Int?
    /// More arguments for ffmpeg, put before the output's name and after all others: they win. Where a file that one of
    /// them names has changed, the video is made again.
    public var ffmpegArguments: [String] = []

    /// The defaults.
    package init() {}

    /// Frames a second of video.
    package var rate: Rational { framesPerSecond ?? 30 }

    /// The frame rate as ffmpeg takes it: fractions of more digits get others there, and some get none.
    var frameRate: Rational { rate.rounded(toNumbersUpTo: 1_000_000) }

    /// How long the last frame stays, in seconds.
    var lastDelay: Double { 1 / rate.doubleValue + hold.inSeconds }

    /// How many frames more the last one is shown, where it is repeated.
    var heldFrames: Int { Int((hold.inSeconds * rate.doubleValue).rounded()) }

    /// The settings for a container, with its own encoder where it has but one.
    func checked(for container: Container, width: Int, height: Int) throws(FlipbookError) -> VideoSettings {
        try check()
        var settings = self
        if encoder == .auto, let only = container.onlyEncoder { settings.encoder = only }
        if settings.encoder != .auto, let objection = container.objection(to: EncoderChoice(settings.encoder)) {
            throw FlipbookError(
                .invalidRequest, "A .\(container.rawValue) can't hold what \(encoder.rawValue) makes: \(objection).")
        }
        if let objection = container.objection(toTimesOf: self) { throw FlipbookError(.invalidRequest, objection) }
        return settings
    }

    /// Throws where a value can't be used, saying which ones can.
    func check() throws(FlipbookError) {
        guard (0...51).contains(quality) else {
            throw FlipbookError(
                .invalidRequest, "--quality must be 0 (the best) to 51 (the smallest file), not \(quality).")
        }
        try Self.check(rate)
        guard hold >= .zero, hold <= .seconds(86_400) else {
            throw FlipbookError(.invalidRequest, "--hold must be 0 to 86400 seconds, not \(hold).")
        }
        if let loops, !(1...10_000).contains(loops) {
            throw FlipbookError(.invalidRequest, "--loop must be 1 to 10000, not \(loops).")
        }
        guard !encoder.rawValue.isEmpty else {
            throw FlipbookError(
                .invalidRequest,
                "--encoder must not be empty: choose auto, nvenc, libx264 or one that `ffmpeg -encoders` lists.")
        }
    }

    /// Throws where no video has this many frames a second.
    package static func check(_ rate: Rational) throws(FlipbookError) {
        guard rate >= 0.001, rate <= 100_000 else {
            throw FlipbookError(.invalidRequest, "--fps must be 0.001 to 100000, not \(rate).")
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
    /// ``libx264``, also where the first fails in the middle, and for a quality of 0, as the others aren't lossless.
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
    /// H.264 by `libx264`, which works everywhere.
    public static let libx264: EncoderName = "libx264"
}
