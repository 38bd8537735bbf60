import Flipbook
import FlipbookCairo
import Testing

/// The box that the layout reckons with holds what is drawn of a text.
@Suite struct TextBoxTests {
    @Test(arguments: 1...60) func aBoxHoldsItsInk(seed: Int) throws {
        let figure = Figure(width: 4, height: 4)
        let words = ["Agjx", "two\nlines", "αβγ\nlonger line\nÅ", "−1.5 × 10", "(fj)|_"]
        let text = figure.text(words[seed % words.count], at: (0.5, 0.5))
        text.size = 8 + Double(seed % 7) * 3
        text.rotation = .degrees(Double(seed * 37 % 360))
        text.rotationMode = seed.isMultiple(of: 2) ? .box : .anchor
        text.weight = seed.isMultiple(of: 3) ? .bold : .normal
        text.slant = seed.isMultiple(of: 4) ? .oblique : .normal
        text.horizontalAlignment = [.left, .center, .right][seed % 3]
        text.verticalAlignment = [.top, .center, .baseline, .centerBaseline, .bottom][seed / 3 % 5]
        let canvas = try CairoCanvas(width: 400, height: 400)
        try figure.draw(on: canvas)
        let box = try #require(try figure.textBoxes(measurer: canvas).first).box
        var ink = 0
        try canvas.withPixels { pixels in
            for y in 0..<400 {
                for x in 0..<400 where pixels.withUnsafeBytes({ $0[y * pixels.stride + 4 * x] }) < 255 {
                    ink += 1
                    let isInside =
                        box.minX - 1.5 < Double(x) && Double(x) < box.maxX + 0.5 && box.minY - 1.5 < Double(y)
                        && Double(y) < box.maxY + 0.5
                    #expect(isInside, "\(x), \(y) is outside \(box)")
                }
            }
        }
        #expect(ink > 20)
    }
}
