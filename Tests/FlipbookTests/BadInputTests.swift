import Flipbook
import FlipbookCairo
import Foundation
import Testing

/// Whatever numbers a figure is given, it is drawn or it says what is wrong.
@Suite struct BadInputTests {
    private static let numbers = [
        0, -1, 1, 7, 0.5, -0.0, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, -1e-300, 1e-9, 1e5, 1e15, -1e19,
        1e150,
        .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
    ]

    private static let settings = 42

    /// Gives a figure two numbers, in one of as many ways as there are ``settings``.
    private func set(_ setting: Int, of figure: Figure, _ axes: Axes, _ line: Line, to a: Double, _ b: Double) throws {
        switch setting {
        case 0: line.setData(x: [0, a, 1, 2], y: [1, 2, b, a])
        case 1: line.width = a
        case 2: line.alpha = a
        case 3: line.style = .custom([a, 2], offset: b)
        case 4: axes.xAxis.setLimits(a, b)
        case 5: axes.yAxis.setLimits(a, b)
        case 6: axes.xAxis.scale = .log(base: a)
        case 7: axes.yAxis.scale = .log()
        case 30: axes.xAxis.scale = .symLog(linearThreshold: a, linearScale: b)
        case 31: axes.xAxis.scale = .asinh(linearWidth: a)
        case 32:
            axes.xAxis.scale = .logit()
            axes.xAxis.setLimits(a, b)
        case 33: axes.xAxis.locator = .index(every: a, offset: b)
        case 34: axes.xAxis.locator = .symLog(linearThreshold: a, base: b)
        case 35: axes.xAxis.locator = .asinh(linearWidth: a)
        case 36: axes.xAxis.formatter = .scalar(offset: a)
        case 37:
            var norm = Norm.power(gamma: b)
            norm.lowerLimit = a
            try axes.image(Grid([[0, 1], [2, 3]])).norm = norm
        case 38: try axes.image(Grid([[0, 1], [2, 3]])).norm = .twoSlope(center: a)
        case 39: try axes.image(Grid([[0, 1], [2, 3]])).norm = .centered(at: a, halfRange: b)
        case 40: try axes.image(Grid([[0, 1], [2, 3]])).norm = .boundaries([a, b, 1])
        case 41: try axes.image(Grid([[0, 1], [2, 3]])).norm = .symLog(linearThreshold: a, linearScale: b)
        case 8: axes.xAxis.margin = a
        case 9: axes.xAxis.locator = .multiple(of: a, offset: b)
        case 10: axes.yAxis.setTicks([a, 1, b])
        case 11: axes.yAxis.minorLocator = .autoMinor(Int(exactly: a))
        case 12: axes.xAxis.formatter = .percent(of: a)
        case 13: axes.xAxis.tickStyle.length = a
        case 14: axes.xAxis.tickStyle.labelRotation = .degrees(a)
        case 15: axes.yAxis.tickStyle.labelSize = a
        case 16: axes.gridLines = GridLines(width: a, alpha: b)
        case 17: axes.aspect = .ratio(a)
        case 18: axes.spines.left.position = .data(a)
        case 19: axes.spines.bottom.position = .outward(a)
        case 20: axes.titlePad = a
        case 21: axes.text("text", at: (a, b)).background = TextBackground(.round, pad: a)
        case 22: axes.text("turned\ntext", at: (0.5, 0.5), in: .axes).rotation = .degrees(a)
        case 23: axes.addLegend(title: "title").anchor = Rect(x: a, y: b, width: 0, height: 0)
        case 24: axes.addLegend(at: .center).style.pad = a
        case 25: figure.layout = .tight(pad: a)
        case 26: figure.subplotParameters.left = a
        case 27: try axes.image(Grid([[a, 1], [0, b]])).norm = .log()
        case 28: try figure.addColorBar(for: axes.image(Grid([[a, 1], [0, b]])), fraction: a, aspect: b)
        default: try figure.addColorBar(for: axes.image(Grid([[a, 1], [0, b]])), at: .bottom).extends = .both
        }
    }

    @Test(arguments: 0..<1000) func drawnOrAnError(seed: Int) throws {
        var state = UInt64(seed + 1)
        func pick<Choice>(_ choices: [Choice]) -> Choice {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return choices[Int((state >> 33) % UInt64(choices.count))]
        }
        let (figure, axes) = Figure.subplots(width: 3, height: 2)
        let line = axes.plot([0, 1, 2], [0, 1, 0])
        line.label = "line"
        do {
            for _ in 0...seed % 3 {
                let setting = pick(Array(0..<Self.settings))
                try set(setting, of: figure, axes, line, to: pick(Self.numbers), pick(Self.numbers))
            }
            try figure.draw(on: CairoCanvas(width: 300, height: 200))
        } catch let error as PlotError {
            #expect(!error.description.isEmpty)
        } catch is CanvasError {
        }
    }

    /// Input that is wrong in a way that a person sees: what is wrong, the part of a name that the error has, and how a figure
    /// gets it.
    private static let mistakes: [(String, String, @Sendable (Figure, Axes) throws -> Void)] = [
        ("unbalanced braces", "text", { $1.title = "$x^{2$" }),
        ("a brace too many", "x axis", { $1.xLabel = "$x}$" }),
        (
            "unbalanced braces in a legend", "legend",
            {
                $1.artists[0].label = "$\\frac{1$"
                $1.addLegend()
            }
        ),
        (
            "200 kB of nested formula", "text",
            { $1.text("$" + String(repeating: "{", count: 200_000) + "$", at: (0, 0)) }
        ),
        ("a million ticks by their step", "x axis", { $1.xAxis.locator = .multiple(of: 2e-6) }),
        ("a million ticks by their number", "x axis", { $1.xAxis.locator = .linear(1_000_000) }),
        ("a million ticks by their values", "y axis", { $1.yAxis.locator = .fixed(linspace(0, 1, count: 1_000_000)) }),
        ("a million minor ticks", "x axis", { $1.xAxis.minorLocator = .autoMinor(1_000_000) }),
        ("the year -5000", "x axis", { $1.xAxis.setLimits(date(-5000), date(2000)) }),
        ("the year 20000", "x axis", { $1.plot([date(2000), date(20_000)], [0, 1]) }),
        ("limits across zero on a logarithmic axis", "y axis", { ($1.yAxis.scale, $1.yLimits) = (.log(), -1...10) }),
        ("an inset of no size", "inset", { _ = $1.addInset(left: 0.1, bottom: 0.1, width: 0, height: 0.2) }),
        (
            "an inset of data without size", "inset",
            { _ = $1.addInset(left: 1, bottom: 0, width: 0, height: 0, in: .data) }
        ),
        ("a mosaic whose letters are no rectangle", "'A'", { figure, _ in try figure.subplotMosaic("AAB;ACB") }),
        ("a mosaic whose letters lie apart", "'A'", { figure, _ in try figure.subplotMosaic("ABA") }),
        ("a mosaic with rows of different lengths", "mosaic", { figure, _ in try figure.subplotMosaic("AB;A") }),
    ]

    private static func date(_ year: Int) -> Date { Date(timeIntervalSince1970: Double(year - 1970) * 31_556_952) }

    @Test(arguments: mistakes.indices) func aMistakeIsAnErrorThatNamesItsPlace(index: Int) throws {
        let (mistake, place, make) = Self.mistakes[index]
        let (figure, axes) = Figure.subplots(width: 3, height: 2)
        axes.plot([0, 1, 2], [1, 2, 1])
        let clock = ContinuousClock()
        let time = try clock.measure {
            let error = #expect(throws: PlotError.self, "\(mistake)") {
                try make(figure, axes)
                try figure.draw(on: CairoCanvas(width: 300, height: 200))
            }
            let text = try #require(error).description
            #expect(text.contains(place) && text.utf8.count < 600, "\(mistake): \(text.prefix(600))")
        }
        #expect(time < .seconds(20), "\(mistake)")
    }

    /// Much is not wrong: it is drawn.
    @Test func muchOfAFormulaIsDrawn() throws {
        let (figure, axes) = Figure.subplots(width: 3, height: 2)
        axes.title = "$" + String(repeating: "a_b+", count: 50_000) + "$"
        try figure.draw(on: CairoCanvas(width: 300, height: 200))
    }
}
