import FlipbookCanvas
import FlipbookPlot
import TestSupport
import Testing

@Suite struct HistogramTests {
    private func randomValues(_ random: inout Seeded) -> [Double] {
        let (scale, offset) = (pow10(Int.random(in: -9...9, using: &random)), Double.random(in: -5...5, using: &random))
        return (0..<Int.random(in: 1...200, using: &random)).map { _ in
            // Half of them on a lattice, so that many lie on edges.
            let value = Double.random(in: -1...1, using: &random)
            return offset + scale * (Bool.random(using: &random) ? (value * 4).rounded() / 4 : value)
        }
    }

    private func pow10(_ exponent: Int) -> Double {
        (0..<abs(exponent)).reduce(1) { value, _ in exponent < 0 ? value / 10 : value * 10 }
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>) func everyPointIsKept(seed: UInt64) {
        var random = Seeded(seed)
        let values = randomValues(&random)
        for bins in [Bins.count(Int.random(in: 1...60, using: &random)), .auto] {
            let histogram = Histogram(values, bins: bins)
            #expect(histogram.heights.reduce(0, +) == Double(values.count))
            let edges = histogram.edges
            for (bin, height) in histogram.heights.enumerated() {
                let isLast = bin == edges.count - 2
                let inside = values.count {
                    $0 >= edges[bin] && ($0 < edges[bin + 1] || isLast && $0 == edges[bin + 1])
                }
                #expect(Double(inside) == height)
            }
        }
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>) func aDensityHasTheAreaOne(seed: UInt64) {
        var random = Seeded(seed)
        let values = randomValues(&random)
        let (low, high) = (values.min()!, values.max()!)
        let inner = (0..<5).map { _ in Double.random(in: low...high, using: &random) }.sorted()
        for bins in [Bins.count(17), .auto, .edges([low] + inner + [high + 1])] {
            let histogram = Histogram(values, bins: bins)
            histogram.weights = values.map { _ in Double.random(in: 0.1...2, using: &random) }
            histogram.isDensity = true
            let widths = zip(histogram.edges.dropFirst(), histogram.edges).map(-)
            let area = zip(histogram.heights, widths).filter { $0.1 > 0 }.map(*).reduce(0, +)
            #expect(abs(area - 1) < 1e-6)
            histogram.isCumulative = true
            #expect(abs(histogram.heights.last! - 1) < 1e-9)
        }
    }

    @Test func binsAreChosenAsNumpyDoes() {
        // numpy.histogram_bin_edges(values, "auto") of the same values.
        let values = (0..<500).map { (i: Int) -> Double in
            let sum: Int = i * 37 % 101 + i * 53 % 103 + i * 71 % 107
            return Double(sum) / 100
        }
        #expect(Histogram(values, bins: .auto).heights.count == 16)
        #expect(Histogram((0..<20).map { Double($0 * $0) }, bins: .auto).heights.count == 6)
        #expect(Histogram([3, 3, 3], bins: .auto).edges == [2.5, 3.5])
        #expect(Histogram([], bins: 2).edges == [0, 0.5, 1])
    }

    @Test func theLastBinIsClosedAndTheOthersAreNot() {
        let histogram = Histogram([0, 1, 1, 2, 3, 3.5, .nan, -1], bins: .edges([0, 1, 2, 3]))
        #expect(histogram.heights == [1, 2, 2])
        #expect(Histogram([0, 1, 2], bins: .edges([0, 1, 1, 2])).heights == [1, 0, 2])
        #expect(Histogram([0.5, 9, .infinity], bins: .count(2, over: 0...1)).heights == [0, 1])
    }

    @Test func heightsThatAreGivenStayUntilValuesAreSet() throws {
        let figure = Figure()
        let histogram = figure.subplots().histogram([0, 1, 1, 2], bins: 2)
        histogram.heights = [5, 7]
        #expect(histogram.heights == [5, 7])
        #expect(figure.axes[0].yLimits.lowerBound == 0 && abs(figure.axes[0].yLimits.upperBound - 7.35) < 1e-9)
        histogram.values = [0, 2]
        #expect(histogram.heights == [1, 1])
        histogram.heights = [1, 2, 3]
        #expect(try #require(throws: PlotError.self) { try commands(of: figure) }.code == .lengthsDiffer)
    }

    @Test func whatCannotBeCountedIsAnError() throws {
        let cases: [([Double], Bins)] = [
            ([0, .infinity], 10), ([0, 1], 0), ([0, 1], -3), ([0, 1], .edges([1])), ([0, 1], .edges([1, 0])),
            ([0, 1], .edges([0, .nan])), ([1, 1 + 1e-16], .count(1000, over: 1...1.000_000_000_000_000_2)),
            ([-1e308, 1e308], .count(.max)), ([-1e308, 1e308], 10), ([0, 1], .count(3, over: 0...(.infinity))),
        ]
        for (values, bins) in cases {
            let figure = Figure()
            let histogram = figure.subplots().histogram(values, bins: bins)
            #expect(histogram.heights.isEmpty && histogram.edges.isEmpty)
            let error = try #require(throws: PlotError.self) { try commands(of: figure) }
            #expect(error.code == .values && error.description.hasPrefix("histogram 1 of axes 1"))
        }
        let figure = Figure()
        figure.subplots().histogram([1, 2, 3]).weights = [1]
        #expect(try #require(throws: PlotError.self) { try commands(of: figure) }.code == .lengthsDiffer)
    }

    @Test func stepsGoAlongTheHeights() throws {
        let figure = Figure()
        let axes = figure.subplots()
        axes.histogram([0.5, 1.5, 1.6], bins: .edges([0, 1, 2]), shape: .step)
        axes.xLimits = 0...2
        axes.yLimits = 0...2
        let steps = try #require(try commands(of: figure).clipped.first)
        let box = axes.boxInPixels
        let x = [0, 0, 0.5, 0.5, 1, 1].map { box.minX + $0 * box.width }
        let y = [0, 0.5, 0.5, 1, 1, 0].map { box.maxY - $0 * box.height }
        let corners = steps.path.elements.map { element -> Point in
            guard case .move(let point) = element else {
                guard case .line(let point) = element else { return .zero }
                return point
            }
            return point
        }
        #expect(corners.count == 6 && steps.stroke != nil)
        for (corner, (x, y)) in zip(corners, zip(x, y)) {
            #expect(abs(corner.x - x) < 1e-9 && abs(corner.y - y) < 1e-9)
        }
    }
}
