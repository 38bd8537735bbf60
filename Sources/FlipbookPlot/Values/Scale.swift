import FlipbookSystem

/// How values lie along an axis: evenly, or by their logarithms.
public struct Scale: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case linear
        case log(base: Double)
    }
    let kind: Kind
    /// What a linear scale is divided by, where it is.
    private var boundaries: [Double] = []

    private init(kind: Kind) { self.kind = kind }

    /// Equal differences take equal room.
    public static let linear = Scale(kind: .linear)

    /// Equal ratios take equal room. Values of 0 or less lie far below the axis and don't affect its limits.
    ///
    /// - Parameter base: of the powers at which the major ticks are; above 1: drawing throws a ``PlotError`` otherwise.
    public static func log(base: Double = 10) -> Scale { Scale(kind: .log(base: base)) }

    /// Equal steps between neighbouring boundaries, of which there are two or more that rise. Values outside lie a step
    /// away.
    static func boundaries(_ boundaries: [Double]) -> Scale {
        var scale = Scale.linear
        scale.boundaries = boundaries
        return scale
    }

    /// Where a value lies along the axis, in a measure that is even on the canvas.
    func forward(_ value: Double) -> Double {
        switch kind {
        case .linear: boundaries.isEmpty ? value : step(of: value)
        case .log(let base): value <= 0 ? -1000 : logarithm(value, base: base)
        }
    }

    /// The value that lies at a place along the axis.
    func inverse(_ position: Double) -> Double {
        switch kind {
        case .linear: boundaries.isEmpty ? position : self.value(at: position)
        case .log(let base): pow(base, position)
        }
    }

    /// Limits that reach further out at both ends, by a fraction of their length in the measure of the scale.
    func widened(_ limits: ClosedRange<Double>, by fraction: Double) -> ClosedRange<Double> {
        let (start, end) = (forward(limits.lowerBound), forward(limits.upperBound))
        let (low, high) = (inverse(start - (end - start) * fraction), inverse(end + (end - start) * fraction))
        return fraction != 0 && low <= high && low.isFinite && high.isFinite ? low...high : limits
    }

    private func step(of value: Double) -> Double {
        let (first, last) = (boundaries[0], boundaries[boundaries.count - 1])
        let slack = 1e-6 * (last - first)
        guard value >= first - slack else { return -1 }
        guard value <= last + slack else { return Double(boundaries.count) }
        let index = max(min(boundaries.firstIndex { $0 > value } ?? boundaries.count, boundaries.count - 1), 1)
        let (low, high) = (boundaries[index - 1], boundaries[index])
        return Double(index - 1) + min(max((value - low) / (high - low), 0), 1)
    }

    private func value(at step: Double) -> Double {
        guard step > 0 else { return boundaries[0] }
        guard step < Double(boundaries.count - 1) else { return boundaries[boundaries.count - 1] }
        let index = Int(step)
        return boundaries[index] + (step - Double(index)) * (boundaries[index + 1] - boundaries[index])
    }

    /// The base of a logarithmic scale.
    var base: Double? { if case .log(let base) = kind { base } else { nil } }

    /// Limits that the scale can show, as near as possible to those asked for.
    ///
    /// - Parameter leastPositive: what replaces a lower limit that has no logarithm: the least of the data above 0.
    func nonsingular(_ low: Double, _ high: Double, leastPositive: Double) -> ClosedRange<Double> {
        guard let base else { return FlipbookPlot.nonsingular(low, high) }
        let (least, high) = (min(low, high), max(low, high))
        guard base > 1, base.isFinite, least.isFinite, high.isFinite, high > 0 else { return 1...10 }
        let low = least > 0 ? least : min(leastPositive, high)
        guard low == high else { return low...high }
        let exponent = logarithm(low, base: base)
        let (below, above) = (pow(base, exponent.rounded(.down)), pow(base, exponent.rounded(.up)))
        let range = (below < low ? below : low / base, above > high ? above : high * base)
        return range.0 > 0 && range.1.isFinite ? range.0...range.1 : 1...10
    }

    /// Throws where the scale can't be.
    func check(_ name: @autoclosure () -> String) throws {
        guard let base, !(base > 1 && base.isFinite) else { return }
        throw PlotError(.scale, "\(name()): \(base) is not a base of a logarithmic scale; give one above 1")
    }
}
