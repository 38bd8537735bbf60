import FlipbookCanvas
import Foundation
import Testing

@testable import FlipbookPlot

/// Lines without ends, arcs, ellipses, rings, regular polygons and error bars beside those of matplotlib.
@Suite struct PatchOracleTests {
    struct File: Decodable {
        var lines: [InfiniteCase]
        var outlines: [Outline]
        var ellipses: [Outline]
        var errorBars: [Errors]
    }

    struct InfiniteCase: Decodable {
        var isLog: [Bool]
        var limits: [[Double]]
        var inverted: [Bool]
        var point: [Double]
        var second: [Double]?
        var slope: Double?
        var following: [[Double]]
        var ends: [[Double]]
    }

    struct Outline: Decodable {
        var kind: String
        var center: [Double]
        var angle: Double
        var width: Double?
        var height: Double?
        var from: Double?
        var to: Double?
        var radii: [Double]?
        var corners: Int?
        var radius: Double?
        var length: Double
        var start: [Double]
        var limits: [[Double]]
    }

    struct Errors: Decodable {
        var x: [Double]
        var y: [Double]
        var xError: [Double]
        var yError: [[Double]]
        var limits: [String: [Bool]]
        var every: [Int]
        var capSize: Double
        var inverted: [Bool]
        var bars: [[[[Double]]]]
        var caps: [String: [[Double]]]
        var axes: [[Double]]
    }

    private func expect(_ limits: ClosedRange<Double>, _ expected: [Double], _ name: Comment) {
        // Numbers of the file have nine significant digits.
        let tolerance = max(1e-6 * (expected[1] - expected[0]), 1e-8 * max(abs(expected[0]), abs(expected[1])))
        #expect(
            abs(limits.lowerBound - expected[0]) < tolerance && abs(limits.upperBound - expected[1]) < tolerance, name)
    }

    @Test func linesGoFromSideToSide() throws {
        for (index, asked) in try OracleSource.patches.read(File.self).lines.enumerated() {
            let (figure, axes) = Figure.subplots()
            if asked.isLog[0] { axes.xAxis.scale = .log() }
            if asked.isLog[1] { axes.yAxis.scale = .log() }
            let point = (asked.point[0], asked.point[1])
            if let second = asked.second {
                axes.line(through: point, and: (second[0], second[1]))
            } else {
                axes.line(through: point, slope: try #require(asked.slope))
            }
            expect(axes.xLimits, asked.following[0], "\(index) x")
            expect(axes.yLimits, asked.following[1], "\(index) y")
            axes.xLimits = asked.limits[0][0]...asked.limits[0][1]
            axes.yLimits = asked.limits[1][0]...asked.limits[1][1]
            (axes.xAxis.isInverted, axes.yAxis.isInverted) = (asked.inverted[0], asked.inverted[1])
            let drawn = try #require(try commands(of: figure).clipped.first).path.parts[0]
            #expect(drawn.count == 2)
            for (found, expected) in zip(drawn, asked.ends) {
                #expect(
                    abs(found.x - expected[0]) < 1e-3 && abs(480 - found.y - expected[1]) < 1e-3,
                    "\(index): \(drawn) should be \(asked.ends)")
            }
        }
    }

    @Test func outlinesAndLimitsAreThoseOfMatplotlib() throws {
        let file = try OracleSource.patches.read(File.self)
        for (index, asked) in (file.outlines + file.ellipses).enumerated() {
            let (_, axes) = Figure.subplots()
            let center = (asked.center[0], asked.center[1])
            let rotation = Angle.degrees(asked.angle)
            let patch: Patch =
                switch asked.kind {
                case "arc":
                    Arc(
                        at: center, width: asked.width ?? 0, height: asked.height ?? 0, rotation: rotation,
                        from: .degrees(asked.from ?? 0), to: .degrees(asked.to ?? 0))
                case "ellipse":
                    Ellipse(at: center, width: asked.width ?? 0, height: asked.height ?? 0, rotation: rotation)
                case "annulus":
                    Annulus(
                        at: center, radii: (asked.radii?[0] ?? 0, asked.radii?[1] ?? 0), width: asked.width ?? 0,
                        rotation: rotation)
                default:
                    RegularPolygon(
                        at: center, corners: asked.corners ?? 0, radius: asked.radius ?? 0, rotation: rotation)
                }
            axes.add(patch)
            let parts = patch.outline.parts { start, first, second, end, points in
                for step in 1...200 {
                    let t = Double(step) / 200
                    let (u, v) = (1 - t, 3 * t * (1 - t))
                    func mix(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
                        u * u * u * a + v * u * b + v * t * c + t * t * t * d
                    }
                    points.append(
                        Point(x: mix(start.x, first.x, second.x, end.x), y: mix(start.y, first.y, second.y, end.y)))
                }
            }
            let length = parts.reduce(0) { sum, part in
                sum + zip(part, part.dropFirst()).reduce(0) { $0 + hypot($1.1.x - $1.0.x, $1.1.y - $1.0.y) }
            }
            let name: Comment = "\(index) \(asked)"
            #expect(abs(length - asked.length) < 1e-6 * asked.length, name)
            let start = try #require(parts.first?.first)
            #expect(abs(start.x - asked.start[0]) < 1e-6 && abs(start.y - asked.start[1]) < 1e-6, name)
            expect(axes.xLimits, asked.limits[0], name)
            expect(axes.yLimits, asked.limits[1], name)
        }
    }

    @Test func errorBarsWithLimitsAreThoseOfMatplotlib() throws {
        for (index, asked) in try OracleSource.patches.read(File.self).errorBars.enumerated() {
            let (figure, axes) = Figure.subplots()
            (axes.xAxis.isInverted, axes.yAxis.isInverted) = (asked.inverted[0], asked.inverted[1])
            let measured = axes.errorBar(
                asked.x, asked.y, xError: .symmetric(asked.xError),
                yError: .asymmetric(lower: asked.yError[0], upper: asked.yError[1]), capSize: asked.capSize,
                style: .none)
            let errors = measured.errors
            errors.xLowerLimits = asked.limits["xlolims"] ?? []
            errors.xUpperLimits = asked.limits["xuplims"] ?? []
            errors.yLowerLimits = asked.limits["lolims"] ?? []
            errors.yUpperLimits = asked.limits["uplims"] ?? []
            (errors.first, errors.every) = (asked.every[0], asked.every[1])
            expect(axes.xLimits, asked.axes[0], "\(index) x")
            expect(axes.yLimits, asked.axes[1], "\(index) y")
            let drawn = try commands(of: figure)
            let transform = try #require(axes.transform)
            let lines = drawn.clipped.filter { $0.path.parts.count == 1 }.map { $0.path.parts[0] }
            let expected = asked.bars.joined().map { $0.map { transform($0[0], $0[1]) } }
            #expect(lines.count == expected.count, "\(index)")
            for (line, expected) in zip(lines, expected) {
                for (found, expected) in zip(line, expected) {
                    #expect(hypot(found.x - expected.x, found.y - expected.y) < 1e-3, "\(index)")
                }
            }
            var caps: [String: Int] = [:]
            for case .drawAt(let shape, let points, _, _, _) in drawn {
                let markers: [Marker] = [
                    .horizontalLine, .verticalLine, .caretUpBase, .caretDownBase, .caretLeftBase, .caretRightBase,
                ]
                for size in [6.0, 10] {
                    let found = markers.first { $0.path(size: size * 100 / 72).distance(to: shape) ?? 1 < 1e-6 }
                    guard let marker = found else { continue }
                    let theirs = (asked.caps["\(marker) \(Int(size))"] ?? []).map { transform($0[0], $0[1]) }
                    for point in points {
                        #expect(
                            theirs.contains { hypot($0.x - point.x, $0.y - point.y) < 1e-3 }, "\(index) \(marker)")
                    }
                    caps["\(marker) \(Int(size))", default: 0] += points.count
                }
            }
            #expect(caps == asked.caps.mapValues(\.count), "\(index)")
        }
    }
}
