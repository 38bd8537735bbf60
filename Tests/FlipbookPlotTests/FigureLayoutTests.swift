import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

@Suite struct FigureLayoutTests {
    private let canvas = RecordingCanvas(size: Size(width: 640, height: 480))

    /// A figure of subfigures or a grid, with a bar of several axes, whose state is set by numbers.
    private func figure(_ hasParts: Bool) throws -> (figure: Figure, axes: [Axes], bar: ColorBar) {
        let figure = Figure(width: 9, height: 8)
        let area = hasParts ? try figure.addSubfigures(columns: 2)[0][1] : figure
        let axes = try area.subplots(rows: 2, columns: 2).flatMap(\.self)
        let image = axes[0].image(Grid(rows: 2, columns: 2) { Double($0 + $1) }, aspect: .auto)
        return (figure, axes, try figure.addColorBar(for: image, axes: [axes[0], axes[2]]))
    }

    private func set(_ made: (figure: Figure, axes: [Axes], bar: ColorBar), _ numbers: [Double]) {
        let (figure, axes, bar) = made
        figure.layout = numbers[0] < 0.3 ? .none : numbers[0] < 0.7 ? .constrained() : .tight()
        figure.title = numbers[1] < 0.5 ? "" : "title"
        figure.xLabel = numbers[2] < 0.5 ? "" : "all"
        (axes[1].aspect, axes[1].rightTitle) = (numbers[3] < 0.5 ? .auto : .equal, numbers[4] < 0.5 ? "" : "right")
        axes[2].yAxis.setLimits(0, numbers[5] * 1000)
        axes[3].yLabel = numbers[6] < 0.5 ? "" : "two\nlines"
        bar.axis?.label.string = numbers[7] < 0.5 ? "" : "value"
        for subfigure in figure.subfigures {
            subfigure.title = numbers[8] < 0.5 ? "" : "part"
            subfigure.color = numbers[8] < 0.5 ? .white : .red
        }
    }

    @Test(arguments: [false, true]) func aReusedFigureIsThatOfANewOne(hasParts: Bool) throws {
        let random = Seeded.generator("figure layouts \(hasParts)")
        for _ in 0..<8 {
            let reused = try figure(hasParts)
            for _ in 0..<4 {
                let numbers = (0..<9).map { _ in random.value(0...1) }
                let new = try figure(hasParts)
                set(reused, numbers)
                set(new, numbers)
                #expect(try commands(of: reused.figure) == commands(of: new.figure))
            }
        }
    }

    @Test func appendedAxesLieInTheCellOfTheirs() throws {
        let (figure, both) = try Figure.subplots(rows: 1, columns: 2)
        let (left, right) = (both[0][0], both[0][1])
        figure.layout = .constrained()
        try figure.draw(on: canvas)
        let alone = (left.boxInPixels, right.boxInPixels)
        let side = left.appendAxes(at: .right, size: .inches(0.3), pad: .inches(0.1))
        side.yAxis.side = .right
        side.yLabel = "appended"
        try figure.draw(on: canvas)
        let (main, beside) = (left.boxInPixels, side.boxInPixels)
        #expect(abs(main.minX - alone.0.minX) < 1 && beside.minX - main.maxX > 9 && abs(beside.width - 30) < 1e-6)
        #expect(main.minY == beside.minY && abs(main.minY - right.boxInPixels.minY) < 1e-6)
        let (texts, others) = (side.axisTextLayouts.map(\.box), right.axisTextLayouts.map(\.box))
        #expect((texts.map(\.maxX).max() ?? 0) < (others.map(\.minX).min() ?? 0))
        figure.remove(side)
        try figure.draw(on: canvas)
        #expect(abs(left.boxInPixels.maxX - alone.0.maxX) < 1 && abs(right.boxInPixels.minX - alone.1.minX) < 1)
    }

    /// The numbers are matplotlib's.
    @Test func titlesMakeWayForInsets() throws {
        let (figure, axes) = Figure.subplots()
        axes.title = "gypsum"
        let inset = axes.addInset(left: 0.3, bottom: 0.8, width: 0.4, height: 0.5)
        func top() throws -> (inset: Double, baseline: Double) {
            try figure.draw(on: canvas)
            return (inset.boxInPixels.minY, try #require(axes.titleText.layout?.runs.first?.origin.y))
        }
        let over = try top()
        #expect(abs(over.inset + 53.28) < 1e-9 && abs(over.baseline - over.inset + 6 * 100 / 72) < 1e-9)
        inset.xAxis.moveTicks(to: .top)
        #expect(try top().baseline < over.baseline - 15)
        inset.isVisible = false
        let hidden = try top().baseline
        figure.remove(inset)
        #expect(try top().baseline == hidden && hidden > 40)
    }

    @Test func anAnimationKeepsTheLayoutUnlessItAsks() throws {
        let (figure, axes) = Figure.subplots()
        figure.layout = .constrained()
        axes.yLabel = "y"
        try figure.settleLayout(measurer: canvas)
        let box = axes.boxInPixels
        func update(_ body: () -> Void) throws -> Rect {
            figure.beginUpdate()
            body()
            try figure.draw(on: canvas)
            figure.endUpdate()
            return axes.boxInPixels
        }
        #expect(try update { axes.yLabel = "y\nz" } == box)
        #expect(try update { figure.layout = .constrained() }.minX > box.minX)
        #expect(try update {} == box)
        #expect(try update { figure.layout = .none }.minX == 80)
        #expect(try update {} == box)
    }

    @Test func aColorBarOfSeveralAxesTakesRoomOfAll() throws {
        let (figure, axes, bar) = try figure(false)
        let boxes = axes.map(\.boxInPixels)
        let whole = boxes[0].union(boxes[2])
        let strip = try #require(bar.axes).boxInPixels
        #expect(strip.minX > boxes[0].maxX && strip.maxX < boxes[1].minX)
        figure.remove(bar)
        let after = axes.map(\.boxInPixels)
        #expect(after[0].width > boxes[0].width && after[1] == boxes[1])
        #expect(abs(0.8 * after[0].width - whole.width) < 1e-9)
        #expect(throws: PlotError.self) {
            try figure.addColorBar(for: axes[0].image(Grid(rows: 2, columns: 2)), axes: [])
        }
    }

    @Test func axesThatComeLaterLieInTheCellsOfTheLayout() throws {
        let figure = Figure()
        let grid = GridSpec(rows: 1, columns: 2)
        let first = try figure.addAxes(in: grid[0, 0])
        first.yLabel = "two\nlines"
        figure.layout = .constrained()
        try figure.settleLayout(measurer: canvas)
        figure.beginUpdate()
        let second = try figure.addAxes(in: grid[0, 1])
        try figure.draw(on: canvas)
        #expect(second.boxInPixels.minY == first.boxInPixels.minY && second.boxInPixels.maxX <= 640)
        #expect(abs(second.boxInPixels.width - first.boxInPixels.width) < 1e-9)
    }

    @Test func layoutsThatCanNotBeAreErrors() throws {
        let (figure, axes) = Figure.subplots()
        axes.titleText.size = 400
        axes.title = "too\nlarge"
        figure.layout = .constrained()
        _ = try commands(of: figure)
        let warnings = figure.takeWarnings()
        #expect(warnings.count == 1 && warnings[0].contains("leave no room") && warnings[0].contains("axes 1"))
        axes.title = ""
        _ = try commands(of: figure)
        for bad in [
            FigureLayout.constrained(horizontalPad: .nan), .constrained(columnGap: -1), .compressed(left: 1, right: 0),
        ] {
            figure.layout = bad
            #expect(throws: PlotError.self) { try commands(of: figure) }
        }
        figure.layout = .compressed()
        _ = try commands(of: figure)
        _ = try figure.addAxes(in: GridSpec(rows: 1, columns: 2)[0, 0])
        #expect(throws: PlotError.self) { try commands(of: figure) }
    }

    @Test func inchesAreFromTheCornerOfTheSubfigure() throws {
        let figure = Figure(width: 8, height: 6)
        let part = try figure.addSubfigures(columns: 2)[0][1]
        let box = part.addAxes(left: 1, bottom: 2, width: 3, height: 1, in: .inches).boxInFigure
        let inches = [box.left * 8, box.bottom * 6, box.width * 8, box.height * 6]
        #expect(zip(inches, [5, 2, 3, 1]).allSatisfy { abs($0 - $1) < 1e-9 }, "\(inches)")
    }

    @Test func subfiguresHaveTheirOwnAxesTextsAndLegends() throws {
        let figure = Figure()
        let parts = try figure.addSubfigures(columns: 2)[0]
        let inner = try parts[1].addSubfigures(rows: 2)
        let (left, right) = (parts[0].subplots(), inner[1][0].subplots())
        left.plot([0, 1], [0, 1], label: "left")
        right.plot([0, 1], [0, 1], label: "right")
        parts[0].title = "Left part"
        let legend = parts[1].addLegend()
        let texts = try figure.textBoxes(measurer: canvas)
        #expect(texts.contains { $0.text == "Left part" && $0.box.maxX < 320 })
        #expect(legend.textLayouts.map(\.text) == ["right"])
        #expect(figure.axes.count == 2 && parts[1].axes.count == 1 && right.boxInPixels.minY > 240)
        #expect(throws: PlotError.self) { try figure.addSubfigures(rows: 0) }
        figure.remove(parts[1])
        #expect(figure.axes.count == 1 && figure.subfigures.count == 1)
        figure.clear()
        #expect(figure.axes.isEmpty && figure.subfigures.isEmpty)
        _ = try commands(of: figure)
    }
}
