import FlipbookPixels

/// A picture: lines on white where `noisy` is false, else noise. Premultiplied where there is alpha.
package func picture(
    _ width: Int, _ height: Int, _ format: PixelBuffer.Format = .opaque, noisy: Bool = true, seed: UInt64 = 1
) -> PixelBuffer {
    var buffer = PixelBuffer(width: width, height: height, format: format)
    let generator = Seeded(seed)
    let stride = buffer.stride
    buffer.withUnsafeMutableBytes { bytes in
        for row in 0..<height {
            for column in 0..<width {
                let pixel = row * stride + 4 * column
                let number = noisy ? generator.next() : (row % 50 == 7 || column == row ? 0x80FF_1F77 : 0xFFFF_FFFF)
                let alpha = UInt8(truncatingIfNeeded: number >> 24)
                let most = format == .opaque ? 255 : alpha
                for channel in 0..<3 {
                    bytes[pixel + channel] = min(UInt8(truncatingIfNeeded: number >> (8 * channel)), most)
                }
                bytes[pixel + 3] = format == .opaque ? 255 : alpha
            }
        }
    }
    return buffer
}

/// Whether two pictures are the same, pixel by pixel.
package func same(_ a: borrowing PixelBuffer, _ b: borrowing PixelBuffer) -> Bool {
    guard (a.width, a.height, a.format) == (b.width, b.height, b.format) else { return false }
    let (width, height, stride) = (a.width, a.height, a.stride)
    return a.withUnsafeBytes { a in
        b.withUnsafeBytes { b in
            (0..<height).allSatisfy { row in
                let bytes = row * stride..<row * stride + 4 * width
                return a[bytes].elementsEqual(b[bytes])
            }
        }
    }
}
