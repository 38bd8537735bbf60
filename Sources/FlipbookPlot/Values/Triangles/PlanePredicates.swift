/// On which side of a line, or of a circle, a point lies: exactly, however close.
///
/// A result that rounding may have changed is computed again without rounding, by sums of numbers that don't overlap
/// (J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates", 1997).
struct PlanePredicates: ~Copyable {
    /// A sum of numbers that lie one after the other in the scratch memory, from the smallest up.
    private struct Expansion {
        var start: Int
        var count: Int
    }

    /// Room for the largest sums: those of ``isInCircle(_:_:_:_:)`` take 16,000 numbers, of which none is removed before
    /// the end.
    private static let capacity = 1 << 15
    private let scratch = UnsafeMutablePointer<Double>.allocate(capacity: capacity)
    private var used = 0

    deinit { scratch.deallocate() }

    /// Above 0 where the way from `a` by `b` to `c` turns to the left (y up), 0 where the three lie on a line, else below 0.
    mutating func turn(_ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>) -> Double {
        let (u, v) = (a - c, b - c)
        let (left, right) = (u.x * v.y, u.y * v.x)
        // (3 + 16 epsilon) epsilon
        if abs(left - right) > 3.330_669_073_875_471_6e-16 * (abs(left) + abs(right)) { return left - right }
        used = 0
        let first = product(difference(a.x, c.x), difference(b.y, c.y))
        let second = product(difference(a.y, c.y), difference(b.x, c.x))
        return last(of: sum(first, negative(second)))
    }

    /// Whether `d` lies inside the circle through the other three, which turn to the left (y up).
    mutating func isInCircle(
        _ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>, _ d: SIMD2<Double>
    ) -> Bool {
        let (u, v, w) = (a - d, b - d, c - d)
        let (vw, wv) = (v.x * w.y, w.x * v.y)
        let (wu, uw) = (w.x * u.y, u.x * w.y)
        let (uv, vu) = (u.x * v.y, v.x * u.y)
        let (uu, vv, ww) = (u.x * u.x + u.y * u.y, v.x * v.x + v.y * v.y, w.x * w.x + w.y * w.y)
        let determinant = uu * (vw - wv) + vv * (wu - uw) + ww * (uv - vu)
        let permanent = uu * (abs(vw) + abs(wv)) + vv * (abs(wu) + abs(uw)) + ww * (abs(uv) + abs(vu))
        // (10 + 96 epsilon) epsilon
        if abs(determinant) > 1.110_223_024_625_157_7e-15 * permanent { return determinant > 0 }
        used = 0
        let x = (difference(a.x, d.x), difference(b.x, d.x), difference(c.x, d.x))
        let y = (difference(a.y, d.y), difference(b.y, d.y), difference(c.y, d.y))
        let first = product(squares(x.0, y.0), cross(x.1, y.1, x.2, y.2))
        let second = product(squares(x.1, y.1), cross(x.2, y.2, x.0, y.0))
        let third = product(squares(x.2, y.2), cross(x.0, y.0, x.1, y.1))
        return last(of: sum(sum(first, second), third)) > 0
    }

    private mutating func squares(_ x: Expansion, _ y: Expansion) -> Expansion { sum(product(x, x), product(y, y)) }

    private mutating func cross(_ x: Expansion, _ y: Expansion, _ otherX: Expansion, _ otherY: Expansion) -> Expansion {
        sum(product(x, otherY), negative(product(y, otherX)))
    }

    /// The largest number of a sum, which has its sign.
    private func last(of sum: Expansion) -> Double { scratch[sum.start + sum.count - 1] }

    private mutating func add(_ number: Double) {
        scratch[used] = number
        used += 1
    }

    /// The numbers from a position on; a 0 where there are none.
    private mutating func expansion(from start: Int) -> Expansion {
        if used == start { add(0) }
        return Expansion(start: start, count: used - start)
    }

    private mutating func difference(_ a: Double, _ b: Double) -> Expansion {
        let start = used
        let (sum, error) = Self.sum(a, -b)
        if error != 0 { add(error) }
        if sum != 0 { add(sum) }
        return expansion(from: start)
    }

    private mutating func negative(_ numbers: Expansion) -> Expansion {
        let start = used
        for index in 0..<numbers.count { add(-scratch[numbers.start + index]) }
        return expansion(from: start)
    }

    private mutating func sum(_ first: Expansion, _ second: Expansion) -> Expansion {
        var (i, j) = (0, 0)
        let scratch = scratch
        func next() -> Double? {
            let left = i < first.count ? scratch[first.start + i] : nil
            let right = j < second.count ? scratch[second.start + j] : nil
            guard let left else {
                j += 1
                return right
            }
            if let right, abs(right) < abs(left) {
                j += 1
                return right
            }
            i += 1
            return left
        }
        let start = used
        var total = next() ?? 0
        while let number = next() {
            let (sum, error) = Self.sum(total, number)
            if error != 0 { add(error) }
            total = sum
        }
        if total != 0 { add(total) }
        return expansion(from: start)
    }

    private mutating func product(_ numbers: Expansion, _ factor: Double) -> Expansion {
        let start = used
        let first = Self.product(scratch[numbers.start], factor)
        if first.error != 0 { add(first.error) }
        var total = first.value
        for index in 1..<max(numbers.count, 1) {
            let product = Self.product(scratch[numbers.start + index], factor)
            let low = Self.sum(total, product.error)
            if low.error != 0 { add(low.error) }
            let high = Self.sum(product.value, low.value)
            if high.error != 0 { add(high.error) }
            total = high.value
        }
        if total != 0 { add(total) }
        return expansion(from: start)
    }

    private mutating func product(_ first: Expansion, _ second: Expansion) -> Expansion {
        var total = product(first, scratch[second.start])
        for index in 1..<max(second.count, 1) {
            total = sum(total, product(first, scratch[second.start + index]))
        }
        return total
    }

    /// A rounded sum, and what rounding took.
    private static func sum(_ a: Double, _ b: Double) -> (value: Double, error: Double) {
        let sum = a + b
        let virtual = sum - a
        return (sum, (a - (sum - virtual)) + (b - virtual))
    }

    /// A rounded product, and what rounding took.
    private static func product(_ a: Double, _ b: Double) -> (value: Double, error: Double) {
        let product = a * b
        return (product, (-product).addingProduct(a, b))
    }
}
