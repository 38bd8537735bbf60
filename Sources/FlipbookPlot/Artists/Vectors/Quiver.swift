import FlipbookCanvas

/// Vectors as arrows, each at a point, in one colour or in those of values.
///
///     let arrows = axes.quiver(x, y, u, v, values: speed)
///     arrows.scale = 30
///
/// A vector whose position, components or value is not finite isn't drawn.
///
/// Made by `axes.quiver(…)`, or on its own
/// and then added.
public final class Quiver: ScalarMappable {
    /// A measure of lengths on the page.
    public enum Unit: Hashable, Sendable {
        /// The width of the axes.
        case width
        /// The height of the axes.
        case height
        /// A pixel.
        case dots
        /// An inch.
        case inches
        /// A unit of the x axis.
        case x
        /// A unit of the y axis.
        case y
        /// A unit of data, along the diagonal of the axes; for ``Quiver/scaleUnit``, along the arrow.
        case xy
    }

    /// Which part of an arrow lies at its position.
    public enum Pivot: Hashable, Sendable {
        /// Its beginning.
        case tail
        /// Its middle.
        case middle
        /// Its end.
        case tip
    }

    /// Where arrows point.
    public enum Angles: Hashable, Sendable {
        /// Along the vector on the page: 1, 1 points half way between right and up, whatever the axes show.
        case uv
        /// From x, y towards x + u, y + v in data.
        case xy
        /// In given directions, counter-clockwise from the right: one for each arrow.
        case fixed([Angle])
    }

    /// The shape of the arrows' heads, in widths of the shaft.
    public struct Head: Hashable, Sendable {
        /// How wide heads are.
        public var width = 3.0
        /// How long heads are.
        public var length = 5.0
        /// How long heads are where they meet the shaft.
        public var axisLength = 4.5
        /// The length of an arrow, in lengths of the head, below which it becomes smaller as a whole.
        public var minShaft = 1.0
        /// The length of an arrow below which it is drawn as a hexagon of this diameter.
        public var minLength = 1.0
    }

    /// The arrows' x, in data; as many as ``y`` when the figure is drawn.
    private(set) var x: [Double]
    /// The arrows' y, in data; as many as ``x`` when the figure is drawn.
    private(set) var y: [Double]
    /// The vectors' parts to the right; as many as ``x`` when the figure is drawn.
    private(set) var u: [Double]
    /// The vectors' parts upwards; as many as ``x`` when the figure is drawn.
    private(set) var v: [Double]
    /// The values that the colours tell; as many as arrows when the figure is drawn. Nil for all in ``color``.
    public var values: [Double]? { didSet { changed(.data) } }

    /// How many columns and rows of arrows there are on a grid; nil for arrows at points.
    private var shape: (columns: Int, rows: Int)?
    /// The columns and rows of the grids that were given last.
    private var grids: [(name: String, columns: Int, rows: Int)] = []

    /// The colour of the arrows where there are no ``values``; black unless one is set.
    public var color = Color.black { didSet { changed(.looks) } }
    /// How long a vector is that is drawn one ``scaleUnit`` long; nil for arrows of a middling length.
    ///
    /// Without a scale of their own, the lengths of arrows depend on their mean and their number in each frame: set one
    /// where the vectors of an animation grow or shrink.
    public var scale: Double? { didSet { changed(.looks) } }
    /// The measure of ``scale``; nil for ``unit``. With ``Unit/xy``, ``angles`` of ``Angles/xy`` and a scale of 1, an
    /// arrow ends at x + u, y + v.
    public var scaleUnit: Unit? { didSet { changed(.looks) } }
    /// Where the arrows point.
    public var angles = Angles.uv { didSet { changed(.looks) } }
    /// How wide the shafts are, in ``unit``; nil for 0.06 of the axes' width, divided by the square root of the number
    /// of arrows (8...25).
    public var width: Double? { didSet { changed(.looks) } }
    /// The measure of ``width``, and of ``scale`` where that has none of its own.
    public var unit = Unit.width { didSet { changed(.looks) } }
    /// Which part of an arrow lies at its position.
    public var pivot = Pivot.tail { didSet { changed(.looks) } }
    /// The shape of the heads.
    public var head = Head() { didSet { changed(.looks) } }

    /// Arrows at points, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - x: the arrows' x, in data; all arrays have one number for each arrow: drawing throws a ``PlotError`` otherwise.
    ///   - y: the arrows' y, in data.
    ///   - u: the vectors' parts to the right.
    ///   - v: the vectors' parts upwards.
    ///   - values: what the colours tell; nil for one colour.
    ///   - scale: how long a vector is that is drawn one ``scaleUnit`` long; nil for arrows of a middling length.
    ///   - color: the colour of the arrows where there are no values.
    ///   - width: how wide the shafts are, in ``unit``.
    ///   - pivot: which part of an arrow lies at its position.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ x: [Double] = [], _ y: [Double] = [], _ u: [Double] = [], _ v: [Double] = [], values: [Double]? = nil,
        scale: Double? = nil,
        color: Color? = nil, width: Double? = nil, pivot: Pivot? = nil, colormap: Colormap? = nil,
        norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.x = x
        self.y = y
        self.u = u
        self.v = v
        self.values = values
        super.init(zOrder: 1)
        self.scale = scale
        if let color { self.color = color }
        self.width = width
        if let pivot { self.pivot = pivot }
        set(colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Arrows at the crossings of columns and rows, to be added to axes.
    ///
    /// - Parameters:
    ///   - x: the columns' x.
    ///   - y: the rows' y.
    ///   - u: the vectors' parts to the right: a row for each `y`, a column for each `x`. Drawing throws a ``PlotError``
    ///     where the grids have another shape.
    ///   - v: the vectors' parts upwards.
    ///   - values: the values that the colours tell; nil for one colour.
    ///   - scale: how long a vector is that is drawn one unit long; nil for arrows of a middling length.
    ///   - color: the colour where there are no values; black unless given.
    ///   - width: how wide the shafts are, in the arrows' unit; nil for a width that follows their number.
    ///   - pivot: which part of an arrow lies at its position.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public convenience init(
        _ x: [Double], _ y: [Double], _ u: Grid, _ v: Grid, values: Grid? = nil, scale: Double? = nil,
        color: Color? = nil, width: Double? = nil, pivot: Pivot? = nil, colormap: Colormap? = nil,
        norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.init(
            scale: scale, color: color, width: width, pivot: pivot, colormap: colormap, norm: norm, alpha: alpha,
            label: label, zOrder: zOrder)
        if let values {
            setData(x: x, y: y, u: u, v: v, values: values)
        } else {
            setData(x: x, y: y, u: u, v: v)
        }
    }

    /// Changes all vectors at once; their number stays as it is, and so do ``values``.
    public func setData(u: [Double], v: [Double]) {
        self.u = u
        self.v = v
        grids = []
        changed(.data)
    }

    /// Changes all vectors and the values of their colours at once; their number stays as it is.
    public func setData(u: [Double], v: [Double], values: [Double]) {
        self.values = values
        setData(u: u, v: v)
    }

    /// Changes all vectors on a grid at once; its shape stays as it is, and so do ``values``.
    public func setData(u: Grid, v: Grid) {
        setData(u: u.values, v: v.values)
        grids = [("u", u.columns, u.rows), ("v", v.columns, v.rows)]
    }

    /// Changes all vectors on a grid, and the values of their colours, at once; its shape stays as it is.
    public func setData(u: Grid, v: Grid, values: Grid) {
        self.values = values.values
        setData(u: u, v: v)
        grids.append(("values", values.columns, values.rows))
    }

    /// Moves all arrows and changes their vectors at once; their number may change. ``values`` stay as they are.
    public func setData(x: [Double], y: [Double], u: [Double], v: [Double]) {
        self.x = x
        self.y = y
        shape = nil
        setData(u: u, v: v)
    }

    /// Moves all arrows and changes their vectors and the values of their colours at once; their number may change.
    public func setData(x: [Double], y: [Double], u: [Double], v: [Double], values: [Double]) {
        self.values = values
        setData(x: x, y: y, u: u, v: v)
    }

    /// Changes the field and its grid: the columns' x, the rows' y and a vector at each crossing. ``values`` stay as they
    /// are.
    public func setData(x: [Double], y: [Double], u: Grid, v: Grid) {
        self.x = y.flatMap { _ in x }
        self.y = y.flatMap { [Double](repeating: $0, count: x.count) }
        shape = (x.count, y.count)
        setData(u: u, v: v)
    }

    /// Changes the field, its grid, and the values of its colours.
    public func setData(x: [Double], y: [Double], u: Grid, v: Grid, values: Grid) {
        self.values = values.values
        setData(x: x, y: y, u: u, v: v)
        grids.append(("values", values.columns, values.rows))
    }

    /// Throws where a grid has other columns or rows than arrows.
    func checkGrids() throws {
        guard let shape else { return }
        for grid in grids where (grid.columns, grid.rows) != shape {
            throw PlotError(
                .lengthsDiffer,
                "\(name): \(grid.name) has \(grid.columns) columns and \(grid.rows) rows; give \(shape.columns) and "
                    + "\(shape.rows), a column for each x and a row for each y")
        }
    }

    override var kind: String { "quiver" }

    override var isCollection: Bool { true }

    override var mappedValues: [Double] { values ?? [] }

    override func limitsOfData() -> DataLimits? { DataLimits(x: x, y: y) }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        var arrows = try QuiverArrows(self, in: transform)
        let mapped = try values.map { (try colorTable(), $0) }
        let plain = faded(color)
        let points = transform(x, y)
        var path = Path()
        transform.clip(canvas) {
            for index in x.indices where arrows.outline(index, at: points[index], into: &path) {
                canvas.fill(path, color: mapped.map { table, values in table(values[index]) } ?? plain, snap: .never)
            }
        }
    }

    override var isInLegend: Bool { true }

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        let first = try values?.first.map(colorTable().callAsFunction)
        canvas.fill(Path(box), color: first ?? faded(color))
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        obstacles.points += transform(x, y)
    }
}

extension Axes {
    /// Draws vectors as arrows, each at a point. Looks that are nil are those of a new ``Quiver``.
    ///
    /// - Parameters:
    ///   - x: the arrows' x.
    ///   - y: the arrows' y, as many as there are x: drawing throws a ``PlotError`` where numbers of values differ.
    ///   - u: the vectors' parts to the right.
    ///   - v: the vectors' parts upwards.
    ///   - values: what the colours tell; nil for black arrows.
    ///   - scale: how long a vector is that is drawn one unit long; nil for arrows of a middling length.
    ///   - color: the colour where there are no values; black unless given.
    ///   - width: how wide the shafts are, in the arrows' unit; nil for a width that follows their number.
    ///   - pivot: which part of an arrow lies at its position.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the arrows, to be changed later.
    @discardableResult
    public func quiver(
        _ x: [Double], _ y: [Double], _ u: [Double], _ v: [Double], values: [Double]? = nil, scale: Double? = nil,
        color: Color? = nil, width: Double? = nil, pivot: Quiver.Pivot? = nil, colormap: Colormap? = nil,
        norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Quiver {
        include(
            Quiver(
                x, y, u, v, values: values, scale: scale, color: color, width: width, pivot: pivot, colormap: colormap,
                norm: norm, alpha: alpha, label: label, zOrder: zOrder))
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
    ///   - scale: how long a vector is that is drawn one unit long; nil for arrows of a middling length.
    ///   - color: the colour where there are no values; black unless given.
    ///   - width: how wide the shafts are, in the arrows' unit; nil for a width that follows their number.
    ///   - pivot: which part of an arrow lies at its position.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the arrows, to be changed later.
    @discardableResult
    public func quiver(
        _ x: [Double], _ y: [Double], _ u: Grid, _ v: Grid, values: Grid? = nil, scale: Double? = nil,
        color: Color? = nil, width: Double? = nil, pivot: Quiver.Pivot? = nil, colormap: Colormap? = nil,
        norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Quiver {
        include(
            Quiver(
                x, y, u, v, values: values, scale: scale, color: color, width: width, pivot: pivot, colormap: colormap,
                norm: norm, alpha: alpha, label: label, zOrder: zOrder))
    }
}
