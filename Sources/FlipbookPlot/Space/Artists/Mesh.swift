/// A surface in three dimensions as a grid of points, and which of them are shown.
struct Mesh {
    var x: Grid
    var y: Grid
    var z: Grid
    var sampling = GridSampling.atMost(rows: 50, columns: 50)

    /// The x of columns and the y of rows for each point of a grid, as numpy's `meshgrid`.
    init(_ x: [Double], _ y: [Double], _ z: Grid) {
        self.x = Grid(rows: y.count, columns: x.count) { _, column in x[column] }
        self.y = Grid(rows: y.count, columns: x.count) { row, _ in y[row] }
        self.z = z
    }

    init(_ x: Grid, _ y: Grid, _ z: Grid) {
        self.x = x
        self.y = y
        self.z = z
    }

    /// The point in a row and a column.
    subscript(row: Int, column: Int) -> SIMD3<Double> {
        let index = row * z.columns + column
        return SIMD3(x.values[index], y.values[index], z.values[index])
    }

    /// Throws where the three grids don't fit each other, or nothing of them would be shown.
    ///
    /// - Parameter least: the least step from row to row that is allowed.
    func check(_ name: @autoclosure () -> String, leastStep least: Int) throws {
        let grids = [("x", x), ("y", y), ("z", z)]
        if let odd = grids.first(where: { $0.1.rows * $0.1.columns != $0.1.values.count }) {
            throw PlotError(
                .values,
                "\(name()): \(odd.0) is a grid of \(odd.1.rows)x\(odd.1.columns) with \(odd.1.values.count) values; "
                    + "give one for each row and column")
        }
        guard grids.allSatisfy({ $0.1.rows == z.rows && $0.1.columns == z.columns }) else {
            let sizes = grids.map { "\($0.0) \($0.1.rows)x\($0.1.columns)" }.joined(separator: ", ")
            throw PlotError(
                .lengthsDiffer,
                "\(name()): the grids have different sizes (\(sizes)); give one x for each column and one y for each "
                    + "row of z, all at once with setData")
        }
        let steps = [sampling.rowStep(of: z), sampling.columnStep(of: z)]
        guard steps.allSatisfy({ $0 >= least }), steps.contains(where: { $0 > 0 }) else {
            throw PlotError(.values, "\(name()): rows and columns can't be taken in steps below 1; give 1 or more")
        }
    }

    /// The rows that are shown, the first and the last among them.
    var shownRows: [Int] { Self.shown(z.rows, step: sampling.rowStep(of: z)) }

    /// The columns that are shown, the first and the last among them.
    var shownColumns: [Int] { Self.shown(z.columns, step: sampling.columnStep(of: z)) }

    private static func shown(_ count: Int, step: Int) -> [Int] {
        guard step > 0, count > 0 else { return [] }
        return Array(stride(from: 0, to: count - 1, by: step)) + [count - 1]
    }

    /// The patches between neighbouring rows and columns that are shown, each with all points around it.
    var faces: Faces {
        var faces = Faces()
        let (rows, columns) = (shownRows, shownColumns)
        for (top, bottom) in zip(rows, rows.dropFirst()) {
            for (left, right) in zip(columns, columns.dropFirst()) {
                for column in left..<right { faces.add(self[top, column]) }
                for row in top..<bottom { faces.add(self[row, right]) }
                for column in stride(from: right, to: left, by: -1) { faces.add(self[bottom, column]) }
                for row in stride(from: bottom, to: top, by: -1) { faces.add(self[row, left]) }
                faces.close()
            }
        }
        return faces
    }

    /// The lines along the rows that are shown, then those along the columns, each through all its points.
    var lines: [[SIMD3<Double>]] {
        shownRows.map { row in (0..<z.columns).map { self[row, $0] } }
            + shownColumns.map { column in (0..<z.rows).map { self[$0, column] } }
    }

    /// Takes on the points of another mesh.
    mutating func move(to other: Mesh) { (x, y, z) = (other.x, other.y, other.z) }

    /// The range of all x and y.
    var dataLimits: DataLimits? { DataLimits(x: x.values, y: y.values) }
}

/// Which rows and columns of a large grid are shown.
public enum GridSampling: Hashable, Sendable {
    /// As many as are evenly spaced and not more than so many.
    case atMost(rows: Int, columns: Int)
    /// Every so many.
    case every(rows: Int, columns: Int)

    /// From one row that is shown to the next; 0 for none.
    func rowStep(of grid: Grid) -> Int {
        switch self {
        case .atMost(let rows, _): Self.step(grid.rows, most: rows)
        case .every(let rows, _): rows
        }
    }

    /// From one column that is shown to the next; 0 for none.
    func columnStep(of grid: Grid) -> Int {
        switch self {
        case .atMost(_, let columns): Self.step(grid.columns, most: columns)
        case .every(_, let columns): columns
        }
    }

    private static func step(_ count: Int, most: Int) -> Int {
        most > 0 ? max((count - 1) / most + 1, 1) : most
    }
}

extension Grid {
    /// The value of a function of row and column.
    fileprivate init(rows: Int, columns: Int, _ value: (Int, Int) -> Double) {
        self.init(rows: rows, columns: columns)
        for row in 0..<rows {
            for column in 0..<columns { values[row * columns + column] = value(row, column) }
        }
    }
}
