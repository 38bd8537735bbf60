import Flipbook
import FlipbookCairo
import FlipbookPlot
import TestSupport
import Testing

/// Error bars and texts follow their bars and pies where only what has changed is painted.
struct BarsPainterTests {
    private struct Page {
        let figure: Figure
        let bars: Bars
        let pie: Pie
        let errorBar: ErrorBar

        init() throws {
            let (figure, grid) = try Figure.subplots(rows: 1, columns: 3, width: 6, height: 2, dpi: 70)
            let axes = grid[0]
            self.figure = figure
            bars = axes[0].bar(["a", "b", "c"], [1, 2, 3])
            bars.errors.capSize = 3
            bars.texts.format = "%.1f"
            axes[0].yLimits = 0...6
            axes[0].gridLines = GridLines()
            pie = axes[1].pie([1, 2, 3], labels: ["x", "y", "z"])
            pie.percentages.format = "%.0f%%"
            errorBar = axes[2].errorBar([0, 1, 2], [1, 2, 3], yError: .constant(0.5))
            axes[2].yLimits = 0...6
        }

        func change(_ random: inout Seeded) {
            func values() -> [Double] { (0..<3).map { _ in Double.random(in: 0.5...5, using: &random) } }
            switch Int.random(in: 0..<11, using: &random) {
            case 0, 1: bars.heights = values()
            case 2: bars.errors.y = Bool.random(using: &random) ? nil : .symmetric(values())
            case 3: bars.isVisible.toggle()
            case 4: bars.texts.zOrder = Double.random(in: 0...4, using: &random)
            case 5: pie.sizes = values()
            case 6: pie.isVisible.toggle()
            case 7: errorBar.y = values()
            case 8: bars.zOrder = Double.random(in: 0...4, using: &random)
            case 9: pie.zOrder = Double.random(in: 0...4, using: &random)
            default: errorBar.color = Color.tab10.randomElement(using: &random)!
            }
        }
    }

    private func bytes(_ canvas: CairoCanvas) throws -> [UInt8] {
        try canvas.withPixels { pixels in pixels.withUnsafeBytes { Array($0) } }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>) func whatFollowsIsPaintedWithIt(seed: UInt64) throws {
        var (random, same) = (Seeded(seed), Seeded(seed))
        let (page, other) = (try Page(), try Page())
        let (width, height) = try page.figure.pixelSize()
        let canvas = try CairoCanvas(width: width, height: height)
        let painter = FigurePainter(page.figure, on: canvas)
        for step in 0..<40 {
            page.change(&random)
            try painter.paint()
            other.change(&same)
            let fresh = try CairoCanvas(width: width, height: height)
            try other.figure.draw(on: fresh)
            #expect(try bytes(fresh) == bytes(canvas), "picture \(step)")
        }
    }
}
