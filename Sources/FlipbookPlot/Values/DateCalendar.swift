import FlipbookMathematics

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A time on a wall clock, in the proleptic Gregorian calendar.
struct CivilTime: Hashable, Sendable {
    var year: Int
    /// 1...12.
    var month: Int
    /// 1...31.
    var day: Int
    /// Microseconds since midnight.
    var clock = 0

    var hour: Int { clock / Self.hour }
    var minute: Int { clock / Self.minute % 60 }
    var second: Int { clock / Self.second % 60 }
    var microsecond: Int { clock % Self.second }

    /// How many microseconds these units have.
    static let second = 1_000_000
    static let minute = 60 * second
    static let hour = 60 * minute
    static let wholeDay = 24 * hour

    /// The first microsecond of the year 1, and the first after the year 9999, since 1970.
    static let range = days(1, 1, 1) * wholeDay..<days(10_000, 1, 1) * wholeDay

    init(year: Int, month: Int, day: Int, clock: Int = 0) {
        (self.year, self.month, self.day, self.clock) = (year, month, day, clock)
    }

    /// The time so many microseconds after the beginning of 1970.
    ///
    /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": `civil_from_days`. A year begins in March there, so
    /// that the leap day is its last.
    init(microseconds: Int) {
        let (days, clock) = floorDivide(microseconds, by: Self.wholeDay)
        let (era, dayOfEra) = floorDivide(days + 719_468, by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.clock = clock
    }

    /// Days from the beginning of 1970: `days_from_civil` of the same source.
    static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let (era, yearOfEra) = floorDivide(month <= 2 ? year - 1 : year, by: 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    static func dayCount(ofMonth month: Int, in year: Int) -> Int {
        month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// Days since the beginning of 1970.
    var days: Int { Self.days(year, month, day) }

    /// Since the beginning of 1970 on the same clock.
    var microseconds: Int { days * Self.wholeDay + clock }

    /// 0 for Monday.
    var weekday: Int { floorDivide(days + 3, by: 7).remainder }

    /// 1 for the first of January.
    var dayOfYear: Int { days - Self.days(year, 1, 1) + 1 }

    /// Some months later; the last day of the month where it has no such day.
    func adding(months: Int) -> CivilTime {
        let (year, month) = floorDivide(self.year * 12 + self.month - 1 + months, by: 12)
        let last = Self.dayCount(ofMonth: month + 1, in: year)
        return CivilTime(year: year, month: month + 1, day: min(day, last), clock: clock)
    }

    /// The year and the number of the week in ISO 8601: the week with the year's first Thursday is the first.
    var isoWeek: (year: Int, week: Int) {
        let thursday = CivilTime(microseconds: (days - weekday + 3) * Self.wholeDay)
        return (thursday.year, (thursday.dayOfYear - 1) / 7 + 1)
    }
}

/// The quotient of whole numbers rounded downwards, and a remainder of 0 or more; the divisor is above 0.
func floorDivide(_ value: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}

/// The clocks of a time zone.
struct WallClock: Hashable, Sendable {
    /// Nil for UTC.
    private let zone: TimeZone?

    static let utc = WallClock(nil)

    init(_ zone: TimeZone?) {
        self.zone = zone.flatMap { ["GMT", "UTC"].contains($0.identifier) ? nil : $0 }
    }

    var isUTC: Bool { zone == nil }

    /// By how many seconds the clocks are ahead of UTC.
    func offset(at seconds: Double) -> Int { zone?.secondsFromGMT(for: Date(timeIntervalSince1970: seconds)) ?? 0 }

    /// The name of the time that the clocks show.
    func abbreviation(at seconds: Double) -> String {
        guard let zone else { return "UTC" }
        return zone.abbreviation(for: Date(timeIntervalSince1970: seconds)) ?? zone.identifier
    }

    /// What the clocks show, in microseconds, to the nearest one; nil beyond the years 1 to 9999.
    func wallTime(at seconds: Double) -> Int? {
        guard abs(seconds) < 1e12 else { return nil }
        let time = Int((seconds * 1e6).rounded(.toNearestOrEven))
        guard CivilTime.range.contains(time) else { return nil }
        return time + offset(at: seconds) * CivilTime.second
    }

    /// When the clocks show this: once, twice where they are put back, never where they are put forward.
    func instants(of wallTime: Int) -> [Double] {
        guard !isUTC else { return [Self.seconds(wallTime)] }
        let offsets = offsetsAround(wallTime)
        return Set(offsets).sorted(by: >)
            .map { (offset: $0, seconds: Self.seconds(wallTime - $0 * CivilTime.second)) }
            .filter { offset(at: $0.seconds) == $0.offset }.map(\.seconds)
    }

    /// When the clocks first show this; where they skip it, when they would without having been put forward.
    func instant(of wallTime: Int) -> Double {
        if let first = instants(of: wallTime).first { return first }
        return Self.seconds(wallTime - offsetsAround(wallTime)[0] * CivilTime.second)
    }

    /// The offsets a day before and a day after a time. Clocks aren't changed more often.
    private func offsetsAround(_ wallTime: Int) -> [Int] {
        [-86_400, 86_400].map { offset(at: Self.seconds(wallTime) + $0) }
    }

    private static func seconds(_ microseconds: Int) -> Double {
        let (whole, rest) = floorDivide(microseconds, by: CivilTime.second)
        return Double(whole) + Double(rest) / 1e6
    }
}

/// A text with places for parts of a date, as C's and Python's `strftime` understand it in English: `%Y-%m-%d %H:%M`.
struct DatePattern: Hashable, Sendable {
    let pattern: String

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    /// The text for a time; empty beyond the years 1 to 9999.
    func text(at seconds: Double, on clock: WallClock) -> String {
        guard let wallTime = clock.wallTime(at: seconds) else { return "" }
        return Self.text(pattern, CivilTime(microseconds: wallTime), seconds, clock)
    }

    private static func text(_ pattern: String, _ time: CivilTime, _ seconds: Double, _ clock: WallClock) -> String {
        var text = ""
        var rest = pattern[...]
        while let character = rest.popFirst() {
            guard character == "%" else {
                text.append(character)
                continue
            }
            let flags = String(rest.prefix { "-_0^#".contains($0) })
            rest = rest.dropFirst(flags.count)
            guard let directive = rest.popFirst() else { return text + "%" + flags }
            text += part(directive, flags: flags, time, seconds, clock) ?? "%\(flags)\(directive)"
        }
        return text
    }

    /// What stands for a directive; nil where there is no such one.
    private static func part(
        _ directive: Character, flags: String, _ time: CivilTime, _ seconds: Double, _ clock: WallClock
    ) -> String? {
        func number(_ value: Int, _ width: Int, _ pad: Character = "0") -> String {
            let digits = "\(abs(value))"
            let sign = value < 0 ? "-" : ""
            if flags.contains("-") { return sign + digits }
            let padding = flags.contains("_") ? " " : flags.contains("0") ? "0" : pad
            return sign + String(repeating: padding, count: max(0, width - digits.count)) + digits
        }
        func word(_ text: String) -> String {
            flags.contains("^") || flags.contains("#") ? text.uppercased() : text
        }
        func composed(_ pattern: String) -> String { self.text(pattern, time, seconds, clock) }
        let hour = (time.hour + 11) % 12 + 1
        switch directive {
        case "a": return word(String(weekdays[time.weekday].prefix(3)))
        case "A": return word(weekdays[time.weekday])
        case "b", "h": return word(String(months[time.month - 1].prefix(3)))
        case "B": return word(months[time.month - 1])
        case "c": return composed("%a %b %e %H:%M:%S %Y")
        case "C": return number(time.year / 100, 2)
        case "d": return number(time.day, 2)
        case "D", "x": return composed("%m/%d/%y")
        case "e": return number(time.day, 2, " ")
        case "f": return number(time.microsecond, 6)
        case "F": return composed("%Y-%m-%d")
        case "g": return number(time.isoWeek.year % 100, 2)
        case "G": return number(time.isoWeek.year, 1)
        case "H": return number(time.hour, 2)
        case "I": return number(hour, 2)
        case "j": return number(time.dayOfYear, 3)
        case "k": return number(time.hour, 2, " ")
        case "l": return number(hour, 2, " ")
        case "m": return number(time.month, 2)
        case "M": return number(time.minute, 2)
        case "n": return "\n"
        case "p": return time.hour < 12 ? "AM" : "PM"
        case "P": return time.hour < 12 ? "am" : "pm"
        case "r": return composed("%I:%M:%S %p")
        case "R": return composed("%H:%M")
        case "s": return number(Int(seconds.rounded(.down)), 1)
        case "S": return number(time.second, 2)
        case "t": return "\t"
        case "T", "X": return composed("%H:%M:%S")
        case "u": return number(time.weekday + 1, 1)
        case "U": return number((time.dayOfYear + 6 - (time.weekday + 1) % 7) / 7, 2)
        case "V": return number(time.isoWeek.week, 2)
        case "w": return number((time.weekday + 1) % 7, 1)
        case "W": return number((time.dayOfYear + 6 - time.weekday) / 7, 2)
        case "y": return number(time.year % 100, 2)
        case "Y": return number(time.year, 1)
        case "z":
            let offset = clock.offset(at: seconds)
            let (hours, minutes) = (abs(offset) / 3600, abs(offset) / 60 % 60)
            return (offset < 0 ? "-" : "+") + printed("%02d%02d", [CInt(hours), CInt(minutes)])
        case "Z": return clock.abbreviation(at: seconds)
        case "%": return "%"
        default: return nil
        }
    }
}

extension CivilTime {
    /// Seconds since 1970 in UTC of a time in ISO 8601: `2026-03-29`, `2026-03-29 14:05`, `2026-03-29T14:05:30.25+02:00`.
    ///
    /// A time without a zone is in UTC. Nil where the text is nothing of the kind, or there is no such day or time.
    static func seconds(iso text: String) -> Double? {
        var rest = text[...]
        func take(_ digits: Int) -> Int? {
            let number = rest.prefix(digits)
            guard number.count == digits, number.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
            rest = rest.dropFirst(digits)
            return Int(number)
        }
        func skip(_ characters: Set<Character>) -> Bool {
            guard let first = rest.first, characters.contains(first) else { return false }
            rest = rest.dropFirst()
            return true
        }
        guard let year = take(4), skip(["-"]), let month = take(2), skip(["-"]), let day = take(2), year >= 1,
            1...12 ~= month, 1...dayCount(ofMonth: month, in: year) ~= day
        else { return nil }
        var seconds = Double(days(year, month, day)) * 86_400
        if rest.isEmpty { return seconds }
        guard skip(["T", "t", " "]), let hour = take(2), skip([":"]), let minute = take(2), hour < 24, minute < 60
        else { return nil }
        seconds += Double(hour * 3600 + minute * 60)
        if skip([":"]) {
            guard let second = take(2), second < 60 else { return nil }
            seconds += Double(second)
            if skip([".", ","]) {
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                guard !digits.isEmpty, let fraction = Double("0." + digits) else { return nil }
                rest = rest.dropFirst(digits.count)
                seconds += fraction
            }
        }
        if rest.isEmpty || rest == "Z" || rest == "z" { return seconds }
        let isBehind = rest.first == "-"
        guard skip(["+", "-"]), let hours = take(2), hours < 24 else { return nil }
        var offset = hours * 3600
        if !rest.isEmpty {
            _ = skip([":"])
            guard let minutes = take(2), minutes < 60, rest.isEmpty else { return nil }
            offset += minutes * 60
        }
        return seconds - Double(isBehind ? -offset : offset)
    }
}
