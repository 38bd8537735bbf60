import Flipbook

/// A helix that turns and pulsates.
final class Helix {
    private let t = linspace(0, 4 * .pi, count: 100)
    private let line = Line3D()

    func setup(in axes: Axes3D) {
        line.color = .blue
        line.width = 2
        axes.add(line)
        axes.xLimits = -2...2
        axes.yLimits = -2...2
        axes.zLimits = 0...4 * .pi
        axes.title = "3D Helix"
        axes.xLabel = "X"
        axes.yLabel = "Y"
        axes.zLabel = "Z"
    }

    func update(_ phase: Double) {
        let radius = 1 + 0.3 * sin(2 * phase)
        line.setData(x: t.map { radius * cos($0 + phase) }, y: t.map { radius * sin($0 + phase) }, z: t)
    }
}
