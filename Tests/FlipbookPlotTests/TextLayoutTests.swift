import FlipbookCanvas
import Testing

@testable import FlipbookPlot

@Suite struct TextLayoutTests {
    let measurer = RecordingCanvas(size: Size(width: 100, height: 100))
    let place = Point(x: 50, y: 40)

    private func layout(
        _ text: String, _ horizontal: HorizontalAlignment, _ vertical: VerticalAlignment, rotation: Double = 0,
        mode: RotationMode = .box
    ) throws -> TextLayout {
        try TextLayout(
            text, in: Figure(), style: TextStyle(size: 10), at: place, horizontal: horizontal, vertical: vertical,
            rotation: .degrees(rotation), mode: mode, measurer: measurer)
    }

    @Test(arguments: [0.0, 17, 90, 200, -45]) func theBoxTouchesItsPlace(rotation: Double) throws {
        for text in ["one", "two\nlines"] {
            let upperLeft = try layout(text, .left, .top, rotation: rotation).box
            let lowerRight = try layout(text, .right, .bottom, rotation: rotation).box
            let middle = try layout(text, .center, .center, rotation: rotation).box
            #expect(abs(upperLeft.minX - 50) < 1e-9 && abs(upperLeft.minY - 40) < 1e-9)
            #expect(abs(lowerRight.maxX - 50) < 1e-9 && abs(lowerRight.maxY - 40) < 1e-9)
            #expect(abs(middle.midX - 50) < 1e-9 && abs(middle.midY - 40) < 1e-9)
        }
    }

    @Test func aQuarterTurnExchangesWidthAndHeight() throws {
        let flat = try layout("a text", .center, .center)
        let upright = try layout("a text", .center, .center, rotation: 90)
        #expect(flat.box.width == upright.box.height && flat.box.height == upright.box.width)
        // It reads upwards: the baseline begins at the lower end.
        #expect(upright.runs[0].origin.y == upright.box.maxY)
        #expect(upright.angle == .pi / 2)
    }

    @Test func anchoredTextTurnsAboutItsPlace() throws {
        let flat = try layout("text", .left, .baseline)
        let turned = try layout("text", .left, .baseline, rotation: 33, mode: .anchor)
        #expect(flat.runs[0].origin == place)
        #expect(abs(turned.runs[0].origin.x - place.x) < 1e-9 && abs(turned.runs[0].origin.y - place.y) < 1e-9)
    }

    @Test func shorterLinesAreAligned() throws {
        let centered = try layout("long line\nab", .center, .top)
        #expect(centered.runs[1].origin.x - centered.box.minX == (centered.box.width - 12) / 2)
        #expect(centered.runs[1].origin.y > centered.runs[0].origin.y)
        #expect(try layout("long line\nab", .right, .top).runs[1].origin.x == 50 - 12)
    }
}
