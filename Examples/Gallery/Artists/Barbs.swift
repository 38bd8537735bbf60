import Flipbook

func barbs() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let places = linspace(-5, 5, count: 5)
    let u = Grid(x: places, y: places) { x, _ in 12 * x }
    let v = Grid(x: places, y: places) { _, y in 12 * y }
    axes.barbs(places, places, u, v)
    axes.title = "Wind in knots"
    return figure
}

/// Barbs in colours of their speeds, of other sizes and steps, flipped, and with full circles.
func barbsSettings() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 7, height: 5)
    let places = linspace(-5, 5, count: 5)
    let u = Grid(x: places, y: places) { x, _ in 12 * x }
    let v = Grid(x: places, y: places) { _, y in 12 * y }
    let speed = try u.combined(with: v) { hypot($0, $1) }
    axes[0][0].barbs(places, places, u, v, values: speed, length: 8).pivot = .middle
    let full = axes[0][1].barbs(places, places, u, v)
    full.sizes = .init(spacing: 0.2, height: 0.3, emptyBarb: 0.25)
    full.fillsEmptyBarbs = true
    full.isRounded = false
    let flags = axes[1][0].barbs(places, places, u, v, color: .blue)
    flags.flagColor = .red
    flags.increments = .init(half: 10, full: 20, flag: 100)
    flags.flips = [true]
    let x = [-1.5, -1, 0, 1, 1.5]
    let wind = axes[1][1].barbs(x, x, [5, 40, 0, 110, 62], [0, 30, 0, 50, 12], length: 9, color: .tabGreen)
    wind.width = 1.5
    return figure
}
