import Flipbook

/// Points on a circle that turns and pulsates.
final class Orbit {
    private let angles = linspace(0, 2 * .pi, count: 50)
    private let points = Scatter()

    func setup(in axes: Axes) {
        points.values = linspace(0, 1, count: 50)
        points.colormap = .plasma
        points.sizes = [100]
        points.alpha = 0.8
        axes.add(points)
        axes.xLimits = 0...1
        axes.yLimits = 0...1
        axes.title = "Orbiting Points"
        axes.aspect = .equal
        update(0)
    }

    func update(_ phase: Double) {
        let radius = 0.25 + 0.15 * sin(2 * phase)
        points.setData(
            x: angles.map { 0.5 + radius * cos($0 + phase) }, y: angles.map { 0.5 + radius * sin($0 + phase) })
    }
}
