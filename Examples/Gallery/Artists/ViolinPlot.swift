import Flipbook

func violinPlot() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    var random = RandomGenerator(seed: 11)
    let groups = (1...4).map { random.normal(mean: 0, standardDeviation: Double($0), count: 80) }
    let violins = axes.violinPlot(groups, width: 0.7)
    violins.showsMeans = true
    violins.quantiles = [[0.25, 0.75], [0.1, 0.9], [0.3], []]
    axes.yAxis.gridLines = GridLines(alpha: 0.3)
    return figure
}
