/// The smallest and largest of the finite data of an artist.
struct DataLimits: Hashable, Sendable {
    /// nil where the artist has no say in the limits of x.
    var x: ClosedRange<Double>?
    /// nil where the artist has no say in the limits of y.
    var y: ClosedRange<Double>?
    /// The least x above 0, for logarithmic axes; infinite where there is none.
    var leastPositiveX: Double
    /// The least y above 0, for logarithmic axes; infinite where there is none.
    var leastPositiveY: Double

    /// The range of data whose least and largest values are known.
    init(x: ClosedRange<Double>?, y: ClosedRange<Double>?) {
        self.x = x
        self.y = y
        leastPositiveX = x.flatMap { [$0.lowerBound, $0.upperBound].first { $0 > 0 } } ?? .infinity
        leastPositiveY = y.flatMap { [$0.lowerBound, $0.upperBound].first { $0 > 0 } } ?? .infinity
    }

    /// The range of the points whose x and y are both finite; nil where there is none.
    init?(x: [Double], y: [Double]) {
        var (left, right, bottom, top) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
        var (leastX, leastY) = (Double.infinity, Double.infinity)
        for (x, y) in zip(x, y) where x.isFinite && y.isFinite {
            left = min(left, x)
            right = max(right, x)
            bottom = min(bottom, y)
            top = max(top, y)
            if x > 0 { leastX = min(leastX, x) }
            if y > 0 { leastY = min(leastY, y) }
        }
        guard left <= right else { return nil }
        self.x = left...right
        self.y = bottom...top
        leastPositiveX = leastX
        leastPositiveY = leastY
    }
}

/// The range widened where it is too small to be an axis, as matplotlib's `nonsingular`.
///
/// - Parameters:
///   - expander: the fraction by which both ends move, or the ends themselves around 0.
///   - tiny: the smallest width allowed, relative to the larger end.
/// - Returns: the range itself in the usual case; `-expander...expander` for one that is not finite.
func nonsingular(_ low: Double, _ high: Double, expander: Double = 0.05, tiny: Double = 1e-15) -> ClosedRange<Double> {
    guard low.isFinite, high.isFinite else { return -expander...expander }
    let (low, high) = low <= high ? (low, high) : (high, low)
    let magnitude = max(abs(low), abs(high))
    if magnitude < 1e6 / tiny * .leastNormalMagnitude { return -expander...expander }
    guard high - low <= magnitude * tiny else { return low...high }
    let largest = Double.greatestFiniteMagnitude
    return max(low - expander * abs(low), -largest)...min(high + expander * abs(high), largest)
}
