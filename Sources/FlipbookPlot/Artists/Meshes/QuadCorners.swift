import FlipbookCanvas

/// Where the corners of a mesh of quadrilaterals lie, in data.
///
/// The rules are those of matplotlib's `pcolormesh` (`Axes._pcolorargs`).
struct QuadCorners {
    /// One number for each column of corners where `isRectangular`; else one for each corner, row by row.
    let x: [Double]
    /// One number for each row of corners where `isRectangular`; else one for each corner, row by row.
    let y: [Double]
    let rows: Int
    let columns: Int
    /// Whether all columns of corners have one x, and all rows one y.
    let isRectangular: Bool

    /// Corners at whole numbers: cells between them, or around them where they are the middles.
    ///
    /// - Parameters:
    ///   - rows: how many rows of values there are.
    ///   - columns: how many columns of values there are.
    init(rows: Int, columns: Int, shading: QuadMesh.Shading) {
        func numbers(_ count: Int) -> [Double] {
            switch shading {
            case .gouraud: (0..<count).map(Double.init)
            case .nearest: Self.edges(around: (0..<count).map(Double.init))
            case .auto, .flat: (0...count).map(Double.init)
            }
        }
        self.init(x: numbers(columns), y: numbers(rows))
    }

    /// Corners of rectangles.
    private init(x: [Double], y: [Double]) {
        self.init(x: x, y: y, rows: y.count, columns: x.count, isRectangular: true)
    }

    private init(x: [Double], y: [Double], rows: Int, columns: Int, isRectangular: Bool) {
        (self.x, self.y, self.rows, self.columns, self.isRectangular) = (x, y, rows, columns, isRectangular)
    }

    /// Corners at given positions, or around them where these are the middles; nil where there are not as many as values and
    /// shading ask for.
    ///
    /// - Parameters:
    ///   - x: as many as `y`, or one row of them for all rows.
    ///   - y: as many as `x`, or one column of them for all columns.
    ///   - rows: how many rows of values there are.
    ///   - columns: how many columns of values there are.
    init?(x: Grid, y: Grid, rows: Int, columns: Int, shading: QuadMesh.Shading) {
        let (across, down) = (x.columns, y.rows)
        let isLines = x.rows == 1 && y.columns == 1
        guard x.values.count == x.rows * x.columns, y.values.count == y.rows * y.columns,
            isLines || (x.rows == down || x.rows == 1) && (y.columns == across || y.columns == 1)
        else { return nil }
        let areMiddles: Bool
        switch (across == columns && down == rows, across == columns + 1 && down == rows + 1, shading) {
        case (true, _, .auto), (true, _, .nearest): areMiddles = true
        case (true, _, .gouraud), (_, true, .auto), (_, true, .flat): areMiddles = false
        default: return nil
        }
        if isLines {
            self.init(
                x: areMiddles ? Self.edges(around: x.values) : x.values,
                y: areMiddles ? Self.edges(around: y.values) : y.values)
            return
        }
        var (xs, ys) = (x, y)
        if x.rows != down { xs = Grid(rows: down, columns: across) { x.values[$1] } }
        if y.columns != across { ys = Grid(rows: down, columns: across) { row, _ in y.values[row] } }
        if areMiddles { (xs, ys) = (Self.corners(around: xs), Self.corners(around: ys)) }
        let (width, height) = (xs.columns, xs.rows)
        let hasOneX = (width..<max(xs.values.count, width)).allSatisfy { xs.values[$0] == xs.values[$0 - width] }
        let hasOneY = ys.values.indices.allSatisfy { $0 % width == 0 || ys.values[$0] == ys.values[$0 - 1] }
        if hasOneX, hasOneY, width > 0, height > 0 {
            self.init(x: xs.row(0), y: ys.column(0))
        } else {
            self.init(x: xs.values, y: ys.values, rows: height, columns: width, isRectangular: false)
        }
    }

    /// The edges of cells in a row whose middles are known: half way between them.
    static func edges(around middles: [Double]) -> [Double] {
        guard middles.count > 1 else { return middles + middles }
        let (first, last) = (middles[0], middles[middles.count - 1])
        var edges = [first - 0.5 * (middles[1] - first)]
        edges.reserveCapacity(middles.count + 1)
        for (one, next) in zip(middles, middles.dropFirst()) { edges.append(one + 0.5 * (next - one)) }
        edges.append(last + 0.5 * (last - middles[middles.count - 2]))
        return edges
    }

    /// The corners of cells whose middles are known, found along rows and then along columns.
    private static func corners(around middles: Grid) -> Grid {
        let wide = Grid(
            rows: middles.rows, columns: middles.columns + 1,
            counted: (0..<middles.rows).flatMap { edges(around: middles.row($0)) })
        let columns = (0..<wide.columns).map { edges(around: wide.column($0)) }
        return Grid(rows: wide.rows + 1, columns: wide.columns) { columns[$1][$0] }
    }

    /// The corner in a row and a column.
    subscript(row: Int, column: Int) -> (x: Double, y: Double) {
        if isRectangular { return (x[column], y[row]) }
        let index = row * columns + column
        return (x[index], y[index])
    }

    /// All corners on the canvas, row by row.
    func points(in transform: Transform) -> [Point] {
        guard isRectangular else { return transform(x, y) }
        return transform((0..<rows).flatMap { _ in x }, y.flatMap { repeatElement($0, count: columns) })
    }

    /// The range of the corners.
    var limits: DataLimits {
        func leastPositive(_ values: [Double]) -> Double {
            values.reduce(.infinity) { $1 > 0 && $1.isFinite ? min($0, $1) : $0 }
        }
        return DataLimits(
            x: x.finiteRange, y: y.finiteRange, leastPositiveX: leastPositive(x), leastPositiveY: leastPositive(y))
    }
}
