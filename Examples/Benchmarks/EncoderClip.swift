import Flipbook
import FlipbookCairo
import FlipbookPixels
import FlipbookPlot
import FlipbookSystem

/// Frames of an animation as the encoder gets them: raw planes of BT.709, in a file each for 4:2:0 and 4:4:4.
struct EncoderClip {
    let name: String
    let frames: Int
    private let layout: YUVLayout
    private let path: String

    /// ffmpeg's arguments that read it.
    func input(_ chroma: YUVLayout.Chroma) -> [String] {
        ["-f", "rawvideo", "-pixel_format", chroma.pixelFormat]
            + ["-video_size", "\(layout.width)x\(layout.height)", "-framerate", "30"] + Self.colours
            + ["-i", path + "." + chroma.pixelFormat]
    }

    /// What the planes hold.
    static let colours = [
        "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
    ]

    /// The three examples and three figures whose every pixel changes, written to a folder.
    static func all(in folder: String) throws -> [EncoderClip] {
        func phase(_ frame: Int, of count: Int) -> Double { 2 * .pi * Double(frame) / Double(count) }
        let wave = try CosineWave(options: .with { $0.count = 60 })
        let panels = try MultiPanel(options: .with { $0.count = 90 })
        let dashboard = try Dashboard(options: .with { $0.count = 120 })
        let heat = Image(Grid(rows: 30, columns: 40))
        heat.colorLimits = -2...2
        let noise = Image(Grid(rows: 60, columns: 80))
        noise.colorLimits = -3...3
        let places = linspace(-5, 5, count: 40)
        let surface = Surface(places, places, Grid(rows: 40, columns: 40), colormap: .viridis)
        surface.colorLimits = -1...1
        return [
            try EncoderClip("wave", in: folder, frames: 300, try wave.setup()) { frame in
                wave.update(frame: frame, parameters: phase(frame, of: 60))
            },
            try EncoderClip("panels", in: folder, frames: 90, try panels.setup()) { frame in
                panels.update(frame: frame, parameters: phase(frame, of: 90))
            },
            try EncoderClip("dashboard", in: folder, frames: 24, try dashboard.setup()) { frame in
                dashboard.update(frame: frame, parameters: try dashboard.moment(frame))
            },
            try EncoderClip("heat map", in: folder, frames: 60, plot(heat)) { frame in
                heat.values = Grid(rows: 30, columns: 40) { row, column in
                    sin(0.3 * Double(column) + phase(frame, of: 60)) + cos(0.2 * Double(row) - phase(frame, of: 60))
                }
            },
            try EncoderClip("noise", in: folder, frames: 60, plot(noise)) { frame in
                var generator = SplitMix(state: UInt64(frame))
                noise.values = Grid(rows: 60, columns: 80) { _, _ in generator.normal() }
            },
            try EncoderClip("surface", in: folder, frames: 60, plot(surface)) { frame in
                surface.setData(
                    x: places, y: places,
                    z: Grid(rows: 40, columns: 40) { row, column in
                        sin(hypot(places[row], places[column]) - phase(frame, of: 60))
                    })
            },
        ]
    }

    private static func plot(_ image: Image) -> Figure {
        let (figure, axes) = Figure.subplots()
        axes.add(image)
        return figure
    }

    private static func plot(_ surface: Surface) -> Figure {
        let (figure, axes) = Figure.subplots3D()
        axes.add(surface)
        axes.zLimits = -1...1
        return figure
    }

    /// Draws the frames.
    private init(
        _ name: String, in folder: String, frames: Int, _ figure: Figure, update: (Int) throws -> Void
    ) throws {
        let (width, height) = try figure.pixelSize()
        self.name = name
        self.frames = frames
        layout = YUVLayout(width: width, height: height, chroma: .halved)
        path = "\(folder)/\(name)"
        let canvas = try CairoCanvas(width: width, height: height)
        let painter = FigurePainter(figure, on: canvas)
        let files = try YUVLayout.Chroma.allCases.map { chroma in
            try RawFile(path + "." + chroma.pixelFormat, YUVLayout(width: width, height: height, chroma: chroma))
        }
        for frame in 0..<frames {
            try update(frame)
            try painter.paint()
            try canvas.withPixels { pixels in
                for file in files { try file.append(pixels) }
            }
        }
    }
}

extension YUVLayout.Chroma {
    /// ffmpeg's name for it.
    var pixelFormat: String { self == .halved ? "yuv420p" : "yuv444p" }
}

/// A file of planes, one frame after the other.
private final class RawFile {
    private let file: Descriptor
    private let chroma: YUVLayout.Chroma
    private var planes: [UInt8]

    init(_ path: String, _ layout: YUVLayout) throws {
        let number = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard number >= 0 else { throw Usage.Failure(description: "\(path) can't be written") }
        file = Descriptor(owning: number)
        chroma = layout.chroma
        planes = [UInt8](repeating: 0, count: layout.byteCount)
    }

    func append(_ pixels: borrowing PixelBuffer) throws {
        planes.withUnsafeMutableBytes { bytes in
            switch chroma {
            case .halved: pixels.convertToYUV420(into: bytes)
            case .full: pixels.convertToYUV444(into: bytes)
            }
        }
        try planes.withUnsafeBytes { try file.writeAll($0) }
    }
}
