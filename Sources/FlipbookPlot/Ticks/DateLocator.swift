import FlipbookMathematics

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A day of the week.
public enum Weekday: Int, Hashable, Sendable, CaseIterable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}

extension Locator {
    /// What suits an axis of dates: round years, months, days, hours, minutes, seconds or microseconds. An axis of
    /// dates that chooses has them.
    ///
    /// - Parameters:
    ///   - minimumTicks: the largest unit of which the limits hold so many is taken.
    ///   - maximumTicks: how many ticks there may be at most; nil for 8 microseconds, 12 months or hours, 11 of others.
    ///   - isAtMultiples: whether ticks lie at multiples within the larger unit, such as 0, 6, 12 and 18 o'clock;
    ///     where they don't, they are counted from the lower limit.
    ///   - isSteady: whether the unit depends only on the width of the limits. Otherwise it also depends on the calendar,
    ///     as in matplotlib: limits that move past a short February can change the unit from days to months and back.
    public static func dates(
        minimumTicks: Int = 5, maximumTicks: Int? = nil, isAtMultiples: Bool = true, isSteady: Bool = false
    ) -> Locator {
        let choice = AutoDateRule(
            minimumTicks: minimumTicks, maximumTicks: maximumTicks, isAtMultiples: isAtMultiples, isSteady: isSteady)
        return Locator(kind: .date(DateLocator(rule: .auto(choice))))
    }

    /// A day of every year, or of the years that are multiples of a number.
    ///
    /// - Parameters:
    ///   - interval: in years, 1 or more: drawing throws a ``PlotError`` otherwise.
    ///   - month: 1...12.
    ///   - day: of the month; years without that day have no tick.
    public static func years(every interval: Int = 1, month: Int = 1, day: Int = 1) -> Locator {
        Locator(kind: .date(DateLocator(rule: .years(interval, month: month, day: day))))
    }

    /// A day of every month, or of some.
    ///
    /// - Parameters:
    ///   - months: those that have a tick, in 1...12; nil for all.
    ///   - day: of the month; months without that day have no tick.
    ///   - interval: in months, 1 or more: drawing throws a ``PlotError`` otherwise.
    ///   - start: a date in a month from which the interval is counted. Where it is nil, it is counted from a time below
    ///     the lower limit, as in matplotlib, and moves with it.
    public static func months(
        _ months: [Int]? = nil, day: Int = 1, every interval: Int = 1, from start: Date? = nil
    ) -> Locator {
        rule(DateRule(.months, every: interval, from: start, months: months, days: [day]))
    }

    /// Midnight on days of the week.
    ///
    /// - Parameters:
    ///   - weekdays: those that have a tick.
    ///   - interval: in days, 1 or more: the days between don't count.
    ///   - start: where the interval is counted from; see ``months(_:day:every:from:)``.
    public static func weekdays(
        _ weekdays: [Weekday] = [.monday], every interval: Int = 1, from start: Date? = nil
    ) -> Locator {
        rule(DateRule(.days, every: interval, from: start, weekdays: weekdays.map(\.rawValue)))
    }

    /// Midnight on every day, or on some days of the month.
    ///
    /// - Parameters:
    ///   - days: those of the month that have a tick, in 1...31; nil for all.
    ///   - interval: in days, 1 or more: drawing throws a ``PlotError`` otherwise.
    ///   - start: where the interval is counted from; see ``months(_:day:every:from:)``.
    public static func days(_ days: [Int]? = nil, every interval: Int = 1, from start: Date? = nil) -> Locator {
        rule(DateRule(.days, every: interval, from: start, days: days))
    }

    /// Every hour, or some hours of the day. Where clocks are put back, an hour that comes twice has two ticks.
    ///
    /// - Parameters:
    ///   - hours: those that have a tick, in 0...23; nil for all.
    ///   - interval: in hours, 1 or more: drawing throws a ``PlotError`` otherwise.
    ///   - start: where the interval is counted from; see ``months(_:day:every:from:)``.
    public static func hours(_ hours: [Int]? = nil, every interval: Int = 1, from start: Date? = nil) -> Locator {
        rule(DateRule(.hours, every: interval, from: start, clock: hours))
    }

    /// Every minute, or some minutes of the hour.
    ///
    /// - Parameters:
    ///   - minutes: those that have a tick, in 0...59; nil for all.
    ///   - interval: in minutes, 1 or more: drawing throws a ``PlotError`` otherwise.
    ///   - start: where the interval is counted from; see ``months(_:day:every:from:)``.
    public static func minutes(_ minutes: [Int]? = nil, every interval: Int = 1, from start: Date? = nil) -> Locator {
        rule(DateRule(.minutes, every: interval, from: start, clock: minutes))
    }

    /// Every second, or some seconds of the minute.
    ///
    /// - Parameters:
    ///   - seconds: those that have a tick, in 0...59; nil for all.
    ///   - interval: in seconds, 1 or more: drawing throws a ``PlotError`` otherwise.
    ///   - start: where the interval is counted from; see ``months(_:day:every:from:)``.
    public static func seconds(_ seconds: [Int]? = nil, every interval: Int = 1, from start: Date? = nil) -> Locator {
        rule(DateRule(.seconds, every: interval, from: start, clock: seconds))
    }

    /// Multiples of `interval` microseconds, counted from midnight.
    ///
    /// - Parameter interval: 1 or more: drawing throws a ``PlotError`` otherwise.
    public static func microseconds(every interval: Int = 1) -> Locator {
        Locator(kind: .date(DateLocator(rule: .microseconds(interval))))
    }

    private static func rule(_ rule: DateRule) -> Locator { Locator(kind: .date(DateLocator(rule: .repeated(rule)))) }

    /// What finds dates; nil where it finds numbers.
    var dates: DateLocator? { if case .date(let locator) = kind { locator } else { nil } }

    /// The same, by the clocks of a zone.
    func on(_ clock: WallClock) -> Locator {
        guard var locator = dates else { return self }
        locator.clock = clock
        return Locator(kind: .date(locator))
    }
}

/// What ticks of dates are counted in.
enum DateUnit: Int, Hashable, Sendable, CaseIterable {
    case years, months, days, hours, minutes, seconds, microseconds

    /// As matplotlib counts them.
    var length: Double {
        switch self {
        case .years: 365 * 86_400
        case .months: 30 * 86_400
        case .days: 86_400
        case .hours: 3600
        case .minutes: 60
        case .seconds: 1
        case .microseconds: 1e-6
        }
    }
}

/// Ticks at dates: matplotlib's `DateLocator` and those derived from it (`dates.py`).
struct DateLocator: Hashable, Sendable {
    enum Rule: Hashable, Sendable {
        case auto(AutoDateRule)
        case years(Int, month: Int, day: Int)
        case repeated(DateRule)
        case microseconds(Int)
    }
    var rule: Rule
    var clock = WallClock.utc

    /// The width of limits, in seconds, that matplotlib takes for none: a millionth of a day.
    private static let narrow = 0.0864

    static let auto = DateLocator(rule: .auto(AutoDateRule()))

    /// The ticks within limits, in seconds since 1970; the limits where there would be none.
    func ticks(in limits: ClosedRange<Double>) -> [Double] {
        let ticks = candidates(in: limits)
        return Double(ticks.count) > Locator.mostTicks ? [] : ticks
    }

    /// What the ticks are counted in.
    func unit(in limits: ClosedRange<Double>) -> DateUnit {
        switch chosen(in: limits) {
        case .auto, .years: .years
        case .repeated(let rule): rule.unit
        case .microseconds: .microseconds
        }
    }

    /// Limits with room around a single date.
    func widened(_ limits: ClosedRange<Double>) -> ClosedRange<Double> {
        let width = limits.upperBound - limits.lowerBound
        let room: Double
        switch rule {
        case .auto:
            guard width == 0 else { return limits }
            room = 2 * DateUnit.years.length
        case .years(let interval, _, _):
            guard width < Self.narrow else { return limits }
            room = 2 * DateUnit.years.length * Double(max(interval, 1))
        case .repeated(let rule):
            guard width < Self.narrow else { return limits }
            room = 2 * rule.unit.length * Double(max(rule.interval, 1))
        case .microseconds(let interval):
            guard width == 0 else { return limits }
            room = 2e-6 * Double(max(interval, 1))
        }
        return limits.lowerBound - room...limits.upperBound + room
    }

    /// Why there can't be such ticks; nil where there can.
    func fault(in limits: ClosedRange<Double>) -> String? {
        let interval: Int
        switch rule {
        case .auto:
            return Double(candidates(in: limits).count) > Locator.mostTicks
                ? "would be more than \(Int(Locator.mostTicks)); give a smaller minimumTicks" : nil
        case .years(let years, let month, let day):
            interval = years
            guard 1...12 ~= month, 1...31 ~= day else {
                return "can't be at day \(day) of month \(month); give a day of a month"
            }
        case .repeated(let rule):
            interval = rule.interval
            if let fault = rule.fault { return fault }
        case .microseconds(let microseconds): interval = microseconds
        }
        guard interval >= 1 else { return "can't be at every \(interval) \(unit(in: limits)); give 1 or more" }
        guard Double(candidates(in: limits).count) > Locator.mostTicks else { return nil }
        return "would be more than \(Int(Locator.mostTicks)) at every \(interval) \(unit(in: limits)); "
            + "give a larger interval, or narrower limits"
    }

    private func chosen(in limits: ClosedRange<Double>) -> Rule {
        guard case .auto(let choice) = rule else { return rule }
        guard let (low, high) = wallTimes(of: limits) else { return rule }
        // Clocks that are put back within the limits may show no time in between.
        let width = Int(((limits.upperBound - limits.lowerBound) * 1e6).rounded())
        return choice.rule(from: low, to: high > low ? high : low + width)
    }

    private func wallTimes(of limits: ClosedRange<Double>) -> (low: Int, high: Int)? {
        guard let low = clock.wallTime(at: limits.lowerBound), let high = clock.wallTime(at: limits.upperBound)
        else { return nil }
        return (low, max(low, high))
    }

    /// The ticks, and some of them where they are too many.
    private func candidates(in limits: ClosedRange<Double>) -> [Double] {
        guard let (low, high) = wallTimes(of: limits) else { return [] }
        let ticks: [Double]
        switch chosen(in: limits) {
        case .auto: ticks = []
        case .years(let interval, let month, let day):
            ticks = Self.years(every: interval, month: month, day: day, from: low, to: high).map(clock.instant)
        case .repeated(let rule) where rule.unit.rawValue < DateUnit.hours.rawValue || clock.isUTC:
            ticks = rule.times(from: low, to: high, on: clock).map(clock.instant)
        case .repeated(let rule):
            // Clocks that are changed within the limits show more than lies between what they show at the limits.
            let isChanged = clock.offset(at: limits.lowerBound) != clock.offset(at: limits.upperBound)
            let room = isChanged ? CivilTime.hour : 0
            ticks = rule.times(from: low, to: high, room: room, on: clock)
                .flatMap(clock.instants)
                .filter { limits.lowerBound - 5e-7 <= $0 && $0 <= limits.upperBound + 5e-7 }.sorted()
        case .microseconds(let interval):
            // Narrow limits have room around them in matplotlib. Here the ticks have, which aren't seen there.
            let isOwn = rule == .microseconds(interval) && limits.upperBound - limits.lowerBound < Self.narrow
            let room = isOwn ? 2e-6 * Double(max(interval, 1)) : 0
            return microseconds(every: interval, in: limits.lowerBound - room...limits.upperBound + room)
        }
        return ticks.isEmpty ? [limits.lowerBound, limits.upperBound] : ticks
    }

    /// `YearLocator`: from the multiple at or below the first year to that at or above the last one.
    private static func years(every interval: Int, month: Int, day: Int, from low: Int, to high: Int) -> [Int] {
        guard interval >= 1, 1...12 ~= month, day >= 1 else { return [] }
        let first = max(floorDivide(CivilTime(microseconds: low).year, by: interval).quotient * interval, 1)
        let last = min(-floorDivide(-CivilTime(microseconds: high).year, by: interval).quotient * interval, 9999)
        guard first <= last else { return [] }
        // matplotlib keeps the fraction of a second of the lower limit in where it begins.
        let isBetweenSeconds = low % CivilTime.second != 0
        return stride(from: first, through: last, by: interval).compactMap { year in
            guard day <= CivilTime.dayCount(ofMonth: month, in: year) else { return nil }
            let time = CivilTime(year: year, month: month, day: day).microseconds
            return isBetweenSeconds && year == first && time < low ? nil : time
        }
    }

    /// `MicrosecondLocator`: multiples of the interval from midnight UTC, from one below the limits to one above.
    private func microseconds(every interval: Int, in limits: ClosedRange<Double>) -> [Double] {
        guard interval >= 1 else { return [] }
        let locator = MultipleLocator(step: Double(interval), offset: 0)
        guard locator.intervals(in: limits.lowerBound * 1e6...limits.upperBound * 1e6) <= Locator.mostTicks else {
            return Array(repeating: limits.lowerBound, count: Int(Locator.mostTicks) + 1)
        }
        // In days, as matplotlib has it: what it rounds decides whether a tick at a limit is there.
        let days = [limits.lowerBound, limits.upperBound].map { ($0 * 1e6).rounded(.toNearestOrEven) / 1e6 / 86_400 }
        let midnight = days[0].rounded(.down)
        let (low, high) = ((days[0] - midnight) * 86_400e6, (days[1] - midnight) * 86_400e6)
        return locator.ticks(in: low...max(low, high)).map { midnight * 86_400 + $0 / 1e6 }
    }
}
