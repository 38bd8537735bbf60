import FlipbookCanvas
import FlipbookPlot
import Foundation
import Testing

@Suite struct LayoutOracleTests {
    struct Case: Decodable {
        var size: [Double]
        var dpi: Double
        var rows: Int
        var columns: Int
        var x: [Double]
        var y: [Double]
        var title: String
        var xLabel: String
        var yLabel: String
        var titleSize: Double
        var axes: [[Double]]
        var metrics: [String: [Double]]
        var texts: [Text]

        struct Text: Decodable {
            var text: String
            var box: [Double]
        }
    }

    static let cases = Result { try OracleSource.layout.read([Case].self) }

    @Test(arguments: cases.indices) func boxesLieWhereMatplotlibPutsThem(index: Int) throws {
        let asked = try Self.cases.get()[index]
        let figure = Figure(width: asked.size[0], height: asked.size[1], dpi: asked.dpi)
        let grid = try figure.subplots(rows: asked.rows, columns: asked.columns).flatMap(\.self)
        for axes in grid {
            axes.plot(asked.x, asked.y)
            axes.title = asked.title
            axes.titleText.size = asked.titleSize
            axes.xLabel = asked.xLabel
            axes.yLabel = asked.yLabel
        }
        for (axes, box) in zip(grid, asked.axes) { expect(axes.boxInPixels, is: box, "axes") }
        let boxes = try figure.textBoxes(measurer: TableMeasurer(metrics: asked.metrics, dpi: asked.dpi))
        #expect(boxes.map(\.text) == asked.texts.map(\.text))
        for (found, expected) in zip(boxes, asked.texts) { expect(found.box, is: expected.box, expected.text) }
    }

    private func expect(_ rect: Rect, is box: [Double], _ name: String) {
        let sides = [rect.minX, rect.minY, rect.maxX, rect.maxY]
        let isNear = zip(sides, box).allSatisfy { abs($0 - $1) < 1e-3 }
        #expect(isNear, "\(name): \(sides) should be \(box)")
    }
}

/// Text as large as matplotlib measured it, in DejaVu Sans.
final class TableMeasurer: TextMeasurer {
    let metrics: [String: [Double]]
    let dpi: Double

    init(metrics: [String: [Double]], dpi: Double) {
        self.metrics = metrics
        self.dpi = dpi
    }

    func measure(_ line: String, style: TextStyle) throws -> TextExtent {
        let points = Int((style.size / dpi * 72).rounded())
        let size =
            line.isEmpty
            ? [0, 0, 0] : try #require(metrics["\(points) \(line)"], "no metrics of '\(line)' at \(points) points")
        let (width, height, descent) = (size[0], size[1], size[2])
        return TextExtent(
            advance: width, ink: Rect(x: 0, y: descent - height, width: width, height: height),
            ascent: style.size * 1556 / 2048, descent: style.size * 492 / 2048, lineGap: style.size * 410 / 2048)
    }

    func outline(of line: String, style: TextStyle) throws -> Path { Path(try measure(line, style: style).ink) }
}
