/// One of ffmpeg's encoders, why it was chosen, and what it is told.
struct EncoderChoice: Hashable, Sendable {
    /// ffmpeg's name for it.
    let name: String
    /// Why it isn't another one; nil where it is the one that was asked for or the first choice.
    let reason: String?

    init(_ name: String, reason: String? = nil) {
        self.name = name
        self.reason = reason
    }

    /// The encoder that a name other than `auto` stands for.
    init(_ encoder: EncoderName) {
        switch encoder {
        case .nvenc: self.init("h264_nvenc")
        case .videoToolbox: self.init("h264_videotoolbox")
        default: self.init(encoder.rawValue)
        }
    }

    /// What `auto` tries before libx264.
    static let hardware: [EncoderChoice] = {
        #if os(macOS)
            [EncoderChoice(.videoToolbox)]
        #else
            [EncoderChoice(.nvenc)]
        #endif
    }()

    /// Whether only a trial tells if it works: it hangs on the machine, or the size is beyond what is usual.
    func needsTrial(width: Int, height: Int) -> Bool {
        name != "libx264" || max(width, height) > 8192
    }

    /// ffmpeg's arguments that choose and configure it.
    func arguments(_ settings: VideoSettings) -> [String] {
        let quality = settings.quality
        let codec = ["-c:v", name]
        let preset =
            settings.encoder == .auto && name != "libx264" ? [] : settings.preset.map { ["-preset", $0] } ?? []
        switch name {
        case "libx264":
            return codec + (preset.isEmpty ? X264Tuning.arguments(quality: quality) : preset + ["-crf", "\(quality)"])
        case "libx265", "libsvtav1":
            return codec + preset + ["-crf", "\(quality)"]
        case "libvpx", "libvpx-vp9", "libaom-av1":
            // Without a rate of zero the quality only limits one.
            return codec + preset + ["-crf", "\(quality)", "-b:v", "0"]
        case _ where name.hasSuffix("_nvenc"):
            return codec + preset + ["-rc", "constqp", "-qp", "\(quality)"]
        case _ where name.hasSuffix("_videotoolbox"):
            // From 1 to 100, the best.
            return codec + preset + ["-q:v", "\(100 - quality * 99 / 51)"]
        default:
            // MPEG's quantiser scale, from 1, the best, to 31.
            return codec + preset + ["-q:v", "\(1 + quality * 30 / 51)"]
        }
    }
}
