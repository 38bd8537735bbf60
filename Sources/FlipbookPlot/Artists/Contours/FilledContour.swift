import FlipbookCanvas

/// Areas between levels of a function of two variables, each in one colour.
///
/// Made by `axes.filledContour(…)`, or on its own and then added.
/// The area between two levels has the colour of the value in their middle.
public final class FilledContour: ContourSet {
    /// The ends where all values beyond the levels have an area too, in the colormap's ``Colormap/under`` and
    /// ``Colormap/over``; or in the first and last of ``ContourSet/colors`` where there are as many as areas.
    public var extends: ColorBar.Extension { didSet { changed([.data, .layout]) } }
    /// The hatches of the areas in turn, from the lowest up, where nil is none: matplotlib's `hatches`. Colours of an alpha of 0
    /// leave only these. A colour bar shows them too.
    public var hatches: [Hatch?] = [] { didSet { changed(.looks) } }

    /// Contours, to be added to axes: as many x as columns of `z`, as many y as rows. Looks that are nil are the artist's
    /// own defaults.
    ///
    /// - Parameters:
    ///   - x: where the columns of `z` lie, in data.
    ///   - y: where the rows of `z` lie, in data.
    ///   - z: the values.
    ///   - levels: where the areas end: `10` for about as many, `[0, 0.5, 1]` for these.
    ///   - extends: the ends where all values beyond the levels have an area too.
    ///   - colors: the colours of the areas in turn; nil for those of the colormap.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public convenience init(
        _ x: [Double] = [], _ y: [Double] = [], _ z: Grid = Grid(rows: 0, columns: 0),
        levels: ContourLevels = .automatic, extends: ColorBar.Extension = .neither, colors: [Color]? = nil,
        colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.init(
            Grid(row: x), Grid(column: y), z, levels: levels, extends: extends, colors: colors, colormap: colormap,
            norm: norm, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Contours, to be added to axes: as many x and y as `z`.
    public init(
        _ x: Grid, _ y: Grid, _ z: Grid, levels: ContourLevels = .automatic, extends: ColorBar.Extension = .neither,
        colors: [Color]? = nil, colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.extends = extends
        super.init(
            x: x, y: y, z: z, levels: levels, colors: colors, colormap: colormap, norm: norm, alpha: alpha,
            label: label,
            zOrder: zOrder ?? 1)
    }

    /// Contours of values at the points of triangles, to be added to axes: one value for each point.
    public convenience init(
        _ triangulation: Triangulation, _ z: [Double], levels: ContourLevels = .automatic,
        extends: ColorBar.Extension = .neither, colors: [Color]? = nil, colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.init(
            levels: levels, extends: extends, colors: colors, colormap: colormap, norm: norm, alpha: alpha,
            label: label, zOrder: zOrder)
        setData(triangulation: triangulation, z: z)
    }

    override var kind: String { "filled contour" }

    override var isCollection: Bool { true }

    override var ends: ColorBar.Extension { extends }

    private var hasUnder: Bool { extends == .minimum || extends == .both }
    private var hasOver: Bool { extends == .maximum || extends == .both }

    /// The levels between which areas lie, open ends included.
    private var bounds: [Double] {
        (hasUnder ? [-Double.infinity] : []) + levelValues + (hasOver ? [.infinity] : [])
    }

    /// Whether each area reaches up to the highest level, and those above it are drawn over it.
    ///
    /// Edges of neighbours that are mixed with what lies under them, each by itself, would let it shine through. Nothing
    /// shines through opaque areas that overlap.
    private var isStacked = true { didSet { forgetPaths() } }

    override func trace(_ tracer: inout some LevelTracer) -> [ContourPaths] {
        var bounds = bounds
        // The least value belongs to the lowest area, though the others begin above their level.
        if bounds[0] == range?.lowerBound { bounds[0] = -.infinity }
        let last = bounds[bounds.count - 1]
        return zip(bounds, bounds.dropFirst()).map { tracer.areas(above: $0, upTo: isStacked ? last : $1) }
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        guard levelValues.count > 1 else {
            throw PlotError(
                .values, "\(name): there is no area between \(levelValues.count) levels; give two or more")
        }
        let colors = try colors()
        let isOpaque = colors.allSatisfy { $0.alpha == 1 }
        if isOpaque != isStacked { isStacked = isOpaque }
        let paths = try paths(in: transform)
        let inks = try bandHatches(pixelsPerPoint: transform.pixelsPerPoint)
        transform.clip(canvas) {
            for (index, (path, color)) in zip(paths, colors).enumerated() where !path.isEmpty {
                let hatch = inks.isEmpty ? nil : inks[index]
                guard color.alpha > 0 || hatch != nil else { continue }
                canvas.draw(
                    path, fill: color.alpha > 0 ? color : nil, stroke: nil, snap: .never,
                    hatch: hatch)
            }
        }
    }

    /// The colour of each area.
    private func colors() throws -> [Color] {
        let bounds = bounds
        let largest = Double.greatestFiniteMagnitude
        let middles = zip(bounds, bounds.dropFirst()).map { low, high in
            if low == -.infinity { return norm.isLogarithmic ? .leastNormalMagnitude : -largest }
            if high == .infinity { return largest }
            return norm.isLogarithmic ? low.squareRoot() * high.squareRoot() : 0.5 * (low + high)
        }
        return try levelColors(of: middles, under: hasUnder ? 1 : 0, over: hasOver ? 1 : 0)
    }

    override var colorBands: ColorBands? {
        levelValues.count > 1 ? ColorBands(boundaries: levelValues, extends: extends) : nil
    }

    override func bandHatches(pixelsPerPoint: Double) throws -> [Hatch.Ink?] {
        let inks = try hatches.map {
            try $0?.ink(edge: inheritedStyle.edgeColor, alpha: alpha, pixelsPerPoint: pixelsPerPoint, of: name)
        }
        guard inks.contains(where: { $0 != nil }) else { return [] }
        return (0..<max(bounds.count - 1, 0)).map { inks[$0 % inks.count] }
    }

    override func bandColors() throws -> ColorBands.Colors {
        var colors = try colors()
        let over = hasOver ? colors.popLast() : nil
        return ColorBands.Colors(under: hasUnder ? colors.removeFirst() : nil, inner: colors, over: over)
    }
}

extension Axes {
    /// Fills the areas between levels of a function of two variables. Looks that are nil are those of a new
    /// ``FilledContour``.
    ///
    /// - Parameters:
    ///   - x: where the columns of `z` lie.
    ///   - y: where the rows of `z` lie.
    ///   - z: the values, two rows and columns or more. Drawing throws a ``PlotError`` where x or y are not as many.
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
    public func filledContour(
        _ x: [Double], _ y: [Double], _ z: Grid, levels: ContourLevels = .automatic,
        extends: ColorBar.Extension = .neither, colors: [Color]? = nil, colormap: Colormap? = nil,
        norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> FilledContour {
        include(
            FilledContour(
                x, y, z, levels: levels, extends: extends, colors: colors, colormap: colormap, norm: norm, alpha: alpha,
                label: label, zOrder: zOrder))
    }

    /// Fills the areas between levels of a function of two variables, given at the points of any mesh.
    ///
    /// - Parameters:
    ///   - x: the points' x, as many as `z`.
    ///   - y: the points' y, as many as `z`.
    ///   - z: the values at the points.
    ///   - levels: between which the areas lie: `8` for about as many, `[0, 1]` for these.
    ///   - extends: the ends where all values beyond the levels have an area too.
    ///   - colors: the colours in turn, from the lowest level up; nil for those of the colormap.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the contours, to be changed later.
    @discardableResult
    public func filledContour(
        _ x: Grid, _ y: Grid, _ z: Grid, levels: ContourLevels = .automatic,
        extends: ColorBar.Extension = .neither, colors: [Color]? = nil, colormap: Colormap? = nil,
        norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> FilledContour {
        include(
            FilledContour(
                x, y, z, levels: levels, extends: extends, colors: colors, colormap: colormap, norm: norm, alpha: alpha,
                label: label, zOrder: zOrder))
    }

    /// Fills the areas between levels of values whose columns and rows lie at 0, 1, 2 …
    ///
    /// - Parameters:
    ///   - z: the values, two rows and columns or more.
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
    public func filledContour(
        _ z: Grid, levels: ContourLevels = .automatic, extends: ColorBar.Extension = .neither,
        colors: [Color]? = nil, colormap: Colormap? = nil, norm: Norm? = nil, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) -> FilledContour {
        filledContour(
            (0..<z.columns).map(Double.init), (0..<z.rows).map(Double.init), z, levels: levels, extends: extends,
            colors: colors, colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
    }
}
