/// Finds lines on a level, and the areas between two levels, of values at the points of triangles.
///
/// In each triangle that a level crosses, one straight piece leads from side to side, with what is above the level at its left.
/// A point where a line crosses an edge belongs to two triangles at most, so that the pieces need only be told which follows
/// which. Takes time in proportion to the triangles for each level.
struct TriangleTracer: LevelTracer {
    private let topology: TriangleTopology
    private let x: [Double]
    private let y: [Double]
    private let z: [Double]
    /// The sides at the border, and for each the one that follows.
    private let border: (sides: [Int], following: [Int])
    /// The node that follows each, or -1. Nodes are crossings of the lower level by edge, then those of the upper one, then
    /// the points where the sides at the border begin.
    var next: [Int32]
    var isEntered: [Bool]
    private var above: [Bool]
    private(set) var pieces: [(from: Int32, to: Int32)] = []
    private var starts: [Int] = []
    var lower = 0.0
    private var upper = 0.0

    /// - Precondition: all values and positions at the corners of the triangles are finite.
    init(_ topology: TriangleTopology, x: [Double], y: [Double], z: [Double]) {
        (self.topology, self.x, self.y, self.z) = (topology, x, y, z)
        border = topology.border
        next = [Int32](repeating: -1, count: 2 * topology.edges.count + border.sides.count)
        isEntered = [Bool](repeating: false, count: topology.edges.count)
        above = [Bool](repeating: false, count: z.count)
    }

    mutating func areas(above lower: Double, upTo upper: Double) -> ContourPaths {
        (self.lower, self.upper) = (lower, upper)
        let edges = topology.edges.count
        starts.removeAll(keepingCapacity: true)
        findPieces(at: lower)
        for piece in pieces { link(Int(piece.from), Int(piece.to)) }
        findPieces(at: upper)
        for piece in pieces { link(edges + Int(piece.to), edges + Int(piece.from)) }
        for (number, side) in border.sides.enumerated() {
            let edge = Int(topology.edgeOfSide[side])
            let first = zone(of: topology.corners[side])
            let last = zone(of: topology.corners[TriangleTopology.next(side)])
            if first == last, first != 1 { continue }
            func node(_ zone: Int, _ side: Int) -> Int {
                zone == 1 ? 2 * edges + side : zone == 0 ? edge : edges + edge
            }
            link(node(first, number), node(last, border.following[number]))
        }
        var paths = ContourPaths()
        for start in starts where next[start] >= 0 { follow(from: start, into: &paths) }
        return paths
    }

    /// 0 up to the lower level, 1 between the levels, 2 above.
    private func zone(of point: Int32) -> Int { z[Int(point)] > upper ? 2 : z[Int(point)] > lower ? 1 : 0 }

    private mutating func link(_ from: Int, _ to: Int) {
        next[from] = Int32(truncatingIfNeeded: to)
        starts.append(from)
    }

    /// Leads from the side where the way around a triangle goes down through the level to the one where it goes up.
    mutating func findPieces(at level: Double) {
        pieces.removeAll(keepingCapacity: true)
        for index in z.indices { above[index] = z[index] > level }
        above.withUnsafeBufferPointer { above in
            for side in stride(from: 0, to: topology.corners.count, by: 3) {
                let a = above[Int(topology.corners[side])]
                let b = above[Int(topology.corners[side + 1])]
                let c = above[Int(topology.corners[side + 2])]
                if a == b, b == c { continue }
                let down = a && !b ? 0 : b && !c ? 1 : 2
                let up = !a && b ? 0 : !b && c ? 1 : 2
                pieces.append((topology.edgeOfSide[side + down], topology.edgeOfSide[side + up]))
            }
        }
    }

    mutating func follow(from start: Int, into paths: inout ContourPaths) {
        var node = start
        while next[node] >= 0 {
            paths.append(point(of: node))
            let following = Int(next[node])
            next[node] = -1
            node = following
        }
        let isRing = node == start
        if !isRing { paths.append(point(of: node)) }
        paths.end(isRing: isRing)
    }

    private func point(of node: Int) -> (x: Double, y: Double) {
        let edges = topology.edges.count
        if node >= 2 * edges {
            let point = Int(topology.corners[border.sides[node - 2 * edges]])
            return (x[point], y[point])
        }
        let level = node < edges ? lower : upper
        let ends = topology.edges[node < edges ? node : node - edges]
        let (first, second) = (Int(ends.x), Int(ends.y))
        let part = (z[second] - level) / (z[second] - z[first])
        return (part * x[first] + (1 - part) * x[second], part * y[first] + (1 - part) * y[second])
    }
}
