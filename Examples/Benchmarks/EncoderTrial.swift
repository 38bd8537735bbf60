import FlipbookPixels
import FlipbookSystem
import Foundation

/// What settings of an encoder gave for the frames of a clip.
struct EncoderResult {
    /// Processor milliseconds of ffmpeg a frame, its start and the reading of raw frames included.
    var milliseconds: Double
    /// The size of the file, divided by its frames.
    var kilobytes: Double
    /// The PSNR of luma, of the two chroma planes, and of all samples, in dB; of the mean error of all frames.
    var luma = 0.0
    var blue = 0.0
    var red = 0.0
    var overall = 0.0

    /// Whether nothing speaks for the other one, and something against it.
    func dominates(_ other: EncoderResult) -> Bool {
        let isAsGood = milliseconds <= other.milliseconds && kilobytes <= other.kilobytes && luma >= other.luma
        return isAsGood && (milliseconds < other.milliseconds || kilobytes < other.kilobytes || luma > other.luma)
    }
}

/// ffmpeg, encoding from a file of raw frames to one of video.
struct EncoderTrial {
    let ffmpeg: String
    let output: String

    /// - Parameter measuresQuality: whether the video is decoded and compared with the frames, which takes its time.
    func encode(
        _ clip: EncoderClip, _ chroma: YUVLayout.Chroma, _ candidate: EncoderSearch.Candidate, measuresQuality: Bool
    ) throws -> EncoderResult {
        let common = ["-hide_banner", "-nostdin", "-nostats", "-v", "error", "-y"] + clip.input(chroma)
        let encoding =
            candidate.arguments + ["-pix_fmt", chroma.pixelFormat, "-an"] + EncoderClip.colours
            + ["-movflags", "+faststart", output]
        let usage = try Usage(Command(ffmpeg, arguments: common + encoding))
        let size = try FileManager.default.attributesOfItem(atPath: output)[.size] as? Int ?? 0
        var result = EncoderResult(
            milliseconds: usage.processor / Double(clip.frames) * 1e3,
            kilobytes: Double(size) / Double(clip.frames) / 1e3)
        guard measuresQuality else { return result }
        let statistics = output + ".psnr"
        let comparison = ["-i", output, "-lavfi", "psnr=stats_file=\(statistics)", "-f", "null", "-"]
        _ = try Usage(Command(ffmpeg, arguments: common + comparison))
        let errors = try Self.errors(String(contentsOfFile: statistics, encoding: .utf8))
        func decibels(_ name: String) -> Double { 10 * log10(255 * 255 / (errors[name] ?? 0)) }
        result.luma = decibels("mse_y")
        result.blue = decibels("mse_u")
        result.red = decibels("mse_v")
        result.overall = decibels("mse_avg")
        return result
    }

    /// The means over all frames of the squared errors that ffmpeg's `psnr` writes, a line for each frame.
    private static func errors(_ text: String) -> [String: Double] {
        let lines = text.split(separator: "\n")
        var sums: [String: Double] = [:]
        for field in lines.lazy.flatMap({ $0.split(separator: " ") }) where field.hasPrefix("mse_") {
            let parts = field.split(separator: ":")
            if parts.count == 2 { sums[String(parts[0]), default: 0] += (Double(parts[1]) ?? 0) / Double(lines.count) }
        }
        return sums
    }
}

/// The results as text: a line for each setting, and for each clip processor milliseconds and KB a frame and the PSNR
/// of luma (4:4:4: of all samples), starred where no other setting is better in one of the three and in none worse.
struct EncoderTable {
    let text: String

    init(
        _ clips: [EncoderClip], _ chroma: YUVLayout.Chroma, _ results: [(EncoderSearch.Candidate, [EncoderResult])]
    ) {
        let titles = clips.map { Self.left($0.name, chroma == .full ? 26 : 21) }.joined()
        var lines = [
            "libx264 at \(chroma.pixelFormat): CPU ms a frame, KB a frame, luma PSNR in dB (4:4:4: then overall)",
            Self.left("settings", 36) + "crf  " + titles,
        ]
        for (candidate, row) in results {
            let cells = row.enumerated().map { index, result in
                let isOnFront = !results.contains { $0.1[index].dominates(result) }
                let overall = chroma == .full ? String(format: " %4.1f", result.overall) : ""
                return Self.left(
                    String(format: "%5.1f %6.2f %4.1f", result.milliseconds, result.kilobytes, result.luma)
                        + overall + (isOnFront ? "*" : ""), chroma == .full ? 26 : 21)
            }
            lines.append(Self.left(candidate.name, 36) + Self.left("\(candidate.crf ?? 0)", 5) + cells.joined())
        }
        text = lines.joined(separator: "\n")
    }

    private static func left(_ text: String, _ width: Int) -> String {
        text.padding(toLength: max(width, text.count), withPad: " ", startingAt: 0)
    }
}
