import FlipbookCanvas
import Testing

@testable import FlipbookPlot

/// Where titles and the labels of axes lie, as matplotlib puts them.
@Suite struct VocabularyTitleTests {
    struct Family: Decodable {
        var titles: [Case]
        var texts: [String: [Double]]
    }

    struct Case: Decodable {
        var title: Title
        var xLabel: Label
        var yLabel: Label
        var xTicksOnTop: Bool
        var yTicksOnRight: Bool
        var allTitles: Bool
        var yLimits: [Double]
        var titleAt: [[Double]]
        var xLabelAt: [Double]
        var yLabelAt: [Double]

        struct Title: Decodable {
            var loc: String
            var pad: Double?
            var y: Double?
        }

        struct Label: Decodable {
            var loc: String
            var labelpad: Double?
        }
    }

    static let locations: [String: AxisLabelLocation] = [
        "left": .start, "bottom": .start, "center": .center, "right": .end, "top": .end,
    ]

    /// The point at which a text is put, y up.
    private func anchor(of text: Text) throws -> [Double] {
        let box = try #require(text.layout?.box)
        let fraction = text.horizontalAlignment == .left ? 0 : text.horizontalAlignment == .center ? 0.5 : 1
        if text.rotation == .zero {
            let y = text.verticalAlignment == .top ? box.minY : box.maxY - (text.layout?.descent ?? 0)
            return [box.minX + fraction * box.width, 480 - y]
        }
        return [text.verticalAlignment == .top ? box.minX : box.maxX, 480 - box.maxY + fraction * box.height]
    }

    @Test func titlesAndLabels() throws {
        let oracle = try Vocabulary.read("layout", as: Family.self)
        #expect(!oracle.titles.isEmpty)
        for (index, asked) in oracle.titles.enumerated() {
            let (figure, axes) = Figure.subplots()
            axes.xLimits = 0...10
            axes.yLimits = asked.yLimits[0]...asked.yLimits[1]
            if asked.xTicksOnTop { axes.xAxis.side = .top }
            if asked.yTicksOnRight { axes.yAxis.side = .right }
            let shown = zip(["left", "center", "right"], [axes.leftTitleText, axes.titleText, axes.rightTitleText])
                .filter { asked.allTitles || $0.0 == asked.title.loc }.map(\.1)
            for text in shown { text.string = "Title" }
            if let pad = asked.title.pad { axes.titlePad = pad }
            axes.titleY = asked.title.y
            (axes.xLabel, axes.yLabel) = ("time", "value")
            for (axis, label) in [(axes.xAxis, asked.xLabel), (axes.yAxis, asked.yLabel)] {
                axis.labelLocation = try #require(Self.locations[label.loc])
                if let pad = label.labelpad { axis.labelPad = pad }
            }
            _ = try figure.textBoxes(measurer: TableMeasurer(metrics: oracle.texts, dpi: 100))
            let found = try (shown + [axes.xAxis.label, axes.yAxis.label]).map(anchor)
            for (point, place) in zip(found, asked.titleAt + [asked.xLabelAt, asked.yLabelAt]) {
                let isNear = zip(point, place).allSatisfy { abs($0 - $1) < 0.5 }
                #expect(isNear, "case \(index): \(point) should be \(place)")
            }
        }
    }

    @Test func titlesStandOnOneLineAndGoWithTheAxes() throws {
        let (figure, axes) = Figure.subplots()
        axes.leftTitle = "a"
        axes.rightTitle = "b"
        axes.xAxis.side = .top
        axes.xLimits = 0...1
        let boxes = { try figure.textBoxes(measurer: RecordingCanvas(size: Size(width: 1, height: 1))) }
        let titles = try boxes().filter { "ab".contains($0.text) }
        #expect(titles.count == 2 && titles[0].box.maxY == titles[1].box.maxY)
        #expect(titles.allSatisfy { $0.box.maxY < axes.boxInPixels.minY - 10 })
        axes.titleY = 0.5
        #expect(try boxes().filter { "ab".contains($0.text) }.allSatisfy { $0.box.maxY > axes.boxInPixels.minY })
        axes.clear()
        #expect(axes.leftTitle.isEmpty && axes.rightTitle.isEmpty && axes.titleY == nil)
    }
}
