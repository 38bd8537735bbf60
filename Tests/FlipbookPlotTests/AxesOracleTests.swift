import FlipbookCanvas
import Foundation
import Testing

@testable import FlipbookPlot

/// Axes with something set on them, beside what matplotlib makes of the same.
@Suite struct AxesOracleTests {
    struct Case: Decodable {
        var axes: [Axes]
        var texts: [Text]
        var metrics: [String: [Double]]

        struct Axes: Decodable {
            var box: [Double]
            var spines: [String: [Double]]
            var xLimits: [Double]
            var yLimits: [Double]
            var xTicks: [Double]
            var yTicks: [Double]
            var xMinorTicks: [Double]
            var yMinorTicks: [Double]
        }
        struct Text: Decodable {
            var text: String
            var box: [Double]
        }
    }

    static let cases = Result { try OracleSource.axes.read([String: Case].self) }

    @Test func everyCaseIsDrawnHere() throws {
        #expect(try Self.cases.get().keys.sorted() == Self.figures.keys.sorted())
    }

    @Test(arguments: figures.keys.sorted()) func axesAreWhatMatplotlibMakesOfThem(name: String) throws {
        let asked = try #require(try Self.cases.get()[name])
        let figure = Figure()
        try Self.figures[name]?(figure)
        let texts = try figure.textBoxes(measurer: TableMeasurer(metrics: asked.metrics, dpi: figure.dpi))
        try #require(figure.axes.count == asked.axes.count)
        for (number, (axes, expected)) in zip(figure.axes, asked.axes).enumerated() {
            expectLimits(axes.xAxis, are: expected.xLimits, "x limits of axes \(number)")
            expectLimits(axes.yAxis, are: expected.yLimits, "y limits of axes \(number)")
            let box = axes.boxInPixels
            expect([box.minX, box.minY, box.maxX, box.maxY], are: expected.box, "box of axes \(number)")
            expect(axes.xAxis.layout.major.positions, are: expected.xTicks, "x ticks of axes \(number)")
            expect(axes.yAxis.layout.major.positions, are: expected.yTicks, "y ticks of axes \(number)")
            expect(axes.xAxis.layout.minor.positions, are: expected.xMinorTicks, "minor x ticks of axes \(number)")
            expect(axes.yAxis.layout.minor.positions, are: expected.yMinorTicks, "minor y ticks of axes \(number)")
            let transform = try #require(axes.transform)
            for (side, sides) in expected.spines {
                let spine = axes.spines[try #require(Side(rawValue: side))].line(in: transform)
                let ends = [spine.start, spine.end]
                let (x, y) = (ends.map(\.x).sorted(), ends.map(\.y).sorted())
                expect([x[0], y[0], x[1], y[1]], are: sides, "\(side) spine of axes \(number)")
            }
        }
        let found = texts.map { Case.Text(text: $0.text, box: [$0.box.minX, $0.box.minY, $0.box.maxX, $0.box.maxY]) }
        let (mine, its) = (found.sorted(by: precedes), asked.texts.sorted(by: precedes))
        try #require(mine.map(\.text) == its.map(\.text))
        for (text, other) in zip(mine, its) { expect(text.box, are: other.box, "text '\(text.text)'", within: 1e-3) }
    }

    private func precedes(_ one: Case.Text, _ other: Case.Text) -> Bool {
        let (a, b) = (one.box.map { ($0 / 4).rounded() }, other.box.map { ($0 / 4).rounded() })
        return (one.text, a[1], a[0]) < (other.text, b[1], b[0])
    }

    private func expectLimits(_ axis: Axis, are expected: [Double], _ name: Comment) {
        let limits = [axis.limits.lowerBound, axis.limits.upperBound]
        let slack = 1e-9 * abs(expected[1] - expected[0])
        #expect(axis.isInverted == (expected[0] > expected[1]), name)
        expect(limits, are: expected.sorted(), name, within: slack)
    }

    private func expect(_ values: [Double], are expected: [Double], _ name: Comment, within slack: Double = 1e-6) {
        let isNear = values.count == expected.count && zip(values, expected).allSatisfy { abs($0 - $1) <= slack }
        #expect(isNear, "\(name): \(values) should be \(expected)")
    }
}
