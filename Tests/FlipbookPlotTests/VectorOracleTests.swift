import FlipbookCanvas
import Foundation
import Testing

@testable import FlipbookPlot

/// Arrows and stream lines beside those of matplotlib.
@Suite struct VectorOracleTests {
    struct Arrows: Decodable {
        var uv: [[Double]]
        var scale: Double
        var width: Double
        var polygons: [[Double]]
    }

    struct Streams: Decodable {
        var x: [Double]
        var y: [Double]
        var field: [Double]
        var holes: [Int]
        var options: Options
        var starts: [[Double]]?
        var lines: [[Double]]

        struct Options: Decodable {
            var density: [Double]
            var minlength: Double
            var maxlength: Double
            var isBroken: Bool
            var direction: String

            enum CodingKeys: String, CodingKey {
                case density, minlength, maxlength
                case isBroken = "broken_streamlines"
                case direction = "integration_direction"
            }
        }
    }

    static let arrows = Result {
        struct File: Decodable { var quiver: [Arrows] }
        return try OracleSource.oracle.read(File.self).quiver
    }

    static let streams = Result {
        struct File: Decodable { var streams: [Streams] }
        return try OracleSource.streams.read(File.self).streams
    }

    @Test func arrowsHaveTheCornersOfMatplotlib() throws {
        let cases = try Self.arrows.get()
        #expect(!cases.isEmpty)
        for asked in cases {
            let figure = Figure()
            let axes = figure.subplots()
            (axes.xLimits, axes.yLimits) = (-2.5...2.5, -2.5...2.5)
            let places = asked.uv.indices.map(Double.init)
            let quiver = axes.quiver(places, places, asked.uv.map { $0[0] }, asked.uv.map { $0[1] })
            quiver.scale = asked.scale
            quiver.width = asked.width
            let drawn = try commands(of: figure).clipped
            try #require(drawn.count == asked.polygons.count)
            let transform = try #require(axes.transform)
            for (index, (arrow, polygon)) in zip(drawn, asked.polygons).enumerated() {
                let tail = transform(places[index], places[index])
                let found = arrow.path.corners.flatMap {
                    [($0.x - tail.x) / transform.box.width, (tail.y - $0.y) / transform.box.width]
                }
                let size = polygon.map(abs).max() ?? 0
                let isNear =
                    found.count == polygon.count && zip(found, polygon).allSatisfy { abs($0 - $1) <= 1e-6 * size }
                #expect(isNear, "arrow \(index): \(found) should be \(polygon)")
            }
        }
    }

    @Test func linesRunWhereThoseOfMatplotlibDo() throws {
        let cases = try Self.streams.get()
        #expect(!cases.isEmpty)
        for (number, asked) in cases.enumerated() {
            let plot = try asked.plot()
            let found = try plot.lines()
            try #require(found.lines.count == asked.lines.count, "case \(number)")
            for (line, expected) in zip(found.lines, asked.lines) {
                let places = found.positions[line].map(found.data)
                let (start, end) = (places[0], places[places.count - 1])
                let length = zip(places, places.dropFirst()).reduce(0) { $0 + hypot($1.1.x - $1.0.x, $1.1.y - $1.0.y) }
                let values = [start.x, start.y, end.x, end.y, length]
                let isNear = zip(values, expected).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($1)) }
                #expect(isNear, "case \(number): a line \(values) should be \(expected)")
            }
        }
    }
}

extension VectorOracleTests.Streams {
    fileprivate func plot() throws -> StreamPlot {
        let (a, b, c, d, e, f) = (field[0], field[1], field[2], field[3], field[4], field[5])
        var u = try Grid(y.map { y in x.map { x in cos(a * x + b * y) + c * y } })
        for hole in holes { u.values[hole] = .nan }
        let plot = StreamPlot(x, y, u, try Grid(y.map { y in x.map { x in sin(d * x * y) + e * x - f } }))
        (plot.density, plot.yDensity) = (options.density[0], options.density[1])
        plot.minLength = options.minlength
        plot.maxLength = options.maxlength
        plot.isBroken = options.isBroken
        plot.direction = options.direction == "both" ? .both : .backward
        plot.startPoints = starts?.map { ($0[0], $0[1]) }
        return plot
    }
}

extension Path {
    /// The ends of its lines.
    var corners: [Point] {
        elements.compactMap {
            switch $0 {
            case .move(let point), .line(let point): point
            case .curve, .close: nil
            }
        }
    }
}
