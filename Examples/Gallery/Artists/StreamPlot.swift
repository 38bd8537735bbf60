import Flipbook

func streamPlot() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(-3, 3, count: 60)
    let y = linspace(-2, 2, count: 40)
    let u = try Grid(y.map { y in x.map { x in y } })
    let v = try Grid(y.map { y in x.map { x in (1 - x * x) * y - x } })
    axes.streamPlot(x, y, u, v)
    return figure
}

func streamPlotValues() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 4)
    let places = linspace(-3, 3, count: 100)
    let u = try Grid(places.map { y in places.map { x in -1 - x * x + y } })
    let v = try Grid(places.map { y in places.map { x in 1 + x - y * y } })
    let speed = try Grid(rows: 100, columns: 100, values: zip(u.values, v.values).map { hypot($0, $1) })
    let stream = axes.streamPlot(places, places, u, v, values: speed)
    stream.colormap = .autumn
    stream.density = 1.5
    stream.arrowSize = 1.5
    axes.aspect = .equal
    try figure.addColorBar(for: stream, at: .bottom, pad: 0.1, label: "speed")
    return figure
}

/// What lines of a stream plot can be: of given widths, from given points, without breaks, around a hole.
func streamPlotSettings() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 7, height: 5)
    let x = linspace(-2, 2, count: 40)
    let y = linspace(-1, 1, count: 30)
    let u = try Grid(y.map { y in x.map { x in cos(2 * y) } })
    let v = try Grid(y.map { y in x.map { x in sin(3 * x) } })
    let wide = axes[0][0].streamPlot(x, y, u, v)
    wide.widths = try Grid(y.map { y in x.map { x in 2 + x } })
    wide.color = .black
    wide.density = 0.5
    wide.yDensity = 1
    let started = axes[0][1].streamPlot(x, y, u, v)
    started.startPoints = linspace(-1, 1, count: 9).map { (0, $0) }
    started.arrowCount = 3
    started.direction = .forward
    let whole = axes[1][0].streamPlot(x, y, u, v)
    whole.density = 0.3
    whole.isBroken = false
    whole.width = 1
    var hole = u
    for row in 10..<20 { for column in 15..<25 { hole[row, column] = .nan } }
    let around = axes[1][1].streamPlot(x, y, hole, v)
    around.minLength = 0.3
    around.maxLength = 1
    around.arrowSize = 0.7
    return figure
}

/// Lines that are followed in longer and shorter steps.
func streamPlotSteps() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 1, columns: 3, width: 9, height: 3)
    let places = linspace(-3, 3, count: 30)
    let u = try Grid(places.map { y in places.map { x in -1 - x * x + y } })
    let v = try Grid(places.map { y in places.map { x in 1 + x - y * y } })
    for (axes, (step, error)) in zip(axes[0], [(1.0, 1.0), (0.1, 0.1), (8, 20)]) {
        let stream = axes.streamPlot(places, places, u, v, density: 0.6, color: .tabRed)
        (stream.isBroken, stream.stepScale, stream.errorScale) = (false, step, error)
    }
    let line = axes[0][0].plot([-3, 3], [-3, 3], label: "first")
    axes[0][0].plot([-3, 3], [3, -3], label: "second")
    let legend = axes[0][0].addLegend(at: .upperLeft)
    legend.style.textColors = [line.color, .tabOrange]
    return figure
}
