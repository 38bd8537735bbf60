/// What data along one axis have to say about its limits.
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
    if scale.base != nil, !(low > 0 && high.isFinite) { (low, high) = (range.lowerBound, range.upperBound) }
    let sticky = scale.base == nil ? data.sticky : data.sticky.filter { $0 > 0 }
    let tolerance = 1e-5 * (range.upperBound - range.lowerBound)
    if margin != 0 {
        if let bound = sticky.filter({ $0 < range.lowerBound + tolerance }).max() { low = max(low, bound) }
        if let bound = sticky.filter({ $0 >= range.upperBound - tolerance }).min() { high = min(high, bound) }
    }
    guard scale.base == nil else { return scale.nonsingular(low, high, leastPositive: data.leastPositive) }
    let ticked = nonsingular(low, high, expander: 1e-12, tiny: 1e-13)
    return nonsingular(ticked.lowerBound, ticked.upperBound)
}
