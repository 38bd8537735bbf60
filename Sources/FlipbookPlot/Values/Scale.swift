import FlipbookMathematics

/// How values lie along an axis: evenly, by their logarithms, or by a function of your own.
///
///     axes.xAxis.scale = .log()
///     axes.yAxis.scale = .symLog(linearThreshold: 0.1)
///     axes.yAxis.scale = Scale(name: "square root", forward: { $0.squareRoot() }, inverse: { $0 * $0 })
public struct Scale: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case linear
        case log(LogScale)
        case symLog(SymLogScale)
        case asinh(AsinhScale)
        case logit(LogitScale)
        case curve(NormCurve, ClosedRange<Double>)
        case boundaries([Double])
        case custom(CustomScale)
    }
    let kind: Kind

    private init(kind: Kind) { self.kind = kind }

    /// Equal differences take equal room.
    public static let linear = Scale(kind: .linear)

    /// Equal ratios take equal room. Values of 0 or less don't affect the limits.
    ///
    /// - Parameters:
    ///   - base: of the powers at which the major ticks are; above 1: drawing throws a ``PlotError`` otherwise.
    ///   - minorMultiples: of the powers, where the minor ticks are.
    ///   - isMasked: whether values of 0 or less are left out. Else they lie far below the axis, so that a line to one of
    ///     them falls steeply.
    public static func log(
        base: Double = 10, minorMultiples: Locator.Multiples = .between, isMasked: Bool = false
    ) -> Scale {
        Scale(kind: .log(LogScale(base: base, multiples: minorMultiples, isMasked: isMasked)))
    }

    /// Equal ratios take equal room on both sides of 0, and equal differences near 0.
    ///
    /// - Parameters:
    ///   - linearThreshold: the distance from 0 up to which values lie evenly; above 0.
    ///   - linearScale: how many powers of the base are as long as each half of the even part; above 0.
    ///   - base: of the powers at which the major ticks are; above 1. Drawing throws a ``PlotError`` where one of the three
    ///     isn't as said.
    ///   - minorMultiples: of the powers, where the minor ticks are; none unless given.
    public static func symLog(
        linearThreshold: Double = 2, linearScale: Double = 1, base: Double = 10, minorMultiples: [Double] = []
    ) -> Scale {
        Scale(
            kind: .symLog(
                SymLogScale(base: base, threshold: linearThreshold, linear: linearScale, multiples: minorMultiples)))
    }

    /// The inverse hyperbolic sine: nearly even around 0, nearly by logarithms far from it, without a bend between.
    ///
    /// - Parameters:
    ///   - linearWidth: the distance from 0 up to which values lie nearly evenly; above 0: drawing throws a ``PlotError``
    ///     otherwise.
    ///   - base: of the powers at which the ticks are; 1 or less for round numbers of any size.
    ///   - minorMultiples: of the powers, where the minor ticks are; matplotlib's where it is nil, such as 2 and 5.
    public static func asinh(linearWidth: Double = 1, base: Int = 10, minorMultiples: [Double]? = nil) -> Scale {
        Scale(kind: .asinh(AsinhScale(width: linearWidth, base: base, multiples: minorMultiples)))
    }

    /// Fractions between 0 and 1 such as probabilities, both excluded: by logarithms near 0 and near 1, nearly even around a half.
    ///
    /// - Parameters:
    ///   - isMasked: whether values of 0 or less and of 1 or more are left out. Else they lie far outside the axis.
    ///   - oneHalf: how a half is written; `\frac{1}{2}` for a fraction.
    ///   - usesOverline: whether 1 less a number is written as the number with a line over it.
    public static func logit(
        isMasked: Bool = true, oneHalf: String = "\\frac{1}{2}", usesOverline: Bool = false
    ) -> Scale {
        Scale(kind: .logit(LogitScale(isMasked: isMasked, oneHalf: oneHalf, usesOverline: usesOverline)))
    }

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
    ///   - minorLocator: where the minor ticks go unless the axis has a minor locator of its own.
    ///   - minorFormatter: what is written at the minor ticks unless the axis has a minor formatter of its own.
    public init(
        name: String, forward: @escaping @Sendable (Double) -> Double, inverse: @escaping @Sendable (Double) -> Double,
        locator: Locator = .auto, formatter: Formatter = .auto, minorLocator: Locator = .auto,
        minorFormatter: Formatter = .auto
    ) {
        kind = .custom(
            CustomScale(
                name: name, forward: forward, inverse: inverse, locator: locator, formatter: formatter,
                minorLocator: minorLocator, minorFormatter: minorFormatter))
    }

    /// The measure of a norm between its limits.
    static func curve(_ curve: NormCurve, in limits: ClosedRange<Double>) -> Scale {
        Scale(kind: .curve(curve, limits))
    }

    /// Equal steps between neighbouring boundaries, of which there are two or more that rise. Values outside lie a step
    /// away.
    static func boundaries(_ boundaries: [Double]) -> Scale { Scale(kind: .boundaries(boundaries)) }

    /// Where a value lies along the axis, in a measure that is even on the canvas.
    func forward(_ value: Double) -> Double {
        switch kind {
        case .linear: value
        case .log(let scale): scale.forward(value)
        case .symLog(let scale): scale.forward(value)
        case .asinh(let scale): scale.forward(value)
        case .logit(let scale): scale.forward(value)
        case .curve(let curve, let limits): curve.forward(value, in: limits)
        case .boundaries(let boundaries): boundaries.step(of: value)
        case .custom(let scale): scale.forward(value)
        }
    }

    /// The value that lies at a place along the axis.
    func inverse(_ position: Double) -> Double {
        switch kind {
        case .linear: position
        case .log(let scale): pow(scale.base, position)
        case .symLog(let scale): scale.inverse(position)
        case .asinh(let scale): scale.inverse(position)
        case .logit: 1 / (1 + pow(10, -position))
        case .curve(let curve, let limits): curve.inverse(position, in: limits)
        case .boundaries(let boundaries): boundaries.value(at: position)
        case .custom(let scale): scale.inverse(position)
        }
    }

    /// Whether a value can be a limit of an axis.
    func accepts(_ value: Double) -> Bool {
        switch kind {
        case .linear, .boundaries, .symLog, .asinh, .curve: value.isFinite
        case .log: value > 0 && value.isFinite
        case .logit: value > 0 && value < 1
        case .custom(let scale): value.isFinite && scale.forward(value).isFinite
        }
    }

    /// Whether ticks that are evenly spaced in data are so on the canvas, too.
    var isEven: Bool {
        switch kind {
        case .linear, .boundaries: true
        case .log, .symLog, .asinh, .logit, .curve, .custom: false
        }
    }

    /// Whether values lie by their logarithms.
    var isLogarithmic: Bool { if case .log = kind { true } else { false } }

    /// The distance from 0 up to which values lie evenly, where powers lie beyond it.
    var linearThreshold: Double? { if case .symLog(let scale) = kind { scale.threshold } else { nil } }

    /// Where the ticks go on an axis that chooses; nil for what suits numbers.
    var locator: Locator? {
        switch kind {
        case .linear, .boundaries, .curve: nil
        case .log(let scale): .log(base: scale.base)
        case .symLog(let scale): .symLog(linearThreshold: scale.threshold, base: scale.base)
        case .asinh(let scale): .asinh(linearWidth: scale.width, base: scale.base)
        case .logit: .logit()
        case .custom(let scale): scale.locator
        }
    }

    /// Where the minor ticks go on an axis that chooses; nil for what suits numbers.
    var minorLocator: Locator? {
        switch kind {
        case .linear, .boundaries, .curve: nil
        case .log(let scale): .log(base: scale.base, multiples: scale.multiples)
        case .symLog(let scale):
            .symLog(
                linearThreshold: scale.threshold, base: scale.base,
                multiples: scale.multiples.isEmpty ? [1] : scale.multiples)
        case .asinh(let scale):
            .asinh(linearWidth: scale.width, base: scale.base, multiples: scale.minorMultiples)
        case .logit: .logit(isMinor: true)
        case .custom(let scale): scale.minorLocator.isAutomatic ? nil : scale.minorLocator
        }
    }

    /// What is written at the ticks of an axis that chooses; nil for numbers.
    var formatter: Formatter? {
        switch kind {
        case .linear, .boundaries, .curve: nil
        case .log(let scale): .log(base: scale.base)
        case .symLog(let scale): .log(base: scale.base)
        case .asinh(let scale): scale.base > 1 ? .log(base: Double(scale.base)) : .format("{x:.3g}")
        case .logit(let scale): .logit(oneHalf: scale.oneHalf, usesOverline: scale.usesOverline)
        case .custom(let scale): scale.formatter.isAutomatic ? nil : scale.formatter
        }
    }

    /// What is written at the minor ticks of an axis that chooses.
    var minorFormatter: Formatter {
        switch kind {
        case .log(let scale): .log(base: scale.base, onlyPowers: scale.multiples != .between)
        case .logit(let scale): .logit(oneHalf: scale.oneHalf, usesOverline: scale.usesOverline, isMinor: true)
        case .custom(let scale): scale.minorFormatter.isAutomatic ? .none : scale.minorFormatter
        case .linear, .boundaries, .curve, .symLog, .asinh: .none
        }
    }

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
        case .linear, .boundaries, .symLog, .asinh, .curve: 0...1
        case .log: 1...10
        case .logit: LogitScale.limits
        case .custom: accepts(0) && accepts(1) ? 0...1 : 1...10
        }
    }

    /// Limits that the scale can show, as near as possible to those asked for.
    ///
    /// - Parameter leastPositive: what replaces a lower limit that can't be shown: the least of the data above 0.
    func nonsingular(_ low: Double, _ high: Double, leastPositive: Double) -> ClosedRange<Double> {
        switch kind {
        case .linear, .boundaries, .symLog, .asinh, .curve: return FlipbookPlot.nonsingular(low, high)
        case .log(let scale): return Self.nonsingular(low, high, base: scale.base, leastPositive: leastPositive)
        case .logit: return LogitScale.nonsingular(low, high, leastPositive: leastPositive)
        case .custom(let scale):
            var (least, most) = (min(low, high), max(low, high))
            guard least.isFinite, most.isFinite else { return emptyLimits }
            if least == most, least > 0, let base = scale.locator.logBase {
                return Self.nonsingular(least, most, base: base, leastPositive: leastPositive)
            }
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
        case .linear, .boundaries, .curve: break
        case .log(let scale):
            guard !(scale.base > 1 && scale.base.isFinite) else { break }
            throw PlotError(.scale, "\(name()): \(scale.base) is not a base of a logarithmic scale; give one above 1")
        case .symLog(let scale):
            if let fault = scale.fault { throw PlotError(.scale, "\(name()): \(fault)") }
        case .asinh(let scale):
            if let fault = scale.fault { throw PlotError(.scale, "\(name()): \(fault)") }
        case .logit:
            guard !(accepts(limits.lowerBound) && accepts(limits.upperBound)) else { break }
            throw PlotError(
                .limits,
                "\(name()): the limits \(limits) can't lie on a logit scale; give numbers between 0 and 1, both excluded"
            )
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
    let minorLocator: Locator
    let minorFormatter: Formatter

    init(
        name: String, forward: @escaping @Sendable (Double) -> Double, inverse: @escaping @Sendable (Double) -> Double,
        locator: Locator, formatter: Formatter, minorLocator: Locator, minorFormatter: Formatter
    ) {
        self.name = name
        self.forward = forward
        self.inverse = inverse
        self.locator = locator
        self.formatter = formatter
        self.minorLocator = minorLocator
        self.minorFormatter = minorFormatter
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
