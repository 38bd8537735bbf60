import Flipbook

let tickFigures: Figures = [
    "minor_ticks": minorTicks, "tick_parameters": tickParameters, "grids": grids, "formatters": formatters,
    "scalar_formatter": scalarFormatter, "locators": locators, "tick_labels": tickLabels,
]

/// Minor ticks where they are put by themselves, and in a number of their own.
func minorTicks() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 1, columns: 2, width: 8, height: 4)
    let x = linspace(0, 8, count: 100)
    for axes in axes[0] {
        axes.plot(x, x.map(cos))
        axes.xAxis.minorLocator = .autoMinor()
        axes.yAxis.minorLocator = .autoMinor()
    }
    axes[0][1].xAxis.minorLocator = .autoMinor(2)
    axes[0][1].xAxis.minorTickStyle.length = 6
    axes[0][1].xAxis.minorTickStyle.color = try Color("red")
    axes[0][1].yAxis.minorTickStyle.direction = .inOut
    return figure
}

/// Ticks inside, on all sides, long, coloured; labels turned, coloured and large.
func tickParameters() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 8, height: 6)
    for axes in axes.joined() { axes.plot([0, 1000], [0, 1]) }
    for axis in [axes[0][0].xAxis, axes[0][0].yAxis] {
        axis.tickStyle.direction = .in
        axis.tickStyle.length = 8
        axis.tickStyle.width = 2
        axis.tickStyle.sides = Set(Side.allCases)
    }
    axes[0][1].xAxis.tickStyle.labelRotation = .degrees(45)
    axes[0][1].yAxis.tickStyle.labelRotation = .degrees(90)
    axes[1][0].xAxis.tickStyle.color = try Color("tab:green")
    axes[1][0].xAxis.tickStyle.labelColor = try Color("tab:purple")
    axes[1][0].xAxis.tickStyle.labelSize = 14
    axes[1][0].yAxis.tickStyle.pad = 12
    axes[1][0].yAxis.tickStyle.labelSize = 7
    axes[1][1].xAxis.tickStyle.sides = [.top]
    axes[1][1].xAxis.tickStyle.labelSides = [.top]
    axes[1][1].yAxis.tickStyle.direction = .inOut
    axes[1][1].yAxis.tickStyle.sides = [.left, .right]
    axes[1][1].yAxis.tickStyle.labelSides = [.right]
    return figure
}

/// Grids of both axes, of one, of minor ticks, and with looks of their own.
func grids() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 8, height: 6)
    let x = linspace(0, 10, count: 100)
    for axes in axes.joined() { axes.plot(x, x.map(sin)) }
    axes[0][0].gridLines = GridLines()
    axes[0][1].xAxis.gridLines = GridLines(color: try Color("tab:red"), style: .dotted)
    axes[1][0].yAxis.gridLines = GridLines(width: 2, style: .dashed, alpha: 0.5)
    for axis in [axes[1][1].xAxis, axes[1][1].yAxis] {
        axis.minorLocator = .autoMinor()
        axis.gridLines = GridLines(color: try Color("0.5"))
        axis.minorGridLines = GridLines(width: 0.5, style: .dashDot, alpha: 0.4)
    }
    return figure
}

/// Everything that can be written at ticks, but plain numbers.
func formatters() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 3, width: 10, height: 5)
    for axes in axes.joined() { axes.plot([0, 1], [1, 1000]) }
    axes[0][0].xAxis.formatter = .percent(of: 1)
    axes[0][0].yAxis.formatter = .percent(of: 1000, decimals: 1, symbol: " pct")
    axes[0][1].xAxis.formatter = .format("%.1f s")
    axes[0][1].yAxis.formatter = .format("%05d")
    axes[0][2].yAxis.scale = .log()
    axes[0][2].xAxis.formatter = .none
    axes[1][0].xAxis.locator = .fixed([0, 0.5, 1])
    axes[1][0].xAxis.formatter = .fixed(["none", "half", "all"])
    axes[1][0].yAxis.setTicks([1, 400, 900], labels: ["α", "β", "γ"])
    axes[1][1].xAxis.formatter = .format("%.2e")
    axes[1][1].xAxis.locator = .maxN(3)
    axes[1][1].yAxis.scale = .log()
    axes[1][1].yLimits = 20...90
    axes[1][2].yAxis.scale = .log(base: 2)
    axes[1][2].xAxis.formatter = .format("%g%%")
    return figure
}

/// Numbers with a power of ten or an offset in common.
func scalarFormatter() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 3, width: 10, height: 5)
    axes[0][0].plot([0, 1e6], [0, 3e-7])
    axes[0][1].plot([12_345_000, 12_345_006], [-1, 1])
    axes[0][2].plot([0, 0.001], [-0.0005, 0.00025])
    axes[1][0].plot([0, 99_999], [-2000, 2000])
    axes[1][1].plot([1, 2], [1e9 + 1, 1e9 + 2])
    axes[1][2].plot([0, 1e6], [12_345_000, 12_345_006])
    axes[1][2].xAxis.formatter = .scalar(isScientific: false)
    axes[1][2].yAxis.formatter = .scalar(usesOffset: false, isScientific: false)
    axes[1][2].xAxis.locator = .maxN(2)
    return figure
}

/// Ticks at multiples, at given values, a few, and none.
func locators() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 8, height: 6)
    for axes in axes.joined() { axes.plot([0, 10], [-3, 3]) }
    axes[0][0].xAxis.locator = .multiple(of: 1.5)
    axes[0][0].yAxis.locator = .multiple(of: 2, offset: 0.5)
    axes[0][1].xAxis.locator = .fixed([0, 1, 4, 9])
    axes[0][1].yAxis.locator = .none
    axes[1][0].xAxis.locator = .maxN(4)
    axes[1][0].yAxis.locator = .maxN(5, isInteger: true, prunes: .both)
    axes[1][1].xAxis.locator = .multiple(of: 5)
    axes[1][1].xAxis.minorLocator = .multiple(of: 1)
    axes[1][1].yAxis.locator = .fixed([-2, 2])
    axes[1][1].yAxis.minorLocator = .fixed([-1, 0, 1])
    return figure
}

/// Labels that end at their ticks, aligned, bold, and each with looks of its own.
func tickLabels() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 1, columns: 3, width: 11, height: 4)
    let names = ["northern", "eastern", "southern", "western"]
    for axes in axes[0] {
        axes.bar([0, 1, 2, 3], [3, 5, 2, 4])
        axes.xAxis.setTicks([0, 1, 2, 3], labels: names)
        axes.xAxis.tickStyle.labelRotation = .degrees(40)
        axes.xAxis.tickStyle.labelRotationMode = .anchor
        axes.xAxis.tickStyle.labelHorizontalAlignment = .right
    }
    axes[0][1].xAxis.tickStyle.labelWeight = .bold
    axes[0][1].yAxis.tickStyle.labelVerticalAlignment = .bottom
    axes[0][2].xAxis.tickStyle.labelStyles = try [
        TickLabelStyle(color: Color("red")), TickLabelStyle(), TickLabelStyle(color: Color("blue"), weight: .bold),
        TickLabelStyle(size: 7),
    ]
    return figure
}
