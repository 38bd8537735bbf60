import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

/// Limits of one end, removal, colour cycles, legends and categories.
@Suite struct OneSidedLimitTests {
    @Test func oneEndStaysAndTheOtherFollowsTheData() throws {
        let (figure, axes) = Figure.subplots()
        let line = axes.plot([0, 1], [5, 10])
        axes.yAxis.lowerLimit = 0
        #expect(axes.yLimits == 0...10.25 && !axes.yAxis.isAutoscaled)
        line.y = [5, 20]
        #expect(axes.yLimits == 0...20.75)
        axes.yAxis.upperLimit = 8
        #expect(axes.yLimits == 0...8)
        axes.yAxis.lowerLimit = nil
        #expect(axes.yLimits == 4.25...8)
        axes.yAxis.isAutoscaled = true
        #expect(axes.yAxis.upperLimit == nil && axes.yLimits == 4.25...20.75)
        _ = try commands(of: figure)
    }

    @Test func dataBeyondTheOneEndLeaveItWhereItIs() throws {
        for scale in [Scale.linear, .log()] {
            let (figure, axes) = Figure.subplots()
            axes.yAxis.scale = scale
            axes.plot([0, 1], [5, 10])
            axes.yAxis.lowerLimit = 100
            #expect(axes.yLimits.lowerBound == 100 && axes.yLimits.upperBound > 100)
            axes.yAxis.lowerLimit = nil
            axes.yAxis.upperLimit = 1
            #expect(axes.yLimits.upperBound == 1 && axes.yLimits.lowerBound < 1)
            _ = try commands(of: figure)
        }
    }

    @Test func computedLimitsNeverTrap() throws {
        let numbers = [-Double.infinity, -1, 0, 1e-300, 1, 3, .infinity, .nan]
        for (low, high) in numbers.flatMap({ low in numbers.map { (low, $0) } }) {
            for scale in [Scale.linear, .log()] {
                let (figure, axes) = Figure.subplots()
                axes.yAxis.scale = scale
                axes.yAxis.setLimits(low, high)
                let isRight =
                    low.isFinite && high.isFinite && (scale == .linear || low > 0 && high > 0)
                #expect(((try? commands(of: figure)) != nil) == isRight, "\(low) \(high) \(scale)")
                if isRight { #expect(axes.yAxis.isInverted == (low > high)) }
                axes.yAxis.isInverted = false
                (axes.yAxis.lowerLimit, axes.yAxis.upperLimit) = (low, high)
                do {
                    _ = try commands(of: figure)
                    #expect(isRight && low <= high)
                } catch {
                    #expect(!(isRight && low <= high) && "\(error)".hasPrefix("y axis of axes 1"), "\(error)")
                }
                axes.yAxis.upperLimit = nil
                _ = (axes.yLimits, try? commands(of: figure))
            }
            let (figure, axes) = Figure.subplots()
            let image = axes.image(Grid(rows: 1, columns: 2) { Double($0 + $1) })
            (image.norm.lowerLimit, image.norm.upperLimit) = (low, high)
            _ = image.colorLimits
            let isRight = low.isFinite && high.isFinite && low <= high
            #expect(((try? commands(of: figure)) != nil) == isRight, "colours \(low) \(high)")
        }
    }

    @Test func oneColorLimitStaysAndTheOtherFollowsTheData() throws {
        let (_, axes) = Figure.subplots()
        let image = axes.image(Grid(rows: 1, columns: 2) { Double(2 + $0 + $1) })
        image.norm.lowerLimit = 0
        #expect(image.colorLimits == 0...3)
        image.values = Grid(rows: 1, columns: 2) { Double(7 + $0 + $1) }
        #expect(image.colorLimits == 0...8)
        image.norm.lowerLimit = 10
        #expect(image.colorLimits == 10...11)
    }
}

@Suite struct ContainerTests {
    private func texts(_ figure: Figure) throws -> [String] {
        try commands(of: figure).compactMap { if case .text(let line, _, _, _, _) = $0 { line } else { nil } }
    }

    @Test func axesHaveSeveralLegendsAndEachItsArtists() throws {
        let (figure, axes) = Figure.subplots()
        let lines = ["a", "b"].map { name in
            let line = axes.plot([0, 1], [0, 1])
            line.label = name
            return line
        }
        let first = axes.addLegend(at: .upperLeft)
        let second = Legend(at: .lowerRight)
        second.artists = [lines[1]]
        axes.add(second)
        #expect(axes.legends.count == 2 && axes.legend === first)
        #expect(try texts(figure).suffix(3) == ["a", "b", "b"])
        first.artists = [lines[0]]
        #expect(try texts(figure).suffix(2) == ["a", "b"])
        axes.remove(first)
        #expect(
            try axes.legend == nil && axes.legends.count == 1 && texts(figure).suffix(1) == ["b"] && first.parent == nil
        )
        axes.remove(lines[1])
        #expect(try !texts(figure).contains("b"))
    }

    @Test func aLegendOfAFigureTellsOfAllAxes() throws {
        let (figure, axes) = try Figure.subplots(rows: 1, columns: 2)
        axes[0][0].plot([0, 1], [0, 1]).label = "left"
        let right = axes[0][1].plot([0, 1], [0, 1])
        right.label = "right"
        let legend = figure.addLegend()
        #expect(try texts(figure).suffix(2) == ["left", "right"])
        #expect(try #require(legend.box).maxX > 0.9 * 640)
        right.label = "renamed"
        #expect(try texts(figure).suffix(1) == ["renamed"])
        figure.remove(legend)
        #expect(try !texts(figure).contains("renamed") && legend.parent == nil)
    }

    @Test func aClearedFigureIsAsANewOne() throws {
        let figure = Figure()
        let axes = try figure.subplots(rows: 1, columns: 2)
        let image = axes[0][0].image(Grid(rows: 2, columns: 2) { Double($0 + $1) })
        try figure.addColorBar(for: image)
        figure.title = "title"
        figure.text("text", at: (0.1, 0.1))
        figure.addLegend(title: "legend")
        (figure.color, figure.colorCycle) = (.red, [.green])
        figure.subplotParameters.left = 0.4
        figure.layout = .tight()
        _ = try commands(of: figure)
        figure.clear()
        #expect(figure.axes.isEmpty && figure.texts.isEmpty && figure.legends.isEmpty && axes[0][0].parent == nil)
        #expect(try commands(of: figure) == commands(of: Figure()))
        figure.subplots().plot([0, 1], [0, 1])
        let other = Figure()
        other.layout = .tight()
        other.subplots().plot([0, 1], [0, 1])
        #expect(try commands(of: figure) == commands(of: other))
    }

    @Test func aColorCycleIsTheAxesOwnOrTheFiguresOrTheStyles() throws {
        let (figure, grid) = try Figure.subplots(rows: 1, columns: 2)
        let axes = grid[0]
        #expect(axes[0].plot([], []).color == .tabBlue)
        figure.colorCycle = [.red, .green]
        axes[1].colorCycle = [.black]
        #expect(axes[0].plot([], []).color == .green && axes[0].plot([], []).color == .red)
        #expect(axes[1].plot([], []).color == .black && axes[1].bar([0], [1]).color == .black)
        axes[0].colorCycle = [.purple, .teal]
        #expect(axes[0].plot([], []).color == .purple)
        axes[0].clear()
        #expect(axes[0].colorCycle == [.red, .green] && axes[0].plot([], []).color == .red)
    }

    /// A later frame with other categories is the picture of a figure that never had the first ones.
    @Test func categoriesMayChangeFromFrameToFrame() throws {
        func show(_ names: [String], on axes: Axes, _ scatter: Scatter, _ text: PlacedText, _ bars: Bars) {
            for axis in [axes.xAxis, axes.yAxis] { axis.categories = names }
            let (x, y) = (axes.xAxis.positions(of: names), axes.yAxis.positions(of: names.reversed()))
            scatter.setData(x: x, y: y)
            bars.setData(positions: x, heights: y)
            text.setData(position: (axes.xAxis.position(of: names[1]), axes.yAxis.position(of: names[0])))
            axes.xAxis.setLimits(axes.xAxis.position(of: names[0]) - 1, axes.xAxis.position(of: names[1]))
            axes.yAxis.setTicks(axes.yAxis.positions(of: [names[1]]), labels: [names[1]])
        }
        func figure(_ frames: [[String]]) throws -> [Drawing.Command] {
            let (figure, axes) = Figure.subplots()
            let (scatter, text) = (axes.scatter([], []), axes.text("here", at: (0, 0)))
            let bars = Bars([], [])
            axes.add(bars)
            for names in frames {
                figure.beginUpdate()
                show(names, on: axes, scatter, text, bars)
                _ = try commands(of: figure)
            }
            return try commands(of: figure)
        }
        let last = ["c", "a", "d"]
        #expect(try figure([["a", "b"], ["x", "y", "z", "a"], last]) == figure([last]))
        #expect(try figure([last]).contains { if case .text("a", _, _, _, _) = $0 { true } else { false } })
    }
}
