import FlipbookPlot
import Testing

@Suite struct StatisticsOracleTests {
    let oracle: StatisticsOracle

    init() throws { oracle = try StatisticsOracle.shared.get() }

    @Test func boxes() throws {
        #expect(!oracle.statistics.isEmpty)
        for asked in oracle.statistics {
            let shown = try #require(BoxStatistics(of: asked.data))
            let box = asked.box
            expect(
                [shown.median, shown.mean, shown.box.lowerBound, shown.box.upperBound],
                are: [box.med, box.mean, box.q1, box.q3])
            expect([shown.whiskers.lowerBound, shown.whiskers.upperBound], are: [box.whislo, box.whishi])
            expect([shown.notch.lowerBound, shown.notch.upperBound], are: [box.cilo, box.cihi])
            expect(shown.fliers, are: box.fliers)
        }
    }

    @Test func histograms() {
        for asked in oracle.statistics {
            let histogram = Histogram(asked.data, bins: 10)
            expect(histogram.heights, are: asked.histogram.counts)
            expect(histogram.edges, are: asked.histogram.edges)
        }
    }

    @Test func limits() {
        var seen: Set<String> = []
        for asked in oracle.limits {
            let axes = Figure().subplots()
            let places = (0..<asked.n).map(Double.init)
            switch asked.kind {
            case "bar(0..<n, h)": axes.bar(places, asked.h)
            case "bar(0..<n, h, yError: e)": axes.bar(places, asked.h).errors.y = .symmetric(asked.e)
            case "horizontalBar(0..<n, h)": axes.horizontalBar(places, asked.h)
            case "errorBar(x, h, yError: e)": axes.errorBar(asked.x, asked.h, yError: .symmetric(asked.e))
            case "histogram(h, bins: 10)": axes.histogram(asked.h, bins: 10)
            case "pie(e)": axes.pie(asked.e)
            case "boxPlot([h, e])": axes.boxPlot([asked.h, asked.e])
            default: continue
            }
            seen.insert(asked.kind)
            expect([axes.xLimits.lowerBound, axes.xLimits.upperBound], are: asked.limits.x, asked.kind)
            expect([axes.yLimits.lowerBound, axes.yLimits.upperBound], are: asked.limits.y, asked.kind)
        }
        #expect(seen.count == 7)
    }

    /// Within a millionth of the largest.
    private func expect(_ values: [Double], are expected: [Double], _ what: String = "") {
        let tolerance = 1e-6 * (expected.map(abs).max() ?? 0)
        let isEqual =
            values.count == expected.count && zip(values, expected).allSatisfy { abs($0 - $1) <= tolerance }
        #expect(isEqual, "\(what): \(values) should be \(expected)")
    }
}
