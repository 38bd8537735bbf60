/// Triangles between points: what ``TriangleMesh``, ``TriangleGrid`` and contours of scattered points lie on.
///
///     let mesh = Triangulation(x, y)
///     axes.tripcolor(mesh, values)
///     axes.triplot(mesh, color: .black, width: 0.5)
///
/// Without given triangles, it is the Delaunay triangulation: no point lies inside the circle through the corners of a triangle. The
/// result is valid also where many points lie on one circle, on one line or at one position.
public struct Triangulation: Hashable, Sendable {
    /// The points' x, in data.
    public let x: [Double]
    /// The points' y, in data.
    public let y: [Double]
    /// The triangles, as the numbers of three points each, counter-clockwise.
    public let triangles: [SIMD3<Int>]
    /// Whether each triangle is left out; nil where none is. Drawing throws a ``PlotError`` where there are not as many as
    /// triangles.
    public var mask: [Bool]?

    /// The Delaunay triangulation of points. Finding it takes time in proportion to n log n.
    ///
    /// A point that isn't finite belongs to no triangle, and of several at one position only the first does. There are no
    /// triangles where all points lie on a line.
    ///
    /// - Parameters:
    ///   - x: the points' x, in data.
    ///   - y: the points' y, in data; as many as `x` when the figure is drawn.
    public init(_ x: [Double] = [], _ y: [Double] = []) {
        (self.x, self.y) = (x, y)
        triangles = Delaunay.triangles(x: x, y: y)
    }

    /// Given triangles between points. Those that are clockwise are turned around.
    ///
    /// - Parameters:
    ///   - x: the points' x, in data.
    ///   - y: the points' y, in data; as many as `x`.
    ///   - triangles: the numbers of three points each, counted from 0: `[[0, 1, 2], [1, 3, 2]]`.
    ///   - mask: whether each triangle is left out; nil where none is.
    /// - Throws: ``PlotError`` where there are not as many x as y, or there is no such point.
    public init(_ x: [Double], _ y: [Double], triangles: [SIMD3<Int>], mask: [Bool]? = nil) throws {
        guard x.count == y.count else {
            throw PlotError(
                .lengthsDiffer, "a triangulation has \(x.count) x and \(y.count) y; give as many of each")
        }
        let numbers = x.indices
        if let odd = triangles.firstIndex(where: { triangle in
            (0..<3).contains { !numbers.contains(triangle[$0]) }
        }) {
            throw PlotError(
                .values,
                "triangle \(odd) of a triangulation has the points \(triangles[odd].x), \(triangles[odd].y) and "
                    + "\(triangles[odd].z), and there are \(x.count) points; give numbers from 0 to \(x.count - 1)")
        }
        (self.x, self.y, self.mask) = (x, y, mask)
        self.triangles = triangles.map { triangle in
            let (a, b, c) = (triangle.x, triangle.y, triangle.z)
            let turn = (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a])
            return turn < 0 ? SIMD3(a, c, b) : triangle
        }
    }

    /// Whether a triangle of this number is shown.
    func isShown(_ triangle: Int) -> Bool { !(mask.map { $0.indices.contains(triangle) && $0[triangle] } ?? false) }

    /// Whether all corners of a triangle of this number are finite.
    func isFinite(_ triangle: Int) -> Bool {
        let corners = triangles[triangle]
        return (0..<3).allSatisfy { x[corners[$0]].isFinite && y[corners[$0]].isFinite }
    }

    var topology: TriangleTopology { TriangleTopology(triangles, points: x.count, where: isShown) }

    /// The edges of all triangles that aren't masked, as the numbers of two points each: the lower one first, in rising order.
    public var edges: [SIMD2<Int>] {
        topology.edges.map { SIMD2(Int(min($0.x, $0.y)), Int(max($0.x, $0.y))) }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    }

    /// The triangles beside each: beyond the side from the first corner to the second, from the second to the third, and from
    /// the third to the first. -1 where there is none, and for those that are masked.
    public var neighbors: [SIMD3<Int>] {
        let topology = topology
        var neighbors = [SIMD3<Int>](repeating: SIMD3(repeating: -1), count: triangles.count)
        for (side, other) in topology.opposite.enumerated() where other >= 0 {
            neighbors[topology.sources[side / 3]][side % 3] = topology.sources[Int(other) / 3]
        }
        return neighbors
    }

    /// The radius of the circle inside each triangle as a part of that of the circle around it: 0.5 where its sides are equal, 0
    /// where it is flat. matplotlib's `TriAnalyzer.circle_ratios`.
    ///
    /// - Parameter isScaled: whether points are first scaled to fill a square, so that the units of x and y have no effect.
    public func circleRatios(isScaled: Bool = true) -> [Double] {
        var scale = SIMD2(1.0, 1.0)
        if isScaled {
            let used = triangles.indices.filter(isShown).flatMap { index in (0..<3).map { triangles[index][$0] } }
            for (axis, values) in [x, y].enumerated() {
                if let range = used.lazy.map({ values[$0] }).finiteRange {
                    scale[axis] = 1 / (range.upperBound - range.lowerBound)
                }
            }
        }
        return triangles.map { triangle in
            func side(_ from: Int, _ to: Int) -> Double {
                let (start, end) = (triangle[from], triangle[to])
                let step = SIMD2(x[end] - x[start], y[end] - y[start]) * scale
                return (step * step).sum().squareRoot()
            }
            let (a, b, c) = (side(0, 1), side(1, 2), side(2, 0))
            let half = (a + b + c) / 2
            // Heron's formula: the square of the area.
            let square = half * (a + b - half) * (a + c - half) * (b + c - half)
            guard square > 0 else { return 0 }
            let outer = a * b * c / (4 * square.squareRoot())
            return a * b * c / (4 * outer * half) / outer
        }
    }

    /// Which triangles to mask so that no flat ones are left at the border: matplotlib's `TriAnalyzer.get_flat_tri_mask`.
    ///
    ///     mesh.mask = mesh.flatMask(minimum: 0.1)
    ///
    /// Flat triangles are left out from the border inwards, as long as they lie at the border of what is left. Those that
    /// are masked already stay so.
    ///
    /// - Parameters:
    ///   - minimum: below which of the ``circleRatios(isScaled:)`` a triangle is flat.
    ///   - isScaled: whether points are first scaled to fill a square.
    public func flatMask(minimum: Double = 0.01, isScaled: Bool = true) -> [Bool] {
        let ratios = circleRatios(isScaled: isScaled)
        let neighbors = neighbors
        var isLeftOut = triangles.indices.map { !isShown($0) }
        func isAtBorder(_ triangle: Int) -> Bool {
            (0..<3).contains { neighbors[triangle][$0] < 0 || isLeftOut[neighbors[triangle][$0]] }
        }
        var waiting = triangles.indices.filter { !isLeftOut[$0] && ratios[$0] < minimum && isAtBorder($0) }
        while let triangle = waiting.popLast() {
            guard !isLeftOut[triangle] else { continue }
            isLeftOut[triangle] = true
            for side in 0..<3 {
                let neighbor = neighbors[triangle][side]
                if neighbor >= 0, !isLeftOut[neighbor], ratios[neighbor] < minimum { waiting.append(neighbor) }
            }
        }
        return isLeftOut
    }

    /// Throws where there are not as many x as y, or the mask has another length than the triangles.
    func check(_ name: @autoclosure () -> String) throws(PlotError) {
        guard x.count == y.count else {
            throw PlotError(
                .lengthsDiffer, "\(name()): its triangulation has \(x.count) x and \(y.count) y; give as many of each")
        }
        guard mask?.count ?? triangles.count == triangles.count else {
            throw PlotError(
                .lengthsDiffer,
                "\(name()): the mask of its triangulation has \(mask?.count ?? 0) values and there are \(triangles.count) "
                    + "triangles; give as many, or nil")
        }
    }
}
