import FlipbookCairo
import FlipbookCanvas
import TestSupport
import Testing

@Suite struct SnapTests {
    @Test(arguments: 0..<30)
    func aRectilinearStrokeOnePixelWideIsOneRowOfBlackWhereverItWasAskedFor(seed: Int) throws {
        let random = Seeded(UInt64(seed))
        let y = random.value(10...80)
        let line = Path([Point(x: 10.3, y: y), Point(x: 90.8, y: y)])
        let image = try Image { $0.stroke(line, Stroke(color: .black, width: 1)) }
        let row = Int((y + 0.5).rounded(.down))
        #expect(image.ink(50, row) == 1)
        #expect(image.ink(50, row - 1) == 0 && image.ink(50, row + 1) == 0)
    }

    @Test func strokesOfTwoPixelsLieBetweenPixelsOfThreeInTheMiddleOfOne() throws {
        for (width, rows) in [(2.0, 29..<31), (3.0, 29..<32), (1.11, 30..<31), (1.5, 29..<31)] {
            let line = Path([Point(x: 10, y: 30.2), Point(x: 90, y: 30.2)])
            let image = try Image { $0.stroke(line, Stroke(color: .black, width: width)) }
            let dark = (0..<image.height).filter { image.ink(50, $0) > 0.7 }
            #expect(dark == Array(rows), "width \(width)")
        }
    }

    @Test(arguments: 0..<20)
    func aFilledRectangleHasNoGreyEdge(seed: Int) throws {
        let random = Seeded(UInt64(seed))
        let rect = Rect(
            x: random.value(5...30), y: random.value(5...30), width: random.value(3...60),
            height: random.value(3...40))
        let image = try Image { $0.fill(Path(rect), color: .black) }
        let inks = Set((0..<image.height).flatMap { y in (0..<image.width).map { image.ink($0, y) } })
        #expect(inks == [0, 1])
    }

    @Test func slopedLinesCurvesAndLongPathsStayWhereTheyAre() throws {
        let stroke = Stroke(color: .black, width: 1)
        var curve = Path([Point(x: 10, y: 30.25)])
        curve.curve(Point(x: 30, y: 30.25), Point(x: 60, y: 30.25), to: Point(x: 90, y: 30.25))
        let long = Path((0...1024).map { Point(x: 10 + 80 * Double($0) / 1024, y: 30.25) })
        let sloped = Path([Point(x: 10, y: 30.25), Point(x: 50, y: 30.25), Point(x: 90, y: 30.26)])
        for path in [curve, long, sloped] {
            let image = try Image { $0.stroke(path, stroke) }
            #expect(image.ink(40, 29) > 0.2 && image.ink(40, 30) > 0.7)
            #expect(try image == Image { $0.stroke(path, stroke, snap: .never) })
            #expect(try Image { $0.stroke(path, stroke, snap: .always) }.ink(40, 30) == 1)
        }
    }
}
