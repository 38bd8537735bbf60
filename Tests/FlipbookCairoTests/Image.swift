import FlipbookCairo
import FlipbookCanvas
import FlipbookPixels

/// A copy of a canvas's pixels.
struct Image: Equatable {
    let width: Int
    let height: Int
    private let stride: Int
    private let bytes: [UInt8]

    init(_ canvas: CairoCanvas) throws {
        (width, height, stride, bytes) = try canvas.withPixels { pixels in
            (pixels.width, pixels.height, pixels.stride, pixels.withUnsafeBytes { Array($0) })
        }
    }

    /// What is drawn on white.
    init(width: Int = 120, height: Int = 90, _ draw: (CairoCanvas) throws -> Void) throws {
        let canvas = try CairoCanvas(width: width, height: height)
        canvas.clear(.white)
        try draw(canvas)
        try self.init(canvas)
    }

    /// How black a pixel is, 0...1, by its green.
    func ink(_ x: Int, _ y: Int) -> Double { 1 - Double(bytes[y * stride + 4 * x + 1]) / 255 }

    /// The four bytes of a pixel: blue, green, red and the fourth.
    func pixel(_ x: Int, _ y: Int) -> [UInt8] { Array(bytes[y * stride + 4 * x..<y * stride + 4 * x + 4]) }

    /// All the black there is, in pixels.
    var totalInk: Double {
        (0..<height).reduce(0) { sum, y in (0..<width).reduce(sum) { $0 + ink($1, y) } }
    }

    /// The smallest rectangle of pixels that holds all that isn't white, if anything isn't.
    var inkBox: (left: Int, top: Int, right: Int, bottom: Int)? {
        var box: (left: Int, top: Int, right: Int, bottom: Int)?
        for y in 0..<height {
            for x in 0..<width where ink(x, y) > 0 {
                guard let old = box else {
                    box = (x, y, x + 1, y + 1)
                    continue
                }
                box = (min(old.left, x), old.top, max(old.right, x + 1), y + 1)
            }
        }
        return box
    }
}
