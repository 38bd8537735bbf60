import FlipbookCanvas
import Testing

@Suite struct RecordingCanvasTests {
    private struct Stop: Error {}
    private let style = TextStyle(size: 10)

    @Test func itKeepsWhatItWasAskedToDrawInOrder() throws {
        let canvas = RecordingCanvas(size: Size(width: 10, height: 20))
        let path = Path([.zero, Point(x: 1, y: 1)])
        let stroke = Stroke(color: .black, width: 2)
        let clip = Rect(x: 1, y: 2, width: 3, height: 4)
        canvas.clear(.white)
        canvas.withClip(clip) {
            canvas.stroke(path, stroke)
            canvas.fill(path, color: .black, snap: .never)
        }
        canvas.drawText("title", style: style, color: .black, at: .zero, angle: 1)
        #expect(
            canvas.commands == [
                .clear(.white), .pushClip(clip), .draw(path, fill: nil, stroke: stroke, snap: .automatic),
                .draw(path, fill: .black, stroke: nil, snap: .never), .popClip,
                .text("title", style: style, color: .black, at: .zero, angle: 1),
            ])
        #expect(canvas.texts == ["title"])
    }

    @Test func aClipEndsAlsoWhereItsBlockThrows() {
        let canvas = RecordingCanvas(size: Size(width: 10, height: 20))
        try? canvas.withClip(Rect(x: 0, y: 0, width: 1, height: 1)) { throw Stop() }
        #expect(canvas.commands.last == .popClip)
        let path = Path([.zero, Point(x: 1, y: 1)])
        try? canvas.withClip(path) { throw Stop() }
        #expect(canvas.commands.suffix(2) == [.pushClipPath(path), .popClip])
    }

    @Test func itsTextsGrowWithTheirLengthAndTheirSize() throws {
        let canvas = RecordingCanvas(size: Size(width: 10, height: 20))
        let short = try canvas.measure("ab", style: style)
        #expect(try canvas.measure("abab", style: style).advance == 2 * short.advance)
        #expect(try canvas.measure("ab", style: TextStyle(size: 20)).ink.height == 2 * short.ink.height)
        #expect(try short.ink.maxY == 0 && canvas.measure("y", style: style).ink.maxY > 0)
    }
}
