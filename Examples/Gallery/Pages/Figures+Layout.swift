import Flipbook

let layoutFigures: Figures = [
    "grid_spec": gridSpec, "tight_layout": tightLayout, "figure_title": figureTitle, "free_axes": freeAxes,
    "legend_locations": legendLocations, "best_legends": bestLegends, "legend_styles": legendStyles,
]

/// Spans, ratios, and a grid within a cell.
func gridSpec() throws -> Figure {
    let figure = Figure(width: 8, height: 6)
    let grid = GridSpec(
        rows: 3, columns: 3, widthRatios: [1, 2, 1], heightRatios: [2, 1, 1], left: 0.08, right: 0.95, columnGap: 0.4,
        rowGap: 0.5)
    let inner = grid[1..., 2].subgrid(GridSpec(rows: 2, columns: 1, rowGap: 0))
    let cells = [grid[0, 0...], grid[1, 0..<2], inner[0, 0], inner[1, 0], grid[2, 0], grid[2, 1]]
    for (index, cell) in cells.enumerated() {
        try figure.addAxes(in: cell).plot([0, 1], [0, Double(index)])
    }
    return figure
}

/// Titles, labels and a colour bar that get just the room they need.
func tightLayout() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 8, height: 6)
    for (index, axes) in axes.joined().enumerated() {
        axes.plot([0, 1], [0, pow(100, Double(index))])
        axes.title = index == 1 ? "A title\nof two lines" : "title \(index)"
        axes.xLabel = "x"
        axes.yLabel = "y of \(index)"
    }
    figure.title = "All of them"
    figure.layout = .tight()
    return figure
}

/// A title over all axes, large and bold.
func figureTitle() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 1, columns: 2, width: 8, height: 4)
    for axes in axes[0] {
        axes.plot([0, 1], [1, 0])
        axes.titleText.horizontalAlignment = .center
    }
    axes[0][0].title = "left"
    axes[0][1].title = "bold"
    axes[0][1].titleText.weight = .bold
    axes[0][1].titlePad = 14
    figure.title = "Over both"
    figure.titleText.size = 16
    figure.titleText.weight = .bold
    return figure
}

/// Axes in boxes of their own, one within another.
func freeAxes() throws -> Figure {
    let figure = Figure(width: 5, height: 4)
    figure.color = try Color("lightyellow")
    figure.addAxes(left: 0.1, bottom: 0.1, width: 0.85, height: 0.85).plot([0, 10], [5, 0])
    let inner = figure.addAxes(left: 0.5, bottom: 0.55, width: 0.4, height: 0.3)
    inner.color = try Color("lavender")
    inner.plot([0, 1, 2], [0, 4, 1])
    return figure
}

/// A legend at each place.
func legendLocations() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 3, columns: 3, width: 9, height: 7)
    let locations = [
        Anchor.upperLeft, .upperCenter, .upperRight, .centerLeft, .center, .centerRight, .lowerLeft,
        .lowerCenter, .lowerRight,
    ]
    for (axes, location) in zip(axes.joined(), locations) {
        axes.plot([0, 1], [0, 1]).label = "up"
        let down = axes.plot([0, 1], [1, 0])
        down.label = "down"
        down.style = .dashed
        axes.addLegend(at: location)
    }
    return figure
}

/// Legends where they hide the least.
func bestLegends() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 8, height: 6)
    let x = linspace(0, 1, count: 100)
    let curves: [(Double) -> Double] = [{ $0 * $0 }, { 1 - $0 * $0 }, { -sin(3 * $0) }, { sin(6 * $0) }]
    for (axes, curve) in zip(axes.joined(), curves) {
        axes.plot(x, x.map(curve)).label = "a curve"
        axes.addLegend()
    }
    return figure
}

/// Legends with columns, a title, no frame, other looks, and beside their axes.
func legendStyles() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 9, height: 7)
    let x = linspace(0, 10, count: 100)
    for axes in axes.joined() {
        for (index, style) in [LineStyle.solid, .dashed, .dotted, .dashDot, .solid].enumerated() {
            let line = axes.plot(x, x.map { sin($0 + Double(index)) })
            line.label = index == 3 ? "two\nlines" : ["α", "beta", "a long label", "", "ε"][index]
            line.style = style
            line.width = 1 + Double(index)
        }
    }
    axes[0][0].addLegend(at: .lowerLeft, title: "Title").style.columns = 2
    axes[0][1].addLegend(at: .upperRight).style.hasFrame = false
    let looks = axes[1][0].addLegend(at: .center, title: "Looks")
    looks.style.textSize = 8
    looks.style.titleSize = 14
    looks.style.color = try Color("wheat")
    looks.style.edgeColor = try Color("red")
    looks.style.edgeWidth = 2
    looks.style.cornerSize = 0
    looks.style.alpha = 1
    looks.style.columns = 3
    looks.style.handleLength = 4
    axes[1][1].addLegend(at: .lowerLeft).anchor = Rect(x: 0, y: 1, width: 0, height: 0)
    axes[1][1].legend?.style.columns = 5
    axes[1][1].legend?.style.textSize = 7
    return figure
}
