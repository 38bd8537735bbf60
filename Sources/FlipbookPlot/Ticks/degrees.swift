/// A full circle, in radians.
let fullCircle = 2 * Double.pi

extension ClosedRange<Double> {
    /// Whether these radians go once around, but for rounding.
    var isFullCircle: Bool { abs(upperBound - lowerBound - fullCircle) < 1.74e-14 }
}

/// Round numbers of degrees, in radians: matplotlib's `ThetaLocator`.
func degreeTicks(in limits: ClosedRange<Double>, room: Int) -> [Double] {
    if limits.isFullCircle { return (0..<8).map { limits.lowerBound + Double($0) * fullCircle / 8 } }
    let locator = MaxNLocator(intervals: min(max(room, 1), 9), steps: [1, 1.5, 3, 4.5, 9, 10])
    let degrees = limits.lowerBound * (180 / .pi)...limits.upperBound * (180 / .pi)
    return locator.ticks(in: degrees).map { $0 * (.pi / 180) }
}

/// Radians written as degrees: matplotlib's `ThetaFormatter`.
func degreeLabels(of ticks: [Double], in limits: ClosedRange<Double>) -> [String] {
    let magnitude = logarithm((limits.upperBound - limits.lowerBound) * (180 / .pi)) - 1.5
    let decimals = magnitude.isFinite ? Int(min(max(-magnitude, 0), 20)) : 0
    return ticks.map { printed("%.*f", [CInt(decimals), $0 * (180 / .pi)]) + "°" }
}
