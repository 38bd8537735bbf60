import FlipbookCanvas

/// A part of a figure with axes, titles, legends and a colour of its own, as matplotlib's `SubFigure`.
///
///     let parts = try figure.addSubfigures(columns: 2)
///     let axes = try parts[0][0].subplots(rows: 2, columns: 1)
///     parts[0][0].title = "Measured"
///     parts[1][0].color = .lightGray
///
/// Positions in it, and the edges of its grids, are fractions of the subfigure. Its axes are in ``Figure/axes`` too. A
/// ``Figure/layout`` gives each subfigure the room that its grid has for it.
public final class Subfigure: FigureArea {
    /// The cells of a grid that it takes in the area around it.
    let cell: GridCell
    /// The gaps between the columns and rows of that grid that were asked for.
    let gaps: (column: Double?, row: Double?)

    init(_ cell: GridCell, gaps: (column: Double?, row: Double?), style: Style) {
        self.cell = cell
        self.gaps = gaps
        super.init(style: style)
        zOrder = -1
    }

    /// The area around it.
    var outer: FigureArea? { parent as? FigureArea }

    public override var axes: [Axes] {
        figure?.axes.filter { $0.subfigure === self || $0.subfigure?.isInside(self) ?? false } ?? []
    }

    private func isInside(_ other: Subfigure) -> Bool {
        outer === other || (outer as? Subfigure)?.isInside(other) ?? false
    }

    override var frame: PageBox {
        guard let outer, let figure else { return super.frame }
        return figure.solution?.boxes[ObjectIdentifier(self)] ?? cell.box(outer.parameters).inside(outer.frame)
    }

    override var name: String {
        "subfigure \((outer?.subfigures.firstIndex { $0 === self } ?? -1) + 1) of \(outer?.name ?? "no figure")"
    }

    override var inheritedStyle: Style { style }

    override var parts: [Artist] { subfigures + ownTexts }

    /// What it draws under its axes; the figure draws what lies over them.
    override func layers(in page: Transform) -> [Layer] {
        let background = Layer(under: self, isStale: isStale) { [self] canvas in
            guard isVisible, color.alpha > 0, let box = areaTransform?.box else { return }
            canvas.fill(Path(box), color: color)
        }
        return [background]
    }
}

extension FigureArea {
    /// Divides the area into subfigures, matplotlib's `subfigures`.
    ///
    /// - Parameters:
    ///   - rows: how many are below one another.
    ///   - columns: how many are beside one another.
    ///   - widthRatios: how wide the columns are relative to each other; empty for equal ones.
    ///   - heightRatios: how high the rows are relative to each other; empty for equal ones.
    ///   - columnGap: the gap between two columns, as a fraction of their mean width. Where neither gap is given there is
    ///     none, or that of the ``Figure/layout``.
    ///   - rowGap: the gap between two rows, as a fraction of their mean height.
    /// - Returns: the subfigures by row, then by column.
    /// - Throws: ``PlotError`` where there is less than one row or column, or ratios don't fit.
    @discardableResult
    public func addSubfigures(
        rows: Int = 1, columns: Int = 1, widthRatios: [Double] = [], heightRatios: [Double] = [],
        columnGap: Double? = nil, rowGap: Double? = nil
    ) throws -> [[Subfigure]] {
        let isTight = columnGap == nil && rowGap == nil
        let grid = GridSpec(
            rows: rows, columns: columns, widthRatios: widthRatios, heightRatios: heightRatios, left: 0, right: 1,
            bottom: 0, top: 1, columnGap: isTight ? 0 : columnGap, rowGap: isTight ? 0 : rowGap)
        try grid[0, 0].check()
        let new = (0..<rows).map { row in
            (0..<columns).map { Subfigure(grid[row, $0], gaps: (columnGap, rowGap), style: style) }
        }
        for subfigure in new.joined() {
            if !(figure?.hasBackground ?? true) { subfigure.color = subfigure.color.opacity(0) }
            subfigures.append(subfigure)
            subfigure.parent = self
            figure?.note(subfigure, addedBy: "figure.addSubfigures") {}
        }
        changed(.all)
        return new
    }

    /// Removes a subfigure with its axes; nothing happens where it isn't here. The others stay where they are.
    public func remove(_ old: Subfigure) {
        guard old.parent === self else { return }
        for inner in old.subfigures { old.remove(inner) }
        for axes in old.axes { figure?.remove(axes) }
        subfigures.removeAll { $0 === old }
        old.parent = nil
        changed(.all)
    }
}

extension PageBox {
    /// A box that is given in fractions of another one.
    func inside(_ outer: PageBox) -> PageBox {
        let (width, height) = (outer.right - outer.left, outer.top - outer.bottom)
        return PageBox(
            left: outer.left + left * width, right: outer.left + right * width, bottom: outer.bottom + bottom * height,
            top: outer.bottom + top * height)
    }

    /// The box around two.
    func union(_ other: PageBox) -> PageBox {
        PageBox(
            left: min(left, other.left), right: max(right, other.right), bottom: min(bottom, other.bottom),
            top: max(top, other.top))
    }

    var width: Double { right - left }
    var height: Double { top - bottom }
}
