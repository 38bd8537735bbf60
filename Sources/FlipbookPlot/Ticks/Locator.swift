/// Where the ticks of an axis go: limits and room in, values out.
public struct Locator: Hashable, Sendable {
    private enum Kind: Hashable, Sendable {
        case auto
        case none
        case maxN(MaxNLocator)
        case multiple(MultipleLocator)
        case fixed([Double])
        case log(LogLocator)
        case autoMinor(AutoMinorLocator)
        case degrees
    }
    private let kind: Kind

    /// More ticks than this are an error.
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
    ///   - steps: the distances that are allowed, times a power of ten; each in 1...10.
    ///   - minimumTicks: how many must be seen, even if that takes more intervals.
    ///   - isInteger: whether ticks are whole numbers wherever the limits hold enough of them.
    ///   - isSymmetric: whether the ticks, and limits that follow the data, are the same on both sides of 0.
    ///   - prunes: which of the outermost ticks are left out.
    public static func maxN(
        _ intervals: Int, steps: [Double] = MaxNLocator.manySteps, minimumTicks: Int = 2, isInteger: Bool = false,
        isSymmetric: Bool = false, prunes: MaxNLocator.Pruning = .none
    ) -> Locator {
        let locator = MaxNLocator(
            intervals: intervals, steps: steps, minimumTicks: minimumTicks, isInteger: isInteger,
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
    public static func fixed(_ values: [Double]) -> Locator { Locator(kind: .fixed(values)) }

    /// Powers of `base`, thinned out where there is no room for all.
    ///
    /// - Parameters:
    ///   - base: above 1: drawing throws a ``PlotError`` otherwise.
    ///   - multiples: what the powers are multiplied with, such as 1, 2 and 5.
    public static func log(base: Double = 10, multiples: [Double] = [1]) -> Locator {
        Locator(kind: .log(LogLocator(base: base, multiples: multiples)))
    }

    /// The whole multiples of the powers of `base` between those powers, where these are few enough.
    static func logMinor(base: Double) -> Locator { Locator(kind: .log(LogLocator(base: base, multiples: nil))) }

    /// Minor ticks that divide the intervals between the major ones evenly; none on a logarithmic axis.
    ///
    /// - Parameter divisions: how many parts an interval gets, at least 1: drawing throws a ``PlotError`` otherwise.
    ///   Where it is nil: 5 where that gives round values, else 4.
    public static func autoMinor(_ divisions: Int? = nil) -> Locator {
        Locator(kind: .autoMinor(AutoMinorLocator(divisions: divisions)))
    }

    /// Round numbers of degrees along an axis of radians; every 45 degrees where it holds a full circle.
    public static let degrees = Locator(kind: .degrees)

    /// The values to mark, from below the limits to above them: the outermost may lie outside.
    ///
    /// - Parameters:
    ///   - limits: of the axis, in data.
    ///   - room: how many intervals the length of the axis has room for.
    ///   - majorTicks: the major ticks, for minor ones that lie between them.
    public func ticks(in limits: ClosedRange<Double>, room: Int, between majorTicks: [Double] = []) -> [Double] {
        ticks(in: limits, room: room, between: majorTicks, crowding: 1)
    }

    /// - Parameter crowding: how much of the limits divided by the most intervals is enough for the step from one evenly
    ///   spaced tick to the next.
    func ticks(
        in limits: ClosedRange<Double>, room: Int, between majorTicks: [Double] = [], crowding: Double
    ) -> [Double] {
        switch kind {
        case .auto:
            MaxNLocator(intervals: min(max(room, 1), 9), steps: MaxNLocator.fewSteps)
                .ticks(in: limits, crowding: crowding)
        case .none: []
        case .maxN(let locator): locator.ticks(in: limits, crowding: crowding)
        case .multiple(let locator): locator.ticks(in: limits)
        case .fixed(let values): values.filter(\.isFinite)
        case .log(let locator): locator.ticks(in: limits, room: room)
        case .autoMinor(let locator):
            (locator.divisions ?? 1) < 1 ? [] : locator.ticks(in: limits, between: majorTicks)
        case .degrees: degreeTicks(in: limits, room: room)
        }
    }

    /// Whether the axis chooses.
    var isAutomatic: Bool { self == .auto }

    /// Whether limits that follow the data are the same on both sides of 0.
    var isSymmetric: Bool { if case .maxN(let locator) = kind { locator.isSymmetric } else { false } }

    /// Whether the ticks lie between major ones, evenly.
    var isAutoMinor: Bool { if case .autoMinor = kind { true } else { false } }

    /// Throws where there can't be such ticks.
    func check(in limits: ClosedRange<Double>, of name: @autoclosure () -> String) throws {
        let fault: String? =
            switch kind {
            case .auto, .none, .maxN, .fixed, .degrees: nil
            case .multiple(let locator) where !(locator.step > 0 && locator.step.isFinite && locator.offset.isFinite):
                "can't be at multiples of \(locator.step) moved by \(locator.offset); give a step above 0"
            case .multiple(let locator) where locator.intervals(in: limits) > Self.mostTicks:
                "would be more than \(Int(Self.mostTicks)) at multiples of \(locator.step); give a larger step"
            case .log(let locator) where !(locator.base > 1 && locator.base.isFinite):
                "can't be at powers of \(locator.base); give a base above 1"
            case .log(let locator) where !(locator.multiples ?? []).allSatisfy { $0 > 0 && $0.isFinite }:
                "can't be at multiples \(locator.multiples ?? []) of powers; give values above 0"
            case .autoMinor(let locator) where (locator.divisions ?? 1) < 1:
                "can't divide an interval into \(locator.divisions ?? 0) parts; give 1 or more"
            case .autoMinor(let locator) where (locator.divisions ?? 1) > 1000:
                "would be too many with \(locator.divisions ?? 0) to an interval; give 1000 or fewer"
            case .multiple, .log, .autoMinor: nil
            }
        if let fault { throw PlotError(.ticks, "\(name()): the ticks \(fault)") }
    }
}
