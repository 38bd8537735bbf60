import CFlipbookPixels

/// Which implementation of the pixel loops runs; all give the same bytes.
enum PixelPath: Int32, CaseIterable {
    /// Plain C, in the instructions that every processor of this kind has.
    case plain = 0
    /// AVX2.
    case avx2 = 1

    /// The fastest that runs on this processor.
    static let best = PixelPath(rawValue: flipbook_best_path()) ?? .plain
}

extension PixelBuffer.Format {
    /// The bytes that a pixel takes in a packed row: RGB where it is opaque, else RGBA.
    package var packedPixelSize: Int { self == .opaque ? 3 : 4 }
}

extension PixelBuffer {
    /// The bytes of one packed row.
    package var packedRowSize: Int { width * format.packedPixelSize }

    /// Writes one row as PNG wants it: RGB, or straight (not premultiplied) RGBA.
    ///
    /// - Precondition: `row` is 0..<`height` and `packed` holds at least ``packedRowSize`` bytes.
    package func packRow(_ row: Int, into packed: UnsafeMutableRawBufferPointer) {
        packRow(row, into: packed, path: .best)
    }

    func packRow(_ row: Int, into packed: UnsafeMutableRawBufferPointer, path: PixelPath) {
        precondition((0..<height).contains(row) && packed.count >= packedRowSize)
        withUnsafeBytes { bytes in
            let source = bytes.baseAddress! + row * stride
            switch format {
            case .opaque: flipbook_bgrx_to_rgb(source, packed.baseAddress!, width, path.rawValue)
            case .premultipliedAlpha: flipbook_premultiplied_to_rgba(source, packed.baseAddress!, width)
            }
        }
    }

    /// Writes one row as RGB, whatever the fourth byte of its pixels says.
    ///
    /// - Precondition: `row` is 0..<`height` and `packed` holds at least `3 * width` bytes.
    package func packOpaqueRow(_ row: Int, into packed: UnsafeMutableRawBufferPointer) {
        precondition((0..<height).contains(row) && packed.count >= 3 * width)
        withUnsafeBytes { bytes in
            flipbook_bgrx_to_rgb(bytes.baseAddress! + row * stride, packed.baseAddress!, width, PixelPath.best.rawValue)
        }
    }

    /// Lays what is transparent on white. The pixels say no alpha any more that counts.
    package mutating func layOnWhite() {
        guard format == .premultipliedAlpha else { return }
        let (width, height, stride) = (width, height, stride)
        withUnsafeMutableBytes { bytes in
            for row in 0..<height { flipbook_lay_on_white(bytes.baseAddress! + row * stride, width) }
        }
    }

    /// Reads one row back from what ``packRow(_:into:)`` wrote, without loss.
    ///
    /// - Precondition: `row` is 0..<`height` and `packed` holds at least ``packedRowSize`` bytes.
    package mutating func unpackRow(_ row: Int, from packed: UnsafeRawBufferPointer) {
        unpackRow(row, from: packed, path: .best)
    }

    mutating func unpackRow(_ row: Int, from packed: UnsafeRawBufferPointer, path: PixelPath) {
        precondition((0..<height).contains(row) && packed.count >= packedRowSize)
        let (width, stride, format) = (width, stride, format)
        withUnsafeMutableBytes { bytes in
            let target = bytes.baseAddress! + row * stride
            switch format {
            case .opaque: flipbook_rgb_to_bgrx(packed.baseAddress!, target, width, path.rawValue)
            case .premultipliedAlpha: flipbook_rgba_to_premultiplied(packed.baseAddress!, target, width)
            }
        }
    }
}
