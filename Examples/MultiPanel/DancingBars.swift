import Flipbook

/// Ten bars that rise and fall one after the other.
final class DancingBars {
    private let positions = (0..<10).map(Double.init)
    private let bars = Bars([], [])

    func setup(in axes: Axes) {
        bars.color = .steelBlue
        axes.add(bars)
        axes.yLimits = 0...2
        axes.title = "Bar Chart"
        axes.xLabel = "Category"
        axes.yLabel = "Value"
        update(0)
    }

    func update(_ phase: Double) {
        bars.setData(positions: positions, heights: positions.map { abs(sin(0.5 * $0 + phase)) * 1.5 + 0.2 })
    }
}
