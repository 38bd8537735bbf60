import FlipbookMathematics

/// A rule that finds how many bins suit some values, as numpy's estimators of the same names.
enum BinRule: Hashable, Sendable {
    case auto, freedmanDiaconis, sturges, scott, rice, squareRoot, doane, stone

    /// How many bins of equal width suit values over a range; 1 where the rule finds none.
    ///
    /// - Parameter sorted: the values in the range, in rising order.
    func count(for sorted: [Double], over range: ClosedRange<Double>) -> Int {
        let length = range.lowerBound < range.upperBound ? range.upperBound - range.lowerBound : 1
        let width = width(for: sorted, over: range)
        guard width > 0, width.isFinite else { return 1 }
        let count = (length / width).rounded(.up)
        return count <= Double(Bins.most) ? max(Int(count), 1) : Bins.most
    }

    /// How wide bins should be; 0 where the rule says nothing.
    private func width(for sorted: [Double], over range: ClosedRange<Double>) -> Double {
        guard let low = sorted.first, let high = sorted.last, high > low else { return 0 }
        let (spread, number) = (high - low, Double(sorted.count))
        switch self {
        case .auto:
            let first = max(
                BinRule.freedmanDiaconis.width(for: sorted, over: range), spread / number.squareRoot() / 2)
            return min(first, BinRule.sturges.width(for: sorted, over: range))
        case .freedmanDiaconis:
            return 2 * (quantile(0.75, of: sorted) - quantile(0.25, of: sorted)) * pow(number, -1.0 / 3)
        case .sturges: return spread / (log2(number) + 1)
        case .scott:
            return pow(24 * Double.pi.squareRoot() / number, 1.0 / 3) * sorted.standardDeviation()
        case .rice: return spread / (2 * pow(number, 1.0 / 3))
        case .squareRoot: return spread / number.squareRoot()
        case .doane:
            let deviation = sorted.standardDeviation()
            guard number > 2, deviation > 0 else { return 0 }
            let reference = (6 * (number - 2) / ((number + 1) * (number + 3))).squareRoot()
            let mean = sorted.mean
            let skewness = sorted.reduce(0) { sum, value in
                let distance = (value - mean) / deviation
                return sum + distance * distance * distance
            }
            return spread / (1 + log2(number) + log2(1 + abs(skewness / number) / reference))
        case .stone: return spread / Double(Self.bestCount(for: sorted, over: range))
        }
    }

    /// The number of bins whose squared error, estimated by cross-validation, is the smallest.
    ///
    /// Stone: An asymptotically optimal histogram selection rule, 1984.
    private static func bestCount(for sorted: [Double], over range: ClosedRange<Double>) -> Int {
        let number = Double(sorted.count)
        let spread = sorted[sorted.count - 1] - sorted[0]
        func error(_ count: Int) -> Double {
            let edges = linspace(range.lowerBound, range.upperBound, count: count + 1)
            let squares = Bins.counts(of: sorted, weights: nil, between: edges)
                .reduce(0) { $0 + $1 / number * ($1 / number) }
            return (2 - (number + 1) * squares) / (spread / Double(count))
        }
        let most = max(100, Int(number.squareRoot()))
        return (1...most).map { ($0, error($0)) }.min { $0.1 < $1.1 }?.0 ?? 1
    }
}
