import FlipbookCanvas
import FlipbookPlot
import TestSupport
import Testing

/// Bars, histograms, error bars, pies and boxes that are changed and drawn again and again draw what new ones with the
/// same contents draw.
@Suite struct StatisticsChangeTests {
    /// All that the artists of this test show.
    struct Contents: ChangingContents {
        var values = [[1.0, 2, 3], [3, 1, 2]]
        var positions = [0.0, 1, 2]
        var orientation = Orientation.vertical
        var widths = [0.8]
        var bottoms = [0.0]
        var colors: [Color] = []
        var edge: Color?
        var errors: ErrorBars.Lengths?
        var capSize = 0.0
        var format: String?
        var textPosition = BarTexts.Position.edge
        var bins: Bins = 10
        var isDensity = false
        var isCumulative = false
        var heights: [Double]?
        var explode: [Double] = []
        var startAngle = 0.0
        var labels: [String] = []
        var showsMore = false
        var whiskers = BoxStatistics.Whiskers.interquartile(1.5)

        mutating func change(_ random: inout Seeded) {
            func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random) }
            switch Int.random(in: 0..<18, using: &random) {
            case 0, 1, 2: values = values.map { _ in (0..<3).map { _ in number(0...9) } }
            case 3: positions = (0..<3).map { Double($0) * number(1...2) }
            case 4: orientation = orientation == .vertical ? .horizontal : .vertical
            case 5: widths = Bool.random(using: &random) ? [number(0.1...1)] : (0..<3).map { _ in number(0.1...1) }
            case 6: bottoms = Bool.random(using: &random) ? [0] : (0..<3).map { _ in number(-1...1) }
            case 7: colors = Array(Color.tab10.shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random)))
            case 8: edge = Bool.random(using: &random) ? nil : .black
            case 9:
                errors = [
                    nil, .constant(number(0...1)), .symmetric([1, number(0...2), .nan]),
                    .asymmetric(lower: [0, 1, 2], upper: [number(0...1), 0, 1]),
                ].randomElement(using: &random)!
            case 10: capSize = number(0...5)
            case 11: format = [nil, "%g", "%.1f"].randomElement(using: &random)!
            case 12: textPosition = Bool.random(using: &random) ? .edge : .center
            case 13: bins = [10, .auto, .count(4, over: 0...9), .edges([0, 1, 9])].randomElement(using: &random)!
            case 14: (isDensity, isCumulative) = (Bool.random(using: &random), Bool.random(using: &random))
            case 15:
                bins = .edges([0, 1, 9])
                heights = Bool.random(using: &random) ? nil : [number(0...9), number(0...9)]
            case 16:
                (startAngle, labels) = (number(0...360), Bool.random(using: &random) ? [] : ["a", "b", "c"])
                explode = Bool.random(using: &random) ? [] : (0..<3).map { _ in number(0...0.2) }
            default:
                showsMore.toggle()
                whiskers = .interquartile(number(0...2))
            }
            if heights != nil { bins = .edges([0, 1, 9]) }
        }
    }

    /// A figure with one of each.
    struct Page: ChangingPage {
        let figure = Figure()
        let bars = Bars([], [])
        let histogram = Histogram([])
        let outline = Histogram([], shape: .filledStep)
        let errorBar = ErrorBar()
        let pie = Pie([])
        let boxes = BoxPlot([])

        init() throws {
            let axes = try figure.subplots(rows: 2, columns: 3)
            axes[0][0].add(bars)
            axes[0][1].add(histogram)
            axes[0][1].add(outline)
            axes[0][2].add(errorBar)
            axes[1][0].add(pie)
            axes[1][1].add(boxes)
        }

        func show(_ contents: Contents, after last: Contents?) {
            bars.setData(positions: contents.positions, heights: contents.values[0])
            bars.orientation = contents.orientation
            bars.widths = contents.widths
            bars.bottoms = contents.bottoms
            bars.colors = contents.colors.count == 3 ? contents.colors : nil
            bars.edgeColor = contents.edge
            bars.errors.y = contents.errors
            bars.errors.capSize = contents.capSize
            bars.texts.format = contents.format
            bars.texts.position = contents.textPosition
            for histogram in [histogram, outline] {
                histogram.values = contents.values[0] + contents.values[1]
                histogram.bins = contents.bins
                histogram.isDensity = contents.isDensity
                histogram.isCumulative = contents.isCumulative
                histogram.orientation = contents.orientation
                if let heights = contents.heights { histogram.heights = heights }
            }
            errorBar.setData(x: contents.values[1], y: contents.values[0])
            errorBar.errors.x = contents.errors
            errorBar.errors.y = contents.errors
            errorBar.errors.capSize = contents.capSize
            errorBar.errors.color = contents.edge
            pie.sizes = contents.values[0]
            pie.colors = contents.colors.isEmpty ? nil : contents.colors
            pie.explode = contents.explode.isEmpty ? nil : contents.explode
            pie.startAngle = .degrees(contents.startAngle)
            pie.labels.strings = contents.labels
            pie.percentages.format = contents.format
            boxes.groups = contents.values
            boxes.hasNotches = contents.showsMore
            boxes.showsMeans = contents.showsMore
            boxes.whiskers = contents.whiskers
            boxes.colors = contents.colors.isEmpty ? nil : contents.colors
            boxes.orientation = contents.orientation
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>) func changedOnesDrawAsNewOnes(seed: UInt64) throws {
        try Page.expectChangesDrawAsNew(seed: seed)
    }
}
