import Flipbook

func table() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    figure.subplotParameters = SubplotParameters(left: 0.3, bottom: 0.3)
    let losses = [[66.4, 174.3, 75.1], [124.6, 89.2, 58.3], [213.9, 141.1, 96.5]]
    let colors = try ["lightblue", "lightgreen", "lightsalmon"].map { try Color($0) }
    var base = [0.0, 0, 0]
    for (row, color) in zip(losses, colors) {
        axes.bar([0.5, 1.5, 2.5], row, width: 0.4, bottom: base, color: color)
        base = zip(base, row).map(+)
    }
    let texts = losses.map { $0.map { "\($0)" } }
    let table = axes.table(
        texts, rowLabels: ["100 years", "50 years", "20 years"], columnLabels: ["freeze", "wind", "flood"])
    table.rowColors = colors
    axes.xLimits = 0...3
    axes.xAxis.locator = .none
    axes.yLabel = "loss"
    let small = axes.table([["a", "12"], ["b", "7"]], at: .upperRight, columnWidths: [0.1, 0.15])
    small.edges = [.top, .bottom]
    small.scale = (1, 1.3)
    return figure
}
