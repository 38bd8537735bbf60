import Flipbook

func bar() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let fruit = ["apples", "pears", "plums", "figs"]
    let bars = axes.bar(fruit, [42, 17.5, 8, 23])
    bars.colors = [.tabRed, .tabOlive, .tabPurple, .tabBrown]
    bars.edgeColor = .black
    bars.edgeWidth = 1.2
    bars.errors.y = .symmetric([4, 2.5, 3, 5])
    bars.errors.capSize = 5
    bars.texts.format = "%.1f"
    bars.texts.padding = 3
    axes.yLimits = 0...60
    axes.yLabel = "tons"
    axes.yAxis.gridLines = GridLines(alpha: 0.5)
    figure.layout = .tight()
    return figure
}
