import CFlipbookISAL
import CFlipbookPNG
import FlipbookPixels
import FlipbookSystem

/// Pictures as PNG, with 8 bits a channel: RGB where the pixels are opaque, else RGBA.
///
/// libpng writes the file around what ISA-L packs, without a filter: the filter "up" makes heat maps a fifth smaller and
/// lines no smaller, and costs a tenth more to write and a quarter more to read. Any program reads these files; ``decode(_:into:)`` reads only files
/// as ``encode(_:text:)`` writes them, and checks everything in them.
package enum PNG {
    /// A word and what it says, kept in the file: a tEXt chunk.
    package struct Text: Hashable, Sendable {
        /// 1...79 characters of Latin-1.
        package var keyword: String
        /// Latin-1, without a zero.
        package var value: String

        /// A text for the file.
        package init(_ keyword: String, _ value: String) {
            self.keyword = keyword
            self.value = value
        }
    }

    /// The picture as a file. About .6 ms at 640x480.
    ///
    /// - Throws: ``FileError`` (`unsupported`) where a text can't be kept or the picture has 2 GiB or more.
    package static func encode(_ pixels: borrowing PixelBuffer, text: [Text] = []) throws(FileError) -> [UInt8] {
        try withEncoded(pixels, text: text) { bytes in Array(bytes) }
    }

    /// Calls `body` with the picture as a file, in memory that is used again afterwards.
    static func withEncoded<Result>(
        _ pixels: borrowing PixelBuffer, text: [Text], _ body: (UnsafeRawBufferPointer) throws(FileError) -> Result
    ) throws(FileError) -> Result {
        let rowSize = pixels.packedRowSize + 1
        let size = rowSize * pixels.height
        guard size < maximumSize else {
            throw FileError(
                .unsupported, "a picture of \(pixels.width)x\(pixels.height) is too large for a PNG; make it smaller")
        }
        var texts: [UInt8] = []
        var ends: [Int] = []
        for text in text {
            texts += try text.bytes()
            ends.append(texts.count)
        }
        let workspace = PNGWorkspace.take()
        defer { workspace.giveBack() }

        let rows = workspace.rows.take(size)
        for row in 0..<pixels.height {
            rows[row * rowSize] = PNGFilter.none.rawValue
            pixels.packRow(row, into: UnsafeMutableRawBufferPointer(rebasing: rows[(row * rowSize + 1)...]))
        }
        let offset = flipbook_png_packed_offset(ends.count, texts.count)
        let file = workspace.file.take(offset + flipbook_deflate_bound(size) + 4 + 12)
        let packed = UnsafeMutableRawBufferPointer(rebasing: file[offset..<file.count - 16])
        let packedSize = flipbook_deflate(workspace.deflater, rows.bytes, size, packed.bytes, packed.count)

        let checked = UnsafeMutableRawBufferPointer(rebasing: file[offset - 4..<offset + packedSize])
        checked.copyBytes(from: "IDAT".utf8)
        let checksum = crc32_gzip_refl(0, checked.bytes, UInt64(checked.count))
        var target = flipbook_png_target(bytes: file.bytes, capacity: file.count, written: 0)
        let written = flipbook_png_write(
            &target, UInt32(pixels.width), UInt32(pixels.height), pixels.format == .opaque ? 0 : 1, texts, ends,
            ends.count, packedSize, checksum)
        guard packedSize > 0, written == 1 else {
            throw FileError(.system, "packing a picture of \(pixels.width)x\(pixels.height) failed in ISA-L or libpng")
        }
        return try body(UnsafeRawBufferPointer(rebasing: file[..<target.written]))
    }

    /// Reads a picture that ``encode(_:text:)`` wrote into pixels of its size and format. About .6 ms at 640x480.
    ///
    /// - Returns: the texts in the file, in order.
    /// - Throws: ``FileError`` (`damaged`) where the file is not whole, or of another size or format; what is in the
    ///   pixels then is undefined.
    @discardableResult
    package static func decode(
        _ bytes: UnsafeRawBufferPointer, into pixels: inout PixelBuffer
    ) throws(FileError) -> [Text] {
        let file = try PNGFile(bytes)
        try file.unpack(into: &pixels)
        return file.texts
    }

    /// The most bytes that rows, or a chunk, may have.
    static let maximumSize = Int(Int32.max)
    /// The bytes of a file around the pixels and texts: signature, IHDR, and the frames of IDAT and IEND.
    static let frameSize = 8 + 25 + 12 + 12
}

extension PNG.Text {
    /// The content of a tEXt chunk.
    fileprivate func bytes() throws(FileError) -> [UInt8] {
        let scalars = keyword.unicodeScalars + [Unicode.Scalar(0)] + value.unicodeScalars
        guard (1...79).contains(keyword.unicodeScalars.count), scalars.filter({ $0 == "\0" }).count == 1,
            scalars.allSatisfy({ $0.value < 256 })
        else {
            throw FileError(
                .unsupported, "PNG can't keep the text \(keyword): a word of 1 to 79 characters, and all in Latin-1")
        }
        return scalars.map { UInt8($0.value) }
    }
}

extension UnsafeMutableRawBufferPointer {
    /// The same memory, as C wants it.
    var bytes: UnsafeMutablePointer<UInt8>? { baseAddress?.assumingMemoryBound(to: UInt8.self) }
}
