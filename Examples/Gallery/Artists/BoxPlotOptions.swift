import Flipbook

func boxPlotOptions() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    var random = RandomGenerator(seed: 3)
    let groups = [1.0, 2, 3].map { random.normal(mean: $0, standardDeviation: $0 / 2, count: 50) }
    let boxes = axes.boxPlot(groups, orientation: .horizontal, colors: [.skyBlue, .wheat, .salmon])
    boxes.labels = ["first", "second", "third"]
    boxes.positions = [1, 2.5, 3.5]
    boxes.hasNotches = true
    boxes.notches = [BoxPlot.Interval(0.7, 1.2), BoxPlot.Interval(), BoxPlot.Interval(2.5, 3.5)]
    boxes.medians = [nil, 2.2, nil]
    boxes.showsMeans = true
    boxes.hasMeanLines = true
    boxes.capWidths = [0.5]
    boxes.whiskers = .percentiles(5, 95)
    axes.addLegend()
    return figure
}
