import Flipbook

func horizontalBar() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let bars = axes.horizontalBar(["ice", "air", "water", "steam"], [-18, -6, 12, 31], height: 0.6)
    bars.colors = [.steelBlue, .skyBlue, .coral, .crimson]
    bars.errors.x = .asymmetric(lower: [2, 1, 3, 4], upper: [1, 2, 4, 6])
    bars.errors.capSize = 3
    bars.texts.format = "%g°"
    bars.texts.padding = 4
    axes.xAxis.margin = 0.2
    axes.xLabel = "degrees"
    figure.layout = .tight()
    return figure
}
