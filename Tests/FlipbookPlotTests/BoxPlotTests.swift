import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

@Suite struct BoxPlotTests {
    let figure = Figure()
    let axes: Axes

    init() { axes = figure.subplots() }

    @Test(arguments: 1...30 as ClosedRange<UInt64>) func everyValueIsUnderTheWhiskersOrAFlier(seed: UInt64) throws {
        var random = Seeded(seed)
        let values = (0..<Int.random(in: 1...50, using: &random)).map { _ in
            let value = Double.random(in: -1...1, using: &random)
            return value * value * value * 9
        }
        for reach in [BoxStatistics.Whiskers.interquartile(1.5), .interquartile(0), .percentiles(10, 80)] {
            let shown = try #require(BoxStatistics(of: values + [.nan], whiskers: reach))
            let inside = values.count { shown.whiskers.contains($0) }
            #expect(inside + shown.fliers.count == values.count)
            #expect(shown.whiskers.lowerBound <= shown.box.lowerBound)
            #expect(shown.whiskers.upperBound >= shown.box.upperBound)
            #expect(shown.box.contains(shown.median) && shown.notch.contains(shown.median))
        }
        let all = try #require(BoxStatistics(of: values, whiskers: .percentiles(0, 100)))
        #expect(all.whiskers == values.min()!...values.max()! && all.fliers.isEmpty)
    }

    @Test func groupsWithoutValuesHaveNoBox() throws {
        let boxes = axes.boxPlot([[], [1, 2, 3], [.nan]])
        #expect(boxes.statistics.map { $0 == nil } == [true, false, true])
        // The box, two whiskers, two caps, a median.
        #expect(try commands(of: figure).clipped.count == 6)
        #expect(axes.xLimits == 0.5...3.5)
        boxes.groups = []
        #expect(try commands(of: figure).clipped.isEmpty)
    }

    /// A figure whose boxes changed has the ticks of one that was made so.
    @Test(arguments: 1...40 as ClosedRange<UInt64>) func ticksFollowTheBoxes(seed: UInt64) throws {
        var random = Seeded(seed)
        func shape() -> (count: Int, names: [String]?, positions: [Double]?, orientation: Orientation) {
            let count = Int.random(in: 0...6, using: &random)
            return (
                count, Bool.random(using: &random) ? nil : (0..<Int.random(in: 0...6, using: &random)).map { "n\($0)" },
                Bool.random(using: &random) ? nil : (0..<count).map { Double($0 * $0 + 2) },
                Bool.random(using: &random) ? .vertical : .horizontal
            )
        }
        func groups(_ count: Int) -> [[Double]] { (0..<count).map { [1, 2, 3 + Double($0)] } }
        let (figure, axes) = Figure.subplots()
        let boxes = axes.boxPlot(groups(2), names: ["a", "b"])
        _ = try commands(of: figure)
        for _ in 0..<5 {
            let new = shape()
            boxes.groups = groups(new.count)
            (boxes.names, boxes.positions, boxes.orientation) = (new.names, new.positions, new.orientation)
            let (fresh, freshAxes) = Figure.subplots()
            let made = freshAxes.boxPlot(groups(new.count), names: new.names, orientation: new.orientation)
            made.positions = new.positions
            #expect(try commands(of: figure) == commands(of: fresh))
        }
    }

    @Test func ticksOfSeveralBoxPlotsStandTogetherUntilTheAxisIsGivenItsOwn() throws {
        let first = axes.boxPlot([[1, 2], [3, 4]], names: ["a", "b"])
        first.positions = [1, 4]
        let second = axes.boxPlot([[1, 2], [3, 4]], names: ["c", "d"])
        second.positions = [2, 5]
        #expect(axes.xAxis.ticks.map(\.label) == ["a", "b", "c", "d"])
        #expect(axes.xAxis.ticks.map(\.value) == [1, 4, 2, 5])
        axes.remove(first)
        #expect(axes.xAxis.ticks.map(\.label) == ["c", "d"])
        axes.xAxis.locator = .fixed([3])
        #expect(axes.xAxis.ticks == [Tick(value: 3, label: "3")])
        axes.xAxis.locator = .auto
        axes.xAxis.formatter = .fixed(["left", "right"])
        #expect(axes.xAxis.ticks.map(\.label) == ["left", "right"])
    }

    @Test func everythingCanBeChanged() throws {
        let boxes = axes.boxPlot([[1, 2, 3, 4, 30]], names: ["a"])
        func count() throws -> Int {
            let drawn = try commands(of: figure)
            return drawn.clipped.count + drawn.count { if case .drawAt = $0 { true } else { false } }
        }
        #expect(try count() == 7)
        boxes.showsFliers = false
        #expect(try count() == 6)
        boxes.showsMeans = true
        #expect(try count() == 7)
        boxes.showsCaps = false
        #expect(try count() == 5)
        boxes.showsCaps = true
        boxes.capWidths = [0.4]
        #expect(boxes.entries.allSatisfy { $0.caps.allSatisfy { abs($0[1].x - $0[0].x - 0.4) < 1e-9 } })
        boxes.showsCaps = false
        boxes.whiskers = .percentiles(0, 100)
        #expect(abs(axes.yLimits.upperBound - 31.45) < 1e-9)
        boxes.positions = [5]
        #expect(axes.xLimits == 4.5...5.5)
        boxes.orientation = .horizontal
        #expect(axes.yLimits == 4.5...5.5)
        boxes.groups = [[1, 1], [2, 2]]
        boxes.positions = nil
        #expect(try count() == 10)
    }

    @Test func whatCannotBeShownIsAnError() throws {
        func error(_ change: (BoxPlot) -> Void) throws -> PlotError {
            let figure = Figure()
            let boxes = figure.subplots().boxPlot([[1, 2], [3, 4]])
            change(boxes)
            return try #require(throws: PlotError.self) { try commands(of: figure) }
        }
        let infinite = try error { $0.groups[1].append(.infinity) }
        #expect(infinite.code == .values && infinite.description.hasPrefix("box plot 1 of axes 1: group 1"))
        #expect(try error { $0.positions = [1] }.code == .lengthsDiffer)
        #expect(try error { $0.widths = [1, 2, 3] }.code == .lengthsDiffer)
        #expect(try error { $0.capWidths = [1, 2, 3] }.code == .lengthsDiffer)
        #expect(try error { $0.whiskers = .interquartile(.nan) }.code == .values)
        #expect(try error { $0.whiskers = .percentiles(.nan, 5) }.code == .values)
        #expect(try error { $0.whiskers = .percentiles(-1, 101) }.code == .values)
        #expect(try error { $0.boxLine.width = -1 }.code == .size)
    }
}
