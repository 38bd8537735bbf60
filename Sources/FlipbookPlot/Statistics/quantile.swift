/// The value below which a fraction of the values lies, between two neighbours a straight mix of both: numpy's default.
///
/// - Parameters:
///   - fraction: in 0...1; 0 gives the least value, 1 the largest, 0.5 the median.
///   - sorted: in rising order; one or more.
func quantile(_ fraction: Double, of sorted: [Double]) -> Double {
    let place = fraction * Double(sorted.count - 1)
    let below = Int(place)
    let (low, high) = (sorted[below], sorted[min(below + 1, sorted.count - 1)])
    let part = place - Double(below)
    return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part)
}

/// The value below which so many percent of the values lie, as above; not a number where `percent` is not in 0...100.
func quantile(percent: Double, of sorted: [Double]) -> Double {
    percent >= 0 && percent <= 100 ? quantile(percent / 100, of: sorted) : .nan
}
