import Flipbook

let mixedFigures: Figures = [
    "crowded": crowded, "zoomed_images": zoomedImages, "far_ranges": farRanges, "clipped_lines": clippedLines,
]

/// Much of everything on a page of an odd size, in tight layout.
func crowded() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 8.3, height: 6.7, dpi: 97)
    let x = linspace(0, 5, count: 80)
    axes[0][0].plot(x, x.map(sin)).label = "sine"
    let twin = axes[0][0].twinX()
    twin.plot(x, x.map(exp)).color = try Color("tab:red")
    twin.yLabel = "growth"
    axes[0][0].title = "Two axes\nin one"
    axes[0][0].addLegend(at: .lowerLeft).anchor = Rect(x: 0, y: 1, width: 0, height: 0)
    let image = axes[0][1].image(try Grid((0..<9).map { y in (0..<12).map { Double($0 * y) } }))
    try figure.addColorBar(for: image, label: "product")
    axes[0][1].xLabel = "column"
    axes[1][0].plot(["spring", "summer", "autumn", "winter"], [12e5, 25e5, 14e5, 3e5])
    axes[1][0].xAxis.tickStyle.labelRotation = .degrees(30)
    axes[1][0].yLabel = "a long label\nof two lines"
    axes[1][1].plot(x.dropFirst().map { $0 }, x.dropFirst().map { $0 * $0 })
    axes[1][1].xAxis.scale = .log()
    axes[1][1].yAxis.side = .right
    axes[1][1].yLabel = "right"
    let note = axes[1][1].text("n = 80\nμ = 8.3", at: (0.05, 0.9), in: .axes)
    note.verticalAlignment = .top
    note.background = TextBackground(.round, color: try Color("wheat"))
    figure.title = "Everything"
    figure.titleText.weight = .bold
    figure.layout = .tight()
    return figure
}

/// A part of an image, one with more room than it fills, one upright, and one from right to left.
func zoomedImages() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 8, height: 6)
    let values = try Grid((0..<9).map { y in (0..<12).map { x in Double((x * 7 + y * 5) % 11) } })
    let images = axes.joined().map { $0.image(values, aspect: .auto) }
    axes[0][0].xLimits = 2.3...6.8
    axes[0][0].yAxis.setLimits(5.1, 1.2)
    axes[0][1].xLimits = -3...15
    axes[0][1].yLimits = -2...10
    axes[1][0].yAxis.isInverted = false
    axes[1][0].gridLines = GridLines()
    axes[1][1].xAxis.isInverted = true
    images[1].colormap = .coolwarm
    images[3].alpha = 0.4
    return figure
}

/// Numbers that are very large, very small, far apart, and all the same.
func farRanges() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 3, width: 10, height: 5)
    axes[0][0].plot([0, 1], [1e-30, 1e30])
    axes[0][0].yAxis.scale = .log()
    axes[0][1].plot([-1e300, 1e300], [-1e-300, 1e-300])
    axes[0][2].plot([1, 1], [0, 0])
    axes[1][0].plot([0, 1, 2], [-1, 0, 10])
    axes[1][0].yAxis.scale = .log()
    axes[1][1].plot([123.4, 123.4], [5, 6])
    axes[1][2].plot([1, 2, 3], [9, 10, 11])
    axes[1][2].yAxis.scale = .log()
    axes[1][2].xLimits = 1...1
    return figure
}

/// Lines that leave their axes, some very far.
func clippedLines() throws -> Figure {
    let (figure, axes) = Figure.subplots()
    let x = linspace(-10, 20, count: 300)
    axes.plot(x, x.map { tan($0) * 2 }).width = 3
    axes.plot([-1e9, 1e9], [-1e9, 1e9]).width = 6
    let dashed = axes.plot([-50, 60], [30, -22])
    dashed.style = .dashed
    dashed.width = 4
    axes.plot([0, 10], [-3, 3]).alpha = 0.5
    axes.xLimits = 0...10
    axes.yLimits = -3...3
    return figure
}
