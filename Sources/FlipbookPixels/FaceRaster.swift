import CFlipbookPixels

/// Pixels that the faces of a mesh are painted on: transparent, until some are.
///
///     var raster = FaceRaster(width: 100, height: 80)
///     raster.paintQuads(corners, rows: 10, columns: 20, snaps: true, colors: colors)
///     let picture = raster.pixels
///
/// Colours are 0xAARRGGBB, multiplied by alpha. Points are x and y in turn. A face with a corner that isn't finite is left out.
/// The bytes are the same on every processor.
package struct FaceRaster {
    package let width: Int
    package let height: Int
    /// Row by row, the upper row first.
    package private(set) var pixels: [UInt32]
    private let left: Double
    private let top: Double
    private let scale: Double

    /// Nothing painted.
    ///
    /// - Parameters:
    ///   - width: how many columns of pixels there are.
    ///   - height: how many rows of pixels there are.
    ///   - left: the x of points on the left side of the pixels.
    ///   - top: the y of points on the upper side of the pixels.
    ///   - scale: how many pixels there are from one x or y to the next.
    /// - Precondition: neither side is negative.
    package init(width: Int, height: Int, left: Double = 0, top: Double = 0, scale: Double = 1) {
        (self.width, self.height, self.left, self.top, self.scale) = (width, height, left, top, scale)
        pixels = [UInt32](repeating: 0, count: width * height)
    }

    /// Paints the pixels that each quadrilateral touches in its colour; the later one where two do.
    ///
    /// - Parameters:
    ///   - corners: of `rows + 1` times `columns + 1` points, row by row.
    ///   - snaps: whether corners are moved to whole pixels.
    ///   - colors: one for each quadrilateral, row by row; those without alpha aren't painted.
    /// - Precondition: there are as many corners and colours.
    package mutating func paintQuads(
        _ corners: UnsafeBufferPointer<Double>, rows: Int, columns: Int, snaps: Bool, colors: [UInt32]
    ) {
        precondition(corners.count == 2 * (rows + 1) * (columns + 1) && colors.count == rows * columns)
        paint { flipbook_paint_quads(corners.baseAddress, rows, columns, snaps ? 1 : 0, colors, $0) }
    }

    /// Paints quadrilaterals with a colour at each corner, mixed in between as in four triangles around their middle.
    ///
    /// - Precondition: there are `rows + 1` times `columns + 1` corners and colours.
    package mutating func shadeQuads(
        _ corners: UnsafeBufferPointer<Double>, rows: Int, columns: Int, colors: [UInt32]
    ) {
        precondition(corners.count == 2 * (rows + 1) * (columns + 1) && colors.count == (rows + 1) * (columns + 1))
        paint { flipbook_shade_quads(corners.baseAddress, rows, columns, colors, $0) }
    }

    /// Paints the pixels that each triangle touches in its colour; the later one where two do.
    ///
    /// - Parameters:
    ///   - corners: the numbers of three points for each triangle.
    ///   - colors: one for each triangle; those without alpha aren't painted.
    /// - Precondition: there are such points, and as many colours as triangles.
    package mutating func paintTriangles(_ points: UnsafeBufferPointer<Double>, corners: [Int32], colors: [UInt32]) {
        precondition(corners.count == 3 * colors.count)
        paint { flipbook_paint_triangles(points.baseAddress, corners, colors.count, colors, $0) }
    }

    /// Paints triangles with a colour at each point, mixed in between.
    ///
    /// - Precondition: there are such points, and as many colours as points.
    package mutating func shadeTriangles(_ points: UnsafeBufferPointer<Double>, corners: [Int32], colors: [UInt32]) {
        precondition(points.count == 2 * colors.count)
        paint { flipbook_shade_triangles(points.baseAddress, corners, corners.count / 3, colors, $0) }
    }

    private mutating func paint(_ body: (UnsafeMutablePointer<flipbook_raster>) -> Void) {
        let (width, height, left, top, scale) = (Int32(width), Int32(height), left, top, scale)
        pixels.withUnsafeMutableBufferPointer { pixels in
            var raster = flipbook_raster(
                pixels: pixels.baseAddress, width: width, height: height, left: left, top: top, scale: scale)
            body(&raster)
        }
    }
}
