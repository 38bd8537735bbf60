import Flipbook

/// One figure for each style that differs most from the others, and two styles together.
let styleFigures: Figures = [
    "style_bmh": { try styled("bmh") }, "style_fivethirtyeight": { try styled("fivethirtyeight") },
    "style_solarize": { try styled("Solarize_Light2") }, "style_grayscale": { try styled("grayscale") },
    "style_dark_background": { try styled("dark_background") }, "style_ggplot": { try styled("ggplot") },
    "style_seaborn": { try styled("seaborn-v0_8", "seaborn-v0_8-whitegrid") },
    "style_tableau": { try styled("tableau-colorblind10") }, "style_petroff": { try styled("petroff10") },
    "cycles": cycles,
]

/// Lines, bars, points, an area, a box plot and a legend in a style.
private func styled(_ names: String...) throws -> Figure {
    var style = Style()
    for name in names { try style.apply(name) }
    style.figureWidth = 10
    style.figureHeight = 7
    style.dpi = 100
    let figure = Figure(style: style)
    let axes = try figure.subplots(rows: 2, columns: 2)
    let x = linspace(0, 10, count: 100)
    for index in 0..<6 { axes[0][0].plot(x, x.map { sin($0 + Double(index) / 2) }).label = "line \(index)" }
    axes[0][0].title = "lines"
    axes[0][0].addLegend(at: .lowerLeft)
    axes[0][1].bar([0, 1, 2, 3], [3, 7, 5, 2])
    axes[0][1].scatter([0, 1, 2, 3], [4, 8, 6, 3])
    axes[0][1].xLabel = "position"
    axes[0][1].yLabel = "height"
    axes[1][0].fillBetween(x, x.map { 2 + cos($0) }, x.map { 4 + sin($0) }).alpha = 0.6
    axes[1][0].plot(x, x.map { 3 + sin($0) / 2 })
    axes[1][1].boxPlot([[1, 2, 3, 4, 9], [2, 3, 3.5, 4, 5], [0, 1, 4, 6, 7]])
    figure.title = "The figure"
    return figure
}

/// Colours, dashes and markers in turn.
func cycles() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 1, columns: 2, width: 9, height: 4)
    axes[0][0].cycle = try Cycle(colors: [Color("red"), Color("blue")], markers: [.circle, .square])
    axes[0][1].cycle = try Cycle(styles: [.solid, .dashed])
        .times(Cycle(colors: [Color("tab:green"), Color("tab:purple"), Color("black")]))
    let x = linspace(0, 10, count: 20)
    for axes in axes[0] {
        for index in 0..<6 { axes.plot(x, x.map { sin($0) + Double(index) }).label = "\(index)" }
        axes.addLegend(at: .upperRight)
    }
    return figure
}
