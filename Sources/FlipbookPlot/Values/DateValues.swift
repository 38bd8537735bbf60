#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Values other than numbers that lie along an axis: names of categories, dates, durations, quantities of your own.
///
/// A type that conforms says where its values lie, and sets the axis up for them:
///
///     extension Temperature: AxisValue {
///         static func positions(of values: [Temperature], along axis: Axis) -> [Double] { values.map(\.kelvin) }
///     }
///     axes.plot(temperatures, pressures)
public protocol AxisValue {
    /// Where values lie along an axis: the numbers that artists take.
    static func positions(of values: [Self], along axis: Axis) -> [Double]
}

extension String: AxisValue {
    /// The places of categories, counted from 0; new ones are added to ``Axis/categories``.
    public static func positions(of values: [String], along axis: Axis) -> [Double] {
        axis.domain.positions(of: values)
    }
}

extension Date: AxisValue {
    /// Seconds since the beginning of 1970, UTC. The axis is one of dates from then on; see ``Axis/units``.
    public static func positions(of values: [Date], along axis: Axis) -> [Double] {
        axis.domain.take(.dates)
        return values.map(\.timeIntervalSince1970)
    }
}

extension Duration: AxisValue {
    /// Seconds. The axis is one of durations from then on; see ``Axis/units``.
    public static func positions(of values: [Duration], along axis: Axis) -> [Double] {
        axis.domain.take(.durations)
        return values.map { Double($0.components.seconds) + Double($0.components.attoseconds) / 1e18 }
    }
}

/// What the numbers along an axis are, and so where its ticks go and what is written there unless a locator and a formatter
/// are set.
///
///     axes.xAxis.units = .dates(in: TimeZone(identifier: "Europe/Zurich")!)
public struct AxisUnits: Hashable, Sendable {
    enum Kind: Hashable, Sendable { case numbers, dates, durations }
    let kind: Kind
    let clock: WallClock

    /// Plain numbers.
    public static let numbers = AxisUnits(kind: .numbers, clock: .utc)

    /// Dates as seconds since the beginning of 1970, UTC, in the years 1 to 9999. Ticks and labels are in UTC.
    public static let dates = AxisUnits(kind: .dates, clock: .utc)

    /// Durations in seconds.
    public static let durations = AxisUnits(kind: .durations, clock: .utc)

    /// Dates as ``dates``, with ticks and labels by the clocks of a time zone, as they were at each date.
    public static func dates(in zone: TimeZone) -> AxisUnits { AxisUnits(kind: .dates, clock: WallClock(zone)) }

    /// Where ticks go along an axis that chooses; nil where the axis knows.
    var locator: Locator? { kind == .dates ? .dates() : kind == .durations ? .durations : nil }

    /// How wide bars are, in seconds; nil for what bars over numbers are.
    var barWidth: Double? { kind == .dates ? 0.8 * 86_400 : nil }

    /// What is written there; nil where the axis knows.
    var formatter: Formatter? { kind == .dates ? .dates : kind == .durations ? .durations : nil }
}

extension Axis {
    /// What the numbers along the axis are: plain numbers, unless they are set, or dates or durations were given.
    public var units: AxisUnits {
        get { domain.ticking.units }
        set { domain.ticking.units = newValue }
    }

    /// Sets the limits to two values, and so the direction of the axis: it is inverted where `start` is the larger.
    ///
    ///     axes.xAxis.setLimits(launch, landing)   // two dates
    public func setLimits<Value: AxisValue>(_ start: Value, _ end: Value) {
        setLimits(position(of: start), position(of: end))
    }

    /// The clocks that ticks and labels go by.
    var clock: WallClock { units.clock }

    /// Throws where limits lie beyond the dates that a calendar has.
    func checkDates() throws {
        guard domain.dateLocator != nil || formatter.writesDates else { return }
        let limits = limits
        guard clock.wallTime(at: limits.lowerBound) == nil || clock.wallTime(at: limits.upperBound) == nil else {
            return
        }
        let years = [limits.lowerBound, limits.upperBound].map { limit in
            let year = (1970 + limit / 31_556_952).rounded(.down)
            return abs(year) < 1e9 ? "\(Int(year))" : "\(year)"
        }
        throw PlotError(
            .limits,
            "\(name): the limits lie in the years \(years[0]) and \(years[1]), and an axis of dates has the years 1 to 9999; "
                + "give dates of these years, as seconds since 1970")
    }
}

extension AxisDomain {
    /// Makes the axes ones of dates or durations, unless they are.
    ///
    /// What an update makes of them goes before the next one.
    fileprivate func take(_ units: AxisUnits) {
        let before = ticking.units
        guard before.kind != units.kind else { return }
        axes.first?.axes?.figure?.undoBeforeNextUpdate { [self] in ticking.units = before }
        ticking.units = units
    }

    /// What finds the dates of ticks; nil along an axis of numbers.
    var dateLocator: DateLocator? {
        ticking.locator.dates ?? (ticking.locator.isAutomatic && ticking.units.kind == .dates ? .auto : nil)
    }

    /// The extent with room around a single date; the first day of 1970 where there is none.
    func widenedForDates(_ extent: DataExtent) -> DataExtent {
        guard let dateLocator else { return extent }
        var extent = extent
        extent.range = extent.range.map(dateLocator.widened) ?? 0...86_400
        return extent
    }
}

extension CSVTable {
    /// The dates of the column of this name; of the first one where several have it.
    ///
    /// A field that is a date in ISO 8601, such as `2026-03-29` or `2026-03-29 14:05:30+02:00`, is read as seconds since the
    /// beginning of 1970; one without a time zone is in UTC. A column of numbers is taken for such seconds. A date of an empty
    /// field lies at NaN, and is a gap where it is drawn.
    ///
    /// - Throws: ``PlotError`` (`unknownName`) listing the names where none has it.
    public func dates(_ name: String) throws -> [Date] { try self[name].map(Date.init(timeIntervalSince1970:)) }
}
