import CFlipbookPNG
import FlipbookPixels
import FlipbookSystem

extension PNG {
    /// The pixels of any picture, as 0xAARRGGBB with the colours multiplied by alpha.
    package struct Picture {
        package let width: Int
        package let height: Int
        package let pixels: [UInt32]
    }

    /// The most pixels that are read of a file: 1 GB of memory.
    private static let maximumPixels = 1 << 28

    /// Reads a PNG that any program wrote: gray, in colours or with a palette, of up to 16 bits a channel, which become 8.
    ///
    /// - Throws: ``FileError`` (`damaged`) where it is no PNG, is not whole, or is too large.
    package static func read(_ file: [UInt8]) throws(FileError) -> Picture {
        var (width, height): (UInt32, UInt32) = (0, 0)
        var message = [CChar](repeating: 0, count: 64)
        func reason() -> FileError {
            let text = String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            return FileError(.damaged, "it can't be read as PNG: \(text)")
        }
        guard flipbook_png_read(file, file.count, &width, &height, nil, 0, &message) == 1 else { throw reason() }
        let sides = 1...UInt32(PixelBuffer.maximumSide)
        let count = Int(width) * Int(height)
        guard sides.contains(width), sides.contains(height), count <= maximumPixels else {
            throw FileError(
                .damaged,
                "a picture of \(width)x\(height) is too large: there may be \(PixelBuffer.maximumSide) columns and rows, and "
                    + "\(maximumPixels) pixels")
        }
        var bytes = [UInt8](repeating: 0, count: 4 * count)
        guard flipbook_png_read(file, file.count, &width, &height, &bytes, bytes.count, &message) == 1 else {
            throw reason()
        }
        let pixels = [UInt32](unsafeUninitializedCapacity: count) { pixels, initializedCount in
            for index in 0..<count {
                let alpha = UInt32(bytes[4 * index + 3])
                func part(_ offset: Int) -> UInt32 { (UInt32(bytes[4 * index + offset]) * alpha + 127) / 255 }
                pixels.initializeElement(at: index, to: alpha << 24 | part(2) << 16 | part(1) << 8 | part(0))
            }
            initializedCount = count
        }
        return Picture(width: Int(width), height: Int(height), pixels: pixels)
    }
}
