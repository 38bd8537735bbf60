extension Figure {
    /// A figure with one axes of three dimensions that takes all the room.
    ///
    ///     let (figure, axes) = Figure.subplots3D()
    ///
    /// - Parameters:
    ///   - width: in inches; the style's where it is nil.
    ///   - height: in inches; the style's where it is nil.
    ///   - dpi: pixels an inch; the style's where it is nil.
    ///   - style: the looks that the parts of the figure begin with.
    public static func subplots3D(
        width: Double? = nil, height: Double? = nil, dpi: Double? = nil, style: Style = .default
    ) -> (figure: Figure, axes: Axes3D) {
        let figure = Figure(width: width, height: height, dpi: dpi, style: style)
        return (figure, figure.subplots3D())
    }

    /// One axes of three dimensions that takes all the room.
    public func subplots3D() -> Axes3D { adopt3D(.cell(GridSpec(rows: 1, columns: 1)[0, 0])) }

    /// Axes of three dimensions over some cells of a grid.
    ///
    /// - Throws: ``PlotError`` where the grid has no such cells.
    public func addAxes3D(in cell: GridCell) throws -> Axes3D {
        try cell.check()
        return adopt3D(.cell(cell))
    }

    /// Axes of three dimensions in a box of their own, given in fractions of the figure from its lower left corner.
    ///
    /// The box may reach out of the figure; one without room is an error when the figure is drawn.
    public func addAxes3D(left: Double, bottom: Double, width: Double, height: Double) -> Axes3D {
        adopt3D(.box(PageBox(left: left, right: left + width, bottom: bottom, top: bottom + height)))
    }

    private func adopt3D(_ place: AxesPlace, by call: String = #function) -> Axes3D {
        adopt(Axes3D(place: place, style: style), by: call)
    }
}
