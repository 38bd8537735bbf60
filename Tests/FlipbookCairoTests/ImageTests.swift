import FlipbookCairo
import FlipbookCanvas
import Foundation
import Testing

@Suite struct ImageTests {
    private let quarters = Raster(width: 2, height: 2, pixels: [0xffff_0000, 0xff00_ff00, 0xff00_00ff, 0])

    private func drawn(in rect: Rect, _ interpolation: Raster.Interpolation = .nearest) throws -> Image {
        try Image(width: 40, height: 30) { try $0.drawImage(quarters, in: rect, interpolation: interpolation) }
    }

    @Test func cellsAreRectanglesOfTheirColours() throws {
        let image = try drawn(in: Rect(x: 10, y: 5, width: 20, height: 16))
        // Blue, green, red; what is transparent shows the white canvas.
        for (x, y, color) in [
            (10, 5, [0, 0, 255]), (19, 12, [0, 0, 255]), (20, 5, [0, 255, 0]), (29, 12, [0, 255, 0]),
            (10, 13, [255, 0, 0]), (19, 20, [255, 0, 0]), (20, 13, [255, 255, 255]), (9, 5, [255, 255, 255]),
            (10, 4, [255, 255, 255]), (10, 21, [255, 255, 255]),
        ] {
            #expect(image.pixel(x, y).prefix(3).map(Int.init) == color, "\(x), \(y)")
        }
    }

    @Test func theEdgesAreRoundedToWholePixels() throws {
        func drawn(_ rect: Rect) throws -> Image {
            let dark = Raster(width: 1, height: 1, pixels: [0xff00_0000])
            return try Image(width: 40, height: 30) { try $0.drawImage(dark, in: rect, interpolation: .nearest) }
        }
        for shift in [0, 0.2, 0.49] {
            let image = try drawn(Rect(x: 10 + shift, y: 5 - shift, width: 19.5, height: 15.1))
            #expect(image == (try drawn(Rect(x: 10, y: 5, width: 20, height: 15))), "moved by \(shift)")
        }
    }

    /// Rounding moves the edges only: cells stay where they are.
    @Test func cellsLieWhereTheRectanglePutsThem() throws {
        let image = try drawn(in: Rect(x: 9.6, y: 5, width: 20, height: 16))
        #expect(image.pixel(18, 6).prefix(3) == [0, 0, 255] && image.pixel(20, 6).prefix(3) == [0, 255, 0])
        let moved = try drawn(in: Rect(x: 10.4, y: 5, width: 21, height: 16))
        #expect(moved.pixel(20, 6).prefix(3) == [0, 0, 255] && moved.pixel(21, 6).prefix(3) == [0, 255, 0])
    }

    @Test(arguments: [3.2, 3.5, 3.7], [12, 12.3, 12.5, 12.8])
    func anImageFillsAClipOfItsRectangle(start: Double, size: Double) throws {
        let dark = Raster(width: 1, height: 1, pixels: [0xff00_0000])
        let rect = Rect(x: start, y: start, width: size, height: size)
        let image = try Image(width: 20, height: 20) { canvas in
            try canvas.withClip(rect) { try canvas.drawImage(dark, in: rect, interpolation: .nearest) }
        }
        let inside = Int((start + 0.5).rounded(.down))..<Int((start + size + 0.5).rounded(.down))
        for x in 0..<20 {
            for y in 0..<20 {
                #expect(image.ink(x, y) == (inside ~= x && inside ~= y ? 1 : 0), "\(x), \(y)")
            }
        }
    }

    @Test func eachPixelHasTheColourOfItsNearestCell() throws {
        let width = 7
        let colors = (0..<width).map { 0xff00_0000 | UInt32($0 * 30) << 8 }
        let row = Raster(width: width, height: 1, pixels: colors)
        let image = try Image(width: 100, height: 4) {
            try $0.drawImage(row, in: Rect(x: 0, y: 0, width: 100, height: 4), interpolation: .nearest)
        }
        for x in 0..<100 {
            let cell = Int((Double(x) + 0.5) / 100 * Double(width))
            #expect(image.pixel(x, 2)[1] == UInt8(cell * 30), "column \(x)")
        }
    }

    @Test func bilinearColoursLieBetweenTheirNeighbours() throws {
        let row = Raster(width: 2, height: 1, pixels: [0xff00_0000, 0xffff_ffff])
        let image = try Image(width: 64, height: 4) {
            try $0.drawImage(row, in: Rect(x: 0, y: 0, width: 64, height: 4), interpolation: .bilinear)
        }
        let ink = (0..<64).map { image.ink($0, 1) }
        #expect(ink.first == 1 && ink.last == 0 && abs(ink[31] - 0.5) < 0.05)
        for (left, right) in zip(ink, ink.dropFirst()) { #expect(left >= right) }
    }

    @Test func whatHasNoAreaIsNotDrawn() throws {
        let blank = try Image(width: 40, height: 30) { _ in }
        for rect in [
            Rect(x: 1, y: 1, width: 0, height: 5), Rect(x: 1, y: 1, width: 5, height: -5),
            Rect(x: .nan, y: 1, width: 5, height: 5), Rect(x: 0, y: 0, width: .infinity, height: 5),
        ] {
            #expect(try drawn(in: rect) == blank)
        }
        #expect(throws: CanvasError.self) {
            try Image { canvas in
                let wide = Raster(width: 32_768, height: 1, pixels: .init(repeating: 0, count: 32_768))
                try canvas.drawImage(wide, in: Rect(x: 0, y: 0, width: 9, height: 9), interpolation: .nearest)
            }
        }
    }

    @Test(arguments: [PageCanvas.Format.pdf, .svg]) func aPageHoldsTheImage(format: PageCanvas.Format) throws {
        let canvas = try PageCanvas(format: format, size: Size(width: 40, height: 30), dpi: 100)
        try canvas.drawImage(quarters, in: Rect(x: 10, y: 5, width: 20, height: 16), interpolation: .nearest)
        let bytes = Data(try canvas.finish())
        let mark = format == .pdf ? "/Subtype /Image" : "<image"
        #expect(bytes.firstRange(of: Data(mark.utf8)) != nil)
    }
}
