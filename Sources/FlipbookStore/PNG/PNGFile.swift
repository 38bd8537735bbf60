import CFlipbookISAL
import FlipbookPixels
import FlipbookSystem

/// The structure of a PNG that ``PNG`` wrote, read strictly: signature, IHDR, tEXt…, one IDAT, IEND and not a byte more,
/// every chunk with the right checksum. So one wrong bit anywhere is an error.
struct PNGFile {
    let width: Int
    let height: Int
    let format: PixelBuffer.Format
    let texts: [PNG.Text]
    private let packed: UnsafeRawBufferPointer

    /// The bytes up to the end of IHDR.
    static let headerSize = 8 + 25
    private static let signature: [UInt8] = [137, 80, 78, 71, 13, 10, 26, 10]

    /// Reads the structure, without unpacking the pixels.
    init(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
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
    static func header(
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
        else { throw damaged("the header is none that is written here") }
        let size = (width * format.packedPixelSize + 1) * height
        guard size < PNG.maximumSize else { throw damaged("a picture of \(width)x\(height) is too large") }
        return (width, height, format, flipbook_deflate_bound(size) + PNG.frameSize + textAllowance)
    }

    /// The most that texts may take in a file.
    private static let textAllowance = 1 << 16

    /// Unpacks the pixels.
    func unpack(into pixels: inout PixelBuffer) throws(FileError) {
        guard (pixels.width, pixels.height, pixels.format) == (width, height, format) else {
            throw Self.damaged(
                "it is \(width)x\(height) \(format) where \(pixels.width)x\(pixels.height) \(pixels.format) is expected"
            )
        }
        let pixelSize = format.packedPixelSize
        let rowSize = pixels.packedRowSize + 1
        let size = rowSize * height
        let workspace = PNGWorkspace.take()
        defer { workspace.giveBack() }
        let rows = workspace.rows.take(size)
        let source = packed.baseAddress?.assumingMemoryBound(to: UInt8.self)
        guard flipbook_inflate(workspace.inflater, source, packed.count, rows.bytes, size) == 1 else {
            throw Self.damaged("the pixels can't be unpacked")
        }
        var above = UnsafeRawBufferPointer(workspace.packed.zeros(rowSize - 1))
        for row in 0..<height {
            let start = row * rowSize
            guard let filter = PNGFilter(rawValue: rows[start]) else { throw Self.damaged("row \(row) has no filter") }
            let bytes = UnsafeMutableRawBufferPointer(rebasing: rows[start + 1..<start + rowSize])
            filter.remove(from: bytes, above: above, pixelSize: pixelSize)
            above = UnsafeRawBufferPointer(bytes)
            pixels.unpackRow(row, from: above)
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
