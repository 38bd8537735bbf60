import Flipbook
import FlipbookCairo
import FlipbookPixels
import FlipbookPlot
import FlipbookSystem
import Foundation

/// The frames of a scene as the encoder gets them: raw planes of BT.709, one frame after the other in a file.
struct EncoderClip {
    let name: String
    private(set) var frames: Int
    let layout: YUVLayout
    let path: String

    /// The scene's file in a folder, which is drawn where it isn't there yet.
    init(_ scene: EncoderScene, _ chroma: YUVLayout.Chroma, in folder: String) throws {
        let (figure, update) = try scene.make()
        let (width, height) = try figure.pixelSize()
        name = scene.name
        frames = scene.frames
        layout = YUVLayout(width: width, height: height, chroma: chroma)
        path = "\(folder)/\(name).\(chroma.pixelFormat)"
        let size = frames * layout.byteCount
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        if attributes?[.size] as? Int == size { return }
        let canvas = try CairoCanvas(width: width, height: height)
        let painter = FigurePainter(figure, on: canvas)
        let number = open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard number >= 0 else { throw Usage.Failure(description: "\(path).part can't be written") }
        let file = Descriptor(owning: number)
        var planes = [UInt8](repeating: 0, count: layout.byteCount)
        for frame in 0..<frames {
            try update(frame)
            try painter.paint()
            try canvas.withPixels { pixels in
                planes.withUnsafeMutableBytes { bytes in
                    switch chroma {
                    case .halved: pixels.convertToYUV420(into: bytes)
                    case .full: pixels.convertToYUV444(into: bytes)
                    }
                }
            }
            try planes.withUnsafeBytes { try file.writeAll($0) }
        }
        guard rename(path + ".part", path) == 0 else { throw Usage.Failure(description: "\(path) can't be made") }
    }

    /// The first of its frames.
    func prefix(_ count: Int) -> EncoderClip {
        var clip = self
        clip.frames = min(frames, count)
        return clip
    }

    /// ffmpeg's arguments that read it.
    var input: [String] {
        ["-f", "rawvideo", "-pixel_format", layout.chroma.pixelFormat]
            + ["-video_size", "\(layout.width)x\(layout.height)", "-framerate", "30"] + Self.colors
            + ["-t", "\(Double(frames) / 30)", "-i", path]
    }

    /// What the planes hold.
    static let colors = [
        "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
    ]

    /// The seven frames, from the middle to the end, in which ghosts are counted.
    var inspected: [Int] { (0..<7).map { frames / 2 + $0 * (frames - 1 - frames / 2) / 6 } }

    /// The planes of some frames.
    func planes(of frames: [Int]) throws -> [[UInt8]] {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? file.close() }
        return try frames.map { frame in
            try file.seek(toOffset: UInt64(frame * layout.byteCount))
            guard let data = try file.read(upToCount: layout.byteCount), data.count == layout.byteCount else {
                throw Usage.Failure(description: "\(path) has no frame \(frame)")
            }
            return [UInt8](data)
        }
    }
}

extension YUVLayout.Chroma {
    /// ffmpeg's name for it.
    var pixelFormat: String { self == .halved ? "yuv420p" : "yuv444p" }
}
