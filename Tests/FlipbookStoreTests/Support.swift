import FlipbookCoding
import FlipbookPixels
import FlipbookStore
import Foundation
import TestSupport

/// A picture: lines on white where `noisy` is false, else noise. Premultiplied where there is alpha.
func picture(
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
func same(_ a: borrowing PixelBuffer, _ b: borrowing PixelBuffer) -> Bool {
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

/// Runs `body` with a folder of its own, which is gone afterwards.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("flipbook-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
}

func readFile(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) }

func writeFile(_ bytes: [UInt8], _ path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
}

/// All files in a folder, at any depth, relative to it, sorted.
func files(in folder: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return all.filter { path in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
            && !isFolder.boolValue
    }.sorted()
}

func key(_ frame: Int, animation: String = "wave") -> FrameKey {
    FrameKey(animation: Digest(of: Array(animation.utf8)), frame: frame, parameters: [1, 2, 3])
}
