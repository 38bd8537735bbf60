import FlipbookCairo
import FlipbookCanvas
import Foundation
import Testing

@testable import FlipbookPlot

@Suite struct VocabularyContourLabelTests {
    struct Family: Decodable { var cases: [Case] }

    struct Case: Decodable {
        var x: [Double]
        var y: [Double]
        var z: [[Double]]
        var levels: [Double]
        var options: Options
        var lines: [[[[Double]]]]
        var labels: [Label]
        var before: [Double]
        var after: [Double]

        struct Options: Decodable {
            var fontsize: Double?
            var inline: Bool?
            var inlineSpacing: Double?
            var fmt: String?
            var rightsideUp: Bool?
            var manual: [[Double]]?
        }

        struct Label: Decodable {
            var text: String
            var level: Double
            var position: [Double]
            var rotation: Double
        }
    }

    static let cases = Result { try Vocabulary.read("contourLabels", as: Family.self).cases }

    /// A line of matplotlib's on the canvas.
    private func line(_ points: [[Double]], in transform: Transform) -> ContourLabeler.Line {
        ContourLabeler.Line(points: points.map { transform($0[0], $0[1]) }, isRing: points.first == points.last)
    }

    private func length(_ lines: [ContourLabeler.Line]) -> Double {
        lines.reduce(0) { sum, line in
            zip(line.points, line.points.dropFirst()).reduce(sum) { $0 + hypot($1.1.x - $1.0.x, $1.1.y - $1.0.y) }
        }
    }

    private func contour(_ asked: Case, in axes: Axes) throws -> Contour {
        let contour = axes.contour(asked.x, asked.y, try Grid(asked.z), levels: .fixed(asked.levels))
        let options = asked.options
        contour.addLabels(
            size: options.fontsize, format: options.fmt, isInline: options.inline,
            gap: options.inlineSpacing.map { $0 * 0.72 }, positions: options.manual?.map { ($0[0], $0[1]) },
            isUpright: options.rightsideUp)
        return contour
    }

    /// On the lines of matplotlib, since positions depend on where the tracing of a line starts.
    @Test(arguments: cases.indices) func labelsAreThoseOfMatplotlib(number: Int) throws {
        let asked = try Self.cases.get()[number]
        let figure = Figure()
        let axes = figure.subplots()
        let contour = try contour(asked, in: axes)
        let measurer = try CairoCanvas(width: 1, height: 1)
        _ = try commands(of: figure)
        let transform = try #require(axes.transform)
        var labeler = ContourLabeler(asked.lines.map { $0.map { line($0, in: transform) } })
        for (level, before) in asked.before.enumerated() {
            #expect(abs(length(labeler.lines[level]) - before) < 1e-3)
        }
        let written = try contour.labels.writtenLevels()
        #expect(written.map(\.level) == Array(asked.levels.indices))
        labeler.isInline = contour.labels.isInline
        labeler.isUpright = contour.labels.isUpright
        labeler.gap = contour.labels.gap * transform.pixelsPerPoint
        let font = try contour.labels.font(pixelsPerPoint: transform.pixelsPerPoint)
        let widths = try written.map { try measurer.measure($0.string, style: font).advance }
        if let positions = contour.labels.positions {
            for position in positions { labeler.label(near: transform(position.x, position.y), widths: widths) }
        } else {
            for (level, width) in widths.enumerated() { labeler.label(level: level, width: width) }
        }
        let texts = labeler.labels.map { written[$0.level].string }
        #expect(texts == asked.labels.map(\.text))
        for (label, expected) in zip(labeler.labels, asked.labels) {
            #expect(asked.levels[label.level] == expected.level)
            let point = transform(expected.position[0], expected.position[1])
            #expect(hypot(point.x - label.point.x, point.y - label.point.y) < 1)
            let turn = (label.rotation.degrees - expected.rotation).remainder(dividingBy: 360)
            // A label is as wide as the letters' advances here, and as hinted letters there, which turns it a little on a bend.
            // An upright label that stands on its side may be read from the left or from the right.
            let isOnItsSide = labeler.isUpright && abs(cos(expected.rotation * .pi / 180)) < 0.03
            #expect(
                abs(turn) < 1.5 || isOnItsSide && abs(abs(turn) - 180) < 1.5,
                "\(label.rotation.degrees) should be \(expected.rotation)")
        }
        for (level, after) in asked.after.enumerated() {
            let count = Double(labeler.labels.count { $0.level == level })
            #expect(abs(length(labeler.lines[level]) - after) <= max(1, 1.5 * count), "level \(level)")
        }
    }

    /// The lines that are drawn have the gaps of their labels, which are as many.
    @Test(arguments: cases.indices) func linesAreDrawnWithGaps(number: Int) throws {
        let asked = try Self.cases.get()[number]
        let figure = Figure()
        let contour = try contour(asked, in: figure.subplots())
        let drawn = try commands(of: figure)
        let texts = drawn.compactMap { if case .text(let text, _, _, _, _) = $0 { text } else { nil } }
        let written = Set(try contour.labels.writtenLevels().map(\.string))
        let count = texts.count { written.contains($0) }
        let strokes = drawn.clipped.compactMap { $0.stroke == nil ? nil : $0.path }
        contour.labels.isVisible = false
        let plain = try commands(of: figure).clipped.compactMap { $0.stroke == nil ? nil : $0.path }
        #expect((strokes == plain) == (count == 0 || !contour.labels.isInline))
    }
}
