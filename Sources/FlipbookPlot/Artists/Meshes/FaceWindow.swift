import FlipbookCanvas
import FlipbookPixels

/// The part of a canvas in which the faces of a mesh are seen, as pixels.
struct FaceWindow: Equatable {
    /// A page has pixels of its own, this many along each pixel of the figure, so that faces are sharp on it.
    private static let pageScale = 3
    /// The most pixels that a page's faces take.
    private static let pagePixels = 16_000_000
    /// The most faces that are drawn on a page as paths.
    private static let pagePaths = 50_000

    /// Columns of the canvas.
    let x: Range<Int>
    /// Rows of the canvas.
    let y: Range<Int>
    /// How many pixels there are along each pixel of the canvas.
    let scale: Int

    /// nil where nothing is seen.
    ///
    /// - Parameters:
    ///   - x: where the faces begin and end on the canvas; nil where none has a finite position.
    ///   - y: the same, downwards.
    init?(x: ClosedRange<Double>?, y: ClosedRange<Double>?, in transform: Transform, on canvas: any Canvas) {
        guard let x, let y else { return nil }
        let (box, isClipped) = (transform.box, transform.isClipped)
        func pixels(_ range: ClosedRange<Double>, _ low: Double, _ high: Double, _ size: Double) -> Range<Int> {
            // A face that is shaded reaches half a pixel further, and mixes with what is there.
            let first = max(range.lowerBound - 1, isClipped ? low : 0, 0).rounded(.down)
            let last = min(range.upperBound + 1, isClipped ? high : size, size).rounded(.up)
            return first < last ? Int(first)..<Int(last) : 0..<0
        }
        self.x = pixels(x, box.minX, box.maxX, canvas.size.width)
        self.y = pixels(y, box.minY, box.maxY, canvas.size.height)
        let count = self.x.count * self.y.count
        let isPage = canvas is any ScalableCanvas && count * Self.pageScale * Self.pageScale <= Self.pagePixels
        scale = isPage ? Self.pageScale : 1
        if count == 0 { return nil }
    }

    /// How many columns of pixels there are.
    var width: Int { x.count * scale }
    /// How many rows of pixels there are.
    var height: Int { y.count * scale }

    /// Where the pixels lie on the canvas.
    var rect: Rect {
        Rect(x: Double(x.lowerBound), y: Double(y.lowerBound), width: Double(x.count), height: Double(y.count))
    }

    /// The pixels, nothing painted.
    var raster: FaceRaster {
        FaceRaster(
            width: width, height: height, left: Double(x.lowerBound), top: Double(y.lowerBound), scale: Double(scale))
    }

    /// Columns of the canvas as columns of pixels.
    func columns(_ x: [Double]) -> [Double] { x.map { ($0 - Double(self.x.lowerBound)) * Double(scale) } }

    /// Rows of the canvas as rows of pixels.
    func rows(_ y: [Double]) -> [Double] { y.map { ($0 - Double(self.y.lowerBound)) * Double(scale) } }

    /// Whether as many faces are drawn as paths, each in one colour.
    static func drawsPaths(_ count: Int, on canvas: any Canvas) -> Bool {
        canvas is any ScalableCanvas && count <= pagePaths
    }
}

extension Raster {
    init(_ raster: consuming FaceRaster) {
        self.init(width: raster.width, height: raster.height, pixels: raster.pixels)
    }
}

extension [Point] {
    /// Calls `body` with x and y of all points in turn.
    func withCoordinates<Result>(_ body: (UnsafeBufferPointer<Double>) -> Result) -> Result {
        withUnsafeBytes { body($0.bindMemory(to: Double.self)) }
    }

    /// The least and the largest x and y of those that are finite; nil where none is.
    var ranges: (x: ClosedRange<Double>?, y: ClosedRange<Double>?) {
        (lazy.filter(\.isFinite).map(\.x).finiteRange, lazy.filter(\.isFinite).map(\.y).finiteRange)
    }
}
