import FlipbookCanvas

/// How data come to lie on the canvas: a box in pixels, the projection into it, and the size of a point.
struct Transform: Equatable, Sendable {
    /// The box, in pixels, y down.
    let box: Rect
    /// What lies along the lower side of the box.
    let xSpan: AxisSpan
    /// What lies along the left side of the box.
    let ySpan: AxisSpan
    /// How many pixels a point (1/72 inch) takes.
    let pixelsPerPoint: Double
    /// How data lie in the box.
    let projection: any Projection

    /// - Parameter projection: a Cartesian one where it is nil.
    init(box: Rect, x: AxisSpan, y: AxisSpan, pixelsPerPoint: Double, projection: (any Projection)? = nil) {
        self.box = box
        xSpan = x
        ySpan = y
        self.pixelsPerPoint = pixelsPerPoint
        self.projection =
            projection
            ?? CartesianProjection(
                box: box, x: AxisMap(x, onto: box.minX, box.maxX), y: AxisMap(y, onto: box.maxY, box.minY))
    }

    /// A Cartesian transform with linear scales.
    init(box: Rect, xLimits: ClosedRange<Double>, yLimits: ClosedRange<Double>, pixelsPerPoint: Double) {
        self.init(box: box, x: AxisSpan(limits: xLimits), y: AxisSpan(limits: yLimits), pixelsPerPoint: pixelsPerPoint)
    }

    /// The least and the largest x in the box.
    var xLimits: ClosedRange<Double> { xSpan.limits }
    /// The least and the largest y in the box.
    var yLimits: ClosedRange<Double> { ySpan.limits }

    /// How a value along the lower side becomes a column.
    var x: AxisMap { AxisMap(xSpan, onto: box.minX, box.maxX) }
    /// How a value along the left side becomes a row.
    var y: AxisMap { AxisMap(ySpan, onto: box.maxY, box.minY) }

    /// The point of the canvas where data lie; not finite where they can't be shown.
    func callAsFunction(_ x: Double, _ y: Double) -> Point { projection.point(x, y) }

    /// The points of the canvas where data lie.
    func callAsFunction(_ x: [Double], _ y: [Double]) -> [Point] { projection.points(x, y) }

    /// A path of data on the canvas.
    func callAsFunction(_ path: Path) -> Path { projection.path(path) }

    /// Draws data: nothing is seen outside the projection's outline.
    func clip(_ canvas: any Canvas, _ body: () throws -> Void) rethrows { try projection.clip(canvas, body) }

    static func == (first: Transform, second: Transform) -> Bool {
        first.box == second.box && first.xSpan == second.xSpan && first.ySpan == second.ySpan
            && first.pixelsPerPoint == second.pixelsPerPoint && first.projection.isEqual(to: second.projection)
    }
}

/// What lies along a side of a box.
struct AxisSpan: Hashable, Sendable {
    var limits: ClosedRange<Double>
    var scale = Scale.linear
    /// Whether the upper limit is at the left or at the lower end.
    var isInverted = false
}

/// Takes values along an axis onto pixels.
struct AxisMap: Hashable, Sendable {
    private let scale: Scale
    private let start: Double
    private let origin: Double
    private let factor: Double

    /// The map that takes the beginning of `span` to `first` and its end to `last`.
    init(_ span: AxisSpan, onto first: Double, _ last: Double) {
        scale = span.scale
        start = scale.forward(span.limits.lowerBound)
        let length = scale.forward(span.limits.upperBound) - start
        origin = span.isInverted ? last : first
        factor = (span.isInverted ? first - last : last - first) / length
    }

    func callAsFunction(_ value: Double) -> Double { origin + (scale.forward(value) - start) * factor }
}
