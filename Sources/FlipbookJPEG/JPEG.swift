import CFlipbookJPEG
import FlipbookPixels
import FlipbookSystem

/// Reads JPEG files.
package enum JPEG {
    /// The pixels of a picture, as 0xAARRGGBB; all are opaque.
    package struct Picture {
        package let width: Int
        package let height: Int
        package let pixels: [UInt32]
    }

    /// The most pixels that are read of a file: 1 GB of memory.
    private static let maximumPixels = 1 << 28

    /// Whether a file begins as a JPEG does.
    package static func isStart(of file: [UInt8]) -> Bool { file.starts(with: [0xff, 0xd8, 0xff]) }

    /// Reads a JPEG that any program wrote: gray or in colours of 8 bits, baseline or progressive. It isn't turned as its EXIF data
    /// ask for.
    ///
    /// - Throws: ``FileError`` (`damaged`) where it is no JPEG, is not whole, is too large, or has the four colours of prints.
    package static func read(_ file: [UInt8]) throws(FileError) -> Picture {
        guard let decoder = tjInitDecompress() else {
            throw FileError(.system, "libjpeg-turbo can't begin to read a JPEG: no memory is left")
        }
        defer { tjDestroy(decoder) }
        func reason() -> FileError {
            FileError(.damaged, "it can't be read as JPEG: \(String(cString: tjGetErrorStr2(decoder)))")
        }
        var (width, height, sampling, colors): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        let size = UInt(file.count)
        guard tjDecompressHeader3(decoder, file, size, &width, &height, &sampling, &colors) == 0 else { throw reason() }
        guard width > 0, height > 0 else { throw FileError(.damaged, "it can't be read as JPEG: it has no picture") }
        let sides = 1...Int32(PixelBuffer.maximumSide)
        let count = Int(width).multipliedReportingOverflow(by: Int(height))
        guard sides.contains(width), sides.contains(height), !count.overflow, count.partialValue <= maximumPixels else {
            throw FileError(
                .damaged,
                "a picture of \(width)x\(height) is too large: there may be \(PixelBuffer.maximumSide) columns and rows, and "
                    + "\(maximumPixels) pixels")
        }
        guard colors != Int32(TJCS_CMYK.rawValue), colors != Int32(TJCS_YCCK.rawValue) else {
            throw FileError(
                .damaged, "it is a JPEG in the colours of prints (CMYK), which can't be read; convert it to RGB")
        }
        // Blocks of 64 pixels of one colour take a bit or two each: no memory is taken for a file that can't fill it.
        guard count.partialValue <= 1 << 20 || count.partialValue / 4096 <= file.count else {
            throw FileError(
                .damaged, "it can't be read as JPEG: \(file.count) bytes can't hold a picture of \(width)x\(height)")
        }
        // A warning means that data are missing or wrong. Files of very many scans take very long.
        let flags = TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS
        var pixels = [UInt32](repeating: 0, count: count.partialValue)
        let result = pixels.withUnsafeMutableBytes {
            tjDecompress2(
                decoder, file, size, $0.baseAddress?.assumingMemoryBound(to: UInt8.self), width, 0, height,
                Int32(TJPF_BGRA.rawValue), flags)
        }
        guard result == 0 else { throw reason() }
        return Picture(width: Int(width), height: Int(height), pixels: pixels)
    }
}
