import FlipbookPlot
import TestSupport
import Testing

/// What holds for the ticks of any limits.
@Suite struct TickTests {
    static func limits(_ seed: UInt64) -> [ClosedRange<Double>] {
        var random = Seeded(seed)
        return (0..<300).map { _ in
            let low = Double.random(in: -1...1, using: &random) * powerOfTen(Int.random(in: -9...9, using: &random))
            return low...low + powerOfTen(Int.random(in: -9...9, using: &random))
                * Double.random(in: 1...9, using: &random)
        }
    }

    static func powerOfTen(_ exponent: Int) -> Double {
        (0..<abs(exponent)).reduce(1) { power, _ in exponent < 0 ? power / 10 : power * 10 }
    }

    @Test func ticksCoverTheLimitsEvenlyAndAreNotTooMany() {
        for (index, limits) in Self.limits(1).enumerated() where isResolved(limits) {
            let intervals = index % 9 + 1
            let ticks = Locator.maxN(intervals).ticks(in: limits, room: 9)
            let steps = zip(ticks, ticks.dropFirst()).map { $1 - $0 }
            let (least, most) = (steps.min() ?? 0, steps.max() ?? 0)
            let slack = most * 1e-3
            #expect(least > 0 && most - least < slack, "\(limits): \(ticks)")
            #expect(ticks.first! <= limits.lowerBound + slack && limits.upperBound <= ticks.last! + slack)
            let seen = ticks.count(where: limits.contains)
            #expect(seen >= 2 && (seen <= intervals + 1 || intervals == 1), "\(seen) ticks for \(intervals) intervals")
        }
    }

    @Test func labelsTellTheValuesOfTheirTicks() {
        for limits in Self.limits(2) where isResolved(limits) {
            let ticks = Locator.auto.ticks(in: limits, room: 9)
            let written = Formatter.scalar.labels(of: ticks, in: limits)
            let (factor, offset) = Self.parts(of: written.offsetText)
            let step = ticks[1] - ticks[0]
            for (tick, label) in zip(ticks, written.labels) {
                let value = Self.number(label) * factor + offset
                #expect(abs(value - tick) < 0.02 * step, "\(label) \(written.offsetText) is not \(tick)")
            }
            #expect(Set(written.labels).count == ticks.count)
        }
    }

    /// Whether numbers this far from 0 can tell the limits apart.
    private func isResolved(_ limits: ClosedRange<Double>) -> Bool {
        limits.upperBound - limits.lowerBound > 1e-9 * max(abs(limits.lowerBound), abs(limits.upperBound))
    }

    private static func number(_ text: some StringProtocol) -> Double {
        Double(String(text).replacing("\u{2212}", with: "-")) ?? .nan
    }

    /// The factor and the offset in a text such as `1e−5+1.2e3`.
    private static func parts(of text: String) -> (factor: Double, offset: Double) {
        guard text.hasPrefix("1e") else { return (1, text.isEmpty ? 0 : number(text)) }
        let sign = text.dropFirst(3).firstIndex { $0 == "+" || $0 == "\u{2212}" } ?? text.endIndex
        return (number(text[..<sign]), sign == text.endIndex ? 0 : number(text[sign...]))
    }

    @Test func offsetsAndPowersCanBeSwitchedOff() {
        let plain = Formatter.scalar(usesOffset: false, isScientific: false)
        let written = plain.labels(of: [1_000_000, 1_000_001], in: 1_000_000...1_000_001)
        #expect(written == TickLabels(labels: ["1000000", "1000001"]))
        let short = Formatter.scalar.labels(of: [1_000_000, 1_000_001], in: 1_000_000...1_000_001)
        #expect(short == TickLabels(labels: ["0", "1"], offsetText: "+1e6"))
    }

    static let oddLimits: [ClosedRange<Double>] = [
        -1.7e308...1.7e308, 0...(.infinity), -.infinity...(.infinity), 0...Double.leastNonzeroMagnitude,
        1e300...(1e300.nextUp), 3...3,
    ]

    @Test(arguments: oddLimits)
    func noLimitsAreTooOddForTicks(limits: ClosedRange<Double>) {
        for intervals in [Int.min, 0, 1, 1_000_000] {
            let ticks = Locator.maxN(intervals, steps: [.nan, -1, 50], minimumTicks: .max).ticks(in: limits, room: .min)
            #expect(Formatter.scalar.labels(of: ticks, in: limits).labels.count == ticks.count)
        }
    }

    @Test func labelsOfOddTicksAreWritten() {
        let written = Formatter.scalar.labels(of: [.nan, .infinity, 0], in: 0...1)
        #expect(written.labels.count == 3)
        #expect(Formatter.scalar.labels(of: [0.5], in: 0...1).labels == ["0.5"])
    }
}
