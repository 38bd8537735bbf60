import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

@Suite struct TightLayoutTests {
    /// A figure with a random grid of axes, spans, texts, legends and colour bars.
    private func figure(seed: UInt64) throws -> Figure {
        var random = Seeded(seed)
        func text(_ random: inout Seeded) -> String {
            ["", "x", "label", "a longer label", "two\nlines"].randomElement(using: &random)!
        }
        let rows = Int.random(in: 1...3, using: &random)
        let columns = Int.random(in: 1...3, using: &random)
        let figure = Figure(
            width: Double.random(in: 9...14, using: &random), height: Double.random(in: 8...11, using: &random),
            dpi: Double.random(in: 50...150, using: &random))
        let ratios = (0..<columns).map { _ in Double.random(in: 1...2, using: &random) }
        let grid = GridSpec(rows: rows, columns: columns, widthRatios: ratios)
        for row in 0..<rows {
            // Some rows hold one axes over all columns.
            let isWide = Int.random(in: 0...3, using: &random) == 0
            for column in 0..<(isWide ? 1 : columns) {
                let axes = try figure.addAxes(in: isWide ? grid[row, 0...] : grid[row, column])
                let scale = [1, 1e-7, 1e6].randomElement(using: &random)!
                axes.plot([0, 1, 2], (0..<3).map { _ in Double.random(in: -1...1, using: &random) * scale }).label =
                    text(&random)
                axes.title = text(&random)
                axes.xLabel = text(&random)
                axes.yLabel = text(&random)
                if Bool.random(using: &random) { axes.addLegend() }
                if Int.random(in: 0...3, using: &random) == 0 {
                    try figure.addColorBar(for: axes.image(Grid(rows: 2, columns: 3), aspect: .auto), label: "values")
                }
            }
        }
        figure.title = text(&random)
        return figure
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>) func boxesDoNotOverlapAndLieOnThePage(seed: UInt64) throws {
        let figure = try figure(seed: seed)
        figure.layout = .tight()
        let canvas = RecordingCanvas(size: Size(width: 1, height: 1))
        // The ticks that tight layout leaves room for are those of before: twice makes them the same.
        try figure.settleLayout(measurer: canvas)
        figure.layout = .tight()
        let texts = try figure.textBoxes(measurer: canvas)
        let page = Rect(x: 0, y: 0, width: figure.width * figure.dpi, height: figure.height * figure.dpi)
        let boxes = figure.axes.map(\.boxInPixels)
        for (index, box) in boxes.enumerated() {
            #expect(box.width > 0 && box.height > 0 && page.holds(box), "axes \(index + 1)")
            for other in boxes[(index + 1)...] { #expect(!box.overlaps(other), "axes \(index + 1)") }
        }
        for text in texts {
            // A title or the label of an axis may be longer than its axes, as in matplotlib.
            #expect(page.minY <= text.box.minY && text.box.maxY <= page.maxY, "'\(text.text)' leaves the page")
        }
        let textsOfAxes = try figure.axes.map { try $0.textLayouts(measurer: canvas) }
        for (index, own) in textsOfAxes.enumerated() {
            for text in own {
                for other in textsOfAxes[(index + 1)...].joined() {
                    #expect(!text.box.overlaps(other.box), "'\(text.text)' lies over '\(other.text)' of other axes")
                }
                for (other, box) in boxes.enumerated() where other != index {
                    #expect(!text.box.overlaps(box), "'\(text.text)' lies over axes \(other + 1)")
                }
            }
            // Where axes meet in a corner, their first tick labels may, as in matplotlib.
            let labels = own.filter { $0.text.last?.isNumber == false }
            for (label, text) in labels.flatMap({ label in own.map { (label, $0) } }) where label != text {
                #expect(!label.box.overlaps(text.box), "'\(label.text)' lies over '\(text.text)'")
            }
        }
    }

    @Test func layoutOfAnAnimationMovesOnlyWhereItIsAsked() throws {
        let (figure, axes) = Figure.subplots()
        let line = axes.plot([0, 1], [0, 1])
        axes.yLabel = "y"
        figure.layout = .tight()
        try figure.settleLayout(measurer: RecordingCanvas(size: Size(width: 640, height: 480)))
        let box = axes.boxInPixels
        line.y = [0, 123_456]
        axes.yLabel = "y\nz"
        _ = try commands(of: figure)
        #expect(axes.boxInPixels == box)
        figure.layout = .tight()
        _ = try commands(of: figure)
        #expect(axes.boxInPixels.minX > box.minX)
    }

    @Test func textsThatLeaveNoRoomAreAnError() throws {
        let (figure, axes) = Figure.subplots()
        axes.titleText.size = 400
        axes.title = "too\nlarge"
        figure.layout = .tight()
        #expect(try #require(throws: PlotError.self) { try commands(of: figure) }.code == .subplots)
        axes.title = ""
        _ = try commands(of: figure)
        figure.layout = .tight(pad: .nan)
        #expect(throws: PlotError.self) { try commands(of: figure) }
    }

    @Test func axesInBoxesAndGridsWithEdgesStay() throws {
        let figure = Figure()
        let free = figure.addAxes(left: 0.1, bottom: 0.2, width: 0.3, height: 0.4)
        let edged = try figure.addAxes(in: GridSpec(rows: 1, columns: 1, left: 0.6)[0, 0])
        let follower = figure.subplots()
        let boxes = [free, edged, follower].map(\.boxInPixels)
        figure.layout = .tight()
        _ = try commands(of: figure)
        #expect(free.boxInPixels == boxes[0] && edged.boxInPixels.minX == boxes[1].minX)
        #expect(follower.boxInPixels != boxes[2])
        #expect(abs(free.boxInFigure.left - 0.1) < 1e-12 && abs(free.boxInFigure.bottom - 0.2) < 1e-12)
    }

    @Test func cellsThatAreNotThereAreErrors() throws {
        let figure = Figure()
        let grid = GridSpec(rows: 2, columns: 3)
        #expect(grid[0..., 1...2] == grid[0..<2, 1..<3] && grid[1, 0...].columns == 0..<3)
        let bad = [
            grid[2, 0], grid[-1, 0], grid[0, .max], grid[5..., 0], grid[0, 2..<2], GridSpec(rows: 0, columns: 1)[0, 0],
            GridSpec(rows: 1, columns: 2, widthRatios: [1])[0, 0],
            GridSpec(rows: 1, columns: 1, heightRatios: [-1])[0, 0],
            GridSpec(rows: 1, columns: 1, widthRatios: [.nan])[0, 0], grid[0, 0].subgrid(grid)[3, 0],
        ]
        for cell in bad {
            #expect(try #require(throws: PlotError.self) { try figure.addAxes(in: cell) }.code == .subplots)
        }
        #expect(figure.axes.isEmpty)
        _ = figure.addAxes(left: 0.5, bottom: 0, width: -0.1, height: 1)
        #expect(throws: PlotError.self) { try commands(of: figure) }
    }

    @Test func aGridLiesWithinACell() throws {
        let figure = Figure()
        let outer = GridSpec(rows: 1, columns: 2)
        let cell = try figure.addAxes(in: outer[0, 1]).boxInPixels
        let inner = outer[0, 1].subgrid(GridSpec(rows: 2, columns: 2, columnGap: 0, rowGap: 0))
        let boxes = try figure.subplots(inner).flatMap(\.self).map(\.boxInPixels)
        #expect(abs(boxes[0].minX - cell.minX) < 1e-9 && abs(boxes[3].maxY - cell.maxY) < 1e-9)
        #expect(abs(boxes[1].minX - cell.midX) < 1e-9 && abs(boxes[2].minY - cell.midY) < 1e-9)
    }
}

extension Rect {
    /// Whether the two have more than a hundredth of a pixel in common.
    fileprivate func overlaps(_ other: Rect) -> Bool {
        minX + 0.01 < other.maxX && other.minX + 0.01 < maxX && minY + 0.01 < other.maxY && other.minY + 0.01 < maxY
    }

    fileprivate func holds(_ other: Rect) -> Bool {
        minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
    }
}
