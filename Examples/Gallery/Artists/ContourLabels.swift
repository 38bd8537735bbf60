import Flipbook

func contourLabels() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(-3, 3, count: 60)
    let y = linspace(-2, 2, count: 40)
    let hills = Grid(x: x, y: y) { x, y in exp(-x * x - y * y) - exp(-(x - 1) * (x - 1) - (y - 1) * (y - 1)) }
    let contour = axes.contour(x, y, hills)
    contour.addLabels(size: 8)
    return figure
}

/// Labels over lines, in a format and a colour, by a function, at given points, and on some of the levels.
func contourLabelsSettings() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 7, height: 5)
    let x = linspace(-3, 3, count: 60)
    let y = linspace(-2, 2, count: 40)
    let waves = Grid(x: x, y: y) { x, y in sin(x) * cos(y) + 0.1 * x * y }
    axes[0][0].contour(x, y, waves, levels: 5).addLabels(format: "%.1f m", isInline: false)
    let percent = axes[0][1].contour(x, y, waves, levels: 5, colors: [.black]).addLabels(size: 9, gap: 8)
    percent.formatter = Formatter { "\(Int(($0 * 100).rounded()))%" }
    let spots = axes[1][0].contour(x, y, waves, levels: 5)
    spots.addLabels(positions: [(-1.5, 0), (1.5, 0), (0.2, 1.2)], color: .red)
    let some = axes[1][1].contour(x, y, waves, levels: [-0.8, -0.4, 0, 0.4, 0.8]).addLabels(size: 14, isUpright: false)
    some.levels = [-0.4, 0, 0.4]
    some.colors = [.blue, .gray, .red]
    return figure
}
