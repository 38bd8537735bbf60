import FlipbookCairo
import FlipbookCanvas
import FlipbookPixels
import TestSupport
import Testing

@Suite struct ShapeTests {
    @Test(arguments: 0..<20)
    func aFilledRectangleCoversItsAreaWhereverItLiesBetweenPixels(seed: Int) throws {
        let random = Seeded(UInt64(seed))
        let rect = Rect(
            x: random.value(5...30), y: random.value(5...30), width: random.value(1...60),
            height: random.value(1...40))
        let image = try Image { $0.fill(Path(rect), color: .black, snap: .never) }
        #expect(abs(image.totalInk - rect.width * rect.height) < 0.01 * rect.width * rect.height + 0.3)
    }

    @Test(arguments: 0..<20)
    func aLineCoversItsLengthTimesItsWidthAndDashesTheirShareOfIt(seed: Int) throws {
        let random = Seeded(UInt64(seed))
        let (start, end) = (Point(x: random.value(10...50), y: 20), Point(x: 110, y: random.value(10...80)))
        let length = ((end.x - start.x) * (end.x - start.x) + (end.y - start.y) * (end.y - start.y)).squareRoot()
        let width = random.value(0.5...5)
        let line = Path([start, end])
        let solid = try Image { $0.stroke(line, Stroke(color: .black, width: width)) }
        #expect(abs(solid.totalInk - length * width) < 0.02 * length * width)
        let dashed = try Image { $0.stroke(line, Stroke(color: .black, width: width, dashes: [3, 1])) }
        #expect(abs(dashed.totalInk - 0.75 * length * width) < 0.05 * length * width)
    }

    @Test func projectingCapsReachHalfAWidthFurther() throws {
        let line = Path([Point(x: 20, y: 40), Point(x: 60, y: 40)])
        let butt = try Image { $0.stroke(line, Stroke(color: .black, width: 4)) }
        let projecting = try Image { $0.stroke(line, Stroke(color: .black, width: 4, cap: .projecting)) }
        #expect(butt.inkBox! == (20, 38, 60, 42))
        #expect(projecting.inkBox! == (18, 38, 62, 42))
    }

    @Test func clearingReplacesColourAndAlpha() throws {
        let canvas = try CairoCanvas(width: 3, height: 2, format: .premultipliedAlpha)
        canvas.clear(.black)
        canvas.clear(Color(red: 1, green: 0, blue: 0, alpha: 0))
        #expect(try Image(canvas).pixel(1, 1) == [0, 0, 0, 0])
        canvas.clear(Color(red: 1, green: 0, blue: 0))
        #expect(try Image(canvas).pixel(2, 0) == [0, 0, 255, 255])
    }

    @Test(arguments: [0, -1, .nan, .infinity])
    func aStrokeOfNoWidthOrOneThatIsNotFiniteDrawsNothing(width: Double) throws {
        let image = try Image { $0.stroke(Path([.zero, Point(x: 90, y: 90)]), Stroke(color: .black, width: width)) }
        #expect(image.totalInk == 0)
    }

    @Test(
        "Dashes too fine to be seen leave their share of the ink, and take no time", arguments: [[3, 1], [1, 3], [2]])
    func fineDashes(dashes: [Double]) throws {
        let line = Path([Point(x: 10, y: 30), Point(x: 90, y: 30)])
        let coarse = try Image { $0.stroke(line, Stroke(color: .black, width: 6, dashes: dashes)) }
        for scale in [1e-3, 1e-9, 1e-200] {
            let fine = try Image { $0.stroke(line, Stroke(color: .black, width: 6, dashes: dashes.map { $0 * scale })) }
            #expect(abs(fine.totalInk - coarse.totalInk) < 0.06 * coarse.totalInk)
        }
    }

    @Test func dashesThatCairoRefusesAreAnErrorNotAMissingLine() throws {
        let canvas = try CairoCanvas(width: 20, height: 20)
        canvas.stroke(Path([.zero, Point(x: 9, y: 9)]), Stroke(color: .black, width: 1, dashes: [-1, 2]))
        #expect(throws: CanvasError.self) { try Image(canvas) }
    }
}
