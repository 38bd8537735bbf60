import FlipbookMathematics

/// Where the ticks of an axis go: limits and room in, values out.
///
///     axis.locator = .multiple(of: 0.5)
///     axis.locator = Locator { limits in primes.filter(limits.contains) }
public struct Locator: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case auto
        case none
        case maxN(MaxNLocator)
        case multiple(MultipleLocator)
        case fixed([Double], most: Int?)
        case linear(Int)
        case index(step: Double, offset: Double)
        case log(LogLocator)
        case symLog(SymLogLocator)
        case asinh(AsinhLocator)
        case logit(LogitLocator)
        case autoMinor(AutoMinorLocator)
        case degrees
        case date(DateLocator)
        case durations
        case custom(CustomFunction<ClosedRange<Double>, [Double]>)
    }
    let kind: Kind

    init(kind: Kind) { self.kind = kind }

    /// Ticks of your own. Make the locator once and keep it: it is equal to its copies only, and another one has the axis
    /// laid out again.
    ///
    /// - Parameter ticks: the values to mark for the limits of the axis, in any order. Those that are not finite are left
    ///   out, and those outside the limits aren't seen. More than 10000 are an error when the figure is drawn.
    public init(_ ticks: @escaping @Sendable (_ limits: ClosedRange<Double>) -> [Double]) {
        kind = .custom(CustomFunction(ticks))
    }

    /// The most ticks that there can be: ten times matplotlib's `Locator.MAXTICKS`.
    static let mostTicks = 10_000.0

    /// What suits the axis.
    ///
    /// Major ticks: evenly spaced round values, as many as there is room for, but at most 10; powers of the base on a
    /// logarithmic axis; every one of the categories. Minor ticks: none, but between the powers of a logarithmic axis.
    public static let auto = Locator(kind: .auto)

    /// No ticks.
    public static let none = Locator(kind: .none)

    /// Evenly spaced round values with at most `intervals` intervals between those that are seen.
    ///
    /// - Parameters:
    ///   - intervals: 1 or more; less counts as 1.
    ///   - steps: the distances that are allowed, times a power of ten; each in 1...10, others are left out. 1, 1.5, 2,
    ///     2.5, 3, 4, 5, 6, 8 and 10 where it is nil.
    ///   - minimumTicks: how many must be seen, even if that takes more intervals.
    ///   - isInteger: whether ticks are whole numbers wherever the limits hold enough of them.
    ///   - isSymmetric: whether the ticks, and limits that follow the data, are the same on both sides of 0.
    ///   - prunes: which of the outermost ticks are left out.
    public static func maxN(
        _ intervals: Int, steps: [Double]? = nil, minimumTicks: Int = 2, isInteger: Bool = false,
        isSymmetric: Bool = false, prunes: Pruning = .none
    ) -> Locator {
        let locator = MaxNLocator(
            intervals: intervals, steps: steps ?? MaxNLocator.manySteps, minimumTicks: minimumTicks,
            isInteger: isInteger,
            isSymmetric: isSymmetric, prunes: prunes)
        return Locator(kind: .maxN(locator))
    }

    /// The multiples of a step, moved by `offset`.
    ///
    /// - Parameters:
    ///   - step: above 0, and not so small that the limits hold more than 10000 of them: drawing throws a
    ///     ``PlotError`` otherwise.
    ///   - offset: how far they lie above the multiples themselves.
    public static func multiple(of step: Double, offset: Double = 0) -> Locator {
        Locator(kind: .multiple(MultipleLocator(step: step, offset: offset)))
    }

    /// These values, in any order; those outside the limits aren't seen.
    ///
    /// - Parameters:
    ///   - values: those that are not finite are left out.
    ///   - most: where there are more values, every nth of them, so that about as many are left, the one nearest to 0 among
    ///     them; 2 or more. nil for all.
    public static func fixed(_ values: [Double], most: Int? = nil) -> Locator {
        Locator(kind: .fixed(values, most: most))
    }

    /// A given number of values from one limit to the other, both included, evenly spaced. They are seldom round.
    ///
    /// - Parameter count: from 0 to 10000: drawing throws a ``PlotError`` otherwise.
    public static func linear(_ count: Int = 11) -> Locator { Locator(kind: .linear(count)) }

    /// Ticks at a fixed step, counted from the smallest of the data: matplotlib's `IndexLocator`.
    ///
    /// - Parameters:
    ///   - step: above 0, and not so small that the data hold more than 10000 of them: drawing throws a ``PlotError``
    ///     otherwise.
    ///   - offset: from the least of the data to the first tick.
    public static func index(every step: Double, offset: Double = 0) -> Locator {
        Locator(kind: .index(step: step, offset: offset))
    }

    /// Powers of `base`, thinned out where there is no room for all.
    ///
    /// - Parameters:
    ///   - base: above 1: drawing throws a ``PlotError`` otherwise.
    ///   - multiples: what the powers are multiplied with, such as 1, 2 and 5.
    ///   - most: how many powers are marked at most; nil for as many as there is room for, up to 9.
    public static func log(base: Double = 10, multiples: Multiples = [1], most: Int? = nil) -> Locator {
        Locator(kind: .log(LogLocator(base: base, multiples: multiples, most: most)))
    }

    /// Powers of `base` on both sides of 0 beyond a threshold, and 0.
    ///
    /// - Parameters:
    ///   - linearThreshold: up to where values lie evenly; above 0.
    ///   - base: above 1. Drawing throws a ``PlotError`` where one of the two isn't as said.
    ///   - multiples: what the powers are multiplied with.
    public static func symLog(linearThreshold: Double = 2, base: Double = 10, multiples: [Double] = [1]) -> Locator {
        Locator(kind: .symLog(SymLogLocator(base: base, threshold: linearThreshold, multiples: multiples)))
    }

    /// Powers near values that lie evenly on an axis with an inverse hyperbolic sine.
    ///
    /// - Parameters:
    ///   - linearWidth: of the scale; above 0.
    ///   - count: about how many; from 2 to 10000. Drawing throws a ``PlotError`` where one of the two isn't as said.
    ///   - base: of the powers; 1 or less for round numbers of any size.
    ///   - multiples: what the powers are multiplied with; nil for the powers themselves.
    public static func asinh(
        linearWidth: Double = 1, count: Int = 11, base: Int = 10, multiples: [Double]? = nil
    ) -> Locator {
        Locator(kind: .asinh(AsinhLocator(width: linearWidth, count: count, base: base, multiples: multiples)))
    }

    /// Powers of ten near 0, a half, and 1 less powers of ten near 1.
    ///
    /// - Parameters:
    ///   - most: how many intervals there are at most; nil for as many as there is room for.
    ///   - isMinor: whether these are the values between.
    public static func logit(most: Int? = nil, isMinor: Bool = false) -> Locator {
        Locator(kind: .logit(LogitLocator(most: most, isMinor: isMinor)))
    }

    /// What powers are multiplied with, for ticks along a logarithmic axis: `[1, 2, 5]`, or what matplotlib chooses.
    public struct Multiples: Hashable, Sendable, ExpressibleByArrayLiteral {
        enum Kind: Hashable, Sendable {
            case between
            case all
            case values([Double])
        }
        let kind: Kind

        private init(_ kind: Kind) { self.kind = kind }

        /// These values, each above 0: drawing throws a ``PlotError`` otherwise.
        public init(_ values: [Double]) { kind = .values(values) }

        public init(arrayLiteral values: Double...) { kind = .values(values) }

        /// The whole numbers between 1 and the base, where there are less than ten powers and a base from 3 on.
        public static let between = Multiples(.between)

        /// The whole numbers from 1 to the base; the powers alone where ``between`` has none.
        public static let all = Multiples(.all)
    }

    /// Minor ticks that divide the intervals between the major ones evenly; none on a logarithmic axis or one with a scale of
    /// your own.
    ///
    /// - Parameter divisions: how many parts an interval gets, at least 1: drawing throws a ``PlotError`` otherwise.
    ///   Where it is nil: 5 where that gives round values, else 4.
    public static func autoMinor(_ divisions: Int? = nil) -> Locator {
        Locator(kind: .autoMinor(AutoMinorLocator(divisions: divisions)))
    }

    /// Round numbers of degrees along an axis of radians; every 45 degrees where it holds a full circle.
    public static let degrees = Locator(kind: .degrees)

    /// Which of the outermost ticks are left out. The outermost may lie outside the limits, and not be seen anyway.
    public enum Pruning: Hashable, Sendable {
        /// None.
        case none
        /// The least.
        case lower
        /// The largest.
        case upper
        /// The least and the largest.
        case both
    }

    /// The values to mark, from below the limits to above them: the outermost may lie outside.
    ///
    /// - Parameters:
    ///   - limits: of the axis, in data.
    ///   - room: how many intervals the length of the axis has room for.
    ///   - majorTicks: the major ticks, for minor ones that lie between them.
    ///   - data: the least and the largest of the data; nil for the limits.
    ///   - crowding: how much of the limits divided by the most intervals is enough for the step from one evenly spaced tick
    ///     to the next.
    package func ticks(
        in limits: ClosedRange<Double>, room: Int, between majorTicks: [Double] = [],
        of data: ClosedRange<Double>? = nil,
        crowding: Double = 1
    ) -> [Double] {
        switch kind {
        case .auto:
            MaxNLocator(intervals: min(max(room, 1), 9), steps: MaxNLocator.fewSteps)
                .ticks(in: limits, crowding: crowding)
        case .none: []
        case .maxN(let locator): locator.ticks(in: limits, crowding: crowding)
        case .multiple(let locator): locator.ticks(in: limits)
        case .fixed(let values, let most):
            values.filter(\.isFinite).thinned(to: most.map { max($0, 2) })
        case .linear(let count): linearTicks(count, in: limits).filter(\.isFinite)
        case .index(let step, let offset): indexTicks(step, offset: offset, of: data ?? limits)
        case .symLog(let locator): locator.ticks(in: limits).filter(\.isFinite)
        case .asinh(let locator): locator.ticks(in: limits).filter(\.isFinite)
        case .logit(let locator): locator.ticks(in: limits, room: room)
        case .log(let locator): locator.ticks(in: limits, room: room)
        case .autoMinor(let locator):
            (locator.divisions ?? 1) < 1 ? [] : locator.ticks(in: limits, between: majorTicks)
        case .degrees: degreeTicks(in: limits, room: room)
        case .date(let locator): locator.ticks(in: limits)
        case .durations: Durations.ticks(in: limits, room: room, crowding: crowding)
        case .custom(let function): Array(function.call(limits).lazy.filter(\.isFinite).prefix(Int(Self.mostTicks) + 1))
        }
    }

    /// The base of the powers that it marks; nil for another kind.
    var logBase: Double? { if case .log(let locator) = kind { locator.base } else { nil } }

    /// Whether it depends on the data.
    var isIndex: Bool { if case .index = kind { true } else { false } }

    /// Whether the axis chooses.
    var isAutomatic: Bool { self == .auto }

    /// Whether limits that follow the data are the same on both sides of 0.
    var isSymmetric: Bool { if case .maxN(let locator) = kind { locator.isSymmetric } else { false } }

    /// Whether the ticks lie between major ones, evenly.
    var isAutoMinor: Bool { if case .autoMinor = kind { true } else { false } }

    /// Throws where there can't be such ticks.
    func check(
        in limits: ClosedRange<Double>, data: ClosedRange<Double>? = nil, of name: @autoclosure () -> String
    ) throws {
        let fault: String? =
            switch kind {
            case .auto, .none, .degrees, .logit, .durations: nil
            case .maxN(let locator) where Double(max(locator.intervals, locator.minimumTicks)) >= Self.mostTicks:
                "can't be up to \(max(locator.intervals, locator.minimumTicks)); give fewer than \(Int(Self.mostTicks))"
            case .date(let locator): locator.fault(in: limits)
            case .fixed(let values, let most) where Double(values.count) > Self.mostTicks && most == nil:
                "would be more than \(Int(Self.mostTicks)) fixed ones; give fewer, or the most that there may be"
            case .linear(let count) where !(0...Int(Self.mostTicks)).contains(count):
                "can't be \(count) from limit to limit; give a number from 0 to \(Int(Self.mostTicks))"
            case .index(let step, let offset) where !(step > 0 && step.isFinite && offset.isFinite):
                "can't be every \(step), moved by \(offset); give a step above 0"
            case .index(let step, let offset)
            where ((data ?? limits).upperBound - (data ?? limits).lowerBound - offset) / step > Self.mostTicks:
                "would be more than \(Int(Self.mostTicks)) every \(step); give a larger step"
            case .symLog(let locator) where !(locator.base > 1 && locator.base.isFinite && locator.threshold > 0):
                "can't be at powers of \(locator.base) beyond \(locator.threshold); give a base above 1 and a threshold "
                    + "above 0"
            case .symLog(let locator) where !locator.multiples.allSatisfy(\.isFinite):
                "can't be at multiples \(locator.multiples) of powers; give finite values"
            case .asinh(let locator) where !(locator.width > 0 && locator.width.isFinite):
                "can't be at powers with a linear width of \(locator.width); give one above 0"
            case .asinh(let locator) where !(2...Int(Self.mostTicks)).contains(locator.count):
                "can't be about \(locator.count); give a number from 2 to \(Int(Self.mostTicks))"
            case .multiple(let locator) where !(locator.step > 0 && locator.step.isFinite && locator.offset.isFinite):
                "can't be at multiples of \(locator.step) moved by \(locator.offset); give a step above 0"
            case .multiple(let locator) where locator.intervals(in: limits) > Self.mostTicks:
                "would be more than \(Int(Self.mostTicks)) at multiples of \(locator.step); give a larger step"
            case .log(let locator) where !(locator.base > 1 && locator.base.isFinite):
                "can't be at powers of \(locator.base); give a base above 1"
            case .log(let locator) where !locator.given.allSatisfy { $0 > 0 && $0.isFinite }:
                "can't be at multiples \(locator.given) of powers; give values above 0"
            case .autoMinor(let locator) where (locator.divisions ?? 1) < 1:
                "can't divide an interval into \(locator.divisions ?? 0) parts; give 1 or more"
            case .autoMinor(let locator) where (locator.divisions ?? 1) > 1000:
                "would be too many with \(locator.divisions ?? 0) to an interval; give 1000 or fewer"
            case .maxN, .multiple, .log, .autoMinor, .custom, .fixed, .linear, .index, .symLog, .asinh: nil
            }
        if let fault { throw PlotError(.ticks, "\(name()): the ticks \(fault)") }
    }
}

/// The multiples of a step, moved by an offset: matplotlib's `MultipleLocator`.
struct MultipleLocator: Hashable, Sendable {
    let step: Double
    let offset: Double

    /// The ticks, from the last one below the limits to the first one above.
    func ticks(in limits: ClosedRange<Double>) -> [Double] {
        guard step > 0, step.isFinite, offset.isFinite, intervals(in: limits) <= Locator.mostTicks else { return [] }
        let (low, high) = (limits.lowerBound - offset, limits.upperBound - offset)
        let (below, remainder) = floorDivide(low, by: step)
        let first = (remainder / step < 1e-10 ? below : below + 1) * step
        let count = Int(max(0, floorDivide(high - first + 0.001 * step, by: step).quotient + 3))
        return (0..<count).map { first - step + Double($0) * step + offset }
    }

    /// How many steps the limits hold.
    func intervals(in limits: ClosedRange<Double>) -> Double { (limits.upperBound - limits.lowerBound) / step }
}

/// Ticks that divide the intervals between the major ones evenly: matplotlib's `AutoMinorLocator`.
struct AutoMinorLocator: Hashable, Sendable {
    /// How many parts an interval gets; nil for 5 where that gives round values, else 4.
    let divisions: Int?

    /// The ticks within the limits, and perhaps one beyond, major ones among them.
    func ticks(in limits: ClosedRange<Double>, between majorTicks: [Double]) -> [Double] {
        let major = Set(majorTicks).sorted()
        guard major.count > 1 else { return [] }
        let majorStep = major[1] - major[0]
        let step = majorStep / Double(divisions ?? Self.divisions(of: majorStep))
        let first = ((limits.lowerBound - major[0]) / step).rounded(.toNearestOrEven)
        let last = ((limits.upperBound - major[0]) / step).rounded(.toNearestOrEven)
        guard step > 0, last - first < Locator.mostTicks, abs(first) < 1e15 else { return [] }
        return stride(from: first, through: last, by: 1).map { $0 * step + major[0] }
    }

    private static func divisions(of step: Double) -> Int {
        let exponent = log10(step)
        let mantissa = pow(10, exponent - exponent.rounded(.down))
        let dividedByFive: [Double] = [1, 2.5, 5, 10]
        return dividedByFive.contains { (one: Double) -> Bool in abs(mantissa - one) <= 1e-8 + 1e-5 * one } ? 5 : 4
    }
}
