import Flipbook

let pathEffectFigures: Figures = [
    "path_effects_of_texts": pathEffectsOfTexts, "path_effects_of_artists": pathEffectsOfArtists,
    "ticked_strokes": tickedStrokes,
]

/// Texts with outlines, shadows, several strokes and ticks, over a background of two colours.
func pathEffectsOfTexts() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 8, height: 5)
    axes.xLimits = 0...1
    axes.yLimits = 0...1
    axes.fillBetween([0.5, 1], [1, 1]).color = try Color("navy")
    func write(_ string: String, _ x: Double, _ y: Double, _ size: Double, _ effects: PathEffect...) -> PlacedText {
        let text = axes.text(string, at: (x, y), size: size)
        text.pathEffects = effects
        return text
    }
    _ = write("Outlined on both", 0.25, 0.85, 24, .stroke(color: .white, width: 3), .normal)
    write("with Normal", 0.05, 0.68, 30, .stroke(color: .red, width: 3).withNormal).color = .white
    write("Shadow", 0.6, 0.68, 30, .patchShadow(offset: (3, -3), color: .orange, alpha: 0.8), .normal).color = .white
    let heavy = write(
        "three strokes", 0.05, 0.45, 26, .stroke(color: .tabBlue, width: 8), .stroke(color: .yellow, width: 4), .normal)
    heavy.weight = .bold
    _ = write(
        "own", 0.62, 0.42, 40, PathEffect(offset: (4, -4), fill: .color(.gray), stroke: .none, alpha: 0.5),
        PathEffect(fill: .color(.white), stroke: .color(.red), width: 2))
    let turned = write("turned,\ntwo lines", 0.1, 0.08, 14, .stroke(color: try Color("lightgreen"), width: 2), .normal)
    turned.rotation = .degrees(20)
    _ = write("$\\frac{\\alpha^2}{\\sqrt{x}}$", 0.42, 0.15, 30, .stroke(color: .white, width: 4), .normal)
    write("hollow", 0.62, 0.1, 40, PathEffect(fill: .none, stroke: .own, width: 1)).color = .white
    return figure
}

/// Effects of lines, markers, bars, shapes, points, an annotation, a background and a legend.
func pathEffectsOfArtists() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 8, height: 5)
    let x = linspace(0, 10, count: 50)
    let wave = axes.plot(x, x.map { sin($0) + 4 }, width: 4, label: "shadow")
    wave.pathEffects = [.lineShadow(), .normal]
    let outlined = axes.plot(x, x.map { cos($0) + 4 }, width: 3, style: .dashed, label: "outlined")
    outlined.pathEffects = [.stroke(color: .black, width: 6), .normal]
    let marked = axes.plot(
        linspace(0.5, 9.5, count: 10), linspace(6, 7, count: 10), marker: .circle, markerSize: 12, label: "marked")
    marked.pathEffects = [.lineShadow(offset: (3, -3), color: nil, alpha: 0.6), .normal]
    let bars = axes.bar([1, 2, 3], [1, 2, 1.5], color: .tabGreen, edgeColor: .black)
    bars.pathEffects = [.patchShadow(offset: (6, -6)), .normal]
    let circle = Circle(at: (6, 1.2), radius: 0.9, color: .tabOrange)
    circle.pathEffects = [.stroke(color: .red, width: 6), .patchShadow(color: .blue, alpha: 0.4).withNormal]
    axes.add(circle)
    let points = axes.scatter([8, 8.4, 8.8], [1, 1.3, 1], size: 400, color: .tabPurple)
    points.pathEffects = [.patchShadow(offset: (5, -5)), .normal]
    var arrow = ArrowStyle(width: 3)
    arrow.pathEffects = [.stroke(color: .gold, width: 6), .normal]
    let note = axes.annotate("here", at: (6, 2.1), textAt: (7.5, 2.5), arrow: arrow, size: 14)
    note.background = TextBackground(.round, color: .wheat)
    note.background?.pathEffects = [PathEffect.patchShadow(offset: (4, -4)).withNormal]
    axes.addLegend(at: .upperRight).style.pathEffects = [PathEffect.patchShadow().withNormal]
    axes.yLimits = -0.5...9
    return figure
}

/// Ticks along lines, contours and a circle.
func tickedStrokes() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 8, height: 5)
    let x = linspace(0, 10, count: 60)
    for (index, angle) in [45.0, 90, -60].enumerated() {
        let line = axes.plot(x, x.map { sin($0) + 3 * Double(index) })
        line.pathEffects = [
            PathEffect.ticks(spacing: 7, angle: .degrees(angle), length: index == 1 ? 1 : 2.0.squareRoot()).withNormal
        ]
    }
    let circle = Circle(at: (13, 3), radius: 2, color: .tabOrange, edgeColor: .black)
    circle.isFilled = false
    circle.pathEffects = [.normal, .ticks(spacing: 10, angle: .degrees(60), length: 2, color: .red, width: 1)]
    axes.add(circle)
    let corners = axes.plot([11, 15, 15], [6.9, 6.9, 5.5], color: .tabPurple, width: 2)
    corners.pathEffects = [PathEffect.ticks(spacing: 15, angle: .degrees(-135), offset: (0, 5)).withNormal]
    return figure
}
