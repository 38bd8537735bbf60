import Flipbook
import FlipbookCairo
import FlipbookCanvas
import FlipbookPlot
import TestSupport
import Testing

/// A trail that grows is painted only where it has grown, and looks as one that is painted anew.
struct TrailPainterTests {
    private func bytes(_ canvas: CairoCanvas) throws -> [UInt8] {
        try canvas.withPixels { pixels in pixels.withUnsafeBytes { Array($0) } }
    }

    /// A way that crosses itself often.
    private static let time = linspace(0, 100, count: 2000)
    private static let x = time.map { sin(1.3 * $0) }
    private static let y = time.map { cos(0.9 * $0) }

    private func page() -> (Figure, Axes, Trail) {
        let (figure, axes) = Figure.subplots(width: 4, height: 3)
        (axes.xLimits, axes.yLimits) = (-1.2...1.2, -1.2...1.2)
        let trail = axes.trail(Self.x, Self.y)
        trail.end = 1
        return (figure, axes, trail)
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>) func aTrailGrowsAsItIsDrawnAnew(seed: UInt64) throws {
        let random = Seeded(seed)
        let (figure, axes, trail) = page()
        axes.plot([-1, 1], [-1, 1], zOrder: random.one(of: [1, 3]))
        axes.gridLines = random.chance() ? GridLines() : nil
        trail.length = random.one(of: [nil, 70, 300])
        trail.tailAlpha = seed == 1 ? 0.2 : 1
        trail.alpha = seed == 2 ? 0.5 : 1
        trail.width = random.value(0.3...9)
        let (width, height) = try figure.pixelSize()
        let canvas = try CairoCanvas(width: width, height: height)
        let painter = FigurePainter(figure, on: canvas)
        for _ in 0..<40 {
            trail.end = (trail.end ?? 0) + random.one(of: [1, 1, 1, 3, 200])
            try painter.paint()
            let other = try CairoCanvas(width: width, height: height)
            try figure.draw(on: other)
            #expect(try bytes(canvas) == bytes(other), "\(trail.end ?? 0)")
        }
    }

    @Test func aLongTrailCostsWhatItsNewPartCosts() throws {
        let (figure, axes, trail) = page()
        trail.setData(x: [], y: [])
        trail.end = nil
        let (width, height) = try figure.pixelSize()
        let canvas = MeasuringCanvas(try CairoCanvas(width: width, height: height))
        let painter = FigurePainter(figure, on: canvas)
        var most = 0
        for index in Self.x.indices {
            trail.append(x: Self.x[index], y: Self.y[index])
            canvas.restored = 0
            try painter.paint()
            // Now and then everything is painted, where the trail comes to lie under something else.
            if index > 1500 { most = max(most, canvas.restored) }
        }
        #expect(most > 0 && most < 1000, "\(most) of \(width * height) pixels are painted again")
        #expect(axes.artists.count == 1)
    }
}

/// Counts how many pixels are put back.
private final class MeasuringCanvas: RestorableCanvas, ColorPathCanvas {
    var restored = 0
    private let canvas: CairoCanvas

    init(_ canvas: CairoCanvas) { self.canvas = canvas }

    var size: Size { canvas.size }
    func keep() { canvas.keep() }
    func restore(_ areas: [PixelArea]) {
        restored += areas.reduce(0) { $0 + $1.x.count * $1.y.count }
        canvas.restore(areas)
    }
    func clear(_ color: Color) { canvas.clear(color) }
    func draw(_ path: Path, fill: Color?, stroke: Stroke?, snap: Snap) {
        canvas.draw(path, fill: fill, stroke: stroke, snap: snap)
    }
    func draw(_ shape: Path, at points: [Point], fill: Color?, stroke: Stroke?, snap: Snap) {
        canvas.draw(shape, at: points, fill: fill, stroke: stroke, snap: snap)
    }
    func drawColorPath(_ path: ColorPath) { canvas.drawColorPath(path) }
    func drawText(_ line: String, style: TextStyle, color: Color, at origin: Point, angle: Double) throws {
        try canvas.drawText(line, style: style, color: color, at: origin, angle: angle)
    }
    func drawImage(_ image: Raster, in rect: Rect, interpolation: Raster.Interpolation) throws {
        try canvas.drawImage(image, in: rect, interpolation: interpolation)
    }
    func withClip(_ rect: Rect, _ body: () throws -> Void) rethrows { try canvas.withClip(rect, body) }
    func withClip(_ path: Path, _ body: () throws -> Void) rethrows { try canvas.withClip(path, body) }
    func measure(_ line: String, style: TextStyle) throws -> TextExtent { try canvas.measure(line, style: style) }
    func outline(of line: String, style: TextStyle) throws -> Path { try canvas.outline(of: line, style: style) }
}
