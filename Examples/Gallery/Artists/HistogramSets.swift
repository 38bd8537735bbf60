import Flipbook

func histogramSets() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 6, height: 4.5)
    var random = RandomGenerator(seed: 7)
    let sets = [(0.0, 300), (1, 200), (2, 100)].map { random.normal(mean: $0.0, count: $0.1) }
    axes[0][0].histogram(sets: sets, bins: 8, labels: ["a", "b", "c"])
    axes[0][0].addLegend()
    let stack = axes[0][1].histogram(sets: sets, bins: 12, isStacked: true, edgeColor: .white)
    stack.isDensity = true
    axes[1][0].histogram(sets: sets, bins: 12, shape: .filledStep, isStacked: true, orientation: .horizontal)
    let steps = axes[1][1].histogram(sets: sets, bins: .doane, shape: .step)
    steps.cumulation = .downwards
    steps.edgeWidth = 2
    return figure
}
