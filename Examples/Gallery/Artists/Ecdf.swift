import Flipbook

func ecdf() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    var random = RandomGenerator(seed: 3)
    let values = random.normal(mean: 200, standardDeviation: 25, count: 60)
    let weights = random.uniform(in: 0.2..<1, count: 60)
    axes.ecdf(values, label: "distribution")
    axes.ecdf(values, isComplementary: true, style: .dashed, label: "complement")
    axes.ecdf(values, weights: weights, width: 1, label: "weighted")
    axes.gridLines = GridLines()
    axes.addLegend(at: .centerRight)
    return figure
}
