import Flipbook

/// Rings that run over a surface.
final class Ripples {
    private let places = linspace(-3, 3, count: 50)
    private let surface = Surface([], [], Grid(rows: 0, columns: 0), colormap: .viridis)

    func setup(in axes: Axes3D) {
        surface.colorLimits = -1...1
        surface.alpha = 0.9
        axes.add(surface)
        axes.camera = Camera(elevation: .degrees(25), azimuth: .degrees(45))
        axes.xAxis.setTicks([-3, -1.5, 0, 1.5, 3])
        axes.yAxis.setTicks([-3, -1.5, 0, 1.5, 3])
        axes.zAxis.setTicks([-1, 0, 1])
        axes.zLimits = -1.5...1.5
        axes.setTitle("3D Surface Evolution", x: "X Axis", y: "Y Axis")
        axes.zLabel = "Z = f(X,Y,t)"
        axes.titlePad = 20
        for axis in [axes.xAxis, axes.yAxis, axes.zAxis] { axis.labelPad = 10 }
    }

    func update(_ phase: Double) {
        let heights = Grid(x: places, y: places) { x, y in sin(hypot(x, y) + phase) }
        surface.setData(x: places, y: places, z: heights)
    }
}

/// A flower of five petals that turns.
final class Flower {
    private let angles = linspace(0, 2 * .pi, count: 200)
    private let line = Line()
    private let area = Polygon([], [])

    func setup(in axes: PolarAxes) {
        line.color = .blue
        line.width = 2
        axes.add(line)
        area.color = .blue
        area.alpha = 0.3
        axes.add(area)
        axes.radiusLimits = 0...2
        axes.radiusAxis.setTicks([0.5, 1, 1.5, 2])
        axes.angleAxis.setTicks(
            (0..<8).map { Double($0) * .pi / 4 }, labels: (0..<8).map { "\($0 * 45)°" })
        axes.gridLines = GridLines(alpha: 0.3)
        axes.setTitle("Polar Pattern Evolution")
        axes.titlePad = 20
    }

    func update(_ phase: Double) {
        let radii = angles.map { 1 + 0.5 * sin(5 * $0 + phase) }
        line.setData(x: angles, y: radii)
        area.setData(x: angles, y: radii)
    }
}
