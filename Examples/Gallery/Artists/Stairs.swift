import Flipbook

func stairs() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let edges = linspace(0, 12, count: 13)
    let heights = (0..<12).map { 3 + Double($0 * 7 % 5) }
    axes.stairs(heights, edges, isFilled: true, label: "filled").alpha = 0.5
    axes.stairs(heights.map { $0 + 3 }, edges, baseline: 2, edgeWidth: 2, label: "line")
    let band = axes.stairs(
        heights.map { $0 + 6 }, edges, baseline: .values(heights.map { $0 + 4 }), isFilled: true, label: "band")
    band.values[5] = .nan
    axes.stairs(heights.map { 0.5 * $0 + 10 }, edges, baseline: .none, label: "open")
    axes.yLimits = 0...18
    let legend = axes.addLegend(at: .upperCenter)
    legend.style.columns = 2
    return figure
}
