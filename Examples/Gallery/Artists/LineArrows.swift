import Flipbook

func lineArrows() throws -> Figure {
    let (figure, panels) = try Figure.subplots(rows: 1, columns: 2, width: 8, height: 3)
    let angle = linspace(0, 2 * .pi, count: 200)
    for (axes, limits) in zip(panels[0], [-1.3...1.3, -3.3...3.3]) {
        (axes.xLimits, axes.yLimits) = (limits, limits)
    }
    let orbit = panels[0][0].plot(angle.map { cos($0) }, angle.map { 0.8 * sin($0) }, width: 2)
    orbit.arrows = .at([0.125, 0.375, 0.625, 0.875], size: 12)
    let span = panels[0][0].plot([-0.8, 0.8], [-1.1, -1.1], color: .black, width: 1)
    span.arrows = .atBothEnds(size: 8)
    let wave = panels[0][0].plot([-0.5, 0, 0.5], [0, 0.3, 0], color: .tabRed, width: 1.5, style: .dashed)
    wave.arrows = .at([1])

    let time = linspace(0, 3, count: 40)
    let spiral = panels[0][1].plot(
        time.map { $0 * cos(3 * $0) }, time.map { $0 * sin(3 * $0) }, values: Array(time.dropLast()), width: 3,
        style: .dashed, colormap: .plasma)
    spiral.widths = time.dropLast().map { 1 + $0 }
    spiral.arrows = .at([0.5], size: 14)
    return figure
}
