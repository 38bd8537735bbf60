import Flipbook

let axesBesideAxesFigures: Figures = [
    "color_bar_options": colorBarOptions, "secondary_axes": secondaryAxes, "broken_axes": brokenAxes,
    "appended_axes": appendedAxes,
    "image_grid": imageGrid, "figure_artists": figureArtists,
]

/// A smooth hill.
private func hill(_ rows: Int, _ columns: Int) -> Grid {
    Grid(rows: rows, columns: columns) { row, column in
        let (x, y) = (Double(column) / Double(columns - 1) - 0.4, Double(row) / Double(rows - 1) - 0.6)
        return 10 * exp(-6 * (x * x + y * y))
    }
}

/// Bars beside axes, of two axes, in axes of their own and without an artist; with ends, ranges and lines.
func colorBarOptions() throws -> Figure {
    let figure = Figure(width: 9, height: 6)
    let axes = try figure.subplots(rows: 2, columns: 2)
    for one in axes.joined() { one.image(hill(20, 30), aspect: .auto) }
    let images = axes.joined().compactMap { $0.artists[0] as? Image }
    let common = try figure.addColorBar(for: images[0], axes: [axes[0][0], axes[1][0]], shrink: 0.8)
    common.extends = .both
    common.endLength = .fractions(first: 0.05, last: 0.15)
    common.axis?.minorLocator = .autoMinor()
    let ranges = ScalarMappable(colormap: .plasma, norm: .boundaries([0, 1, 4, 6, 10], extends: .maximum))
    let bar = try figure.addColorBar(for: ranges, at: .bottom, axes: [axes[0][1]], anchor: .lowerLeft, label: "ranges")
    bar.spacing = .proportional
    bar.hasEdges = true
    bar.hasRectangularEnds = true
    let room = figure.addAxes(left: 0.93, bottom: 0.11, width: 0.02, height: 0.35)
    let filling = try figure.addColorBar(for: images[3], in: room, at: .left)
    filling.axis?.locator = .fixed([0, 5, 10])
    filling.axis?.formatter = .format("%.1f")
    return figure
}

/// The same values in other units, one of which falls.
func secondaryAxes() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 6, height: 5)
    let x = linspace(1, 10, count: 50)
    axes.plot(x, x.map { sin($0) })
    axes.xLabel = "angle"
    axes.title = "Both sides"
    axes.xLimits = 1...10
    let degrees = axes.secondaryX(forward: { $0 * 180 / .pi }, inverse: { $0 * .pi / 180 })
    degrees.xLabel = "degrees"
    let period = axes.secondaryX(at: .bottom, position: .axes(0.3), forward: { 10 / $0 }, inverse: { 10 / $0 })
    period.xAxis.tickStyle.labelColor = .tabRed
    axes.secondaryY(forward: { 2 - $0 }, inverse: { 2 - $0 }).yLabel = "falling"
    return figure
}

/// A y axis that leaves out its middle.
func brokenAxes() throws -> Figure {
    let figure = Figure(width: 5, height: 4)
    let parts = try figure.addBrokenAxes(yLimits: [0...0.22, 0.78...1], gap: 0.05)
    let x = linspace(0, 1, count: 30)
    parts[0].plot(x, x.map { $0 < 0.9 ? 0.2 * $0 : 0.75 + 0.2 * $0 })
    return figure
}

/// Histogram-like strips and a colour bar beside an image.
func appendedAxes() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 6, height: 5)
    let image = axes.image(hill(12, 20))
    let right = axes.appendAxes(at: .right, size: .fraction(0.05), pad: .inches(0.1))
    try figure.addColorBar(for: image, in: right)
    let top = axes.appendAxes(at: .top, size: .inches(0.6), pad: .inches(0.3))
    top.plot([0, 10, 19], [0, 1, 0])
    top.shareX(with: axes)
    let inset = axes.addInset(at: .lowerLeft, width: .fraction(0.3), height: .inches(0.5), pad: 0)
    inset.xAxis.tickStyle.labelSides = []
    inset.yAxis.tickStyle.labelSides = []
    return figure
}

/// Four images with one bar.
func imageGrid() throws -> Figure {
    let figure = Figure(width: 6, height: 5)
    let grid = try figure.addImageGrid(
        rows: 2, columns: 2, pad: 0.1, colorBars: .single, colorBarSize: .fraction(0.07), colorBarPad: .inches(0.15))
    for axes in grid.axes.joined() { axes.image(hill(12, 16)) }
    if let image = grid.axes[0][0].artists.first as? Image {
        try figure.addColorBar(for: image, in: grid.colorBarAxes[0])
    }
    return figure
}

/// Lines and patches on the figure, over its axes and between them, and one in fractions of the axes.
func figureArtists() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 5, height: 4)
    axes.boxRatio = 0.5
    axes.plot([0, 1, 2], [0, 2, 1])
    axes.xLimits = 0...2
    axes.yLimits = 0...2
    let frame = Rectangle(at: (0.02, 0.02), width: 0.96, height: 0.96)
    frame.isFilled = false
    frame.edgeColor = .tabRed
    figure.add(frame)
    figure.add(Line([0.1, 0.9], [0.05, 0.95], color: .tabGreen))
    let band = Rectangle(at: (0.5, 0.9), width: 0.5, height: 0.2, color: .tabOrange)
    band.coordinates = .blended(x: .data, y: .axes)
    band.isClipped = false
    axes.add(band)
    return figure
}
