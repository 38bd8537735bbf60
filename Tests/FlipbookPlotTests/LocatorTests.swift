import FlipbookPlot
import TestSupport
import Testing

/// What holds for the ticks of all kinds of axes, whatever their limits.
@Suite struct LocatorTests {
    static let logarithmicLimits: [ClosedRange<Double>] = {
        var random = Seeded(3)
        return (0..<300).map { _ in
            let low = TickTests.powerOfTen(Int.random(in: -200...200, using: &random))
            let factor = TickTests.powerOfTen(Int.random(in: 0...60, using: &random))
            return low...low * factor * Double.random(in: 1.1...9, using: &random)
        }
    }()

    @Test(arguments: [2.0, 2.5, 7, 10]) func logarithmicTicksAreEvenAndFewEnough(base: Double) {
        for limits in Self.logarithmicLimits {
            let room = Int(limits.upperBound.exponent.magnitude % 12)
            let ticks = Locator.log(base: base).ticks(in: limits, room: room)
            let ratios = zip(ticks, ticks.dropFirst()).map { $1 / $0 }
            #expect(ratios.allSatisfy { $0 > 1.9 && abs($0 / ratios[0] - 1) < 1e-9 }, "\(limits): \(ticks)")
            #expect(ticks.first! < limits.lowerBound && limits.upperBound < ticks.last!, "\(limits): \(ticks)")
            #expect(ticks.count(where: limits.contains) <= min(max(room, 2), 9), "\(ticks.count) with room for \(room)")
        }
    }

    @Test func multiplesLieAtMultiples() {
        for limits in TickTests.limits(4) {
            let width = limits.upperBound - limits.lowerBound
            guard width > 1e-6 * max(abs(limits.lowerBound), abs(limits.upperBound)) else { continue }
            let (step, offset) = (width / 7.3, width / 3)
            let ticks = Locator.multiple(of: step, offset: offset).ticks(in: limits, room: 1)
            let seen = ticks.filter(limits.contains)
            #expect((7...8).contains(seen.count) && ticks.count <= seen.count + 4, "\(limits): \(ticks)")
            for tick in ticks {
                let multiple = (tick - offset) / step
                #expect(abs(multiple - multiple.rounded()) < 1e-6)
            }
        }
    }

    @Test func minorTicksDivideTheIntervalsBetweenMajorOnes() {
        for limits in TickTests.limits(5) {
            guard limits.upperBound - limits.lowerBound > 1e-6 * abs(limits.lowerBound) else { continue }
            let figure = Figure()
            let axis = figure.subplots().xAxis
            axis.limits = limits
            axis.minorLocator = .autoMinor()
            let major = axis.ticks.map(\.value)
            let inner = axis.minorTicks.map(\.value).filter { major[1] < $0 && $0 < major[2] }
            #expect([3, 4].contains(inner.count), "\(limits): \(inner)")
            let step = (major[2] - major[1]) / Double(inner.count + 1)
            for (index, tick) in inner.enumerated() {
                #expect(abs(tick - major[1] - Double(index + 1) * step) < 1e-6 * step)
            }
        }
    }

    @Test func wholeTicksStayWhole() {
        for limits in TickTests.limits(6) where limits.upperBound - limits.lowerBound < 1e12 {
            let ticks = Locator.maxN(5, isInteger: true).ticks(in: limits, room: 9)
            guard ticks.count(where: limits.contains) > 1, limits.upperBound - limits.lowerBound > 2 else { continue }
            #expect(ticks.allSatisfy { abs($0 - $0.rounded()) < 1e-3 }, "\(limits): \(ticks)")
        }
    }

    @Test func prunedTicksLackTheOutermost() {
        let all = Locator.maxN(5).ticks(in: 0.5...9.5, room: 9)
        #expect(Locator.maxN(5, prunes: .lower).ticks(in: 0.5...9.5, room: 9) == Array(all.dropFirst()))
        #expect(Locator.maxN(5, prunes: .upper).ticks(in: 0.5...9.5, room: 9) == Array(all.dropLast()))
        #expect(Locator.maxN(5, prunes: .both).ticks(in: 0.5...9.5, room: 9) == Array(all.dropFirst().dropLast()))
    }

    @Test func symmetricTicksWidenLimitsThatFollowTheData() {
        let axes = Figure().subplots()
        axes.plot([0, 1], [-2, 10])
        axes.yAxis.locator = .maxN(5, isSymmetric: true)
        #expect(axes.yLimits.lowerBound == -axes.yLimits.upperBound)
        let ticks = axes.yAxis.ticks.map(\.value)
        #expect(ticks == ticks.map { -$0 }.reversed())
    }

    @Test(arguments: TickTests.oddLimits + [0...1, -5...(-1), Double.leastNonzeroMagnitude...1e-307, 1...(1.0.nextUp)])
    func noLimitsAreTooOddForAnyTicks(limits: ClosedRange<Double>) {
        let locators: [Locator] = [
            .auto, .none, .fixed([.nan, .infinity, 2]), .multiple(of: 0), .multiple(of: .nan), .multiple(of: 1e-300),
            .multiple(of: 3, offset: .infinity), .log(), .log(base: 1), .log(base: .nan), .log(base: 1.0.nextUp),
            .log(base: 3, multiples: []), .log(multiples: [1, 2, 5]), .log(multiples: [.nan, -1]), .autoMinor(),
            .autoMinor(0), .autoMinor(.min), .autoMinor(.max),
            .maxN(3, isInteger: true, isSymmetric: true, prunes: .both), .maxN(1_000_000), .linear(.max), .linear(.min),
            .index(every: 0), .index(every: 1e-300, offset: .nan), .symLog(), .asinh(), .logit(), .durations, .dates(),
            .dates(minimumTicks: .max, maximumTicks: .min), .years(every: .max), .months(every: 4_000_000),
            .days(every: .max), .hours(every: .max), .seconds(every: 10_000_000_000_000), .microseconds(every: .max),
        ]
        let formatters: [Formatter] = [
            .auto, .none, .scalar, .fixed(["a"]), .format("%"), .format("%d"), .format("%.3g"), .percent(of: 0),
            .percent(of: .nan, decimals: .max), .log(), .log(base: 0), .log(base: 1e300),
            .scalar(exponent: .min), .dates, .dates("%Y %q"), .conciseDates(), .durations, .engineering(unit: "Hz"),
            .logit(),
        ]
        for locator in locators {
            for majorTicks in [[], [0, 1], [3, 3], [.nan, .infinity], [0, .leastNonzeroMagnitude]] {
                let ticks = locator.ticks(in: limits, room: .min, between: majorTicks)
                #expect(ticks.count <= 20_002)
                for formatter in formatters {
                    #expect(
                        formatter.labels(of: Array(ticks.prefix(20)), in: limits).labels.count == min(ticks.count, 20))
                }
            }
        }
    }
}
