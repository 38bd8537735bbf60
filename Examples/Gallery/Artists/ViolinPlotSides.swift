import Flipbook

func violinPlotSides() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    var random = RandomGenerator(seed: 5)
    let positions = [1.0, 2, 3.5]
    let first = positions.map { random.normal(mean: $0, count: 60) }
    let second = positions.map { random.normal(mean: 2 - $0, standardDeviation: 0.7, count: 60) }
    let low = axes.violinPlot(
        first, positions: positions, width: 0.8, orientation: .horizontal, color: .salmon, lineColor: .crimson,
        edgeColor: .black)
    low.sides = .low
    let high = axes.violinPlot(second, positions: positions, width: 0.8, orientation: .horizontal)
    high.sides = .high
    high.showsMedians = true
    high.bandwidth = .factor(0.2)
    return figure
}
