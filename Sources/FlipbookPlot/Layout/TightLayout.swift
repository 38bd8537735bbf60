import FlipbookCanvas

/// Subplot parameters that leave just as much room as texts need: matplotlib's `tight_layout`.
struct TightLayout: Hashable, Sendable {
    var pad: Double
    var columnPad: Double
    var rowPad: Double

    /// How far the contents of some cells reach over them, in fractions of the figure.
    private struct Overhang {
        var rows: Range<Int>
        var columns: Range<Int>
        var left: Double
        var right: Double
        var bottom: Double
        var top: Double
    }

    /// The parameters for a figure whose axes have settled.
    func parameters(of figure: Figure, measurer: any TextMeasurer) throws -> SubplotParameters {
        let (overhangs, rows, columns) = try overhangs(of: figure, measurer: measurer)
        guard !overhangs.isEmpty else { return figure.subplotParameters }
        let inchesPerPad = figure.style.textSize / 72
        let (across, up) = (inchesPerPad / figure.width, inchesPerPad / figure.height)

        let gapsAcross = Self.gaps(overhangs, cells: columns, others: rows, \.columns, \.rows, \.left, \.right)
        let gapsDown = Self.gaps(overhangs, cells: rows, others: columns, \.rows, \.columns, \.top, \.bottom)
        func margin(_ gaps: [Double]?, _ unit: Double) -> Double { max(gaps?.max() ?? 0, 0) + pad * unit }
        /// What a title or a label of the figure takes, in fractions of the figure; nil for nothing.
        func extent(of text: PlacedText) throws -> PageBox? {
            try text.layOut(in: figure.transform, measurer: measurer).map { figure.fractions(of: $0.box) }
        }
        let titleRoom = try extent(of: figure.titleText).map { $0.height + pad * up } ?? 0
        let rowRoom = try extent(of: figure.xLabelText).map { $0.height + pad * up } ?? 0
        let columnRoom = try extent(of: figure.yLabelText).map { $0.width + pad * across } ?? 0

        let left = margin(gapsAcross.first, across) + columnRoom
        let right = 1 - margin(gapsAcross.last, across)
        let bottom = margin(gapsDown.last, up) + rowRoom
        let top = 1 - margin(gapsDown.first, up) - titleRoom
        func gap(_ gaps: [[Double]], between low: Double, _ high: Double, pad: Double) throws -> Double? {
            let room = gaps.count > 2 ? (gaps[1..<gaps.count - 1].joined().max() ?? 0) + pad : 0
            let parts = Double(gaps.count - 1)
            let size = (high - low - room * (parts - 1)) / parts
            guard low < high, size > 0, size.isFinite else {
                throw PlotError(
                    .subplots,
                    "tight layout: titles and labels leave no room for the axes; "
                        + "make the figure larger, or texts or pads smaller")
            }
            return gaps.count > 2 ? room / size : nil
        }
        let parameters = figure.subplotParameters
        return SubplotParameters(
            left: left, right: right, bottom: bottom, top: top,
            columnGap: try gap(gapsAcross, between: left, right, pad: columnPad * across) ?? parameters.columnGap,
            rowGap: try gap(gapsDown, between: bottom, top, pad: rowPad * up) ?? parameters.rowGap)
    }

    /// What reaches over the cells of the figure's own grids, and how many rows and columns the finest of these has.
    private func overhangs(
        of figure: Figure, measurer: any TextMeasurer
    ) throws -> (overhangs: [Overhang], rows: Int, columns: Int) {
        var boxes: [(cell: GridCell, box: Rect)] = []
        for axes in figure.axes where axes.isVisible && axes.subfigure == nil {
            guard case .cell(let own) = axes.position, own.outermost.grid.followsFigure else { continue }
            let (cell, box) = (own.outermost, try axes.boxWithTexts(measurer: measurer))
            if let index = boxes.firstIndex(where: { $0.cell == cell }) {
                boxes[index].box = boxes[index].box.union(box)
            } else {
                boxes.append((cell, box))
            }
        }
        let rows = boxes.map(\.cell.grid.rows).max() ?? 1
        let columns = boxes.map(\.cell.grid.columns).max() ?? 1
        guard boxes.allSatisfy({ rows % $0.cell.grid.rows == 0 && columns % $0.cell.grid.columns == 0 }) else {
            throw PlotError(
                .subplots,
                "tight layout: the rows and columns of the grids must be multiples of each other; "
                    + "give the grids edges of their own, or lay them out without it")
        }
        let page = figure.transform.box
        let overhangs = boxes.map { cell, box in
            let inner = figure.inPixels(cell.box(figure.subplotParameters))
            let (down, across) = (rows / cell.grid.rows, columns / cell.grid.columns)
            return Overhang(
                rows: cell.rows.lowerBound * down..<cell.rows.upperBound * down,
                columns: cell.columns.lowerBound * across..<cell.columns.upperBound * across,
                left: (inner.minX - box.minX) / page.width, right: (box.maxX - inner.maxX) / page.width,
                bottom: (box.maxY - inner.maxY) / page.height, top: (inner.minY - box.minY) / page.height)
        }
        return (overhangs, rows, columns)
    }

    /// For the first edge of the grid, each gap between cells and the last edge: the room that is needed beside each of
    /// the cells along it.
    private static func gaps(
        _ overhangs: [Overhang], cells: Int, others: Int, _ along: KeyPath<Overhang, Range<Int>>,
        _ across: KeyPath<Overhang, Range<Int>>, _ before: KeyPath<Overhang, Double>,
        _ after: KeyPath<Overhang, Double>
    ) -> [[Double]] {
        var gaps = [[Double]](repeating: [Double](repeating: 0, count: others), count: cells + 1)
        for overhang in overhangs {
            for other in overhang[keyPath: across] {
                gaps[overhang[keyPath: along].lowerBound][other] += overhang[keyPath: before]
                gaps[overhang[keyPath: along].upperBound][other] += overhang[keyPath: after]
            }
        }
        return gaps
    }
}

extension Axes {
    /// The box of the axes with all that reaches over it: ticks, their labels, title, legend, texts. A title counts with
    /// its height only, and the label of an axis with the side that points away from it.
    func boxWithTexts(measurer: any TextMeasurer) throws -> Rect {
        var box = boxWithTicks
        if let colorBar { box = box.union(colorBar.boxWithEnds) }
        for title in titleTexts.compactMap(\.layout?.box) { box = box.union(title.narrowed) }
        for legend in legends.compactMap(\.box) { box = box.union(legend) }
        for text in texts where text.takesRoomInTightLayout {
            if let layout = try transform.flatMap({ try text.layOut(in: $0, measurer: measurer) }) {
                box = box.union(layout.box)
            }
        }
        for artist in artists where !artist.isClipped {
            if let transform, let own = try artist.box(in: artist.transform(transform), measurer: measurer) {
                box = box.union(own)
            }
        }
        return box
    }
}

extension Rect {
    /// One pixel wide, around the middle.
    var narrowed: Rect { Rect(x: midX - 0.5, y: y, width: 1, height: height) }
    /// One pixel high, around the middle.
    var flattened: Rect { Rect(x: x, y: midY - 0.5, width: width, height: 1) }
}

extension Axis {
    /// A box of axes together with the ticks and texts of this axis.
    func boxWithTexts(around box: Rect) -> Rect {
        guard isSeen else { return box }
        var result = box
        for edge in layout.edges {
            let middle = direction == .x ? box.midX : box.midY
            let tip = edge.point(along: middle, out: marksOutside(edge.side) * (axes?.figure?.pixelsPerPoint ?? 1))
            result = result.union(Rect(x: tip.x, y: tip.y, width: 0, height: 0))
        }
        let labels = direction.sides.flatMap { layout.labels(on: $0) }
        for text in labels + [layout.offsetText].compactMap(\.self) { result = result.union(text.box) }
        if let own = label.layout?.box { result = result.union(direction == .x ? own.narrowed : own.flattened) }
        return result
    }
}
