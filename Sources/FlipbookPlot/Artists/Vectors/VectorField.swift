/// The vectors of an artist, at points or on a grid, as they were given last.
struct VectorField {
    /// The x of each vector, in data.
    private(set) var x: [Double]
    /// The y of each vector, in data.
    private(set) var y: [Double]
    /// The parts to the right.
    private(set) var u: [Double]
    /// The parts upwards.
    private(set) var v: [Double]
    /// How many columns and rows there are on a grid; nil for vectors at points.
    private var shape: (columns: Int, rows: Int)?
    /// The columns and rows of the grids that were given last.
    private var grids: [(name: String, columns: Int, rows: Int)] = []

    init(x: [Double], y: [Double], u: [Double], v: [Double]) {
        (self.x, self.y, self.u, self.v) = (x, y, u, v)
    }

    mutating func set(u: [Double], v: [Double]) {
        (self.u, self.v, grids) = (u, v, [])
    }

    mutating func set(u: Grid, v: Grid, values: Grid?) {
        set(u: u.values, v: v.values)
        grids = [("u", u.columns, u.rows), ("v", v.columns, v.rows)]
        if let values { grids.append(("values", values.columns, values.rows)) }
    }

    mutating func set(x: [Double], y: [Double], u: [Double], v: [Double]) {
        (self.x, self.y, shape) = (x, y, nil)
        set(u: u, v: v)
    }

    /// - Parameters:
    ///   - x: that of each column.
    ///   - y: that of each row.
    mutating func set(x: [Double], y: [Double], u: Grid, v: Grid, values: Grid?) {
        self.x = y.flatMap { _ in x }
        self.y = y.flatMap { [Double](repeating: $0, count: x.count) }
        shape = (x.count, y.count)
        set(u: u, v: v, values: values)
    }

    /// Throws where a grid has other columns or rows than there are.
    func check(_ name: @autoclosure () -> String) throws {
        guard let shape else { return }
        for grid in grids where (grid.columns, grid.rows) != shape {
            throw PlotError(
                .lengthsDiffer,
                "\(name()): \(grid.name) has \(grid.columns) columns and \(grid.rows) rows; give \(shape.columns) and "
                    + "\(shape.rows), a column for each x and a row for each y")
        }
    }
}
