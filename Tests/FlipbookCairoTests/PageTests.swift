import FlipbookCairo
import FlipbookCanvas
import Testing

@Suite struct PageTests {
    private func page(_ format: PageCanvas.Format, width: Double = 640, height: Double = 480, dpi: Double) throws
        -> String
    {
        let page = try PageCanvas(format: format, size: Size(width: width, height: height), dpi: dpi)
        page.clear(.white)
        try page.withClip(Rect(x: 10, y: 10, width: 500, height: 300)) {
            page.draw(
                Path(Rect(x: 20, y: 20, width: 50, height: 50)), fill: .black, stroke: nil, snap: .automatic)
            try page.drawText("Cosine", style: TextStyle(size: 16), color: .black, at: Point(x: 90, y: 90), angle: 1)
        }
        return String(decoding: try page.finish(), as: UTF8.self)
    }

    @Test func aPDFPageIsAsLargeAsItsPixelsAtItsDpiAndKeepsTextAsText() throws {
        let text = try page(.pdf, dpi: 100)
        #expect(text.hasPrefix("%PDF-") && text.contains("%%EOF"))
        #expect(text.contains("DejaVuSans"))
        #expect(text.contains("460.8") && text.contains("345.6"))
    }

    @Test func anSVGPageIsAWholeDocument() throws {
        let text = try page(.svg, dpi: 144)
        #expect(text.hasPrefix("<?xml") && text.hasSuffix("</svg>\n"))
        #expect(text.contains(#"width="320pt" height="240pt""#))
    }

    @Test func textOnAPageIsNotFittedToPixelsTwiceTheSizeTakesTwiceTheRoom() throws {
        let page = try PageCanvas(format: .pdf, size: Size(width: 64, height: 48), dpi: 100)
        let small = try page.measure("Cosine Wave", style: TextStyle(size: 11.3))
        let large = try page.measure("Cosine Wave", style: TextStyle(size: 22.6))
        #expect(abs(2 * small.advance - large.advance) < 0.05)
        #expect(abs(2 * small.ink.height - large.ink.height) < 0.05)
    }
}
