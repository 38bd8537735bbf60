extension Axes {
    /// Draws vectors as arrows, each at a point.
    ///
    /// - Parameters:
    ///   - x: the places' x.
    ///   - y: the places' y, as many as there are x: drawing throws a ``PlotError`` where numbers of values differ.
    ///   - u: the vectors' parts to the right.
    ///   - v: the vectors' parts upwards.
    ///   - values: what the colours tell; nil for black arrows.
    /// - Returns: the arrows, to be changed later.
    @discardableResult
    public func quiver(_ x: [Double], _ y: [Double], _ u: [Double], _ v: [Double], values: [Double]? = nil) -> Quiver {
        let quiver = Quiver(x, y, u, v, values: values)
        include(quiver)
        return quiver
    }

    /// Draws vectors as arrows at the crossings of columns and rows.
    ///
    /// - Parameters:
    ///   - x: the columns' x.
    ///   - y: the rows' y.
    ///   - u: the vectors' parts to the right, a row for each y and a column for each x: drawing throws a ``PlotError``
    ///     otherwise.
    ///   - v: the vectors' parts upwards.
    ///   - values: what the colours tell; nil for black arrows.
    /// - Returns: the arrows, to be changed later.
    @discardableResult
    public func quiver(_ x: [Double], _ y: [Double], _ u: Grid, _ v: Grid, values: Grid? = nil) -> Quiver {
        let quiver = Quiver(x, y, u, v, values: values)
        include(quiver)
        return quiver
    }

    /// Draws lines that follow a field of vectors, in the next colour of the cycle or in those of values.
    ///
    /// - Parameters:
    ///   - x: the columns' x, rising evenly.
    ///   - y: the rows' y, rising evenly.
    ///   - u: the vectors' parts to the right, a row for each y and a column for each x: drawing throws a ``PlotError``
    ///     otherwise.
    ///   - v: the vectors' parts upwards.
    ///   - values: what the colours tell; nil for one colour.
    /// - Returns: the lines, to be changed later.
    @discardableResult
    public func streamPlot(_ x: [Double], _ y: [Double], _ u: Grid, _ v: Grid, values: Grid? = nil) -> StreamPlot {
        let stream = StreamPlot(x, y, u, v, values: values)
        include(stream)
        return stream
    }
}
