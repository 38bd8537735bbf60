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
public final class Quiver: VectorArtist {
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

        /// A head of lengths in widths of the shaft, matplotlib's unless given.
        public init(
            width: Double = 3, length: Double = 5, axisLength: Double = 4.5, minShaft: Double = 1, minLength: Double = 1
        ) {
            (self.width, self.length, self.axisLength) = (width, length, axisLength)
            (self.minShaft, self.minLength) = (minShaft, minLength)
        }
    }

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

    /// The keys that show the length of one of the arrows.
    private var keys: [WeakKey] = []

    private struct WeakKey {
        weak var key: QuiverKey?
    }

    /// Arrows at points, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - x: the arrows' x, in data; all arrays have one number for each arrow: drawing throws a ``PlotError`` otherwise.
    ///   - y: the arrows' y, in data.
    ///   - u: the vectors' parts to the right.
    ///   - v: the vectors' parts upwards.
    ///   - values: what the colours stand for; nil for one colour.
    ///   - scale: how long a vector is that is drawn one ``scaleUnit`` long; nil for arrows of a middling length.
    ///   - color: the colour of the arrows where there are no values.
    ///   - width: how wide the shafts are, in ``unit``.
    ///   - pivot: which part of an arrow lies at its position.
    ///   - angles: where the arrows point; nil for along the vectors on the page.
    ///   - unit: the measure of the width, and of the scale where that has none of its own; nil for the width of the axes.
    ///   - scaleUnit: the measure of the scale; nil for the unit.
    ///   - head: the shape of the heads; nil for matplotlib's.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ x: [Double] = [], _ y: [Double] = [], _ u: [Double] = [], _ v: [Double] = [], values: [Double]? = nil,
        scale: Double? = nil,
        color: Color? = nil, width: Double? = nil, pivot: Pivot? = nil, angles: Angles? = nil,
        unit: Unit? = nil, scaleUnit: Unit? = nil, head: Head? = nil, colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        super.init(x: x, y: y, u: u, v: v, values: values)
        self.scale = scale
        if let color { self.color = color }
        self.width = width
        if let pivot { self.pivot = pivot }
        if let angles { self.angles = angles }
        if let unit { self.unit = unit }
        self.scaleUnit = scaleUnit
        if let head { self.head = head }
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
    ///   - values: what the colours stand for; nil for one colour.
    ///   - scale: how long a vector is that is drawn one unit long; nil for arrows of a middling length.
    ///   - color: the colour where there are no values; black unless given.
    ///   - width: how wide the shafts are, in the arrows' unit; nil for a width that follows their number.
    ///   - pivot: which part of an arrow lies at its position.
    ///   - angles: where the arrows point; nil for along the vectors on the page.
    ///   - unit: the measure of the width, and of the scale where that has none of its own; nil for the width of the axes.
    ///   - scaleUnit: the measure of the scale; nil for the unit.
    ///   - head: the shape of the heads; nil for matplotlib's.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public convenience init(
        _ x: [Double], _ y: [Double], _ u: Grid, _ v: Grid, values: Grid? = nil, scale: Double? = nil,
        color: Color? = nil, width: Double? = nil, pivot: Pivot? = nil, angles: Angles? = nil,
        unit: Unit? = nil, scaleUnit: Unit? = nil, head: Head? = nil, colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.init(
            scale: scale, color: color, width: width, pivot: pivot, angles: angles, unit: unit, scaleUnit: scaleUnit,
            head: head, colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
        if let values {
            setData(x: x, y: y, u: u, v: v, values: values)
        } else {
            setData(x: x, y: y, u: u, v: v)
        }
    }

    /// Tells a key of changes from now on.
    func addKey(_ key: QuiverKey) {
        removeKey(key)
        keys.append(WeakKey(key: key))
    }

    /// Tells a key of no more changes.
    func removeKey(_ key: QuiverKey) { keys.removeAll { $0.key == nil || $0.key === key } }

    override func changed(_ what: Changes) {
        super.changed(what)
        for key in keys { key.key?.changed(.looks) }
    }

    override var kind: String { "quiver" }

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
    ///   - values: what the colours stand for; nil for black arrows.
    ///   - scale: how long a vector is that is drawn one unit long; nil for arrows of a middling length.
    ///   - color: the colour where there are no values; black unless given.
    ///   - width: how wide the shafts are, in the arrows' unit; nil for a width that follows their number.
    ///   - pivot: which part of an arrow lies at its position.
    ///   - angles: where the arrows point; nil for along the vectors on the page.
    ///   - unit: the measure of the width, and of the scale where that has none of its own; nil for the width of the axes.
    ///   - scaleUnit: the measure of the scale; nil for the unit.
    ///   - head: the shape of the heads; nil for matplotlib's.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the arrows, to be changed later.
    @discardableResult
    public func quiver(
        _ x: [Double], _ y: [Double], _ u: [Double], _ v: [Double], values: [Double]? = nil, scale: Double? = nil,
        color: Color? = nil, width: Double? = nil, pivot: Quiver.Pivot? = nil, angles: Quiver.Angles? = nil,
        unit: Quiver.Unit? = nil, scaleUnit: Quiver.Unit? = nil, head: Quiver.Head? = nil, colormap: Colormap? = nil,
        norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Quiver {
        include(
            Quiver(
                x, y, u, v, values: values, scale: scale, color: color, width: width, pivot: pivot, angles: angles,
                unit: unit, scaleUnit: scaleUnit, head: head, colormap: colormap, norm: norm, alpha: alpha,
                label: label, zOrder: zOrder))
    }

    /// Draws vectors as arrows at the crossings of columns and rows.
    ///
    /// - Parameters:
    ///   - x: the columns' x.
    ///   - y: the rows' y.
    ///   - u: the vectors' parts to the right, a row for each y and a column for each x: drawing throws a ``PlotError``
    ///     otherwise.
    ///   - v: the vectors' parts upwards.
    ///   - values: what the colours stand for; nil for black arrows.
    ///   - scale: how long a vector is that is drawn one unit long; nil for arrows of a middling length.
    ///   - color: the colour where there are no values; black unless given.
    ///   - width: how wide the shafts are, in the arrows' unit; nil for a width that follows their number.
    ///   - pivot: which part of an arrow lies at its position.
    ///   - angles: where the arrows point; nil for along the vectors on the page.
    ///   - unit: the measure of the width, and of the scale where that has none of its own; nil for the width of the axes.
    ///   - scaleUnit: the measure of the scale; nil for the unit.
    ///   - head: the shape of the heads; nil for matplotlib's.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the arrows, to be changed later.
    @discardableResult
    public func quiver(
        _ x: [Double], _ y: [Double], _ u: Grid, _ v: Grid, values: Grid? = nil, scale: Double? = nil,
        color: Color? = nil, width: Double? = nil, pivot: Quiver.Pivot? = nil, angles: Quiver.Angles? = nil,
        unit: Quiver.Unit? = nil, scaleUnit: Quiver.Unit? = nil, head: Quiver.Head? = nil, colormap: Colormap? = nil,
        norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Quiver {
        include(
            Quiver(
                x, y, u, v, values: values, scale: scale, color: color, width: width, pivot: pivot, angles: angles,
                unit: unit, scaleUnit: scaleUnit, head: head, colormap: colormap, norm: norm, alpha: alpha,
                label: label, zOrder: zOrder))
    }
}
