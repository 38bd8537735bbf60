import Flipbook
import FlipbookCairo
import Testing

/// The calls of the article about anchored boxes, and those that are more than one call in matplotlib.
struct MatplotlibAnchoredCallsTests {
    private let canvas: CairoCanvas

    init() throws { canvas = try CairoCanvas(width: 640, height: 480) }

    @Test func anchoredBoxes() throws {
        let (figure, axes) = Figure.subplots()
        let note = AnchoredText("Figure 1a", at: .upperLeft, size: 15)
        note.frame.shape = .round(size: 0.2)
        (note.pad, note.axesPad, note.hasFrame) = (0.4, 0.5, false)
        note.anchor = Rect(x: 0, y: 1, width: 0, height: 0)
        axes.add(note)
        axes.add(AnchoredSizeBar(0.1, "10 µm", at: .lowerRight, gap: 4))
        axes.add(AnchoredDirectionArrows("E", "N", color: .white))
        axes.add(AnchoredDrawing(Circle(at: (10, 10), radius: 10), size: (20, 20), at: .upperRight))
        axes.add(AnchoredDrawing(Ellipse(at: (0, 0), width: 0.1, height: 0.4), at: .lowerLeft))
        try figure.draw(on: canvas)
        #expect(axes.artists.count == 5)
    }

    @Test func looksAndSides() throws {
        let (figure, axes) = Figure.subplots()
        axes.pie([3, 2], hasFrame: true)
        axes.xAxis.moveTicks(to: .top)
        axes.yAxis.moveLabel(to: .right)
        let groups = axes.boxPlot([[1, 2, 3], [2, 3, 4]])
        groups.capWidths = [0.2, 0.3]
        let measured = axes.errorBar([1, 2], [2, 1], yError: .constant(0.1))
        measured.errors.capWidth = 2
        let bars = axes.bar([1, 2], [2, 1])
        bars.setColor(.tabRed)
        try figure.draw(on: canvas)
        #expect(bars.edgeColor == .tabRed)
    }
}
