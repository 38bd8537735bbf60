import FlipbookCairo
import FlipbookCanvas
import FlipbookFormula
import Foundation
import Testing

@testable import FlipbookPlot

/// Formulas, held against matplotlib's mathtext: family `mathText` of `vocabulary.py`.
@Suite struct VocabularyMathTextTests {
    struct Family: Decodable {
        struct Glyph: Decodable {
            var font: String
            var code: UInt32
            var size: Double
            var x: Double
            var y: Double
        }
        struct Expression: Decodable {
            var text: String
            var size: Double
            var fontset: String?
            var width: Double
            var height: Double
            var depth: Double
            var rounded: [Double]
            var glyphs: [Glyph]
            var rules: [[Double]]
        }
        struct Sentence: Decodable {
            var text: String
            var typeset: String
            var isMath: Bool
        }
        var expressions: [Expression]
        var symbols: [Expression]
        var invalid: [String]
        var mathOrNot: [Sentence]
    }

    static let family = Result { try Vocabulary.read("mathText", as: Family.self) }
    static let all = family.map { $0.expressions + $0.symbols }

    private let canvas: CairoCanvas

    init() throws { canvas = try CairoCanvas(width: 1, height: 1) }

    private func style(_ size: Double, _ fontset: String? = nil) -> TextStyle {
        var style = TextStyle(size: size)
        style.formulaFonts =
            switch fontset {
            case "dejavuserif": .dejaVuSerif
            case "cm": .computerModern
            case "stix": .stix
            case "stixsans": .stixSans
            default: .dejaVuSans
            }
        return style
    }

    /// Glyphs in the order of their places: matplotlib's, and those here.
    @Test(arguments: all.indices) func glyphsAndRulesAreMatplotlibs(index: Int) throws {
        let expected = try Self.all.get()[index]
        let name: Comment = "\(expected.fontset ?? "dejavusans") \(expected.size): \(expected.text)"
        let layout = try canvas.formula(expected.text, style: style(expected.size, expected.fontset))
        func isNear(_ value: Double, _ other: Double, _ tolerance: Double = 0.1) -> Bool {
            abs(value - other) <= tolerance
        }
        #expect(
            isNear(layout.width, expected.width) && isNear(layout.height, expected.height)
                && isNear(layout.depth, expected.depth),
            "\(name): \((layout.width, layout.height, layout.depth)) not \((expected.width, expected.height, expected.depth))"
        )
        try #require(layout.glyphs.count == expected.glyphs.count && layout.rules.count == expected.rules.count, name)
        for (glyph, other) in zip(layout.glyphs, expected.glyphs) {
            let face = glyph.face == .text ? "DejaVuSans" : glyph.face.rawValue
            #expect(
                face == other.font && glyph.code == other.code && isNear(glyph.size, other.size, 1e-6)
                    && isNear(glyph.x, other.x) && isNear(glyph.y, other.y), "\(name): \(glyph) not \(other)")
        }
        for (rule, other) in zip(layout.rules, expected.rules) {
            #expect(
                zip([rule.x, rule.y, rule.width, rule.height], other).allSatisfy { isNear($0, $1) },
                "\(name): \(rule) not \(other)")
        }
        let extent = try canvas.measure(expected.text, style: style(expected.size, expected.fontset))
        let rounded = [extent.advance, extent.above + extent.below, extent.below]
        let isAtEdge = [expected.width, expected.height, expected.depth].contains {
            abs($0 - $0.rounded()) < 0.1
        }
        #expect(isAtEdge || rounded == expected.rounded, "\(name): \(rounded) not \(expected.rounded)")
    }

    /// Tables are set here, which mathtext can't.
    @Test func whatMatplotlibRefusesIsRefused() throws {
        for text in try Self.family.get().invalid where !text.contains("{matrix}") {
            #expect(throws: CanvasError.self, "\(text)") { try canvas.formula(text, style: style(10)) }
        }
    }

    @Test func theSameTextsAreFormulas() throws {
        for sentence in try Self.family.get().mathOrNot {
            #expect(FormulaLayout.isFormula(sentence.text) == sentence.isMath, "\(sentence.text)")
        }
    }
}
