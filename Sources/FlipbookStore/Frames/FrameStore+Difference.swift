import FlipbookCoding
import FlipbookPixels
import FlipbookSystem

extension FrameStore {
    /// How a picture differs from the frame in the store, in words; nil where every pixel is the same.
    ///
    /// - Throws: ``FileError`` where the store can't be read.
    package func difference(
        of pixels: borrowing PixelBuffer, frame: Int, key: FrameKey
    ) throws(FileError) -> String? {
        var kept = PixelBuffer(width: pixels.width, height: pixels.height, format: pixels.format)
        do throws(FileError) {
            try read(key, frame: frame, into: &kept)
        } catch  where error.code == .damaged || error.code == .missing { return error.description }
        var count = 0
        var first: (row: Int, column: Int)?
        let pixelSize = pixels.format.packedPixelSize
        let (own, others) = (pixels.makePackedRow(), kept.makePackedRow())
        defer {
            own.deallocate()
            others.deallocate()
        }
        for row in 0..<pixels.height {
            pixels.packRow(row, into: own)
            kept.packRow(row, into: others)
            if own.elementsEqual(others) { continue }
            for column in 0..<pixels.width {
                let bytes = column * pixelSize..<(column + 1) * pixelSize
                if own[bytes].elementsEqual(others[bytes]) { continue }
                count += 1
                first = first ?? (row, column)
            }
        }
        return first.map {
            "\(count) pixel\(count == 1 ? " differs" : "s differ"), the first in row \($0.row), column \($0.column)"
        }
    }
}

extension Digest {
    /// The digest of a picture's pixels, whatever lies between its rows.
    package init(of pixels: borrowing PixelBuffer) {
        let row = pixels.makePackedRow()
        defer { row.deallocate() }
        var hasher = DigestHasher()
        for index in 0..<pixels.height {
            pixels.packRow(index, into: row)
            hasher.update(UnsafeRawBufferPointer(row))
        }
        self = hasher.digest()
    }
}

extension PixelBuffer {
    /// Memory for one packed row; the caller deallocates it.
    fileprivate borrowing func makePackedRow() -> UnsafeMutableRawBufferPointer {
        .allocate(byteCount: packedRowSize, alignment: 1)
    }
}
