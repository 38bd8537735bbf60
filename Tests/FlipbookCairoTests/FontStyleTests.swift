import FlipbookCairo
import FlipbookCanvas
import Foundation
import TestSupport
import Testing

/// Font files, features, weights, stretches, small capitals, outlines and emoji.
@Suite struct FontStyleTests {
    private func image(_ line: String, _ style: TextStyle, angle: Double = 0) throws -> Image {
        try Image(width: 200, height: 60) {
            try $0.drawText(line, style: style, color: .black, at: Point(x: 10, y: 40), angle: angle)
        }
    }

    private func style(_ change: (inout TextStyle) -> Void = { _ in }) -> TextStyle {
        var style = TextStyle(size: 20)
        change(&style)
        return style
    }

    /// A canvas with a text measured, and the names of the font files that it took.
    private func files(_ line: String, _ style: TextStyle) throws -> Set<String> {
        let canvas = try CairoCanvas(width: 1, height: 1)
        _ = try canvas.measure(line, style: style)
        return Set(canvas.fonts.files.map { String($0.path.split(separator: "/").last ?? "") })
    }

    private func advance(_ line: String, _ style: TextStyle) throws -> Double {
        try CairoCanvas(width: 1, height: 1).measure(line, style: style).advance
    }

    @Test func aFontFileIsDrawnAsTheInstalledFontAndIsTheOneThatIsUsed() throws {
        let folder = try TemporaryFolder()
        let path = folder("a, b & c.ttf")
        let font = try #require(Fonts.installed.first { $0.contains("/DejaVuSerif-Bold.ttf") })
        try FileManager.default.copyItem(atPath: String(font.prefix { $0 != "\t" }), toPath: path)
        let filed = TextStyle(family: path, size: 20)
        let installed = TextStyle(family: "DejaVu Serif", size: 20, weight: .bold)
        #expect(try image("Serif $x^2$", filed) == image("Serif $x^2$", installed))
        #expect(try files("Serif", filed) == ["a, b & c.ttf"])
        let canvas = try CairoCanvas(width: 1, height: 1)
        #expect(try canvas.fonts(of: "Serif", style: filed).isOpen == false)
        let fallback = try canvas.fonts(of: "a\u{1D49C}", style: filed)
        #expect(fallback.isOpen && fallback.files.count == 2)
        let page = try PageCanvas(format: .pdf, size: Size(width: 99, height: 99), dpi: 72)
        try page.drawText("Serif", style: filed, color: .black, at: Point(x: 9, y: 50), angle: 0)
        #expect(String(decoding: try page.finish(), as: UTF8.self).contains("DejaVuSerif"))
    }

    @Test func aFontFileThatIsMissingOrNoFontIsAnErrorThatNamesIt() throws {
        let folder = try TemporaryFolder()
        try Data("no font".utf8).write(to: URL(fileURLWithPath: folder("text.ttf")))
        for (file, reason) in [
            (folder("gone.ttf"), "No such file"), (folder("text.ttf"), "no font"), (folder.path, "no font"),
            ("gone.otf", "No such file"), ("./gone", "No such file"),
        ] {
            let error = #expect(throws: CanvasError.self) { _ = try advance("a", TextStyle(family: file, size: 9)) }
            #expect(error?.code == .missingFont)
            #expect(error?.description.contains(file) == true && error?.description.contains(reason) == true)
        }
    }

    @Test func featuresChangeTheGlyphs() throws {
        #expect(try advance("AVAV", style()) < advance("AVAV", style { $0.fontFeatures = ["kern": 0] }))
        #expect(try image("fi", style()) != image("fi", style { $0.fontFeatures = ["liga": 0] }))
        #expect(try image("ab", style()) == image("ab", style { $0.fontFeatures = ["liga": 0, "kern": 1] }))
        for features in [["lig": 0], ["ligature": 1], ["": 1], ["lä,a": 0], ["liga": -1]] {
            let error = #expect(throws: CanvasError.self) { _ = try advance("a", style { $0.fontFeatures = features }) }
            #expect(error?.code == .fontFeature && error?.description.contains("\"\(features.keys.first!)\"") == true)
        }
    }

    @Test func weightsAndStretchesAreFontsOfTheirOwn() throws {
        #expect(try files("a", style { $0.weight = .semibold }) == ["DejaVuSans-Bold.ttf"])
        #expect(try files("a", style { $0.weight = 500 }) == ["DejaVuSans.ttf"])
        #expect(try files("a", style { $0.weight = .extraLight }) == ["DejaVuSans-ExtraLight.ttf"])
        #expect(try files("a", style { $0.stretch = .condensed }) == ["DejaVuSansCondensed.ttf"])
        #expect(
            try files("a", style { ($0.stretch, $0.weight) = (.condensed, .bold) }) == ["DejaVuSansCondensed-Bold.ttf"])
        for stretch in TextStyle.Stretch.allCases {
            #expect(try advance("width", style { $0.stretch = stretch }) <= advance("width", style()))
        }
        for weight in [0, 1, 100, 1000, 99_999] { _ = try advance("a", style { $0.weight = .init(weight) }) }
    }

    @Test func smallCapitalsAreLowerThanCapitalsAndNoLetters() throws {
        let small = style { $0.hasSmallCaps = true }
        let canvas = try CairoCanvas(width: 1, height: 1)
        func height(_ line: String, _ style: TextStyle) throws -> Double {
            try canvas.measure(line, style: style).ink.height
        }
        #expect(try height("H", small) == height("H", style()))
        #expect(try height("h", small) < height("h", style()))
        #expect(try advance("h", small) < advance("H", style()))
        #expect(try image("hello", small) != image("hello", style()))
    }

    /// As a path, a text covers what its mask covers.
    @Test(arguments: 0..<20) func theOutlineOfATextCoversItsLetters(seed: Int) throws {
        let random = Seeded(UInt64(seed))
        var (line, style) = (random.line(), random.style())
        if seed % 4 == 0 { line = "$\\frac{a}{\\sqrt{b}}$" }
        style.size = 40
        let canvas = try CairoCanvas(width: 1, height: 1)
        let outline = try canvas.outline(of: line, style: style)
        let path = try Image(width: 400, height: 120) {
            $0.fill(outline.map { Point(x: $0.x + 20, y: $0.y + 60) }, color: .black, snap: .never)
        }
        let text = try Image(width: 400, height: 120) {
            try $0.drawText(line, style: style, color: .black, at: Point(x: 20, y: 60), angle: 0)
        }
        // On pixels, the rules of a formula are whole ones.
        #expect(abs(path.totalInk - text.totalInk) < (seed % 4 == 0 ? 0.2 : 0.08) * text.totalInk + 1)
        // The fonts of a text that is only asked for as a path are known.
        #expect(try canvas.fonts == canvas.fonts(of: line, style: style))
    }

    private static let hasColoredEmoji = Fonts.installed.contains { $0.contains("Noto Color Emoji") }

    @Test(.enabled(if: TestRun.isWhole || hasColoredEmoji, "It needs a font that .ci/setup --tests installs."))
    func emojiAreInColour() throws {
        let text = TextStyle(size: 24)
        func colors(_ image: Image) -> Int {
            (0..<image.width * image.height).filter {
                let pixel = image.pixel($0 % image.width, $0 / image.width)
                return pixel[0] != pixel[1] || pixel[1] != pixel[2]
            }.count
        }
        let picture = try image("a 🎉 b", text)
        #expect(colors(picture) > 100)
        #expect(colors(try image("a b 1 #", text)) == 0)
        #expect(try files("🎉", text) == ["NotoColorEmoji.ttf"])
        #expect(try files("1 # © 😀\u{FE0E}", text) == ["DejaVuSans.ttf"])
        let canvas = try CairoCanvas(width: 1, height: 1)
        let (extent, plain) = (try canvas.measure("a🎉", style: text), try canvas.measure("a", style: text))
        #expect(extent.missing.isEmpty && extent.advance > plain.advance + 15 && extent.advance < plain.advance + 40)
        #expect(extent.ink.minY < -15 && extent.ink.minY > -30)
        #expect(try canvas.outline(of: "🎉", style: text).isEmpty)
        // The letters around are as they are without it, and transparent where the text is.
        let box = try #require(picture.inkBox)
        #expect(box.right < 90)
        let faint = try Image(width: 200, height: 60) {
            try $0.drawText(
                "a 🎉 b", style: text, color: .black.opacity(0.2), at: Point(x: 10, y: 40), angle: 0)
        }
        #expect(abs(faint.totalInk / picture.totalInk - 0.2) < 0.02)
        #expect(colors(try image("🎉", text, angle: 0.5)) > 100)
        for format in [PageCanvas.Format.pdf, .svg] {
            let page = try PageCanvas(format: format, size: Size(width: 99, height: 99), dpi: 72)
            try page.drawText("a 🎉", style: text, color: .black, at: Point(x: 9, y: 50), angle: 0)
            #expect(try page.finish().count > 3000)
        }
    }
}
