import Flipbook

/// Arrows that turn, longer the farther out they are.
final class VectorField {
    private let arrows: Quiver
    private let places: (x: Grid, y: Grid)

    init() {
        let side = linspace(-2, 2, count: 15)
        places = Grid.meshgrid(side, side)
        arrows = Quiver(side, side, places.x, places.y)
    }

    func setup(in axes: Axes, of figure: Figure) throws {
        arrows.colormap = .coolwarm
        arrows.colorLimits = 0...3
        arrows.scale = 30
        arrows.width = 0.004
        arrows.alpha = 0.8
        axes.add(arrows)
        axes.xLimits = -2.5...2.5
        axes.yLimits = -2.5...2.5
        axes.aspect = .equal
        axes.setTitle("Vector Field Dynamics", x: "X", y: "Y")
        try figure.addColorBar(for: arrows).setLabel("Magnitude")
    }

    func update(_ phase: Double) {
        let points = zip(places.x.values, places.y.values)
        let u = points.map { x, y in cos(phase) * x - sin(phase + y) * y }
        let v = points.map { x, y in sin(phase + x) * x + cos(phase) * y }
        arrows.setData(u: u, v: v, values: zip(u, v).map { hypot($0, $1) })
    }
}

/// A whirl that draws in and pushes out by turns.
final class Flow {
    private let places = linspace(-3, 3, count: 100)
    private let stream = StreamPlot([], [], Grid(rows: 0, columns: 0), Grid(rows: 0, columns: 0))

    func setup(in axes: Axes, of figure: Figure) throws {
        stream.colormap = .autumn
        stream.colorLimits = 0...5
        stream.width = 1.5
        stream.density = 1.5
        stream.arrowSize = 1.5
        axes.add(stream)
        axes.xLimits = -3...3
        axes.yLimits = -3...3
        axes.aspect = .equal
        axes.setTitle("Fluid Flow Streamlines", y: "Y Coordinate")
        let bar = try figure.addColorBar(for: stream, at: .bottom, pad: 0.1, label: "Flow Speed")
        bar.axis?.label.size = 8
    }

    func update(_ phase: Double) {
        let draft = 0.3 + 0.2 * sin(phase)
        let u = Grid(x: places, y: places) { x, y in draft * x - y }
        let v = Grid(x: places, y: places) { x, y in x + draft * y * cos(phase) }
        let speed = Grid(rows: u.rows, columns: u.columns) { hypot(u[$0, $1], v[$0, $1]) }
        stream.setData(x: places, y: places, u: u, v: v, values: speed)
    }
}
