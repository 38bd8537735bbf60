import FlipbookPixels

/// The command line of ffmpeg for one video.
struct FFmpegArguments {
    let settings: VideoSettings
    let layout: YUVLayout

    /// BT.709 in limited range, which is what the frames are converted to. Said of the input too: where a newer
    /// ffmpeg doesn't know what comes in, it would convert once more.
    private static let colours = [
        "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
    ]

    /// Encodes the frames that come through standard input, and tells on descriptor 3 how far it is.
    func encoding(_ choice: EncoderChoice, into container: Container, at path: String) -> [String] {
        ["-hide_banner", "-nostdin", "-nostats", "-v", "error", "-progress", "pipe:3", "-y"]
            + input("pipe:0") + output(choice) + settings.ffmpegArguments + container.arguments + [path]
    }

    /// Encodes three empty frames of the same size into nothing.
    func trial(_ choice: EncoderChoice) -> [String] {
        ["-hide_banner", "-nostdin", "-nostats", "-v", "error"]
            + input("/dev/zero") + ["-frames:v", "3"] + output(choice) + ["-f", "null", "-"]
    }

    private func input(_ source: String) -> [String] {
        ["-f", "rawvideo", "-pixel_format", "yuv420p", "-video_size", "\(layout.width)x\(layout.height)"]
            + ["-framerate", settings.frameRate] + Self.colours + ["-i", source]
    }

    private func output(_ choice: EncoderChoice) -> [String] {
        choice.arguments(settings) + ["-pix_fmt", "yuv420p", "-an"] + Self.colours
    }
}
