extension Axes {
    /// Draws lines on levels of values at the points of triangles. Looks that are nil are those of a new ``Contour``.
    ///
    /// - Parameters:
    ///   - triangulation: the triangles; `Triangulation(x, y)` is the Delaunay triangulation of points.
    ///   - z: the values, one for each point: drawing throws a ``PlotError`` otherwise.
    ///   - levels: where the lines lie: `10` for about as many, `[0, 0.5, 1]` for these.
    ///   - colors: the colours in turn, from the lowest level up; nil for those of the colormap.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - style: how lines are broken into dashes.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the contours, to be changed later.
    @discardableResult
    public func tricontour(
        _ triangulation: Triangulation, _ z: [Double], levels: ContourLevels = .automatic, colors: [Color]? = nil,
        width: Double? = nil, style: LineStyle? = nil, colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Contour {
        include(
            Contour(
                triangulation, z, levels: levels, colors: colors, width: width, style: style, colormap: colormap,
                norm: norm, alpha: alpha, label: label, zOrder: zOrder))
    }

    /// Fills the areas between levels of values at the points of triangles: matplotlib's `tricontourf`. Looks that are nil are
    /// those of a new ``FilledContour``.
    ///
    /// - Parameters:
    ///   - triangulation: the triangles; `Triangulation(x, y)` is the Delaunay triangulation of points.
    ///   - z: the values, one for each point: drawing throws a ``PlotError`` otherwise.
    ///   - levels: where the areas end: `10` for about as many, `[0, 0.5, 1]` for these.
    ///   - extends: the ends where all values beyond the levels have an area too.
    ///   - colors: the colours in turn, from the lowest level up; nil for those of the colormap.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the contours, to be changed later.
    @discardableResult
    public func filledTricontour(
        _ triangulation: Triangulation, _ z: [Double], levels: ContourLevels = .automatic,
        extends: ColorBar.Extension = .neither, colors: [Color]? = nil, colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> FilledContour {
        include(
            FilledContour(
                triangulation, z, levels: levels, extends: extends, colors: colors, colormap: colormap, norm: norm,
                alpha: alpha, label: label, zOrder: zOrder))
    }
}
