import FlipbookCanvas

extension Raster {
    /// Cells of one colour each.
    ///
    /// - Parameter colors: of the cells that are seen, row by row.
    init(flat colors: [UInt32], _ across: CellLine, _ down: CellLine) {
        let (width, height, columns) = (across.index.count, down.index.count, across.seen.count)
        var pixels = [UInt32](repeating: 0, count: width * height)
        pixels.withUnsafeMutableBufferPointer { pixels in
            colors.withUnsafeBufferPointer { colors in
                across.index.withUnsafeBufferPointer { across in
                    for (row, cells) in down.index.enumerated() where cells >= 0 {
                        let start = row * width
                        if row > 0, cells == down.index[row - 1] {
                            for column in 0..<width { pixels[start + column] = pixels[start - width + column] }
                            continue
                        }
                        for column in 0..<width where across[column] >= 0 {
                            pixels[start + column] = colors[cells * columns + across[column]]
                        }
                    }
                }
            }
        }
        self.init(width: width, height: height, pixels: pixels)
    }

    /// Cells whose colours are mixed of those of their corners, in four triangles around their middle, as matplotlib does.
    ///
    /// - Parameters:
    ///   - colors: of the four corners of each cell that is seen: two rows of them for each row of cells, and two columns.
    ///   - isKnown: whether a corner has a colour. A cell of which one has none is left out.
    init(shaded colors: [UInt32], isKnown: [Bool], _ across: CellLine, _ down: CellLine) {
        let (width, height, columns) = (across.index.count, down.index.count, 2 * across.seen.count)
        var pixels = [UInt32](repeating: 0, count: width * height)
        let colors = colors.map { SIMD4<Float>(pixel: $0) }
        let isWhole = isKnown.allSatisfy(\.self)
        pixels.withUnsafeMutableBufferPointer { pixels in
            colors.withUnsafeBufferPointer { colors in
                for row in 0..<height where down.index[row] >= 0 {
                    let (v, share) = (down.part[row], down.coverage[row])
                    for column in 0..<width where across.index[column] >= 0 {
                        let corner = 2 * down.index[row] * columns + 2 * across.index[column]
                        if !isWhole {
                            let corners = [corner, corner + 1, corner + columns, corner + columns + 1]
                            guard corners.allSatisfy({ isKnown[$0] }) else { continue }
                        }
                        let mixed = Self.mixed(
                            colors[corner], colors[corner + 1], colors[corner + columns], colors[corner + columns + 1],
                            u: across.part[column], v: v)
                        pixels[row * width + column] = (mixed * min(share, across.coverage[column])).pixel
                    }
                }
            }
        }
        self.init(width: width, height: height, pixels: pixels)
    }

    /// The colour at a point of a cell, u from the first column of corners to the second, v from the first row to the second.
    @inline(__always)
    private static func mixed(
        _ first: SIMD4<Float>, _ second: SIMD4<Float>, _ third: SIMD4<Float>, _ fourth: SIMD4<Float>, u: Float, v: Float
    ) -> SIMD4<Float> {
        // Where a triangle between two corners and the middle is, one of the two pairs of opposite corners has no weight
        // on one side.
        let (fall, rise) = (1 - u - v, u - v)
        let middle = (first + second + third + fourth) * 0.25
        let diagonal = fall >= 0 ? first * fall : fourth * -fall
        let other = rise >= 0 ? second * rise : third * -rise
        return diagonal + other + middle * (1 - abs(fall) - abs(rise))
    }
}
