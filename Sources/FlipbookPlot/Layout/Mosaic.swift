/// A picture of a layout in letters or names, for ``FigureArea/subplotMosaic(_:widthRatios:heightRatios:columnGap:rowGap:)``.
///
/// Either lines of letters, one letter a cell:
///
///     let mosaic: Mosaic = """
///         AAB
///         C.B
///         """
///
/// or rows of names, where a cell can hold a mosaic itself:
///
///     let mosaic: Mosaic = [["main", [["p", "q"], ["r", "s"]]], ["low", "low"]]
///
/// Cells of the same letter or name are one axes and must form a rectangle. `.` is a cell without axes.
public struct Mosaic: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    private enum Content: Hashable {
        case text(String)
        case list([Mosaic])
    }

    private let content: Content

    /// A mosaic of lines of letters, or the name in one cell.
    public init(stringLiteral text: String) { content = .text(text) }

    /// A mosaic of rows, or a row of cells.
    public init(arrayLiteral elements: Mosaic...) { content = .list(elements) }

    /// A mosaic of lines of letters. Blanks around a line count for nothing, and `;` ends a line too.
    public init(_ text: String) { content = .text(text) }

    /// A mosaic of rows of names.
    public init(_ rows: [[String]]) {
        content = .list(rows.map { row in Mosaic(.list(row.map { Mosaic(.text($0)) })) })
    }

    /// Rows, or a row of cells, for a mosaic that is computed.
    public init(parts: [Mosaic]) { content = .list(parts) }

    private init(_ content: Content) { self.content = content }

    /// What is in a cell.
    enum Cell: Hashable {
        case empty
        case name(String)
        case mosaic(Mosaic)
    }

    /// The cells by row, then by column.
    func cells() throws -> [[Cell]] {
        let rows: [[Cell]]
        switch content {
        case .text(let text):
            rows = text.split { $0.isNewline || $0 == ";" }.map { line in line.filter { !$0.isWhitespace } }
                .filter { !$0.isEmpty }.map { line in line.map { $0 == "." ? .empty : .name(String($0)) } }
        case .list(let list):
            rows = try list.map { row in
                guard case .list(let cells) = row.content else {
                    throw PlotError(
                        .subplots, "a mosaic has a name where a row is needed; give rows, each a list of cells")
                }
                return cells.map { cell in
                    switch cell.content {
                    case .text("."): .empty
                    case .text(let name): .name(name)
                    case .list: .mosaic(cell)
                    }
                }
            }
        }
        guard let width = rows.first?.count, width > 0, rows.allSatisfy({ $0.count == width }) else {
            let counts = rows.map { String($0.count) }.joined(separator: ", ")
            throw PlotError(
                .subplots,
                "the rows of a mosaic have \(counts.isEmpty ? "no" : counts) cells; give as many in each, and at least one"
            )
        }
        return rows
    }
}

extension FigureArea {
    /// Adds axes as a mosaic shows them: matplotlib's `subplot_mosaic`.
    ///
    ///     let axes = try figure.subplotMosaic("AB;CC")
    ///     axes["C"]?.plot(x, y)
    ///
    /// - Parameters:
    ///   - mosaic: which cells each axes takes.
    ///   - widthRatios: how wide the columns are relative to each other; empty for equal ones.
    ///   - heightRatios: how high the rows are relative to each other; empty for equal ones.
    ///   - columnGap: the gap between two columns, as a fraction of their mean width; nil for the figure's.
    ///   - rowGap: the gap between two rows, as a fraction of their mean height; nil for the figure's.
    /// - Returns: the axes by their names. They are added from the upper left to the lower right.
    /// - Throws: ``PlotError`` where rows differ in length, a name's cells form no rectangle, or one name is in two mosaics.
    @discardableResult
    public func subplotMosaic(
        _ mosaic: Mosaic, widthRatios: [Double] = [], heightRatios: [Double] = [], columnGap: Double? = nil,
        rowGap: Double? = nil
    ) throws -> [String: Axes] {
        let cells = try mosaic.cells()
        let grid = GridSpec(
            rows: cells.count, columns: cells[0].count, widthRatios: widthRatios, heightRatios: heightRatios,
            columnGap: columnGap, rowGap: rowGap)
        let places = try Self.places(of: cells, in: grid)
        if let name = Dictionary(grouping: places, by: \.name).first(where: { $1.count > 1 })?.key {
            throw PlotError(.subplots, "a mosaic has two axes named '\(name)'; give each a name of its own")
        }
        for place in places { try place.cell.check() }
        return try Dictionary(uniqueKeysWithValues: places.map { ($0.name, try addAxes(in: $0.cell)) })
    }

    /// The cells of each name, in the order of their upper left corners.
    private static func places(
        of cells: [[Mosaic.Cell]], in grid: GridSpec
    ) throws -> [(name: String, cell: GridCell)] {
        var seen: Set<String> = []
        var places: [(name: String, cell: GridCell)] = []
        for (row, line) in cells.enumerated() {
            for (column, cell) in line.enumerated() {
                switch cell {
                case .empty: break
                case .mosaic(let inner):
                    let innerCells = try inner.cells()
                    let innerGrid = GridSpec(rows: innerCells.count, columns: innerCells[0].count)
                    places += try Self.places(of: innerCells, in: grid[row, column].subgrid(innerGrid))
                case .name(let name):
                    guard seen.insert(name).inserted else { continue }
                    // As far as the name goes to the right and down from its first cell.
                    let columns = column..<(line[column...].firstIndex { $0 != cell } ?? line.count)
                    let rows = row..<(cells[row...].firstIndex { $0[column] != cell } ?? cells.count)
                    let count = cells.joined().count { $0 == cell }
                    guard count == columns.count * rows.count,
                        rows.allSatisfy({ cells[$0][columns].allSatisfy { $0 == cell } })
                    else {
                        throw PlotError(
                            .subplots, "the cells named '\(name)' of a mosaic form no rectangle; make them one")
                    }
                    places.append((name, grid[rows, columns]))
                }
            }
        }
        return places
    }
}
