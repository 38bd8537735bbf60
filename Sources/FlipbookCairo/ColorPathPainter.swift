import CFlipbookCairo
import FlipbookCanvas

/// Draws lines of many colours into pixels without Cairo: a pixel is covered by how near the nearest piece comes to its middle.
///
/// Pieces of one or two pixels, of which such lines have thousands, take some ten nanoseconds each.
struct ColorPathPainter {
    /// What the line covers of a pixel since it last came there.
    private struct Cell {
        /// How far along the line it was covered last, in pixels.
        var reached: Float = -.infinity
        /// Of 255.
        var coverage: UInt8 = 0
        var color: Int32 = 0
    }

    private let area: PixelArea
    private let palette: [UInt32]
    private let target: UnsafeMutablePointer<UInt32>
    /// From one row to the next, in pixels.
    private let stride: Int
    private let cells: UnsafeMutablePointer<Cell>

    /// Draws a line.
    ///
    /// - Parameters:
    ///   - clip: pixels that lie in `bytes`; nothing is drawn outside.
    ///   - bytes: rows of pixels of four bytes, 0xAARRGGBB multiplied by alpha.
    ///   - stride: from one row to the next, in bytes.
    static func draw(_ path: ColorPath, in clip: PixelArea, of bytes: UnsafeMutableRawBufferPointer, stride: Int) {
        guard let bounds = path.bounds, let area = bounds.pixels.intersection(clip),
            let target = bytes.baseAddress?.assumingMemoryBound(to: UInt32.self)
        else { return }
        let count = area.x.count * area.y.count
        let cells = UnsafeMutablePointer<Cell>.allocate(capacity: count)
        defer { cells.deallocate() }
        cells.initialize(repeating: Cell(), count: count)
        let painter = ColorPathPainter(
            area: area, palette: path.palette.map { Raster.pixel($0) }, target: target, stride: stride / 4, cells: cells
        )
        painter.cover(path.pieces)
        painter.finish()
    }

    private func cover(_ pieces: [ColorPath.Piece]) {
        var end: Point?
        // How long the line is up to a piece.
        var length: Float = 0
        for piece in pieces {
            // Back at a pixel after a way of some widths, the line crosses itself. A gap is such a way, too.
            let turn = Float(2 * piece.width + 2)
            if piece.start != end { length += 2 * turn }
            let (dx, dy) = (piece.end.x - piece.start.x, piece.end.y - piece.start.y)
            let way = (dx * dx + dy * dy).squareRoot()
            let next = length + Float(way)
            cover(piece, direction: Point(x: dx / way, y: dy / way), way: way, since: length - turn, upTo: next)
            (length, end) = (next, piece.end)
        }
    }

    /// Covers what lies near a straight line.
    private func cover(
        _ piece: ColorPath.Piece, direction: Point, way: Double, since: Float, upTo next: Float
    ) {
        let (start, end) = (piece.start, piece.end)
        let reach = piece.width / 2 + 0.5
        let most = min(piece.width, 1)
        let first = max(Int((min(start.y, end.y) - reach).rounded(.down)), area.y.lowerBound)
        let last = min(Int((max(start.y, end.y) + reach).rounded(.up)), area.y.upperBound)
        let (minX, maxX) = (min(start.x, end.x) - reach, max(start.x, end.x) + reach)
        guard first < last, maxX > Double(area.x.lowerBound), minX < Double(area.x.upperBound) else { return }
        let color = Int32(truncatingIfNeeded: piece.color)
        let steepness = abs(direction.y)
        for row in first..<last {
            let y = Double(row) + 0.5 - start.y
            var (left, right) = (minX, maxX)
            if steepness > 1e-9, way > 4 {
                // Where the row crosses the strip around the whole straight line.
                let (middle, half) = (start.x + y * direction.x / direction.y, reach / steepness)
                (left, right) = (max(left, middle - half), min(right, middle + half))
            }
            let from = max(Int(left.rounded(.down)), area.x.lowerBound)
            let to = min(Int(right.rounded(.up)), area.x.upperBound)
            let line = cells + (row - area.y.lowerBound) * area.x.count - area.x.lowerBound
            var column = from
            while column < to {
                defer { column += 1 }
                let x = Double(column) + 0.5 - start.x
                let along = x * direction.x + y * direction.y
                var distance = abs(x * direction.y - y * direction.x)
                let beyond = along < 0 ? -along : along - way
                if beyond > 0 { distance = (distance * distance + beyond * beyond).squareRoot() }
                var part = min(reach - distance, most)
                if piece.isFlatAtStart { part = min(part, along + 0.5) }
                if piece.isFlatAtEnd { part = min(part, way - along + 0.5) }
                guard part > 0 else { continue }
                let coverage = UInt8(part * 255 + 0.5)
                let cell = line + column
                if cell.pointee.reached < since {
                    paint(cell.pointee, atX: column, row)
                    cell.pointee.coverage = 0
                }
                if coverage >= cell.pointee.coverage {
                    cell.pointee.coverage = coverage
                    cell.pointee.color = color
                }
                cell.pointee.reached = next
            }
        }
    }

    /// Paints what is covered and not yet painted.
    private func finish() {
        var cell = cells
        for row in area.y {
            for column in area.x {
                paint(cell.pointee, atX: column, row)
                cell += 1
            }
        }
    }

    private func paint(_ cell: Cell, atX column: Int, _ row: Int) {
        guard cell.coverage > 0 else { return }
        let source = Self.scaled(palette[Int(cell.color)], by: UInt32(cell.coverage))
        let pixel = target + row * stride + column
        pixel.pointee = source &+ Self.scaled(pixel.pointee, by: 255 - source >> 24)
    }

    /// A pixel whose four parts are multiplied by a number of 255, rounded.
    private static func scaled(_ pixel: UInt32, by factor: UInt32) -> UInt32 {
        func scaled(_ parts: UInt32) -> UInt32 {
            let product = parts &* factor &+ 0x0080_0080
            return ((product &+ ((product >> 8) & 0x00FF_00FF)) >> 8) & 0x00FF_00FF
        }
        return scaled(pixel & 0x00FF_00FF) | scaled((pixel >> 8) & 0x00FF_00FF) << 8
    }
}

extension Context {
    /// Draws a line of many colours as a picture of its own: what is clipped by a path is Cairo's.
    func draw(_ path: ColorPath) {
        let clip = clipBox
        guard let bounds = path.bounds, let area = bounds.pixels.intersection(clip.pixels), !area.x.isEmpty,
            !area.y.isEmpty, let surface = try? Surface(pictureWidth: area.x.count, height: area.y.count)
        else { return }
        cairo_surface_flush(surface.pointer)
        let stride = Int(cairo_image_surface_get_stride(surface.pointer))
        let bytes = UnsafeMutableRawBufferPointer(
            start: cairo_image_surface_get_data(surface.pointer), count: stride * area.y.count)
        let (left, top) = (area.x.lowerBound, area.y.lowerBound)
        let moved = path.pieces.map { piece in
            var piece = piece
            (piece.start.x, piece.start.y) = (piece.start.x - Double(left), piece.start.y - Double(top))
            (piece.end.x, piece.end.y) = (piece.end.x - Double(left), piece.end.y - Double(top))
            return piece
        }
        ColorPathPainter.draw(
            ColorPath(moved, palette: path.palette), in: PixelArea(x: 0..<area.x.count, y: 0..<area.y.count), of: bytes,
            stride: stride)
        cairo_surface_mark_dirty(surface.pointer)
        cairo_set_source_surface(pointer, surface.pointer, Double(left), Double(top))
        cairo_pattern_set_filter(cairo_get_source(pointer), CAIRO_FILTER_NEAREST)
        cairo_paint(pointer)
    }
}

extension Rect {
    /// The pixels that the rectangle touches.
    fileprivate var pixels: PixelArea {
        // Far beyond any canvas, for infinite values and NaN too.
        func whole(_ value: Double) -> Int { Int(max(min(value, 1e6), -1e6)) }
        let (left, top) = (whole(minX.rounded(.down)), whole(minY.rounded(.down)))
        return PixelArea(
            x: left..<max(whole(maxX.rounded(.up)), left), y: top..<max(whole(maxY.rounded(.up)), top))
    }
}
