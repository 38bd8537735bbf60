import FlipbookCanvas

/// A line through points in three dimensions, with or without a marker at each. A point of which a coordinate is
/// not finite leaves a gap.
///
/// Made by `axes.plot(…)`, or on its own and then added. It is drawn under surfaces, bars
/// and scattered points unless ``Axes3D/ordersByDepth`` is off.
public final class Line3D: Line, Artist3D {
    /// The points' z, in data; as many as ``Line/x`` when the figure is drawn.
    public var z: [Double] { didSet { changed(.data) } }

    /// A line through points, to be added to axes; as many x, y and z when the figure is drawn. Looks that are nil are the
    /// artist's own defaults.
    ///
    /// - Parameters:
    ///   - x: the points' x, in data.
    ///   - y: the points' y, in data.
    ///   - z: the points' z, in data.
    ///   - color: the line's colour.
    ///   - width: the line's width, in points.
    ///   - style: how the line is broken into dashes.
    ///   - marker: what marks the points.
    ///   - markerSize: how large markers are, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls the line.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ x: [Double] = [], _ y: [Double] = [], _ z: [Double] = [], color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, marker: Marker? = nil, markerSize: Double? = nil, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) {
        self.z = z
        super.init(
            x, y, color: color, width: width, style: style, marker: marker, markerSize: markerSize, alpha: alpha,
            label: label, zOrder: zOrder)
    }

    /// Moves all points at once; their number may change.
    public func setData(x: [Double], y: [Double], z: [Double]) {
        self.x = x
        self.y = y
        self.z = z
    }

    override func extentAlongZ() -> DataExtent { DataExtent(of: z) }

    func nearest(in projection: SpaceProjection) -> Double? { nil }

    override func points(in transform: Transform, every step: Int) throws -> [Point] {
        let (x, y, z, projection) = (x, y, z, try projection(of: transform))
        return stride(from: 0, to: x.count, by: step).map { Point(projection.near(SIMD3(x[$0], y[$0], z[$0]))) }
    }

    override func forEachPoint(in transform: Transform, _ body: (Point) -> Void) throws {
        let (x, y, z, projection) = (x, y, z, try projection(of: transform))
        for index in x.indices { body(Point(projection.near(SIMD3(x[index], y[index], z[index])))) }
    }

    override func checkData() throws {
        try checkLengths(["x": x.count, "y": y.count, "z": z.count])
        guard steps == nil else {
            throw PlotError(.dimensions, "\(name): there are no steps in three dimensions; set steps to nil")
        }
    }
}

extension Axes3D {
    /// Draws a line through points, in the next colour of the cycle.
    ///
    /// - Parameters:
    ///   - x: the points' x.
    ///   - y: the points' y, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - z: the points' z, as many as there are x.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - style: how lines are broken into dashes.
    ///   - marker: what marks the points.
    ///   - markerSize: how large markers are, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the line, to be changed later.
    @discardableResult
    public func plot(
        _ x: [Double], _ y: [Double], _ z: [Double], color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, marker: Marker? = nil, markerSize: Double? = nil, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) -> Line3D {
        include(
            Line3D(
                x, y, z, color: color, width: width, style: style, marker: marker, markerSize: markerSize, alpha: alpha,
                label: label, zOrder: zOrder))
    }
}
