import Flipbook

func contour() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(-3, 3, count: 60)
    let y = linspace(-2, 2, count: 40)
    let hills = Grid(x: x, y: y) { x, y in exp(-x * x - y * y) - exp(-(x - 1) * (x - 1) - (y - 1) * (y - 1)) }
    let contour = axes.contour(x, y, hills, levels: 8)
    try figure.addColorBar(for: contour)
    return figure
}

func contourStyles() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 1, columns: 2, width: 7, height: 3)
    let x = linspace(-4, 4, count: 50)
    let y = linspace(-3, 3, count: 50)
    var waves = Grid(x: x, y: y) { x, y in sin(x) * cos(y) }
    let black = axes[0][0].contour(x, y, waves, levels: [-0.8, -0.4, -0.1, 0.1, 0.4, 0.8])
    black.colors = [.black]
    black.alpha = 0.6
    for row in 20..<30 { for column in row - 10..<row { waves[row, column] = .nan } }
    let turns = axes[0][1].contour(x, y, waves, levels: .about(5))
    turns.colors = [.tabBlue, .tabOrange, .tabGreen]
    turns.widths = [0.8, 2.5]
    turns.styles = [.solid, .dashed, .dotted]
    return figure
}
