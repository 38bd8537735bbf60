import FlipbookCanvas

extension Figure {
    /// A figure with one axes that takes all the room.
    ///
    ///     let (figure, axes) = Figure.subplots()
    ///
    /// - Parameters:
    ///   - width: in inches; the style's where it is nil.
    ///   - height: in inches; the style's where it is nil.
    ///   - dpi: pixels an inch; the style's where it is nil.
    ///   - style: the looks that the parts of the figure begin with.
    public static func subplots(
        width: Double? = nil, height: Double? = nil, dpi: Double? = nil, style: Style = .default
    ) -> (figure: Figure, axes: Axes) {
        let figure = Figure(width: width, height: height, dpi: dpi, style: style)
        return (figure, figure.subplots())
    }

    /// A figure with a grid of axes, each as large as the others.
    ///
    /// - Parameters:
    ///   - rows: how many axes are below one another.
    ///   - columns: how many axes are beside one another.
    ///   - sharesX: which axes have their x axis in common.
    ///   - sharesY: which axes have their y axis in common.
    ///   - width: in inches; the style's where it is nil.
    ///   - height: in inches; the style's where it is nil.
    ///   - dpi: pixels an inch; the style's where it is nil.
    ///   - style: the looks that the parts of the figure begin with.
    /// - Returns: the figure, and its axes by row, then by column.
    /// - Throws: ``PlotError`` where there is less than one row or column.
    public static func subplots(
        rows: Int, columns: Int, sharesX: Sharing = .none, sharesY: Sharing = .none, width: Double? = nil,
        height: Double? = nil, dpi: Double? = nil, style: Style = .default
    ) throws -> (figure: Figure, axes: [[Axes]]) {
        let figure = Figure(width: width, height: height, dpi: dpi, style: style)
        return (figure, try figure.subplots(rows: rows, columns: columns, sharesX: sharesX, sharesY: sharesY))
    }
}

extension FigureArea {
    /// One axes that takes all the room.
    public func subplots() -> Axes { adopt(Axes(position: .cell(GridSpec(rows: 1, columns: 1)[0, 0]), style: style)) }

    /// A grid of axes, each as large as the others.
    ///
    /// - Parameters:
    ///   - rows: how many axes are below one another.
    ///   - columns: how many axes are beside one another.
    ///   - sharesX: which axes have their x axis in common; where those of a column have, only the lowest has labels.
    ///   - sharesY: which axes have their y axis in common; where those of a row have, only the first has labels.
    /// - Returns: the axes by row, then by column.
    /// - Throws: ``PlotError`` where there is less than one row or column.
    public func subplots(
        rows: Int, columns: Int, sharesX: Sharing = .none, sharesY: Sharing = .none
    ) throws -> [[Axes]] {
        try subplots(GridSpec(rows: rows, columns: columns), sharesX: sharesX, sharesY: sharesY)
    }

    /// Axes in all cells of a grid.
    ///
    /// - Parameters:
    ///   - grid: the cells, whose sizes can differ.
    ///   - sharesX: which axes have their x axis in common; where those of a column have, only the lowest has labels.
    ///   - sharesY: which axes have their y axis in common; where those of a row have, only the first has labels.
    /// - Returns: the axes by row, then by column.
    /// - Throws: ``PlotError`` where the grid can't be.
    public func subplots(
        _ grid: GridSpec, sharesX: Sharing = .none, sharesY: Sharing = .none
    ) throws -> [[Axes]] {
        try grid[0, 0].check()
        let axes = try (0..<grid.rows).map { row in try (0..<grid.columns).map { try addAxes(in: grid[row, $0]) } }
        share(axes, x: sharesX, y: sharesY)
        return axes
    }

    /// Axes over some cells of a grid.
    ///
    /// - Throws: ``PlotError`` where the grid has no such cells.
    public func addAxes(in cell: GridCell) throws -> Axes {
        try cell.check()
        return adopt(Axes(position: .cell(cell), style: style))
    }

    /// Axes in a box of their own, measured from the lower left corner of the figure or the subfigure.
    ///
    /// The box may reach out of the figure; one without room is an error when the figure is drawn.
    public func addAxes(
        left: Double, bottom: Double, width: Double, height: Double, in unit: FigureUnit = .fractions
    ) -> Axes {
        let box = PageBox(left: left, right: left + width, bottom: bottom, top: bottom + height)
        return adopt(Axes(position: unit == .inches ? .inches(box) : .box(box), style: style))
    }
}

extension Figure {
    /// The room of axes in pixels, y down.
    func room(of axes: Axes) -> Rect {
        if let box = solution?.box(of: axes) { return inPixels(box) }
        return inPixels(box(of: axes.position, in: axes.area ?? self))
    }

    /// The sides of a place in an area, as fractions of the figure.
    func box(of position: AxesPosition, in area: FigureArea) -> PageBox {
        switch position {
        case .cell(let cell): solution?.box(of: cell, in: area) ?? cell.box(area.parameters).inside(area.frame)
        case .box(let own): own.inside(area.frame)
        case .inset(let inset): fractions(of: inset.boxInPixels)
        case .divided(let cell): fractions(of: cell.divider.box(of: cell, in: area, of: self))
        case .inches(let own):
            PageBox(
                left: area.frame.left + own.left / width, right: area.frame.left + own.right / width,
                bottom: area.frame.bottom + own.bottom / height, top: area.frame.bottom + own.top / height)
        case .shrunk(let position, let shared):
            box(of: position, in: area).moved(
                from: shared.whole(in: area, of: self), to: shared.boxes(in: area, of: self).main)
        case .bar(let shared): shared.boxes(in: area, of: self).bar
        }
    }

    /// A box in pixels, y down.
    func inPixels(_ box: PageBox) -> Rect {
        let (columns, rows) = (width * dpi, height * dpi)
        return Rect(
            x: box.left * columns, y: rows.rounded(.down) - box.top * rows, width: (box.right - box.left) * columns,
            height: (box.top - box.bottom) * rows)
    }

    /// A box in pixels as fractions of the figure.
    func fractions(of box: Rect) -> PageBox {
        let page = transform.box
        return PageBox(
            left: (box.minX - page.minX) / page.width, right: (box.maxX - page.minX) / page.width,
            bottom: (page.maxY - box.maxY) / page.height, top: (page.maxY - box.minY) / page.height)
    }
}

/// What the box of axes on a figure is given in.
public enum FigureUnit: Hashable, Sendable {
    /// Fractions of the figure's width and height.
    case fractions
    /// Inches, whatever the size of the figure.
    case inches
}
