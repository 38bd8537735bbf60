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

/// A box on a figure: edges as fractions of the figure, from the lower left corner.
struct PageBox: Hashable, Sendable {
    var left: Double
    var right: Double
    var bottom: Double
    var top: Double
}

/// Where axes lie in their figure.
enum AxesPlace: Hashable, Sendable {
    case cell(GridCell)
    case box(PageBox)
}
