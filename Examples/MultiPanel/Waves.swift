import Flipbook

/// A wave, and a faster one over it that travels the other way.
final class Waves {
    private let x = linspace(0, 4 * .pi, count: 100)
    private let line = Line()

    func setup(in axes: Axes) {
        line.setData(x: x, y: x.map(sin))
        line.color = .blue
        line.width = 2
        axes.add(line)
        axes.xLimits = 0...4 * .pi
        axes.yLimits = -2...2
        axes.title = "Line Chart"
        axes.gridLines = GridLines(alpha: 0.3)
    }

    func update(_ phase: Double) {
        line.y = x.map { sin($0 + phase) + 0.3 * sin(3 * $0 - phase) }
    }
}
