import FlipbookCairo
import FlipbookCanvas
import TestSupport

extension Seeded {
    func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &generator) }

    func point(in size: Size) -> Point {
        Point(x: number(-20...size.width + 20), y: number(-20...size.height + 20))
    }

    func color() -> Color {
        Color(red: number(0...1), green: number(0...1), blue: number(0...1), alpha: number(0.2...1))
    }

    func line() -> String {
        let letters = Array("abcgjpqxyABCQRSVW0123456789 .,()−αβΩ∑éÅ")
        return String(
            (0..<Int.random(in: 1...9, using: &generator)).map { _ in letters.randomElement(using: &generator)! })
    }

    func style() -> TextStyle {
        TextStyle(
            family: ["DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono"].randomElement(using: &generator)!,
            size: number(6...24), weight: Bool.random(using: &generator) ? .normal : .bold,
            slant: Bool.random(using: &generator) ? .normal : .oblique)
    }

    func stroke() -> Stroke {
        Stroke(
            color: color(), width: number(0.3...6),
            cap: [.butt, .round, .projecting].randomElement(using: &generator)!,
            join: [.miter, .round, .bevel].randomElement(using: &generator)!,
            dashes: Bool.random(using: &generator) ? [] : [number(1...9), number(1...9)], dashOffset: number(0...4))
    }

    /// One drawing call: a filled and stroked path, or text, perhaps clipped.
    func drawing(in size: Size) -> (CairoCanvas) throws -> Void {
        var path = Path()
        path.move(to: point(in: size))
        for _ in 0..<Int.random(in: 1...8, using: &generator) {
            if Bool.random(using: &generator) {
                path.line(to: point(in: size))
            } else {
                path.curve(point(in: size), point(in: size), to: point(in: size))
            }
        }
        if Bool.random(using: &generator) { path.close() }
        let (fill, stroke, ink) = (Bool.random(using: &generator) ? color() : nil, stroke(), color())
        let (line, style, origin, angle) = (line(), style(), point(in: size), number(-4...4))
        let clip = Rect(x: number(0...40), y: number(0...40), width: number(0...90), height: number(0...90))
        let (isText, isClipped) = (Bool.random(using: &generator), Bool.random(using: &generator))
        return { [path] canvas in
            func draw() throws {
                if isText {
                    try canvas.drawText(line, style: style, color: ink, at: origin, angle: angle)
                } else {
                    canvas.draw(path, fill: fill, stroke: stroke, snap: .automatic)
                }
            }
            if isClipped { try canvas.withClip(clip, draw) } else { try draw() }
        }
    }

    private var generator: Seeded {
        get { self }
        set {}
    }
}
