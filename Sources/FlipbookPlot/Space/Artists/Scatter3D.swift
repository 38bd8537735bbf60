import FlipbookCanvas

/// Points in three dimensions, each with a marker: of one colour, or of the colours of values. A point that is not finite
/// is left out.
///
/// Made by ``Axes3D/scatter(_:_:_:size:values:)``, or on its own and then added. Points are painted from the farthest to
/// the nearest.
public final class Scatter3D: ScalarMappable, Artist3D {
    /// The points' x, in data.
    public var x: [Double] { didSet { changed(.data) } }
    /// The points' y, in data; as many as ``x`` when the figure is drawn.
    public var y: [Double] { didSet { changed(.data) } }
    /// The points' z, in data; as many as ``x`` when the figure is drawn.
    public var z: [Double] { didSet { changed(.data) } }
    /// The markers' areas, in points squared: one for each point, or one for all.
    public var sizes: [Double] = [20] { didSet { changed(.looks) } }
    /// Values that are shown as colours, one for each point; nil where all points have one ``color``.
    public var values: [Double]? { didSet { changed(.data) } }
    /// What marks a point.
    public var marker = Marker.circle { didSet { changed(.looks) } }
    /// The colour of the markers' edges; nil for that inside.
    public var edgeColor: Color? { didSet { changed(.looks) } }
    /// How wide the markers' edges are, in points.
    public var edgeWidth = 1.0 { didSet { changed(.looks) } }
    /// Whether points are the more transparent, the farther away they are.
    public var isDepthShaded = true { didSet { changed(.looks) } }

    /// The one colour of points without values; the next of the axes' cycle for fills unless one is set.
    @Styled(\Scatter3D.inheritedColor) public var color: Color

    /// Points, to be added to axes.
    public init(_ x: [Double] = [], _ y: [Double] = [], _ z: [Double] = []) {
        self.x = x
        self.y = y
        self.z = z
        super.init(zOrder: 1)
    }

    /// Moves all points at once; their number may change.
    public func setData(x: [Double], y: [Double], z: [Double]) {
        self.x = x
        self.y = y
        self.z = z
    }

    override var kind: String { "scatter" }

    override func join(_ axes: Axes) {
        super.join(axes)
        if !_color.isSet { takeColor(from: axes) { $0.nextFillColor() } }
    }

    /// As matplotlib does for scattered points only.
    override func needsMargin(along direction: Axis.Direction) -> Bool { direction == .z }

    override var mappedValues: [Double] { values ?? [] }

    private var isFinite: [Bool] { zip(zip(x, y), z).map { $0.0.isFinite && $0.1.isFinite && $1.isFinite } }

    override func limitsOfData() -> DataLimits? {
        let shown = isFinite
        return DataLimits(x: zip(x, shown).filter(\.1).map(\.0), y: zip(y, shown).filter(\.1).map(\.0))
    }

    override func extentAlongZ() -> DataExtent { DataExtent(of: zip(z, isFinite).filter(\.1).map(\.0)) }

    func nearest(in projection: SpaceProjection) -> Double? {
        seenPoints(in: projection).reduce(.infinity) { min($0, $1.point.z) }
    }

    /// The points that are seen, by their numbers.
    private func seenPoints(in projection: SpaceProjection) -> [(index: Int, point: SIMD3<Double>)] {
        (0..<min(x.count, y.count, z.count)).compactMap { index in
            let point = projection.near(SIMD3(x[index], y[index], z[index]))
            return point.x.isFinite && point.y.isFinite && point.z.isFinite ? (index, point) : nil
        }
    }

    private func checkData() throws {
        guard x.count == y.count, y.count == z.count, values.map({ $0.count == x.count }) ?? true else {
            let valuesText = values.map { " and values \($0.count)" } ?? ""
            throw PlotError(
                .lengthsDiffer,
                "\(name): x has \(x.count) values, y \(y.count), z \(z.count)\(valuesText); give as many of each, all at "
                    + "once with setData")
        }
        guard sizes.count == 1 || sizes.count == x.count else {
            throw PlotError(
                .lengthsDiffer,
                "\(name): there are \(sizes.count) sizes for \(x.count) points; give one for each, or one for all")
        }
        guard sizes.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
            throw PlotError(.size, "\(name): the areas of markers must be 0 or more, and finite")
        }
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try checkData()
        let projection = try projection(of: transform)
        let colors = try values.map { try self.colors(of: $0) }
        let points = seenPoints(in: projection)
        let opacity = opacity(of: points.map { projection.onPlane(SIMD3(x[$0.index], y[$0.index], z[$0.index])) })
        let order = zip(points, opacity).sorted { ($0.0.point.z, $0.0.index) > ($1.0.point.z, $1.0.index) }
        try transform.clip(canvas) {
            for ((index, point), opacity) in order {
                guard let color = colors.map({ $0[index] }) ?? color else { continue }
                try draw(
                    at: Point(point), size: sizes.each(index), color, opacity: opacity, on: canvas,
                    pixelsPerPoint: transform.pixelsPerPoint)
            }
        }
    }

    /// How opaque each point is: the farther from the nearest one, in proportion to how far they lie apart, the less.
    private func opacity(of points: [SIMD3<Double>]) -> [Double] {
        guard isDepthShaded, let first = points.first else { return points.map { _ in 1 } }
        let low = points.reduce(first) { pointwiseMin($0, $1) }
        let high = points.reduce(first) { pointwiseMax($0, $1) }
        let extent = length(high - low)
        return points.map { extent > 0 ? min(max(1 - ($0.z - low.z) / extent, 0.3), 1) : 1 }
    }

    private func draw(
        at point: Point, size: Double, _ color: Color, opacity: Double, on canvas: any Canvas, pixelsPerPoint: Double
    ) throws {
        func seen(_ color: Color) -> Color { color.faded(by: alpha).faded(by: opacity) }
        var edge = try LineStyle.solid.stroke(
            color: seen(edgeColor ?? color), width: edgeWidth * pixelsPerPoint, of: "markers of \(name)")
        edge?.cap = .butt
        edge?.join = .round
        let shape = marker.path(size: size.squareRoot() * pixelsPerPoint)
        canvas.draw(
            shape.map { Point(x: $0.x + point.x, y: $0.y + point.y) }, fill: marker.isFilled ? seen(color) : nil,
            stroke: edge, snap: .automatic)
    }

    override var isInLegend: Bool { true }

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        try checkData()
        guard let color = try values.map({ try colors(of: $0).first ?? nil }) ?? color else { return }
        let size = ((sizes.min() ?? 20) + (sizes.max() ?? 20)) / 2
        try draw(
            at: Point(x: box.midX, y: box.maxY - 0.375 * box.height), size: size, color, opacity: 1, on: canvas,
            pixelsPerPoint: pixelsPerPoint)
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        guard let projection = try? projection(of: transform) else { return }
        obstacles.points += seenPoints(in: projection).map { Point($0.point) }
    }
}

extension Axes3D {
    /// Marks points, in the next colour of the cycle for fills.
    ///
    /// - Parameters:
    ///   - x: the points' x.
    ///   - y: the points' y, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - z: the points' z, as many as there are x.
    ///   - size: the markers' area, in points squared; 20 where it is nil.
    ///   - values: shown as colours, one for each point; one colour for all where it is nil.
    /// - Returns: the points, to be changed later.
    @discardableResult
    public func scatter(
        _ x: [Double], _ y: [Double], _ z: [Double], size: Double? = nil, values: [Double]? = nil
    ) -> Scatter3D {
        let points = Scatter3D(x, y, z)
        if let size { points.sizes = [size] }
        points.values = values
        return include(points)
    }
}
