extension Axes {
    /// Draws lines on levels of a function of two variables.
    ///
    /// - Parameters:
    ///   - x: where the columns of `z` lie.
    ///   - y: where the rows of `z` lie.
    ///   - z: the values, two rows and columns or more. Drawing throws a ``PlotError`` where x or y are not as many.
    ///   - levels: where the lines lie: `10` for about as many, `[0, 0.5, 1]` for these.
    /// - Returns: the contours, to be changed later.
    @discardableResult
    public func contour(_ x: [Double], _ y: [Double], _ z: Grid, levels: ContourLevels = .automatic) -> Contour {
        contour(Grid(row: x), Grid(column: y), z, levels: levels)
    }

    /// Draws lines on levels of a function of two variables, given at the points of any mesh.
    ///
    /// - Parameters:
    ///   - x: the points' x, as many as `z`.
    ///   - y: the points' y, as many as `z`.
    ///   - z: the values at the points.
    ///   - levels: where the lines lie: `8` for about so many, `[0, 1]` for these.
    /// - Returns: the contours, to be changed later.
    @discardableResult
    public func contour(_ x: Grid, _ y: Grid, _ z: Grid, levels: ContourLevels = .automatic) -> Contour {
        let contour = Contour(x, y, z, levels: levels)
        include(contour)
        return contour
    }

    /// Draws lines on levels of values whose columns and rows lie at 0, 1, 2 …
    ///
    /// - Returns: the contours, to be changed later.
    @discardableResult
    public func contour(_ z: Grid, levels: ContourLevels = .automatic) -> Contour {
        contour((0..<z.columns).map(Double.init), (0..<z.rows).map(Double.init), z, levels: levels)
    }

    /// Fills the areas between levels of a function of two variables.
    ///
    /// - Parameters:
    ///   - x: where the columns of `z` lie.
    ///   - y: where the rows of `z` lie.
    ///   - z: the values, two rows and columns or more. Drawing throws a ``PlotError`` where x or y are not as many.
    ///   - levels: where the areas end: `10` for about as many, `[0, 0.5, 1]` for these.
    /// - Returns: the contours, to be changed later.
    @discardableResult
    public func filledContour(
        _ x: [Double], _ y: [Double], _ z: Grid, levels: ContourLevels = .automatic
    ) -> FilledContour {
        filledContour(Grid(row: x), Grid(column: y), z, levels: levels)
    }

    /// Fills the areas between levels of a function of two variables, given at the points of any mesh.
    ///
    /// - Parameters:
    ///   - x: the points' x, as many as `z`.
    ///   - y: the points' y, as many as `z`.
    ///   - z: the values at the points.
    ///   - levels: between which the areas lie: `8` for about so many, `[0, 1]` for these.
    /// - Returns: the contours, to be changed later.
    @discardableResult
    public func filledContour(
        _ x: Grid, _ y: Grid, _ z: Grid, levels: ContourLevels = .automatic
    ) -> FilledContour {
        let contour = FilledContour(x, y, z, levels: levels)
        include(contour)
        return contour
    }

    /// Fills the areas between levels of values whose columns and rows lie at 0, 1, 2 …
    ///
    /// - Returns: the contours, to be changed later.
    @discardableResult
    public func filledContour(_ z: Grid, levels: ContourLevels = .automatic) -> FilledContour {
        filledContour((0..<z.columns).map(Double.init), (0..<z.rows).map(Double.init), z, levels: levels)
    }
}
