/// The box around data in three dimensions as it is seen: which of its corners, sides and planes lie where.
///
/// All places are in the measures of the axes' scales. The rules are mplot3d's.
struct Box3D {
    /// The corner of the least values.
    let low: SIMD3<Double>
    /// The corner of the largest values.
    let high: SIMD3<Double>
    /// The middle.
    let center: SIMD3<Double>
    /// How far things are moved out of the box: a part of its size.
    let delta: SIMD3<Double>
    /// For x, y and z: whether the plane behind the data is that of the largest value.
    let isHighBehind: [Bool]
    /// The corner where the three planes behind the data meet.
    let back: SIMD3<Double>
    /// The corner opposite.
    let front: SIMD3<Double>

    init(_ projection: SpaceProjection) {
        let (low, high) = (projection.low, projection.high)
        (self.low, self.high) = (low, high)
        center = 0.5 * (low + high)
        delta = (high - low) * 0.08
        func depth(ofPlane index: Int, at value: Double) -> Double {
            var sum = 0.0
            let (first, second) = Self.others(index)
            for (one, other) in [(low, low), (high, low), (high, high), (low, high)] {
                var corner = SIMD3(repeating: value)
                corner[first] = one[first]
                corner[second] = other[second]
                sum += projection.project(corner).z
            }
            return sum / 4
        }
        let depths = (0..<3).map { (low: depth(ofPlane: $0, at: low[$0]), high: depth(ofPlane: $0, at: high[$0])) }
        var highs = depths.map { $0.low < $0.high }
        let edgeOn = depths.map { abs($0.low - $0.high) <= .ulpOfOne }
        if edgeOn.count(where: \.self) == 2, let faced = edgeOn.firstIndex(of: false) {
            switch faced {
            case 0: highs = [highs[0], false, false]
            case 1: highs = [true, highs[1], false]
            default: highs = [true, true, highs[2]]
            }
        }
        isHighBehind = highs
        var (back, front) = (low, high)
        for index in 0..<3 where highs[index] { (back[index], front[index]) = (high[index], low[index]) }
        (self.back, self.front) = (back, front)
    }

    /// The two directions beside one.
    private static func others(_ index: Int) -> (Int, Int) { index == 0 ? (1, 2) : index == 1 ? (0, 2) : (0, 1) }

    /// The ends of the side along which an axis is drawn.
    func side(along axis: Axis.Direction) -> (SIMD3<Double>, SIMD3<Double>) {
        var start = back
        let across = axis == .x ? 1 : 0
        start[across] = front[across]
        var end = start
        end[axis.index] = front[axis.index]
        return (start, end)
    }

    /// The corners of the plane behind the data that an axis stands on.
    func pane(across axis: Axis.Direction) -> [SIMD3<Double>] {
        let (first, second) = Self.others(axis.index)
        return [(low, low), (high, low), (high, high), (low, high)].map { place in
            var corner = back
            corner[first] = place.0[first]
            corner[second] = place.1[second]
            return corner
        }
    }

    /// The point moved out of the box by so much, but along the axis.
    func movedOut(_ point: SIMD3<Double>, by distance: SIMD3<Double>, besides axis: Axis.Direction) -> SIMD3<Double> {
        var result = point
        for index in 0..<3 where index != axis.index {
            let isOver = point[index] - center[index]
            result[index] += Double(signOf: isOver, magnitudeOf: 1) * distance[index]
        }
        return result
    }
}
