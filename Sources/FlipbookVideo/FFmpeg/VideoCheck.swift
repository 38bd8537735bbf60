import FlipbookSystem

/// What ffprobe finds in a video: ffmpeg's exit code proves nothing.
struct VideoCheck {
    /// Video packets, which is to say frames.
    var packets = 0
    var codec = ""
    var width = 0
    var height = 0
    /// Frames a second, as ffprobe reads them in the file in two ways, the second of which is the mean. Of animated
    /// pictures they are guesses.
    var rates: [Rational] = []
    /// When the last frame comes whose time ffprobe tells, in seconds.
    var lastTime = 0.0
    /// How many come after it: it tells none of a delay of some hours.
    var untimed = 0
    /// The sum of the frames' numbers, by their times, of the squares of these, and the smallest: frames that come one after
    /// the other from zero have those of 0, 1, 2….
    private var sum = Int128(0), squares = Int128(0), first = Int.max

    /// Counts the packets of a file by reading all of it.
    ///
    /// - Returns: nil where ffprobe can't read it.
    init?(_ path: String, ffmpeg: FFmpeg, programs: Programs, settings: VideoSettings) throws(FlipbookError) {
        let rate = settings.frameRate.doubleValue
        var found: [(Substring, Substring)] = []
        var (sum, squares, first) = (Int128(0), Int128(0), Int.max)
        let status = try programs.run(
            ffmpeg.probePath,
            ["-v", "error", "-select_streams", "v:0", "-count_packets", "-show_entries"]
                + ["packet=pts_time:stream=codec_name,width,height,nb_read_packets,r_frame_rate,avg_frame_rate"]
                + ["-of", "default=noprint_wrappers=1", path]
        ) { line in
            let pair = line.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { return }
            guard pair[0] == "pts_time" else { return found.append((pair[0], pair[1])) }
            guard let time = Double(pair[1]), let frame = Int(exactly: (time * rate).rounded()) else {
                untimed += 1
                return
            }
            lastTime = max(lastTime, time)
            sum += Int128(frame)
            squares += Int128(frame) * Int128(frame)
            first = min(first, frame)
        }
        guard status.mayBeSuccess, !found.isEmpty else { return nil }
        (self.sum, self.squares, self.first) = (sum, squares, first)
        for pair in found {
            switch pair.0 {
            case "r_frame_rate", "avg_frame_rate": rates += Rational(String(pair.1)).map { [$0] } ?? []
            case "nb_read_packets": packets = Int(pair.1) ?? 0
            case "codec_name": codec = String(pair.1)
            case "width": width = Int(pair.1) ?? 0
            case "height": height = Int(pair.1) ?? 0
            default: break
            }
        }
    }

    /// What is wrong with it, nil where nothing is.
    ///
    /// The user's own arguments for ffmpeg may change codec, size and rate, though never how many frames there are.
    func fault(
        frames: Int, transport: FrameTransport, choice: EncoderChoice, settings: VideoSettings, container: Container
    ) -> String? {
        if packets != frames { return "it holds \(packets) frames instead of \(frames)" }
        guard settings.ffmpegArguments.isEmpty else { return nil }
        if (width, height) != (transport.width, transport.height) {
            return "its frames are \(width)x\(height) instead of \(transport.width)x\(transport.height)"
        }
        let isH264 = choice.name == "libx264" || choice.name.hasPrefix("h264_")
        if isH264 && codec != "h264" { return "its codec is \(codec) instead of h264" }
        return container.isAnimatedPicture ? delayFault(settings, container) : rateFault(settings) ?? orderFault
    }

    /// Whether a frame is missing in the order of times, or comes twice.
    private var orderFault: String? {
        let count = Int128(packets)
        let isWhole =
            first == 0 && sum == count * (count - 1) / 2 && squares == count * (count - 1) * (2 * count - 1) / 6
        return isWhole ? nil : "its frames don't come one after the other from zero on"
    }

    /// Whether it plays at another rate. Matroska counts the time of a frame in nanoseconds, and ffprobe makes a fraction
    /// of small numbers of that.
    private func rateFault(_ settings: VideoSettings) -> String? {
        let rate = settings.frameRate.doubleValue
        let rates = rates.map(\.doubleValue).filter { $0 > 0 }
        guard let found = rates.last, !rates.contains(where: { abs($0 / rate - 1) < 1e-4 }) else { return nil }
        return "it plays at \(found) frames a second instead of \(settings.rate)"
    }

    /// Whether the frames of an animated picture come at other times. Those of a GIF come at the nearest hundredth of a
    /// second; of the delays of an APNG, which are fractions, ffprobe drops what is less than 10 microseconds.
    private func delayFault(_ settings: VideoSettings, _ container: Container) -> String? {
        let due = Double(packets - 1 - untimed) / settings.frameRate.doubleValue
        let tolerance = container == .gif ? 0.0101 : 1.01e-5 * Double(packets)
        if abs(lastTime - due) <= tolerance { return nil }
        return "its last frame comes after \(lastTime) s instead of \(due) s"
    }
}
