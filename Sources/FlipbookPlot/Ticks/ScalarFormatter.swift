/// Numbers with just as many decimals as their ticks need: matplotlib's `ScalarFormatter`.
///
/// What numbers have in common is taken out of them where it saves room: an offset (`+1.234e3`) where they are large
/// and close to each other, a power of ten (`1e−7`) where they are very large or small.
public struct ScalarFormatter: Hashable, Sendable {
    /// Whether an offset is taken out where that saves at least four digits.
    public var usesOffset: Bool
    /// Whether a power of ten is taken out where it is not between the two of ``plainExponents``.
    public var isScientific: Bool
    /// The exponents of numbers that are written out.
    public var plainExponents: ClosedRange<Int>

    /// Numbers as an axis writes them, unless said otherwise.
    public init(usesOffset: Bool = true, isScientific: Bool = true, plainExponents: ClosedRange<Int> = -4...5) {
        self.usesOffset = usesOffset
        self.isScientific = isScientific
        self.plainExponents = plainExponents
    }

    /// The texts for the ticks of an axis with these limits. A tick outside them has a label too, but no say.
    public func labels(of ticks: [Double], in limits: ClosedRange<Double>) -> TickLabels {
        guard !ticks.isEmpty else { return TickLabels(labels: []) }
        let seen = ticks.filter(limits.contains)
        let offset = usesOffset ? Self.offset(of: seen) : 0
        let exponent = isScientific ? self.exponent(of: seen, offset: offset, limits: limits) : 0
        let reduce = { (value: Double) in (value - offset) / powerOfTen(Double(exponent)) }
        let reduced = ticks.map(reduce)
        let ends = [limits.lowerBound, limits.upperBound].map(reduce)
        let decimals = Self.decimals(of: reduced, spread: reduced.count < 2 ? reduced + ends : reduced)
        return TickLabels(
            labels: reduced.map { formatted("%.*f", CInt(decimals), abs($0) < 1e-8 ? 0 : $0) },
            offsetText: Self.offsetText(offset, exponent: exponent))
    }

    /// The number that the ticks have in common in their leading digits; 0 where taking it out saves too little.
    private static func offset(of ticks: [Double]) -> Double {
        guard let low = ticks.min(), let high = ticks.max(), low != high, low > 0 || high < 0 else { return 0 }
        let small = min(abs(low), abs(high))
        let large = max(abs(low), abs(high))
        func digits(_ value: Double, above power: Double) -> Double {
            floorDivide(value, by: powerOfTen(power)).quotient
        }
        func lastPower(where differs: (Double) -> Bool) -> Double {
            var power = logarithm(large).rounded(.up)
            while power > -330, !differs(power) { power -= 1 }
            return power + 1
        }
        var power = lastPower { digits(small, above: $0) != digits(large, above: $0) }
        if (large - small) / powerOfTen(power) <= 1e-2 {
            // The ticks lie around a multiple of a large power of ten, such as 0.999 and 1.001.
            power = lastPower { digits(large, above: $0) - digits(small, above: $0) > 1 }
        }
        guard digits(large, above: power) >= 1000 else { return 0 }
        return Double(signOf: low, magnitudeOf: digits(large, above: power) * powerOfTen(power))
    }

    /// The power of ten to take out.
    private func exponent(of ticks: [Double], offset: Double, limits: ClosedRange<Double>) -> Int {
        guard let largest = ticks.map({ abs($0) }).max() else { return 0 }
        let magnitude = offset != 0 ? limits.upperBound - limits.lowerBound : largest
        guard magnitude > 0, magnitude.isFinite else { return 0 }
        let exponent = Int(decade(of: magnitude))
        return plainExponents.contains(exponent) ? 0 : exponent
    }

    /// The fewest decimals that show all ticks apart, to a thousandth of how far the values of `spread` lie apart.
    private static func decimals(of ticks: [Double], spread values: [Double]) -> Int {
        let (low, high) = (values.min() ?? 0, values.max() ?? 0)
        let range = low == high ? abs(high) : high - low
        guard range.isFinite else { return 0 }
        let magnitude = range == 0 ? 0 : Int(decade(of: range))
        let threshold = 1e-3 * powerOfTen(Double(magnitude))
        var decimals = max(0, 3 - magnitude)
        while decimals >= 0 {
            let factor = powerOfTen(Double(decimals))
            let error = ticks.map { abs($0 - ($0 * factor).rounded(.toNearestOrEven) / factor) }.max() ?? 0
            guard error < threshold else { break }
            decimals -= 1
        }
        return decimals + 1
    }

    /// What was taken out: the power of ten, then the offset with its sign.
    private static func offsetText(_ offset: Double, exponent: Int) -> String {
        let power = exponent == 0 ? "" : formatted("1e%ld", exponent)
        guard offset != 0 else { return power }
        let offsetExponent = Int(decade(of: abs(offset)))
        let digits = (offset / powerOfTen(Double(offsetExponent)) * 1e10).rounded(.toNearestOrEven) / 1e10
        let significand = digits == digits.rounded() ? formatted("%.0f", digits) : formatted("%.10g", digits)
        let offsetText = offsetExponent == 0 ? significand : significand + formatted("e%ld", offsetExponent)
        return power + (offset > 0 ? "+" : "") + offsetText
    }
}
