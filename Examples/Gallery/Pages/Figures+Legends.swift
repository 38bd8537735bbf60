import Flipbook

let legendFigures: Figures = [
    "legends": legends, "legend_entries": legendEntries, "legend_looks": legendLooks, "figure_legends": figureLegends,
]

private func lines(_ axes: Axes, count: Int = 4) -> [Line] {
    let x = linspace(0, 10, count: 60)
    return (0..<count).map { index in
        let line = axes.plot(x, x.map { sin($0 + Double(index)) })
        line.label = "line \(index)"
        return line
    }
}

/// Places, columns, titles and more than one legend.
func legends() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 10, height: 7)
    _ = lines(axes[0][0])
    axes[0][0].addLegend(at: .upperRight, title: "four lines").style.columns = 2
    let both = lines(axes[0][1])
    let first = Legend(at: .upperLeft)
    first.artists = Array(both[..<2])
    axes[0][1].add(first)
    axes[0][1].addLegend(at: .lowerRight).artists = Array(both[2...])
    _ = lines(axes[1][0])
    let above = axes[1][0].addLegend(at: .lowerLeft)
    above.anchor = Rect(x: 0, y: 1.02, width: 1, height: 0.1)
    above.style.columns = 4
    above.style.fillsAnchor = true
    above.style.axesPad = 0
    _ = lines(axes[1][1])
    let beside = axes[1][1].addLegend(at: .upperLeft)
    beside.anchor = Rect(x: 0.6, y: 0.9, width: 0, height: 0)
    return figure
}

/// Samples of every kind of artist, and of several artists in one.
func legendEntries() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 8, height: 5)
    let x = linspace(0, 10, count: 30)
    let line = axes.plot(x, x.map { cos($0) + 6 })
    line.marker = .circle
    line.label = "marked"
    axes.fillBetween(x, x.map { $0 / 10 }, x.map { $0 / 5 }).label = "area"
    axes.scatter(x, x.map { sin($0) + 4 }).label = "points"
    axes.bar([1, 2, 3], [-1, -2, -1.5]).label = "bars"
    axes.errorBar([5, 6, 7], [-1, -2, -1], yError: .symmetric([0.3, 0.4, 0.2])).label = "errors"
    axes.step(x, x.map { floor($0) / 3 - 2 }).label = "steps"
    axes.addLegend(at: .upperRight)
    return figure
}

/// What a legend's style says.
func legendLooks() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 10, height: 7)
    for axes in axes.joined() { _ = lines(axes, count: 3) }
    let framed = axes[0][0].addLegend(at: .lowerLeft, title: "Title")
    framed.style.cornerSize = 0
    framed.style.alpha = 1
    framed.style.edgeColor = try Color("red")
    framed.style.alignment = .left
    let bare = axes[0][1].addLegend(at: .upperCenter)
    bare.style.hasFrame = false
    bare.style.textSize = 7
    bare.style.hasLabelsFirst = true
    let wide = axes[1][0].addLegend(at: .lowerRight)
    wide.style.handleLength = 5
    wide.style.rowGap = 1.5
    wide.style.isReversed = true
    let coloured = axes[1][1].addLegend(at: .center)
    coloured.style.color = try Color("khaki")
    coloured.style.textColor = try Color("navy")
    coloured.style.pad = 1.5
    return figure
}

/// One legend for all axes.
func figureLegends() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 1, columns: 2, width: 9, height: 4)
    for axes in axes[0] { _ = lines(axes, count: 2) }
    let legend = figure.addLegend(at: .lowerCenter)
    legend.artists = axes[0][0].artists
    legend.style.columns = 2
    return figure
}
