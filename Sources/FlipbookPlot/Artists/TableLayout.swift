import FlipbookCanvas

extension Table {
    /// A cell in its place.
    struct Cell {
        /// -1 for the labels of columns.
        let row: Int
        /// -1 for the labels of rows.
        let column: Int
        let string: String
        let alignment: HorizontalAlignment
        /// From the lower left corner of the axes, in fractions of them, y up.
        var x = 0.0
        var y = 0.0
        var width: Double
        var height: Double
        /// In points.
        var textSize = 0.0

        let color: Color?
        let textColor: Color
        let weight: TextStyle.Weight
        let edges: Set<Side>

        /// The cell on the canvas.
        var box = Rect(x: 0, y: 0, width: 0, height: 0)
        /// The text on the canvas; nil for an empty one.
        var text: TextLayout?

        /// From a side of the cell to the text, as a fraction of its width.
        static let pad = 0.1

        /// Where the text is anchored, in fractions of the axes.
        var anchor: Point {
            let part =
                switch alignment {
                case .left: Self.pad
                case .center: 0.5
                case .right: 1 - Self.pad
                }
            return Point(x: x + part * width, y: y + height / 2)
        }

        /// The sides that have a line, on the canvas: from the lower one on counter-clockwise, joined where they meet.
        var lines: Path {
            let corners = [
                Point(x: box.minX, y: box.maxY), Point(x: box.maxX, y: box.maxY), Point(x: box.maxX, y: box.minY),
                Point(x: box.minX, y: box.minY),
            ]
            var path = Path()
            var isDown = false
            for (index, side) in [Side.bottom, .right, .top, .left].enumerated() {
                if edges.contains(side) {
                    if !isDown { path.move(to: corners[index]) }
                    path.line(to: corners[(index + 1) % 4])
                }
                isDown = edges.contains(side)
            }
            return path
        }
    }

    /// From a side of the axes to a table inside of them, as a fraction of the axes.
    private static let axesPad = 0.02
    /// The letters by which rows are as high as they are, in points.
    private static let rowTextSize = 10.0

    /// All cells in their places, row by row. The rules are those of matplotlib's `table.py`.
    func layOut(in transform: Transform, measurer: any TextMeasurer) throws -> [Cell] {
        try check()
        let (rows, columns) = (texts.count, texts.first?.count ?? 0)
        guard rows > 0, columns > 0, transform.box.width > 0, transform.box.height > 0 else { return [] }
        var cells = unplacedCells(rows: rows, columns: columns, in: transform)
        let sizes = TextSizes(of: self, in: transform, measurer: measurer)
        let fitted = fittedColumns.union(rowLabels == nil ? [] : [-1])
        for column in fitted {
            let own = cells.indices.filter { cells[$0].column == column }
            let width = try own.map { try sizes.roomForText(of: cells[$0], size: textSize) }.max() ?? 0
            for index in own { cells[index].width = width }
        }
        var size: Double = textSize
        if shrinksText {
            for cell in cells where !fitted.contains(cell.column) {
                size = min(size, try sizes.fittingSize(of: cell, from: textSize))
            }
        }
        for index in cells.indices { cells[index].textSize = size }
        place(&cells)
        for index in cells.indices {
            let cell = cells[index]
            let axes = transform.box
            cells[index].box = Rect(
                x: axes.minX + cell.x * axes.width, y: axes.maxY - (cell.y + cell.height) * axes.height,
                width: cell.width * axes.width, height: cell.height * axes.height)
            guard !cell.string.isEmpty else { continue }
            let anchor = cell.anchor
            cells[index].text = try TextLayout(
                cell.string, in: self, style: sizes.style(of: cell, size: size),
                at: Point(x: axes.minX + anchor.x * axes.width, y: axes.maxY - anchor.y * axes.height),
                horizontal: cell.alignment, vertical: .center, measurer: measurer)
        }
        return cells
    }

    private func unplacedCells(rows: Int, columns: Int, in transform: Transform) -> [Cell] {
        let height = Self.rowTextSize * 1.2 * transform.pixelsPerPoint / transform.box.height * scale.y
        func cell(_ row: Int, _ column: Int, _ string: String, _ alignment: HorizontalAlignment, _ width: Double)
            -> Cell
        {
            let (own, color, edges) = looks(ofRow: row, column: column)
            return Cell(
                row: row, column: column, string: string, alignment: own.alignment ?? alignment,
                width: width * scale.x, height: height, color: color, textColor: own.textColor ?? textColor,
                weight: own.weight ?? .normal, edges: edges)
        }
        let widths = columnWidths ?? [Double](repeating: 1 / Double(columns), count: columns)
        var cells: [Cell] = []
        if columnLabels != nil || columnColors != nil {
            cells += (0..<columns).map { cell(-1, $0, columnLabels?[$0] ?? "", columnAlignment, widths[$0]) }
        }
        for row in 0..<rows {
            if rowLabels != nil || rowColors != nil {
                cells.append(cell(row, -1, rowLabels?[row] ?? "", rowAlignment, widths[0]))
            }
            cells += (0..<columns).map { cell(row, $0, texts[row][$0], alignment, widths[$0]) }
        }
        return cells
    }

    /// Puts the cells beside each other, and then all of them where the table lies.
    private func place(_ cells: inout [Cell]) {
        Self.align(&cells)
        let grid = Self.box(around: cells)
        var offset: (x: Double, y: Double)
        if let box {
            let (x, y) = (box.width / grid.width, box.height / grid.height)
            for index in cells.indices {
                cells[index].width *= x.isFinite ? x : 1
                cells[index].height *= y.isFinite ? y : 1
            }
            offset = (box.x - grid.x, box.y - grid.y)
            Self.align(&cells)
        } else {
            offset = location.offset(of: grid, pad: Self.axesPad)
        }
        for index in cells.indices {
            cells[index].x += offset.x
            cells[index].y += offset.y
        }
    }

    /// Puts the cells beside each other, from the lower left corner on.
    private static func align(_ cells: inout [Cell]) {
        var (widths, heights): ([Int: Double], [Int: Double]) = ([:], [:])
        for cell in cells {
            widths[cell.column] = max(widths[cell.column] ?? 0, cell.width)
            heights[cell.row] = max(heights[cell.row] ?? 0, cell.height)
        }
        var (lefts, bottoms): ([Int: Double], [Int: Double]) = ([:], [:])
        var (x, y) = (0.0, 0.0)
        for column in widths.keys.sorted() {
            lefts[column] = x
            x += widths[column] ?? 0
        }
        for row in heights.keys.sorted(by: >) {
            bottoms[row] = y
            y += heights[row] ?? 0
        }
        for index in cells.indices {
            cells[index].x = lefts[cells[index].column] ?? 0
            cells[index].y = bottoms[cells[index].row] ?? 0
        }
    }

    /// The box around all cells but the labels of rows, y up.
    private static func box(around cells: [Cell]) -> Rect {
        cells.filter { $0.column >= 0 }
            .map { Rect(x: $0.x, y: $0.y, width: $0.width, height: $0.height) }
            .reduce(nil) { $0?.union($1) ?? $1 } ?? Rect(x: 0, y: 0, width: 0, height: 0)
    }

    /// Measures texts of cells.
    private struct TextSizes {
        let table: Table
        let family: String
        let transform: Transform
        let measurer: any TextMeasurer

        init(of table: Table, in transform: Transform, measurer: any TextMeasurer) {
            self.table = table
            self.transform = transform
            self.measurer = measurer
            family = table.inheritedStyle.fontFamily
        }

        func style(of cell: Cell, size: Double) -> TextStyle {
            TextStyle(family: family, size: size * transform.pixelsPerPoint, weight: cell.weight)
        }

        /// How wide a cell must be for its text, as a fraction of the axes.
        func roomForText(of cell: Cell, size: Double) throws -> Double {
            guard !cell.string.isEmpty else { return 0 }
            let layout = try TextLayout(
                cell.string, in: table, style: style(of: cell, size: size), at: .zero, horizontal: .left,
                vertical: .center, measurer: measurer)
            return layout.box.width / transform.box.width * (1 + 2 * Cell.pad)
        }

        /// The font size, whole points below another one, at which the text fits, or about 1.
        func fittingSize(of cell: Cell, from size: Double) throws -> Double {
            var size = size
            while size > 1, try roomForText(of: cell, size: size) > cell.width { size -= 1 }
            return max(size, 1)
        }
    }
}

extension Table.Location {
    /// By how much a box of fractions of the axes, y up, is moved to lie there.
    fileprivate func offset(of box: Rect, pad: Double) -> (x: Double, y: Double) {
        let x =
            switch self {
            case .upperLeft, .lowerLeft, .centerLeft: pad - box.minX
            case .upperRight, .lowerRight, .centerRight: 1 - pad - box.maxX
            case .topLeft, .bottomLeft, .left: -box.maxX
            case .topRight, .bottomRight, .right: 1 - box.minX
            case .lowerCenter, .upperCenter, .center, .top, .bottom: 0.5 - box.midX
            }
        let y =
            switch self {
            case .upperRight, .upperLeft, .upperCenter: 1 - pad - box.maxY
            case .lowerLeft, .lowerRight, .lowerCenter: pad - box.minY
            case .topRight, .topLeft, .top: 1 - box.minY
            case .bottomLeft, .bottomRight, .bottom: -box.maxY
            case .centerLeft, .centerRight, .center, .right, .left: 0.5 - box.midY
            }
        return (x, y)
    }
}
