import FlipbookCanvas
import Testing

@testable import FlipbookPlot

/// Violins, distributions, stacks and events, as matplotlib has them.
@Suite struct VocabularyDistributionTests {
    struct Family: Decodable {
        var violins: [Violins]
        var ecdfs: [Distribution]
        var stacks: [Stack]
        var events: [Events]
    }

    struct Violins: Decodable {
        var data: [[Double]]
        var options: Options
        var bodies: [[[Double]]]
        var bars: [String: [[[Double]]]]
        var xLimits: [Double]
        var yLimits: [Double]

        struct Options: Decodable {
            var points: Int?
            var bwMethod: Bandwidth?
            var widths: OneOrMore?
            var positions: [Double]?
            var orientation: String?
            var side: String?
            var showmeans: Bool?
            var showmedians: Bool?
            var showextrema: Bool?
            var quantiles: [[Double]]?
        }
    }

    /// A name or a number.
    enum Bandwidth: Decodable {
        case named(String)
        case factor(Double)

        init(from decoder: any Decoder) throws {
            let one = try decoder.singleValueContainer()
            if let name = try? one.decode(String.self) {
                self = .named(name)
            } else {
                self = .factor(try one.decode(Double.self))
            }
        }
    }

    /// A number or a list of them.
    struct OneOrMore: Decodable {
        var values: [Double]

        init(from decoder: any Decoder) throws {
            let one = try decoder.singleValueContainer()
            values = try (try? one.decode(Double.self)).map { [$0] } ?? one.decode([Double].self)
        }
    }

    struct Distribution: Decodable {
        var data: [Double]
        var options: Options
        var x: [Double]
        var y: [Double]
        var drawStyle: String
        var xLimits: [Double]
        var yLimits: [Double]

        struct Options: Decodable {
            var complementary: Bool?
            var orientation: String?
            var compress: Bool?
            var weights: [Double]?
        }
    }

    struct Stack: Decodable {
        var x: [Double]
        var layers: [[Double]]
        var baseline: String
        var polygons: [[[Double]]]
        var xLimits: [Double]
        var yLimits: [Double]
    }

    struct Events: Decodable {
        var rows: [[Double]]
        var options: Options
        var segments: [[[[Double]]]]
        var xLimits: [Double]
        var yLimits: [Double]

        struct Options: Decodable {
            var orientation: String?
            var lineoffsets: OneOrMore?
            var linelengths: OneOrMore?
        }
    }

    let oracle: Family

    init() throws { oracle = try Vocabulary.read("statistics") }

    /// Within a millionth of the largest.
    private func expect(_ found: [Double], are expected: [Double], _ what: String) {
        let tolerance = 1e-6 * max(expected.map(abs).max() ?? 0, 1e-12)
        let isEqual =
            found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) <= tolerance }
        #expect(isEqual, "\(what): \(found) should be \(expected)")
    }

    private func expect(_ points: [Point], are expected: [[Double]], _ what: String) {
        expect(points.flatMap { [$0.x, $0.y] }, are: expected.flatMap { $0 }, what)
    }

    private func expectLimits(_ axes: Axes, _ x: [Double], _ y: [Double], _ what: String) {
        expect([axes.xLimits.lowerBound, axes.xLimits.upperBound], are: x, "x limits of \(what)")
        expect([axes.yLimits.lowerBound, axes.yLimits.upperBound], are: y, "y limits of \(what)")
    }

    private func orientation(_ name: String?, or standard: Orientation) -> Orientation {
        name.map { $0 == "vertical" ? .vertical : .horizontal } ?? standard
    }

    /// The corners of an area between two curves, of which matplotlib repeats the first at the end and has two more points.
    private func corners(_ polygon: [[Double]]) -> [[Double]] {
        let count = (polygon.count - 3) / 2
        return Array(polygon[1...count] + polygon[(count + 2)..<(2 * count + 2)])
    }

    @Test func violins() throws {
        #expect(!oracle.violins.isEmpty)
        for (index, asked) in oracle.violins.enumerated() {
            let axes = Figure().subplots()
            let options = asked.options
            let plot = axes.violinPlot(
                asked.data, positions: options.positions, orientation: orientation(options.orientation, or: .vertical))
            if let points = options.points { plot.pointCount = points }
            switch options.bwMethod {
            case .named(let name): plot.bandwidth = name == "silverman" ? .silverman : .scott
            case .factor(let factor): plot.bandwidth = .factor(factor)
            case nil: break
            }
            if let widths = options.widths { plot.widths = widths.values }
            plot.sides = options.side == "low" ? .low : options.side == "high" ? .high : .both
            plot.showsMeans = options.showmeans ?? false
            plot.showsMedians = options.showmedians ?? false
            plot.showsExtrema = options.showextrema ?? true
            plot.quantiles = options.quantiles
            for (violin, expected) in zip(plot.violins, asked.bodies) {
                expect(plot.body(of: violin), are: corners(expected), "body \(index)")
            }
            #expect(plot.violins.count == asked.bodies.count)
            var found: Set<String> = []
            for group in plot.lineGroups {
                let name =
                    switch group.kind {
                    case .means: "cmeans"
                    case .maxima: "cmaxes"
                    case .minima: "cmins"
                    case .bars: "cbars"
                    case .medians: "cmedians"
                    case .quantiles: "cquantiles"
                    }
                found.insert(name)
                let expected = asked.bars[name] ?? []
                expect(group.lines.flatMap(\.ends), are: expected.flatMap { $0 }, "\(name) of \(index)")
            }
            #expect(found == Set(asked.bars.keys), "\(index)")
            expectLimits(axes, asked.xLimits, asked.yLimits, "violins \(index)")
        }
    }

    @Test func distributions() throws {
        #expect(!oracle.ecdfs.isEmpty)
        for (index, asked) in oracle.ecdfs.enumerated() {
            let axes = Figure().subplots()
            let options = asked.options
            let line = axes.ecdf(
                asked.data, weights: options.weights, isComplementary: options.complementary ?? false,
                orientation: orientation(options.orientation, or: .vertical))
            line.isCompressed = options.compress ?? false
            expect(line.x, are: asked.x, "x of \(index)")
            #expect(line.steps == (asked.drawStyle == "steps-pre" ? .pre : .post))
            try #require(line.y.count == asked.y.count)
            if let weights = options.weights, line.isCompressed {
                // Which of equal values comes first depends on how numpy sorts them, on this processor. The limits of the
                // fractions follow from the heights.
                expectFirstOfEqualValues(asked, weights, line.y)
                continue
            }
            expect(line.y, are: asked.y, "y of \(index)")
            expectLimits(axes, asked.xLimits, asked.yLimits, "distribution \(index)")
        }
    }

    /// Expects each height of a compressed line to be one to which the line can rise at the first of equal values.
    private func expectFirstOfEqualValues(_ asked: Distribution, _ weights: [Double], _ found: [Double]) {
        let sum = weights.reduce(0, +)
        let isComplementary = asked.options.complementary ?? false
        for (place, value) in Set(asked.data).sorted().enumerated() {
            let below = zip(asked.data, weights).reduce(0) { $0 + ($1.0 < value ? $1.1 : 0) }
            let heights = zip(asked.data, weights).filter { $0.0 == value }.map { (below + $0.1) / sum }
            for y in [found[place + 1], asked.y[place + 1]] {
                let isOne = heights.contains { abs((isComplementary ? 1 - $0 : $0) - y) < 1e-6 }
                #expect(isOne, "\(y) at \(value) is none of \(heights)")
            }
        }
        #expect(found.first == asked.y.first)
    }

    @Test func stacks() throws {
        #expect(!oracle.stacks.isEmpty)
        let baselines: [String: StackPlot.Baseline] = [
            "zero": .zero, "sym": .symmetric, "wiggle": .wiggle, "weighted_wiggle": .weightedWiggle,
        ]
        for (index, asked) in oracle.stacks.enumerated() {
            let axes = Figure().subplots()
            let baseline = try #require(baselines[asked.baseline])
            let stack = axes.stackPlot(asked.x, asked.layers, baseline: baseline)
            let curves = stack.curves
            #expect(curves.count == asked.polygons.count + 1)
            for (layer, polygon) in asked.polygons.enumerated() {
                let lower = zip(asked.x, curves[layer]).map { Point(x: $0, y: $1) }
                let upper = zip(asked.x, curves[layer + 1]).map { Point(x: $0, y: $1) }
                expect(lower + upper.reversed(), are: corners(polygon), "layer \(layer) of \(index)")
            }
            expectLimits(axes, asked.xLimits, asked.yLimits, "stack \(index)")
        }
    }

    @Test func events() throws {
        #expect(!oracle.events.isEmpty)
        for (index, asked) in oracle.events.enumerated() {
            let axes = Figure().subplots()
            let plot = axes.eventPlot(
                asked.rows, offsets: asked.options.lineoffsets?.values, lengths: asked.options.linelengths?.values,
                orientation: orientation(asked.options.orientation, or: .horizontal))
            #expect(plot.segments.count == asked.segments.count)
            for (row, expected) in zip(plot.segments, asked.segments) {
                expect(row.flatMap { [$0.0, $0.1] }, are: expected.flatMap { $0 }, "events \(index)")
            }
            expectLimits(axes, asked.xLimits, asked.yLimits, "events \(index)")
        }
    }
}
