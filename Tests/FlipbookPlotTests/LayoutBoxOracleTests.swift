import FlipbookCanvas
import FlipbookPlot
import Testing

@Suite struct LayoutBoxOracleTests {
    let oracle: PageOracle

    init() throws { oracle = try PageOracle.shared.get() }

    @Test func gridSpec() throws {
        #expect(!oracle.gridSpec.isEmpty)
        for (index, asked) in oracle.gridSpec.enumerated() {
            let figure = Figure(width: asked.figureSize[0], height: asked.figureSize[1])
            let options = asked.options
            let grid = GridSpec(
                rows: asked.rows, columns: asked.columns, widthRatios: options.widthRatios ?? [],
                heightRatios: options.heightRatios ?? [], left: options.left, right: options.right,
                bottom: options.bottom, top: options.top, columnGap: options.wspace, rowGap: options.hspace)
            for cell in asked.cells {
                let axes = try figure.addAxes(
                    in: grid[cell.rows[0]..<cell.rows[1], cell.columns[0]..<cell.columns[1]])
                expect(axes, isAt: cell.box, "grid \(index)")
            }
        }
    }

    @Test func colorbars() throws {
        #expect(!oracle.colorbars.isEmpty)
        for (index, asked) in oracle.colorbars.enumerated() {
            let figure = Figure(width: asked.figureSize[0], height: asked.figureSize[1])
            let axes = figure.subplots()
            let image = axes.image(
                Grid(rows: asked.image[0], columns: asked.image[1]), aspect: asked.equalAspect ? .equal : .auto)
            image.colorLimits = asked.range[0]...asked.range[1]
            let bar = try figure.addColorBar(
                for: image, at: asked.orientation == "vertical" ? .right : .bottom,
                fraction: asked.options.fraction ?? 0.15, pad: asked.options.pad)
            expect(axes, isAt: asked.axes, "axes of colour bar \(index)")
            expect(try #require(bar.axes), isAt: asked.colorbar, "colour bar \(index)")
            let ticks = try #require(bar.axis).ticks.map(\.value)
            let step = asked.ticks.count > 1 ? asked.ticks[1] - asked.ticks[0] : 1
            let isEqual =
                ticks.count == asked.ticks.count && zip(ticks, asked.ticks).allSatisfy { abs($0 - $1) < 1e-6 * step }
            #expect(isEqual, "colour bar \(index): \(ticks) should be \(asked.ticks)")
        }
    }

    /// Within a millionth of the figure.
    private func expect(_ axes: Axes, isAt expected: [Double], _ name: Comment) {
        let found = axes.boxInFigure
        let isEqual = zip([found.left, found.bottom, found.width, found.height], expected).allSatisfy {
            abs($0 - $1) < 1e-6
        }
        #expect(isEqual, "\(name): \(found) should be \(expected)")
    }
}
