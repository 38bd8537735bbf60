import FlipbookCanvas
import FlipbookPlot
import TestSupport
import Testing

/// A figure that is changed and drawn again and again draws what a new figure with the same contents draws.
@Suite struct ChangeTests {
    /// All that a figure of this test shows.
    struct Contents {
        var x = [[0.0, 1, 2], [0, 3]]
        var y = [[0.0, 1, 0], [5, 5]]
        var color = [Color.tabRed, .tabBlue]
        var isVisible = [true, true]
        var zOrder = [2.0, 2]
        var limits: ClosedRange<Double>?
        var margin = 0.05
        var title = ""
        var label = ""
        var hidesAxis = false
        var hasGrid = false
        var intervals: Int?
        var width = 6.4
        var dpi = 100.0
        var left = 0.125

        mutating func change(_ random: inout Seeded) {
            let line = Int.random(in: 0...1, using: &random)
            func values(_ random: inout Seeded) -> [Double] {
                x[line].map { _ in
                    Double.random(in: -3...3, using: &random) * [1, 1e-6, 1e7][Int.random(in: 0...2, using: &random)]
                }
            }
            switch Int.random(in: 0..<16, using: &random) {
            case 0: x[line] = values(&random)
            case 1, 2: y[line] = values(&random)
            case 3: color[line] = Color.tab10.randomElement(using: &random)!
            case 4: isVisible[line].toggle()
            case 5: zOrder[line] = Double.random(in: 0...4, using: &random)
            case 6: limits = Bool.random(using: &random) ? nil : 0...Double.random(in: 1...9, using: &random)
            case 7: margin = Double.random(in: 0...0.3, using: &random)
            case 8: title = ["", "Title", "Two\nlines", "frame 12"].randomElement(using: &random)!
            case 9: label = ["", "x", "metres"].randomElement(using: &random)!
            case 10: hidesAxis.toggle()
            case 11: hasGrid.toggle()
            case 12: intervals = Bool.random(using: &random) ? nil : Int.random(in: 1...9, using: &random)
            case 13: dpi = Double.random(in: 50...200, using: &random)
            case 14: width = Double.random(in: 3...9, using: &random)
            default: left = Double.random(in: 0.1...0.3, using: &random)
            }
        }

        /// Puts everything into a figure; a part that is as it should be is left alone.
        func show(in figure: Figure, _ lines: [Line]) {
            func set<Part: AnyObject, Value: Equatable>(
                _ part: Part, _ path: ReferenceWritableKeyPath<Part, Value>, _ value: Value
            ) {
                if part[keyPath: path] != value { part[keyPath: path] = value }
            }
            let axes = figure.axes[0]
            for (index, line) in lines.enumerated() {
                if line.x != x[index] || line.y != y[index] { line.setData(x: x[index], y: y[index]) }
                set(line, \.color, color[index])
                set(line, \.isVisible, isVisible[index])
                set(line, \.zOrder, zOrder[index])
            }
            if let limits { axes.yLimits = limits } else { axes.yAxis.isAutoscaled = true }
            set(axes.xAxis, \.margin, margin)
            set(axes, \.title, title)
            set(axes, \.yLabel, label)
            set(axes.xAxis, \.isVisible, !hidesAxis)
            set(axes, \.gridLines, hasGrid ? GridLines() : nil)
            set(axes.yAxis, \.locator, intervals.map { .maxN($0) } ?? .auto)
            set(figure, \.width, width)
            set(figure, \.dpi, dpi)
            set(figure, \.subplotParameters.left, left)
        }

        func newFigure() -> (Figure, [Line]) {
            let figure = Figure()
            let axes = figure.subplots()
            let lines = [axes.plot([], []), axes.plot([], [])]
            show(in: figure, lines)
            return (figure, lines)
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func aChangedFigureDrawsAsANewOne(seed: UInt64) throws {
        var random = Seeded(seed)
        var contents = Contents()
        let (figure, lines) = contents.newFigure()
        let canvas = RecordingCanvas(size: Size(width: 640, height: 480))
        for step in 0..<30 {
            for _ in 0..<Int.random(in: 1...3, using: &random) { contents.change(&random) }
            contents.show(in: figure, lines)
            let before = canvas.commands.count
            try figure.draw(on: canvas)
            let fresh = try commands(of: contents.newFigure().0)
            let isSame = canvas.commands[before...].elementsEqual(fresh)
            try #require(isSame, "drawing \(step) differs: \(contents)")
        }
    }

    @Test func textsAreMeasuredAgainOnlyWhenSomethingMoved() throws {
        let figure = Figure()
        let axes = figure.subplots()
        let line = axes.plot([0, 1], [0, 1])
        axes.yLimits = -1...1
        let canvas = CountingCanvas()
        func measured(_ change: () -> Void) throws -> Int {
            let before = canvas.measured
            change()
            try figure.draw(on: canvas)
            return canvas.measured - before
        }
        #expect(try measured {} > 0)
        #expect(try measured {} == 0)
        #expect(try measured { line.y = [1, -1] } == 0)
        #expect(try measured { line.color = .black } == 0)
        #expect(try measured { line.isVisible = false } == 0)
        #expect(try measured { axes.yLimits = -1...1 } == 0)
        #expect(try measured { line.x = [0, 2] } > 0)
        #expect(try measured { axes.title = "t" } > 0)
        #expect(try measured { figure.dpi = 50 } > 0)
    }
}

/// Draws nothing, and counts the texts that it is asked to measure.
private final class CountingCanvas: Canvas {
    let size = Size(width: 640, height: 480)
    var measured = 0

    func measure(_ line: String, style: TextStyle) -> TextExtent {
        measured += 1
        return TextExtent(advance: 1, ink: Rect(x: 0, y: -1, width: 1, height: 1), ascent: 1, descent: 0)
    }
    func outline(of line: String, style: TextStyle) -> Path { Path() }
    func clear(_ color: Color) {}
    func draw(_ path: Path, fill: Color?, stroke: Stroke?, snap: Snap) {}
    func drawText(_ line: String, style: TextStyle, color: Color, at origin: Point, angle: Double) {}
    func drawImage(_ image: Raster, in rect: Rect, interpolation: Raster.Interpolation) {}
    func withClip(_ rect: Rect, _ body: () throws -> Void) rethrows { try body() }
    func withClip(_ path: Path, _ body: () throws -> Void) rethrows { try body() }
}
