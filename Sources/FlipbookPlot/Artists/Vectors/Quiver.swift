import FlipbookCanvas

/// Vectors as arrows, each at a point, in one colour or in those of values.
///
///     let arrows = axes.quiver(x, y, u, v, values: speed)
///     arrows.scale = 30
///
/// A vector whose place, components or value is not finite isn't drawn.
///
/// Made by ``Axes/quiver(_:_:_:_:values:)-(_,_,Grid,_,_)``, or on its own and then added.
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

    /// Which part of an arrow lies at its place.
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
        /// Along the vector on the page: 1, 1 points to the upper right at 45 degrees, whatever the axes show.
        case uv
        /// From x, y towards x + u, y + v in data.
        case xy
        /// In given directions, counter-clockwise from the right in degrees: one for each arrow.
        case degrees([Double])
    }

    /// The places' x, in data; as many as ``y`` when the figure is drawn.
    public var x: [Double] { didSet { changed(.data) } }
    /// The places' y, in data; as many as ``x`` when the figure is drawn.
    public var y: [Double] { didSet { changed(.data) } }
    /// The vectors' parts to the right; as many as ``x`` when the figure is drawn.
    public var u: [Double] { didSet { changed(.data) } }
    /// The vectors' parts upwards; as many as ``x`` when the figure is drawn.
    public var v: [Double] { didSet { changed(.data) } }
    /// The values that the colours tell; as many as ``x`` when the figure is drawn. Nil for all in ``color``.
    public var values: [Double]? { didSet { changed(.data) } }

    /// The colour of the arrows where there are no ``values``; black unless one is set.
    public var color = Color.black { didSet { changed(.looks) } }
    /// How long a vector is that is drawn one ``scaleUnit`` long; nil for arrows of a middling length.
    ///
    /// Without a scale of their own, arrows are as long as their mean and their number let them be, in each frame anew:
    /// set one where the vectors of an animation grow or shrink.
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
    /// Which part of an arrow lies at its place.
    public var pivot: Pivot {
        get { shape.pivot }
        set { shape.pivot = newValue }
    }
    /// How wide the heads are, in widths of the shaft; 3 unless set.
    public var headWidth: Double {
        get { shape.headWidth }
        set { shape.headWidth = newValue }
    }
    /// How long the heads are, in widths of the shaft; 5 unless set.
    public var headLength: Double {
        get { shape.headLength }
        set { shape.headLength = newValue }
    }
    /// How long the heads are where they meet the shaft, in widths of the shaft; 4.5 unless set.
    public var headAxisLength: Double {
        get { shape.headAxisLength }
        set { shape.headAxisLength = newValue }
    }
    /// The length of an arrow, in ``headLength``, below which it becomes smaller as a whole; 1 unless set.
    public var minShaft: Double {
        get { shape.minShaft }
        set { shape.minShaft = newValue }
    }
    /// The length of an arrow, in widths of the shaft, below which it is drawn as a hexagon of this diameter; 1 unless set.
    public var minLength: Double {
        get { shape.minLength }
        set { shape.minLength = newValue }
    }

    private(set) var shape = ArrowShape() { didSet { changed(.looks) } }

    /// Arrows at points, to be added to axes; all arrays have as many numbers.
    public init(_ x: [Double], _ y: [Double], _ u: [Double], _ v: [Double], values: [Double]? = nil) {
        self.x = x
        self.y = y
        self.u = u
        self.v = v
        self.values = values
        super.init(zOrder: 1)
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
    public convenience init(_ x: [Double], _ y: [Double], _ u: Grid, _ v: Grid, values: Grid? = nil) {
        let fits = [u, v, values ?? u].allSatisfy { $0.columns == x.count && $0.rows == y.count }
        self.init(
            fits ? y.flatMap { _ in x } : x, fits ? y.flatMap { [Double](repeating: $0, count: x.count) } : y,
            u.values, v.values, values: values?.values)
    }

    /// Changes all vectors, and the values of their colours, at once; their number stays as it is.
    public func setVectors(u: [Double], v: [Double], values: [Double]? = nil) {
        self.u = u
        self.v = v
        self.values = values
    }

    /// Changes all vectors on a grid, and the values of their colours, at once; its shape stays as it is.
    public func setVectors(u: Grid, v: Grid, values: Grid? = nil) {
        setVectors(u: u.values, v: v.values, values: values?.values)
    }

    override var kind: String { "quiver" }

    override var mappedValues: [Double] { values ?? [] }

    override func limitsOfData() -> DataLimits? { DataLimits(x: x, y: y) }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        var arrows = try QuiverArrows(self, in: transform)
        let mapped = try values.map { (try colorTable(), $0) }
        let plain = color.faded(by: min(max(alpha, 0), 1))
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
        canvas.fill(Path(box), color: first ?? color.faded(by: min(max(alpha, 0), 1)))
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        obstacles.points += transform(x, y)
    }
}

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
        include(Quiver(x, y, u, v, values: values))
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
        include(Quiver(x, y, u, v, values: values))
    }
}
