import CFlipbookISAL
import CFlipbookPNG
import FlipbookPixels
import FlipbookSystem
import Synchronization

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
    package static func withEncoded<Result>(
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
            rows[row * rowSize] = PNGFile.noFilter
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
    package static let maximumSize = Int(Int32.max)
    /// The bytes of a file around the pixels and texts: signature, IHDR, and the frames of IDAT and IEND.
    package static let frameSize = 8 + 25 + 12 + 12
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
    fileprivate var bytes: UnsafeMutablePointer<UInt8>? { baseAddress?.assumingMemoryBound(to: UInt8.self) }
}

/// The structure of a PNG that ``PNG`` wrote, read strictly: signature, IHDR, tEXt…, one IDAT, IEND and not a byte more,
/// every chunk with the right checksum. So one wrong bit anywhere is an error.
package struct PNGFile {
    package let width: Int
    package let height: Int
    package let format: PixelBuffer.Format
    package let texts: [PNG.Text]
    private let packed: UnsafeRawBufferPointer

    /// The bytes up to the end of IHDR.
    package static let headerSize = 8 + 25
    private static let signature: [UInt8] = [137, 80, 78, 71, 13, 10, 26, 10]

    /// Reads the structure, without unpacking the pixels.
    package init(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        let header = try Self.header(bytes)
        (width, height, format) = (header.width, header.height, header.format)
        var rest = bytes[Self.headerSize...]
        var texts: [PNG.Text] = []
        var chunk = try Self.chunk(&rest)
        while chunk.name == "tEXt" {
            guard let zero = chunk.content.firstIndex(of: 0) else { throw Self.damaged("a text has no keyword") }
            texts.append(
                PNG.Text(Self.latin1(chunk.content[..<zero]), Self.latin1(chunk.content[(zero + 1)...])))
            chunk = try Self.chunk(&rest)
        }
        guard chunk.name == "IDAT" else { throw Self.damaged("\(chunk.name) stands where the pixels should") }
        packed = chunk.content
        chunk = try Self.chunk(&rest)
        guard chunk.name == "IEND", chunk.content.isEmpty, rest.isEmpty else {
            throw Self.damaged("something follows the pixels")
        }
        self.texts = texts
    }

    /// What the header says: enough to know how large the whole file may be.
    package static func header(
        _ bytes: UnsafeRawBufferPointer
    ) throws(FileError) -> (width: Int, height: Int, format: PixelBuffer.Format, largestFile: Int) {
        guard bytes.count >= headerSize else { throw damaged("the file ends after \(bytes.count) bytes") }
        guard bytes[..<8].elementsEqual(signature) else { throw damaged("the file is no PNG") }
        var rest = bytes[8..<headerSize]
        let chunk = try chunk(&rest)
        guard chunk.name == "IHDR", chunk.content.count == 13 else { throw damaged("there is no header") }
        let content = chunk.content
        let (width, height) = (number(content, 0), number(content, 4))
        let sides = 1...PixelBuffer.maximumSide
        let formats: [UInt8: PixelBuffer.Format] = [2: .opaque, 6: .premultipliedAlpha]
        guard sides.contains(width), sides.contains(height), let format = formats[content[9]],
            content[8] == 8, content.suffix(3).allSatisfy({ $0 == 0 })
        else { throw damaged("the header was not written by Flipbook") }
        let size = (width * format.packedPixelSize + 1) * height
        guard size < PNG.maximumSize else { throw damaged("a picture of \(width)x\(height) is too large") }
        return (width, height, format, largestFile(width, height, format))
    }

    /// The most bytes that a file of a picture of this size and format has.
    package static func largestFile(_ width: Int, _ height: Int, _ format: PixelBuffer.Format) -> Int {
        flipbook_deflate_bound((width * format.packedPixelSize + 1) * height) + PNG.frameSize + textAllowance
    }

    /// The filter type that stands before each row: none is used (PNG specification, third edition, section 9).
    static let noFilter: UInt8 = 0

    /// The most that texts may take in a file.
    private static let textAllowance = 1 << 16

    /// Unpacks the pixels.
    package func unpack(into pixels: inout PixelBuffer) throws(FileError) {
        guard (pixels.width, pixels.height, pixels.format) == (width, height, format) else {
            throw Self.damaged(
                "it is \(width)x\(height) \(format) where \(pixels.width)x\(pixels.height) \(pixels.format) is expected"
            )
        }
        let rowSize = pixels.packedRowSize + 1
        let size = rowSize * height
        let workspace = PNGWorkspace.take()
        defer { workspace.giveBack() }
        let rows = workspace.rows.take(size)
        let source = packed.baseAddress?.assumingMemoryBound(to: UInt8.self)
        guard flipbook_inflate(workspace.inflater, source, packed.count, rows.bytes, size) == 1 else {
            throw Self.damaged("the pixels can't be unpacked")
        }
        for row in 0..<height {
            let start = row * rowSize
            guard rows[start] == Self.noFilter else { throw Self.damaged("row \(row) has a filter") }
            pixels.unpackRow(row, from: UnsafeRawBufferPointer(rebasing: rows[start + 1..<start + rowSize]))
        }
    }

    private typealias Bytes = Slice<UnsafeRawBufferPointer>

    /// Takes the next chunk off, its checksum found right.
    private static func chunk(_ rest: inout Bytes) throws(FileError) -> (
        name: String, content: UnsafeRawBufferPointer
    ) {
        let start = rest.startIndex
        guard rest.count >= 12 else { throw damaged("the file ends too early") }
        let count = number(rest.base, start)
        guard count <= rest.count - 12 else { throw damaged("the file ends too early") }
        let checked = UnsafeRawBufferPointer(rebasing: rest.base[start + 4..<start + 8 + count])
        let memory = UnsafeMutableRawBufferPointer(mutating: checked).bytes
        guard crc32_gzip_refl(0, memory, UInt64(checked.count)) == UInt32(number(rest.base, start + 8 + count)) else {
            throw damaged("a checksum is wrong")
        }
        rest = rest[(start + 12 + count)...]
        return (latin1(checked[..<4]), UnsafeRawBufferPointer(rebasing: checked[4...]))
    }

    /// The big-endian number of four bytes at `offset`.
    private static func number(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int {
        Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }

    private static func latin1(_ bytes: some Sequence<UInt8>) -> String {
        var text = ""
        for byte in bytes { text.unicodeScalars.append(Unicode.Scalar(byte)) }
        return text
    }

    private static func damaged(_ reason: String) -> FileError { FileError(.damaged, reason) }
}

/// Memory for packing and unpacking pictures, used again and again: by one thread at a time.
package final class PNGWorkspace: @unchecked Sendable {
    let deflater: UnsafeMutablePointer<flipbook_deflater>
    let inflater: UnsafeMutablePointer<flipbook_inflater>
    /// The rows, each with its filter type in front.
    package var rows = GrowingMemory()
    /// The rows, packed.
    package var packed = GrowingMemory()
    /// A whole file.
    package var file = GrowingMemory()

    private init() {
        guard let deflater = flipbook_make_deflater(), let inflater = flipbook_make_inflater() else {
            preconditionFailure("no memory is left for packing pictures")
        }
        self.deflater = deflater
        self.inflater = inflater
    }

    deinit {
        flipbook_free_deflater(deflater)
        flipbook_free_inflater(inflater)
    }

    private static let idle = Mutex<[PNGWorkspace]>([])

    /// A workspace that nobody else uses, until it is given back: as many come to be as threads work at once.
    package static func take() -> PNGWorkspace { idle.withLock { $0.popLast() } ?? PNGWorkspace() }

    /// Lets the next one have it.
    package func giveBack() { Self.idle.withLock { $0.append(self) } }
}

/// Uninitialized memory that grows to the largest size it was asked for.
package struct GrowingMemory: ~Copyable {
    private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    deinit { memory.deallocate() }

    /// At least one byte, and exactly `count` where that is more; what was in it is lost.
    package mutating func take(_ count: Int) -> UnsafeMutableRawBufferPointer {
        if memory.count < max(count, 1) {
            memory.deallocate()
            memory = .allocate(byteCount: max(count, 1), alignment: 64)
        }
        return UnsafeMutableRawBufferPointer(rebasing: memory[..<max(count, 1)])
    }
}
