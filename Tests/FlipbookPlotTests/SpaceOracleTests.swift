import FlipbookCanvas
import Foundation
import Testing

@testable import FlipbookPlot

/// Axes of three dimensions, beside what matplotlib makes of the same.
@Suite struct SpaceOracleTests {
    struct Case: Decodable {
        var size: [Double]
        var elevation: Double
        var azimuth: Double
        var roll: Double
        var focalLength: Double?
        var zoom: Double
        var boxAspect: [Double]
        var isEqual: Bool
        var isScatter: Bool
        var isTight: Bool
        var isLog: Bool
        var inverted: [Bool]
        var zLimits: [Double]?
        var points: [[Double]]
        var labels: [String]
        var pads: [Double]
        var title: String
        var axes: [Axis]
        var texts: [Text]
        var metrics: [String: [Double]]
        var matrix: [Double]

        struct Axis: Decodable {
            var limits: [Double]
            var ticks: [Double]
            var line: [[Double]]
            var pane: [[Double]]
            var marks: [[[Double]]]
        }
        struct Text: Decodable {
            var text: String
            var box: [Double]
        }
    }

    static let cases = Result { try OracleSource.space.read([Case].self) }

    private func axes(of asked: Case) -> (Figure, Axes3D) {
        let (figure, axes) = Figure.subplots3D(width: asked.size[0], height: asked.size[1])
        if asked.isScatter {
            axes.scatter(asked.points[0], asked.points[1], asked.points[2])
        } else {
            axes.plot(asked.points[0], asked.points[1], asked.points[2])
        }
        if asked.isLog {
            axes.xAxis.scale = .log()
            axes.xAxis.formatter = .format("%g")
        }
        if let limits = asked.zLimits { axes.zLimits = limits[0]...limits[1] }
        for (index, axis) in axes.allAxes.enumerated() {
            axis.isInverted = asked.inverted[index]
            axis.label.string = asked.labels[index]
            axis.labelPad = asked.pads[index]
        }
        axes.boxAspect = SIMD3(asked.boxAspect)
        if asked.isEqual { axes.aspect = .equal }
        axes.camera = Camera(
            elevation: .degrees(asked.elevation), azimuth: .degrees(asked.azimuth), roll: .degrees(asked.roll),
            lens: asked.focalLength.map { .perspective(focalLength: $0) } ?? .orthographic, zoom: asked.zoom)
        axes.title = asked.title
        if asked.isTight { figure.layout = .tight() }
        return (figure, axes)
    }

    @Test(arguments: cases.indices) func allPartsLieWhereMatplotlibPutsThem(index: Int) throws {
        let asked = try Self.cases.get()[index]
        let (figure, axes) = axes(of: asked)
        let texts = try figure.textBoxes(measurer: TableMeasurer(metrics: asked.metrics, dpi: 100))
        expect(axes.projection.rows, are: asked.matrix, "matrix", within: 1e-9 * (asked.matrix.map(abs).max() ?? 1))
        for ((axis, placed), expected) in zip(zip(axes.allAxes, axes.axisLayouts), asked.axes) {
            let name = "\(axis.direction) axis of case \(index)"
            let (limits, length) = (axis.limits, expected.limits[1] - expected.limits[0])
            expect(
                [limits.lowerBound, limits.upperBound], are: expected.limits, "limits of \(name)", within: 1e-9 * length
            )
            expect(
                axis.visible(axis.ticks + axis.minorTicks).map(\.value), are: expected.ticks, "ticks of \(name)",
                within: 1e-9 * length)
            expect(placed.line.flatMap { [$0.x, $0.y] }, are: expected.line.flatMap(\.self), "line of \(name)")
            expect(placed.pane.coordinates, are: expected.pane.flatMap(\.self), "pane of \(name)")
            let marks = placed.ticks.flatMap(\.path.coordinates)
            expect(marks, are: expected.marks.flatMap { $0 }.flatMap { $0 }, "marks of \(name)")
        }
        let (mine, its) = (texts.map(\.text).sorted(), asked.texts.map(\.text).sorted())
        try #require(mine == its)
        for text in asked.texts {
            let same = texts.filter { $0.text == text.text }.map(\.box)
            let isThere = same.contains { box in
                zip([box.minX, box.minY, box.maxX, box.maxY], text.box).allSatisfy { abs($0 - $1) < 1e-3 }
            }
            #expect(isThere, "'\(text.text)' of case \(index) should be at \(text.box), not \(same)")
        }
    }

    private func expect(_ values: [Double], are expected: [Double], _ name: String, within slack: Double = 1e-6) {
        let isNear = values.count == expected.count && zip(values, expected).allSatisfy { abs($0 - $1) <= slack }
        #expect(isNear, "\(name): \(values) should be \(expected)")
    }

    @Test func projections3D() throws {
        let cases = try PageOracle.shared.get().projections3D
        #expect(!cases.isEmpty)
        for asked in cases {
            let (_, axes) = Figure.subplots3D()
            for (axis, limits) in zip(axes.allAxes, asked.limits) { axis.limits = limits[0]...limits[1] }
            axes.camera = Camera(elevation: .degrees(asked.elevation), azimuth: .degrees(asked.azimuth))
            expect(axes.projection.rows, are: asked.matrix, "matrix of \(asked)")
        }
    }
}

extension SpaceProjection {
    /// The matrix, row by row.
    var rows: [Double] {
        (0..<4).flatMap { row in [xColumn, yColumn, zColumn, constant].map { $0[row] } }
    }
}

extension Path {
    fileprivate var coordinates: [Double] {
        elements.flatMap { element -> [Double] in
            switch element {
            case .move(let point), .line(let point): [point.x, point.y]
            default: []
            }
        }
    }
}
