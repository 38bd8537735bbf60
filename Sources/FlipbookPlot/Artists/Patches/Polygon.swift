import FlipbookCanvas

/// A filled polygon in data. A corner whose x or y is not finite is left out, and its two sides with it.
///
/// Made by `axes.fill(…)`, or on its own and then added.
public final class Polygon: Patch {
    /// Whether the edge goes back from the last corner to the first one.
    public var isClosed = true { didSet { changed(.looks) } }
    private var x: [Double]
    private var y: [Double]
    fileprivate var isFill = false

    /// A polygon, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - x: the corners' x, in data.
    ///   - y: the corners' y, in data; as many as `x` when the figure is drawn.
    ///   - color: the colour inside.
    ///   - edgeColor: the colour of the edge; nil for none.
    ///   - edgeWidth: how wide the edge is, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ x: [Double] = [], _ y: [Double] = [], color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.x = x
        self.y = y
        super.init(
            color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Moves all corners at once, in data; their number may change.
    public func setData(x: [Double], y: [Double]) {
        self.x = x
        self.y = y
        changed(.data)
    }

    override var kind: String { "polygon" }
    override var takesNextColor: Bool { isFill }

    override var outline: Path {
        x.isEmpty ? Path() : Path(zip(x, y).map { Point(x: $0, y: $1) }, closed: isClosed)
    }

    override func limitsOfData() -> DataLimits? { DataLimits(x: x, y: y) }

    override func path(in transform: Transform) throws -> Path {
        try checkLengths(["x": x.count, "y": y.count])
        return try super.path(in: transform)
    }
}

extension Axes {
    /// Fills the polygon with these corners, in the next colour of the cycle for fills. Looks that are nil are those of a
    /// new ``Polygon``.
    ///
    /// - Parameters:
    ///   - x: the corners' x.
    ///   - y: the corners' y, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - edgeColor: the colour of the edge.
    ///   - edgeWidth: how wide the edge is, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the polygon, to be changed later.
    @discardableResult
    public func fill(
        _ x: [Double], _ y: [Double], color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Polygon {
        let polygon = Polygon(
            x, y, color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder)
        polygon.isFill = true
        return include(polygon)
    }
}
