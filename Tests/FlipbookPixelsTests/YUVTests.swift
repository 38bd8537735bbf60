import Testing

@testable import FlipbookPixels

@Suite struct YUVTests {
    /// BT.709 in limited range, without rounding.
    private func exact(_ red: Double, _ green: Double, _ blue: Double) -> [Double] {
        let luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        return [
            16 + 219 * luma / 255, 128 + 224 * (blue - luma) / 1.8556 / 255, 128 + 224 * (red - luma) / 1.5748 / 255,
        ]
    }

    private func solid(_ red: UInt8, _ green: UInt8, _ blue: UInt8, _ width: Int, _ height: Int) -> PixelBuffer {
        var buffer = PixelBuffer(width: width, height: height)
        buffer.withUnsafeMutableBytes { bytes in
            for pixel in Swift.stride(from: 0, to: bytes.count, by: 4) {
                (bytes[pixel], bytes[pixel + 1], bytes[pixel + 2]) = (blue, green, red)
            }
        }
        return buffer
    }

    @Test(arguments: [(1, 1), (2, 2), (3, 5), (31, 4), (32, 2), (33, 7), (64, 4), (65, 3), (98, 6), (203, 9)])
    func everySampleIsRightToHalfALevelOnEveryPathWithWhiteAroundOddSizes(width: Int, height: Int) {
        let buffer = noise(width, height, .opaque, seed: UInt64(width * 1000 + height))
        for chroma in YUVLayout.Chroma.allCases {
            let layout = YUVLayout(width: width, height: height, chroma: chroma)
            let all = paths.map { path in
                bytes(count: layout.byteCount + 1) { buffer.convert(chroma, into: $0, path: path) }
            }
            #expect(all.allSatisfy { $0 == all[0] })
            #expect(all[0].last == 7, "one byte too many was written")

            func pixel(_ x: Int, _ y: Int) -> (Double, Double, Double) {
                guard x < width, y < height else { return (255, 255, 255) }
                let at = y * buffer.stride + 4 * x
                return buffer.withUnsafeBytes { (Double($0[at + 2]), Double($0[at + 1]), Double($0[at])) }
            }
            var worst = 0.0
            for y in 0..<layout.height {
                for x in 0..<layout.width {
                    let (r, g, b) = pixel(x, y)
                    worst = max(worst, abs(exact(r, g, b)[0] - Double(all[0][y * layout.width + x])))
                }
            }
            let block = chroma == .halved ? 2 : 1
            for y in 0..<layout.chromaHeight {
                for x in 0..<layout.chromaWidth {
                    var sum = (0.0, 0.0, 0.0)
                    for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] where dx < block && dy < block {
                        let (r, g, b) = pixel(block * x + dx, block * y + dy)
                        sum = (sum.0 + r, sum.1 + g, sum.2 + b)
                    }
                    let n = Double(block * block)
                    let right = exact(sum.0 / n, sum.1 / n, sum.2 / n)
                    let first = layout.width * layout.height + y * layout.chromaWidth + x
                    for plane in 1...2 {
                        let at = first + (plane - 1) * layout.chromaWidth * layout.chromaHeight
                        worst = max(worst, abs(right[plane] - Double(all[0][at])))
                    }
                }
            }
            #expect(worst <= 0.52)
        }
    }

    @Test(arguments: [[255, 0, 0], [31, 119, 180], [255, 255, 255], [0, 0, 0], [255, 127, 14], [44, 160, 44]])
    func coloursComeBackWithinTwoLevels(rgb: [UInt8]) {
        let buffer = solid(rgb[0], rgb[1], rgb[2], 6, 4)
        let layout = YUVLayout(width: 6, height: 4, chroma: .halved)
        let planes = bytes(count: layout.byteCount) { buffer.convertToYUV420(into: $0) }
        let y = (Double(planes[0]) - 16) / 219
        let cb = (Double(planes[24]) - 128) / 224
        let cr = (Double(planes[30]) - 128) / 224
        let red = y + 1.5748 * cr
        let blue = y + 1.8556 * cb
        let green = (y - 0.2126 * red - 0.0722 * blue) / 0.7152
        for (decoded, original) in zip([red, green, blue], rgb) {
            #expect(abs(decoded * 255 - Double(original)) <= 2)
        }
        if rgb == [255, 255, 255] { #expect(planes.prefix(24).allSatisfy { $0 == 235 }) }
        if rgb == [0, 0, 0] { #expect(planes.prefix(24).allSatisfy { $0 == 16 }) }
        if rgb[0] == rgb[1] && rgb[1] == rgb[2] { #expect(planes.dropFirst(24).allSatisfy { $0 == 128 }) }
    }
}
