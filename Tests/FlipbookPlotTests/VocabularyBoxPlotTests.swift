import FlipbookCanvas
import Testing

@testable import FlipbookPlot

/// Box plots and grouped bars, as matplotlib's.
@Suite struct VocabularyBoxPlotTests {
    struct Family: Decodable {
        var groupedBars: [Grouped]
        var boxPlots: [Boxes]
    }

    struct Grouped: Decodable {
        var series: [[Double]]
        var options: Options
        /// Of each series: x, y, width, height.
        var bars: [[[Double]]]
        var ticks: [Double]
        var labels: [String]
        var xLimits: [Double]
        var yLimits: [Double]

        struct Options: Decodable {
            var groupSpacing: Double?
            var barSpacing: Double?
            var positions: [Double]?
            var tickLabels: [String]?
            var orientation: String?
        }
    }

    struct Boxes: Decodable {
        var data: [[Double]]
        var options: Options
        var lines: Lines
        var ticks: [Double]?
        var labels: [String]?
        var xLimits: [Double]
        var yLimits: [Double]

        struct Options: Decodable {
            var whis: Numbers?
            var orientation: String?
            var positions: [Double]?
            var widths: Numbers?
            var showmeans: Bool?
            var meanline: Bool?
            var notch: Bool?
            var patchArtist: Bool?
            var confIntervals: [[Double?]]?
            var usermedians: [Double?]?
            var capwidths: Double?
            var showfliers: Bool?
            var showbox: Bool?
            var showcaps: Bool?
            var tickLabels: [String]?
            var autorange: Bool?
            var manageTicks: Bool?
        }

        struct Lines: Decodable {
            var whiskers: [[[Double]]]?
            var caps: [[[Double]]]?
            var boxes: [[[Double]]]?
            var medians: [[[Double]]]?
            var fliers: [[[Double]]]?
            var means: [[[Double]]]?
        }

        /// A number or several.
        struct Numbers: Decodable {
            var values: [Double]

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                values = try (try? container.decode([Double].self)) ?? [container.decode(Double.self)]
            }
        }
    }

    static let shared = Result { try Vocabulary.read("statistics", as: Family.self) }

    let oracle: Family

    init() throws { oracle = try Self.shared.get() }

    @Test func groupedBars() throws {
        #expect(!oracle.groupedBars.isEmpty)
        for (index, asked) in oracle.groupedBars.enumerated() {
            let (options, what) = (asked.options, "grouped bars \(index)")
            let (figure, axes) = Figure.subplots()
            let isHorizontal = options.orientation == "horizontal"
            let bars = axes.groupedBar(
                asked.series, positions: options.positions, names: options.tickLabels,
                groupSpacing: options.groupSpacing, barSpacing: options.barSpacing,
                orientation: isHorizontal ? .horizontal : .vertical)
            let found = bars.blocks.map { $0.map { [$0.left, $0.bottom, $0.right - $0.left, $0.top - $0.bottom] } }
            #expect(found.map(\.count) == asked.bars.map(\.count), "\(what)")
            for (found, bars) in zip(found, asked.bars) { expect(found, are: bars, what) }
            expectLimits(axes, asked.xLimits, asked.yLimits, what)
            _ = try commands(of: figure)
            // matplotlib answers some that lie outside too.
            let axis = isHorizontal ? axes.yAxis : axes.xAxis
            let seen = zip(asked.ticks, asked.labels).filter { axis.limits.contains($0.0) }
            let ticks = axis.ticks.filter { axis.limits.contains($0.value) }
            expect(ticks.map(\.value), are: seen.map(\.0), what)
            #expect(ticks.map(\.label) == seen.map(\.1), "\(what)")
        }
    }

    @Test func boxPlots() throws {
        #expect(!oracle.boxPlots.isEmpty)
        for (index, asked) in oracle.boxPlots.enumerated() {
            let (options, what) = (asked.options, "box plot \(index)")
            let (figure, axes) = Figure.subplots()
            let isHorizontal = options.orientation == "horizontal"
            let boxes = axes.boxPlot(
                asked.data, names: options.tickLabels, orientation: isHorizontal ? .horizontal : .vertical,
                colors: options.patchArtist ?? false ? [.tabBlue] : nil)
            set(options, of: boxes)
            let entries = boxes.entries
            func shown(_ points: [Point]) -> [[Double]] { points.map { isHorizontal ? [$0.y, $0.x] : [$0.x, $0.y] } }
            expect(entries.flatMap(\.whiskers).map(shown), are: asked.lines.whiskers, what + ": whiskers")
            expect(entries.flatMap(\.caps).map(shown), are: asked.lines.caps, what + ": caps")
            expect(entries.map(\.medianLine).map(shown), are: asked.lines.medians, what + ": medians")
            // They end where they begin, filled ones twice.
            let outlines = entries.map { entry in
                let ends = [entry.outline[0]]
                return shown(entry.outline + ends + (boxes.colors == nil ? [] : ends))
            }
            expect(boxes.showsBoxes ? outlines : [], are: asked.lines.boxes, what + ": boxes")
            let fliers = entries.map { entry in shown(entry.fliers.map { Point(x: entry.position, y: $0) }) }
            expect(boxes.showsFliers ? fliers : [], are: asked.lines.fliers, what + ": fliers")
            let means = entries.map { entry in
                shown(entry.meanEnds + (entry.meanMark.map { [Point(x: entry.position, y: $0)] } ?? []))
            }
            expect(boxes.showsMeans ? means : [], are: asked.lines.means, what + ": means")
            expectLimits(axes, asked.xLimits, asked.yLimits, what)
            _ = try commands(of: figure)
            guard let ticks = asked.ticks, let labels = asked.labels else { continue }
            let found = (isHorizontal ? axes.yAxis : axes.xAxis).ticks
            expect(found.map(\.value), are: ticks, what)
            // Python tells whole numbers from others by their type, and writes 1.0 for the latter.
            func plain(_ label: String) -> String { label.hasSuffix(".0") ? String(label.dropLast(2)) : label }
            #expect(found.map { plain($0.label) } == labels.map(plain), "\(what)")
        }
    }

    private func set(_ options: Boxes.Options, of boxes: BoxPlot) {
        if let whis = options.whis?.values {
            boxes.whiskers = whis.count == 2 ? .percentiles(whis[0], whis[1]) : .interquartile(whis[0])
        }
        boxes.positions = options.positions
        boxes.widths = options.widths?.values
        boxes.showsMeans = options.showmeans ?? false
        boxes.hasMeanLines = options.meanline ?? false
        boxes.hasNotches = options.notch ?? false
        boxes.notches = options.confIntervals?.map { BoxPlot.Interval($0[0], $0[1]) }
        boxes.medians = options.usermedians
        boxes.capWidths = options.capwidths.map { [$0] }
        boxes.showsFliers = options.showfliers ?? true
        boxes.showsBoxes = options.showbox ?? true
        boxes.showsCaps = options.showcaps ?? true
        boxes.hasAutoRange = options.autorange ?? false
        boxes.managesTicks = options.manageTicks ?? true
    }

    private func expectLimits(_ axes: Axes, _ x: [Double], _ y: [Double], _ what: String) {
        expect([axes.xLimits.lowerBound, axes.xLimits.upperBound], are: x, what + ": x limits")
        expect([axes.yLimits.lowerBound, axes.yLimits.upperBound], are: y, what + ": y limits")
    }

    /// Nothing where there are none of a kind.
    private func expect(_ found: [[[Double]]], are expected: [[[Double]]]?, _ what: String) {
        let expected = expected ?? []
        #expect(found.map(\.count) == expected.map(\.count), "\(what): \(found) should be \(expected)")
        for (found, expected) in zip(found, expected) { expect(found, are: expected, what) }
    }

    private func expect(_ found: [[Double]], are expected: [[Double]], _ what: String) {
        #expect(found.map(\.count) == expected.map(\.count), "\(what)")
        expect(Array(found.joined()), are: Array(expected.joined()), what)
    }

    /// Within a millionth of the largest.
    private func expect(_ found: [Double], are expected: [Double], _ what: String) {
        let tolerance = 1e-6 * (expected.map(abs).max() ?? 0)
        let isEqual = found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) <= tolerance }
        #expect(isEqual, "\(what): \(found) should be \(expected)")
    }
}
