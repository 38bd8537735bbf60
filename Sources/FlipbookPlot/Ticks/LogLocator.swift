import FlipbookMathematics

/// Powers of a base, or multiples of them: matplotlib's `LogLocator`.
///
/// The goals, in order: at most as many powers as there is room for, as many as that allows, the same number of powers
/// between any two, and as little of the axis without a tick as possible.
struct LogLocator: Hashable, Sendable {
    /// Above 1.
    let base: Double
    /// What the powers are multiplied with.
    let multiples: Locator.Multiples
    /// How many powers are marked at most; nil for as many as there is room for.
    var most: Int?

    /// The multiples that were given.
    var given: [Double] { if case .values(let values) = multiples.kind { values } else { [] } }

    /// The bases whose powers have room for whole multiples between them, and not too many.
    private static let basesWithMultiples = 3.0...1000

    /// The ticks, from the last power below the limits to the first above them.
    ///
    /// - Parameter room: how many there is room for.
    func ticks(in limits: ClosedRange<Double>, room: Int) -> [Double] {
        guard base > 1, limits.lowerBound > 0, limits.upperBound.isFinite else { return [] }
        let low = logarithm(limits.lowerBound, base: base)
        let high = logarithm(limits.upperBound, base: base)
        guard high - low < 1e6, abs(low) < 1e9 else { return [] }
        let first = Int(low.rounded(.up))
        let count = Int(high.rounded(.down)) - first + 1
        let isCrowded = count >= 10 || !Self.basesWithMultiples.contains(base)
        let multiples: [Double]
        switch self.multiples.kind {
        case .between where isCrowded: return []
        case .between: multiples = Array(stride(from: 2, to: base, by: 1))
        case .all: multiples = isCrowded ? [1] : Array(stride(from: 1, to: base, by: 1))
        case .values(let values): multiples = values
        }
        let room = most.map { min(max($0, 1), Int(Locator.mostTicks)) } ?? min(max(room, 2), 9)
        let (powers, step) = Self.powers(count, from: first, low: low, high: high, room: room)

        let isMinor = multiples.count > 1 || multiples.first.map { $0 != 1 } ?? false
        var ticks = powers.map { pow(base, Double($0)) }
        if isMinor {
            let isSpaced = step == 1 || count <= 1
            ticks =
                isSpaced
                ? (first - 1..<first + count).flatMap { exponent in
                    multiples.map { $0 * pow(base, Double(exponent)) }
                } : []
        }
        if multiples.count > 1, step == 1, powers.count - 2 + ticks.count(where: limits.contains) <= 1 {
            return MaxNLocator(intervals: 9, steps: MaxNLocator.fewSteps).ticks(in: limits)
        }
        return ticks
    }

    /// The exponents of the major ticks: those of `count` powers that lie within limits, thinned out to as many as there
    /// is room for, and one more on either side. `low` and `high` are the logarithms of the limits.
    private static func powers(
        _ count: Int, from first: Int, low: Double, high: Double, room: Int
    ) -> (exponents: [Int], step: Int) {
        let last = first + count - 1
        let leastStep = count / (room + 1) + 1
        let seen = min((count + leastStep - 1) / leastStep, room)
        if seen == 0 { return ([first - 1, last + 1], last - first + 2) }
        if seen == 1 {
            let middle = Int(((low + high) / 2).rounded(.toNearestOrEven))
            let step = max(middle - (first - 1), (last + 1) - middle)
            return ([middle - step, middle, middle + step], step)
        }
        var step = (count - 1) / (seen - 1)
        if Double(step) < Double(count) / Double(seen) { step = count / seen }
        // Ticks at multiples of the step look best; the offset is the distance of the first one from the first power.
        let least = max(count - step * seen, 0)
        let most = min(count - step * (seen - 1), step)
        let remainder = -first % step
        let round = remainder < 0 ? remainder + step : remainder
        let offset = least <= round && round < most ? round : least
        return (Array(Swift.stride(from: first + offset - step, to: last + step + 1, by: step)), step)
    }
}

/// A full circle, in radians.
let fullCircle = 2 * Double.pi

extension ClosedRange<Double> {
    /// Whether these radians go once around, but for rounding.
    var isFullCircle: Bool { abs(upperBound - lowerBound - fullCircle) < 1.74e-14 }
}

/// Round numbers of degrees, in radians: matplotlib's `ThetaLocator`.
func degreeTicks(in limits: ClosedRange<Double>, room: Int) -> [Double] {
    if limits.isFullCircle { return (0..<8).map { limits.lowerBound + Double($0) * fullCircle / 8 } }
    let locator = MaxNLocator(intervals: min(max(room, 1), 9), steps: [1, 1.5, 3, 4.5, 9, 10])
    let degrees = limits.lowerBound * (180 / .pi)...limits.upperBound * (180 / .pi)
    return locator.ticks(in: degrees).map { $0 * (.pi / 180) }
}
