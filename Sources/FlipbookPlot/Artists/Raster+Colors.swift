import FlipbookCanvas

extension Raster {
    /// A picture of rows of colours, the first row at the top.
    ///
    /// - Throws: ``PlotError`` where the rows aren't equally long.
    public init(_ rows: [[Color]]) throws {
        let width = rows.first?.count ?? 0
        if let odd = rows.firstIndex(where: { $0.count != width }) {
            throw PlotError(
                .values,
                "row \(odd) of a picture has \(rows[odd].count) colours and row 0 has \(width); give as many in each")
        }
        self.init(width: width, height: rows.count, pixels: rows.joined().map { Raster.pixel($0) })
    }

    /// A picture of three grids of numbers from 0 to 1; those beyond count as the nearer one.
    ///
    /// - Throws: ``PlotError`` where the grids differ in rows or columns.
    public init(red: Grid, green: Grid, blue: Grid, alpha: Grid? = nil) throws {
        let alpha = alpha ?? Grid(rows: red.rows, columns: red.columns, repeating: 1)
        let sizes = [red, green, blue, alpha].map { [$0.rows, $0.columns, $0.values.count] }
        guard sizes.allSatisfy({ $0 == sizes[0] }), red.values.count == red.rows * red.columns else {
            throw PlotError(.lengthsDiffer, "the grids of a picture's colours differ in size; give as many of each")
        }
        let pixels = red.values.indices.map { index in
            Raster.pixel(
                Color(
                    red: min(red.values[index], 1), green: min(green.values[index], 1),
                    blue: min(blue.values[index], 1), alpha: alpha.values[index]))
        }
        self.init(width: red.columns, height: red.rows, pixels: pixels)
    }
}
