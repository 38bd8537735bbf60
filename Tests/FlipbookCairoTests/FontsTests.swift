import FlipbookCairo
import FlipbookCanvas
import Testing

/// What text depends on.
@Suite struct FontsTests {
    private func fonts(_ lines: (String, TextStyle)...) throws -> FontUse {
        let canvas = try CairoCanvas(width: 9, height: 9)
        for (line, style) in lines { _ = try canvas.measure(line, style: style) }
        return canvas.fonts
    }

    private func names(_ use: FontUse) -> [String] {
        use.files.map { String($0.path.split(separator: "/").last!) }.sorted()
    }

    @Test func theStylesOwnFontWeightAndSlantChooseAnotherFile() throws {
        #expect(try names(fonts(("text", TextStyle(size: 10)))) == ["DejaVuSans.ttf"])
        #expect(
            try names(fonts(("text", TextStyle(size: 10, weight: .bold, slant: .oblique))))
                == ["DejaVuSans-BoldOblique.ttf"])
        #expect(try fonts(("text", TextStyle(size: 10))).isOpen == false)
        #expect(throws: CanvasError.self) { try fonts(("text", TextStyle(family: "No Such Font", size: 10))) }
    }

    @Test func fontsThatStandInAndCharactersThatNoFontHas() throws {
        let other = try fonts(("a\u{1D49C}", TextStyle(size: 10)))
        #expect(names(other) == ["DejaVuMathTeXGyre.ttf", "DejaVuSans.ttf"] && other.isOpen)
        #expect(try fonts(("\u{10FFFD}", TextStyle(size: 10))).isOpen)
    }

    @Test func aCanvasKnowsTheFontsOfItsTextsWhateverTheirOrderAndOfEachByItself() throws {
        let (sans, serif) = (TextStyle(size: 10), TextStyle(family: "DejaVu Serif", size: 9))
        let all = try fonts(("text", sans), ("other", serif), ("text", TextStyle(size: 20)))
        #expect(try all == fonts(("other", serif), ("text", sans)))
        #expect(names(all) == ["DejaVuSans.ttf", "DejaVuSerif.ttf"])
        let canvas = try CairoCanvas(width: 9, height: 9)
        #expect(canvas.fonts == FontUse())
        _ = try canvas.measure("text", style: sans)
        #expect(try canvas.fonts(of: "other", style: serif) == fonts(("other", serif)))
    }

    @Test func installedFontsAreNamedOnceEach() {
        #expect(Set(Fonts.installed).count == Fonts.installed.count)
        #expect(Fonts.installed.contains { $0.contains("/DejaVuSans.ttf\t") })
    }

    @Test func eachLibraryIsNamedWithItsVersion() {
        #expect(
            Fonts.libraries.map { $0.prefix { $0 != " " } } == ["cairo", "pango", "harfbuzz", "freetype", "fontconfig"])
        #expect(Fonts.libraries.allSatisfy { $0.last?.isNumber == true })
    }
}
