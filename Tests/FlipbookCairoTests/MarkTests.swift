import FlipbookCairo
import FlipbookCanvas
import TestSupport
import Testing

/// Many copies of a shape, and lines of much noise.
@Suite struct MarkTests {
    private let triangle = Path([Point(x: 0, y: -5), Point(x: 4, y: 3), Point(x: -4, y: 3)], closed: true)
    private let stroke = Stroke(color: .black, width: 1.5, join: .miter)

    @Test func copiesLieAtWholePixelsAndLookAlike() throws {
        let image = try Image {
            $0.draw(
                triangle, at: [Point(x: 20.2, y: 30.4), Point(x: 60.4, y: 29.6)], fill: .tabRed, stroke: stroke,
                snap: .never)
        }
        for x in 10...30 {
            for y in 20...40 { #expect(image.pixel(x, y) == image.pixel(x + 40, y)) }
        }
        let alone = try Image {
            let moved = triangle.map { Point(x: $0.x + 20.5, y: $0.y + 30.5) }
            $0.draw(moved, fill: .tabRed, stroke: stroke, snap: .never)
        }
        for x in 10...30 {
            for y in 20...40 { #expect(abs(image.ink(x, y) - alone.ink(x, y)) < 0.01) }
        }
    }

    @Test(arguments: [1, 0.5])
    func manyMarksLookAsEachByItself(alpha: Double) throws {
        var random = Seeded(3)
        let marks = (0..<400).map { index in
            let color = Color.tab10[index % 10].opacity(alpha)
            let place = Point(x: .random(in: -5...125, using: &random), y: .random(in: -5...95, using: &random))
            return Mark(at: place, scale: 1.2, fill: color, edge: index % 2 == 0 ? color : .black)
        }
        let together = try Image { $0.draw(triangle, as: marks, stroke: stroke) }
        let each = try Image { canvas in
            for mark in marks { canvas.draw(triangle, as: [mark], stroke: stroke) }
        }
        var difference = 0.0
        for x in 0..<each.width {
            for y in 0..<each.height { difference += abs(together.ink(x, y) - each.ink(x, y)) }
        }
        #expect(difference / Double(each.width * each.height) < 0.02 && each.totalInk > 1000)
    }

    @Test(arguments: [1, 0.5]) func turnedMarksAreTheirPaths(alpha: Double) throws {
        var random = Seeded(5)
        var drop = Path([Point(x: 0, y: -5)])
        drop.curve(Point(x: 6, y: 2), Point(x: 3, y: 5), to: Point(x: 0, y: 5))
        drop.curve(Point(x: -3, y: 5), Point(x: -6, y: 2), to: Point(x: 0, y: -5))
        drop.close()
        for shape in [triangle, drop, Path([Point(x: -4, y: 0), Point(x: 4, y: 0), Point(x: 4, y: 3)])] {
            let marks = (0..<400).map { index in
                let place = Point(x: .random(in: -5...125, using: &random), y: .random(in: -5...95, using: &random))
                // The tangent of half the angle.
                let tangent = index % 3 == 0 ? 0 : Double.random(in: -5...5, using: &random)
                let square = tangent * tangent
                return Mark(
                    at: index % 50 == 0 ? Point(x: .nan, y: 1) : place, scale: .random(in: 0.3...3, using: &random),
                    cosine: (1 - square) / (1 + square), sine: 2 * tangent / (1 + square),
                    fill: index % 2 == 0 ? Color.tab10[index % 10] : nil,
                    edge: index % 5 == 0 ? nil : Color.black.opacity(alpha))
            }
            let together = try Image { $0.draw(shape, as: marks, stroke: stroke) }
            let paths = try Image { canvas in
                for mark in marks where mark.isFinite {
                    var pen = mark.edge == nil ? nil : stroke
                    if let edge = mark.edge { pen?.color = edge }
                    canvas.draw(mark.path(of: shape), fill: mark.fill, stroke: pen, snap: .automatic)
                }
            }
            #expect(together == paths && paths.totalInk > 1000)
        }
    }

    @Test func aLineOfMuchNoiseCoversWhatItsStrokesCover() throws {
        var random = Seeded(4)
        let points = (0..<3000).map { index in
            Point(x: 10 + Double(index) / 30, y: 45 + .random(in: -30...30, using: &random))
        }
        let pen = Stroke(color: .black, width: 2, join: .round)
        let dense = try Image { $0.stroke(Path(points), pen) }
        let parts = try Image { canvas in
            for start in stride(from: 0, to: 2900, by: 100) { canvas.stroke(Path(points[start...start + 100]), pen) }
            canvas.stroke(Path(points[2900...]), pen)
        }
        var difference = 0.0
        for x in 0..<dense.width {
            for y in 0..<dense.height { difference += abs(dense.ink(x, y) - parts.ink(x, y)) }
        }
        #expect(difference < 0.02 * parts.totalInk && parts.totalInk > 3000)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300])
    func nothingThatCannotBeDrawnIs(bad: Double) throws {
        let noise = (0..<3000).map { Point(x: Double($0), y: $0 % 2 == 0 ? 0 : 90) }
        let nothing = try Image { _ in }
        let image = try Image { canvas in
            let far = Point(x: bad, y: 5)
            canvas.draw(triangle, at: [far], fill: .black, stroke: stroke, snap: .never)
            canvas.draw(triangle, as: [Mark(at: far, fill: .black, edge: nil)], stroke: stroke)
            let marks = (0..<300).map { _ in Mark(at: far, scale: bad, fill: .black, edge: .black) }
            canvas.draw(triangle, as: marks, stroke: stroke)
            canvas.draw(triangle.map { _ in far }, at: [.zero], fill: .black, stroke: stroke, snap: .never)
            canvas.stroke(Path(noise), Stroke(color: .black, width: bad > 1 ? -1 : bad))
        }
        #expect(image == nothing)
        _ = try Image { $0.stroke(Path(noise + [Point(x: bad, y: 1)]), Stroke(color: .black, width: 1e300)) }
    }
}
