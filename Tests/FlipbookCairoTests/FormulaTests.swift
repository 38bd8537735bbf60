import FlipbookCairo
import FlipbookCanvas
import Testing

@Suite struct FormulaTests {
    private static let formulas = [
        "$x$", #"a $\frac{a}{b}$ b"#, #"$\sqrt[3]{\frac{1}{2}}$"#, #"$\sum_{i=1}^n x_i$"#, #"$\overline{abc}$"#,
        #"$\left(\frac{a}{b}\right)^2$"#, #"$\begin{pmatrix} a & b \\ c & d \end{pmatrix}$"#, #"$\llap{abc}$"#,
        #"$\begin{cases} x & x \geq 0 \\ -x & \text{else} \end{cases}$"#, #"$\widehat{abc}\vec{A}$"#,
        #"$\begin{aligned} a &= b \\ &= c + d \end{aligned}$"#, #"$a\hspace{-3}b$"#,
    ]

    /// What is painted again where a formula has changed is its ink box: nothing may stand outside.
    @Test(arguments: formulas, [0.0, 0.7, .pi / 2]) func theInkBoxHoldsTheInk(formula: String, angle: Double) throws {
        for size in [8.0, 12, 24] {
            let canvas = try CairoCanvas(width: 500, height: 500)
            let style = TextStyle(size: size)
            let origin = Point(x: 250.3, y: 250.6)
            var record = Drawing()
            record.commands = [.text(formula, style: style, color: .black, at: origin, angle: angle)]
            let area = try #require(try record.area(on: canvas.size, measurer: canvas))
            canvas.clear(.white)
            try record.draw(on: canvas)
            let drawn = try #require(try Image(canvas).inkBox)
            #expect(area.x.contains(drawn.left) && area.x.contains(drawn.right - 1))
            #expect(area.y.contains(drawn.top) && area.y.contains(drawn.bottom - 1))
        }
    }

    @Test(arguments: formulas) func pagesHaveFormulas(formula: String) throws {
        for format in [PageCanvas.Format.pdf, .svg] {
            func page(_ text: String) throws -> Int {
                let canvas = try PageCanvas(format: format, size: Size(width: 200, height: 100), dpi: 72)
                try canvas.drawText(
                    text, style: TextStyle(size: 12), color: .black, at: Point(x: 50, y: 50), angle: 0.3)
                return try canvas.finish().count
            }
            #expect(try page(formula) > page(" ") + 50)
        }
    }

    /// Cells of a matrix stand in columns and rows, in the middle of its delimiters.
    @Test func matricesStandInColumnsAndRows() throws {
        let canvas = try CairoCanvas(width: 1, height: 1)
        let layout = try canvas.formula(
            #"$\begin{matrix} a & bb \\ ccc & d \end{matrix}$"#, style: TextStyle(size: 20))
        let glyphs = Dictionary(grouping: layout.glyphs) { $0.code }.mapValues { $0[0] }
        func glyph(_ letter: Unicode.Scalar) throws -> (x: Double, y: Double) {
            let glyph = try #require(glyphs[letter.value])
            return (glyph.x, glyph.y)
        }
        let (a, b, c, d) = (try glyph("a"), try glyph("b"), try glyph("c"), try glyph("d"))
        #expect(a.y == b.y && c.y == d.y && abs(a.y - c.y - 24) < 1e-9)
        #expect(c.x < a.x && a.x < b.x && b.x < d.x)
        #expect(abs(layout.height - layout.depth - 2 * 0.25 * 20) < 1e-9)
    }

    @Test(arguments: [
        String(repeating: "x", count: 200_000), String(repeating: "{", count: 100_000),
        String(repeating: #"\sqrt{"#, count: 30_000), String(repeating: "a^{", count: 60_000),
        String(repeating: #"\left("#, count: 30_000), String(repeating: "a_b+", count: 50_000),
        String(repeating: #"\frac{a}{b}"#, count: 18_000), String(repeating: " ", count: 200_000) + "x",
        #"\begin{matrix}"# + String(repeating: "&", count: 100_000) + String(repeating: #"\\"#, count: 45_000)
            + #"\end{matrix}"#,
        String(repeating: #"\begin{matrix}"#, count: 14_000), String(repeating: "'", count: 200_000),
    ])
    func longFormulasEndInALayoutOrAnError(formula: String) throws {
        let canvas = try CairoCanvas(width: 1, height: 1)
        let clock = ContinuousClock()
        let time = clock.measure {
            do {
                let extent = try canvas.measure("$\(formula)$", style: TextStyle(size: 10))
                #expect(extent.advance > 0)
            } catch {
                #expect("\(error)".utf8.count < 400)
            }
        }
        #expect(time < .seconds(60))
    }

    @Test func textAroundFormulasHasItsOwnFont() throws {
        let canvas = try CairoCanvas(width: 1, height: 1)
        let bold = try canvas.formula("ab $x$", style: TextStyle(size: 10, weight: .bold))
        let normal = try canvas.formula("ab $x$", style: TextStyle(size: 10))
        #expect(bold.glyphs[0].face == .text && bold.width > normal.width)
    }
}
