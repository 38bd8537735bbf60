import FlipbookPixels

/// The command line of ffmpeg for one video.
struct FFmpegArguments {
    let settings: VideoSettings
    let choice: EncoderChoice
    let transport: FrameTransport

    /// BT.709 in limited range, which is what the frames are converted to. Said of the input too: where a newer
    /// ffmpeg doesn't know what comes in, it would convert once more.
    private static let colours = [
        "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
    ]

    private static let quiet = ["-hide_banner", "-nostdin", "-nostats", "-v", "error"]

    /// Encodes the frames that come through standard input, and tells on descriptor 3 how far it is.
    ///
    /// - Parameter palette: a picture of the colours that a GIF may use.
    func encoding(into container: Container, at path: String, palette: String? = nil) -> [String] {
        var arguments = Self.quiet + ["-progress", "pipe:3", "-y"] + input("pipe:0")
        if let palette {
            // Of frames that hardly differ, the rectangle that does is enough; a plot's flat ground needs no dots.
            arguments += ["-f", "png_pipe", "-i", palette]
            arguments += ["-lavfi", "[0][1]paletteuse=dither=none:diff_mode=rectangle"]
        }
        return arguments + output + container.arguments(settings) + settings.ffmpegArguments + [path]
    }

    /// Finds the colours that serve all frames best.
    func palette(at path: String) -> [String] {
        Self.quiet + ["-progress", "pipe:3", "-y"] + input("pipe:0")
            + [
                "-vf", "palettegen=stats_mode=full", "-frames:v", "1", "-f", "image2", "-c:v", "png", "-update", "1",
                path,
            ]
    }

    /// Encodes three empty frames of the same size into nothing.
    func trial() -> [String] {
        Self.quiet + input("/dev/zero") + ["-frames:v", "3"] + output + ["-f", "null", "-"]
    }

    private var isYUV: Bool { if case .yuv = transport.samples { true } else { false } }

    /// The rate is told by `-r`: of `-framerate`, ffmpeg makes one that is more usual, 120 of 119.
    private func input(_ source: String) -> [String] {
        ["-f", "rawvideo", "-pixel_format", transport.pixelFormat]
            + ["-video_size", "\(transport.width)x\(transport.height)"]
            + ["-r", settings.frameRate.description] + (isYUV ? Self.colours : []) + ["-i", source]
    }

    private var output: [String] {
        let format = choice.pixelFormat(transport.samples, isCrisp: settings.isCrisp)
        var arguments =
            choice.arguments(settings, transport.samples) + (format.map { ["-pix_fmt", $0] } ?? []) + ["-an"]
        if !isYUV, let format, format.hasPrefix("yuv") {
            arguments = ["-vf", "scale=out_color_matrix=bt709:out_range=tv"] + arguments + Self.colours
        } else if isYUV {
            arguments += Self.colours
        }
        return arguments
    }
}
