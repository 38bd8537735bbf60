import Flipbook

func quiver() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(-2, 2, count: 11)
    let y = linspace(-1.5, 1.5, count: 9)
    let u = try Grid(y.map { y in x.map { _ in y } })
    let v = try Grid(y.map { y in x.map { x in -sin(2 * x) } })
    let arrows = axes.quiver(x, y, u, v)
    arrows.color = .tabBlue
    axes.title = "A pendulum"
    return figure
}

func quiverValues() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let places = linspace(-2, 2, count: 15)
    let u = try Grid(places.map { y in places.map { x in -y * exp(-(x * x + y * y) / 4) } })
    let v = try Grid(places.map { y in places.map { x in x * exp(-(x * x + y * y) / 4) } })
    let speed = try Grid(rows: 15, columns: 15, values: zip(u.values, v.values).map { hypot($0, $1) })
    let arrows = axes.quiver(places, places, u, v, values: speed)
    arrows.colormap = .coolwarm
    arrows.scale = 20
    arrows.width = 0.006
    arrows.pivot = .middle
    axes.aspect = .equal
    try figure.addColorBar(for: arrows, label: "speed")
    return figure
}

/// What the arrows of a quiver can be: of lengths in other units, with other heads, at their tips, along the data.
func quiverUnits() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 7, height: 5)
    let x = linspace(0, 4, count: 7)
    let y = linspace(0, 20, count: 7)
    let u = try Grid(y.map { y in x.map { x in cos(x + y / 5) } })
    let v = try Grid(y.map { y in x.map { x in x * y == 0 ? .nan : sin(x) * 2 } })
    let exact = axes[0][0].quiver(x, y, u, v)
    exact.angles = .xy
    exact.scaleUnit = .xy
    exact.scale = 3
    let inches = axes[0][1].quiver(x, y, u, v)
    inches.unit = .inches
    inches.width = 0.03
    inches.scale = 5
    inches.pivot = .tip
    inches.head.width = 6
    inches.head.axisLength = 3
    let heights = axes[1][0].quiver(x, y, u, v)
    heights.unit = .height
    heights.scaleUnit = .x
    heights.alpha = 0.4
    let turned = axes[1][1].quiver(x, y, u, v)
    turned.angles = .fixed((0..<49).map { .degrees(Double($0) * 7.5) })
    turned.unit = .xy
    turned.head.minLength = 3
    axes[1][1].yAxis.isInverted = true
    return figure
}
