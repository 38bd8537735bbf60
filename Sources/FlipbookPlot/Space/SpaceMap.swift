import FlipbookCanvas

/// Takes data in three dimensions onto the canvas.
struct SpaceMap {
    private let projection: Projection
    private let (x, y): (AxisMap, AxisMap)
    private let (xScale, yScale, zScale): (Scale, Scale, Scale)
    private let (xColumn, yColumn, zColumn, rest): (SIMD4<Double>, SIMD4<Double>, SIMD4<Double>, SIMD4<Double>)

    /// The map of a view; nil where it has two dimensions.
    init?(_ view: View) {
        guard let projection = view.projection else { return nil }
        self.projection = projection
        (x, y) = (view.x, view.y)
        (xScale, yScale, zScale) = (projection.scales[0], projection.scales[1], projection.scales[2])
        let columns = projection.columns
        (xColumn, yColumn, zColumn, rest) = (columns[0], columns[1], columns[2], columns[3])
    }

    /// The column and the row of a point of data, and how far away it is: the more, the farther.
    func callAsFunction(_ point: SIMD3<Double>) -> SIMD3<Double> {
        let plane = onPlane(point)
        return SIMD3(x(plane.x), y(plane.y), plane.z)
    }

    /// As `callAsFunction`; not a number for a point that lies behind the eye or far out of sight.
    func near(_ point: SIMD3<Double>) -> SIMD3<Double> {
        let plane = onPlane(point)
        guard !projection.isPerspective || abs(plane.x) <= 1 && abs(plane.y) <= 1 && plane.z <= 0 else {
            return SIMD3(repeating: .nan)
        }
        return SIMD3(x(plane.x), y(plane.y), plane.z)
    }

    /// Where a point of data lies on the plane of the projection, and how far away it is.
    func onPlane(_ point: SIMD3<Double>) -> SIMD3<Double> {
        let result =
            xColumn * xScale.forward(point.x) + yColumn * yScale.forward(point.y) + zColumn * zScale.forward(point.z)
            + rest
        return SIMD3(result.x, result.y, result.z) / result.w
    }

    /// The point of the canvas for a point in the measures of the scales.
    func scaled(_ point: SIMD3<Double>) -> Point {
        let plane = projection.project(point)
        return Point(x: x(plane.x), y: y(plane.y))
    }
}

extension Point {
    /// The column and the row.
    init(_ place: SIMD3<Double>) { self.init(x: place.x, y: place.y) }

    var isFinite: Bool { x.isFinite && y.isFinite }
}
