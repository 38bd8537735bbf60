import FlipbookCanvas
import Foundation
import Testing

@testable import FlipbookPlot

/// Polar axes have limits, and put data, ticks and texts, where matplotlib does: the cases of `polar.json`.
@Suite struct PolarOracleTests {
    struct Case: Decodable {
        var size: [Double]
        var dpi: Double
        var angles: [Double]
        var radii: [Double]
        var zero: Double
        var clockwise: Bool
        var angleLimits: [Double]?
        var radiusLimits: [Double]?
        var origin: Double?
        var labelAngle: Double?
        var log: Bool
        var title: String
        var angleLabel: String
        var radiusLabel: String
        var angleTicks: [Double]?
        var pad: Double?
        var tight: Bool
        var inverted: Bool
        var limits: [Double]
        var axes: [Double]
        var metrics: [String: [Double]]
        var texts: [Box]
        var points: [[Double]?]

        struct Box: Decodable {
            var text: String
            var box: [Double]
        }
    }

    static let cases = Result { try OracleSource.polar.read([Case].self) }

    @Test(arguments: cases.indices) func everythingLiesWhereMatplotlibPutsIt(index: Int) throws {
        let asked = try Self.cases.get()[index]
        let (figure, polar) = Self.figure(of: asked)
        if asked.log {
            // A power of ten is set in two sizes, which the table doesn't have.
            try figure.settleLayout(measurer: RecordingCanvas(size: Size(width: 1, height: 1)))
        } else {
            let boxes = try figure.textBoxes(measurer: TableMeasurer(metrics: asked.metrics, dpi: asked.dpi))
            #expect(boxes.map(\.text) == asked.texts.map(\.text))
            for (found, expected) in zip(boxes, asked.texts) { expect(found.box, is: expected.box, expected.text) }
        }
        expect(polar.boxInPixels, is: asked.axes, "axes")
        let limits = polar.radiusLimits
        let tolerance = 1e-6 * (asked.limits[1] - asked.limits[0])
        #expect(abs(limits.lowerBound - asked.limits[0]) < tolerance, "\(limits) should be \(asked.limits)")
        #expect(abs(limits.upperBound - asked.limits[1]) < tolerance, "\(limits) should be \(asked.limits)")
        let place = try #require(polar.transform)
        for ((angle, radius), expected) in zip(zip(asked.angles, asked.radii), asked.points) {
            let point = place(angle, radius)
            guard let expected else {
                #expect(!point.x.isFinite, "\(angle), \(radius) has no place")
                continue
            }
            #expect(abs(point.x - expected[0]) < 1e-3 && abs(point.y - expected[1]) < 1e-3, "\(point), \(expected)")
        }
    }

    private static func figure(of asked: Case) -> (Figure, PolarAxes) {
        let figure = Figure(width: asked.size[0], height: asked.size[1], dpi: asked.dpi)
        let polar = figure.addPolarAxes()
        if asked.log { polar.radiusAxis.scale = .log() }
        polar.plot(asked.angles, asked.radii)
        polar.zeroLocation = .angle(.degrees(asked.zero))
        polar.direction = asked.clockwise ? .clockwise : .counterclockwise
        if let limits = asked.angleLimits { polar.angleLimits = limits[0]...limits[1] }
        if let limits = asked.radiusLimits { polar.radiusLimits = limits[0]...limits[1] }
        polar.radiusAxis.isInverted = asked.inverted
        polar.radiusOrigin = asked.origin
        if let angle = asked.labelAngle { polar.radiusLabelAngle = .degrees(angle) }
        if let ticks = asked.angleTicks {
            polar.angleAxis.setTicks(ticks, labels: ticks.indices.map { "(\($0))" })
        }
        if let pad = asked.pad { for axis in [polar.angleAxis, polar.radiusAxis] { axis.tickStyle.pad = pad } }
        polar.title = asked.title
        polar.xLabel = asked.angleLabel
        polar.yLabel = asked.radiusLabel
        if asked.tight { figure.layout = .tight() }
        return (figure, polar)
    }

    private func expect(_ rect: Rect, is box: [Double], _ name: String) {
        let sides = [rect.minX, rect.minY, rect.maxX, rect.maxY]
        let isNear = zip(sides, box).allSatisfy { abs($0 - $1) < 1e-3 }
        #expect(isNear, "\(name): \(sides) should be \(box)")
    }
}
