import CFlipbookPNG
import FlipbookPixels
import FlipbookSystem
import TestSupport
import Testing

@testable import FlipbookPNG

@Suite struct PNGTests {
    private func decode(_ file: [UInt8], into buffer: inout PixelBuffer) throws -> [PNG.Text] {
        try file.withUnsafeBytes { try PNG.decode($0, into: &buffer) }
    }

    @Test(
        arguments: [(1, 1), (3, 2), (16, 16), (17, 5), (640, 480), (1, 300), (300, 1)],
        [PixelBuffer.Format.opaque, .premultipliedAlpha])
    func decodingGivesThePixelsAndTextsBack(size: (Int, Int), format: PixelBuffer.Format) throws {
        for noisy in [false, true] {
            let original = picture(size.0, size.1, format, noisy: noisy)
            let text = [PNG.Text("Title", "caf\u{E9}"), PNG.Text("Comment", "")]
            let file = try PNG.encode(original, text: text)
            var back = PixelBuffer(width: size.0, height: size.1, format: format)
            #expect(try decode(file, into: &back) == text)
            let isSame = same(original, back)
            #expect(isSame)
        }
    }

    @Test(arguments: [PixelBuffer.Format.opaque, .premultipliedAlpha])
    func libpngReadsTheSamePixels(format: PixelBuffer.Format) throws {
        let original = picture(123, 45, format, noisy: true)
        let file = try PNG.encode(original, text: [PNG.Text("Software", "test")])
        let size = format.packedPixelSize
        var read = [UInt8](repeating: 0, count: 123 * 45 * size)
        let isRead = file.withUnsafeBytes { file in
            var image = png_image()
            image.version = UInt32(PNG_IMAGE_VERSION)
            defer { png_image_free(&image) }
            guard png_image_begin_read_from_memory(&image, file.baseAddress, file.count) != 0, image.width == 123,
                image.height == 45
            else { return false }
            image.format = size == 3 ? 2 : 3  // PNG_FORMAT_RGB, PNG_FORMAT_RGBA
            return png_image_finish_read(&image, nil, &read, 0, nil) != 0
        }
        try #require(isRead)
        for row in 0..<45 {
            let packed = [UInt8](unsafeUninitializedCapacity: 123 * size) { bytes, count in
                original.packRow(row, into: UnsafeMutableRawBufferPointer(bytes))
                count = 123 * size
            }
            #expect(Array(read[row * 123 * size..<(row + 1) * 123 * size]) == packed)
        }
    }

    @Test func anotherSizeOrFormatIsRefused() throws {
        let file = try PNG.encode(picture(20, 10))
        for (width, height, format) in [(10, 20, PixelBuffer.Format.opaque), (20, 10, .premultipliedAlpha)] {
            var other = PixelBuffer(width: width, height: height, format: format)
            let error = #expect(throws: FileError.self) { try decode(file, into: &other) }
            #expect(error?.code == .damaged)
            #expect(error?.description.contains("20x10") == true)
        }
    }

    @Test func everyFlippedBitCutAndAddedByteIsRefused() throws {
        let file = try PNG.encode(picture(6, 5, noisy: true), text: [PNG.Text("Key", "value")])
        var buffer = PixelBuffer(width: 6, height: 5)
        func refused(_ bytes: [UInt8], _ what: String) {
            #expect(throws: FileError.self, "\(what)") { try decode(bytes, into: &buffer) }
            #expect(throws: FileError.self, "\(what)") {
                _ = try bytes.withUnsafeBytes { try PNGFile($0) }
            }
        }
        for index in file.indices {
            for bit in 0..<8 {
                var damaged = file
                damaged[index] ^= 1 << bit
                refused(damaged, "bit \(bit) of byte \(index)")
            }
            refused(Array(file[..<index]), "cut to \(index)")
        }
        refused(file + [0], "a byte more")
        refused(file + file, "twice")
    }

    @Test func textsThatPNGCannotKeepAreRefused() {
        let texts = [
            PNG.Text("", "x"), PNG.Text("Key", "π"), PNG.Text("Key", "a\0b"), PNG.Text("K\0y", ""),
            PNG.Text(String(repeating: "k", count: 80), ""),
        ]
        for text in texts {
            let error = #expect(throws: FileError.self) { try PNG.encode(picture(1, 1), text: [text]) }
            #expect(error?.code == .unsupported)
        }
    }
}
