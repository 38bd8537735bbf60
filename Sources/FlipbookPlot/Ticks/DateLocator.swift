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
    ///   - isSteady: whether the unit follows from the width of the limits alone. Where it doesn't, the calendar has a say,
    ///     as in matplotlib, and limits that move may go from days to months and back: February is short.
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

    /// Multiples of so many microseconds, counted from midnight.
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
        case .auto: return nil
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
        return choice.rule(from: low, to: high)
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

/// Times that come again: as much of dateutil's `rrule` as ticks need.
struct DateRule: Hashable, Sendable {
    let unit: DateUnit
    /// How many units lie from one step to the next.
    let interval: Int
    /// Where steps are counted from, in seconds since 1970; nil for a time below the lower limit.
    let start: Double?
    /// The months, days and weekdays that count; nil for all.
    let months: Set<Int>?
    let days: Set<Int>?
    let weekdays: Set<Int>?
    /// The hours, minutes or seconds that count; nil for all.
    let clock: Set<Int>?

    init(
        _ unit: DateUnit, every interval: Int = 1, from start: Date? = nil, months: [Int]? = nil, days: [Int]? = nil,
        weekdays: [Int]? = nil, clock: [Int]? = nil
    ) {
        self.unit = unit
        self.interval = interval
        self.start = start?.timeIntervalSince1970
        self.months = months.map(Set.init)
        self.days = days.map(Set.init)
        self.weekdays = weekdays.map(Set.init)
        self.clock = clock.map(Set.init)
    }

    /// What can't be counted; nil where all can.
    var fault: String? {
        let parts: [(Set<Int>?, ClosedRange<Int>, String)] = [
            (months, 1...12, "month"), (days, 1...31, "day"), (clock, unit == .hours ? 0...23 : 0...59, "\(unit)"),
        ]
        for (values, range, name) in parts {
            if let value = values?.sorted().first(where: { !range.contains($0) }) {
                return "can't be at \(name) \(value); give values of \(range.lowerBound) to \(range.upperBound)"
            }
        }
        return nil
    }

    /// Within which steps are looked at; a tick is at most at every 60th.
    private static let mostSteps = 1_000_000

    /// The times of the wall clock from `low` to `high`, and so much earlier and later, in microseconds.
    func times(from low: Int, to high: Int, room: Int = 0, on clock: WallClock) -> [Int] {
        guard interval >= 1 else { return [] }
        let first =
            start.flatMap(clock.wallTime)
            ?? max(CalendarDelta(from: low, to: high).before(low), CivilTime.range.lowerBound)
        let (low, high) = (low - room, high + room)
        let index = index(of: first)
        let step = floorDivide(self.index(of: low) - index, by: interval).quotient
        let count = (self.index(of: high) - index) / interval - step + 2
        let most = Int(Locator.mostTicks)
        guard count <= Self.mostSteps else { return Array(repeating: low, count: most + 1) }
        var times: [Int] = []
        for step in step..<step + count {
            for time in self.times(at: index + step * interval) where low <= time && time <= high { times.append(time) }
            if times.count > most { break }
        }
        return times
    }

    /// How many units a time lies after the beginning of 1970, or of the year 0 for years and months.
    private func index(of time: Int) -> Int {
        let civil = CivilTime(microseconds: time)
        return switch unit {
        case .years: civil.year
        case .months: civil.year * 12 + civil.month - 1
        default: floorDivide(time, by: length).quotient
        }
    }

    private var length: Int {
        switch unit {
        case .hours: CivilTime.hour
        case .minutes: CivilTime.minute
        case .seconds: CivilTime.second
        default: CivilTime.wholeDay
        }
    }

    /// The times within a unit.
    private func times(at index: Int) -> [Int] {
        switch unit {
        case .years: (months ?? [1]).sorted().flatMap { times(inMonth: $0, of: index) }
        case .months: times(inMonth: index % 12 + 1, of: index / 12)
        case .days:
            isCounted(CivilTime(microseconds: index * CivilTime.wholeDay)) ? [index * CivilTime.wholeDay] : []
        default:
            clock?.contains(floorDivide(index, by: unit == .hours ? 24 : 60).remainder) == false ? [] : [index * length]
        }
    }

    private func times(inMonth month: Int, of year: Int) -> [Int] {
        let count = CivilTime.dayCount(ofMonth: month, in: year)
        return (days ?? [1]).sorted().filter { $0 <= count }
            .map { CivilTime(year: year, month: month, day: $0) }.filter(isCounted).map(\.microseconds)
    }

    private func isCounted(_ time: CivilTime) -> Bool {
        months?.contains(time.month) != false && days?.contains(time.day) != false
            && weekdays?.contains(time.weekday) != false
    }
}

/// From one time to another: as many whole months as fit, and the rest; dateutil's `relativedelta`.
struct CalendarDelta {
    let months: Int
    let microseconds: Int

    /// `low` is the earlier one.
    init(from low: Int, to high: Int) {
        let (first, last) = (CivilTime(microseconds: low), CivilTime(microseconds: high))
        var months = (last.year - first.year) * 12 + last.month - first.month
        if first.adding(months: months).microseconds > high { months -= 1 }
        self.months = months
        microseconds = high - first.adding(months: months).microseconds
    }

    /// As much before a time.
    func before(_ time: Int) -> Int {
        CivilTime(microseconds: time).adding(months: -months).microseconds - microseconds
    }
}

/// The choice of the ticks of an axis of dates: matplotlib's `AutoDateLocator.get_locator`.
struct AutoDateRule: Hashable, Sendable {
    var minimumTicks = 5
    var maximumTicks: Int?
    var isAtMultiples = true
    var isSteady = false

    private static let intervals: [DateUnit: [Int]] = [
        .years: [1, 2, 4, 5, 10, 20, 40, 50, 100, 200, 400, 500, 1000, 2000, 4000, 5000, 10_000],
        .months: [1, 2, 3, 4, 6], .days: [1, 2, 3, 7, 14, 21], .hours: [1, 2, 3, 4, 6, 12],
        .minutes: [1, 5, 10, 15, 30], .seconds: [1, 5, 10, 15, 30],
        .microseconds: [
            1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000,
            1_000_000,
        ],
    ]

    func rule(from low: Int, to high: Int) -> DateLocator.Rule {
        for unit in DateUnit.allCases {
            let count = count(of: unit, from: low, to: high)
            if count < Double(minimumTicks) { continue }
            // 4 days instead of 3: the third ones of a month are its 28th, its 31st and the first of the next.
            let intervals = unit == .days && isAtMultiples ? [1, 2, 4, 7, 14] : Self.intervals[unit] ?? [1]
            let most = Double((maximumTicks ?? Self.mostTicks(of: unit)) - 1)
            let interval = intervals.first { count <= Double($0) * most } ?? intervals[intervals.count - 1]
            return rule(unit, every: interval)
        }
        return .microseconds(1)
    }

    private func rule(_ unit: DateUnit, every interval: Int) -> DateLocator.Rule {
        func multiples(_ range: Range<Int>) -> [Int]? {
            isAtMultiples ? Array(stride(from: range.lowerBound, to: range.upperBound, by: interval)) : nil
        }
        let step = isAtMultiples ? 1 : interval
        switch unit {
        case .years where isAtMultiples: return .years(interval, month: 1, day: 1)
        case .years: return .repeated(DateRule(.years, every: step, months: [1], days: [1]))
        case .months: return .repeated(DateRule(.months, every: step, months: multiples(1..<13), days: [1]))
        case .days:
            let days = interval == 14 ? [1, 15] : interval == 7 ? [1, 8, 15, 22] : multiples(1..<32)
            return .repeated(DateRule(.days, every: step, days: isAtMultiples ? days : nil))
        case .hours: return .repeated(DateRule(.hours, every: step, clock: multiples(0..<24)))
        case .minutes: return .repeated(DateRule(.minutes, every: step, clock: multiples(0..<60)))
        case .seconds: return .repeated(DateRule(.seconds, every: step, clock: multiples(0..<60)))
        case .microseconds: return .microseconds(interval)
        }
    }

    private static func mostTicks(of unit: DateUnit) -> Int {
        switch unit {
        case .months, .hours: 12
        case .microseconds: 8
        default: 11
        }
    }

    /// How many whole units there are between two times.
    private func count(of unit: DateUnit, from low: Int, to high: Int) -> Double {
        var width = Double(high - low) / 1e6
        if isSteady, width > 0 {
            // Limits that move have a width that is rounded a little differently each time.
            let digit = pow(10, log10(width).rounded(.down) - 6)
            width = (width / digit).rounded() * digit
            if unit == .years || unit == .months {
                let year = 365.2425 * 86_400
                return (width / (unit == .years ? year : year / 12) + 1e-6).rounded(.down)
            }
            return (width / unit.length + 1e-6).rounded(.down)
        }
        switch unit {
        case .years: return Double(CalendarDelta(from: low, to: high).months / 12)
        case .months: return Double(CalendarDelta(from: low, to: high).months)
        case .microseconds: return Double(high - low)
        default: return (width / unit.length).rounded(.down)
        }
    }
}
