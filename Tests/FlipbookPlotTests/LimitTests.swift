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

    private func isNear(_ found: ClosedRange<Double>, _ expected: [Double]) -> Bool {
        let size = max(expected[1] - expected[0], 1e-6 * abs(expected[0]))
        return abs(found.lowerBound - expected[0]) < 1e-9 * size && abs(found.upperBound - expected[1]) < 1e-9 * size
    }

    /// The limits are matplotlib's with `axes.autolimit_mode = "round_numbers"`.
    @Test func limitsEndAtRoundNumbers() {
        let cases: [(data: [Double], margin: Double, limits: [Double])] = [
            ([-6517.9115, -6420.2634], 0.3, [-6560, -6380]), ([-0.0016, 382.7201], 0.3, [-200, 500]),
            ([148.6315, 5633.6514], 0, [0, 6000]), ([157562.6031, 157562.6467], 0.3, [157562.59, 157562.66]),
            ([-149311.6685, -149310.6993], 0, [-149311.8, -149310.6]),
            ([-32990.4074, -32989.7946], 0.3, [-32990.6, -32989.6]), ([-0.0067, 142.0551], 0, [-20, 160]),
            ([-18.296, -17.7908], 0.3, [-18.5, -17.6]), ([0.0078, 0.0605], 0, [0, 0.07]),
            ([-148.4269, -148.421], 0.05, [-148.428, -148.42]), ([0.001, 6.7914], 0.05, [-1, 8]),
            ([-2.0333, 196.8473], 0, [-25, 200]), ([-70968.4871, -70968.4642], 0.3, [-70968.495, -70968.455]),
            ([-23792.3378, -23753.4909], 0.3, [-23810, -23740]), ([-0.0506, 54179.8637], 0.05, [-10000, 60000]),
            ([-3686.2715, -3685.8891], 0, [-3686.3, -3685.85]), ([-0.0013, 5.0457], 0.05, [-1, 6]),
            ([-35245.7366, -35241.726], 0.05, [-35246, -35241.5]), ([660.7929, 660.7969], 0.3, [660.791, 660.799]),
            ([3164.7854, 27278.936], 0.05, [0, 30000]), ([3, 3], 0.05, [2.8, 3.2]), ([0, 0], 0.05, [-0.06, 0.06]),
        ]
        for (data, margin, limits) in cases {
            let axes = Figure().subplots()
            axes.plot(data, [0, 0])
            (axes.xAxis.autolimitMode, axes.xAxis.margin) = (.roundNumbers, margin)
            #expect(isNear(axes.xLimits, limits), "\(axes.xLimits) for \(limits)")
            axes.xAxis.autolimitMode = .data
            #expect(margin > 0 || data[0] == data[1] || axes.xLimits == data[0]...data[1])
        }
    }

    @Test func roundNumbersAreThoseOfTheLocatorAndTheScale() {
        let cases: [(data: [Double], scale: Scale, locator: Locator, limits: [Double])] = [
            ([3, 4700], .log(), .auto, [1, 10000]), ([0.02, 0.9], .log(), .auto, [0.01, 10]),
            ([-30, 4700], .symLog(linearThreshold: 2), .auto, [-100, 100_000]),
            ([0, 9], .symLog(linearThreshold: 2), .auto, [-1, 100]),
            ([0.3, 7.9], .linear, .multiple(of: 2.5), [-2.5, 10]),
            ([-3, 4], .linear, .multiple(of: 0.7), [-3.5, 4.9]),
            ([0.3, 7.9], .linear, .linear(11), [-1, 9]), ([0.3, 7.9], .linear, .maxN(4), [-3, 9]),
            ([0.3, 7.9], .linear, .maxN(5, isSymmetric: true), [-10, 10]),
            ([0.25, 7.75], .linear, .fixed([1, 2]), [-0.125, 8.125]),
        ]
        var style = Style.standard
        style.autolimitMode = .roundNumbers
        for (data, scale, locator, limits) in cases {
            let axes = Figure(style: style).subplots()
            axes.plot(data, [0, 0])
            (axes.xAxis.scale, axes.xAxis.locator) = (scale, locator)
            #expect(isNear(axes.xLimits, limits), "\(axes.xLimits) for \(limits)")
            axes.xLimits = 0.5...7
            #expect(axes.xLimits == 0.5...7)
        }
    }

    @Test(arguments: [Double.nan, .infinity, 1e308, -1e308, .leastNonzeroMagnitude]) func roundLimitsNeverTrap(
        value: Double
    ) {
        for locator in [Locator.auto, .multiple(of: 1e-300), .maxN(1), .linear(0), .log(base: 1), .symLog(base: 0)] {
            let axes = Figure().subplots()
            axes.plot([value, -value, 1], [0, 0, 0])
            (axes.xAxis.autolimitMode, axes.xAxis.locator) = (.roundNumbers, locator)
            #expect(axes.xLimits.lowerBound < axes.xLimits.upperBound)
        }
    }
}
