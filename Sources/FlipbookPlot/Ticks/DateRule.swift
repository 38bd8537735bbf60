import FlipbookMathematics

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

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
        // An interval longer than the calendar has one tick at most, whatever its length.
        let longest = index(of: CivilTime.range.upperBound) - index(of: CivilTime.range.lowerBound) + 1
        let interval = min(interval, longest)
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
            let most = Double(max(maximumTicks ?? Self.mostTicks(of: unit), 2) - 1)
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
