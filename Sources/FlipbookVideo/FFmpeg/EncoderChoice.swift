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
        case .hevc: self.init("libx265")
        case .vp9: self.init("libvpx-vp9")
        case .av1: self.init("libsvtav1")
        case .proRes: self.init("prores_ks")
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

    /// Whether only a trial tells if it works: it depends on the machine, or the size is beyond what is usual.
    func needsTrial(width: Int, height: Int) -> Bool {
        !["libx264", "gif", "apng"].contains(name) || max(width, height) > 8192
    }

    /// Whether segments that it encodes can be joined to a video of just their frames, and it encodes them to the same bytes
    /// on any number of cores.
    func canBeCut(_ transport: FrameTransport) -> Bool {
        switch name {
        case "libx264", "libx265", "libsvtav1", "prores_ks": true
        // The alpha of VP9 is a second stream beside each frame, which MP4 can't hold.
        case "libvpx-vp9": transport.samples != .rgba
        default: false
        }
    }

    /// How many threads encode a segment: one for each million pixels of a frame, 1 to 8, so that a segment of large frames
    /// doesn't take much longer than one of small ones. It depends on nothing else, and so do the bytes: x264 encodes the same
    /// frames to the same bytes as long as the number of threads is the same. Others take one.
    func segmentThreads(_ transport: FrameTransport) -> Int {
        name == "libx264" ? Self.x264Threads(width: transport.width, height: transport.height) : 1
    }

    static func x264Threads(width: Int, height: Int) -> Int { min(max(width * height / 1_000_000, 1), 8) }

    /// What holds its segments.
    var segmentFormat: String { name == "prores_ks" ? "mov" : "mp4" }

    /// How frames travel to it.
    func transport(_ settings: VideoSettings, width: Int, height: Int, hasAlpha: Bool) -> FrameTransport {
        let samples: FrameTransport.Samples =
            switch name {
            case "gif", "apng": hasAlpha ? .rgba : .rgb
            case "libvpx-vp9" where hasAlpha, "prores_ks" where hasAlpha, "ffv1" where hasAlpha:
                .rgba
            case "prores_ks", "prores", "prores_aw": .yuv(.full)
            default: .yuv(settings.isCrisp ? .full : .halved)
            }
        return FrameTransport(samples, width: width, height: height)
    }

    /// The name of its codec in a container, where that isn't what ffmpeg takes: Apple's players know HEVC by this one alone.
    var tag: [String] { name == "libx265" ? ["-tag:v", "hvc1"] : [] }

    /// What the encoder keeps of the frames that travel so, by ffmpeg's name; nil for just these samples.
    func pixelFormat(_ samples: FrameTransport.Samples, isCrisp: Bool) -> String? {
        switch (name, samples) {
        case ("gif", _): nil
        case ("prores_ks", .rgba): "yuva444p10le"
        case ("prores_ks", _): isCrisp ? "yuv444p10le" : "yuv422p10le"
        case ("prores", _), ("prores_aw", _): "yuv422p10le"
        case ("libvpx-vp9", .rgba): "yuva420p"
        case ("ffv1", .rgba): "bgra"
        case (_, .yuv(.full)): "yuv444p"
        case (_, .yuv(.halved)): "yuv420p"
        case (_, .rgb): "rgb24"
        case (_, .rgba): "rgba"
        }
    }

    /// ffmpeg's arguments that choose and configure it.
    ///
    /// - Parameter segmentThreads: by how many threads it encodes a segment; nil for a whole video, which takes as many as it
    ///   likes.
    func arguments(
        _ settings: VideoSettings, _ samples: FrameTransport.Samples = .yuv(.halved), segmentThreads: Int? = nil
    ) -> [String] {
        let quality = settings.quality
        let isSegment = segmentThreads != nil
        let codec = ["-c:v", name] + (segmentThreads.map { ["-threads", "\($0)"] } ?? [])
        let preset =
            settings.encoder == .auto && name != "libx264" ? [] : settings.preset.map { ["-preset", $0] } ?? []
        switch name {
        case "libx264":
            return codec + (preset.isEmpty ? ["-preset", "veryfast"] : preset) + ["-crf", "\(quality)"]
        case "gif", "apng":
            return codec
        case "libx265":
            return codec + preset
                + [
                    "-x265-params",
                    "log-level=error" + (quality == 0 ? ":lossless=1" : "")
                        + (isSegment ? ":pools=none:frame-threads=1" : ""),
                    "-crf", "\(quality)",
                ] + tag
        case "libsvtav1":
            // It takes a CRF of 0 for none, and has its own default then.
            return codec + (preset.isEmpty ? ["-preset", "8"] : preset) + ["-crf", "\(max(1, quality * 63 / 51))"]
                + (isSegment ? ["-svtav1-params", "lp=1"] : [])
        case "libvpx-vp9", "libaom-av1":
            // Without a rate of zero the quality only limits one. Frames of alpha can't stand for others.
            return codec + preset + ["-crf", "\(quality * 63 / 51)", "-b:v", "0", "-cpu-used", "4"]
                + ["-row-mt", isSegment ? "0" : "1"]
                + (name == "libvpx-vp9" ? ["-auto-alt-ref", "0"] : [])
        case "libvpx":
            // It has no mode of quality alone: of a rate that no video reaches, only the quality is left.
            return codec + preset + ["-crf", "\(max(4, quality * 63 / 51))", "-b:v", "1000M", "-cpu-used", "4"]
        case "prores_ks":
            return codec + preset + [
                "-profile:v", settings.isCrisp || samples == .rgba ? "4444" : "hq", "-vendor", "apl0",
            ]
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

extension EncoderName {
    /// ffmpeg's arguments that choose and configure this encoder for a segment of frames of less than two million pixels, with
    /// colour at a quarter of the resolution.
    package func ffmpegArguments(_ settings: VideoSettings) -> [String] {
        EncoderChoice(self).arguments(settings, segmentThreads: 1)
    }
}
