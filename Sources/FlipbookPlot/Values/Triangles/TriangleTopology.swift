/// Which edges triangles have, and which of them lie beside which.
struct TriangleTopology: Sendable {
    /// The numbers of three points for each triangle, counter-clockwise.
    private(set) var corners: [Int32] = []
    /// Which triangle of the triangulation each is: the others are left out.
    private(set) var sources: [Int] = []
    /// The edges that follow the three corners of each triangle.
    private(set) var edgeOfSide: [Int32] = []
    /// The side of another triangle that lies on the other side of each, three for each triangle; -1 where there is none.
    private(set) var opposite: [Int32] = []
    /// The two points of each edge.
    private(set) var edges: [SIMD2<Int32>] = []

    /// - Parameters:
    ///   - triangles: three numbers of points each.
    ///   - points: how many points there are.
    ///   - isIncluded: whether a triangle of this number counts.
    init(_ triangles: [SIMD3<Int>], points: Int, where isIncluded: (Int) -> Bool) {
        corners.reserveCapacity(3 * triangles.count)
        sources.reserveCapacity(triangles.count)
        for (index, triangle) in triangles.enumerated() where isIncluded(index) {
            sources.append(index)
            for corner in 0..<3 { corners.append(Int32(truncatingIfNeeded: triangle[corner])) }
        }
        edgeOfSide = [Int32](repeating: -1, count: corners.count)
        opposite = [Int32](repeating: -1, count: corners.count)
        edges.reserveCapacity(corners.count / 2 + 1)
        // Sides that have no other yet, in lists by the lower of their points.
        var first = [Int32](repeating: -1, count: points)
        var following = [Int32](repeating: -1, count: corners.count)
        for side in corners.indices {
            let (from, to) = (corners[side], corners[Self.next(side)])
            let low = Int(min(from, to))
            var (other, before) = (first[low], Int32(-1))
            while other >= 0, corners[Int(other)] != to || corners[Self.next(Int(other))] != from {
                (before, other) = (other, following[Int(other)])
            }
            let number = Int32(truncatingIfNeeded: side)
            if other >= 0 {
                opposite[side] = other
                opposite[Int(other)] = number
                edgeOfSide[side] = edgeOfSide[Int(other)]
                if before >= 0 {
                    following[Int(before)] = following[Int(other)]
                } else {
                    first[low] = following[Int(other)]
                }
            } else {
                edgeOfSide[side] = Int32(truncatingIfNeeded: edges.count)
                edges.append(SIMD2(from, to))
                following[side] = first[low]
                first[low] = number
            }
        }
    }

    /// How many triangles there are.
    var count: Int { sources.count }

    /// The side that follows another one around its triangle.
    static func next(_ side: Int) -> Int { side % 3 == 2 ? side - 2 : side + 1 }

    /// The sides without a triangle beyond, and for each the one that follows along the border, by its index here.
    var border: (sides: [Int], following: [Int]) {
        let sides = opposite.indices.filter { opposite[$0] < 0 }
        var index = [Int32](repeating: -1, count: opposite.count)
        for (number, side) in sides.enumerated() { index[side] = Int32(truncatingIfNeeded: number) }
        let following = sides.map { side in
            // From triangle to triangle around the point where the side ends.
            var next = Self.next(side)
            while opposite[next] >= 0 { next = Self.next(Int(opposite[next])) }
            return Int(index[next])
        }
        return (sides, following)
    }
}
