import FlipbookCanvas
import Foundation
import Testing

@testable import FlipbookPlot

/// Grids, tight layout, legends and texts lie where matplotlib puts them: the cases of `page.json`.
@Suite struct PageOracleTests {
    struct Case: Decodable {
        var size: [Double]
        var dpi: Double
        var rows: Int
        var columns: Int
        var widths: [Double]
        var heights: [Double]
        var title: String
        var tight: Double?
        var axes: [Panel]
        var metrics: [String: [Double]]
        var texts: [Box]
        var axesBoxes: [[Double]]
        var legendBoxes: [[Double]?]

        struct Panel: Decodable {
            var rows: [Int]
            var columns: [Int]
            var lines: [Line]
            var title: String
            var xLabel: String
            var yLabel: String
            var legend: Legend?
            var texts: [Text]
        }
        struct Line: Decodable {
            var x: [Double]
            var y: [Double]
            var label: String
        }
        struct Legend: Decodable {
            var location: String
            var columns: Int
            var title: String
            var anchor: [Double]?
            var size: Double
        }
        struct Text: Decodable {
            var x: Double?
            var y: Double
            var text: String
            var `in`: String
            var rotation: Double
            var ha: String
            var va: String
        }
        struct Box: Decodable {
            var text: String
            var box: [Double]
        }
    }

    static let cases = Result { try OracleSource.page.read([Case].self) }

    @Test(arguments: cases.indices) func boxesLieWhereMatplotlibPutsThem(index: Int) throws {
        let asked = try Self.cases.get()[index]
        let figure = try figure(of: asked)
        let measurer = TableMeasurer(metrics: asked.metrics, dpi: asked.dpi)
        let texts = try figure.textBoxes(measurer: measurer)
        for (axes, box) in zip(figure.axes, asked.axesBoxes) { expect(axes.boxInPixels, is: box, "axes") }
        for (axes, box) in zip(figure.axes, asked.legendBoxes) {
            if let box { expect(try #require(axes.legend?.box), is: box, "legend") }
        }
        #expect(texts.map(\.text) == asked.texts.map(\.text))
        for (found, expected) in zip(texts, asked.texts) { expect(found.box, is: expected.box, expected.text) }
    }

    private func figure(of asked: Case) throws -> Figure {
        let figure = Figure(width: asked.size[0], height: asked.size[1], dpi: asked.dpi)
        let grid = GridSpec(
            rows: asked.rows, columns: asked.columns, widthRatios: asked.widths, heightRatios: asked.heights)
        for panel in asked.axes {
            let axes = try figure.addAxes(
                in: grid[panel.rows[0]..<panel.rows[1], panel.columns[0]..<panel.columns[1]])
            for line in panel.lines { axes.plot(line.x, line.y).label = line.label }
            axes.title = panel.title
            axes.xLabel = panel.xLabel
            axes.yLabel = panel.yLabel
            if let asked = panel.legend { try addLegend(asked, to: axes) }
            for asked in panel.texts { try add(asked, to: axes) }
        }
        figure.title = asked.title
        if let pad = asked.tight { figure.layout = .tight(pad: pad) }
        return figure
    }

    private func addLegend(_ asked: Case.Legend, to axes: Axes) throws {
        let locations: [String: Anchor?] = [
            "best": .best, "upper right": .upperRight, "upper left": .upperLeft, "lower left": .lowerLeft,
            "lower right": .lowerRight, "center left": .centerLeft, "center right": .centerRight,
            "lower center": .lowerCenter, "upper center": .upperCenter, "center": .center,
        ]
        let legend = axes.addLegend(at: try #require(locations[asked.location]), title: asked.title)
        legend.style.columns = asked.columns
        legend.style.textSize = asked.size
        if let anchor = asked.anchor {
            legend.anchor = Rect(
                x: anchor[0], y: anchor[1], width: anchor.count > 2 ? anchor[2] : 0,
                height: anchor.count > 3 ? anchor[3] : 0)
        }
    }

    private func add(_ asked: Case.Text, to axes: Axes) throws {
        let coordinates: [String: Coordinates] = ["data": .data, "axes": .axes, "figure": .figure]
        let text = axes.text(asked.text, at: (asked.x ?? .nan, asked.y), in: try #require(coordinates[asked.in]))
        text.rotation = .degrees(asked.rotation)
        let horizontal: [String: HorizontalAlignment] = ["left": .left, "center": .center, "right": .right]
        let vertical: [String: VerticalAlignment] = [
            "top": .top, "center": .center, "baseline": .baseline, "center_baseline": .centerBaseline,
            "bottom": .bottom,
        ]
        text.horizontalAlignment = try #require(horizontal[asked.ha])
        text.verticalAlignment = try #require(vertical[asked.va])
    }

    private func expect(_ rect: Rect, is box: [Double], _ name: String) {
        let sides = [rect.minX, rect.minY, rect.maxX, rect.maxY]
        let isNear = zip(sides, box).allSatisfy { abs($0 - $1) < 1e-3 }
        #expect(isNear, "\(name): \(sides) should be \(box)")
    }
}
