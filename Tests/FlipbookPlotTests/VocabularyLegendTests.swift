import FlipbookCanvas
import Testing

@testable import FlipbookPlot

@Suite struct VocabularyLegendTests {
    struct Family: Decodable {
        var entries: [Entries]
        var boxes: [Boxes]
        var tuples: [Tuple]
        var best: [Best]
        var texts: [String: [Double]]
    }

    struct Entries: Decodable {
        var artists: [Asked]
        var labels: [String]

        struct Asked: Decodable {
            var kind: String
            var label: String?
        }
    }

    struct Boxes: Decodable {
        var labels: [String]
        var handles: String
        var options: Options
        var box: [Double]
        var textBoxes: [[Double]]
        var axesBox: [Double]?
        var frame: Bool

        struct Options: Decodable {
            var loc: Location
            var fontsize: Double?
            var title: String?
            var alignment: String?
            var titleFontsize: Double?
            var markerfirst: Bool?
            var reverse: Bool?
            var ncols: Int?
            var frameon: Bool?
            var fancybox: Bool?
            var borderpad: Double?
            var labelspacing: Double?
            var handlelength: Double?
            var handletextpad: Double?
            var columnspacing: Double?
            var handleheight: Double?
            var borderaxespad: Double?
            var bboxToAnchor: [Double]?
            var mode: String?
            var figure: Bool?
            var constrained: Bool?
        }
    }

    enum Location: Decodable {
        case named(String)
        case at([Double])

        init(from decoder: any Decoder) throws {
            let one = try decoder.singleValueContainer()
            if let name = try? one.decode(String.self) {
                self = .named(name)
            } else {
                self = .at(try one.decode([Double].self))
            }
        }
    }

    struct Tuple: Decodable {
        var lines: Int
        var box: [Double]
    }

    struct Best: Decodable {
        var lines: [Line]
        var box: [Double]

        struct Line: Decodable {
            var x: [Double]
            var y: [Double]
        }
    }

    static let anchors: [String: Anchor] = [
        "upper right": .upperRight, "upper left": .upperLeft, "lower left": .lowerLeft, "lower right": .lowerRight,
        "right": .centerRight, "center left": .centerLeft, "center right": .centerRight, "lower center": .lowerCenter,
        "upper center": .upperCenter, "center": .center,
    ]

    let oracle: Family
    let measurer: TableMeasurer

    init() throws {
        oracle = try Vocabulary.read("legends")
        measurer = TableMeasurer(metrics: oracle.texts, dpi: 100)
    }

    private func expect(_ found: Rect, is box: [Double], _ name: Comment) {
        let sides = [found.minX, 480 - found.maxY, found.width, found.height]
        let isNear = zip(sides, box).allSatisfy { abs($0 - $1) < 0.5 }
        #expect(isNear, "\(name): \(sides) should be \(box)")
    }

    @Test func entriesAreInOrder() throws {
        #expect(!oracle.entries.isEmpty)
        for asked in oracle.entries {
            let (figure, axes) = Figure.subplots()
            var unknown: Set<String> = []
            for artist in asked.artists {
                let label = artist.label ?? ""
                switch artist.kind {
                case "plot": axes.plot([0, 1], [0, 1], label: label)
                case "scatter": axes.scatter([0, 1], [0, 1], label: label)
                case "bar": axes.bar([0, 1], [1, 2], label: label)
                case "errorbar": axes.errorBar([0, 1], [0, 1], yError: .symmetric([0.1, 0.1]), label: label)
                case "fill_between": axes.fillBetween([0, 1], [0, 1], label: label)
                case "hist": axes.histogram([0, 1, 1], label: label)
                case "hist step": axes.histogram([0, 1, 1], bins: .auto, shape: .step, label: label)
                case "axhline": axes.horizontalLine(at: 0.5, label: label)
                case "axvspan": axes.verticalSpan(0.2...0.4, label: label)
                case "step": axes.step([0, 1], [0, 1], label: label)
                case "stackplot": axes.stackPlot([0, 1], [[1, 2]], labels: artist.label.map { [$0] } ?? [])
                case "stairs": axes.stairs([1, 2], label: label)
                case "stem": axes.stem([0, 1], [0, 1], label: label)
                case "eventplot": axes.eventPlot([[0.1, 0.2]], label: label)
                case "boxplot": axes.boxPlot([[0, 1, 2]], label: label)
                case "quiver": axes.quiver([0], [0], [1], [1], label: label)
                case "vlines": axes.verticalLines(at: [0.5], from: [0], to: [1], label: label)
                default: unknown.insert(label)
                }
            }
            let legend = axes.addLegend(at: .upperRight)
            _ = try figure.textBoxes(measurer: RecordingCanvas(size: Size(width: 640, height: 480)))
            #expect(legend.textLayouts.map(\.text) == asked.labels.filter { !unknown.contains($0) })
        }
    }

    @Test func boxes() throws {
        #expect(!oracle.boxes.isEmpty)
        for (index, asked) in oracle.boxes.enumerated() {
            let (figure, axes) = Figure.subplots()
            let options = asked.options
            let legend = options.figure == true ? figure.addLegend() : axes.addLegend()
            legend.entries = asked.labels.map { label in
                Legend.Entry(
                    label,
                    asked.handles == "patch"
                        ? Rectangle(at: (0, 0), width: 1, height: 1)
                        : Line(marker: asked.handles == "line" ? nil : .circle))
            }
            let em = options.fontsize ?? 10
            switch options.loc {
            case .named(let name) where name.hasPrefix("outside"):
                let (location, side) = try VocabularyFigureLayoutTests.outside(name)
                (legend.location, legend.outside) = (location, side)
                figure.layout = .constrained()
            case .named(let name): legend.location = Self.anchors[name]
            case .at(let corner):
                legend.anchor = Rect(x: corner[0], y: corner[1], width: 0, height: 0)
                legend.location = .lowerLeft
                legend.style.axesPad = 0
            }
            if let box = options.bboxToAnchor {
                legend.anchor = Rect(
                    x: box[0], y: box[1], width: box.count > 2 ? box[2] : 0, height: box.count > 2 ? box[3] : 0)
            }
            legend.title = options.title ?? ""
            legend.style.textSize = em
            if let size = options.titleFontsize { legend.style.titleSize = size }
            legend.style.alignment =
                options.alignment == "left" ? .left : options.alignment == "right" ? .right : .center
            legend.style.hasLabelsFirst = options.markerfirst == false
            legend.style.isReversed = options.reverse ?? false
            legend.style.columns = options.ncols ?? 1
            legend.style.fillsAnchor = options.mode == "expand"
            legend.style.hasFrame = options.frameon ?? true
            if let pad = options.borderpad { legend.style.pad = pad }
            if let gap = options.labelspacing { legend.style.rowGap = gap }
            if let length = options.handlelength { legend.style.handleLength = length }
            if let height = options.handleheight { legend.style.handleHeight = height }
            if let pad = options.handletextpad { legend.style.handlePad = pad }
            if let gap = options.columnspacing { legend.style.columnGap = gap }
            if let pad = options.borderaxespad { legend.style.axesPad = pad }
            // Where points without data are added, matplotlib's limits are these.
            if asked.handles == "points" { (axes.xLimits, axes.yLimits) = (-0.055...0.055, -0.055...0.055) }
            _ = try figure.textBoxes(measurer: measurer)
            expect(try #require(legend.box), is: asked.box, "legend \(index) \(options)")
            if let box = asked.axesBox {
                let pixels = box.enumerated().map { $1 * ($0 % 2 == 0 ? 640 : 480) }
                expect(axes.boxInPixels, is: pixels, "axes beside legend \(index)")
            }
            let layouts = legend.textLayouts.suffix(asked.labels.count)
            for (layout, box) in zip(layouts, asked.textBoxes) {
                expect(layout.box, is: box, "\(layout.text) of \(index)")
            }
        }
    }

    @Test func tuples() throws {
        #expect(!oracle.tuples.isEmpty)
        for asked in oracle.tuples {
            let (figure, axes) = Figure.subplots()
            let legend = axes.addLegend(at: .center)
            var entry = Legend.Entry("together")
            entry.artists = (0..<asked.lines).map { _ in Line(marker: .circle) }
            legend.entries = [entry]
            legend.style.handleLength = 4
            _ = try figure.textBoxes(measurer: measurer)
            expect(try #require(legend.box), is: asked.box, "legend")
        }
    }

    @Test func best() throws {
        #expect(!oracle.best.isEmpty)
        for (index, asked) in oracle.best.enumerated() {
            let (figure, axes) = Figure.subplots()
            for (number, line) in asked.lines.enumerated() { axes.plot(line.x, line.y, label: "line \(number)") }
            let legend = axes.addLegend()
            _ = try figure.textBoxes(measurer: measurer)
            expect(try #require(legend.box), is: asked.box, "legend \(index)")
        }
    }
}
