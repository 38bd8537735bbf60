/// The multiples of a step, moved by an offset: matplotlib's `MultipleLocator`.
struct MultipleLocator: Hashable, Sendable {
    let step: Double
    let offset: Double

    /// The ticks, from the last one below the limits to the first one above.
    func ticks(in limits: ClosedRange<Double>) -> [Double] {
        guard step > 0, step.isFinite, offset.isFinite, intervals(in: limits) <= Locator.mostTicks else { return [] }
        let (low, high) = (limits.lowerBound - offset, limits.upperBound - offset)
        let (below, remainder) = floorDivide(low, by: step)
        let first = (remainder / step < 1e-10 ? below : below + 1) * step
        let count = Int(max(0, floorDivide(high - first + 0.001 * step, by: step).quotient + 3))
        return (0..<count).map { first - step + Double($0) * step + offset }
    }

    /// How many steps the limits hold.
    func intervals(in limits: ClosedRange<Double>) -> Double { (limits.upperBound - limits.lowerBound) / step }
}

/// Ticks that divide the intervals between the major ones evenly: matplotlib's `AutoMinorLocator`.
struct AutoMinorLocator: Hashable, Sendable {
    /// How many parts an interval gets; nil for 5 where that gives round values, else 4.
    let divisions: Int?

    /// The ticks within the limits, and perhaps one beyond, major ones among them.
    func ticks(in limits: ClosedRange<Double>, between majorTicks: [Double]) -> [Double] {
        let major = Set(majorTicks).sorted()
        guard major.count > 1 else { return [] }
        let majorStep = major[1] - major[0]
        let step = majorStep / Double(divisions ?? Self.divisions(of: majorStep))
        let first = ((limits.lowerBound - major[0]) / step).rounded(.toNearestOrEven)
        let last = ((limits.upperBound - major[0]) / step).rounded(.toNearestOrEven)
        guard step > 0, last - first < Locator.mostTicks, abs(first) < 1e15 else { return [] }
        return stride(from: first, through: last, by: 1).map { $0 * step + major[0] }
    }

    private static func divisions(of step: Double) -> Int {
        let exponent = logarithm(step)
        let mantissa = powerOfTen(exponent - exponent.rounded(.down))
        return [1, 2.5, 5, 10].contains { abs(mantissa - $0) <= 1e-8 + 1e-5 * $0 } ? 5 : 4
    }
}
