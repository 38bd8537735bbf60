/// What lies in the bins of a histogram.
struct HistogramCounts {
    /// The heights of the bins of each data set; where sets are stacked, each with those below it.
    var heights: [[Double]]
    /// Where the bins begin and end: one more than bins.
    var edges: [Double]

    /// Counts values.
    ///
    /// - Parameters:
    ///   - sets: the data sets, one or more.
    ///   - weights: how much each value counts, as many as values; nil where each counts 1.
    ///   - edges: of the bins, in rising order.
    ///   - isDensity: whether the area is 1: of each set, or of all where they are stacked.
    ///   - cumulation: which other bins each bin counts too.
    ///   - isStacked: whether each set counts those before it too.
    init(
        of sets: [[Double]], weights: [[Double]]?, between edges: [Double], isDensity: Bool,
        cumulation: Histogram.Cumulation, isStacked: Bool
    ) {
        self.edges = edges
        heights = sets.indices.map { Bins.counts(of: sets[$0], weights: weights?[$0], between: edges) }
        if isStacked {
            for set in heights.indices.dropFirst() {
                for bin in heights[set].indices { heights[set][bin] += heights[set - 1][bin] }
            }
        }
        if isDensity {
            let sums = heights.map { $0.reduce(0, +) }
            for set in heights.indices {
                let sum = isStacked ? sums[sums.count - 1] : sums[set]
                for bin in heights[set].indices {
                    heights[set][bin] /= sum * (cumulation == .none ? edges[bin + 1] - edges[bin] : 1)
                }
            }
        }
        for set in heights.indices {
            switch cumulation {
            case .none: break
            case .upwards: for bin in heights[set].indices.dropFirst() { heights[set][bin] += heights[set][bin - 1] }
            case .downwards:
                for bin in heights[set].indices.dropLast().reversed() { heights[set][bin] += heights[set][bin + 1] }
            }
        }
    }

    /// Heights that were given.
    init(heights: [[Double]], edges: [Double]) {
        self.heights = heights
        self.edges = edges
    }
}
