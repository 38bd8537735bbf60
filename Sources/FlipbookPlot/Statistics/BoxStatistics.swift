/// What a box plot shows of a group of values.
public struct BoxStatistics: Hashable, Sendable {
    /// How far whiskers reach.
    public enum Whiskers: Hashable, Sendable {
        /// To the last value whose distance from the box is at most this many heights of the box.
        case interquartile(Double)
        /// To the last values between two percentiles: `.percentiles(5, 95)`, `.percentiles(0, 100)` for all.
        case percentiles(Double, Double)
    }

    /// The sum of the values through their number.
    public let mean: Double
    /// As many values are below as above.
    public let median: Double
    /// From the first to the third quartile: the box.
    public let box: ClosedRange<Double>
    /// From the end of the lower to the end of the upper whisker.
    public let whiskers: ClosedRange<Double>
    /// Where a notch begins and ends: 1.57 heights of the box, divided by the square root of the number of values, around
    /// the median. Where the notches of two groups don't overlap, their medians differ at the level of 95%. With
    /// bootstraps, it holds 95% of the medians of samples that are drawn from the values.
    ///
    /// McGill, Tukey, Larsen: Variations of Boxplots, The American Statistician 32 (1978).
    public let notch: ClosedRange<Double>
    /// The values beyond the whiskers, those below them first, each in the order given.
    public let fliers: [Double]

    /// The statistics of a group of values without regard to NaN.
    ///
    /// Costs a sort, and one for each bootstrap.
    ///
    /// - Parameters:
    ///   - values: the group; NaN is left out.
    ///   - reach: how far whiskers reach.
    ///   - hasAutoRange: whether whiskers reach all values where the box has no height.
    ///   - bootstraps: how many samples are drawn from the values for the notch; nil or less than 1 for the formula. The
    ///     same values give the same notch.
    /// - Returns: nil where there is none, one is infinite, or the whiskers' reach is NaN or no percentile in 0...100.
    public init?(
        of values: [Double], whiskers reach: Whiskers = .interquartile(1.5), hasAutoRange: Bool = false,
        bootstraps: Int? = nil
    ) {
        let values = values.filter { !$0.isNaN }
        let sorted = values.sorted()
        guard let least = sorted.first, let most = sorted.last, least.isFinite, most.isFinite else { return nil }
        let (first, third) = (quantile(0.25, of: sorted), quantile(0.75, of: sorted))
        let height = third - first
        let (lowest, highest) =
            switch hasAutoRange && height == 0 ? .percentiles(0, 100) : reach {
            case .interquartile(let times): (first - times * height, third + times * height)
            case .percentiles(let low, let high):
                (quantile(percent: low, of: sorted), quantile(percent: high, of: sorted))
            }
        guard !lowest.isNaN, !highest.isNaN, height.isFinite else { return nil }
        let low = min(sorted.first { $0 >= lowest } ?? first, first)
        let high = max(sorted.last { $0 <= highest } ?? third, third)
        mean = values.mean
        median = quantile(0.5, of: sorted)
        box = first...third
        whiskers = low...high
        if let bootstraps, bootstraps > 0 {
            notch = Self.bootstrappedNotch(sorted, count: bootstraps)
        } else {
            let reach = 1.57 * height / Double(values.count).squareRoot()
            notch = median - reach...median + reach
        }
        fliers = values.filter { $0 < low } + values.filter { $0 > high }
    }

    /// The 2.5th and the 97.5th percentile of the medians of samples, each as large as the group.
    private static func bootstrappedNotch(_ sorted: [Double], count: Int) -> ClosedRange<Double> {
        var random = RandomGenerator(seed: 0)
        // The median of a sample is found from how often each value was drawn.
        var drawn = [Int](repeating: 0, count: sorted.count)
        let medians = (0..<count).map { _ in
            for index in drawn.indices { drawn[index] = 0 }
            for _ in sorted { drawn[(try? random.integer(in: 0..<sorted.count)) ?? 0] += 1 }
            func value(_ rank: Int) -> Double {
                var seen = 0
                for index in drawn.indices {
                    seen += drawn[index]
                    if seen > rank { return sorted[index] }
                }
                return sorted[sorted.count - 1]
            }
            return value((sorted.count - 1) / 2) / 2 + value(sorted.count / 2) / 2
        }
        .sorted()
        return quantile(0.025, of: medians)...quantile(0.975, of: medians)
    }
}

/// The value below which a fraction of the values lies, between two neighbours a straight mix of both: numpy's default.
///
/// - Parameters:
///   - fraction: in 0...1; 0 gives the least value, 1 the largest, 0.5 the median.
///   - sorted: in rising order; one or more.
func quantile(_ fraction: Double, of sorted: [Double]) -> Double {
    let position = fraction * Double(sorted.count - 1)
    let below = Int(position)
    let (low, high) = (sorted[below], sorted[min(below + 1, sorted.count - 1)])
    let part = position - Double(below)
    return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part)
}

/// The value below which a percentage of the values lies, as above; NaN where `percent` is not in 0...100.
func quantile(percent: Double, of sorted: [Double]) -> Double {
    percent >= 0 && percent <= 100 ? quantile(percent / 100, of: sorted) : .nan
}
