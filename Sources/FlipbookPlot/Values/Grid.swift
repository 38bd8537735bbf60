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
