/// A grid of rows and columns in which axes are placed, each over one cell or several.
///
///     let grid = GridSpec(rows: 6, columns: 6, rowGap: 0.4)
///     let wide = try figure.addAxes(in: grid[0..<2, 2..<4])
///
/// Edges and gaps that are nil are those of the figure's ``Figure/subplotParameters``, which tight layout moves.
public struct GridSpec: Hashable, Sendable {
    /// How many rows there are.
    let rows: Int
    /// How many columns there are.
    let columns: Int
    /// How wide the columns are relative to each other; empty for equal ones.
    let widthRatios: [Double]
    /// How high the rows are relative to each other; empty for equal ones.
    let heightRatios: [Double]
    /// The left side, as a fraction of the figure's width.
    let left: Double?
    /// The right side, as a fraction of the figure's width.
    let right: Double?
    /// The lower side, as a fraction of the figure's height.
    let bottom: Double?
    /// The upper side, as a fraction of the figure's height.
    let top: Double?
    /// The gap between two columns, as a fraction of their mean width.
    let columnGap: Double?
    /// The gap between two rows, as a fraction of their mean height.
    let rowGap: Double?

    /// The cell that the whole grid takes: none, or one.
    private var enclosing: [GridCell] = []

    /// A grid. What can't be (no rows, ratios that aren't as many) is an error when axes are added.
    public init(
        rows: Int, columns: Int, widthRatios: [Double] = [], heightRatios: [Double] = [], left: Double? = nil,
        right: Double? = nil, bottom: Double? = nil, top: Double? = nil, columnGap: Double? = nil,
        rowGap: Double? = nil
    ) {
        self.rows = rows
        self.columns = columns
        self.widthRatios = widthRatios
        self.heightRatios = heightRatios
        self.left = left
        self.right = right
        self.bottom = bottom
        self.top = top
        self.columnGap = columnGap
        self.rowGap = rowGap
    }

    /// One cell, counted from the upper left one.
    public subscript(row: Int, column: Int) -> GridCell {
        GridCell(grid: self, rows: Self.span(of: row), columns: Self.span(of: column))
    }

    /// The cells of some rows and columns, such as `0..<2` and `1...`; what lies outside the grid is left out.
    public subscript(rows: some RangeExpression<Int>, columns: some RangeExpression<Int>) -> GridCell {
        GridCell(
            grid: self, rows: Self.span(of: rows, count: self.rows),
            columns: Self.span(of: columns, count: self.columns))
    }

    /// The cells of some columns in one row.
    public subscript(row: Int, columns: some RangeExpression<Int>) -> GridCell {
        GridCell(grid: self, rows: Self.span(of: row), columns: Self.span(of: columns, count: self.columns))
    }

    /// The cells of some rows in one column.
    public subscript(rows: some RangeExpression<Int>, column: Int) -> GridCell {
        GridCell(grid: self, rows: Self.span(of: rows, count: self.rows), columns: Self.span(of: column))
    }

    private static func span(of index: Int) -> Range<Int> {
        let index = min(index, .max - 1)
        return index..<index + 1
    }

    private static func span(of indices: some RangeExpression<Int>, count: Int) -> Range<Int> {
        let inside = (0..<max(count, 0)).filter(indices.contains)
        return (inside.first ?? 0)..<(inside.last.map { $0 + 1 } ?? 0)
    }
}

/// Some neighbouring cells of a grid: the room of one axes.
public struct GridCell: Hashable, Sendable {
    /// The grid.
    let grid: GridSpec
    /// The rows, counted from the top.
    let rows: Range<Int>
    /// The columns, counted from the left.
    let columns: Range<Int>

    /// A grid within these cells. Its gaps, where they are nil, are the figure's; its own edges aren't looked at.
    public func subgrid(_ grid: GridSpec) -> GridSpec {
        var inner = grid
        inner.enclose(in: self)
        return inner
    }

    /// The cells of the outermost grid that these lie in.
    var outermost: GridCell { grid.outer?.outermost ?? self }

    /// Throws where there are no such cells.
    func check() throws {
        try grid.outer?.check()
        try grid.check()
        guard !rows.isEmpty, !columns.isEmpty, rows.lowerBound >= 0, columns.lowerBound >= 0,
            rows.upperBound <= grid.rows, columns.upperBound <= grid.columns
        else {
            throw PlotError(
                .subplots,
                "rows \(rows) and columns \(columns) are no cells of a grid of \(grid.rows)x\(grid.columns); "
                    + "count from 0, and take at least one of each")
        }
    }

    /// The sides of the cells on a figure with these parameters, or in a frame that the whole grid takes.
    func box(_ figure: SubplotParameters, in frame: PageBox? = nil) -> PageBox {
        grid.box(rows: rows, columns: columns, figure, in: frame)
    }
}

extension GridSpec {
    fileprivate mutating func enclose(in cell: GridCell) { enclosing = [cell] }

    fileprivate var outer: GridCell? { enclosing.first }

    /// The cell that the whole grid takes; nil where that is the figure.
    var enclosingCell: GridCell? { outer }

    /// Whether an edge isn't the figure's.
    var hasOwnEdges: Bool { ![left, right, bottom, top].allSatisfy { $0 == nil } }

    /// Whether edges and gaps are all the figure's, so that moving the figure's moves the grid.
    var followsFigure: Bool {
        [left, right, bottom, top, columnGap, rowGap].allSatisfy { $0 == nil }
    }

    fileprivate func check() throws {
        guard rows > 0, columns > 0 else {
            throw PlotError(.subplots, "\(rows)x\(columns) subplots can't be made; give 1 or more rows and columns")
        }
        for (ratios, count, name) in [(widthRatios, columns, "width"), (heightRatios, rows, "height")] {
            let isRight =
                ratios.count == count && ratios.allSatisfy { $0 >= 0 && $0.isFinite } && ratios.contains { $0 > 0 }
            guard ratios.isEmpty || isRight else {
                throw PlotError(
                    .subplots,
                    "\(name) ratios \(ratios) don't fit a grid of \(rows)x\(columns); "
                        + "give one of 0 or more for each, or none")
            }
        }
    }

    fileprivate func box(
        rows: Range<Int>, columns: Range<Int>, _ figure: SubplotParameters, in given: PageBox?
    ) -> PageBox {
        let frame =
            given ?? outer?.box(figure)
            ?? PageBox(
                left: left ?? figure.left, right: right ?? figure.right, bottom: bottom ?? figure.bottom,
                top: top ?? figure.top)
        let across = Self.stretch(
            columns, ratios: widthRatios, count: self.columns, length: frame.right - frame.left,
            gap: columnGap ?? figure.columnGap)
        let down = Self.stretch(
            rows, ratios: heightRatios, count: self.rows, length: frame.top - frame.bottom,
            gap: rowGap ?? figure.rowGap)
        return PageBox(
            left: frame.left + across.start, right: frame.left + across.end, bottom: frame.top - down.end,
            top: frame.top - down.start)
    }

    /// Where some of `count` parts lie on a length, with a gap after each but the last.
    private static func stretch(
        _ span: Range<Int>, ratios: [Double], count: Int, length: Double, gap: Double
    ) -> (start: Double, end: Double) {
        let part = length / (Double(count) + gap * Double(count - 1))
        let unit = ratios.isEmpty ? part : part * Double(count) / ratios.reduce(0, +)
        func sum(_ parts: Range<Int>) -> Double {
            unit * (ratios.isEmpty ? Double(parts.count) : ratios[parts].reduce(0, +))
        }
        let start = sum(0..<span.lowerBound) + Double(span.lowerBound) * gap * part
        return (start, start + sum(span) + Double(span.count - 1) * gap * part)
    }
}

/// Where the axes of a figure lie: edges as fractions of the figure, from the lower left corner.
public struct SubplotParameters: Hashable, Sendable {
    /// The left side of the first column.
    public var left: Double
    /// The right side of the last column.
    public var right: Double
    /// The lower side of the last row.
    public var bottom: Double
    /// The upper side of the first row.
    public var top: Double
    /// The gap between two columns, as a fraction of a column's mean width.
    public var columnGap: Double
    /// The gap between two rows, as a fraction of a row's mean height.
    public var rowGap: Double

    /// Edges and gaps; matplotlib's where they aren't given.
    public init(
        left: Double = 0.125, right: Double = 0.9, bottom: Double = 0.11, top: Double = 0.88,
        columnGap: Double = 0.2, rowGap: Double = 0.2
    ) {
        self.left = left
        self.right = right
        self.bottom = bottom
        self.top = top
        self.columnGap = columnGap
        self.rowGap = rowGap
    }
}

/// A box on a figure: edges as fractions of the figure, or of what it is a part of, from the lower left corner.
struct PageBox: Hashable, Sendable {
    var left: Double
    var right: Double
    var bottom: Double
    var top: Double

    /// All of it.
    static let whole = PageBox(left: 0, right: 1, bottom: 0, top: 1)
}

extension AxesPosition {
    /// The cells that axes have in a grid, also where they share them with axes that were appended to them.
    var gridCell: GridCell? {
        switch self {
        case .cell(let cell): cell
        case .divided(let own): own.added.isEmpty ? own.divider.room.gridCell : nil
        default: nil
        }
    }

    /// What divides the room; nil where nothing does.
    var divider: AxesDivider? {
        guard case .divided(let own) = self else { return nil }
        return own.divider
    }
}

/// Where axes lie in their figure.
enum AxesPosition {
    case cell(GridCell)
    case box(PageBox)
    case inset(Inset)
    case divided(DividedCell)
    /// A box in inches.
    case inches(PageBox)
    /// What a colour bar leaves of a place.
    indirect case shrunk(AxesPosition, SharedBarRoom)
    /// The place of a colour bar beside several axes.
    case bar(SharedBarRoom)
}
