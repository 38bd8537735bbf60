import FlipbookCanvas

/// A line through points in three dimensions, with or without a marker at each. A point of which a coordinate is
/// not finite leaves a gap.
///
/// Made by ``Axes3D/plot(_:_:_:)``, or on its own and then added. It is drawn under surfaces, bars
/// and scattered points unless ``Axes3D/ordersByDepth`` is off.
public final class Line3D: Line, Artist3D {
    /// The points' z, in data; as many as ``Line/x`` when the figure is drawn.
    public var z: [Double] { didSet { changed(.data) } }

    /// A line through points, to be added to axes.
    public init(_ x: [Double] = [], _ y: [Double] = [], _ z: [Double] = []) {
        self.z = z
        super.init(x, y)
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
        guard x.count == y.count, y.count == z.count else {
            throw PlotError(
                .lengthsDiffer,
                "\(name): x has \(x.count) values, y \(y.count) and z \(z.count); give as many of each, all at once "
                    + "with setData")
        }
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
    /// - Returns: the line, to be changed later.
    @discardableResult
    public func plot(_ x: [Double], _ y: [Double], _ z: [Double]) -> Line3D {
        include(Line3D(x, y, z))
    }
}
