import Testing

@testable import FlipbookPlot

@Suite struct FormatterTests {
    private func labels(_ formatter: Formatter, _ ticks: [Double], in limits: ClosedRange<Double> = 0...10) -> [String]
    {
        formatter.labels(of: ticks, in: limits).labels
    }

    private func powers(_ texts: [String]) -> [String] { texts.map { "$\\mathdefault{\($0)}$" } }

    @Test func formatsAreThoseOfPython() {
        let written: [(String, Double, String)] = [
            ("%.1f s", 1.25, "1.2 s"), ("%d", 3.9, "3"), ("%d", -3.9, "-3"), ("%05d|", 42, "00042|"),
            ("%+.2e", 12345, "+1.23e+04"), ("%g%%", 0.5, "0.5%"), ("<%8.3f>", 2, "<   2.000>"),
            ("%-6.1fm", 2, "2.0   m"),
            ("%s", 0.5, "0.5"), ("°%i", 90, "°90"),
        ]
        for (format, value, text) in written { #expect(labels(.format(format), [value]) == [text]) }
    }

    @Test(arguments: [
        "", "%", "no number", "%d %d", "%q", "%1000f", "%n", "%s%s", "%*d", "%ld", "%5s", "%.1.1f", "%- 3",
    ])
    func aFormatWithoutOneNumberIsAnError(format: String) throws {
        let figure = Figure()
        figure.subplots().yAxis.formatter = .format(format)
        let error = try #require(throws: PlotError.self) { try commands(of: figure) }
        #expect(error.code == .format && error.description.hasPrefix("y axis of axes 1: '\(format)'"))
    }

    @Test func percentagesHaveTheDecimalsThatLimitsAskFor() {
        #expect(labels(.percent(), [5, 50], in: 0...100) == ["5%", "50%"])
        #expect(labels(.percent(of: 1), [0.125, -0.5], in: -0.1...0.3) == ["12.5%", "\u{2212}50.0%"])
        #expect(labels(.percent(of: 50, decimals: 3, symbol: " of all"), [10]) == ["20.000 of all"])
    }

    @Test func powersAreWrittenWithRaisedExponents() {
        #expect(labels(.log(), [1e-3, 1, 1000], in: 1e-4...1e4) == powers(["10^{-3}", "10^{0}", "10^{3}"]))
        #expect(labels(.log(base: 2), [8, 6], in: 1...64) == powers(["2^{3}"]) + [""])
        #expect(labels(.log(base: 2.5), [6.25], in: 1...64) == powers(["2.5^{2}"]))
    }

    @Test func multiplesOfPowersAreWrittenWhereThereAreFewPowers() {
        let ticks = (1...9).map { Double($0) * 100 }
        #expect(labels(.log(), ticks, in: 10...2000).count { !$0.isEmpty } == 1)
        #expect(labels(.log(), ticks, in: 150...900).filter { !$0.isEmpty }.count == 5)
        #expect(labels(.log(), [400, 450], in: 380...500) == powers(["4\\times10^{2}", "4.5\\times10^{2}"]))
    }

    @Test func textsWithBracesAreThoseOfPython() {
        let written: [(String, Double, String)] = [
            ("{x:.2f}", 1.005, "1.00"), ("{x:+.1e}", -12345, "\u{2212}1.2e+04"),
            ("{x:,.0f} km", 1_234_567, "1,234,567 km"),
            ("[{x:>9.2f}]", -1, "[    \u{2212}1.00]"), ("{x:08.3f}", -1.5, "\u{2212}001.500"),
            ("{x:<7g}|", 0.5, "0.5    |"),
            ("{x:^7.1f}|", 2, "  2.0  |"), ("{x:*^8,.1f}", 1234.5, "1,234.5*"), ("{x:010,.0f}", 1234, "00,001,234"),
            ("{pos}: {x:.3%}", 0.25, "0: 25.000%"), ("{{{x:.0f}}}", 3, "{3}"), ("{x}", 1e20, "1e+20"),
            ("{x}", 2, "2.0"),
        ]
        for (format, value, text) in written { #expect(labels(.format(format), [value]) == [text]) }
        for format in ["{", "{y}", "{x", "}", "{x:q}", "{x:999f}", "{x:.f}"] {
            let figure = Figure()
            figure.subplots().yAxis.formatter = .format(format)
            #expect(throws: PlotError.self) { try commands(of: figure) }
        }
    }

    @Test func fixedLabelsStandAtFixedTicks() {
        #expect(labels(.fixed(["a", "b"]), [1, 2, 3]) == ["a", "b", ""])
        let axes = Figure().subplots()
        axes.plot([0, 1], [0, 1])
        axes.xAxis.setTicks([0, 5, .nan], labels: ["none", "five"])
        #expect(axes.xLimits.contains(5) && axes.xAxis.ticks.map(\.label) == ["none", "five"])
        axes.xAxis.locator = .auto
        #expect(!axes.xLimits.contains(5))
    }
}
