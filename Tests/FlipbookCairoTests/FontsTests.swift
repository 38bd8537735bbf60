import FlipbookCairo
import FlipbookCanvas
import Testing

@Suite("What text depends on")
struct FontsTests {
    private func fonts(_ lines: (String, TextStyle)...) throws -> FontUse {
        let canvas = try CairoCanvas(width: 9, height: 9)
        for (line, style) in lines { _ = try canvas.measure(line, style: style) }
        return canvas.fonts
    }

    private func names(_ use: FontUse) -> [String] {
        use.files.map { String($0.path.split(separator: "/").last!) }.sorted()
    }

    @Test("The style's own font; weight and slant choose another file")
    func own() throws {
        #expect(try names(fonts(("text", TextStyle(size: 10)))) == ["DejaVuSans.ttf"])
        #expect(
            try names(fonts(("text", TextStyle(size: 10, weight: .bold, slant: .oblique))))
                == ["DejaVuSans-BoldOblique.ttf"])
        #expect(try fonts(("text", TextStyle(size: 10))).isOpen == false)
        #expect(throws: CanvasError.self) { try fonts(("text", TextStyle(family: "No Such Font", size: 10))) }
    }

    @Test("Fonts that stand in, and characters that no font has")
    func others() throws {
        let other = try fonts(("a\u{1D49C}", TextStyle(size: 10)))
        #expect(names(other) == ["DejaVuMathTeXGyre.ttf", "DejaVuSans.ttf"] && other.isOpen)
        #expect(try fonts(("\u{10FFFD}", TextStyle(size: 10))).isOpen)
    }

    @Test("A canvas knows the fonts of its texts, whatever their order, and of each by itself")
    func ofCanvas() throws {
        let (sans, serif) = (TextStyle(size: 10), TextStyle(family: "DejaVu Serif", size: 9))
        let all = try fonts(("text", sans), ("other", serif), ("text", TextStyle(size: 20)))
        #expect(try all == fonts(("other", serif), ("text", sans)))
        #expect(names(all) == ["DejaVuSans.ttf", "DejaVuSerif.ttf"])
        let canvas = try CairoCanvas(width: 9, height: 9)
        #expect(canvas.fonts == FontUse())
        _ = try canvas.measure("text", style: sans)
        #expect(try canvas.fonts(of: "other", style: serif) == fonts(("other", serif)))
    }

    @Test("Installed fonts are named once each")
    func installed() {
        #expect(Set(Fonts.installed).count == Fonts.installed.count)
        #expect(Fonts.installed.contains { $0.contains("/DejaVuSans.ttf\t") })
    }

    @Test("Each library is named with its version")
    func libraries() {
        #expect(
            Fonts.libraries.map { $0.prefix { $0 != " " } } == ["cairo", "pango", "harfbuzz", "freetype", "fontconfig"])
        #expect(Fonts.libraries.allSatisfy { $0.last?.isNumber == true })
    }
}
