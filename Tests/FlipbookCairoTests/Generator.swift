import FlipbookCairo
import FlipbookCanvas

/// The same numbers on every run (SplitMix64, by Steele, Lea and Flood).
struct Generator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &self) }

    mutating func point(in size: Size) -> Point {
        Point(x: number(-20...size.width + 20), y: number(-20...size.height + 20))
    }

    mutating func color() -> Color {
        Color(red: number(0...1), green: number(0...1), blue: number(0...1), alpha: number(0.2...1))
    }

    mutating func line() -> String {
        let letters = Array("abcgjpqxyABCQRSVW0123456789 .,()−αβΩ∑éÅ")
        return String((0..<Int.random(in: 1...9, using: &self)).map { _ in letters.randomElement(using: &self)! })
    }

    mutating func style() -> TextStyle {
        TextStyle(
            family: ["DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono"].randomElement(using: &self)!,
            size: number(6...24), weight: Bool.random(using: &self) ? .normal : .bold,
            slant: Bool.random(using: &self) ? .normal : .oblique)
    }

    mutating func stroke() -> Stroke {
        Stroke(
            color: color(), width: number(0.3...6), cap: [.butt, .round, .projecting].randomElement(using: &self)!,
            join: [.miter, .round, .bevel].randomElement(using: &self)!,
            dashes: Bool.random(using: &self) ? [] : [number(1...9), number(1...9)], dashOffset: number(0...4))
    }

    /// One drawing call: a filled and stroked path, or text, perhaps clipped.
    mutating func drawing(in size: Size) -> (CairoCanvas) throws -> Void {
        var path = Path()
        path.move(to: point(in: size))
        for _ in 0..<Int.random(in: 1...8, using: &self) {
            if Bool.random(using: &self) {
                path.line(to: point(in: size))
            } else {
                path.curve(point(in: size), point(in: size), to: point(in: size))
            }
        }
        if Bool.random(using: &self) { path.close() }
        let (fill, stroke, ink) = (Bool.random(using: &self) ? color() : nil, stroke(), color())
        let (line, style, origin, angle) = (line(), style(), point(in: size), number(-4...4))
        let clip = Rect(x: number(0...40), y: number(0...40), width: number(0...90), height: number(0...90))
        let (isText, isClipped) = (Bool.random(using: &self), Bool.random(using: &self))
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
