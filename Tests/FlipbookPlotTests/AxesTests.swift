import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

@Suite struct AxesTests {
    let figure = Figure()
    let axes: Axes

    init() { axes = figure.subplots() }

    @Test func ticksAndLabelsMoveByThemselves() throws {
        axes.xLabel = "x"
        let axis = axes.xAxis
        let bottom = axis.label.verticalAlignment
        axis.moveTicks(to: .top)
        axis.moveTicks(to: .left)
        #expect(axis.side == .bottom && axis.tickStyle.sides == [.top] && axis.tickStyle.labelSides == [.top])
        _ = try commands(of: figure)
        #expect(axis.label.layout.map { $0.box.minY > axes.boxInPixels.maxY } == true)
        axis.moveTicks(to: .bottom)
        axis.moveLabel(to: .top)
        #expect(axis.side == .top && axis.tickStyle.sides == [.bottom] && axis.label.verticalAlignment != bottom)
        axis.side = .bottom
        #expect(axis.label.verticalAlignment == bottom)
    }

    @Test func artistsLieInAnyCoordinates() throws {
        (axes.xLimits, axes.yLimits) = (0...10, 0...10)
        let box = axes.boxInPixels
        let (width, height) = (figure.width * figure.dpi, figure.height * figure.dpi)
        let places: [(Coordinates, Point)] = [
            (.data, Point(x: box.minX + 0.1 * box.width, y: box.maxY - 0.05 * box.height)),
            (.axes, Point(x: box.minX + box.width, y: box.midY)),
            (.axesPixels, Point(x: box.minX + 1, y: box.maxY - 0.5)), (.figure, Point(x: width, y: height / 2)),
            (.figurePixels, Point(x: 1, y: height - 0.5)),
            (.blended(x: .figurePixels, y: .data), Point(x: 1, y: box.maxY - 0.05 * box.height)),
            (.polar, axes.transform?(0.5 * cos(1), 0.5 * sin(1)) ?? .zero),
        ]
        let line = axes.plot([1], [0.5])
        for (coordinates, place) in places {
            line.coordinates = coordinates
            let transform = try #require(axes.transform)
            let found = line.transform(transform)(1, 0.5)
            #expect(abs(found.x - place.x) < 1e-9 && abs(found.y - place.y) < 1e-9, "\(coordinates)")
        }
        let patch = Rectangle(at: (0, 0), width: 1, height: 1)
        patch.setColor(.tabRed)
        #expect(patch.color == .tabRed && patch.edgeColor == .tabRed)
    }

    @Test func whatCannotBeDrawnIsAnErrorThatNamesItsPlace() throws {
        let faults: [(PlotError.Code, String, (Axes) -> Void)] = [
            (.limits, "y axis", { $0.yAxis.setLimits(.nan, 3) }),
            (.limits, "y axis", { $0.yAxis.setLimits(-.infinity, 3) }),
            (
                .limits, "y axis",
                {
                    $0.yAxis.scale = .log()
                    $0.yLimits = -1...3
                }
            ),
            (
                .limits, "logarithmic",
                {
                    $0.xLimits = 0...1
                    $0.xAxis.scale = .log()
                }
            ),
            (.scale, "x axis", { $0.xAxis.scale = .log(base: 1) }),
            (.scale, "x axis", { $0.xAxis.scale = .log(base: .nan) }),
            (.ticks, "x axis", { $0.xAxis.locator = .multiple(of: -1) }),
            (.ticks, "more than 10000", { $0.xAxis.locator = .multiple(of: 1e-9) }),
            (.ticks, "x axis", { $0.xAxis.minorLocator = .autoMinor(0) }),
            (.ticks, "y axis", { $0.yAxis.locator = .log(base: 0.5) }),
            (.format, "y axis", { $0.yAxis.minorFormatter = .percent(of: 0) }),
            (.aspect, "axes 1", { $0.aspect = .ratio(-2) }),
            (.aspect, "axes 1", { $0.aspect = .ratio(.nan) }),
            (
                .aspect, "twin",
                {
                    _ = $0.twinX()
                    $0.adjustable = .box
                    $0.aspect = .equal
                }
            ),
            (.size, "minor tick labels", { $0.xAxis.minorTickStyle.labelSize = 0 }),
            (
                .size, "minor ticks of x axis",
                {
                    $0.xAxis.minorLocator = .autoMinor()
                    $0.xAxis.minorTickStyle.width = -1
                }
            ),
            (.size, "top spine", { $0.spines.top.position = .outward(.nan) }),
            (.size, "text", { $0.spines.left.position = .data(.infinity) }),
        ]
        for (code, place, fault) in faults {
            let figure = Figure()
            let axes = figure.subplots()
            axes.plot([0, 1], [0, 1])
            fault(axes)
            let error = try #require(throws: PlotError.self) { try commands(of: figure) }
            #expect(error.code == code && error.description.contains(place), "\(error)")
        }
    }

    @Test func valuesWithoutALogarithmLieFarBelow() throws {
        axes.yAxis.scale = .log()
        axes.plot([0, 1, 2], [1, -5, 100])
        #expect(axes.yLimits.lowerBound > 0.5 && axes.yLimits.upperBound < 200)
        let elements = try #require(try commands(of: figure).clipped.first).path.elements
        guard elements.count == 4, case .line(let down) = elements[1], case .move(let up) = elements[2] else {
            return #expect(Bool(false), "a line out of the box and one back into it")
        }
        #expect(down.y > axes.boxInPixels.maxY && up.y > axes.boxInPixels.maxY)
    }

    @Test func aDecadeTakesAsMuchRoomAsAnother() throws {
        axes.xAxis.scale = .log()
        axes.xLimits = 1...1000
        axes.plot([1, 10, 100, 1000], [0, 0, 0, 0])
        let columns = try #require(try commands(of: figure).clipped.first).path.elements.map {
            switch $0 {
            case .move(let point), .line(let point): point.x
            default: Double.nan
            }
        }
        let steps = zip(columns, columns.dropFirst()).map { $1 - $0 }
        #expect(steps.allSatisfy { abs($0 - axes.boxInPixels.width / 3) < 1e-9 })
    }

    @Test func limitsOfLogarithmicAxesFollowWhatIsAboveZero() {
        axes.yAxis.scale = .log()
        #expect(axes.yLimits.contains(1) && axes.yLimits.contains(10) && axes.yLimits.upperBound < 12)
        let line = axes.plot([0, 1], [-1, -2])
        #expect(axes.yLimits.lowerBound > 0)
        line.y = [0, 1e308]
        #expect(axes.yLimits.lowerBound > 0 && axes.yLimits.upperBound.isFinite)
        line.y = [.leastNonzeroMagnitude, 1]
        #expect(axes.yLimits.lowerBound > 0)
    }

    @Test func limitsInReverseInvertTheAxis() {
        axes.xAxis.setLimits(10, 2)
        #expect(axes.xAxis.isInverted && axes.xLimits == 2...10)
        axes.xAxis.setLimits(2, 10)
        #expect(!axes.xAxis.isInverted)
    }

    @Test func sharedAxesHaveOneRange() throws {
        let grid = try Figure().subplots(rows: 2, columns: 2, sharesX: .column)
        let (upper, lower) = (grid[0][0], grid[1][0])
        let line = upper.plot([0, 1], [0, 1])
        lower.plot([5, 9], [0, 1])
        #expect(upper.xLimits == lower.xLimits && lower.xLimits.contains(0) && upper.xLimits.contains(9))
        #expect(grid[0][1].xLimits == 0...1)
        line.x = [-20, 1]
        #expect(lower.xLimits.contains(-20))
        lower.xLimits = 3...4
        #expect(upper.xLimits == 3...4 && !upper.xAxis.isAutoscaled)
        upper.xAxis.scale = .log()
        #expect(lower.xAxis.scale == .log() && lower.xAxis.ticks == upper.xAxis.ticks)
    }

    @Test func sharedAxesAreDrawnAnewWhenOneMoves() throws {
        let (figure, grid) = try Figure.subplots(rows: 1, columns: 2, sharesY: .row)
        let line = grid[0][0].plot([0, 1], [0, 1])
        grid[0][1].plot([0, 1], [0, 1])
        let before = try commands(of: figure).clipped[1].path
        line.y = [0, 100]
        #expect(try commands(of: figure).clipped[1].path != before)
    }

    @Test func bothAxesSharedCannotAdjustTheirLimits() throws {
        let (figure, grid) = try Figure.subplots(rows: 1, columns: 2, sharesX: .all, sharesY: .all)
        grid[0][0].aspect = .equal
        _ = try commands(of: figure)
        grid[0][0].adjustable = .dataLimits
        #expect(try #require(throws: PlotError.self) { try commands(of: figure) }.code == .aspect)
    }

    @Test func categoriesKeepTheOrderOfTheirFirstAppearance() {
        let line = axes.plot(["b", "a", "b"], [1, 2, 3])
        #expect(line.x == [0, 1, 0] && axes.xAxis.categories == ["b", "a"])
        #expect(axes.xAxis.positions(of: ["c", "a"]) == [2, 1] && axes.xAxis.categories == ["b", "a", "c"])
        #expect(
            axes.xAxis.ticks == [.init(value: 0, label: "b"), .init(value: 1, label: "a"), .init(value: 2, label: "c")])
        axes.xAxis.categories = ["a", "b"]
        #expect(axes.xAxis.positions(of: ["b"]) == [1])
        axes.xAxis.locator = .multiple(of: 0.5)
        #expect(axes.xAxis.ticks.map(\.label).contains("b"))
    }

    @Test(arguments: [0.2, 1, 7]) func aUnitOfYIsAsLongAsAsked(ratio: Double) throws {
        var random = Seeded(UInt64(ratio * 10))
        for adjustable in [Adjustable.box, .dataLimits] {
            for _ in 0..<20 {
                let axes = figure.subplots()
                axes.plot(
                    [0, Double.random(in: 1...9, using: &random)], [0, Double.random(in: 1...9, using: &random)])
                axes.aspect = .ratio(ratio)
                axes.adjustable = adjustable
                let (box, x, y) = (axes.boxInPixels, axes.xLimits, axes.yLimits)
                let units = (box.height / (y.upperBound - y.lowerBound)) / (box.width / (x.upperBound - x.lowerBound))
                #expect(abs(units / ratio - 1) < 0.006)
            }
        }
    }

    @Test func axesThatAreOffShowTheirDataAndTitle() throws {
        axes.plot([0, 1], [0, 1])
        axes.title = "title"
        axes.isOn = false
        let drawn = try commands(of: figure)
        #expect(drawn.clipped.count == 1 && drawn.count { if case .text = $0 { true } else { false } } == 1)
        #expect(drawn.count { if case .draw = $0 { true } else { false } } == 1)
    }
}
