import FlipbookCanvas

/// Rows and columns that are as large as their contents leave room for: matplotlib's `constrained_layout`.
struct ConstrainedLayout: Hashable, Sendable {
    /// In points.
    var horizontalPad: Double
    var verticalPad: Double
    var columnGap: Double
    var rowGap: Double
    /// What is laid out of the figure.
    var box: PageBox
    var isCompressed: Bool

    /// Throws where a number is none that a layout can have.
    func check() throws {
        let lengths = [horizontalPad, verticalPad, columnGap, rowGap]
        guard lengths.allSatisfy({ $0 >= 0 && $0.isFinite }), box.width > 0, box.height > 0, box.width.isFinite,
            box.height.isFinite
        else {
            throw PlotError(
                .subplots, "the layout of the figure can't be: give pads and gaps of 0 or more, and edges in order")
        }
    }
}

/// One run of a constrained layout, from the boxes that the axes have without it.
///
/// As matplotlib's `_constrained_layout.py`: twice, axes are measured where they are, each row and column has the margins
/// that this needs, and axes and colour bars go to what is left.
final class ConstrainedLayoutRun {
    let layout: ConstrainedLayout
    let figure: Figure
    let measurer: any TextMeasurer
    var members: [Member] = []
    var bars: [Bar] = []
    var margins: [LayoutSolution.Key: GridMargins] = [:]
    var areaMargins: [ObjectIdentifier: CellMargins] = [:]
    /// The grids as they were solved last; none before the first time.
    var solved: [LayoutSolution.Key: SolvedGrid] = [:]

    typealias Key = LayoutSolution.Key

    /// Axes in cells of a grid.
    struct Member {
        let axes: Axes
        let area: FigureArea
        let cell: GridCell
        var key: Key { Key(area: ObjectIdentifier(area), grid: cell.grid) }
        /// What is put into the cells: the axes, or what divides their room.
        var placed: ObjectIdentifier { axes.position.divider.map { ObjectIdentifier($0) } ?? ObjectIdentifier(axes) }
    }

    /// A colour bar beside some of them.
    struct Bar {
        let axes: Axes
        let split: ColorBarSplit
        let parents: [Member]
        let rows: Range<Int>
        let columns: Range<Int>
        /// How much of its parents' size lies between them and the bar.
        var pad: Double { split.ownPad ?? 0.05 }
        func isBeside(_ member: Member) -> Bool { parents.contains { $0.axes === member.axes } }
    }

    init(_ layout: ConstrainedLayout, of figure: Figure, measurer: any TextMeasurer) throws {
        try layout.check()
        (self.layout, self.figure, self.measurer) = (layout, figure, measurer)
        for axes in figure.axes where axes.colorBar == nil {
            guard let cell = axes.room.position(of: axes).gridCell, !cell.outermost.grid.hasOwnEdges else { continue }
            members.append(Member(axes: axes, area: axes.area ?? figure, cell: cell))
        }
        for axes in figure.axes {
            guard let bar = axes.colorBar, let split = bar.split else { continue }
            let parents = bar.parents.compactMap { parent in members.first { $0.axes === parent } }
            guard let first = parents.first, parents.allSatisfy({ $0.key == first.key }) else { continue }
            let (rows, columns) = (parents.map(\.cell.rows), parents.map(\.cell.columns))
            bars.append(
                Bar(
                    axes: axes, split: split, parents: parents,
                    rows: (rows.map(\.lowerBound).min() ?? 0)..<(rows.map(\.upperBound).max() ?? 1),
                    columns: (columns.map(\.lowerBound).min() ?? 0)..<(columns.map(\.upperBound).max() ?? 1)))
        }
    }

    var horizontalPad: Double { layout.horizontalPad / 72 / figure.width }
    var verticalPad: Double { layout.verticalPad / 72 / figure.height }

    /// Moves everything to its place.
    func run() throws {
        settle(start())
        try figure.settleAxes(measurer: measurer, force: false)
        guard !members.isEmpty else { return }
        for _ in 0..<2 {
            var solution = LayoutSolution()
            try measureMargins()
            try measureTexts(&solution)
            matchSubmergedMargins()
            // Where there is no room, everything but the texts stays.
            solution.boxes = figure.solution?.boxes ?? [:]
            let hasRoom = try apply(&solution, isCompressed: false)
            if hasRoom, layout.isCompressed {
                // Colour bars are measured anew where they are now.
                settle(solution)
                try figure.settleAxes(measurer: measurer, force: false)
                try compress(solution)
                _ = try apply(&solution, isCompressed: true)
                if (figure.titleText as? AreaText)?.isAutomatic == true {
                    solution.texts[ObjectIdentifier(figure.titleText)] = AreaText.Placed(
                        y: areaInner(figure).top + verticalPad, isOnIt: true)
                }
            }
            settle(solution)
            try figure.settleAxes(measurer: measurer, force: false)
        }
    }

    private func settle(_ solution: LayoutSolution) {
        var solution = solution
        solution.noteBars(of: figure)
        figure.settle(solution)
    }

    /// Where axes and colour bars are without the layout: a bar takes its room from what its axes have together.
    private func start() -> LayoutSolution {
        var solution = LayoutSolution()
        for member in members {
            solution.boxes[member.placed] =
                member.cell.box(member.area.parameters).inside(member.area.frameWithoutLayout)
        }
        for bar in bars {
            let boxes = bar.parents.compactMap { solution.boxes[$0.placed] }
            guard let whole = boxes.dropFirst().reduce(boxes.first, { $0?.union($1) }) else { continue }
            var split = bar.split
            split.ownPad = bar.pad
            let (main, own) = split.boxes(in: whole)
            solution.boxes[ObjectIdentifier(bar.axes)] = own
            for (parent, box) in zip(bar.parents, boxes) {
                solution.boxes[parent.placed] = box.moved(from: whole, to: main)
            }
        }
        return solution
    }

    // MARK: Solving

    /// The grid of one cell that a figure or a subfigure is, with the room for its title, labels and legends.
    private func areaGrid(_ area: FigureArea) -> SolvedGrid {
        var margins = GridMargins(rows: 1, columns: 1)
        margins.widen(0..<1, 0..<1, to: areaMargins[ObjectIdentifier(area)] ?? CellMargins())
        let box =
            if let subfigure = area as? Subfigure, let outer = subfigure.outer {
                grid(Key(area: ObjectIdentifier(outer), grid: subfigure.cell.grid), in: outer)
                    .inner(subfigure.cell.rows, subfigure.cell.columns)
            } else {
                layout.box
            }
        return SolvedGrid(box, margins: margins, widthRatios: [1], heightRatios: [1])
    }

    func areaInner(_ area: FigureArea) -> PageBox { areaGrid(area).inner(0..<1, 0..<1) }

    /// A grid with the margins that were measured.
    private func grid(_ key: Key, in area: FigureArea) -> SolvedGrid {
        if let known = solved[key] { return known }
        let grid = key.grid
        let box =
            if let outer = grid.enclosingCell {
                self.grid(Key(area: key.area, grid: outer.grid), in: area).outer(outer.rows, outer.columns)
            } else {
                areaInner(area)
            }
        let new = SolvedGrid(
            box, margins: margins[key] ?? GridMargins(rows: grid.rows, columns: grid.columns),
            widthRatios: grid.widthRatios.isEmpty ? Array(repeating: 1, count: grid.columns) : grid.widthRatios,
            heightRatios: grid.heightRatios.isEmpty ? Array(repeating: 1, count: grid.rows) : grid.heightRatios)
        solved[key] = new
        return new
    }

    /// Divides the figure by the margins, and puts axes, subfigures and colour bars into their cells.
    ///
    /// - Returns: whether there is room for them.
    private func apply(_ solution: inout LayoutSolution, isCompressed: Bool) throws -> Bool {
        solved = [:]
        if let member = members.first(where: { grid($0.key, in: $0.area).isCollapsed }) {
            figure.warn(
                "constrained layout: titles and labels leave no room for axes, which stay where they are; make the figure "
                    + "larger, or texts or pads smaller\nThe first is \(member.axes.name).")
            return false
        }
        for subfigure in figure.allSubfigures {
            solution.boxes[ObjectIdentifier(subfigure)] = areaGrid(subfigure).outer(0..<1, 0..<1)
        }
        for member in members {
            solution.boxes[member.placed] = grid(member.key, in: member.area)
                .inner(member.cell.rows, member.cell.columns)
        }
        for member in members {
            var offsets = CellMargins()
            for bar in bars.reversed() where bar.parents.first?.axes === member.axes {
                solution.boxes[ObjectIdentifier(bar.axes)] = try place(
                    bar, after: &offsets, in: grid(member.key, in: member.area),
                    beside: isCompressed && bar.parents.count == 1
                        ? solution.boxes[member.placed].map { actualBox(of: member.axes, in: $0) } : nil
                )
            }
        }
        solution.grids = solved
        return true
    }

    /// The room of a colour bar.
    ///
    /// - Parameter actual: what a parent that keeps a ratio of units takes, where the bar is to be as long.
    private func place(
        _ bar: Bar, after offsets: inout CellMargins, in grid: SolvedGrid, beside actual: PageBox?
    ) throws -> PageBox {
        let outer = grid.besideBars(bar.rows, bar.columns)
        var parents = grid.inner(bar.rows, bar.columns)
        let side = bar.split.side
        let isUpright = side == .left || side == .right
        let pad = bar.pad * (isUpright ? parents.width : parents.height)
        if let actual {
            (parents.left, parents.right) = isUpright ? (parents.left, parents.right) : (actual.left, actual.right)
            (parents.bottom, parents.top) = isUpright ? (actual.bottom, actual.top) : (parents.bottom, parents.top)
        }
        let (position, box) = try measure(bar.axes)
        let (fraction, shrink) = (bar.split.fraction, bar.split.shrink)
        var own = parents.shrunk(
            isUpright ? fraction : shrink, isUpright ? shrink : fraction, anchor: bar.split.anchor)
        let (left, low) = (position.left - box.left, position.bottom - box.bottom)
        switch side {
        case .right:
            own.move(outer.right - own.left + offsets.right + pad + left, 0)
            offsets.right += box.width + pad
        case .left:
            own.move(outer.left - own.left - box.width - pad + left - offsets.left, 0)
            offsets.left += box.width + pad
        case .top:
            own.move(0, outer.top - own.bottom + offsets.top + pad + low)
            offsets.top += box.height + pad
        case .bottom:
            own.move(0, outer.bottom - own.bottom - box.height - pad + low - offsets.bottom)
            offsets.bottom += box.height + pad
        }
        return own
    }

    /// What axes take of a room, where they keep a ratio of units.
    private func actualBox(of axes: Axes, in room: PageBox) -> PageBox {
        figure.fractions(of: axes.box(in: figure.inPixels(room)))
    }

    /// Has the figure's margins take what axes of a fixed ratio leave free in their rows and columns.
    private func compress(_ solution: LayoutSolution) throws {
        guard let first = members.first else { return }
        var free = GridMargins(rows: first.cell.grid.rows, columns: first.cell.grid.columns)
        for member in members {
            guard member.key == first.key, let room = solution.boxes[member.placed] else {
                throw PlotError(
                    .subplots, "compressed layout: \(member.axes.name) is in another grid; put all axes into one grid")
            }
            let box = actualBox(of: member.axes, in: room)
            for column in member.cell.columns { free.left[column] = max(free.left[column], room.width - box.width) }
            for row in member.cell.rows { free.top[row] = max(free.top[row], room.height - box.height) }
        }
        let (width, height) = (free.left.reduce(0, +) / 2, free.top.reduce(0, +) / 2)
        widenArea(figure, to: CellMargins(left: width, right: width, top: height, bottom: height))
    }

    /// Has a figure or a subfigure leave at least this room at its sides.
    func widenArea(_ area: FigureArea, to new: CellMargins) {
        var all = areaMargins[ObjectIdentifier(area)] ?? CellMargins()
        (all.left, all.right) = (max(all.left, new.left), max(all.right, new.right))
        (all.top, all.bottom) = (max(all.top, new.top), max(all.bottom, new.bottom))
        areaMargins[ObjectIdentifier(area)] = all
    }
}

extension PageBox {
    /// Where a part of one box lies in another one.
    func moved(from old: PageBox, to new: PageBox) -> PageBox {
        PageBox(
            left: (left - old.left) / old.width, right: (right - old.left) / old.width,
            bottom: (bottom - old.bottom) / old.height, top: (top - old.bottom) / old.height
        ).inside(new)
    }

    /// A part of the box: its fractions, and where it lies.
    fileprivate func shrunk(_ across: Double, _ up: Double, anchor: Anchor) -> PageBox {
        let (x, y) = anchor.fractions
        let (left, bottom) = (left + x * (1 - across) * width, bottom + y * (1 - up) * height)
        return PageBox(left: left, right: left + across * width, bottom: bottom, top: bottom + up * height)
    }

    fileprivate mutating func move(_ dx: Double, _ dy: Double) {
        (left, right) = (left + dx, right + dx)
        (bottom, top) = (bottom + dy, top + dy)
    }
}
