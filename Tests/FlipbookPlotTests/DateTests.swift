import FlipbookPlot
import Foundation
import Testing

@Suite struct DateTests {
    let figure = Figure()
    let axes: Axes
    var axis: Axis { axes.xAxis }

    init() { axes = figure.subplots() }

    private func calendar(_ zone: TimeZone) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return calendar
    }

    private func seconds(_ text: String) throws -> Double {
        try CSVTable(csv: Array("t\n\(text)".utf8), hasNames: true)["t"][0]
    }

    /// Foundation's calendar has the rules of the zones; it is Gregorian from 1582 on.
    @Test(arguments: [
        "UTC", "Europe/Zurich", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo",
    ])
    func labelsAreTheWallTime(identifier: String) throws {
        let zone = try #require(TimeZone(identifier: identifier))
        let calendar = calendar(zone)
        var generator = SystemRandomNumberGenerator()
        axis.units = .dates(in: zone)
        axis.formatter = .dates("%Y-%m-%d %H:%M:%S %j %u")
        for _ in 0..<200 {
            let time = Double.random(in: -1.1e10...2e10, using: &generator).rounded()
            axis.setTicks([time])
            let date = Date(timeIntervalSince1970: time)
            let parts = calendar.dateComponents(
                [.year, .month, .day, .hour, .minute, .second, .dayOfYear, .weekday], from: date)
            // An offset in seconds, as before there were zones, isn't looked at.
            guard zone.secondsFromGMT(for: date) % 60 == 0 else { continue }
            let expected = String(
                format: "%d-%02d-%02d %02d:%02d:%02d %03d %d", parts.year!, parts.month!, parts.day!, parts.hour!,
                parts.minute!, parts.second!, parts.dayOfYear!, (parts.weekday! + 5) % 7 + 1)
            #expect(axis.ticks[0].label == expected, "\(time) in \(identifier)")
        }
    }

    @Test func hourlyTicksAreEvenWhereClocksAreChanged() throws {
        axis.units = .dates(in: try #require(TimeZone(identifier: "Europe/Zurich")))
        axis.locator = .hours()
        axis.formatter = .dates("%H:%M %z")
        let spring = try seconds("2026-03-29T00:30+01:00")
        axis.setLimits(spring, spring + 4 * 3600)
        #expect(axis.ticks.map(\.label) == ["01:00 +0100", "03:00 +0200", "04:00 +0200", "05:00 +0200"])
        let autumn = try seconds("2026-10-25T00:30+02:00")
        axis.setLimits(autumn, autumn + 4 * 3600)
        #expect(axis.ticks.map(\.label) == ["01:00 +0200", "02:00 +0200", "02:00 +0100", "03:00 +0100"])
        let ticks = axis.ticks.map(\.value)
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $1 - $0 == 3600 })
        // Within the hour that comes twice.
        axis.setLimits(autumn + 2.2 * 3600, autumn + 2.8 * 3600)
        #expect(axis.ticks.map(\.label) == ["02:00 +0100"])
        // From 02:30 to 02:10 of the wall: 40 minutes.
        axis.locator = .auto
        axis.setLimits(autumn + 2 * 3600, autumn + 2 * 3600 + 40 * 60)
        #expect((2...12).contains(axis.ticks.count))
    }

    @Test func daysBeginAtMidnightWhereClocksAreChanged() throws {
        let zone = try #require(TimeZone(identifier: "America/Sao_Paulo"))
        axis.units = .dates(in: zone)
        axis.locator = .days()
        axis.formatter = .dates("%d %H:%M")
        // Clocks went from 00:00 to 01:00 on 4 November 2018.
        let start = try seconds("2018-11-02T12:00-03:00")
        axis.setLimits(start, start + 4 * 86_400)
        #expect(axis.ticks.map(\.label) == ["03 00:00", "04 01:00", "05 00:00", "06 00:00"])
    }

    @Test func leapDays() throws {
        axis.formatter = .dates("%Y-%m-%d %j")
        for (text, label) in [
            ("2000-02-29", "2000-02-29 060"), ("1900-03-01", "1900-03-01 060"), ("2024-12-31", "2024-12-31 366"),
            ("0001-01-01", "1-01-01 001"), ("9999-12-31", "9999-12-31 365"),
        ] {
            axis.setTicks([try seconds(text)])
            #expect(axis.ticks.map(\.label) == [label])
        }
        #expect(throws: PlotError.self) { try seconds("1900-02-29") }
    }

    @Test func aPanningAxisKeepsItsTicks() {
        axis.units = .dates
        axis.formatter = .none
        for locator in [
            Locator.dates(isSteady: true), .days(every: 3, from: Date(timeIntervalSince1970: 0)),
            .hours(every: 7, from: Date(timeIntervalSince1970: 1e9)),
        ] {
            axis.locator = locator
            for width in [151.0, 30.4, 3.3] {
                var last: [Double] = []
                for frame in 0..<60 {
                    let start = 1.7e9 + Double(frame) * width * 86_400 / 15
                    axis.setLimits(start, start + width * 86_400)
                    let ticks = axis.ticks.map(\.value)
                    // What both frames show, both have ticks at.
                    if let end = last.last {
                        let isKept = ticks.filter { $0 <= end } == last.filter { $0 >= start }
                        #expect(isKept, "frame \(frame), \(width) days")
                    }
                    last = ticks
                }
            }
        }
    }

    @Test func datesSetUnits() throws {
        let dates = [
            Date(timeIntervalSince1970: 1.7e9), Date(timeIntervalSince1970: .nan), Date(timeIntervalSince1970: 1.71e9),
        ]
        let line = axes.plot(dates, [1, 2, 3])
        #expect(axis.units == .dates)
        #expect(line.x[0] == 1.7e9 && line.x[1].isNaN)
        axes.yAxis.setLimits(dates[0], dates[2])
        #expect(axes.yAxis.units == .dates && axes.yAxis.limits == 1.7e9...1.71e9)
        axis.units = .dates(in: try #require(TimeZone(identifier: "Asia/Tokyo")))
        _ = axis.position(of: dates[0])
        #expect(axis.units != .dates)
        #expect(axes.bar(dates.prefix(1), [1]).widths == [0.8 * 86_400])
    }

    @Test func badDatesAreErrorsNamingTheAxis() {
        for seconds in [-2.2e11, 5.7e11, 1e300] {
            let figure = Figure()
            let axes = figure.subplots()
            axes.plot([Date(timeIntervalSince1970: 0), Date(timeIntervalSince1970: seconds)], [0, 1])
            let error = #expect(throws: PlotError.self) { _ = try commands(of: figure) }
            #expect(error?.description.contains("x axis of") == true)
            #expect(error?.description.contains("years") == true)
        }
    }

    @Test func tooManyTicksAreAnErrorNamingTheAxis() {
        for locator in [
            Locator.seconds(), .hours(), .minutes([0]), .days([40]), .months([13]), .microseconds(), .days(every: 0),
            .years(every: 0), .hours([24]),
        ] {
            axis.units = .dates
            axis.locator = locator
            axis.setLimits(0, 1e9)
            let error = #expect(throws: PlotError.self) { _ = try commands(of: figure) }
            #expect(error?.description.contains("x axis of") == true)
        }
    }

    @Test func conciseDatesHaveSixPatterns() {
        axis.units = .dates
        axis.formatter = .conciseDates(patterns: ["%Y"])
        #expect(throws: PlotError.self) { _ = try commands(of: figure) }
    }

    @Test func durations() {
        func labels(_ end: Double) -> [String] {
            axis.setLimits(0, end)
            return axis.ticks.filter { axis.limits.contains($0.value) }.map(\.label)
        }
        axes.plot([Duration.seconds(0), .seconds(5)], [0, 1])
        #expect(axis.units == .durations)
        #expect(labels(60).prefix(3) == ["0:00", "0:10", "0:20"])
        #expect(labels(5400).prefix(3) == ["0:00:00", "0:10:00", "0:20:00"])
        #expect(labels(40_000).last == "10:00:00")
        #expect(labels(2 * 86_400).prefix(2) == ["0:00:00", "6:00:00"] && labels(2 * 86_400).last == "2 d 0:00:00")
        #expect(labels(10 * 86_400).prefix(3) == ["0 d", "2 d", "4 d"])
        #expect(labels(1).prefix(3) == ["0:00.0", "0:00.2", "0:00.4"])
        axis.setLimits(-90, 90)
        #expect(axis.ticks.first { $0.value == -30 }?.label == "\u{2212}0:30")
    }

    @Test func columnsOfDates() throws {
        let table = try CSVTable(
            csv: Array("time,count\n2026-03-29,1\n2026-03-29 14:05:30.25+02:00,2\n,3\n2026-03-29T12:00Z,4\n".utf8))
        let dates = try table.dates("time").map(\.timeIntervalSince1970)
        let midnight = 1_774_742_400.0
        #expect(
            dates[0] == midnight && dates[1] == midnight + 43_530.25 && dates[2].isNaN && dates[3] == midnight + 43_200)
        for text in ["2026-13-01", "2026-02-30", "2026-03-29 24:00", "2026-03-29x", "2026-3-29"] {
            #expect(throws: PlotError.self) { try seconds(text) }
        }
    }
}
