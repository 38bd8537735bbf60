/// The smallest and the largest of the finite data of an artist: what limits that follow the data depend on.
public struct DataLimits: Hashable, Sendable {
    /// nil where the artist doesn't affect the limits of x.
    var x: ClosedRange<Double>?
    /// nil where the artist doesn't affect the limits of y.
    var y: ClosedRange<Double>?
    /// The least x above 0, for logarithmic axes; infinite where there is none.
    var leastPositiveX: Double
    /// The least y above 0, for logarithmic axes; infinite where there is none.
    var leastPositiveY: Double

    /// The range of data whose least and largest values are known; nil along an axis that the artist doesn't affect.
    public init(x: ClosedRange<Double>?, y: ClosedRange<Double>?) {
        self.x = x
        self.y = y
        leastPositiveX = x.flatMap { [$0.lowerBound, $0.upperBound].first { $0 > 0 } } ?? .infinity
        leastPositiveY = y.flatMap { [$0.lowerBound, $0.upperBound].first { $0 > 0 } } ?? .infinity
    }

    init(x: ClosedRange<Double>?, y: ClosedRange<Double>?, leastPositiveX: Double, leastPositiveY: Double) {
        (self.x, self.y, self.leastPositiveX, self.leastPositiveY) = (x, y, leastPositiveX, leastPositiveY)
    }

    /// The range of the points whose x and y are both finite; nil where there is none.
    public init?(x: [Double], y: [Double]) {
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

/// What the limits of an axis depend on in the data along it.
struct DataExtent: Hashable, Sendable {
    /// The least and the largest; nil where there are none.
    var range: ClosedRange<Double>?
    /// The least above 0; infinite where there is none.
    var leastPositive = Double.infinity
    /// Values that the margin of limits doesn't cross, in any order.
    var sticky: [Double] = []
}

extension DataExtent {
    /// The extent of the finite ones of some values.
    init(of values: some Sequence<Double>) {
        self.init()
        var (low, high) = (Double.infinity, -Double.infinity)
        for value in values where value.isFinite {
            low = min(low, value)
            high = max(high, value)
            if value > 0 { leastPositive = min(leastPositive, value) }
        }
        if low <= high { range = low...high }
    }

    /// Takes in another extent.
    mutating func add(_ other: DataExtent) {
        if let new = other.range { range = range?.union(new) ?? new }
        leastPositive = min(leastPositive, other.leastPositive)
        sticky += other.sticky
    }
}

/// Limits that follow the data: `margin` times their width on the canvas is added at both ends, but not across a sticky
/// value.
func autoscaled(_ data: DataExtent, margin: Double, scale: Scale) -> ClosedRange<Double> {
    let range = scale.nonsingular(
        data.range?.lowerBound ?? -.infinity, data.range?.upperBound ?? .infinity, leastPositive: data.leastPositive)
    let (start, end) = (scale.forward(range.lowerBound), scale.forward(range.upperBound))
    let delta = ((end - start) * margin).isFinite ? (end - start) * margin : 0
    var (low, high) = (scale.inverse(start - delta), scale.inverse(end + delta))
    if !scale.isEven {
        if case .custom = scale.kind {
            let wide = scale.widened(range, by: margin)
            (low, high) = (wide.lowerBound, wide.upperBound)
        } else if !(scale.accepts(low) && scale.accepts(high)) {
            (low, high) = (range.lowerBound, range.upperBound)
        }
    }
    let sticky = scale.isEven ? data.sticky : data.sticky.filter(scale.accepts)
    let tolerance = 1e-5 * (range.upperBound - range.lowerBound)
    if margin != 0 {
        if let bound = sticky.filter({ $0 < range.lowerBound + tolerance }).max() { low = max(low, bound) }
        if let bound = sticky.filter({ $0 >= range.upperBound - tolerance }).min() { high = min(high, bound) }
    }
    guard scale.isEven else { return scale.nonsingular(low, high, leastPositive: data.leastPositive) }
    let ticked = nonsingular(low, high, expander: 1e-12, tiny: 1e-13)
    return nonsingular(ticked.lowerBound, ticked.upperBound)
}

extension [Double] {
    /// Whether all are finite. It looks at all of them, which the compiler makes vectors of.
    var areFinite: Bool {
        var others: UInt8 = 0
        for value in self { others |= value.isFinite ? 0 : 1 }
        return others == 0
    }
}

extension Sequence<Double> {
    /// From the least to the largest of those that are finite; nil where there are none.
    var finiteRange: ClosedRange<Double>? {
        var (low, high) = (Double.infinity, -Double.infinity)
        for value in self where value.isFinite {
            low = Swift.min(low, value)
            high = Swift.max(high, value)
        }
        return low <= high ? low...high : nil
    }
}
