import Flipbook

func groupedBar() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 1, columns: 2, width: 7, height: 3)
    let series = [[3.0, 5, 2, 4], [1, 2, 3, 2.5], [2, 1, 1.5, 1]]
    let (names, labels) = (["A", "B", "C", "D"], ["first", "second", "third"])
    let bars = axes[0][0].groupedBar(series, names: names, groupSpacing: 1, barSpacing: 0.1, labels: labels)
    bars.texts.format = "%g"
    bars.texts.size = 7
    bars.texts.padding = 1
    axes[0][0].yLimits = 0...7
    axes[0][0].addLegend()
    let stack = axes[0][1].stackedBar(series, names: names, orientation: .horizontal, labels: labels)
    stack.texts.format = "%g"
    stack.texts.position = .center
    stack.texts.color = .white
    return figure
}
