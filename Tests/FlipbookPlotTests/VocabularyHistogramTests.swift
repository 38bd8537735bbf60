import FlipbookCanvas
import Testing

@testable import FlipbookPlot

/// Histograms of values and of points, their edges, and hexagons, as matplotlib's.
@Suite struct VocabularyHistogramTests {
    struct Family: Decodable {
        var histograms: [Histograms]
        var edges: [Edges]
        var histograms2D: [Histograms2D]
        var hexbins: [Hexbins]
    }

    struct Histograms: Decodable {
        var data: [[Double]]
        var options: Options
        /// None where nothing is counted, and so no density.
        var counts: [[Double?]]
        var edges: [Double]
        /// Of each list, bin by bin: x, y, width, height.
        var bars: [[[Double?]]]?
        /// Of each list: x, y.
        var outlines: [[[Double?]]]?
        var xLimits: [Double]
        var yLimits: [Double]

        struct Options: Decodable {
            var bins: OracleBins?
            var range: [Double]?
            var density: Bool?
            var cumulative: Cumulative?
            var histtype: String?
            var bottom: Double?
            var align: String?
            var rwidth: Double?
            var log: Bool?
            var orientation: String?
            var stacked: Bool?
            var weights: [[Double]]?
        }

        /// `true` or -1.
        struct Cumulative: Decodable {
            var value: Histogram.Cumulation

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let isOn = try? container.decode(Bool.self) {
                    value = isOn ? .upwards : .none
                } else {
                    value = try container.decode(Double.self) < 0 ? .downwards : .upwards
                }
            }
        }
    }

    /// A number of bins, their edges, a rule, or one of these for each axis.
    enum OracleBins: Decodable {
        case one(Bins)
        case two(Bins, Bins)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let count = try? container.decode(Int.self) {
                self = .one(.count(count))
            } else if let rule = try? container.decode(String.self) {
                let rules: [String: Bins] = [
                    "auto": .auto, "fd": .freedmanDiaconis, "sturges": .sturges, "scott": .scott, "rice": .rice,
                    "sqrt": .squareRoot, "doane": .doane, "stone": .stone,
                ]
                self = .one(try #require(rules[rule]))
            } else if let edges = try? container.decode([[Double]].self) {
                self = .two(.edges(edges[0]), .edges(edges[1]))
            } else {
                let numbers = try container.decode([Double].self)
                // Two numbers are how many bins there are along each axis; a histogram of values has more edges than two.
                self =
                    numbers.count == 2
                    ? .two(.count(Int(numbers[0])), .count(Int(numbers[1]))) : .one(.edges(numbers))
            }
        }

        var both: (Bins, Bins) {
            switch self {
            case .one(let bins): (bins, bins)
            case .two(let x, let y): (x, y)
            }
        }
    }

    struct Edges: Decodable {
        var data: [Double]
        var bins: OracleBins
        var edges: [Double]
    }

    struct Histograms2D: Decodable {
        var x: [Double]
        var y: [Double]
        var options: Options
        /// Of each bin of x, bin by bin of y.
        var counts: [[Double?]]
        var xEdges: [Double]
        var yEdges: [Double]
        var xLimits: [Double]
        var yLimits: [Double]

        struct Options: Decodable {
            var bins: OracleBins?
            var range: [[Double]]?
            var density: Bool?
            var weights: [Double]?
            var cmin: Double?
            var cmax: Double?
        }
    }

    struct Hexbins: Decodable {
        var x: [Double]
        var y: [Double]
        var values: [Double]?
        var options: Options
        var centres: [[Double]]
        var counts: [Double]
        var corners: [[Double]]?
        var xLimits: [Double]
        var yLimits: [Double]

        struct Options: Decodable {
            var gridsize: GridSize
            var mincnt: Int?
            var extent: [Double]?
            var bins: Levels?
            var xscale: String?
            var yscale: String?
            var reduce: String?
        }

        struct GridSize: Decodable {
            var value: Hexbin.GridSize

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let columns = try? container.decode(Int.self) {
                    value = Hexbin.GridSize(columns: columns)
                } else {
                    let sides = try container.decode([Int].self)
                    value = Hexbin.GridSize(columns: sides[0], rows: sides[1])
                }
            }
        }

        /// A number, edges or `"log"`, which is a norm.
        struct Levels: Decodable {
            var value: Hexbin.Levels?

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let count = try? container.decode(Int.self) {
                    value = .count(count)
                } else if let edges = try? container.decode([Double].self) {
                    value = .edges(edges)
                }
            }
        }
    }

    static let shared = Result { try Vocabulary.read("statistics", as: Family.self) }

    let oracle: Family

    init() throws { oracle = try Self.shared.get() }

    @Test func histograms() throws {
        #expect(!oracle.histograms.isEmpty)
        for (index, asked) in oracle.histograms.enumerated() {
            let (options, what) = (asked.options, "histogram \(index)")
            let (figure, axes) = Figure.subplots()
            let type = options.histtype ?? "bar"
            var bins = options.bins?.both.0 ?? 10
            if let range = options.range { bins = bins.over(range[0]...range[1]) }
            let shape: Histogram.Shape = type == "step" ? .step : type == "stepfilled" ? .filledStep : .bars
            let orientation: Orientation = options.orientation == "horizontal" ? .horizontal : .vertical
            let histogram = axes.histogram(
                sets: asked.data, bins: bins, shape: shape,
                isStacked: options.stacked ?? (type == "barstacked"), orientation: orientation)
            histogram.isDensity = options.density ?? false
            histogram.cumulation = options.cumulative?.value ?? .none
            histogram.weightsOfSets = options.weights
            histogram.bottoms = [options.bottom ?? 0]
            histogram.alignment =
                options.align == "left" ? .lowerEdge : options.align == "right" ? .upperEdge : .middle
            histogram.relativeWidth = options.rwidth
            if options.log ?? false { (orientation == .vertical ? axes.yAxis : axes.xAxis).scale = .log() }
            expect(histogram.edges, are: asked.edges, what)
            expect(histogram.heightsOfSets, are: asked.counts.map(numbers), what)
            if let bars = asked.bars {
                let found = histogram.bars.map {
                    $0.map { [$0.left, $0.bottom, $0.right - $0.left, $0.top - $0.bottom] }
                }
                #expect(found.map(\.count) == bars.map(\.count), "\(what)")
                for (found, bars) in zip(found, bars) { expect(found, are: bars.map(numbers), what) }
            }
            if let outlines = asked.outlines {
                let found = histogram.outlines.map { outline in
                    // matplotlib's polygons end where they begin.
                    (outline + (shape == .filledStep ? [outline[0]] : [])).map { [$0.x, $0.y] }
                }
                #expect(found.map(\.count) == outlines.map(\.count), "\(what)")
                for (found, outline) in zip(found, outlines) { expect(found, are: outline.map(numbers), what) }
            }
            expectLimits(axes, asked.xLimits, asked.yLimits, what)
            let isSeen = asked.counts.joined().contains { $0 != nil }
            #expect(try commands(of: figure).clipped.isEmpty != isSeen, "\(what)")
        }
    }

    @Test func edges() {
        #expect(!oracle.edges.isEmpty)
        for (index, asked) in oracle.edges.enumerated() {
            expect(Histogram(asked.data, bins: asked.bins.both.0).edges, are: asked.edges, "edges \(index)")
        }
    }

    @Test func histograms2D() throws {
        #expect(!oracle.histograms2D.isEmpty)
        for (index, asked) in oracle.histograms2D.enumerated() {
            let (options, what) = (asked.options, "2D histogram \(index)")
            let (figure, axes) = Figure.subplots()
            var (xBins, yBins) = options.bins?.both ?? (10, 10)
            if let range = options.range {
                xBins = xBins.over(range[0][0]...range[0][1])
                yBins = yBins.over(range[1][0]...range[1][1])
            }
            let counts = axes.histogram2D(asked.x, asked.y, bins: xBins, yBins: yBins)
            counts.isDensity = options.density ?? false
            counts.weights = options.weights
            counts.minimumCount = options.cmin
            counts.maximumCount = options.cmax
            expect(counts.xEdges, are: asked.xEdges, what)
            expect(counts.yEdges, are: asked.yEdges, what)
            let expected = asked.counts.joined().map { $0 ?? .nan }
            let found = counts.counts.transposed.values
            #expect(found.map(\.isNaN) == expected.map(\.isNaN), "\(what)")
            expect(found.map { $0.isNaN ? 0 : $0 }, are: expected.map { $0.isNaN ? 0 : $0 }, what)
            expectLimits(axes, asked.xLimits, asked.yLimits, what)
            let (other, otherAxes) = Figure.subplots()
            otherAxes.pcolormesh(counts.xEdges, counts.yEdges, counts.counts)
            #expect(try commands(of: figure) == commands(of: other), "\(what)")
        }
    }

    @Test func hexbins() throws {
        #expect(!oracle.hexbins.isEmpty)
        let reductions: [String: Hexbin.Reduction] = [
            "mean": .mean, "sum": .sum, "max": .maximum, "min": .minimum, "median": .median,
            "std": .standardDeviation, "count": .count,
        ]
        for (index, asked) in oracle.hexbins.enumerated() {
            let (options, what) = (asked.options, "hexbin \(index)")
            let (_, axes) = Figure.subplots()
            let cells = axes.hexbin(
                asked.x, asked.y, values: asked.values, gridSize: options.gridsize.value,
                reduction: try options.reduce.map { try #require(reductions[$0]) } ?? .mean,
                extent: options.extent.map { Image.Extent(left: $0[0], right: $0[1], bottom: $0[2], top: $0[3]) },
                minimumCount: options.mincnt, hasLogX: options.xscale == "log", hasLogY: options.yscale == "log")
            cells.levels = options.bins?.value
            expect(cells.cellValues, are: asked.counts, what)
            expectLimits(axes, asked.xLimits, asked.yLimits, what)
            // On logarithmic axes matplotlib says one shape for all cells and not where they lie.
            guard let corners = asked.corners else { continue }
            expect(cells.centers.map { [$0.x, $0.y] }, are: asked.centres, what)
            // They end where they begin.
            let found = try cells.counted.get().grid.corners.map { [$0.x, $0.y] }
            expect(found + (corners.count > 6 ? [found[0]] : []), are: corners, what)
        }
    }

    private func expectLimits(_ axes: Axes, _ x: [Double], _ y: [Double], _ what: String) {
        expect([axes.xLimits.lowerBound, axes.xLimits.upperBound], are: x, what + ": x limits")
        expect([axes.yLimits.lowerBound, axes.yLimits.upperBound], are: y, what + ": y limits")
    }

    private func expect(_ found: [[Double]], are expected: [[Double]], _ what: String) {
        #expect(found.map(\.count) == expected.map(\.count), "\(what)")
        expect(Array(found.joined()), are: Array(expected.joined()), what)
    }

    /// NaN where the oracle has no number.
    private func numbers(_ values: [Double?]) -> [Double] { values.map { $0 ?? .nan } }

    /// Within a millionth of the largest.
    private func expect(_ found: [Double], are expected: [Double], _ what: String) {
        let tolerance = 1e-6 * (expected.filter(\.isFinite).map(abs).max() ?? 0)
        let isEqual =
            found.count == expected.count
            && zip(found, expected).allSatisfy { abs($0 - $1) <= tolerance || $0.isNaN && $1.isNaN }
        #expect(isEqual, "\(what): \(found) should be \(expected)")
    }
}
