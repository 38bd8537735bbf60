import Flipbook

let layoutEngineFigures: Figures = [
    "constrained_layout": constrainedLayout, "compressed_layout": compressedLayout, "subfigure_page": subfigurePage,
    "titles_and_labels": titlesAndLabels,
]

/// Texts, a colour bar of four axes, a legend outside, and titles over and beside all of them.
func constrainedLayout() throws -> Figure {
    let (figure, grid) = try Figure.subplots(rows: 2, columns: 2, width: 8, height: 6)
    let x = linspace(0, 1, count: 50)
    let axes = grid.flatMap(\.self)
    for (index, axes) in axes.enumerated() {
        axes.plot(x, x.map { pow($0, Double(index) + 0.5) * pow(10, Double(index)) }, label: index == 0 ? "power" : nil)
        axes.title = index == 1 ? "two\nlines" : "title \(index)"
        axes.yLabel = "y of \(index)"
    }
    axes[2].xAxis.tickStyle.labelRotation = .degrees(45)
    let points = axes[3].scatter(x, x, values: x)
    try figure.addColorBar(for: points, axes: axes, label: "x")
    figure.addLegend(at: .upperRight).outside = .top
    (figure.title, figure.xLabel, figure.yLabel) = ("All of them", "shared x", "shared y")
    figure.layout = .constrained()
    return figure
}

/// Images of one scale, moved together.
func compressedLayout() throws -> Figure {
    let (figure, grid) = try Figure.subplots(rows: 2, columns: 2, sharesX: .all, sharesY: .all, width: 7, height: 4)
    for (index, axes) in grid.joined().enumerated() {
        let image = axes.image(Grid(rows: 8, columns: 10) { Double(($0 + index) * $1) })
        if index % 2 == 1 { try figure.addColorBar(for: image) }
    }
    figure.title = "Compressed"
    figure.layout = .compressed()
    return figure
}

/// Subfigures with a title, a colour and axes of their own.
func subfigurePage() throws -> Figure {
    let figure = Figure(width: 8, height: 5)
    let parts = try figure.addSubfigures(columns: 2, widthRatios: [2, 1], columnGap: 0.05)[0]
    for axes in try parts[0].subplots(rows: 2, columns: 2).joined() {
        axes.plot([0, 1], [0, 1])
        axes.xLabel = "x"
    }
    let right = try parts[1].subplots(rows: 2, columns: 1)
    right[0][0].plot([0, 2], [3, 1])
    right[1][0].plot([0, 2], [100, 1000])
    right[1][0].yLabel = "height"
    (parts[0].title, parts[1].title) = ("Left part", "Right part")
    parts[1].color = try Color("lavender")
    parts[1].xLabel = "below"
    figure.layout = .constrained()
    return figure
}

/// Titles at the left and the right, labels at the ends of axes, ticks on top.
func titlesAndLabels() throws -> Figure {
    let (figure, grid) = try Figure.subplots(rows: 1, columns: 2, width: 8, height: 4)
    for axes in grid[0] {
        axes.plot([0, 5], [1, 3])
        (axes.leftTitle, axes.title, axes.rightTitle) = ("left", "middle", "right")
        (axes.xLabel, axes.yLabel) = ("time", "value")
        axes.xAxis.labelLocation = .end
    }
    grid[0][0].yAxis.labelLocation = .end
    grid[0][1].yAxis.labelLocation = .start
    grid[0][1].xAxis.side = .top
    grid[0][1].yAxis.side = .right
    grid[0][1].xAxis.labelPad = 8
    figure.layout = .constrained()
    return figure
}
