/// Finds the triangles between points whose circles hold no other point.
///
/// Points are sorted and halved until two or three are left, and the triangulations of halves are merged (L. Guibas and
/// J. Stolfi, "Primitives for the Manipulation of General Subdivisions and the Computation of Voronoi Diagrams", 1985). That takes
/// time in proportion to n log n for any points, and never fails, since its questions are answered exactly.
struct Delaunay: ~Copyable {
    private var points: [SIMD2<Double>] = []
    private var predicates = PlanePredicates()
    /// Of each directed edge, the point where it begins; -1 where the edge was removed. The same edge in the other direction
    /// has the number with the last bit changed.
    private var origin: [Int32] = []
    /// The next edge from the same point, counter-clockwise, and the one before.
    private var next: [Int32] = []
    private var previous: [Int32] = []
    private var removed: [Int32] = []

    /// The triangles, counter-clockwise (y up), as three numbers of points each. Points that are not finite belong to none, and
    /// of several at one position only the first does.
    static func triangles(x: [Double], y: [Double]) -> [SIMD3<Int>] {
        var delaunay = Delaunay()
        let order = delaunay.addPoints(x: x, y: y)
        guard delaunay.points.count > 2 else { return [] }
        _ = delaunay.triangulate(0, delaunay.points.count)
        return delaunay.faces().map { SIMD3(order[$0.x], order[$0.y], order[$0.z]) }
    }

    private init() {}

    /// Adds distinct points from the left to the right.
    ///
    /// - Returns: which point of the data each is.
    private mutating func addPoints(x: [Double], y: [Double]) -> [Int] {
        let finite = (0..<min(x.count, y.count)).filter { x[$0].isFinite && y[$0].isFinite }
        let largest = finite.reduce(0) { max($0, abs(x[$1]), abs(y[$1])) }
        let exponent = largest > 0 ? Int(largest.exponent) : 0
        // So that no product of four numbers is too large or too small for a Double: the largest is about 1, and all are whole
        // multiples of 2^-260.
        func scaled(_ value: Double) -> Double {
            let value = Double(sign: .plus, exponent: -exponent, significand: value)
            guard abs(value) < 0x1p-208 else { return value }
            return (value * 0x1p260).rounded() * 0x1p-260
        }
        let all = finite.map { (point: SIMD2(scaled(x[$0]), scaled(y[$0])), index: $0) }.sorted {
            ($0.point.x, $0.point.y, $0.index) < ($1.point.x, $1.point.y, $1.index)
        }
        var order: [Int] = []
        for (point, index) in all where point != points.last {
            points.append(point)
            order.append(index)
        }
        origin.reserveCapacity(6 * points.count)
        next.reserveCapacity(6 * points.count)
        previous.reserveCapacity(6 * points.count)
        return order
    }

    private mutating func addEdge(_ from: Int32, _ to: Int32) -> Int32 {
        if let edge = removed.popLast() {
            for (edge, point) in [(edge, from), (edge ^ 1, to)] {
                origin[Int(edge)] = point
                next[Int(edge)] = edge
                previous[Int(edge)] = edge
            }
            return edge
        }
        let edge = Int32(origin.count)
        origin += [from, to]
        next += [edge, edge + 1]
        previous += [edge, edge + 1]
        return edge
    }

    private func start(of edge: Int32) -> Int32 { origin[Int(edge)] }
    private func end(of edge: Int32) -> Int32 { origin[Int(edge ^ 1)] }
    private func point(_ index: Int32) -> SIMD2<Double> { points[Int(index)] }
    /// The edge that follows around the face on the left.
    private func leftNext(_ edge: Int32) -> Int32 { previous[Int(edge ^ 1)] }
    /// The edge that follows around the face on the right, in its own direction.
    private func rightPrevious(_ edge: Int32) -> Int32 { next[Int(edge ^ 1)] }

    private mutating func splice(_ first: Int32, _ second: Int32) {
        let (a, b) = (next[Int(first)], next[Int(second)])
        previous[Int(a)] = second
        previous[Int(b)] = first
        next[Int(first)] = b
        next[Int(second)] = a
    }

    /// Adds an edge from the end of one to the start of another, both with the same face on their left.
    private mutating func connect(_ first: Int32, _ second: Int32) -> Int32 {
        let edge = addEdge(end(of: first), start(of: second))
        splice(edge, leftNext(first))
        splice(edge ^ 1, second)
        return edge
    }

    private mutating func remove(_ edge: Int32) {
        splice(edge, previous[Int(edge)])
        splice(edge ^ 1, previous[Int(edge ^ 1)])
        origin[Int(edge)] = -1
        origin[Int(edge ^ 1)] = -1
        removed.append(edge & ~1)
    }

    private mutating func isLeft(_ index: Int32, of edge: Int32) -> Bool {
        predicates.turn(point(index), point(start(of: edge)), point(end(of: edge))) > 0
    }

    private mutating func isRight(_ index: Int32, of edge: Int32) -> Bool {
        predicates.turn(point(index), point(end(of: edge)), point(start(of: edge))) > 0
    }

    private mutating func isInCircle(_ a: Int32, _ b: Int32, _ c: Int32, _ d: Int32) -> Bool {
        predicates.isInCircle(point(a), point(b), point(c), point(d))
    }

    /// Triangulates the points in a range.
    ///
    /// - Returns: the edge of the outline that leaves the leftmost point counter-clockwise, and the one that leaves the rightmost
    ///   point clockwise.
    private mutating func triangulate(_ first: Int, _ last: Int) -> (left: Int32, right: Int32) {
        let index = Int32(first)
        if last - first == 2 {
            let edge = addEdge(index, index + 1)
            return (edge, edge ^ 1)
        }
        if last - first == 3 {
            let (a, b) = (addEdge(index, index + 1), addEdge(index + 1, index + 2))
            splice(a ^ 1, b)
            let turn = predicates.turn(points[first], points[first + 1], points[first + 2])
            if turn == 0 { return (a, b ^ 1) }
            let c = connect(b, a)
            return turn > 0 ? (a, b ^ 1) : (c ^ 1, c)
        }
        let middle = (first + last) / 2
        return merge(triangulate(first, middle), triangulate(middle, last))
    }

    /// Joins two triangulations, of which one lies on the left of the other.
    private mutating func merge(
        _ left: (left: Int32, right: Int32), _ right: (left: Int32, right: Int32)
    ) -> (left: Int32, right: Int32) {
        var (outerLeft, innerLeft, innerRight, outerRight) = (left.left, left.right, right.left, right.right)
        // The line that touches both from below.
        while true {
            if isLeft(start(of: innerRight), of: innerLeft) {
                innerLeft = leftNext(innerLeft)
            } else if isRight(start(of: innerLeft), of: innerRight) {
                innerRight = rightPrevious(innerRight)
            } else {
                break
            }
        }
        var base = connect(innerRight ^ 1, innerLeft)
        if start(of: innerLeft) == start(of: outerLeft) { outerLeft = base ^ 1 }
        if start(of: innerRight) == start(of: outerRight) { outerRight = base }
        // Upwards from there, triangle by triangle, on the left or on the right.
        while true {
            var leftCandidate = next[Int(base ^ 1)]
            let hasLeft = isRight(end(of: leftCandidate), of: base)
            while hasLeft {
                let following = next[Int(leftCandidate)]
                guard
                    isInCircle(
                        end(of: base), start(of: base), end(of: leftCandidate), end(of: following))
                else { break }
                remove(leftCandidate)
                leftCandidate = following
            }
            var rightCandidate = previous[Int(base)]
            let hasRight = isRight(end(of: rightCandidate), of: base)
            while hasRight {
                let following = previous[Int(rightCandidate)]
                guard
                    isInCircle(
                        end(of: base), start(of: base), end(of: rightCandidate), end(of: following))
                else { break }
                remove(rightCandidate)
                rightCandidate = following
            }
            guard hasLeft || hasRight else { return (outerLeft, outerRight) }
            let takesRight =
                !hasLeft
                || hasRight
                    && isInCircle(
                        end(of: leftCandidate), start(of: leftCandidate), start(of: rightCandidate),
                        end(of: rightCandidate)
                    )
            base = takesRight ? connect(rightCandidate, base ^ 1) : connect(base ^ 1, leftCandidate ^ 1)
        }
    }

    private mutating func faces() -> [SIMD3<Int>] {
        var faces: [SIMD3<Int>] = []
        faces.reserveCapacity(2 * points.count)
        var isDone = [Bool](repeating: false, count: origin.count)
        for index in origin.indices where !isDone[index] && origin[index] >= 0 {
            let first = Int32(index)
            let second = leftNext(first)
            let third = leftNext(second)
            guard leftNext(third) == first else { continue }
            let (a, b, c) = (start(of: first), start(of: second), start(of: third))
            for edge in [first, second, third] { isDone[Int(edge)] = true }
            if predicates.turn(point(a), point(b), point(c)) > 0 { faces.append(SIMD3(Int(a), Int(b), Int(c))) }
        }
        return faces
    }
}
