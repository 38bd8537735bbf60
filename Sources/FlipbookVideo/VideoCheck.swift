/// What ffprobe finds in a video: ffmpeg's exit code proves nothing.
struct VideoCheck {
    /// Video packets, which is to say frames.
    var packets = 0
    var codec = ""
    var width = 0
    var height = 0

    /// Counts the packets of a file by reading all of it.
    ///
    /// - Returns: nil where ffprobe can't read it.
    init?(_ path: String, ffmpeg: FFmpeg, programs: Programs) throws(VideoError) {
        let (text, _, status) = try programs.run(
            ffmpeg.probePath,
            ["-v", "error", "-select_streams", "v:0", "-count_packets", "-show_entries"]
                + ["stream=codec_name,width,height,nb_read_packets", "-of", "default=noprint_wrappers=1", path])
        guard status.mayBeSuccess, !text.isEmpty else { return nil }
        for line in text.split(whereSeparator: \.isNewline) {
            let pair = line.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { continue }
            switch pair[0] {
            case "nb_read_packets": packets = Int(pair[1]) ?? 0
            case "codec_name": codec = String(pair[1])
            case "width": width = Int(pair[1]) ?? 0
            case "height": height = Int(pair[1]) ?? 0
            default: break
            }
        }
    }

    /// What is wrong with it, nil where nothing is.
    ///
    /// - Parameter isPlain: whether the user gave ffmpeg no arguments, which may change codec and size, though never
    ///   how many frames there are.
    func fault(frames: Int, transport: FrameTransport, choice: EncoderChoice, isPlain: Bool) -> String? {
        if packets != frames { return "it holds \(packets) frames instead of \(frames)" }
        guard isPlain else { return nil }
        if (width, height) != (transport.width, transport.height) {
            return "its frames are \(width)x\(height) instead of \(transport.width)x\(transport.height)"
        }
        let isH264 = choice.name == "libx264" || choice.name.hasPrefix("h264_")
        return isH264 && codec != "h264" ? "its codec is \(codec) instead of h264" : nil
    }
}
