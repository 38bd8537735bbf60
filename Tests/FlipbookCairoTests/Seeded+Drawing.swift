import FlipbookCairo
import FlipbookCanvas
import TestSupport

extension Seeded {
    func point(in size: Size) -> Point {
        Point(x: value(-20...size.width + 20), y: value(-20...size.height + 20))
    }

    func color() -> Color {
        Color(red: value(0...1), green: value(0...1), blue: value(0...1), alpha: value(0.2...1))
    }

    func line() -> String {
        let letters = Array("abcgjpqxyABCQRSVW0123456789 .,()−αβΩ∑éÅ")
        return String(
            (0..<count(1...9)).map { _ in one(of: letters) })
    }

    func style() -> TextStyle {
        TextStyle(
            family: one(of: ["DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono"]),
            size: value(6...24), weight: chance() ? .normal : .bold,
            slant: chance() ? .normal : .oblique)
    }

    func stroke() -> Stroke {
        Stroke(
            color: color(), width: value(0.3...6),
            cap: one(of: [.butt, .round, .projecting]),
            join: one(of: [.miter, .round, .bevel]),
            dashes: chance() ? [] : [value(1...9), value(1...9)], dashOffset: value(0...4))
    }

    /// One drawing call: a filled and stroked path, or text, perhaps clipped.
    func drawing(in size: Size) -> (CairoCanvas) throws -> Void {
        var path = Path()
        path.move(to: point(in: size))
        for _ in 0..<count(1...8) {
            if chance() {
                path.line(to: point(in: size))
            } else {
                path.curve(point(in: size), point(in: size), to: point(in: size))
            }
        }
        if chance() { path.close() }
        let (fill, stroke, ink) = (chance() ? color() : nil, stroke(), color())
        let (line, style, origin, angle) = (line(), style(), point(in: size), value(-4...4))
        let clip = Rect(x: value(0...40), y: value(0...40), width: value(0...90), height: value(0...90))
        let (isText, isClipped) = (chance(), chance())
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
}
