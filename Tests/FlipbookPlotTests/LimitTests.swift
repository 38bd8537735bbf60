import Testing

@testable import FlipbookPlot

@Suite struct LimitTests {
    private func limits(_ data: ClosedRange<Double>, margin: Double, sticky: [Double]) -> ClosedRange<Double> {
        autoscaled(DataExtent(range: data, sticky: sticky), margin: margin, scale: .linear)
    }

    @Test func aMarginIsLeftAtBothEnds() {
        #expect(limits(0...10, margin: 0.05, sticky: []) == -0.5...10.5)
        #expect(limits(0...10, margin: 0, sticky: []) == 0...10)
        #expect(limits(0...10, margin: .nan, sticky: []) == 0...10)
    }

    @Test func theMarginDoesNotCrossAStickyValue() {
        #expect(limits(0...10, margin: 0.1, sticky: [0]) == 0...11)
        #expect(limits(0...10, margin: 0.1, sticky: [10, 0]) == 0...10)
        #expect(limits(0...10, margin: 0.1, sticky: [-0.5, 5, 20]) == -0.5...11)
        #expect(limits(2...10, margin: 0.1, sticky: [0]).lowerBound > 1.1)
    }

    @Test func pointsThatAreNotFiniteHaveNoSay() {
        let limits = DataLimits(x: [1, .nan, 3, 99], y: [5, 100, -5, .infinity])
        #expect(limits?.x == 1...3 && limits?.y == -5...5)
        #expect(DataLimits(x: [.nan], y: [1]) == nil && DataLimits(x: [], y: []) == nil)
    }

    @Test func removingAnArtistForgetsItsLimits() {
        let axes = Figure().subplots()
        axes.xAxis.margin = 0
        let line = axes.plot([0, 1], [0, 1])
        let other = axes.plot([5, 9], [0, 1])
        #expect(axes.xLimits == 0...9)
        axes.remove(other)
        #expect(axes.xLimits == 0...1 && other.parent == nil)
        line.x[1] = 4
        #expect(axes.xLimits == 0...4)
        axes.xAxis.isAutoscaled = false
        line.x[1] = 7
        #expect(axes.xLimits == 0...4)
        axes.xAxis.isAutoscaled = true
        #expect(axes.xLimits == 0...7)
    }

    @Test func anArtistIsInOneAxesAtATime() throws {
        let figure = Figure()
        let row = try figure.subplots(rows: 1, columns: 2)[0]
        let line = Line([0, 1], [0, 1])
        row[0].add(line)
        row[1].add(line)
        #expect(row[0].artists.isEmpty && row[1].artists.count == 1 && line.parent === row[1])
    }
}
