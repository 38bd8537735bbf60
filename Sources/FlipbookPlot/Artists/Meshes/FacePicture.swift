import FlipbookCanvas

/// The picture of the faces of a mesh as it was last drawn: made again where it is seen elsewhere, or was forgotten.
struct FacePicture {
    private var shown: (transform: Transform, window: FaceWindow, raster: Raster)?

    /// Forgets the picture, since the faces have changed.
    mutating func clear() { shown = nil }

    /// Draws the picture.
    ///
    /// - Parameter make: makes the pixels of the window.
    mutating func draw(
        in window: FaceWindow, of transform: Transform, on canvas: any Canvas, _ make: () throws -> Raster
    ) throws {
        if shown?.window != window || shown?.transform != transform { shown = (transform, window, try make()) }
        if let raster = shown?.raster { try canvas.drawImage(raster, in: window.rect, interpolation: .nearest) }
    }
}

extension ScalarMappable {
    /// Cells of one colour each whose sides lie along those of the canvas.
    ///
    /// - Parameters:
    ///   - values: of the cells.
    ///   - x: the edges of the columns, in pixels of the canvas.
    ///   - y: the edges of the rows, in pixels of the canvas.
    final func flatCells(_ values: Grid, x: [Double], y: [Double], in window: FaceWindow) throws -> Raster {
        let across = CellLine(flat: window.columns(x), pixels: window.width)
        let down = CellLine(flat: window.rows(y), pixels: window.height)
        return Raster(flat: try pixels(of: values.chosen(rows: down.seen, columns: across.seen)), across, down)
    }
}

extension Grid {
    /// The values of some rows and columns, row by row.
    func chosen(rows: [Int], columns: [Int]) -> [Double] {
        var chosen: [Double] = []
        chosen.reserveCapacity(rows.count * columns.count)
        values.withUnsafeBufferPointer { values in
            for row in rows {
                let start = row * self.columns
                for column in columns { chosen.append(values[start + column]) }
            }
        }
        return chosen
    }
}
