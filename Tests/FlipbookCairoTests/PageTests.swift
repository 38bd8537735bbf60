import FlipbookCairo
import FlipbookCanvas
import Foundation
import Testing

@Suite struct PageTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "flipbook-pages-\(UUID().uuidString)")

    private func withFolder(_ body: (URL) throws -> Void) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func draw(on page: PageCanvas) throws {
        page.clear(.white)
        try page.withClip(Rect(x: 10, y: 10, width: 500, height: 300)) {
            page.draw(
                Path(Rect(x: 20, y: 20, width: 50, height: 50)), fill: .black, stroke: nil, snap: .automatic)
            try page.drawText("Cosine", style: TextStyle(size: 16), color: .black, at: Point(x: 90, y: 90), angle: 1)
        }
    }

    @Test func aPDFPageIsAsLargeAsItsPixelsAtItsDpiAndKeepsTextAsText() throws {
        try withFolder { folder in
            let file = folder.appending(path: "plot.pdf")
            let page = try PageCanvas(path: file.path, format: .pdf, size: Size(width: 640, height: 480), dpi: 100)
            try draw(on: page)
            try page.finish()
            let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            #expect(text.hasPrefix("%PDF-") && text.contains("%%EOF"))
            #expect(text.contains("DejaVuSans"))
            #expect(text.contains("460.8") && text.contains("345.6"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["plot.pdf"])
        }
    }

    @Test func anSVGPageIsAWholeDocument() throws {
        try withFolder { folder in
            let file = folder.appending(path: "plot.svg")
            let page = try PageCanvas(path: file.path, format: .svg, size: Size(width: 640, height: 480), dpi: 144)
            try draw(on: page)
            try page.finish()
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(text.hasPrefix("<?xml") && text.hasSuffix("</svg>\n"))
            #expect(text.contains(#"width="320pt" height="240pt""#))
        }
    }

    @Test func aPageThatIsNotFinishedLeavesNothingAndTheOldFileAsItWas() throws {
        try withFolder { folder in
            let file = folder.appending(path: "plot.pdf")
            try Data("old".utf8).write(to: file)
            try draw(on: PageCanvas(path: file.path, format: .pdf, size: Size(width: 64, height: 48), dpi: 100))
            #expect(try Data(contentsOf: file) == Data("old".utf8))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["plot.pdf"])
        }
    }

    @Test func aPlaceWhereNoFileCanBeMadeIsAnErrorThatNamesIt() throws {
        try withFolder { folder in
            let path = folder.appending(path: "missing/plot.svg").path
            let error = #expect(throws: CanvasError.self) {
                try PageCanvas(path: path, format: .svg, size: Size(width: 64, height: 48), dpi: 100).finish()
            }
            #expect(error?.code == .surface && error?.description.contains(path) == true)
            let occupied = folder.appending(path: "occupied")
            try FileManager.default.createDirectory(
                at: occupied.appending(path: "full"), withIntermediateDirectories: true)
            #expect(throws: CanvasError.self) {
                try PageCanvas(path: occupied.path, format: .pdf, size: Size(width: 64, height: 48), dpi: 100).finish()
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["occupied"])
        }
    }

    @Test func textOnAPageIsNotFittedToPixelsTwiceTheSizeTakesTwiceTheRoom() throws {
        try withFolder { folder in
            let path = folder.appending(path: "plot.pdf").path
            let page = try PageCanvas(path: path, format: .pdf, size: Size(width: 64, height: 48), dpi: 100)
            let small = try page.measure("Cosine Wave", style: TextStyle(size: 11.3))
            let large = try page.measure("Cosine Wave", style: TextStyle(size: 22.6))
            #expect(abs(2 * small.advance - large.advance) < 0.05)
            #expect(abs(2 * small.ink.height - large.ink.height) < 0.05)
        }
    }
}
