import FlipbookMathematics

/// So many values from one limit to the other: matplotlib's `LinearLocator`.
func linearTicks(_ count: Int, in limits: ClosedRange<Double>) -> [Double] {
    guard count > 0, Double(count) <= Locator.mostTicks else { return [] }
    let range = nonsingular(limits.lowerBound, limits.upperBound)
    return evenly(range.lowerBound, range.upperBound, count)
}

/// Values from the first to the last at the same distance.
private func evenly(_ first: Double, _ last: Double, _ count: Int) -> [Double] {
    guard count > 1 else { return count < 1 ? [] : [first] }
    let step = (last - first) / Double(count - 1)
    return (0..<count).map { $0 == count - 1 ? last : first + Double($0) * step }
}

/// Every so far from the least of the data: matplotlib's `IndexLocator`.
func indexTicks(_ step: Double, offset: Double, of data: ClosedRange<Double>) -> [Double] {
    let first = data.lowerBound + offset
    let count = ((data.upperBound + 1e-12 - first) / step).rounded(.up)
    guard step > 0, count > 0, count <= Locator.mostTicks + 1 else { return [] }
    return (0..<Int(count)).map { first + Double($0) * step }
}

extension [Double] {
    /// Every nth value, so that about as many are left, the one nearest to 0 among them where that is one of the first:
    /// matplotlib's `FixedLocator`.
    func thinned(to most: Int?) -> [Double] {
        guard let most, count > most else { return self }
        let step = (count + most - 1) / most
        func every(_ first: Int) -> [Double] { stride(from: first, to: count, by: step).map { self[$0] } }
        func nearest(_ values: [Double]) -> Double { values.map(Swift.abs).min() ?? .infinity }
        return (1..<step).map(every).reduce(every(0)) { nearest($1) < nearest($0) ? $1 : $0 }
    }
}

/// Powers on both sides of 0, and 0: matplotlib's `SymmetricalLogLocator`.
struct SymLogLocator: Hashable, Sendable {
    /// Above 1.
    let base: Double
    /// Above 0.
    let threshold: Double
    let multiples: [Double]

    func ticks(in limits: ClosedRange<Double>) -> [Double] {
        let (low, high) = (limits.lowerBound, limits.upperBound)
        guard base > 1, base.isFinite, threshold > 0, low.isFinite, high.isFinite else { return [] }
        if -threshold <= low, high <= threshold { return Set([low, 0, high]).sorted() }
        let (isBelow, isAbove) = (low < -threshold, high > threshold)
        let isBetween = (isBelow && high > -threshold) || (isAbove && low < threshold)
        func exponents(_ least: Double, _ most: Double) -> Range<Double> {
            let ends = ((log(least) / log(base)).rounded(.down), (log(most) / log(base)).rounded(.up))
            return ends.0 < ends.1 ? ends.0..<ends.1 : ends.0..<ends.0
        }
        let below = isBelow ? exponents(abs(min(-threshold, high)), abs(low) + 1) : 0..<0
        let above = isAbove ? exponents(max(threshold, low), high + 1) : 0..<0
        let count = below.upperBound - below.lowerBound + above.upperBound - above.lowerBound + (isBetween ? 1 : 0)
        let step = max((count / 14).rounded(.down), 1)
        func powers(_ range: Range<Double>) -> [Double] {
            stride(from: range.lowerBound, to: range.upperBound, by: step).map { pow(base, $0) }
        }
        let decades = powers(below).reversed().map { -$0 } + (isBetween ? [0] : []) + powers(above)
        guard multiples != [1] else { return decades }
        return decades.flatMap { decade in decade == 0 ? [0] : multiples.map { $0 * decade } }
    }
}

/// Powers near values that lie evenly: matplotlib's `AsinhLocator`.
struct AsinhLocator: Hashable, Sendable {
    /// Above 0.
    let width: Double
    let count: Int
    /// 1 or less for round numbers.
    var base = 10
    var multiples: [Double]?

    /// How different the limits on both sides of 0 may be to have the same ticks.
    private static let symmetry = 0.2

    func ticks(in limits: ClosedRange<Double>) -> [Double] {
        let (low, high) = (limits.lowerBound, limits.upperBound)
        if low < 0, high > 0, abs(1 + high / low) < Self.symmetry { return values(in: symmetric(limits)) }
        return values(in: limits)
    }

    /// The ticks for just these limits.
    func values(in limits: ClosedRange<Double>) -> [Double] {
        guard width > 0, count > 0, Double(count) <= Locator.mostTicks else { return [] }
        let scale = AsinhScale(width: width, base: base)
        let (low, high) = (scale.forward(limits.lowerBound), scale.forward(limits.upperBound))
        var places = evenly(low, high, count)
        if low * high < 0 {
            places = places.filter { abs($0 / (high - low)) > 0.5 / Double(count) } + [0]
        }
        let values = places.map(scale.inverse)
        func sign(_ value: Double) -> Double { value > 0 ? 1 : value < 0 ? -1 : 0 }
        let ticks: [Double]
        if base > 1 {
            let base = Double(base)
            let powers = values.map { value in
                value == 0 ? 0 : sign(value) * pow(base, (log(abs(value)) / log(base)).rounded(.down))
            }
            ticks = multiples.map { multiples in powers.flatMap { power in multiples.map { power * $0 } } } ?? powers
        } else {
            ticks = values.map { value in
                let power = value == 0 ? 1 : pow(10, decade(of: abs(value)))
                return power * (value / power).rounded(.toNearestOrEven)
            }
        }
        let sorted = Set(ticks).sorted()
        return sorted.count > 1 ? sorted : evenly(limits.lowerBound, limits.upperBound, count)
    }
}

/// Powers of ten near 0 and 1, and a half: matplotlib's `LogitLocator`.
struct LogitLocator: Hashable, Sendable {
    let most: Int?
    let isMinor: Bool

    func ticks(in limits: ClosedRange<Double>, room: Int) -> [Double] {
        let range = LogitScale.nonsingular(limits.lowerBound, limits.upperBound, leastPositive: .infinity)
        let (low, high) = (range.lowerBound, range.upperBound)
        let most = max(self.most ?? max(room, 2), 1)
        func ideal(_ place: Int) -> Double {
            place < 0 ? pow(10, Double(place)) : place > 0 ? 1 - pow(10, Double(-place)) : 0.5
        }
        let first = Int(low < 0.5 ? decade(of: low) : low < 0.9 ? 0 : -log10(1 - low).rounded(.up))
        let last = Int(high <= 0.5 ? log10(high).rounded(.up) : high <= 0.9 ? 1 : -decade(of: 1 - high))
        let count = last - first - 1
        guard count >= 2 else {
            if isMinor { return [] }
            let intervals = self.most ?? min(max(room, 1), 9)
            return MaxNLocator(intervals: intervals, steps: [1, 2, 5, 10]).ticks(in: range)
        }
        if count > most {
            let step = (count + most - 1) / most
            return (first...last).filter { ($0 % step != 0) == isMinor }.map(ideal)
        }
        guard isMinor else { return (first...last).map(ideal) }
        return (first..<last).flatMap { place -> [Double] in
            switch place {
            case ..<(-1): (2..<10).map { Double($0) * pow(10, Double(place)) }
            case -1: (2..<5).map { Double($0) / 10 }
            case 0: (6..<9).map { Double($0) / 10 }
            default: (2..<10).reversed().map { 1 - Double($0) * pow(10, Double(-place - 1)) }
            }
        }
    }
}
