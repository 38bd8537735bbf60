/// Powers such as 10³ and multiples of them such as 2×10³: matplotlib's `LogFormatterSciNotation`.
///
/// Where limits hold two powers or more, only powers are written; where they hold fewer, some or all of the whole
/// multiples between them too.
struct LogFormatter: Hashable, Sendable {
    /// Above 1.
    let base: Double

    /// The texts for ticks; empty ones for those that aren't written.
    func labels(of ticks: [Double], in limits: ClosedRange<Double>) -> [String] {
        guard base > 1, base.isFinite else { return ticks.map { _ in "" } }
        let written = coefficients(in: limits)
        return ticks.map { label(of: $0, where: written) }
    }

    /// The whole multiples of powers that are written.
    private func coefficients(in limits: ClosedRange<Double>) -> Set<Double> {
        guard limits.lowerBound > 0 else { return [1] }
        let low = naturalLogarithm(limits.lowerBound) / naturalLogarithm(base)
        let high = naturalLogarithm(limits.upperBound) / naturalLogarithm(base)
        if high.rounded(.down) - low.nextDown.rounded(.down) > 1 { return [1] }
        let most = min(base, 1000)
        if abs(high - low) > 0.4 {
            let count = Int(most) / 2
            let spaced = (0...max(count, 1)).map { power(base, Double($0) / Double(max(count, 1))) }
            return Set(spaced.map { $0.rounded(.toNearestOrEven) })
        }
        return Set(stride(from: 1, through: most, by: 1))
    }

    private func label(of tick: Double, where written: Set<Double>) -> String {
        guard tick != 0, tick.isFinite else { return tick == 0 ? "$0$" : "" }
        let sign = tick < 0 ? "\u{2212}" : ""
        let exponent = naturalLogarithm(abs(tick)) / naturalLogarithm(base)
        let isPower = isNearlyWhole(exponent)
        let whole = isPower ? exponent.rounded() : exponent.rounded(.down)
        let coefficient = power(base, exponent - whole)
        guard written.contains(coefficient.rounded(.toNearestOrEven)) else { return "" }
        let root = base == base.rounded() ? formatted("%.0f", base) : "\(base)"
        let raised = root + "^{" + formatted("%.0f", whole == 0 ? 0 : whole) + "}"
        if isPower { return "$\(sign)\(raised)$" }
        let factor = isNearlyWhole(coefficient) ? coefficient.rounded() : coefficient
        return "$\(sign)\(formatted("%g", factor))\u{d7}\(raised)$"
    }

    private func isNearlyWhole(_ value: Double) -> Bool {
        abs(value - value.rounded()) <= 1e-9 * max(abs(value), abs(value.rounded()))
    }
}
