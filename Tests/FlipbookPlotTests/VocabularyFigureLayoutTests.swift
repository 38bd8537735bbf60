import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

/// Where matplotlib's layout engines put axes, colour bars, texts and legends.
@Suite struct VocabularyFigureLayoutTests {
    struct Family: Decodable {
        var figures: [Case]
        var subfigures: [Parts]
        var texts: [String: [Double]]
    }

    struct Case: Decodable {
        var size: [Double]
        var layout: String
        var rows: Int
        var columns: Int
        var widthRatios: [Double]?
        var heightRatios: [Double]?
        var pads: Pads?
        var axes: [Part]
        var suptitle: String?
        var supxlabel: String?
        var supylabel: String?
        var colourBars: [Bar]
        var legend: LegendAsked?
        var axesLegend: LegendAsked?
        var boxes: [[Double]]
        var colourBarBoxes: [[Double]]
        var colourBarTicks: [[Double]]
        var superTexts: [String: [Double]]
        var legendBox: [Double]?

        struct Pads: Decodable {
            var wPad: Double
            var hPad: Double
            var wspace: Double
            var hspace: Double
        }

        struct Part: Decodable {
            var cells: [Int]
            var xLimits: [Double]
            var yLimits: [Double]
            var title: String?
            var xLabel: String?
            var yLabel: String?
            var equal: Bool?
            var hideTickLabels: Bool?
            var xTicksOnTop: Bool?
            var xRotation: Double?
        }

        struct Bar: Decodable {
            var axes: [Int]
            var range: [Double]
            var location: String
            var shrink: Double?
            var pad: Double?
            var aspect: Double?
            var extend: String?
            var label: String?
        }

        struct LegendAsked: Decodable {
            var axes: Int?
            var loc: String
            var bboxToAnchor: [Double]?
            var labels: [String]
        }
    }

    struct Parts: Decodable {
        var size: [Double]
        var layout: String
        var rows: Int
        var columns: Int
        var options: Options
        var subplots: [[Int]]
        var firstTitle: String
        var boxes: [[Double]]
        var axesBoxes: [[[Double]]]

        struct Options: Decodable {
            var widthRatios: [Double]?
            var wspace: Double?
        }
    }

    /// Half a pixel, in fractions of a figure.
    private func expect(_ found: [Double], is box: [Double], in figure: Figure, _ name: String) {
        let sizes = [figure.width * figure.dpi, figure.height * figure.dpi]
        let isNear = found.indices.allSatisfy { abs(found[$0] - box[$0]) * sizes[$0 % 2] < 0.5 }
        #expect(isNear, "\(name): \(found) should be \(box)")
    }

    private func numbers(_ box: PageBox) -> [Double] { [box.left, box.bottom, box.width, box.height] }

    private func numbers(of axes: Axes) -> [Double] {
        let box = axes.boxInFigure
        return [box.left, box.bottom, box.width, box.height]
    }

    /// The position and the side that `outside …` stands for.
    static func outside(_ words: String) throws -> (Anchor, Side) {
        let words = words.split(separator: " ").dropFirst().map(String.init)
        let side: [String: Side] = ["upper": .top, "lower": .bottom, "left": .left, "right": .right]
        let isUpright = ["left", "right"].contains(words[0])
        let name = isUpright ? "\(words[1]) \(words[0])" : words.joined(separator: " ")
        return (try #require(VocabularyLegendTests.anchors[name]), try #require(side[words[0]]))
    }

    private func figure(_ asked: Case) throws -> (Figure, [Axes], [ColorBar]) {
        let figure = Figure(width: asked.size[0], height: asked.size[1])
        let pads = asked.pads
        figure.layout =
            switch asked.layout {
            case "tight": .tight()
            case "compressed": .compressed()
            default:
                .constrained(
                    horizontalPad: (pads?.wPad ?? 0.04167) * 72, verticalPad: (pads?.hPad ?? 0.04167) * 72,
                    columnGap: pads?.wspace ?? 0.02, rowGap: pads?.hspace ?? 0.02)
            }
        let grid = GridSpec(
            rows: asked.rows, columns: asked.columns, widthRatios: asked.widthRatios ?? [],
            heightRatios: asked.heightRatios ?? [])
        var drawn: [Axes] = []
        for part in asked.axes {
            let axes = try figure.addAxes(
                in: grid[part.cells[0]..<part.cells[1], part.cells[2]..<part.cells[3]])
            axes.xLimits = part.xLimits[0]...part.xLimits[1]
            axes.yLimits = part.yLimits[0]...part.yLimits[1]
            (axes.title, axes.xLabel, axes.yLabel) = (part.title ?? "", part.xLabel ?? "", part.yLabel ?? "")
            if part.equal == true { axes.aspect = .equal }
            if part.hideTickLabels == true {
                axes.xAxis.tickStyle.labelSides = []
                axes.yAxis.tickStyle.labelSides = []
            }
            if part.xTicksOnTop == true {
                axes.xAxis.tickStyle.sides = [.top]
                axes.xAxis.tickStyle.labelSides = part.hideTickLabels == true ? [] : [.top]
            }
            if let rotation = part.xRotation { axes.xAxis.tickStyle.labelRotation = .degrees(rotation) }
            drawn.append(axes)
        }
        var bars: [ColorBar] = []
        for bar in asked.colourBars {
            let sides: [String: Side] = ["left": .left, "right": .right, "top": .top, "bottom": .bottom]
            let points = drawn[bar.axes[0]].scatter([], [], values: [])
            points.colorLimits = bar.range[0]...bar.range[1]
            let new = try figure.addColorBar(
                for: points, at: try #require(sides[bar.location]), axes: bar.axes.map { drawn[$0] }, pad: bar.pad,
                shrink: bar.shrink ?? 1, aspect: bar.aspect ?? 20, label: bar.label ?? "")
            if let extend = bar.extend { new.extends = extend == "both" ? .both : .minimum }
            bars.append(new)
        }
        (figure.title, figure.xLabel, figure.yLabel) = (
            asked.suptitle ?? "", asked.supxlabel ?? "", asked.supylabel ?? ""
        )
        if let legend = asked.legend ?? asked.axesLegend {
            let new = legend.axes.map { drawn[$0].addLegend(at: .upperLeft) } ?? figure.addLegend()
            new.entries = legend.labels.map { Legend.Entry($0, Line()) }
            if let corner = legend.bboxToAnchor {
                new.anchor = Rect(x: corner[0], y: corner[1], width: 0, height: 0)
            } else {
                let (location, side) = try Self.outside(legend.loc)
                (new.location, new.outside) = (location, side)
            }
        }
        return (figure, drawn, bars)
    }

    @Test func figures() throws {
        let oracle = try Vocabulary.read("layout", as: Family.self)
        #expect(!oracle.figures.isEmpty)
        let measurer = TableMeasurer(metrics: oracle.texts, dpi: 100)
        for (index, asked) in oracle.figures.enumerated() {
            let (figure, axes, bars) = try figure(asked)
            _ = try figure.textBoxes(measurer: measurer)
            let name = "figure \(index), \(asked.layout)"
            for (number, (one, box)) in zip(axes, asked.boxes).enumerated() {
                // matplotlib's boxes are those that an aspect has made smaller.
                expect(numbers(of: one), is: box, in: figure, "\(name), axes \(number)")
            }
            for (bar, box) in zip(bars, asked.colourBarBoxes) {
                expect(numbers(of: try #require(bar.axes)), is: box, in: figure, "\(name), colour bar")
            }
            for (bar, ticks) in zip(bars, asked.colourBarTicks) {
                let found = try #require(bar.axis).ticks.map(\.value)
                #expect(Set(found).isSubset(of: ticks) || found.count == ticks.count, "\(name): \(found) \(ticks)")
            }
            for (text, word) in zip(figure.areaTexts, ["suptitle", "supxlabel", "supylabel"]) where !text.string.isEmpty
            {
                let point = text.point(in: figure.transform)
                let page = figure.transform.box
                expect(
                    [point.x / page.width, (page.maxY - point.y) / page.height], is: asked.superTexts[word] ?? [0, 0],
                    in: figure, "\(name), \(word)")
            }
            if let legend = (figure.legends + axes.flatMap(\.legends)).first, let box = asked.legendBox {
                let found = numbers(figure.fractions(of: try #require(legend.box)))
                let page = [asked.size[0] * 100, asked.size[1] * 100]
                expect(found, is: box.enumerated().map { $1 / page[$0 % 2] }, in: figure, "\(name), legend")
            }
        }
    }

    @Test func subfigures() throws {
        let oracle = try Vocabulary.read("layout", as: Family.self)
        #expect(!oracle.subfigures.isEmpty)
        let measurer = TableMeasurer(metrics: oracle.texts, dpi: 100)
        for (index, asked) in oracle.subfigures.enumerated() {
            let figure = Figure(width: asked.size[0], height: asked.size[1])
            if asked.layout == "constrained" { figure.layout = .constrained() }
            let parts = try figure.addSubfigures(
                rows: asked.rows, columns: asked.columns, widthRatios: asked.options.widthRatios ?? [],
                columnGap: asked.options.wspace
            ).flatMap(\.self)
            parts[0].title = asked.firstTitle
            let axes = try zip(parts, asked.subplots).map {
                try $0.subplots(rows: $1[0], columns: $1[1]).flatMap(\.self)
            }
            _ = try figure.textBoxes(measurer: measurer)
            for (part, box) in zip(parts, asked.boxes) {
                expect(numbers(part.frame), is: box, in: figure, "subfigure of \(index)")
            }
            for (one, box) in zip(axes.joined(), asked.axesBoxes.joined()) {
                expect(numbers(of: one), is: box, in: figure, "axes of \(index)")
            }
            #expect(figure.axes.count == asked.axesBoxes.joined().count && parts[0].axes.count == axes[0].count)
        }
    }
}
