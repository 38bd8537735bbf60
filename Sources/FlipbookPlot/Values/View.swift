import FlipbookCanvas

/// Where data lie on the canvas: a box in pixels, what lies along its sides, and the size of a point.
struct View: Hashable, Sendable {
    /// The box, in pixels, y down.
    let box: Rect
    /// What lies along the lower side of the box.
    let xSpan: AxisSpan
    /// What lies along the left side of the box.
    let ySpan: AxisSpan
    /// How many pixels a point (1/72 inch) takes.
    let pixelsPerPoint: Double
    /// How data in three dimensions come to lie on the plane; nil where the axes have two.
    var projection: Projection?
    /// How angles (x) and radii (y) lie in the box of polar axes; nil in rectangular ones.
    var polar: PolarProjection?

    init(box: Rect, x: AxisSpan, y: AxisSpan, pixelsPerPoint: Double) {
        self.box = box
        xSpan = x
        ySpan = y
        self.pixelsPerPoint = pixelsPerPoint
    }

    /// A view with linear scales.
    init(box: Rect, xLimits: ClosedRange<Double>, yLimits: ClosedRange<Double>, pixelsPerPoint: Double) {
        self.init(box: box, x: AxisSpan(limits: xLimits), y: AxisSpan(limits: yLimits), pixelsPerPoint: pixelsPerPoint)
    }

    /// The least and the largest x in the box.
    var xLimits: ClosedRange<Double> { xSpan.limits }
    /// The least and the largest y in the box.
    var yLimits: ClosedRange<Double> { ySpan.limits }

    /// How a value of x becomes a column.
    var x: AxisMap { AxisMap(xSpan, onto: box.minX, box.maxX) }
    /// How a value of y becomes a row.
    var y: AxisMap { AxisMap(ySpan, onto: box.maxY, box.minY) }

    /// How data become points of the canvas.
    var points: PointMap { PointMap(x: x, y: y, polar: polar) }

    /// The area in which data are seen.
    var outline: Path { polar?.outline ?? Path(box) }

    /// Draws data: nothing is seen outside the ``outline``.
    func clip(_ canvas: any Canvas, _ body: () throws -> Void) rethrows {
        if let polar { try canvas.withClip(polar.outline, body) } else { try canvas.withClip(box, body) }
    }
}

/// Takes data onto points of the canvas.
struct PointMap: Hashable, Sendable {
    fileprivate let x: AxisMap
    fileprivate let y: AxisMap
    fileprivate let polar: PolarProjection?

    /// The point of the canvas where data lie; not finite where there is none.
    func callAsFunction(_ x: Double, _ y: Double) -> Point {
        polar?.point(angle: x, radius: y) ?? Point(x: self.x(x), y: self.y(y))
    }

    /// What data between two x and two y cover: a rectangle, or a part of a ring in polar axes.
    func area(x: (Double, Double), y: (Double, Double)) -> Path {
        if let polar { return polar.area(angles: x, radii: y) }
        let corners = [(x.0, y.0), (x.1, y.0), (x.1, y.1), (x.0, y.1)]
        return Path(corners.map { self($0.0, $0.1) }, closed: true)
    }

    /// The box around what data between two x and two y cover.
    func box(x: (Double, Double), y: (Double, Double)) -> Rect {
        if let box = polar?.area(angles: x, radii: y).bounds { return box }
        let (a, b) = (self(x.0, y.0), self(x.1, y.1))
        return Rect(x: min(a.x, b.x), y: min(a.y, b.y), width: abs(a.x - b.x), height: abs(a.y - b.y))
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
