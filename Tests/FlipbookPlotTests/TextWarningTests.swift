import FlipbookCairo
import FlipbookCanvas
import Foundation
import TestSupport
import Testing

@testable import FlipbookPlot

@Suite struct TextWarningTests {
    /// What ends a line by Unicode's rules.
    private static let lineBreaks = ["\n", "\r\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"]

    private func texts(of figure: Figure) throws -> [String] {
        try commands(of: figure).compactMap { if case .text(let line, _, _, _, _) = $0 { line } else { nil } }
    }

    @Test(arguments: lineBreaks, lineBreaks) func everyLineBreakBeginsALine(first: String, second: String) throws {
        // LF after CR would be one break.
        let (first, second) = (first == "\r" && second == "\n" ? "\n" : first, second)
        let (figure, axes) = Figure.subplots()
        axes.title = "one\(first)two\(second)\(second == "\r" ? "-" : "")three"
        axes.plot([0, 1], [0, 1]).label = "a\(first)b"
        axes.addLegend(at: .upperLeft)
        let lines = try texts(of: figure)
        #expect(lines.contains("one") && lines.contains("two") && lines.contains { $0.hasSuffix("three") })
        #expect(lines.contains("a") && lines.contains("b"))
        let (plain, plainAxes) = Figure.subplots()
        plainAxes.title = "one\ntwo\n\(second == "\r" ? "-" : "")three"
        plainAxes.plot([0, 1], [0, 1]).label = "a\nb"
        plainAxes.addLegend(at: .upperLeft)
        #expect(try commands(of: figure) == commands(of: plain))
        #expect(figure.takeWarnings().isEmpty)
    }

    @Test(arguments: [
        "$x$", "$x$ (m)", "speed $\\frac{m}{s}$", "\\$ and $y$", "$5 and $6", "$e$", "one\n$\\alpha$", "$10^x$",
        "$2\u{301}$", "a$b$c$d$",
    ])
    func aFormulaIsDrawnWhereverATextIs(text: String) throws {
        for place in 0..<6 {
            let (figure, axes) = Figure.subplots()
            write(text, at: place, of: axes, in: figure)
            let lines = text.split(separator: "\n").map(String.init)
            let canvas = RecordingCanvas(
                size: Size(width: 640, height: 480), measurer: try CairoCanvas(width: 1, height: 1))
            try figure.draw(on: canvas)
            #expect(canvas.texts.filter(lines.contains).count == lines.count)
            #expect(figure.takeWarnings().isEmpty)
        }
    }

    @Test(arguments: [
        ("$\\alfa$", "\\alfa, at character 2"), ("$x$ and ${a$", "{ has no }, at character 10"),
        ("$a}$", "} has no {, at character 3"), ("$x^$", "^ has nothing after it, at character 3"), ("$$", "nothing"),
        ("$\\frac{1}$", "\\frac needs an argument"), ("$a_b_c$", "two subscripts"), ("$\\left(a$", "has no \\right"),
        ("$\\begin{cases}a$", "has no \\end{cases}"), ("$\\begin{table}a\\end{table}$", "environment 'table'"),
    ])
    func aFormulaThatCantBeReadIsAnErrorThatNamesItsPlace(text: String, words: String) throws {
        for place in 0..<6 {
            let (figure, axes) = Figure.subplots()
            write(text, at: place, of: axes, in: figure)
            do {
                _ = try figure.data(as: .png)
                Issue.record("drawn: \(text)")
            } catch let error as PlotError {
                #expect(error.code == .formula && error.description.contains(words), "\(error)")
            }
        }
    }

    private func write(_ text: String, at place: Int, of axes: Axes, in figure: Figure) {
        let line = axes.plot([0, 1], [0, 1])
        switch place {
        case 0: axes.title = text
        case 1: axes.xAxis.label.string = text
        case 2: figure.title = text
        case 3: axes.text(text, at: (0.5, 0.5))
        case 4:
            line.label = text
            axes.addLegend(at: .upperLeft)
        default: axes.xAxis.setTicks([0], labels: [text])
        }
    }

    @Test(arguments: [
        "costs $5", "\\$5 and \\$6", "$", "\\$", "$1 $2 $3", "\\alpha", "a \\\\ b", "$x\\$",
    ])
    func dollarSignsThatAreNoPairAreText(text: String) throws {
        let canvas = try CairoCanvas(width: 1, height: 1)
        let signs = text.replacing("\\$", with: "$")
        // Without a second dollar sign, a text is as wide as its characters.
        let width = try signs.split(separator: "$", omittingEmptySubsequences: false)
            .map { try canvas.measure(String($0), style: TextStyle(size: 50)).advance }.reduce(0, +)
        let sign = try canvas.measure("$", style: TextStyle(size: 50)).advance
        let count = Double(signs.count { $0 == "$" })
        let found = try canvas.measure(text, style: TextStyle(size: 50)).advance
        #expect(abs(found - width - count * sign) < 3 * count + 1, "\(text)")
    }

    /// Whatever an axis writes by itself is drawn without a warning.
    @Test(arguments: 0..<60) func labelsOfAxesNeverWarn(seed: Int) throws {
        var random = Seeded(UInt64(seed))
        let (figure, axes) = Figure.subplots()
        let base = [2, 2.718281828459045, 10, 1e10, 1.5].randomElement(using: &random)!
        if seed % 2 == 0 { axes.yAxis.scale = .log(base: base) }
        let low = pow(10, Double.random(in: -30...30, using: &random))
        axes.plot([0, 1], [low, low * pow(10, Double.random(in: 0.01...9, using: &random))])
        _ = try figure.data(as: .svg)
        #expect(figure.takeWarnings().isEmpty)
    }

    /// A measurer for which fonts lack all that isn't ASCII.
    private final class Ascii: TextMeasurer {
        let measurer = RecordingCanvas(size: Size(width: 1, height: 1))

        func measure(_ line: String, style: TextStyle) throws -> TextExtent {
            var extent = try measurer.measure(line, style: style)
            extent.missing = Set(line.unicodeScalars.filter { !$0.isASCII || $0.value < 32 }).sorted()
            return extent
        }

        func outline(of line: String, style: TextStyle) throws -> Path {
            try measurer.outline(of: line, style: style)
        }
    }

    private func warnings(of figure: Figure) throws -> [String] {
        try figure.draw(on: RecordingCanvas(size: Size(width: 640, height: 480), measurer: Ascii()))
        return figure.takeWarnings()
    }

    @Test func missingCharactersAreNamedOnceForEachRemedy() throws {
        let (figure, axes) = Figure.subplots()
        axes.title = "\u{4e2d}\u{6587} and \u{d55c}"
        axes.xAxis.label.string = "\u{1f680} \u{e000} \u{0}\u{7}"
        axes.text("\u{928}\u{fff0}", at: (0.5, 0.5))
        let first = try warnings(of: figure)
        func names(after package: String) -> String? {
            first.first { $0.contains(package) }?.split(separator: "\n").last.map(String.init)
        }
        #expect(first.count == 5)
        #expect(
            names(after: "fonts-noto-cjk")?.contains("\u{4e2d} (U+4E2D), \u{6587} (U+6587), \u{d55c} (U+D55C)") ?? false
        )
        #expect(names(after: "fonts-symbola")?.contains("\u{1f680} (U+1F680)") ?? false)
        #expect(names(after: "fonts-noto-core")?.contains("\u{928} (U+0928)") ?? false)
        #expect(names(after: "Install a font")?.contains("U+E000, U+FFF0") ?? false)
        #expect(names(after: "control characters")?.contains("U+0000, U+0007") ?? false)
        #expect(first.allSatisfy { $0.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 32 } })
        axes.title = "\u{4e2d}\u{570b}"
        axes.plot([0, 1], [0, 1]).label = "\u{65e5}"
        axes.addLegend(at: .upperLeft)
        #expect(try warnings(of: figure).isEmpty)
    }

    @Test(arguments: 0..<40) func generatedTextsAreDrawnAndWarnedOf(seed: Int) throws {
        var random = Seeded(UInt64(seed))
        let text = String(
            String.UnicodeScalarView(
                (0..<Int.random(in: 1...200, using: &random)).compactMap { _ in
                    Unicode.Scalar(
                        UInt32.random(
                            in: 0...[0x20, 0x7f, 0x2fff, 0x10_ffff].randomElement(using: &random)!, using: &random))
                }))
        let (figure, axes) = Figure.subplots()
        axes.title = text
        let warnings = try warnings(of: figure)
        #expect(Set(warnings.map { $0.prefix { $0 != "\n" } }).count == warnings.count)
        #expect(
            warnings.allSatisfy {
                $0.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }
            })
        let missing = text.unicodeScalars.contains { !$0.isASCII && !Character($0).isNewline }
        #expect(!missing || !warnings.isEmpty)
    }
}
