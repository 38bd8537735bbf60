#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Formatter {
    /// What suits an axis of dates: as much of a date as the unit of its ticks asks for, such as `2026-03` at months and
    /// `29 14:30` at minutes. An axis of dates that chooses has it.
    public static let dates = Formatter(kind: .date(DateFormatter(kind: .auto)))

    /// Dates in a pattern of `strftime`, such as `"%Y-%m-%d %H:%M"`.
    ///
    /// - Parameter pattern: a text with `%a %A %b %B %c %C %d %D %e %f %F %g %G %h %H %I %j %k %l %m %M %n %p %P %r %R %s %S
    ///   %t %T %u %U %V %w %W %x %X %y %Y %z %Z` in it, as C and Python understand them in English; `%f` is microseconds,
    ///   `%%` a percent sign. `-` after the sign leaves padding out, `_` and `0` choose it, `^` writes capitals. Anything
    ///   else is written as it is.
    public static func dates(_ pattern: String) -> Formatter {
        Formatter(kind: .date(DateFormatter(kind: .pattern(DatePattern(pattern: pattern)))))
    }

    /// Dates with texts of your own. Make the formatter once and keep it, as that of ``init(_:)``.
    ///
    /// - Parameter label: what is written at a tick's date.
    public static func dates(_ label: @escaping @Sendable (_ date: Date) -> String) -> Formatter {
        Formatter { label(Date(timeIntervalSince1970: $0)) }
    }

    /// Dates as short as they can be: what all have in common is written once, at the end of the axis.
    ///
    /// Ticks at months are `Feb`, `Mar`; the one at the beginning of a year is `2026`. The patterns are those of
    /// ``dates(_:)-(String)``, six each: for ticks that differ in the year, the month, the day, the hour, the minute, the
    /// second. Drawing throws a ``PlotError`` where there are more or fewer.
    ///
    /// - Parameters:
    ///   - patterns: at ticks that are not at the beginning of a larger unit; nil for `%Y`, `%b`, `%d`, `%H:%M`, `%H:%M`, `%S.%f`.
    ///   - startPatterns: at the beginning of the next larger unit. Where it is nil: nothing, then the first five of
    ///     `patterns`, with `%b-%d` at midnight where these are nil too.
    ///   - offsetPatterns: at the end of the axis; nil for nothing, then `%Y`, `%Y-%b`, `%Y-%b-%d` twice, `%Y-%b-%d %H:%M`.
    ///   - showsOffset: whether anything is written there.
    public static func conciseDates(
        patterns: [String]? = nil, startPatterns: [String]? = nil, offsetPatterns: [String]? = nil,
        showsOffset: Bool = true
    ) -> Formatter {
        let standard = ["%Y", "%b", "%d", "%H:%M", "%H:%M", "%S.%f"]
        var starts = startPatterns ?? ([""] + (patterns ?? standard).dropLast())
        if startPatterns == nil, patterns == nil { starts[3] = "%b-%d" }
        let concise = ConciseDates(
            patterns: patterns ?? standard, startPatterns: starts,
            offsetPatterns: offsetPatterns ?? ["", "%Y", "%Y-%b", "%Y-%b-%d", "%Y-%b-%d", "%Y-%b-%d %H:%M"],
            showsOffset: showsOffset)
        return Formatter(kind: .date(DateFormatter(kind: .concise(concise))))
    }

    /// The same, by the clocks of a zone, for the ticks of a locator along an axis.
    func on(_ clock: WallClock, locator: DateLocator?, isInverted: Bool) -> Formatter {
        guard case .date(var formatter) = kind else { return self }
        formatter.clock = clock
        formatter.locator = locator
        formatter.isInverted = isInverted
        return Formatter(kind: .date(formatter))
    }

    /// Whether dates are written.
    var writesDates: Bool { if case .date = kind { true } else { false } }
}

/// Dates at ticks: matplotlib's `AutoDateFormatter`, `DateFormatter` and `ConciseDateFormatter` (`dates.py`).
struct DateFormatter: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case auto
        case pattern(DatePattern)
        case concise(ConciseDates)
    }
    let kind: Kind
    var clock = WallClock.utc
    /// What finds the ticks; nil where it isn't one for dates.
    var locator: DateLocator?
    var isInverted = false

    init(kind: Kind) { self.kind = kind }

    func labels(of ticks: [Double], in limits: ClosedRange<Double>) -> TickLabels {
        switch kind {
        case .auto:
            let pattern = Self.pattern(for: locator?.unit(in: limits) ?? .days)
            return TickLabels(labels: ticks.map { pattern.text(at: $0, on: clock) })
        case .pattern(let pattern): return TickLabels(labels: ticks.map { pattern.text(at: $0, on: clock) })
        case .concise(let concise): return concise.labels(of: ticks, on: clock, isInverted: isInverted)
        }
    }

    /// matplotlib's `date.autoformatter.*`.
    private static func pattern(for unit: DateUnit) -> DatePattern {
        let pattern =
            switch unit {
            case .years: "%Y"
            case .months: "%Y-%m"
            case .days: "%Y-%m-%d"
            case .hours: "%m-%d %H"
            case .minutes: "%d %H:%M"
            case .seconds: "%H:%M:%S"
            case .microseconds: "%M:%S.%f"
            }
        return DatePattern(pattern: pattern)
    }

    /// Why nothing can be written like this; nil where it can.
    var fault: String? {
        guard case .concise(let concise) = kind else { return nil }
        let counts = [concise.patterns, concise.startPatterns, concise.offsetPatterns].map(\.count)
        return counts.first { $0 != 6 }.map {
            "concise dates have 6 patterns of a kind, not \($0); give one for each unit"
        }
    }
}

/// Dates without what they have in common.
struct ConciseDates: Hashable, Sendable {
    let patterns: [String]
    let startPatterns: [String]
    let offsetPatterns: [String]
    let showsOffset: Bool

    func labels(of ticks: [Double], on clock: WallClock, isInverted: Bool) -> TickLabels {
        let none = TickLabels(labels: ticks.map { _ in "" })
        guard [patterns, startPatterns, offsetPatterns].allSatisfy({ $0.count == 6 }), let first = ticks.first,
            let last = ticks.last
        else { return none }
        let times = ticks.map { clock.wallTime(at: $0).map(CivilTime.init(microseconds:)) }
        let parts = times.compactMap { $0.map(Self.parts) }
        guard !parts.isEmpty else { return none }

        let differing = (0..<6).last { part in parts.contains { $0[part] != parts[0][part] } }
        let level = differing ?? 5
        // The year stands at the tick of its beginning.
        let isYearSeen = differing.map { $0 < 2 && parts.contains { $0[level] == 1 } } ?? false
        var labels = zip(ticks, times).map { tick, time in
            guard let time else { return "" }
            let isStart =
                level < 5
                ? Self.parts(of: time)[level] == [0, 1, 1, 0, 0][level] : time.second == 0 && time.microsecond == 0
            return text(isStart ? startPatterns[level] : patterns[level], at: tick, on: clock)
        }
        if level == 5 { Self.removeTrailingZeros(from: &labels) }
        let offset =
            showsOffset && !isYearSeen ? text(offsetPatterns[level], at: isInverted ? first : last, on: clock) : ""
        return TickLabels(labels: labels, offsetText: offset)
    }

    private func text(_ pattern: String, at tick: Double, on clock: WallClock) -> String {
        DatePattern(pattern: pattern).text(at: tick, on: clock)
    }

    private static func parts(of time: CivilTime) -> [Int] {
        [time.year, time.month, time.day, time.hour, time.minute, time.second]
    }

    /// Removes as many zeros as all labels with a fraction end in.
    private static func removeTrailingZeros(from labels: inout [String]) {
        let fractions = labels.filter { $0.contains(".") }
        guard let count = fractions.map({ $0.reversed().prefix { $0 == "0" }.count }).min(), count > 0 else { return }
        labels = labels.map { label in
            guard label.contains(".") else { return label }
            var shorter = label.dropLast(count)
            while shorter.last == "." { shorter.removeLast() }
            return String(shorter)
        }
    }
}
