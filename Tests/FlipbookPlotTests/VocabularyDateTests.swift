import FlipbookPlot
import Foundation
import Testing

/// The ticks and texts of axes of dates against those of matplotlib.
@Suite struct VocabularyDateTests {
    struct Dates: Decodable {
        struct Auto: Decodable {
            var limits: [Double]
            var options: Options
            var ticks: [Double]
            var labels: [String]
            var concise: Concise
            var conciseLabels: [String]
            var conciseOffset: String
        }
        struct Options: Decodable {
            var minticks: Int?
            var maxticks: Int?
            var intervalMultiples: Bool?
        }
        struct Concise: Decodable {
            var showOffset: Bool?
            var formats: [String]?
            var zeroFormats: [String]?
            var offsetFormats: [String]?
        }
        struct Autoscaled: Decodable {
            var x: [Double]
            var limits: [Double]
            var ticks: [Double]
            var labels: [String]
        }
        struct Named: Decodable {
            var locator: String
            var options: [String: Values]
            var limits: [Double]
            var ticks: [Double]
        }
        struct Pattern: Decodable {
            var pattern: String
            var times: [Double]
            var texts: [String]
        }
        /// A whole number, or several.
        struct Values: Decodable {
            var all: [Int]

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                all = try (try? container.decode([Int].self)) ?? [container.decode(Int.self)]
            }
        }
        var auto: [Auto]
        var autoscaled: [Autoscaled]
        var locators: [Named]
        var formats: [Pattern]
    }

    let dates: Dates

    init() throws { dates = try Vocabulary.read("dateTicks") }

    /// An axis of dates with these limits, perhaps inverted.
    private func axis(_ limits: [Double]) -> (Figure, Axis) {
        let figure = Figure()
        let axis = figure.subplots().xAxis
        axis.units = .dates
        axis.setLimits(limits[0], limits[1])
        return (figure, axis)
    }

    private func expect(_ ticks: [Tick], at expected: [Double], _ name: Comment) {
        let isEqual =
            ticks.count == expected.count && zip(ticks, expected).allSatisfy { abs($0.value - $1) <= tolerance(at: $1) }
        #expect(isEqual, "\(name): \(ticks.map(\.value)) should be \(expected)")
    }

    /// A microsecond; matplotlib's days and these seconds hold less later.
    private func tolerance(at seconds: Double) -> Double { max(1.5e-6, abs(seconds).ulp * 2) }

    @Test func automaticTicks() throws {
        #expect(!dates.auto.isEmpty)
        for asked in dates.auto {
            let (figure, axis) = axis(asked.limits)
            axis.locator = .dates(
                minimumTicks: asked.options.minticks ?? 5, maximumTicks: asked.options.maxticks,
                isAtMultiples: asked.options.intervalMultiples ?? true)
            let name: Comment = "\(asked.limits), \(asked.options)"
            expect(axis.ticks, at: asked.ticks, name)
            #expect(axis.ticks.map(\.label) == asked.labels, name)
            axis.formatter = .conciseDates(
                patterns: asked.concise.formats, startPatterns: asked.concise.zeroFormats,
                offsetPatterns: asked.concise.offsetFormats, showsOffset: asked.concise.showOffset ?? true)
            #expect(axis.ticks.map(\.label) == asked.conciseLabels, name)
            #expect(axis.offsetText == asked.conciseOffset, name)
            withExtendedLifetime(figure) {}
        }
    }

    @Test func limitsThatFollowDates() {
        #expect(!dates.autoscaled.isEmpty)
        for asked in dates.autoscaled {
            let figure = Figure()
            let axes = figure.subplots()
            axes.plot(asked.x.map(Date.init(timeIntervalSince1970:)), asked.x.map { _ in 0 })
            let limits = axes.xAxis.limits
            let name: Comment = "\(asked.x)"
            #expect(abs(limits.lowerBound - asked.limits[0]) <= 2 * tolerance(at: limits.lowerBound), name)
            #expect(abs(limits.upperBound - asked.limits[1]) <= 2 * tolerance(at: limits.upperBound), name)
            expect(axes.xAxis.ticks, at: asked.ticks, name)
            #expect(axes.xAxis.ticks.map(\.label) == asked.labels, name)
        }
    }

    @Test func locators() throws {
        #expect(!dates.locators.isEmpty)
        for asked in dates.locators {
            let (figure, axis) = axis(asked.limits)
            axis.locator = try #require(locator(asked), "\(asked.locator)")
            expect(axis.ticks, at: asked.ticks, "\(asked.locator), \(asked.options), \(asked.limits)")
            withExtendedLifetime(figure) {}
        }
    }

    private func locator(_ asked: Dates.Named) -> Locator? {
        func all(_ name: String) -> [Int]? { asked.options[name]?.all }
        func one(_ name: String) -> Int { all(name)?[0] ?? 1 }
        let interval = one("interval")
        return switch asked.locator {
        case "YearLocator": .years(every: one("base"), month: one("month"), day: one("day"))
        case "MonthLocator": .months(all("bymonth"), day: one("bymonthday"), every: interval)
        case "WeekdayLocator":
            .weekdays((all("byweekday") ?? [1]).compactMap(Weekday.init), every: interval)
        case "DayLocator": .days(all("bymonthday"), every: interval)
        case "HourLocator": .hours(all("byhour"), every: interval)
        case "MinuteLocator": .minutes(all("byminute"), every: interval)
        case "SecondLocator": .seconds(all("bysecond"), every: interval)
        case "MicrosecondLocator": .microseconds(every: interval)
        default: nil
        }
    }

    @Test func patterns() {
        #expect(!dates.formats.isEmpty)
        for asked in dates.formats {
            let figure = Figure()
            let axis = figure.subplots().xAxis
            axis.units = .dates
            axis.formatter = .dates(asked.pattern)
            for (time, text) in zip(asked.times, asked.texts) {
                axis.setTicks([time])
                #expect(axis.ticks.map(\.label) == [text], "\(asked.pattern) at \(time)")
            }
        }
    }
}
