import FlipbookMathematics

extension Locator {
    /// What suits an axis of durations in seconds: 1, 2, 5, 10, 15 or 30 seconds or minutes, 1, 2, 3, 6 or 12 hours, whole
    /// days, or round fractions of a second; as many as there is room for, but at most 10.
    public static let durations = Locator(kind: .durations)
}

extension Formatter {
    /// Seconds as durations: `0:05`, `1:30:00`, `2 d`, with decimals where the ticks lie within a second.
    public static let durations = Formatter(kind: .durations)
}

/// Ticks at round durations.
enum Durations {
    private static let minute = 60.0
    private static let hour = 3600.0
    private static let day = 86_400.0
    private static let steps =
        [1, 2, 5, 10, 15, 30] + [1, 2, 5, 10, 15, 30].map { $0 * minute } + [1, 2, 3, 6, 12].map { $0 * hour }

    static func ticks(in limits: ClosedRange<Double>, room: Int, crowding: Double) -> [Double] {
        let intervals = min(max(room, 1), 9)
        let width = limits.upperBound - limits.lowerBound
        let locator = MaxNLocator(
            intervals: intervals, steps: MaxNLocator.fewSteps, isInteger: width * crowding >= day * Double(intervals))
        guard width * crowding >= Double(intervals) else { return locator.ticks(in: limits, crowding: crowding) }
        if let step = steps.first(where: { $0 * Double(intervals) >= width * crowding }) {
            return MultipleLocator(step: step, offset: 0).ticks(in: limits)
        }
        return locator.ticks(in: limits.lowerBound / day...limits.upperBound / day, crowding: crowding).map { $0 * day }
    }

    static func labels(of ticks: [Double]) -> TickLabels {
        let values = ticks.map { abs($0) }
        let largest = values.max() ?? 0
        if largest >= day, values.allSatisfy({ $0.truncatingRemainder(dividingBy: day) == 0 }) {
            return TickLabels(labels: ticks.map { formatted("%.0f d", $0 / day) })
        }
        let decimals = (0...9).first { decimals in
            let power = pow(10, Double(decimals))
            return values.allSatisfy { abs($0 * power - ($0 * power).rounded()) < 1e-6 * max(1, power * 1e-3) }
        }
        return TickLabels(labels: ticks.map { label(of: $0, decimals: decimals ?? 9, largest: largest) })
    }

    private static func label(of tick: Double, decimals: Int, largest: Double) -> String {
        let power = pow(10, Double(decimals))
        let value = (abs(tick) * power).rounded() / power
        guard value < 1e15 else { return formatted("%g", tick) }
        let sign = tick < 0 && value > 0 ? "\u{2212}" : ""
        let days = (value / day).rounded(.down)
        let rest = value - days * day
        let seconds = rest.truncatingRemainder(dividingBy: minute)
        let clock = printed("%0*.*f", [CInt(decimals > 0 ? decimals + 3 : 2), CInt(decimals), seconds])
        let (hours, minutes) = (Int(rest) / 3600, Int(rest) / 60 % 60)
        if largest < hour { return "\(sign)\(minutes):\(clock)" }
        let time = "\(hours):" + printed("%02d", [CInt(minutes)]) + ":\(clock)"
        return sign + (largest < day || days == 0 ? time : printed("%.0f d ", [days]) + time)
    }
}
