import Flipbook

let colorFigures: Figures = [
    "named_colors": namedColors, "colormaps": colormaps, "color_bars": colorBars, "color_bar_ends": colorBarEnds,
    "color_bar_settings": colorBarSettings, "dark": dark, "ggplot": ggplot,
]

/// Colours by their names, each behind its name.
func namedColors() throws -> Figure {
    let figure = Figure(width: 8, height: 4)
    let names = """
        tab:blue tab:orange tab:green tab:red tab:purple tab:brown tab:pink tab:gray tab:olive tab:cyan C0 C1 C9 C12 b g \
        r c m y w 0 0.5 0.75 1 #abc #ff000080 #1f77b4 steelblue LightGray tomato rebeccapurple gold crimson teal wheat \
        navy salmon orchid khaki
        """.split(separator: " ").map(String.init)
    for (index, name) in names.enumerated() {
        let text = figure.text(name, at: (0.05 + Double(index % 6) * 0.16, 0.9 - Double(index / 6) * 0.13))
        text.background = TextBackground(color: try Color(name), edgeColor: nil)
    }
    return figure
}

/// A grid of waves of -1 to 1.
private func waves(rows: Int = 20, columns: Int = 20) throws -> Grid {
    let (across, down) = ((0..<columns).map(Double.init), (0..<rows).map(Double.init))
    return try Grid(down.map { y in across.map { x in sin(x / 3) * cos(y / 4) } })
}

/// All the maps, from the first colour to the last.
func colormaps() throws -> Figure {
    let names = """
        viridis plasma inferno magma cividis twilight turbo gray hot cool autumn coolwarm RdBu seismic Spectral jet hsv \
        tab10 tab20 viridis_r RdBu_r
        """.split(separator: " ").map(String.init)
    let (figure, axes) = try Figure.subplots(rows: names.count, columns: 1, width: 6, height: 7)
    for (axes, name) in zip(axes.joined(), names) {
        let image = axes.image(try Grid([linspace(0, 1, count: 100)]), aspect: .auto)
        image.colormap = try Colormap(name)
        axes.isOn = false
        let text = axes.text(name, at: (-0.01, 0.5), in: .axes)
        text.horizontalAlignment = .right
        text.verticalAlignment = .center
    }
    return figure
}

/// A bar at every side.
func colorBars() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 8, height: 7)
    for (axes, side) in zip(axes.joined(), [Side.right, .left, .bottom, .top]) {
        try figure.addColorBar(for: axes.image(waves()), at: side, label: "waves")
    }
    return figure
}

/// Bars with pointed ends, logarithms, and colours of their own for what lies outside and for NaN.
func colorBarEnds() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 9, height: 7)
    var values = try waves()
    for column in 5..<10 { values[4, column] = .nan }
    let outside = axes[0][0].image(values)
    outside.colorLimits = -0.5...0.5
    outside.colormap.under = try Color("red")
    outside.colormap.over = try Color("magenta")
    outside.colormap.bad = try Color("black")
    try figure.addColorBar(for: outside).extends = .both
    let logarithmic = axes[0][1].image(try Grid((0..<20).map { y in (0..<20).map { exp(Double($0 + y) / 4) } }))
    logarithmic.norm = .log(1...1e4)
    try figure.addColorBar(for: logarithmic)
    let upper = axes[1][0].image(try waves(), aspect: .auto)
    upper.colorLimits = -1...0.2
    upper.colormap = .coolwarm
    try figure.addColorBar(for: upper, at: .bottom).extends = .maximum
    let lower = axes[1][1].image(try waves())
    lower.colorLimits = 0...1
    lower.colormap = .plasma
    lower.alpha = 0.5
    try figure.addColorBar(for: lower).extends = .minimum
    return figure
}

/// Bars that are thin, short or near, with ticks and texts of their own.
func colorBarSettings() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 1, columns: 3, width: 11, height: 4)
    try figure.addColorBar(for: axes[0][0].image(waves(rows: 30)), fraction: 0.046, pad: 0.04)
    let short = try figure.addColorBar(for: axes[0][1].image(waves()), shrink: 0.5, aspect: 8)
    short.axis?.setTicks([-0.9, 0, 0.9], labels: ["low", "none", "high"])
    let turned = try figure.addColorBar(for: axes[0][2].image(waves(), aspect: .auto), pad: 0.1, label: "turned")
    turned.axis?.label.rotation = .degrees(270)
    turned.axis?.labelPad = 15
    turned.axis?.minorLocator = .autoMinor()
    return figure
}

/// White on black.
func dark() throws -> Figure { try styled(.dark) }

/// As ggplot2 draws.
func ggplot() throws -> Figure { try styled(.ggplot) }

private func styled(_ style: Style) throws -> Figure {
    let (figure, axes) = Figure.subplots(style: style)
    let x = linspace(0, 10, count: 200)
    for index in 0..<4 { axes.plot(x, x.map { sin($0 + Double(index)) + Double(index) }).label = "line \(index)" }
    axes.title = "A style"
    axes.xLabel = "x"
    axes.yLabel = "y"
    axes.text("a text", at: (2, 3.5))
    axes.addLegend(at: .lowerRight)
    figure.title = "The figure"
    return figure
}
