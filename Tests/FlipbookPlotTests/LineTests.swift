import FlipbookCanvas
import FlipbookPlot
import Testing

@Suite struct LineTests {
    let figure = Figure()
    let axes: Axes

    init() {
        axes = figure.subplots()
        axes.xLimits = 0...4
        axes.yLimits = 0...1
    }

    private func path() throws -> [Path.Element] {
        try #require(try commands(of: figure).clipped.first).path.elements
    }

    @Test func pointsGoToThePixelsThatTheLimitsAskFor() throws {
        axes.plot([0, 2, 4], [0, 0.5, 1])
        let box = axes.boxInPixels
        #expect(
            try path() == [
                .move(Point(x: box.minX, y: box.maxY)), .line(Point(x: box.midX, y: box.midY)),
                .line(Point(x: box.maxX, y: box.minY)),
            ])
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity]) func aPointThatIsNotFiniteLeavesAGap(bad: Double) throws {
        let line = axes.plot([0, 1, 2, 3, 4], [0, 0.1, bad, 0.3, 0.4])
        let inY = try path()
        line.setData(x: [0, 1, bad, 3, 4], y: [0, 0.1, 0.2, 0.3, 0.4])
        let inX = try path()
        for elements in [inX, inY] {
            let isMove = elements.map { if case .move = $0 { true } else { false } }
            #expect(isMove == [true, false, true, false])
        }
    }

    @Test func everyChangeIsDrawn() throws {
        let line = axes.plot([0, 4], [0, 1])
        var drawn = Set([try commands(of: figure)])
        let changes: [(Line) -> Void] = [
            { $0.y = [1, 0] }, { $0.x = [1, 3] }, { $0.setData(x: [0], y: [0]) },
            { $0.setData(x: [1, 2], y: [0, 1]) },
            { $0.color = .tabRed }, { $0.width = 3 }, { $0.style = .dashed }, { $0.alpha = 0.5 }, { $0.y[1] = 0.25 },
            { $0.zOrder = 9 }, { $0.isVisible = false },
        ]
        for (index, change) in changes.enumerated() {
            change(line)
            #expect(drawn.insert(try commands(of: figure)).inserted, "change \(index) draws what was drawn before")
        }
    }

    @Test func dashesGrowWithTheWidth() throws {
        let line = axes.plot([0, 4], [0, 1])
        line.style = .dashed
        line.width = 2
        let stroke = try #require(try commands(of: figure).clipped.first?.stroke)
        let pixels = 2.0 * 100 / 72
        #expect(stroke.width == pixels && stroke.dashes == [3.7 * pixels, 1.6 * pixels] && stroke.cap == .butt)
        line.style = .solid
        #expect(try commands(of: figure).clipped.first?.stroke?.cap == .projecting)
    }

    @Test func aCycleWithoutColoursHasTheFirstOneOfTheStyle() throws {
        let (figure, axes) = Figure.subplots()
        axes.cycle = try Cycle(styles: [.solid, .dashed])
        let lines = (0..<2).map { _ in axes.plot([0, 1], [0, 1]) }
        #expect(lines.map(\.color) == [.tabBlue, .tabBlue] && lines.map(\.style) == [.solid, .dashed])
        axes.cycle = try Cycle(colors: [.tabRed, .tabGreen], styles: [.solid, .dashed])
        axes.plot([0, 1], [0, 1], color: .black, style: .dotted)
        #expect(axes.plot([0, 1], [0, 1]).color == .tabRed, "a line that is given all takes no place")
        _ = try commands(of: figure)
    }

    @Test func linesTakeTheColoursOfTheCycleInTurn() {
        let given = Line([0], [0])
        given.color = .black
        let colors = (0..<12).map { _ in axes.plot([0], [0]).color }
        axes.add(given)
        #expect(colors == Color.tab10 + Color.tab10.prefix(2))
        #expect(given.color == .black)
    }

    @Test func lengthsThatDifferAreAnErrorThatNamesTheLine() throws {
        axes.plot([0, 1], [0, 1])
        let line = axes.plot([0, 1, 2], [0, 1])
        line.label = "height"
        let error = try #require(throws: PlotError.self) { try commands(of: figure) }
        #expect(error.code == .lengthsDiffer)
        #expect(error.description.hasPrefix("line 'height' of axes 1: x has 3 values and y has 2"))
        line.y.append(2)
        _ = try commands(of: figure)
    }

    @Test func stylesThatCannotBeDrawnAreErrors() throws {
        let line = axes.plot([0, 1], [0, 1])
        line.style = .custom([0, 0])
        #expect(try #require(throws: PlotError.self) { try commands(of: figure) }.code == .lineStyle)
        line.style = .custom([2, 1])
        line.width = -1
        #expect(try #require(throws: PlotError.self) { try commands(of: figure) }.code == .size)
        line.width = 0
        #expect(try commands(of: figure).clipped.isEmpty)
    }

    @Test func anEmptyLineDrawsNothingAndAsksForNoLimits() throws {
        axes.plot([], [])
        axes.xAxis.isAutoscaled = true
        #expect(try commands(of: figure).clipped.isEmpty)
        #expect(abs(axes.xLimits.lowerBound + 0.055) < 1e-12 && abs(axes.xLimits.upperBound - 0.055) < 1e-12)
    }
}
