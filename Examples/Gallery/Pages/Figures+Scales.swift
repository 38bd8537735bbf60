import Flipbook

let scaleFigures: Figures = [
    "scales": scales, "own_scales": ownScales, "scale_ticks": scaleTicks, "engineering": engineering,
]

/// Every scale, with its own ticks.
func scales() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 3, width: 11, height: 7)
    let x = linspace(-50, 50, count: 400)
    axes[0][0].plot(x, x)
    axes[0][0].yAxis.scale = .symLog(linearThreshold: 1)
    axes[0][1].plot(x, x)
    axes[0][1].yAxis.scale = .asinh(linearWidth: 0.5)
    let p = linspace(0.001, 0.999, count: 400)
    axes[0][2].plot(p, p)
    axes[0][2].yAxis.scale = .logit()
    let wide = linspace(0.01, 3000, count: 400)
    axes[1][0].plot(wide, wide)
    axes[1][0].xAxis.scale = .log()
    axes[1][0].yAxis.scale = .log(base: 2)
    axes[1][1].plot(x, x)
    axes[1][1].xAxis.scale = .symLog(
        linearThreshold: 5, linearScale: 0.5, base: 10, minorMultiples: [2, 3, 4, 5, 6, 7, 8, 9])
    axes[1][2].plot(p, p.map { 1 - $0 })
    axes[1][2].xAxis.scale = .logit(oneHalf: "1/2", usesOverline: true)
    for (axes, name) in zip(axes.joined(), ["symlog", "asinh", "logit", "log", "symlog", "overline"]) {
        axes.title = name
        axes.gridLines = GridLines()
    }
    return figure
}

/// Scales of two functions.
func ownScales() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 1, columns: 2, width: 8, height: 4)
    let x = linspace(0, 100, count: 200)
    axes[0][0].plot(x, x)
    axes[0][0].xAxis.scale = Scale(name: "root", forward: { $0.squareRoot() }, inverse: { $0 * $0 })
    axes[0][0].xLimits = 0...100
    axes[0][1].plot(x, x.map { sin($0 / 10) })
    axes[0][1].yAxis.scale = Scale(name: "cube", forward: { $0 * $0 * $0 }, inverse: { cbrt($0) })
    axes[0][1].yLimits = -1...1
    return figure
}

/// Locators and formatters that are chosen.
func scaleTicks() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 6, columns: 1, width: 8, height: 6)
    figure.subplotParameters.rowGap = 1.5
    for axes in axes.joined() {
        axes.plot([0, 10], [0, 1])
        axes.xLimits = 0...10
        axes.yAxis.locator = .none
    }
    axes[0][0].xAxis.locator = .linear(5)
    axes[1][0].xAxis.locator = .index(every: 3, offset: 1)
    axes[2][0].xAxis.locator = .fixed([0, 1, 4, 9])
    axes[2][0].xAxis.formatter = .format("{x:.1f} m")
    axes[3][0].xAxis.locator = .multiple(of: 2, offset: 0.5)
    axes[3][0].xAxis.formatter = .format("%.2e")
    axes[4][0].xAxis.minorLocator = .multiple(of: 0.5)
    axes[4][0].xAxis.minorFormatter = .format("%g")
    axes[4][0].xAxis.minorTickStyle.labelSize = 6
    axes[5][0].xLimits = 100_000...900_000
    axes[5][0].xAxis.formatter = .scalar(usesMathText: true)
    return figure
}

/// Prefixes of units.
func engineering() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 1, width: 8, height: 5)
    let x = (0...100).map { pow(10.0, 1 + Double($0) * 0.08) }
    for axes in axes.joined() {
        axes.xAxis.scale = .log()
        axes.plot(x, x.map { log10($0) * 1e-4 })
    }
    axes[0][0].xAxis.formatter = .engineering(unit: "Hz")
    axes[1][0].xAxis.formatter = .engineering(places: 1, separator: "")
    axes[0][0].yAxis.formatter = .engineering(unit: "V")
    return figure
}
