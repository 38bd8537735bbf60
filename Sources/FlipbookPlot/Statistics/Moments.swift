extension [Double] {
    /// The sum of the values divided by their number; NaN where there are none.
    var mean: Double { reduce(0, +) / Double(count) }

    /// The square root of the mean squared distance from the mean.
    ///
    /// - Parameter isSample: whether the values are a sample, for which the sum of squares is divided by one less than their
    ///   number.
    func standardDeviation(isSample: Bool = false) -> Double {
        let mean = mean
        return (reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(isSample ? count - 1 : count)).squareRoot()
    }
}
