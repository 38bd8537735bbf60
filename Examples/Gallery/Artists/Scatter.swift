import Flipbook

func scatter() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let turns = linspace(0, 1, count: 60)
    let x = turns.map { $0 * cos(20 * $0) }
    let y = turns.map { $0 * sin(20 * $0) }
    let points = axes.scatter(x, y, values: turns)
    points.sizes = turns.map { 20 + 180 * $0 }
    points.alpha = 0.7
    points.edgeColors = [.black]
    points.edgeWidths = [0.5]
    try figure.addColorBar(for: points)
    return figure
}
