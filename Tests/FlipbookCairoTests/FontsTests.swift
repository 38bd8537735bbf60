import FlipbookCairo
import FlipbookCanvas
import Testing

@Suite("What text depends on")
struct FontsTests {
    @Test("The style's own font comes first; weight and slant choose another file")
    func files() throws {
        let normal = try Fonts.files(for: TextStyle(size: 10))
        #expect(normal.first?.path.hasSuffix("/DejaVuSans.ttf") == true)
        #expect(normal.first?.isFallback == false && normal.dropFirst().allSatisfy(\.isFallback))
        #expect(normal.allSatisfy { $0.version > 0 })
        #expect(Set(normal).count == normal.count)
        let bold = try Fonts.files(for: TextStyle(size: 10, weight: .bold, slant: .oblique))
        #expect(bold.first?.path.hasSuffix("/DejaVuSans-BoldOblique.ttf") == true)
        #expect(throws: CanvasError.self) { try Fonts.files(for: TextStyle(family: "No Such Font", size: 10)) }
    }

    @Test("A canvas knows the fonts of its texts, whatever their order, and each once")
    func filesOfCanvas() throws {
        let styles = [
            TextStyle(size: 10), TextStyle(size: 20), TextStyle(size: 9, weight: .bold),
            TextStyle(family: "DejaVu Serif", size: 9),
        ]
        func files(_ styles: some Sequence<TextStyle>) throws -> [FontFile] {
            let canvas = try CairoCanvas(width: 9, height: 9)
            for style in styles { _ = try canvas.measure("text", style: style) }
            return try canvas.fontFiles()
        }
        let all = try files(styles)
        #expect(try all == files(styles.reversed()))
        #expect(Set(all.map { "\($0.path) \($0.index)" }).count == all.count)
        let own = all.filter { !$0.isFallback }.map { $0.path.split(separator: "/").last! }
        #expect(own == ["DejaVuSans-Bold.ttf", "DejaVuSans.ttf", "DejaVuSerif.ttf"])
        #expect(try files([]).isEmpty)
    }

    @Test("Each library is named with its version")
    func libraries() {
        #expect(
            Fonts.libraries.map { $0.prefix { $0 != " " } } == ["cairo", "pango", "harfbuzz", "freetype", "fontconfig"])
        #expect(Fonts.libraries.allSatisfy { $0.last?.isNumber == true })
    }
}
