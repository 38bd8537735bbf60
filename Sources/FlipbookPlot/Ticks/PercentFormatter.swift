/// Values as percentages of one of them: matplotlib's `PercentFormatter`.
struct PercentFormatter: Hashable, Sendable {
    /// The value that is 100%; not 0.
    let whole: Double
    /// How many decimals; nil for as many as the limits ask for, at most 5.
    let decimals: Int?
    /// What is written after the number.
    let symbol: String

    func labels(of ticks: [Double], in limits: ClosedRange<Double>) -> [String] {
        let decimals = min(max(decimals ?? decimalsAskedFor(by: limits), 0), 100)
        return ticks.map { formatted("%.*f", CInt(decimals), 100 * ($0 / whole)) + symbol }
    }

    private func decimalsAskedFor(by limits: ClosedRange<Double>) -> Int {
        let range = 100 * ((limits.upperBound - limits.lowerBound) / whole)
        guard range > 0, range.isFinite else { return 0 }
        return Int(min(max((2 - logarithm(2 * range)).rounded(.up), 0), 5))
    }
}
