import FlipbookCanvas

/// Where data lie on the canvas: what an artist draws through.
///
///     override func draw(on canvas: any Canvas, in transform: Transform) throws {
///         let path = Path(transform(x, y))
///         transform.clip(canvas) { canvas.stroke(path, Stroke(color: color, width: 2 * transform.pixelsPerPoint)) }
///     }
///
/// It knows the limits, the scales and the kind of the axes: the same code draws in Cartesian and in polar axes, on linear
/// and on logarithmic ones. Places on the canvas are in pixels, y down.
public struct Transform: Equatable, Sendable {
    /// The box of the axes, in pixels.
    public let box: Rect
    /// How many pixels a point (1/72 inch) takes: the factor for the widths of lines and the sizes of fonts.
    public let pixelsPerPoint: Double
    /// What lies along the lower side of the box.
    let xSpan: AxisSpan
    /// What lies along the left side of the box.
    let ySpan: AxisSpan
    /// How data lie in the box.
    let projection: any Projection
    /// Whether what lies outside the area of the data is cut off.
    private(set) var isClipped = true
    /// The part of the canvas that the artist which is drawn is seen in; nil for all of it.
    private var clipPath: Path?

    init(box: Rect, x: AxisSpan, y: AxisSpan, pixelsPerPoint: Double, projection: any Projection) {
        self.box = box
        xSpan = x
        ySpan = y
        self.pixelsPerPoint = pixelsPerPoint
        self.projection = projection
    }

    /// A Cartesian transform.
    init(box: Rect, x: AxisSpan, y: AxisSpan, pixelsPerPoint: Double) {
        self.init(
            box: box, x: x, y: y, pixelsPerPoint: pixelsPerPoint,
            projection: CartesianProjection(
                box: box, x: AxisMap(x, onto: box.minX, box.maxX), y: AxisMap(y, onto: box.maxY, box.minY)))
    }

    /// A Cartesian transform with linear scales.
    init(box: Rect, xLimits: ClosedRange<Double>, yLimits: ClosedRange<Double>, pixelsPerPoint: Double) {
        self.init(box: box, x: AxisSpan(limits: xLimits), y: AxisSpan(limits: yLimits), pixelsPerPoint: pixelsPerPoint)
    }

    /// The least and the largest x of the axes; angles, in radians, in polar axes.
    public var xLimits: ClosedRange<Double> { xSpan.limits }
    /// The least and the largest y of the axes; radii in polar axes.
    public var yLimits: ClosedRange<Double> { ySpan.limits }

    /// How a value along the lower side becomes a column.
    var x: AxisMap { AxisMap(xSpan, onto: box.minX, box.maxX) }
    /// How a value along the left side becomes a row.
    var y: AxisMap { AxisMap(ySpan, onto: box.maxY, box.minY) }

    /// The point of the canvas where data lie; not finite where they can't be shown. A value of 0 or less on a logarithmic axis
    /// lies far below the axis.
    public func callAsFunction(_ x: Double, _ y: Double) -> Point { projection.point(x, y) }

    /// The points of the canvas where data lie, as many as the shorter array has; not finite where data can't be shown.
    public func callAsFunction(_ x: [Double], _ y: [Double]) -> [Point] { projection.points(x, y) }

    /// A path of data (y up) on the canvas. Its points are moved; lines between them stay straight, in polar axes too.
    public func callAsFunction(_ path: Path) -> Path { projection.path(path) }

    /// What data between two x and two y cover on the canvas: a rectangle, or a part of a ring in polar axes.
    public func area(x: ClosedRange<Double>, y: ClosedRange<Double>) -> Path {
        projection.area(x: (x.lowerBound, x.upperBound), y: (y.lowerBound, y.upperBound))
    }

    /// Draws with everything outside the area of the data cut off: outside the box, or outside the circle in polar axes.
    public func clip(_ canvas: any Canvas, _ body: () throws -> Void) rethrows {
        if isClipped { try projection.clip(canvas, body) } else { try body() }
    }

    /// What of the page is worth drawing on: the box, or far around it where nothing is cut off.
    var seenBox: Rect { isClipped ? box : box.insetBy(-20_000) }

    /// The same, and whether it cuts off.
    func clipped(_ isClipped: Bool) -> Transform {
        var new = self
        new.isClipped = isClipped
        return new
    }

    /// The same, and the part of the canvas that an artist is seen in; nil for all of it.
    func clipped(to path: Path?) -> Transform {
        var new = self
        new.clipPath = path
        return new
    }

    /// Draws with everything outside the artist's own clip cut off.
    func clipToPath(_ canvas: any Canvas, _ body: () throws -> Void) rethrows {
        if let clipPath { try canvas.withClip(clipPath, body) } else { try body() }
    }

    public static func == (first: Transform, second: Transform) -> Bool {
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

    /// The value that lies at a pixel.
    func inverse(_ pixel: Double) -> Double { scale.inverse(start + (pixel - origin) / factor) }
}
