// Tables, which mathtext doesn't have: `\begin{matrix} … \end{matrix}` and others of LaTeX's.
extension FormulaParser {
    /// What tables look like.
    private struct Table {
        var left = "."
        var right = "."
        /// Between columns, in ems: that after each column, the last one repeated.
        var gaps = [1.0]
        /// Where cells stand in their columns: -1 at the left, 0 in the middle, 1 at the right; the columns repeat them.
        var alignments = [0]
        /// Between rows, in ems.
        var rowGap = 0.0

        static let named: [String: Table] = [
            "matrix": Table(), "pmatrix": Table(left: "(", right: ")"), "bmatrix": Table(left: "[", right: "]"),
            "Bmatrix": Table(left: #"\{"#, right: #"\}"#), "vmatrix": Table(left: "|", right: "|"),
            "Vmatrix": Table(left: #"\|"#, right: #"\|"#), "cases": Table(left: #"\{"#, alignments: [-1]),
            "aligned": Table(gaps: [0, 1], alignments: [1, -1], rowGap: 0.3),
        ]
    }

    /// A row reaches at least so far over and under its baseline, in ems: TeX's strut.
    private static let strut = (above: 0.84, below: 0.36)

    mutating func environment(_ begin: Int) throws(FormulaError) -> Node? {
        let name = try environmentName(of: "begin", begin)
        guard let table = Table.named[name] else {
            let names = Table.named.keys.sorted().joined(separator: ", ")
            throw error("there is no environment '\(name.prefix(40))'; there are \(names)", at: begin)
        }
        tables += 1
        let outerStart = cellStart
        defer {
            tables -= 1
            cellStart = outerStart
        }
        var rows: [[HorizontalList]] = []
        repeat {
            var cells: [HorizontalList] = []
            repeat {
                pushState()
                skipSpace()
                // The second column of aligned lines goes on with the first one.
                cellStart = name == "aligned" && !cells.isEmpty ? nil : place
                cells.append(HorizontalList(try tokens().nodes))
                popState()
            } while take("&")
            rows.append(cells)
        } while takeCommand("\\")
        skipSpace()
        let end = place
        guard takeCommand("end") else {
            throw next == nil ? error("\\begin{\(name)} has no \\end{\(name)}", at: begin) : unexpected()
        }
        let ended = try environmentName(of: "end", end)
        guard ended == name else { throw error("\\begin{\(name)} is ended by \\end{\(ended.prefix(40))}", at: end) }
        if rows.count > 1, rows[rows.count - 1].allSatisfy(\.children.isEmpty) { rows.removeLast() }
        let list = setTable(rows, table)
        return table.left == "." && table.right == "." ? list : setDelimiters(table.left, [.node(list)], table.right)
    }

    private mutating func environmentName(of command: String, _ begin: Int) throws(FormulaError) -> String {
        guard take("{") else { throw error("\\\(command) needs a name in braces", at: begin) }
        var name = ""
        while let next, next.isLatinLetter || next == "*" {
            name.unicodeScalars.append(next)
            place += 1
        }
        guard take("}") else { throw error("\\\(command) needs a name in braces", at: begin) }
        return name
    }

    /// Rows under each other, their middle at the height of a fraction's line.
    private func setTable(_ rows: [[HorizontalList]], _ table: Table) -> Node {
        let (size, quad) = (state.size, state.fonts.quad(state.size))
        var widths: [Double] = []
        for cells in rows {
            for (column, cell) in cells.enumerated() {
                if column < widths.count {
                    widths[column] = max(widths[column], cell.width)
                } else {
                    widths.append(cell.width)
                }
            }
        }
        var nodes: [Node] = []
        for cells in rows {
            var row: [Node] = []
            for (column, cell) in cells.enumerated() {
                let rest = widths[column] - cell.width
                let before =
                    switch table.alignments[column % table.alignments.count] {
                    case -1: 0.0
                    case 1: rest
                    default: rest / 2
                    }
                row += [Kern(before), cell, Kern(rest - before)]
                if column + 1 < cells.count { row.append(Kern(table.gaps[column % table.gaps.count] * quad)) }
            }
            let list = HorizontalList(row, isKerned: false)
            list.height = max(list.height, Self.strut.above * size)
            list.depth = max(list.depth, Self.strut.below * size)
            if !nodes.isEmpty, table.rowGap > 0 { nodes.append(Kern(table.rowGap * size)) }
            nodes.append(list)
        }
        let list = VerticalList(nodes)
        list.shift = (list.height - list.depth) / 2 - state.fonts.axisHeight(size)
        return HorizontalList([list])
    }
}
