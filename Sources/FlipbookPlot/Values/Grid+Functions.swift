extension Grid {
    /// A number for each place, from its row and its column, counted from 0. Less than 0 of either count as none.
    public init(rows: Int, columns: Int, _ value: (_ row: Int, _ column: Int) throws -> Double) rethrows {
        self.init(rows: rows, columns: columns)
        var index = 0
        for row in 0..<self.rows {
            for column in 0..<self.columns {
                values[index] = try value(row, column)
                index += 1
            }
        }
    }

    /// A function of two variables: the columns lie at `x`, the rows at `y`.
    public init(x: [Double], y: [Double], _ function: (_ x: Double, _ y: Double) throws -> Double) rethrows {
        try self.init(rows: y.count, columns: x.count) { try function(x[$1], y[$0]) }
    }

    /// A grid of one row.
    public init(row: [Double]) { self.init(rows: 1, columns: row.count, counted: row) }

    /// A grid of one column.
    public init(column: [Double]) { self.init(rows: column.count, columns: 1, counted: column) }

    /// The x and the y of every place of a mesh whose columns lie at `x` and whose rows lie at `y`.
    public static func meshgrid(_ x: [Double], _ y: [Double]) -> (x: Grid, y: Grid) {
        (Grid(x: x, y: y) { x, _ in x }, Grid(x: x, y: y) { _, y in y })
    }

    /// Every number changed in the same way.
    public func map(_ transform: (Double) throws -> Double) rethrows -> Grid {
        Grid(rows: rows, columns: columns, counted: try values.map(transform))
    }

    /// Every number together with the one in the same place of another grid.
    ///
    ///     let speed = try u.combined(with: v) { sqrt($0 * $0 + $1 * $1) }
    ///
    /// - Throws: ``PlotError`` where the grids differ in rows or columns, and what `combine` throws.
    public func combined(with other: Grid, _ combine: (Double, Double) throws -> Double) throws -> Grid {
        guard rows == other.rows, columns == other.columns, values.count == other.values.count else {
            throw PlotError(
                .lengthsDiffer,
                "a grid of \(rows)x\(columns) can't be combined with one of \(other.rows)x\(other.columns); "
                    + "give grids of the same size")
        }
        return Grid(rows: rows, columns: columns, counted: try zip(values, other.values).map(combine))
    }

    /// The numbers of a row, counted from 0.
    ///
    /// - Precondition: there is such a row.
    public func row(_ row: Int) -> [Double] { Array(values[row * columns..<(row + 1) * columns]) }

    /// The numbers of a column, counted from 0.
    ///
    /// - Precondition: there is such a column.
    public func column(_ column: Int) -> [Double] { (0..<rows).map { self[$0, column] } }

    /// Rows as columns, and columns as rows.
    public var transposed: Grid { Grid(rows: columns, columns: rows) { self[$1, $0] } }

    /// The smallest number, those that are not a number left out; nil where there is none.
    public var minimum: Double? {
        values.reduce(nil) { least, value in value.isNaN ? least : Swift.min(least ?? value, value) }
    }

    /// The largest number, those that are not a number left out; nil where there is none.
    public var maximum: Double? {
        values.reduce(nil) { most, value in value.isNaN ? most : Swift.max(most ?? value, value) }
    }
}
