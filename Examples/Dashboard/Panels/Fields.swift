import Flipbook

/// A field that moves to the left, in filled contours with black lines between them.
final class ScalarField {
    private let places = linspace(-4, 4, count: 100)
    private let areas = FilledContour([], [], Grid(rows: 0, columns: 0), levels: .fixed(linspace(-1, 1, count: 21)))
    private let lines = Contour([], [], Grid(rows: 0, columns: 0), levels: 10)

    func setup(in axes: Axes, of figure: Figure) throws {
        areas.colormap = .redBlue.reversed
        axes.add(areas)
        lines.colors = [.black]
        lines.widths = [0.5]
        lines.alpha = 0.4
        axes.add(lines)
        axes.gridLines = GridLines(style: .dashed, alpha: 0.3)
        axes.aspect = .equal
        axes.setTitle("2D Scalar Field Contours", x: "X Position (m)", y: "Y Position (m)")
        try figure.addColorBar(for: areas).setLabel("Field Strength")
    }

    func update(_ phase: Double) {
        let field = Grid(x: places, y: places) { x, y in sin(x + phase) * cos(y) }
        areas.setData(x: places, y: places, z: field)
        lines.setData(x: places, y: places, z: field)
    }
}

/// Noise of 20 channels at 40 times.
final class Heatmap {
    private let image = Image(Grid(rows: 20, columns: 40))

    func setup(in axes: Axes, of figure: Figure) throws {
        image.colormap = .plasma
        image.colorLimits = -3...3
        image.interpolation = .bilinear
        axes.add(image)
        axes.yAxis.isInverted = true
        axes.xAxis.setTicks([0, 10, 20, 30, 39], labels: ["0", "10", "20", "30", "40"])
        axes.yAxis.setTicks([0, 5, 10, 15, 19])
        axes.setTitle("Temporal Heatmap", y: "Channel")
        let bar = try figure.addColorBar(for: image, at: .bottom, pad: 0.1, label: "Intensity (a.u.)")
        bar.axis?.label.size = 8
    }

    func update(noise: Noise) {
        image.values.values = noise.heat
    }
}
