import FlipbookCairo
import FlipbookCanvas
import Testing

/// Data that is not finite, or far away.
@Suite struct GapTests {
    private let stroke = Stroke(color: .black, width: 2)

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func aPointThatIsNotFiniteLeavesAGap(hole: Double) throws {
        let points = [Point(x: 10, y: 12), Point(x: 40, y: 50), Point(x: 60, y: hole), Point(x: 70, y: 20)]
        let rest = [Point(x: 100, y: 70), Point(x: 110, y: 20)]
        let broken = try Image { $0.stroke(Path(points + rest), stroke) }
        let apart = try Image { canvas in
            var path = Path(points[..<2])
            path.move(to: points[3])
            for point in rest { path.line(to: point) }
            canvas.stroke(path, stroke)
        }
        #expect(broken == apart)
        #expect(broken.totalInk > 0)
    }

    @Test func aGapLeavesTheCurvesBesideItCurved() throws {
        var curve = Path([Point(x: 10, y: 70)])
        curve.curve(Point(x: 10, y: 10), Point(x: 60, y: 10), to: Point(x: 60, y: 70))
        var broken = curve
        broken.line(to: Point(x: .nan, y: 20))
        #expect(try Image { $0.stroke(broken, stroke) } == Image { $0.stroke(curve, stroke) })
    }

    @Test(arguments: [1e6, 1e9, 1e30, 1e140])
    func aLineToFarAwayLooksLikeItsNearPart(distance: Double) throws {
        let near = try Image { $0.stroke(Path([Point(x: 20, y: 30), Point(x: 1020, y: 530)]), stroke) }
        let end = Point(x: 20 + distance, y: 30 + distance / 2)
        let far = try Image { $0.stroke(Path([Point(x: 20, y: 30), end]), stroke) }
        #expect(abs(near.totalInk - far.totalInk) < 0.01 * near.totalInk)
        #expect(near.totalInk > 100)
    }

    @Test(
        "A line from far to far looks like its near part", arguments: [1e4, 5e4, 1e5, 1e6, 1e9, 1e12],
        [0.3, 0.9, 1, -1.24, -2])
    func lineThrough(distance: Double, slope: Double) throws {
        func line(_ distance: Double) -> Path {
            Path([-distance, distance].map { Point(x: 60 + $0, y: 45 + $0 * slope) })
        }
        let near = try Image { $0.stroke(line(500), stroke) }
        let far = try Image { $0.stroke(line(distance), stroke) }
        for x in 0..<near.width {
            for y in 0..<near.height { #expect(abs(near.ink(x, y) - far.ink(x, y)) < 0.1, "\(x), \(y)") }
        }
    }

    @Test(arguments: [1e6, 1e9, 1e30])
    func anAreaThatReachesFarAwayLooksLikeItsNearPart(distance: Double) throws {
        func triangle(_ distance: Double) -> Path {
            Path(
                [Point(x: 20, y: 30), Point(x: 20 + distance, y: 30), Point(x: 20 + distance, y: 30 + distance)],
                closed: true)
        }
        let near = try Image { $0.fill(triangle(1000), color: .black) }
        let far = try Image { $0.fill(triangle(distance), color: .black) }
        #expect(abs(near.totalInk - far.totalInk) < 0.01 * near.totalInk)
    }

    @Test func textAtNoPlaceIsNotDrawnAndTheCanvasLivesOn() throws {
        let image = try Image { canvas in
            for origin in [Point(x: .nan, y: 1), Point(x: 1, y: .infinity), Point(x: 1e300, y: 1)] {
                try canvas.drawText("text", style: TextStyle(size: 12), color: .black, at: origin, angle: 0)
            }
            canvas.fill(Path(Rect(x: 10, y: 10, width: 1, height: 1)), color: .black)
        }
        #expect(image.totalInk == 1)
    }
}
