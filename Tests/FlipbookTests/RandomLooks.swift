import Flipbook
import TestSupport

extension Seeded {
    func values(_ count: Int, _ range: ClosedRange<Double> = -1...1) -> [Double] {
        (0..<count).map { _ in value(range) }
    }
    func grid(_ rows: Int, _ columns: Int) -> Grid { Grid(rows: rows, columns: columns) { _, _ in value() } }
    func arrow() -> ArrowStyle {
        ArrowStyle(
            one(of: [.line(), .line(start: .bar(), end: .filled), .simple(), .fancy(), .wedge(), .plain()]),
            connection: one(of: [.arc3(), .arc3(bend: value(-1...1)), .angle3()]), width: value(0.5...2))
    }
    func arrows() -> LineArrows? {
        one(of: [
            nil, .every(points: value(10...40)), .atBothEnds(size: 8), .at([0.3, value(0...1)], isReversed: chance()),
        ])
    }
    func marker() -> Marker {
        one(of: [.square, .plus, .starPolygon(tips: 4, angle: .degrees(value(0...90))), .text("a"), .text("$x^2$")])
    }
    func markers(_ count: Int) -> [Marker] { (0..<count).map { _ in marker() } }
    func hatch() -> Hatch? {
        one(of: [nil, "/", "x", "o.", Hatch("-*", color: color(), width: value(0.5...2))])
    }
    func color() -> Color { one(of: Color.tab10) }
    func effects() -> [PathEffect] {
        let effect = one(of: [
            .stroke(color: color(), width: value(1...4)), .patchShadow(offset: (value(-5...5), -3)),
            .lineShadow(alpha: value()), .ticks(spacing: value(4...9), angle: .degrees(value(-90...90))),
            PathEffect(offset: (2, value(-9...9)), fill: .color(color()), stroke: .darkened(0.5), alpha: value()),
        ])
        return one(of: [[], [effect], [effect, .normal], [effect.withNormal]])
    }
    func clipPath() -> ClipPath? {
        one(of: [
            nil, ClipPath(Circle(at: (value(), 0.5), radius: value())),
            ClipPath(Path(Rect(x: value(), y: 0.2, width: 0.5, height: 0.7)), in: .axes),
        ])
    }
    func gradient() -> Gradient? {
        let coordinates = one(of: [nil, Coordinates.data, .axes, nil])
        return one(of: [
            nil, .linear([color(), color().opacity(value())], to: (value(), 1), in: coordinates),
            .radial([color(), color(), .white], center: (value(), 0.5), radius: value(), in: coordinates),
        ])
    }
    func word() -> String {
        one(of: ["", "a", "speed", "a longer text", "two\nlines", "12", "$x^2$", "a $\\frac{1}{\\sqrt{2}}$"])
    }
}

extension DataArtist {
    /// Sets looks of the artist; which ones, a number says.
    func restyle(_ which: Int, _ random: Seeded) {
        switch which % 11 {
        case 0: alpha = random.value()
        case 8: pathEffects = random.effects()
        case 9: clipPath = random.clipPath()
        case 10: (self as? Patch)?.gradient = random.gradient()
        case 1: zOrder = random.one(of: [0, 1, 2, 5])
        case 2: isVisible = random.chance()
        case 3: label = random.word()
        default:
            switch self {
            case let line as Line:
                switch which {
                case 4: line.color = random.color()
                case 5:
                    line.width = random.value(0.5...5)
                    line.arrows = random.arrows()
                case 6:
                    line.marker = random.one(of: [nil, .circle, random.marker()])
                    line.markerFill = random.one(of: MarkerFill.allCases)
                    line.markerRotation = .degrees(random.one(of: [0, random.value(0...90)]))
                    line.markSpacing = random.one(of: [nil, nil, random.value(0.1...1)])
                case 7:
                    line.gapColor = random.one(of: [nil, random.color()])
                    line.style = random.one(of: [.solid, .dashed, .dotted])
                default: line.style = random.one(of: [.solid, .dashed, .dotted])
                }
            case let patch as Patch:
                switch which {
                case 4: patch.color = random.color()
                case 5: patch.edgeColor = random.one(of: [nil, random.color()])
                case 6:
                    patch.isFilled = random.chance()
                    patch.hatch = random.hatch()
                default: patch.edgeWidth = random.value(0.5...4)
                }
            case let mappable as ScalarMappable:
                switch which {
                case 4: mappable.colormap = random.one(of: [.viridis, .plasma, .gray])
                case 5:
                    mappable.norm = random.one(of: [
                        .linear(), .log(0.1...1), .linear(0...0.5), .symLog(linearThreshold: 0.1),
                        .asinh(linearWidth: 0.2),
                        .power(gamma: 0.5), .twoSlope(center: 0.4), .centered(at: 0.5),
                        .boundaries([0, 0.2, 0.5, 1], extends: .both),
                    ])
                case 6: mappable.colorLimits = 0...random.value(0.2...1)
                default: (mappable as? Scatter)?.marker = random.one(of: [.circle, .square])
                }
            case let stems as Stems:
                if which == 4 { stems.color = random.color() } else { stems.width = random.value(0.5...5) }
            default: break
            }
        }
    }
}
