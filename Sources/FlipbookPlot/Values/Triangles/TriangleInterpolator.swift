/// A function of two variables that is known at the points of a triangulation, and linear in each triangle: matplotlib's
/// `LinearTriInterpolator`.
///
///     let height = try TriangleInterpolator(mesh, heights)
///     let grid = Grid(x: x, y: y) { x, y in height(x, y) }
public struct TriangleInterpolator: Sendable {
    private let triangulation: Triangulation
    private let z: [Double]
    /// The triangles, so that those of each half of a range lie close to each other.
    private var order: [Int32]
    /// The boxes around ranges of triangles: each range's, then those of its halves, and so on.
    private var boxes: [Box] = []

    /// The most triangles that are looked at one by one.
    private static let leaf = 4

    private struct Box {
        var low: SIMD2<Double>
        var high: SIMD2<Double>
    }

    /// A function with a value at each point.
    ///
    /// - Parameters:
    ///   - triangulation: the triangles. Those that are masked, or have a corner that isn't finite, are left out.
    ///   - z: the values, one for each point. Where one is NaN, so is the function in the triangles around.
    /// - Throws: ``PlotError`` where there are not as many values as points.
    public init(_ triangulation: Triangulation, _ z: [Double]) throws {
        try triangulation.check("an interpolator")
        guard z.count == triangulation.x.count else {
            throw PlotError(
                .lengthsDiffer,
                "an interpolator has \(z.count) values for \(triangulation.x.count) points; give as many of each")
        }
        self.triangulation = triangulation
        self.z = z
        order = triangulation.triangles.indices.filter { triangulation.isShown($0) && triangulation.isFinite($0) }.map {
            Int32(truncatingIfNeeded: $0)
        }
        if !order.isEmpty { divide(0..<order.count, at: 0) }
    }

    private func corner(_ triangle: Int32, _ corner: Int) -> SIMD2<Double> {
        let point = triangulation.triangles[Int(triangle)][corner]
        return SIMD2(triangulation.x[point], triangulation.y[point])
    }

    /// Finds the box around a range of triangles, and then those of its halves.
    private mutating func divide(_ range: Range<Int>, at node: Int) {
        var box = Box(low: SIMD2(repeating: .infinity), high: SIMD2(repeating: -.infinity))
        for index in range {
            for number in 0..<3 {
                let point = corner(order[index], number)
                box.low = pointwiseMin(box.low, point)
                box.high = pointwiseMax(box.high, point)
            }
        }
        if boxes.count <= node {
            boxes += repeatElement(
                Box(low: SIMD2(repeating: .infinity), high: SIMD2(repeating: -.infinity)), count: node + 1 - boxes.count
            )
        }
        boxes[node] = box
        guard range.count > Self.leaf else { return }
        let size = box.high - box.low
        let axis = size.x >= size.y ? 0 : 1
        let sorted = order[range].map { triangle in
            (key: corner(triangle, 0)[axis] + corner(triangle, 1)[axis] + corner(triangle, 2)[axis], triangle)
        }.sorted { ($0.key, $0.1) < ($1.key, $1.1) }
        for (index, entry) in zip(range, sorted) { order[index] = entry.1 }
        let middle = (range.lowerBound + range.upperBound) / 2
        divide(range.lowerBound..<middle, at: 2 * node + 1)
        divide(middle..<range.upperBound, at: 2 * node + 2)
    }

    /// The triangle in which a point lies, and how much of its corners the point is.
    private func find(_ point: SIMD2<Double>, in range: Range<Int>, at node: Int) -> (Int, SIMD3<Double>)? {
        let box = boxes[node]
        guard all(point .>= box.low), all(point .<= box.high) else { return nil }
        if range.count > Self.leaf {
            let middle = (range.lowerBound + range.upperBound) / 2
            return find(point, in: range.lowerBound..<middle, at: 2 * node + 1)
                ?? find(point, in: middle..<range.upperBound, at: 2 * node + 2)
        }
        for index in range {
            let (a, b, c) = (corner(order[index], 0), corner(order[index], 1), corner(order[index], 2))
            let area = Self.cross(b - a, c - a)
            guard area > 0 else { continue }
            let weights =
                SIMD3(
                    Self.cross(b - point, c - point), Self.cross(c - point, a - point), Self.cross(a - point, b - point)
                )
                / area
            // Rounding must leave no gap between two triangles.
            if weights.min() >= -1e-12 { return (Int(order[index]), weights) }
        }
        return nil
    }

    private static func cross(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double { a.x * b.y - a.y * b.x }

    private func find(_ x: Double, _ y: Double) -> (Int, SIMD3<Double>)? {
        boxes.isEmpty ? nil : find(SIMD2(x, y), in: 0..<order.count, at: 0)
    }

    /// The value at a point; NaN where it lies in no triangle.
    public func callAsFunction(_ x: Double, _ y: Double) -> Double {
        guard let (triangle, weights) = find(x, y) else { return .nan }
        let corners = triangulation.triangles[triangle]
        return weights.x * z[corners.x] + weights.y * z[corners.y] + weights.z * z[corners.z]
    }

    /// How the value changes with x and with y at a point; NaN where it lies in no triangle.
    public func gradient(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        guard let (triangle, _) = find(x, y) else { return (.nan, .nan) }
        let corners = triangulation.triangles[triangle]
        let number = Int32(truncatingIfNeeded: triangle)
        let (u, v) = (corner(number, 1) - corner(number, 0), corner(number, 2) - corner(number, 0))
        let (first, second) = (z[corners.y] - z[corners.x], z[corners.z] - z[corners.x])
        let area = Self.cross(u, v)
        return ((first * v.y - second * u.y) / area, (second * u.x - first * v.x) / area)
    }
}
