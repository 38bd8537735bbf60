import FlipbookCanvas

extension ConstrainedLayoutRun {
    /// The room of axes, and the box around them and all that reaches over it, as fractions of the figure.
    func measure(_ axes: Axes) throws -> (position: PageBox, box: PageBox) {
        let divider = axes.position.divider
        let position =
            divider.map { $0.roomBox(in: axes.area ?? figure, of: figure) } ?? figure.fractions(of: axes.roomInPixels)
        // Those that were appended lie in the same room. matplotlib leaves none for their texts.
        let together = divider.map { divider in figure.axes.filter { $0.position.divider === divider } } ?? [axes]
        let boxes = try together.filter(\.isVisible).map {
            figure.fractions(of: try $0.boxWithTexts(measurer: measurer))
        }
        return (position, boxes.dropFirst().reduce(boxes.first) { $0?.union($1) } ?? position)
    }

    /// Finds the margins of all grids: pads, what reaches over axes, and colour bars.
    func measureMargins() throws {
        margins = [:]
        areaMargins = [:]
        for subfigure in figure.allSubfigures {
            guard let outer = subfigure.outer else { continue }
            widen(
                Key(area: ObjectIdentifier(outer), grid: subfigure.cell.grid), subfigure.cell,
                to: padding(of: subfigure.cell, gaps: subfigure.gaps, pads: (0, 0)))
        }
        for member in members {
            let grid = member.cell.grid
            var margin = padding(
                of: member.cell, gaps: (grid.columnGap, grid.rowGap), pads: (horizontalPad, verticalPad))
            let (position, box) = try measure(member.axes)
            margin.left += position.left - box.left
            margin.right += box.right - position.right
            margin.bottom += position.bottom - box.bottom
            margin.top += box.top - position.top
            for bar in bars where bar.isBeside(member) { try makeRoom(for: bar, beside: member, box, in: &margin) }
            widen(member.key, member.cell, to: margin)
        }
        for area in [figure] + figure.allSubfigures as [FigureArea] {
            for legend in area.legends where legend.anchor == nil && legend.isVisible {
                guard let side = legend.outside, let transform = area.areaTransform else { continue }
                try legend.layOut(in: transform, measurer: measurer)
                guard let box = legend.box.map(figure.fractions) else { continue }
                let (width, height) = (box.width + 2 * horizontalPad, box.height + 2 * verticalPad)
                widenArea(
                    area,
                    to: CellMargins(
                        left: side == .left ? width : 0, right: side == .right ? width : 0,
                        top: side == .top ? height : 0, bottom: side == .bottom ? height : 0))
            }
        }
    }

    private func widen(_ key: Key, _ cell: GridCell, to margin: CellMargins) {
        margins[key, default: GridMargins(rows: cell.grid.rows, columns: cell.grid.columns)]
            .widen(cell.rows, cell.columns, to: margin)
    }

    /// The pads around some cells: half a gap where that is more, but for the edges of the grid.
    private func padding(
        of cell: GridCell, gaps: (column: Double?, row: Double?), pads: (Double, Double)
    ) -> CellMargins {
        var margin = CellMargins()
        (margin.leftBars, margin.rightBars, margin.topBars, margin.bottomBars) = (pads.0, pads.0, pads.1, pads.1)
        let across = (gaps.column ?? layout.columnGap) / 2 / Double(cell.grid.columns)
        let down = (gaps.row ?? layout.rowGap) / 2 / Double(cell.grid.rows)
        if across > pads.0 {
            if cell.columns.lowerBound > 0 { margin.leftBars = across }
            if cell.columns.upperBound < cell.grid.columns { margin.rightBars = across }
        }
        if down > pads.1 {
            if cell.rows.upperBound < cell.grid.rows { margin.bottomBars = down }
            if cell.rows.lowerBound > 0 { margin.topBars = down }
        }
        return margin
    }

    /// Adds a colour bar to the margin of one of its parents, where that is at the bar's side of all of them.
    private func makeRoom(
        for bar: Bar, beside member: Member, _ box: PageBox, in margin: inout CellMargins
    ) throws {
        let own = try measure(bar.axes).box
        let (rows, columns) = (member.cell.rows, member.cell.columns)
        // Nothing is known of sizes before the first pass.
        let parents = solved[member.key]?.innerSize(bar.rows, bar.columns)
        let width = own.width + bar.pad * (parents?.width ?? 0)
        let height = own.height + bar.pad * (parents?.height ?? 0)
        let isFirstColumn = bar.columns.lowerBound == columns.lowerBound
        let isLastColumn = bar.columns.upperBound == columns.upperBound
        let isFirstRow = bar.rows.lowerBound == rows.lowerBound
        let isLastRow = bar.rows.upperBound == rows.upperBound
        switch bar.split.side {
        case .right: if isLastColumn { margin.rightBars += width }
        case .left: if isFirstColumn { margin.leftBars += width }
        case .top: if isFirstRow { margin.topBars += height }
        case .bottom: if isLastRow { margin.bottomBars += height }
        }
        if bar.split.side == .top || bar.split.side == .bottom {
            if isFirstColumn { margin.left += max(box.left - own.left, 0) }
            if isLastColumn { margin.right += max(own.right - box.right, 0) }
        } else {
            if isLastRow { margin.bottom += max(box.bottom - own.bottom, 0) }
            if isFirstRow { margin.top += max(own.top - box.top, 0) }
        }
    }

    /// Makes room for the titles and labels of the figure and its subfigures, and puts them to the edges.
    func measureTexts(_ solution: inout LayoutSolution) throws {
        for area in [figure] + figure.allSubfigures as [FigureArea] {
            guard let transform = area.areaTransform else { continue }
            let frame = area.frame
            let (across, up) = (horizontalPad / frame.width, verticalPad / frame.height)
            for case let text as AreaText in area.areaTexts where text.isAutomatic {
                guard let box = try text.layOut(in: transform, measurer: measurer)?.box else { continue }
                let size = figure.fractions(of: box)
                var (margin, placed) = (CellMargins(), AreaText.Placed())
                if text === area.titleText {
                    placed.y = 1 - up
                    margin.top = size.height + 2 * verticalPad
                } else if text === area.xLabelText {
                    placed.y = up
                    margin.bottom = size.height + 2 * verticalPad
                } else {
                    placed.x = across
                    margin.left = size.width + 2 * horizontalPad
                }
                solution.texts[ObjectIdentifier(text)] = placed
                widenArea(area, to: margin)
            }
        }
    }

    /// Has all margins inside of axes that span several rows or columns be as large as each other, so that such axes are
    /// as large as others that span as many.
    func matchSubmergedMargins() {
        var done: [Axes] = []
        // Those of inner subfigures come first, each with the axes inside of it.
        for area in figure.allSubfigures.reversed() as [FigureArea] + [figure] {
            let own = members.filter { member in
                area.axes.contains { $0 === member.axes } && !done.contains { $0 === member.axes }
            }
            done += own.map(\.axes)
            for member in own {
                match(\.columns, (\.left, \.leftBars), (\.right, \.rightBars), of: member, with: own)
                match(\.rows, (\.top, \.topBars), (\.bottom, \.bottomBars), of: member, with: own)
            }
        }
    }

    private typealias Margins = (texts: WritableKeyPath<GridMargins, [Double]>, bars: KeyPath<GridMargins, [Double]>)

    /// Along one direction, whose margins are `first` where a row or a column begins, and `last` where it ends.
    private func match(
        _ cells: KeyPath<GridCell, Range<Int>>, _ first: Margins, _ last: Margins, of member: Member,
        with others: [Member]
    ) {
        guard member.cell[keyPath: cells].count > 1, var own = margins[member.key] else { return }
        func widen(_ side: Margins, _ inside: (Range<Int>) -> ArraySlice<Int>) {
            let all = others.filter { $0.cell[keyPath: cells].count > 1 }.flatMap { other in
                inside(other.cell[keyPath: cells]).compactMap { index in
                    margins[other.key].map { $0[keyPath: side.texts][index] + $0[keyPath: side.bars][index] }
                }
            }
            for index in inside(member.cell[keyPath: cells]) {
                own[keyPath: side.texts][index] = max(
                    own[keyPath: side.texts][index], (all.max() ?? 0) - own[keyPath: side.bars][index])
            }
        }
        widen(first) { Array($0).dropFirst() }
        widen(last) { Array($0).dropLast() }
        margins[member.key] = own
    }
}
