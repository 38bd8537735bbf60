import FlipbookMathematics

/// How values lie along an axis: evenly, by their logarithms, or by a function of your own.
///
///     axes.yAxis.scale = Scale(name: "square root", forward: { $0.squareRoot() }, inverse: { $0 * $0 })
public struct Scale: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case linear
        case log(base: Double)
        case boundaries([Double])
        case custom(CustomScale)
    }
    let kind: Kind

    private init(kind: Kind) { self.kind = kind }

    /// Equal differences take equal room.
    public static let linear = Scale(kind: .linear)

    /// Equal ratios take equal room. Values of 0 or less lie far below the axis and don't affect its limits.
    ///
    /// - Parameter base: of the powers at which the major ticks are; above 1: drawing throws a ``PlotError`` otherwise.
    public static func log(base: Double = 10) -> Scale { Scale(kind: .log(base: base)) }

    /// A scale of your own. Make it once and keep it: a scale is equal to its copies only, and another one has the axis
    /// laid out again.
    ///
    /// - Parameters:
    ///   - name: what errors call it.
    ///   - forward: takes a value to where it lies along the axis, in any measure that grows with the value. Values that it
    ///     takes to NaN or infinity can't be shown; limits among them are an error when the figure is drawn.
    ///   - inverse: takes what `forward` returns back to the value.
    ///   - locator: where the ticks go unless the axis has a locator of its own.
    ///   - formatter: what is written at the ticks unless the axis has a formatter of its own.
    public init(
        name: String, forward: @escaping @Sendable (Double) -> Double, inverse: @escaping @Sendable (Double) -> Double,
        locator: Locator = .auto, formatter: Formatter = .auto
    ) {
        kind = .custom(
            CustomScale(name: name, forward: forward, inverse: inverse, locator: locator, formatter: formatter))
    }

    /// Equal steps between neighbouring boundaries, of which there are two or more that rise. Values outside lie a step
    /// away.
    static func boundaries(_ boundaries: [Double]) -> Scale { Scale(kind: .boundaries(boundaries)) }

    /// Where a value lies along the axis, in a measure that is even on the canvas.
    func forward(_ value: Double) -> Double {
        switch kind {
        case .linear: value
        case .log(let base): value <= 0 ? -1000 : logarithm(value, base: base)
        case .boundaries(let boundaries): boundaries.step(of: value)
        case .custom(let scale): scale.forward(value)
        }
    }

    /// The value that lies at a place along the axis.
    func inverse(_ position: Double) -> Double {
        switch kind {
        case .linear: position
        case .log(let base): pow(base, position)
        case .boundaries(let boundaries): boundaries.value(at: position)
        case .custom(let scale): scale.inverse(position)
        }
    }

    /// Whether a value can be a limit of an axis.
    func accepts(_ value: Double) -> Bool {
        switch kind {
        case .linear, .boundaries: value.isFinite
        case .log: value > 0 && value.isFinite
        case .custom(let scale): value.isFinite && scale.forward(value).isFinite
        }
    }

    /// Whether ticks that are evenly spaced in data are so on the canvas, too.
    var isEven: Bool {
        switch kind {
        case .linear, .boundaries: true
        case .log, .custom: false
        }
    }

    /// Where the ticks go on an axis that chooses; nil for what suits numbers.
    var locator: Locator? {
        switch kind {
        case .linear, .boundaries: nil
        case .log(let base): .log(base: base)
        case .custom(let scale): scale.locator
        }
    }

    /// Where the minor ticks go on an axis that chooses; nil for what suits numbers.
    var minorLocator: Locator? { if case .log(let base) = kind { .logMinor(base: base) } else { nil } }

    /// What is written at the ticks of an axis that chooses; nil for numbers.
    var formatter: Formatter? {
        switch kind {
        case .linear, .boundaries: nil
        case .log(let base): .log(base: base)
        case .custom(let scale): scale.formatter.isAutomatic ? nil : scale.formatter
        }
    }

    /// What is written at the minor ticks of an axis that chooses.
    var minorFormatter: Formatter { if case .log(let base) = kind { .log(base: base) } else { .none } }

    /// Limits that reach further out at both ends, by a fraction of their length in the measure of the scale. An end stays
    /// where that would be nowhere.
    func widened(_ limits: ClosedRange<Double>, by fraction: Double) -> ClosedRange<Double> {
        guard fraction != 0 else { return limits }
        let (start, end) = (forward(limits.lowerBound), forward(limits.upperBound))
        return between(start - (end - start) * fraction, end + (end - start) * fraction, instead: limits)
    }

    /// Limits of another length in the measure of the scale, around the same middle. An end stays where that would be
    /// nowhere.
    func resized(_ limits: ClosedRange<Double>, to length: Double) -> ClosedRange<Double> {
        let middle = (forward(limits.lowerBound) + forward(limits.upperBound)) / 2
        return between(middle - length / 2, middle + length / 2, instead: limits)
    }

    /// The limits between two places along the axis; an end of other limits in place of one that the scale doesn't have.
    private func between(_ first: Double, _ last: Double, instead limits: ClosedRange<Double>) -> ClosedRange<Double> {
        var (low, high) = (inverse(first), inverse(last))
        if case .custom = kind {
            // An inverse such as that of the square root takes what lies before its beginning back into the limits.
            func isThere(_ value: Double, at place: Double) -> Bool {
                accepts(value) && abs(forward(value) - place) <= 1e-6 * (last - first)
            }
            if !isThere(low, at: first) { low = limits.lowerBound }
            if !isThere(high, at: last) { high = limits.upperBound }
        }
        return low < high && low.isFinite && high.isFinite ? low...high : limits
    }

    /// The limits of an axis without data.
    var emptyLimits: ClosedRange<Double> {
        switch kind {
        case .linear, .boundaries: 0...1
        case .log: 1...10
        case .custom: accepts(0) && accepts(1) ? 0...1 : 1...10
        }
    }

    /// Limits that the scale can show, as near as possible to those asked for.
    ///
    /// - Parameter leastPositive: what replaces a lower limit that can't be shown: the least of the data above 0.
    func nonsingular(_ low: Double, _ high: Double, leastPositive: Double) -> ClosedRange<Double> {
        switch kind {
        case .linear, .boundaries: return FlipbookPlot.nonsingular(low, high)
        case .log(let base): return Self.nonsingular(low, high, base: base, leastPositive: leastPositive)
        case .custom:
            var (least, most) = (min(low, high), max(low, high))
            guard least.isFinite, most.isFinite else { return emptyLimits }
            if !accepts(least), accepts(leastPositive) { least = min(leastPositive, most) }
            let range = FlipbookPlot.nonsingular(least, most)
            if accepts(range.lowerBound) { least = range.lowerBound }
            if accepts(range.upperBound) { most = range.upperBound }
            return least...most
        }
    }

    /// Limits around a single value.
    func around(_ value: Double) -> ClosedRange<Double> { nonsingular(value, value, leastPositive: .infinity) }

    private static func nonsingular(
        _ low: Double, _ high: Double, base: Double, leastPositive: Double
    ) -> ClosedRange<Double> {
        let (least, high) = (min(low, high), max(low, high))
        guard base > 1, base.isFinite, least.isFinite, high.isFinite, high > 0 else { return 1...10 }
        let low = least > 0 ? least : min(leastPositive, high)
        guard low == high else { return low...high }
        let exponent = logarithm(low, base: base)
        let (below, above) = (pow(base, exponent.rounded(.down)), pow(base, exponent.rounded(.up)))
        let range = (below < low ? below : low / base, above > high ? above : high * base)
        return range.0 > 0 && range.1.isFinite ? range.0...range.1 : 1...10
    }

    /// Throws where the scale can't be, or can't show these limits.
    func check(_ limits: ClosedRange<Double>, of name: @autoclosure () -> String) throws {
        switch kind {
        case .linear, .boundaries: break
        case .log(let base):
            guard !(base > 1 && base.isFinite) else { break }
            throw PlotError(.scale, "\(name()): \(base) is not a base of a logarithmic scale; give one above 1")
        case .custom(let scale):
            let (start, end) = (forward(limits.lowerBound), forward(limits.upperBound))
            guard start.isFinite, end.isFinite else {
                throw PlotError(
                    .limits,
                    "\(name()): the limits \(limits) can't lie on the scale '\(scale.name)', which takes them to "
                        + "\(start) and \(end); give limits, or data, that it takes to finite numbers")
            }
            guard start < end else {
                throw PlotError(
                    .scale,
                    "\(name()): the scale '\(scale.name)' takes the limits \(limits) to \(start) and \(end); give a forward "
                        + "function that grows, and isInverted for the other direction")
            }
        }
    }
}

/// The functions of a scale of a user's own. It is equal to itself only, as two functions can't be compared.
final class CustomScale: Identical, Sendable {
    let name: String
    let forward: @Sendable (Double) -> Double
    let inverse: @Sendable (Double) -> Double
    let locator: Locator
    let formatter: Formatter

    init(
        name: String, forward: @escaping @Sendable (Double) -> Double, inverse: @escaping @Sendable (Double) -> Double,
        locator: Locator, formatter: Formatter
    ) {
        self.name = name
        self.forward = forward
        self.inverse = inverse
        self.locator = locator
        self.formatter = formatter
    }
}

/// Something that is equal to itself only.
protocol Identical: AnyObject, Hashable {}

extension Identical {
    static func == (first: Self, second: Self) -> Bool { first === second }

    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// A function of a user's own, such as what is written at a tick.
final class CustomFunction<Input, Output>: Identical, Sendable {
    let call: @Sendable (Input) -> Output

    init(_ call: @escaping @Sendable (Input) -> Output) { self.call = call }
}

extension [Double] {
    /// How many boundaries lie under a value, and how far it is on the way to the next one.
    fileprivate func step(of value: Double) -> Double {
        let (first, last) = (self[0], self[count - 1])
        let slack = 1e-6 * (last - first)
        guard value >= first - slack else { return -1 }
        guard value <= last + slack else { return Double(count) }
        let index = Swift.max(Swift.min(firstIndex { $0 > value } ?? count, count - 1), 1)
        let (low, high) = (self[index - 1], self[index])
        return Double(index - 1) + Swift.min(Swift.max((value - low) / (high - low), 0), 1)
    }

    fileprivate func value(at step: Double) -> Double {
        guard step > 0 else { return self[0] }
        guard step < Double(count - 1) else { return self[count - 1] }
        let index = Int(step)
        return self[index] + (step - Double(index)) * (self[index + 1] - self[index])
    }
}
