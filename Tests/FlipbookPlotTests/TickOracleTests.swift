import FlipbookPlot
import Testing

@Suite struct TickOracleTests {
    let oracle: OracleFile

    init() throws { oracle = try OracleFile.shared.get() }

    @Test func maxNLocator() {
        #expect(!oracle.maxNLocator.isEmpty)
        for asked in oracle.maxNLocator {
            let limits = asked.limits[0]...asked.limits[1]
            let locator = Locator.maxN(asked.maxIntervals, steps: [1, 2, 2.5, 5, 10])
            expect(locator.ticks(in: limits, room: 9), are: asked.ticks, "\(limits), \(asked.maxIntervals) intervals")
        }
    }

    @Test func autoscaledLine() {
        #expect(!oracle.autoscaledLine.isEmpty)
        for (index, asked) in oracle.autoscaledLine.enumerated() {
            let figure = Figure()
            let axes = figure.subplots()
            axes.plot(asked.x, asked.y)
            expect(axes.xAxis, has: asked.xLimits, asked.xTicks, asked.xOffsetText, "x of line \(index)")
            expect(axes.yAxis, has: asked.yLimits, asked.yTicks, asked.yOffsetText, "y of line \(index)")
        }
    }

    @Test func logAxis() {
        #expect(!oracle.logAxis.isEmpty)
        for asked in oracle.logAxis {
            let figure = Figure()
            let axes = figure.subplots()
            axes.yAxis.scale = .log()
            axes.yLimits = asked.limits[0]...asked.limits[1]
            expectLogarithms(axes.yAxis.ticks.map(\.value), are: asked.major, "major ticks of \(asked.limits)")
            expectLogarithms(axes.yAxis.minorTicks.map(\.value), are: asked.minor, "minor ticks of \(asked.limits)")
        }
    }

    @Test func autoMinorLocator() {
        #expect(!oracle.autoMinorLocator.isEmpty)
        for asked in oracle.autoMinorLocator {
            let figure = Figure()
            let axes = figure.subplots()
            axes.xLimits = asked.limits[0]...asked.limits[1]
            axes.xAxis.minorLocator = .autoMinor()
            expect(axes.xAxis.ticks.map(\.value), are: asked.major, "major ticks of \(asked.limits)")
            expect(axes.xAxis.minorTicks.map(\.value), are: asked.minor, "minor ticks of \(asked.limits)")
        }
    }

    /// Each within a millionth of itself.
    private func expectLogarithms(_ ticks: [Double], are expected: [Double], _ name: Comment) {
        let isEqual =
            ticks.count == expected.count && zip(ticks, expected).allSatisfy { abs($0 - $1) <= 1e-6 * abs($1) }
        #expect(isEqual, "\(name): \(ticks) should be \(expected)")
    }

    private func expect(
        _ axis: Axis, has limits: [Double], _ ticks: [OracleFile.LabelledTick], _ offsetText: String, _ name: Comment
    ) {
        expect(axis.ticks.map(\.value), are: ticks.map(\.value), name)
        #expect(axis.ticks.map(\.label) == ticks.map(\.label), name)
        #expect(axis.offsetText == offsetText, name)
        let step = ticks.count > 1 ? ticks[1].value - ticks[0].value : limits[1] - limits[0]
        #expect(abs(axis.limits.lowerBound - limits[0]) <= 1e-6 * step, name)
        #expect(abs(axis.limits.upperBound - limits[1]) <= 1e-6 * step, name)
    }

    /// Within a millionth of the step between ticks.
    private func expect(_ ticks: [Double], are expected: [Double], _ name: Comment) {
        let step = expected.count > 1 ? expected[1] - expected[0] : abs(expected.first ?? 1)
        let isEqual = ticks.count == expected.count && zip(ticks, expected).allSatisfy { abs($0 - $1) <= 1e-6 * step }
        #expect(isEqual, "\(name): \(ticks) should be \(expected)")
    }
}
