import Flipbook
import Foundation

let dateFigures: Figures = [
    "dates": dates, "date_ranges": dateRanges, "date_formats": dateFormats, "date_zones": dateZones,
]

private func date(_ text: String) throws -> Date { try Date(text + "Z", strategy: .iso8601) }

/// A measured value over half a year, with the limits, a span and an annotation at dates.
func dates() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 8, height: 4)
    let start = try date("2025-10-05T00:00:00")
    let days = (0..<180).map { start.addingTimeInterval(Double($0) * 86_400) }
    axes.plot(days, days.indices.map { 10 * cos(Double($0) / 30) + 2 * sin(Double($0)) })
    let winter = try (date("2025-12-21T00:00:00"), date("2026-03-20T00:00:00"))
    axes.verticalSpan(axes.xAxis.position(of: winter.0)...axes.xAxis.position(of: winter.1), alpha: 0.2)
    let newYear = axes.xAxis.position(of: try date("2026-01-01T00:00:00"))
    axes.annotate("new year", at: (newYear, 0), textAt: (axes.xAxis.position(of: days[20]), -8))
    axes.yLabel = "temperature"
    return figure
}

/// What an axis chooses by itself, from microseconds to centuries.
func dateRanges() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 8, columns: 1, width: 9, height: 8)
    figure.subplotParameters.rowGap = 1.6
    let start = try date("2024-02-27T21:10:05")
    let lengths = [0.0004, 3, 240, 30_000, 500_000, 9e6, 2e8, 6e9]
    for (axes, length) in zip(axes.joined(), lengths) {
        axes.xAxis.units = .dates
        axes.xAxis.setLimits(start, start.addingTimeInterval(length))
        axes.yAxis.locator = .none
    }
    return figure
}

/// Ticks and texts of one's own.
func dateFormats() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 4, columns: 1, width: 9, height: 6)
    figure.subplotParameters.rowGap = 1
    let (start, end) = try (date("2026-01-28T00:00:00"), date("2026-04-12T00:00:00"))
    for axes in axes.joined() {
        axes.xAxis.units = .dates
        axes.xAxis.setLimits(start, end)
        axes.yAxis.locator = .none
    }
    axes[0][0].xAxis.formatter = .conciseDates()
    axes[1][0].xAxis.locator = .weekdays([.monday], every: 2)
    axes[1][0].xAxis.formatter = .dates("%a %d.%m.")
    axes[2][0].xAxis.locator = .months()
    axes[2][0].xAxis.minorLocator = .days(every: 5)
    axes[2][0].xAxis.formatter = .dates("%B %Y")
    axes[3][0].xAxis.locator = .days([1, 15])
    axes[3][0].xAxis.formatter = .dates("%j")
    axes[3][0].xAxis.tickStyle.labelRotation = .degrees(30)
    return figure
}

/// The same hours in three zones.
func dateZones() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 3, columns: 1, width: 8, height: 4.5)
    figure.subplotParameters.rowGap = 1
    let start = try date("2026-07-01T20:00:00")
    for (axes, zone) in zip(axes.joined(), ["Europe/Zurich", "America/New_York", "Asia/Kolkata"]) {
        if let zone = TimeZone(identifier: zone) { axes.xAxis.units = .dates(in: zone) }
        axes.xAxis.setLimits(start, start.addingTimeInterval(60_000))
        axes.xAxis.locator = .hours(every: 3)
        axes.xAxis.formatter = .dates("%H:%M")
        axes.yAxis.locator = .none
    }
    return figure
}
