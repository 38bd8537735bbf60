import Flipbook
import FlipbookCairo
import FlipbookCanvas
import FlipbookPlot
import TestSupport
import Testing

/// What is painted again is what a full drawing paints, byte for byte.
struct FigurePainterTests {
    /// A figure with several axes, near each other and over each other.
    private struct Page {
        let figure: Figure
        var lines: [Line] = []
        var images: [Image] = []
        var texts: [PlacedText] = []

        /// Small enough, unless said otherwise, that many things lie over others.
        init(width: Double = 4.31, height: Double = 3.27) throws {
            let (figure, grid) = try Figure.subplots(rows: 2, columns: 2, width: width, height: height, dpi: 70)
            self.figure = figure
            let x = linspace(0, 6, count: 40)
            for (index, axes) in grid.joined().enumerated() where index < 3 {
                for phase in 0..<2 { lines.append(axes.plot(x, x.map { sin($0 + Double(phase + index)) })) }
                lines[lines.count - 1].label = "wave"
            }
            grid[0][0].addLegend()
            lines.append(grid[0][1].twinX().plot(x, x.map { $0 * $0 }))
            images.append(grid[1][1].image(try Grid((0..<5).map { y in (0..<6).map { Double($0 * y) } })))
            try figure.addColorBar(for: images[0])
            texts.append(grid[1][0].text("peak", at: (1, 0.5)))
            texts.append(figure.text("page", at: (0.4, 0.5)))
            figure.title = "Title"
            // It moves with the limits of two axes.
            let arrow = FancyArrow(from: (1, 0.5), to: (2, 3))
            (arrow.startAxes, arrow.endAxes) = (grid[0][0], grid[1][1])
            figure.add(arrow)
        }

        /// Adds axes that are clipped by a circle, over others.
        mutating func addPolarAxes() throws {
            let polar = try figure.addPolarAxes(in: GridSpec(rows: 2, columns: 3)[1, 1])
            let angles = linspace(0, 6, count: 40)
            lines.append(polar.plot(angles, angles.map { 2 + sin(3 * $0) }))
            texts.append(polar.text("angle", at: (1, 1)))
        }

        /// Changes something.
        mutating func change(_ random: inout Seeded) throws {
            let line = lines.randomElement(using: &random)!
            let axes = figure.axes.randomElement(using: &random)!
            let text = texts.randomElement(using: &random)!
            switch Int.random(in: 0..<24, using: &random) {
            case 0..<6: line.y = line.y.map { $0 + Double.random(in: -0.2...0.2, using: &random) }
            case 6: line.y = line.y.map { $0 * Double.random(in: 0...4, using: &random) }
            case 7: line.color = .tab10.randomElement(using: &random)!
            case 8: line.isVisible.toggle()
            case 9: line.zOrder = Double.random(in: 0...4, using: &random)
            case 10: line.width = Double.random(in: 0...9, using: &random)
            case 11: axes.yLimits = -Double.random(in: 0.1...3, using: &random)...2
            case 12: axes.title = ["", "Title", "Two\nlines"].randomElement(using: &random)!
            case 13: axes.xLabel = ["", "seconds"].randomElement(using: &random)!
            case 14: axes.gridLines = Bool.random(using: &random) ? GridLines() : nil
            case 15: axes.isVisible.toggle()
            case 16: axes.legend = Bool.random(using: &random) ? nil : axes.addLegend(at: .upperRight)
            case 17:
                text.setData(
                    position: (Double.random(in: -1...2, using: &random), Double.random(in: -1...1, using: &random)))
            case 18: text.string = ["a", "longer", "two\nlines", ""].randomElement(using: &random)!
            case 19: text.rotation = .degrees(Double.random(in: 0...360, using: &random))
            case 20:
                let factor = Double.random(in: 0...2, using: &random)
                images[0].values = try Grid((0..<5).map { y in (0..<6).map { Double($0 * y) * factor } })
            case 21: axes.spines.left.position = .outward(Double.random(in: 0...9, using: &random))
            case 22: figure.subplotParameters.left = Double.random(in: 0.1...0.2, using: &random)
            default: figure.title = ["", "A title", "Another"].randomElement(using: &random)!
            }
        }
    }

    private func bytes(_ canvas: CairoCanvas) throws -> [UInt8] {
        try canvas.withPixels { pixels in pixels.withUnsafeBytes { Array($0) } }
    }

    @Test(arguments: 1...16 as ClosedRange<UInt64>) func paintedAgainIsPaintedAnew(seed: UInt64) throws {
        var random = Seeded(seed)
        var page = try Page()
        if seed.isMultiple(of: 2) { try page.addPolarAxes() }
        let (width, height) = try page.figure.pixelSize()
        let canvas = try CairoCanvas(width: width, height: height)
        let other = try CairoCanvas(width: width, height: height)
        let painter = FigurePainter(page.figure, on: canvas)
        for step in 0..<60 {
            // Long stretches in which little changes, as in a render, and short ones in which much does.
            let isCalm = step % 20 < 15
            for _ in 0..<(isCalm ? 1 : 3) { try page.change(&random) }
            try painter.paint()
            let painted = try bytes(canvas)
            // Drawing elsewhere in between takes nothing away from the painter; not doing so neither.
            let scratch = step % 3 == 0 ? other : try CairoCanvas(width: width, height: height)
            try page.figure.draw(on: scratch)
            #expect(try bytes(scratch) == painted, "picture \(step)")
            if step % 2 == 0 { try painter.paint() }
        }
    }

    /// What moves alone is painted alone.
    @Test func onlyWhatChangedIsPainted() throws {
        let page = try Page(width: 12, height: 10)
        let (width, height) = try page.figure.pixelSize()
        let canvas = CountingCanvas(try CairoCanvas(width: width, height: height))
        let painter = FigurePainter(page.figure, on: canvas)
        func painted(_ change: () -> Void) throws -> Int {
            change()
            let before = canvas.calls
            try painter.paint()
            return canvas.calls - before
        }
        page.figure.axes[2].yLimits = -2...2
        let whole = try painted {}
        #expect(try painted {} == 0)
        let line = page.lines[4]
        _ = try painted { line.y[0] = 0.5 }
        #expect(try painted { line.y[0] = 0.25 } < whole / 8)
        #expect(try painted { line.y[0] = 0.25 } == 0)
        let next = try painted { line.y[1] = 0.25 }
        #expect(next < whole / 8)
    }
}

extension FigurePainterTests {
    /// Their fonts are in the keys of frames.
    @Test func linesThatAreDrawnAsPathsAreAmongTheTexts() throws {
        let figure = Figure(width: 2, height: 1)
        let text = figure.text("outlined", at: (0.1, 0.5))
        text.pathEffects = [.stroke(color: .white, width: 2), .normal]
        text.family = "DejaVu Serif"
        let canvas = try CairoCanvas(width: 200, height: 100)
        let painter = FigurePainter(figure, on: canvas)
        try painter.paint()
        var texts: [(String, String)] = []
        painter.forEachText { texts.append(($0, $1.family)) }
        #expect(texts.contains { $0 == ("outlined", "DejaVu Serif") })
    }
}

/// Counts what is painted.
private final class CountingCanvas: RestorableCanvas {
    let canvas: CairoCanvas
    var calls = 0
    init(_ canvas: CairoCanvas) { self.canvas = canvas }

    var size: Size { canvas.size }
    func measure(_ line: String, style: TextStyle) throws -> TextExtent { try canvas.measure(line, style: style) }
    func outline(of line: String, style: TextStyle) throws -> Path { try canvas.outline(of: line, style: style) }
    func clear(_ color: Color) { canvas.clear(color) }
    func draw(_ path: Path, fill: Color?, stroke: Stroke?, snap: Snap) {
        calls += 1
        canvas.draw(path, fill: fill, stroke: stroke, snap: snap)
    }
    func drawText(_ line: String, style: TextStyle, color: Color, at origin: Point, angle: Double) throws {
        calls += 1
        try canvas.drawText(line, style: style, color: color, at: origin, angle: angle)
    }
    func drawImage(_ image: Raster, in rect: Rect, interpolation: Raster.Interpolation) throws {
        calls += 1
        try canvas.drawImage(image, in: rect, interpolation: interpolation)
    }
    func withClip(_ rect: Rect, _ body: () throws -> Void) rethrows { try canvas.withClip(rect, body) }
    func withClip(_ path: Path, _ body: () throws -> Void) rethrows { try canvas.withClip(path, body) }
    func keep() { canvas.keep() }
    func restore(_ areas: [PixelArea]) { canvas.restore(areas) }
}
