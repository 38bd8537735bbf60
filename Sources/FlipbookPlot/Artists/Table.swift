import FlipbookCanvas

/// Rows and columns of texts in cells, in axes or beside them: matplotlib's `table`.
///
///     let table = axes.table(
///         [["1.2", "3.4"], ["5.6", "7.8"]], rowLabels: ["first", "second"], columnLabels: ["x", "y"], at: .bottom)
///     table.texts[0][1] = "4.3"
///     table[row: 0, column: 0].weight = .bold
///
/// Lengths are fractions of the axes. Rows are 1.2 times as high as letters of 10 points, and columns have the width of the axes
/// together, unless said otherwise. Limits don't follow it. A layout leaves room for it unless ``DataArtist/isClipped`` is true.
public final class Table: DataArtist {
    /// Where a table lies.
    public enum Location: Hashable, Sendable, CaseIterable {
        /// In a corner of the axes, or in the middle of a side.
        case upperRight, upperLeft, lowerLeft, lowerRight, centerLeft, centerRight, lowerCenter, upperCenter
        /// In the middle of the axes.
        case center
        /// Beyond a corner of the axes.
        case topRight, topLeft, bottomLeft, bottomRight
        /// Beyond a side of the axes, in the middle of it.
        case right, left, top, bottom
    }

    /// The looks of one cell that are not those of the table.
    public struct CellLooks: Hashable, Sendable {
        /// The colour of the cell; nil for that of the table.
        public var color: Color?
        /// The colour of the letters; nil for that of the table.
        public var textColor: Color?
        /// How heavy the letters are; nil for that of the table.
        public var weight: TextStyle.Weight?
        /// Where the text lies in the cell; nil for that of the table.
        public var alignment: HorizontalAlignment?
        /// The sides of the cell that have a line; nil for those of the table.
        public var edges: Set<Side>?

        /// Those of the table.
        public init() {}
    }

    /// The texts, row by row from the top. Drawing throws a ``PlotError`` where rows have different numbers of texts.
    public var texts: [[String]] { didSet { changed(.looks) } }
    /// What stands left of the rows; nil for nothing. Drawing throws a ``PlotError`` where there isn't one for each row.
    public var rowLabels: [String]? { didSet { changed(.looks) } }
    /// What stands over the columns; nil for nothing. Drawing throws a ``PlotError`` where there isn't one for each column.
    public var columnLabels: [String]? { didSet { changed(.looks) } }
    /// Where the table lies, unless it has a ``box``.
    public var location: Location { didSet { changed(.looks) } }
    /// The box that the cells fill without the labels of rows, as fractions of the axes with x and y its lower left corner; nil for
    /// a table of its own size at its ``location``.
    public var box: Rect? { didSet { changed(.looks) } }

    /// The colours of the cells, row by row; nil for white, or none where cells have lines at less than three sides.
    public var colors: [[Color]]? { didSet { changed(.looks) } }
    /// The colours of the cells with ``rowLabels``, which are empty without these; nil for white likewise.
    public var rowColors: [Color]? { didSet { changed(.looks) } }
    /// The colours of the cells with ``columnLabels``, which are empty without these; nil for white likewise.
    public var columnColors: [Color]? { didSet { changed(.looks) } }
    /// Where texts lie in their cells.
    public var alignment = HorizontalAlignment.right { didSet { changed(.looks) } }
    /// Where the labels of rows lie in their cells.
    public var rowAlignment = HorizontalAlignment.left { didSet { changed(.looks) } }
    /// Where the labels of columns lie in their cells.
    public var columnAlignment = HorizontalAlignment.center { didSet { changed(.looks) } }
    /// How wide columns are, as fractions of the axes; nil for columns that have the width of the axes together.
    public var columnWidths: [Double]? { didSet { changed(.looks) } }
    /// The columns that are as wide as their texts need, counted from 0. That of ``rowLabels`` is so by itself.
    public var fittedColumns: Set<Int> = [] { didSet { changed(.looks) } }
    /// Multiplies the widths of columns that aren't fitted, and the heights of rows.
    public var scale: (x: Double, y: Double) = (1, 1) { didSet { changed(.looks) } }
    /// The sides of cells that have a line.
    public var edges = Set(Side.allCases) { didSet { changed(.looks) } }

    /// The font size, in points, before it is made smaller; nil for the style's.
    @Styled(\Table.inheritedStyle.textSize) public var textSize: Double!
    /// Whether letters are made smaller, by whole points, until the text of each cell fits.
    public var shrinksText = true { didSet { changed(.looks) } }
    /// The colour of the letters; nil for the style's.
    @Styled(\Table.inheritedStyle.textColor) public var textColor: Color!
    /// The colour of the lines around cells; nil for the style's.
    @Styled(\Table.inheritedStyle.edgeColor) public var edgeColor: Color!
    /// How wide the lines around cells are, in points; nil for the style's.
    @Styled(\Table.inheritedStyle.edgeWidth) public var edgeWidth: Double!

    private struct Position: Hashable {
        var row: Int
        var column: Int
    }

    private var ownLooks: [Position: CellLooks] = [:] { didSet { changed(.looks) } }

    /// The looks of one cell. Cells that aren't there are left out.
    ///
    /// - Parameters:
    ///   - row: counted from 0, with the labels of columns in row -1.
    ///   - column: counted from 0, with the labels of rows in column -1.
    public subscript(row row: Int, column column: Int) -> CellLooks {
        get { ownLooks[Position(row: row, column: column)] ?? CellLooks() }
        set { ownLooks[Position(row: row, column: column)] = newValue == CellLooks() ? nil : newValue }
    }

    /// A table, to be added to axes.
    ///
    /// - Parameters:
    ///   - texts: the texts, row by row from the top.
    ///   - rowLabels: what stands left of the rows; nil for nothing.
    ///   - columnLabels: what stands over the columns; nil for nothing.
    ///   - location: where it lies.
    ///   - colors: the colours of the cells, row by row; nil for white.
    ///   - columnWidths: how wide columns are, as fractions of the axes; nil for the width of the axes together.
    ///   - textSize: the font size, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - zOrder: artists are drawn from the lowest to the highest; nil for 0, under lines and patches.
    public init(
        _ texts: [[String]] = [], rowLabels: [String]? = nil, columnLabels: [String]? = nil,
        at location: Location = .bottom, colors: [[Color]]? = nil, columnWidths: [Double]? = nil,
        textSize: Double? = nil, alpha: Double? = nil, zOrder: Double? = nil
    ) {
        self.texts = texts
        self.rowLabels = rowLabels
        self.columnLabels = columnLabels
        self.location = location
        self.colors = colors
        self.columnWidths = columnWidths
        super.init(zOrder: 0)
        isClipped = false
        self.textSize = textSize
        set(alpha: alpha, label: nil, zOrder: zOrder)
    }

    /// The cells as they were last laid out, and for what.
    private struct LaidOut {
        let transform: Transform
        weak var measurer: (any TextMeasurer)?
        let cells: [Cell]
    }

    private var laidOut: LaidOut?

    override func changed(_ what: Changes) {
        laidOut = nil
        super.changed(what)
    }

    override func inherit(_ style: Style) {
        laidOut = nil
        super.inherit(style)
    }

    /// All cells in their places, row by row; laid out again where something has changed.
    private func cells(in transform: Transform, measurer: any TextMeasurer) throws -> [Cell] {
        let measurer = (measurer as? RecordingCanvas)?.source ?? measurer
        if let laidOut, laidOut.measurer === measurer, laidOut.transform == transform { return laidOut.cells }
        let cells = try layOut(in: transform, measurer: measurer)
        laidOut = LaidOut(transform: transform, measurer: measurer, cells: cells)
        return cells
    }

    /// Changes all texts; the numbers of rows and columns may change.
    public func setData(texts: [[String]]) { self.texts = texts }

    override var kind: String { "table" }
    override var affectsLimits: Bool { false }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        let cells = try cells(in: transform, measurer: canvas)
        let stroke = try LineStyle.solid.stroke(
            color: edgeColor, alpha: alpha, width: edgeWidth * transform.pixelsPerPoint, of: "edges of \(name)")?
            .mitered
        transform.clip(canvas) {
            for cell in cells {
                let box = Path(cell.box)
                let fill = cell.color.map(faded)
                if cell.edges.count == Side.allCases.count {
                    canvas.draw(box, fill: fill, stroke: stroke, snap: .automatic)
                } else {
                    if let fill { canvas.fill(box, color: fill) }
                    let lines = cell.lines
                    if let stroke, !lines.isEmpty { canvas.stroke(lines, stroke) }
                }
            }
        }
        try transform.clip(canvas) {
            for cell in cells { try cell.text?.draw(on: canvas, color: faded(cell.textColor)) }
        }
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        guard let measurer = obstacles.measurer, let box = try? self.box(in: transform, measurer: measurer) else {
            return
        }
        obstacles.boxes.append(box)
    }

    override func textLayouts(in transform: Transform, measurer: any TextMeasurer) throws -> [TextLayout] {
        isVisible ? try cells(in: transform, measurer: measurer).compactMap(\.text) : []
    }

    /// The box around all cells on the canvas.
    override func box(in transform: Transform, measurer: any TextMeasurer) throws -> Rect? {
        guard isVisible else { return nil }
        return try cells(in: transform, measurer: measurer).reduce(nil) { $0?.union($1.box) ?? $1.box }
    }

    /// The looks of a cell with those of the table where it has none.
    func looks(ofRow row: Int, column: Int) -> (looks: CellLooks, color: Color?, edges: Set<Side>) {
        let own = ownLooks[Position(row: row, column: column)] ?? CellLooks()
        let edges = own.edges ?? edges
        let given: Color? =
            if let color = own.color { color } else if column < 0 { rowColors?[row] } else if row < 0 {
                columnColors?[column]
            } else { colors?[row][column] }
        return (own, given ?? (edges.count > 2 ? .white : nil), edges)
    }

    /// Throws where there is not as much of everything as there are rows and columns.
    func check() throws {
        let (rows, columns) = (texts.count, texts.first?.count ?? 0)
        func check(_ found: Int?, _ count: Int, _ what: String, _ thing: String) throws {
            guard let found, found != count else { return }
            throw PlotError(
                .lengthsDiffer, "\(name): \(what) has \(found) for \(count) \(thing)s; give one for each \(thing)")
        }
        for (index, row) in texts.enumerated() { try check(row.count, columns, "row \(index) of texts", "column") }
        try check(rowLabels?.count, rows, "rowLabels", "row")
        try check(columnLabels?.count, columns, "columnLabels", "column")
        try check(colors?.count, rows, "colors", "row")
        for (index, row) in (colors ?? []).enumerated() {
            try check(row.count, columns, "row \(index) of colors", "column")
        }
        try check(rowColors?.count, rows, "rowColors", "row")
        try check(columnColors?.count, columns, "columnColors", "column")
        try check(columnWidths?.count, columns, "columnWidths", "column")
        let lengths = (columnWidths ?? []) + [scale.x, scale.y]
        let sides = box.map { [$0.x, $0.y, $0.width, $0.height] } ?? []
        guard (lengths + sides).allSatisfy({ abs($0) < 1e6 }), lengths.allSatisfy({ $0 >= 0 }) else {
            throw PlotError(
                .size, "\(name): give widths of columns and a scale of 0 or more, and a box whose numbers are finite")
        }
        try checkFontSize(textSize, of: name)
    }
}

extension Axes {
    /// Shows rows and columns of texts, below the axes unless said otherwise.
    ///
    /// - Parameters:
    ///   - texts: the texts, row by row from the top: drawing throws a ``PlotError`` where rows have different numbers of texts.
    ///   - rowLabels: what stands left of the rows; nil for nothing.
    ///   - columnLabels: what stands over the columns; nil for nothing.
    ///   - location: where it lies.
    ///   - colors: the colours of the cells, row by row; nil for white.
    ///   - columnWidths: how wide columns are, as fractions of the axes; nil for the width of the axes together.
    ///   - textSize: the font size, in points; nil for the style's. Letters are made smaller until they fit: see
    ///     ``Table/shrinksText``.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - zOrder: artists are drawn from the lowest to the highest; nil for 0, under lines and patches.
    /// - Returns: the table, to be changed later.
    @discardableResult
    public func table(
        _ texts: [[String]], rowLabels: [String]? = nil, columnLabels: [String]? = nil,
        at location: Table.Location = .bottom, colors: [[Color]]? = nil, columnWidths: [Double]? = nil,
        textSize: Double? = nil, alpha: Double? = nil, zOrder: Double? = nil
    ) -> Table {
        include(
            Table(
                texts, rowLabels: rowLabels, columnLabels: columnLabels, at: location, colors: colors,
                columnWidths: columnWidths, textSize: textSize, alpha: alpha, zOrder: zOrder))
    }
}
