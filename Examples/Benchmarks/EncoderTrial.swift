import FlipbookPixels
import FlipbookSystem
import Foundation

/// What settings of an encoder gave for the frames of a clip.
struct EncoderResult {
    /// Processor seconds of ffmpeg, its start and the reading of raw frames included.
    var seconds: Double
    /// The size of the file.
    let bytes: Int
    /// The PSNR of luma, and of both chroma planes together, in dB: of the mean error of all frames.
    let luma: Double
    let chroma: Double
    /// The structural similarity of all planes, ffmpeg's `All`: the mean of all frames.
    let similarity: Double
    let ghosts: Ghosts
}

/// ffmpeg, encoding a clip on one thread and comparing the video with it.
struct EncoderTrial {
    let ffmpeg: String
    /// Where videos and what is measured of them are written; they are overwritten.
    let folder: String

    /// Encodes a clip.
    ///
    /// - Returns: processor seconds, and the size of the video in bytes.
    func encode(_ clip: EncoderClip, _ settings: EncoderSettings) throws -> (seconds: Double, bytes: Int) {
        let encoding =
            settings.arguments + ["-pix_fmt", clip.layout.chroma.pixelFormat, "-an"] + EncoderClip.colors
            + ["-movflags", "+faststart", video]
        let usage = try Usage(Command(ffmpeg, arguments: common + clip.input + encoding))
        let size = try FileManager.default.attributesOfItem(atPath: video)[.size] as? Int
        return (usage.processor, size ?? 0)
    }

    /// Encodes a clip, decodes the video and compares the two.
    func measure(_ clip: EncoderClip, _ settings: EncoderSettings) throws -> EncoderResult {
        let (seconds, bytes) = try encode(clip, settings)
        let (errors, similarities, decoded) = (folder + "/psnr", folder + "/ssim", folder + "/decoded")
        let selected = clip.inspected.map { "eq(n\\,\($0))" }.joined(separator: "+")
        let graph =
            "[0:v]split=3[a][b][c];[1:v]split=2[d][e];[a][d]psnr=stats_file=\(errors)[p];"
            + "[b][e]ssim=stats_file=\(similarities)[s];[c]select=\(selected)[g]"
        let outputs =
            ["-map", "[p]", "-f", "null", "-", "-map", "[s]", "-f", "null", "-", "-map", "[g]", "-vsync", "0"]
            + ["-pix_fmt", clip.layout.chroma.pixelFormat, "-f", "rawvideo", decoded]
        _ = try Usage(
            Command(
                ffmpeg, arguments: common + ["-i", video] + clip.input + ["-filter_complex", graph] + outputs))
        let error = try means(errors, of: clip)
        let similarity = try means(similarities, of: clip)
        var ghosts = Ghosts()
        let size = clip.layout.byteCount
        let data = try Data(contentsOf: URL(fileURLWithPath: decoded))
        guard data.count == size * clip.inspected.count else {
            throw Usage.Failure(description: "\(settings.name): \(clip.name) can't be decoded")
        }
        let frames = try clip.planes(of: clip.inspected)
        data.withUnsafeBytes { bytes in
            for (index, frame) in frames.enumerated() {
                ghosts.add(
                    UnsafeRawBufferPointer(rebasing: bytes[index * size..<(index + 1) * size]), against: frame,
                    clip.layout)
            }
        }
        /// A mean squared error in dB, none being 78 dB.
        func decibels(_ error: Double) -> Double { 10 * log10(255 * 255 / max(error, 1e-3)) }
        return EncoderResult(
            seconds: seconds, bytes: bytes, luma: decibels(error["mse_y"] ?? .nan),
            chroma: decibels(((error["mse_u"] ?? .nan) + (error["mse_v"] ?? .nan)) / 2),
            similarity: similarity["All"] ?? .nan, ghosts: ghosts)
    }

    private var video: String { folder + "/trial.mp4" }

    private var common: [String] { ["-hide_banner", "-nostdin", "-nostats", "-v", "error", "-y"] }

    /// The means of the numbers that one of ffmpeg's filters wrote, a line for each frame.
    private func means(_ path: String, of clip: EncoderClip) throws -> [String: Double] {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        guard lines.count == clip.frames else {
            throw Usage.Failure(description: "\(lines.count) frames of \(clip.name) were compared, of \(clip.frames)")
        }
        var sums: [String: Double] = [:]
        for field in lines.lazy.flatMap({ $0.split(separator: " ") }) {
            let parts = field.split(separator: ":")
            if parts.count == 2 { sums[String(parts[0]), default: 0] += (Double(parts[1]) ?? 0) / Double(lines.count) }
        }
        return sums
    }
}
