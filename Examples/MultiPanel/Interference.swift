import Flipbook

/// The waves of two sources that go around each other.
final class Interference {
    private let places = linspace(-5, 5, count: 30)
    private let image = Image(Grid(rows: 30, columns: 30))

    func setup(in axes: Axes, of figure: Figure) throws {
        image.colorLimits = 0...2
        image.colormap = .viridis
        axes.add(image)
        axes.yAxis.isInverted = true
        axes.aspect = .equal
        axes.title = "Wave Interference"
        axes.isOn = false
        try figure.addColorBar(for: image, fraction: 0.046, pad: 0.04)
    }

    func update(_ phase: Double) {
        let (x, y) = (2 * cos(phase), 2 * sin(phase))
        /// What a source adds, so far from it.
        func wave(_ distance: Double) -> Double { sin(3 * distance - 2 * phase) / (distance + 0.5) }
        var values = image.values
        for (row, v) in places.enumerated() {
            for (column, u) in places.enumerated() {
                values[row, column] = wave(hypot(u - x, v - y)) + wave(hypot(u + x, v + y)) + 1
            }
        }
        image.values = values
    }
}
