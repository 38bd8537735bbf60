/// Numbers in rows and columns: an image, or a function of two variables.
///
///     let x = linspace(-3, 3, count: 60)
///     let y = linspace(-2, 2, count: 40)
///     let waves = Grid(x: x, y: y) { x, y in sin(x) * cos(y) }
///
/// As a frame's parameter it travels as its numbers lie in memory. In JSON it is an array of rows, `[[1, 2], [3, 4]]`, or
/// `{"rows": 2, "columns": 2, "values": [1, 2, 3, 4]}`.
public struct Grid: Hashable, Sendable {
    /// How many rows there are.
    public let rows: Int
    /// How many columns there are.
    public let columns: Int
    /// `rows * columns` numbers, row by row. Their number stays as it is: drawing throws a ``PlotError`` otherwise.
    public var values: [Double]

    /// The same number everywhere. Less than 0 rows or columns count as none.
    public init(rows: Int, columns: Int, repeating value: Double = 0) {
        self.rows = max(rows, 0)
        self.columns = max(columns, 0)
        values = [Double](repeating: value, count: self.rows * self.columns)
    }

    /// Given numbers, row by row.
    ///
    /// - Throws: ``PlotError`` where there are not `rows * columns` of them.
    public init(rows: Int, columns: Int, values: [Double]) throws {
        guard rows >= 0, columns >= 0, rows.multipliedReportingOverflow(by: columns) == (values.count, false) else {
            throw PlotError(
                .values, "a grid of \(rows)x\(columns) can't hold \(values.count) values; give rows times columns")
        }
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// Given rows of numbers.
    ///
    /// - Throws: ``PlotError`` where they aren't equally long.
    public init(_ rows: [[Double]]) throws {
        let columns = rows.first?.count ?? 0
        if let odd = rows.firstIndex(where: { $0.count != columns }) {
            throw PlotError(
                .values,
                "row \(odd) of a grid has \(rows[odd].count) values and row 0 has \(columns); "
                    + "give as many in each")
        }
        try self.init(rows: rows.count, columns: columns, values: Array(rows.joined()))
    }

    /// - Precondition: there are `rows * columns` values, and neither is less than 0.
    init(rows: Int, columns: Int, counted values: [Double]) {
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// The number in a row and a column, counted from 0.
    ///
    /// - Precondition: there are such a row and column.
    public subscript(row: Int, column: Int) -> Double {
        get {
            precondition(columns > column && column >= 0, "column \(column) of a grid with \(columns)")
            return values[row * columns + column]
        }
        set {
            precondition(columns > column && column >= 0, "column \(column) of a grid with \(columns)")
            values[row * columns + column] = newValue
        }
    }
}

extension Grid: Codable {
    private enum CodingKeys: CodingKey { case rows, columns, values }

    public init(from decoder: any Decoder) throws {
        if var list = try? decoder.unkeyedContainer() {
            var rows: [[Double]] = []
            while !list.isAtEnd { rows.append(try list.decode([Double].self)) }
            self = try decoder.checked { try Grid(rows) }
        } else {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let rows = try container.decode(Int.self, forKey: .rows)
            let columns = try container.decode(Int.self, forKey: .columns)
            let values = try container.decode([Double].self, forKey: .values)
            self = try decoder.checked { try Grid(rows: rows, columns: columns, values: values) }
        }
    }
}

extension Decoder {
    /// A value of what was decoded; where it can't be one, the error says where that stands.
    func checked<Value>(_ make: () throws -> Value) throws -> Value {
        do {
            return try make()
        } catch let error as PlotError {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: codingPath, debugDescription: error.description))
        }
    }
}

extension Grid {
    /// A number for each position, from its row and its column, counted from 0. Less than 0 of either count as none.
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

    /// The x and the y of every point of a mesh whose columns lie at `x` and whose rows lie at `y`.
    public static func meshgrid(_ x: [Double], _ y: [Double]) -> (x: Grid, y: Grid) {
        (Grid(x: x, y: y) { x, _ in x }, Grid(x: x, y: y) { _, y in y })
    }

    /// Every number changed in the same way.
    public func map(_ transform: (Double) throws -> Double) rethrows -> Grid {
        Grid(rows: rows, columns: columns, counted: try values.map(transform))
    }

    /// Every number together with the one at the same position of another grid.
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

    /// The smallest number without regard to NaN; nil where there is none.
    public var minimum: Double? {
        values.reduce(nil) { least, value in value.isNaN ? least : Swift.min(least ?? value, value) }
    }

    /// The largest number without regard to NaN; nil where there is none.
    public var maximum: Double? {
        values.reduce(nil) { most, value in value.isNaN ? most : Swift.max(most ?? value, value) }
    }
}

/// `count` values, evenly spaced, from `start` to `stop`, both included. Fewer than 1 give none, 1 gives `start`.
public func linspace(_ start: Double, _ stop: Double, count: Int) -> [Double] {
    guard count > 1 else { return count == 1 ? [start] : [] }
    let step = (stop - start) / Double(count - 1)
    return (0..<count).map { $0 == count - 1 ? stop : start + Double($0) * step }
}
