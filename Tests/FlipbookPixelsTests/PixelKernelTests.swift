import TestSupport
import Testing

@testable import FlipbookPixels

/// Pixels of noise; valid premultiplied ones where there is alpha.
func noise(_ width: Int, _ height: Int, _ format: PixelBuffer.Format, seed: UInt64) -> PixelBuffer {
    var buffer = PixelBuffer(width: width, height: height, format: format)
    var generator = Seeded(seed)
    let stride = buffer.stride
    buffer.withUnsafeMutableBytes { bytes in
        for row in 0..<height {
            for column in 0..<width {
                let pixel = row * stride + 4 * column
                let alpha = UInt8.random(in: 0...255, using: &generator)
                let most: UInt8 = format == .opaque ? 255 : alpha
                for channel in 0..<3 { bytes[pixel + channel] = .random(in: 0...most, using: &generator) }
                bytes[pixel + 3] = alpha
            }
        }
    }
    return buffer
}

func bytes(count: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void) -> [UInt8] {
    var bytes = [UInt8](repeating: 7, count: count)
    bytes.withUnsafeMutableBytes { fill($0) }
    return bytes
}

/// Only paths that run on this processor.
let paths: [PixelPath] = PixelPath.best == .plain ? [.plain] : [.plain, .best]

@Suite struct PixelKernelTests {
    @Test(arguments: [1, 2, 3, 7, 8, 15, 16, 17, 31, 32, 33, 47, 64, 100, 641])
    func packingGivesRGBOnEveryPathAndUnpackingUndoesIt(width: Int) {
        let buffer = noise(width, 2, .opaque, seed: UInt64(width))
        let expected = buffer.withUnsafeBytes { all in
            (0..<width).flatMap { column in (0..<3).map { all[buffer.stride + 4 * column + 2 - $0] } }
        }
        for path in paths {
            let packed = bytes(count: 3 * width) { buffer.packRow(1, into: $0, path: path) }
            #expect(packed == expected)

            var back = PixelBuffer(width: width, height: 2)
            packed.withUnsafeBytes { back.unpackRow(1, from: $0, path: path) }
            #expect(bytes(count: 3 * width) { back.packRow(1, into: $0, path: .plain) } == packed)
            back.withUnsafeBytes { all in
                #expect((0..<width).allSatisfy { all[back.stride + 4 * $0 + 3] == 255 })
                #expect(all[..<back.stride].allSatisfy { $0 == 0 }, "another row was written")
            }
        }
    }

    @Test func straightAlphaGoesBackToTheSamePremultipliedPixelsForEveryAlphaAndColour() {
        var buffer = PixelBuffer(width: 256, height: 256, format: .premultipliedAlpha)
        let stride = buffer.stride
        buffer.withUnsafeMutableBytes { bytes in
            for alpha in 0..<256 {
                for colour in 0..<256 {
                    for channel in 0..<3 {
                        bytes[alpha * stride + 4 * colour + channel] = UInt8(min(colour, alpha))
                    }
                    bytes[alpha * stride + 4 * colour + 3] = UInt8(alpha)
                }
            }
        }
        var back = PixelBuffer(width: 256, height: 256, format: .premultipliedAlpha)
        for row in 0..<256 {
            let packed = bytes(count: 1024) { buffer.packRow(row, into: $0) }
            for column in 0...row where row > 0 {
                let exact = Double(column) * 255 / Double(row)
                #expect(abs(Double(packed[4 * column]) - exact) <= 0.5)
            }
            packed.withUnsafeBytes { back.unpackRow(row, from: $0) }
        }
        buffer.withUnsafeBytes { from in back.withUnsafeBytes { #expect(from.elementsEqual($0)) } }
    }
}
