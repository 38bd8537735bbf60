import FlipbookCairo
import FlipbookCanvas
import Foundation
import TestSupport
import Testing

@Suite struct TextTests {
    private let style = TextStyle(size: 14)

    @Test(arguments: 0..<60)
    func theInkBoxHoldsTheInkAndNoMoreInAnyDirection(seed: Int) throws {
        let random = Seeded(UInt64(seed))
        let (line, style) = (random.line(), random.style())
        let angle = seed.isMultiple(of: 3) ? 0 : random.value(-4...4)
        let origin = Point(x: 250 + random.value(0...1), y: 250 + random.value(0...1))
        let canvas = try CairoCanvas(width: 500, height: 500)
        let ink = try canvas.measure(line, style: style).ink
        canvas.clear(.white)
        try canvas.drawText(line, style: style, color: .black, at: origin, angle: angle)
        let image = try Image(canvas)
        guard let drawn = image.inkBox else {
            #expect(line.allSatisfy { $0 == " " })
            return
        }
        for y in drawn.top..<drawn.bottom {
            for x in drawn.left..<drawn.right where image.ink(x, y) > 0 {
                let (dx, dy) = (Double(x) + 0.5 - origin.x, Double(y) + 0.5 - origin.y)
                let along = dx * cos(angle) - dy * sin(angle)
                let across = dx * sin(angle) + dy * cos(angle)
                #expect(along > ink.minX - 0.8 && along < ink.maxX + 0.8)
                #expect(across > ink.minY - 0.8 && across < ink.maxY + 0.8)
            }
        }
        if angle == 0 {
            #expect(abs(Double(drawn.left) - origin.x - ink.minX) < 1.1)
            #expect(abs(Double(drawn.right) - origin.x - ink.maxX) < 1.1)
            #expect(abs(Double(drawn.top) - origin.y - ink.minY) < 1.1)
            #expect(abs(Double(drawn.bottom) - origin.y - ink.maxY) < 1.1)
        }
    }

    @Test func aLineHasTheInkOfItsLastLetterHoweverLongItIs() throws {
        let canvas = try CairoCanvas(width: 1, height: 1)
        let letter = try canvas.measure("m", style: style)
        for count in [1, 10, 100, 1000] {
            let line = try canvas.measure(String(repeating: "m", count: count), style: style)
            #expect(abs(line.advance - line.ink.maxX - (letter.advance - letter.ink.maxX)) < 1e-6, "\(count) letters")
        }
    }

    @Test(arguments: ["Amplitude", "y gallop", "−1.5 Ω"])
    func uprightTextIsLevelTextTurned(line: String) throws {
        func text(at origin: Point, angle: Double) throws -> Image {
            try Image(width: 100, height: 100) {
                try $0.drawText(line, style: style, color: .black, at: origin, angle: angle)
            }
        }
        let level = try text(at: Point(x: 10, y: 50), angle: 0)
        let upright = try text(at: Point(x: 50, y: 90), angle: .pi / 2)
        var difference = 0.0
        for y in 0..<100 {
            for x in 0..<100 { difference = max(difference, abs(level.ink(x, y) - upright.ink(y, 99 - x))) }
        }
        #expect(difference < 0.1)
        #expect(level.totalInk > 50)
    }

    @Test func lettersStandOnTheBaselineDigitsAreAsWideAsEachOtherThePenMovesOn() throws {
        let canvas = try CairoCanvas(width: 1, height: 1)
        #expect(try canvas.measure("x", style: style).ink.maxY == 0)
        #expect(try canvas.measure("y", style: style).ink.maxY > 2)
        #expect(try Set("0123456789".map { try canvas.measure(String($0), style: style).advance }).count == 1)
        #expect(try canvas.measure("xx", style: style).advance == 2 * canvas.measure("x", style: style).advance)
        let empty = try canvas.measure("", style: style)
        #expect(empty.advance == 0 && empty.ink.width == 0)
        #expect(empty.ascent == (try canvas.measure("gÅ", style: style)).ascent)
    }

    @Test func extentsAreMatplotlibsPixelsOfAdvanceAscentAndDescentOfDejaVuSansAt10And12Pt100Dpi() throws {
        let canvas = try CairoCanvas(width: 1, height: 1)
        let small = TextStyle(size: 10 * 100 / 72)
        let large = TextStyle(size: 12 * 100 / 72)
        let cases: [(String, TextStyle, Double, Double, Double)] = [
            ("1.5", small, 22, 10, 0), ("−1.5", small, 34, 10, 0), ("y", small, 8, 11, 3), ("lp", small, 13, 14, 3),
            ("Cosine Wave", small, 91.109, 11, 0), ("Cosine Wave", large, 107.937, 13, 0),
            ("AVAWA", large, 61.062, 12, 0),
        ]
        for (line, style, width, height, descent) in cases {
            let extent = try canvas.measure(line, style: style)
            #expect(abs(extent.advance - width) < 0.03, "\(line)")
            #expect(abs(extent.ink.height - height) < 0.05 && abs(extent.ink.maxY - descent) < 0.05, "\(line)")
        }
        let extent = try canvas.measure("x", style: small)
        #expect(abs(extent.ascent - 0.7598 * small.size) < 0.01 && abs(extent.descent - 0.2402 * small.size) < 0.01)
    }

    @Test func movingTextByAFractionOfAPixelMovesItsInkByAsMuch() throws {
        func centre(_ x: Double) throws -> Double {
            let image = try Image {
                try $0.drawText("H", style: style, color: .black, at: Point(x: x, y: 50), angle: 0)
            }
            let weighted = (0..<image.width).map { x in (0..<90).reduce(0) { $0 + image.ink(x, $1) } * Double(x) }
            return weighted.reduce(0, +) / image.totalInk
        }
        #expect(abs(try centre(20.25) - centre(20) - 0.25) < 0.03)
        #expect(abs(try centre(20.75) - centre(20) - 0.75) < 0.03)
    }

    @Test func aFontThatIsNotInstalledIsAnErrorThatNamesItAndTheWayToFindOne() throws {
        let canvas = try CairoCanvas(width: 10, height: 10)
        for family in ["No Such Font", "sans-serif", "DejaVu Sans, Arial", ""] {
            let error = #expect(throws: CanvasError.self) {
                try canvas.drawText("a", style: TextStyle(family: family, size: 9), color: .black, at: .zero, angle: 0)
            }
            #expect(error?.code == .missingFont)
            #expect(error?.description.contains("\"\(family)\"") == true)
            #expect(error?.description.contains("fc-list") == true)
        }
    }

    @Test(arguments: [0, -3, .nan, .infinity, 1e9])
    func aSizeThatNoFontHasIsAnError(size: Double) throws {
        let canvas = try CairoCanvas(width: 10, height: 10)
        #expect(throws: CanvasError.self) { try canvas.measure("a", style: TextStyle(size: size)) }
    }

    @Test func glyphsThatTheFontLacksComeFromAnother() throws {
        let image = try Image {
            try $0.drawText(
                "𝔄", style: TextStyle(family: "DejaVu Sans Mono", size: 20), color: .black, at: Point(x: 20, y: 50),
                angle: 0)
        }
        #expect(image.totalInk > 20)
    }

    /// Bytes of no meaning: what isn't drawn is named, on pixels and on pages alike, and is no more than was asked for.
    @Test(arguments: 0..<80)
    func whatCannotBeDrawnIsNamed(seed: Int) throws {
        let random = Seeded(UInt64(seed))
        let most: [Double] = [0x20, 0x7e, 0x2fff, 0xffff, 0x10_ffff]
        let scalars = (0..<Int(random.value(1...40))).compactMap { _ in
            Unicode.Scalar(UInt32(random.value(0...most[seed % most.count])))
        }
        let line = String(String.UnicodeScalarView(scalars))
        let canvas = try CairoCanvas(width: 200, height: 50)
        let missing = try canvas.measure(line, style: style).missing
        #expect(Set(missing).isSubset(of: Set(scalars)))
        #expect(missing == missing.sorted() && Set(missing).count == missing.count)
        for scalar in Set(scalars) where scalar.properties.generalCategory == .control && scalar != "\t" {
            #expect(missing.contains(scalar))
        }
        for scalar in Set(scalars) where (0x20...0x7e).contains(scalar.value) { #expect(!missing.contains(scalar)) }
        try canvas.drawText(line, style: style, color: .black, at: Point(x: 5, y: 30), angle: 0)
        for format in [PageCanvas.Format.pdf, .svg] {
            let page = try PageCanvas(format: format, size: canvas.size, dpi: 100)
            #expect(try page.measure(line, style: style).missing == missing)
            try page.drawText(line, style: style, color: .black, at: Point(x: 5, y: 30), angle: 0)
            #expect(!(try page.finish().isEmpty))
        }
    }

    @Test(arguments: ["\0", "\n", "\r", "\u{7}", "\u{85}", "\u{2028}"])
    func textAfterAControlCharacterIsDrawn(character: String) throws {
        func image(_ line: String) throws -> Image {
            try Image(width: 100, height: 50) {
                try $0.drawText(line, style: style, color: .black, at: Point(x: 5, y: 30), angle: 0)
            }
        }
        #expect(try image("be\(character)fore") == image("before"))
        let canvas = try CairoCanvas(width: 1, height: 1)
        #expect(try canvas.measure("be\(character)fore", style: style).missing.count == 1)
        #expect(try canvas.measure("before", style: style).missing.isEmpty)
    }
}
