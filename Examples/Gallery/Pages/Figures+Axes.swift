import Flipbook

/// Figures by name. Each has a twin of the same name in `Twins`, drawn by matplotlib.
typealias Figures = KeyValuePairs<String, @Sendable () throws -> Figure>

let axesFigures: Figures = [
    "wave": wave, "log_axes": logAxes, "categories": categories, "shared_axes": sharedAxes, "twin_axes": twinAxes,
    "inverted_axes": invertedAxes, "equal_aspect": equalAspect, "spines": spines, "line_styles": lineStyles,
    "gaps": gaps,
]

/// The first frame of the cosine wave.
func wave() -> Figure {
    let (figure, axes) = Figure.subplots()
    let x = linspace(0, 4 * .pi, count: 200)
    axes.plot(x, x.map(cos))
    axes.xLimits = 0...4 * .pi
    axes.yLimits = -1.5...1.5
    axes.xLabel = "x"
    axes.yLabel = "y"
    axes.title = "Cosine Wave"
    return figure
}

/// Logarithms along x, along y and along both, over many powers and over less than two.
func logAxes() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 8, height: 6)
    let x = linspace(0.1, 100, count: 200)
    axes[0][0].plot(x, x.map { sin($0 / 10) })
    axes[0][0].xAxis.scale = .log()
    axes[0][1].plot(x, x.map { exp($0 / 5) })
    axes[0][1].yAxis.scale = .log()
    axes[1][0].plot(x, x.map { $0 * $0 })
    axes[1][0].xAxis.scale = .log()
    axes[1][0].yAxis.scale = .log(base: 2)
    axes[1][0].gridLines = GridLines()
    axes[1][1].plot([2, 3, 6], [20, 35, 80])
    axes[1][1].xAxis.scale = .log()
    axes[1][1].yAxis.scale = .log()
    return figure
}

/// Names along x, and along y.
func categories() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 1, columns: 2, width: 8, height: 4)
    axes[0][0].plot(["apple", "pear", "plum", "fig"], [3, 1, 4, 1.5])
    axes[0][0].plot(["plum", "apple", "kiwi"], [2, 2.5, 3])
    axes[0][1].plot([1, 5, 2], ["low", "middle", "high"])
    return figure
}

/// A grid with x in common by column and y by row.
func sharedAxes() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 3, sharesX: .column, sharesY: .row, width: 9, height: 5)
    let x = linspace(0, 10, count: 100)
    for (row, line) in axes.enumerated() {
        for (column, axes) in line.enumerated() {
            let size = Double(row * 3 + column + 1)
            axes.plot(x.map { $0 * size }, x.map { sin($0) * size })
        }
    }
    return figure
}

/// Two axes over each other with x in common, and two with y.
func twinAxes() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 1, columns: 2, width: 9, height: 4)
    let x = linspace(0, 10, count: 100)
    let left = axes[0][0]
    left.plot(x, x.map(sin))
    left.yLabel = "sine"
    left.title = "twin x"
    let right = left.twinX()
    right.plot(x, x.map { exp($0 / 3) }).color = try Color("tab:red")
    right.yLabel = "growth"
    right.yAxis.label.color = try Color("tab:red")
    right.yAxis.tickStyle.labelColor = try Color("tab:red")
    axes[0][1].plot(x, x)
    axes[0][1].xLabel = "below"
    let top = axes[0][1].twinY()
    top.plot([100, 200, 400], [0, 5, 10]).color = try Color("C2")
    top.xLabel = "above"
    top.title = "twin y"
    return figure
}

/// Axes that run to the left and downwards.
func invertedAxes() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 1, columns: 2, width: 8, height: 4)
    let x = linspace(1, 10, count: 50)
    axes[0][0].plot(x, x.map { $0 * $0 })
    axes[0][0].xAxis.isInverted = true
    axes[0][1].plot(x, x.map(sqrt))
    axes[0][1].yAxis.setLimits(4, 0)
    axes[0][1].xAxis.scale = .log()
    axes[0][1].xAxis.isInverted = true
    return figure
}

/// A round circle: by a smaller box, by wider limits, and one twice as high as wide.
func equalAspect() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 1, columns: 3, width: 10, height: 3.5)
    let angle = linspace(0, 2 * .pi, count: 100)
    let aspects = [(Aspect.equal, Adjustable.box), (.equal, .dataLimits), (.ratio(2), .box)]
    for (axes, (aspect, adjustable)) in zip(axes[0], aspects) {
        axes.plot(angle.map { 2 * cos($0) }, angle.map(sin))
        axes.aspect = aspect
        axes.adjustable = adjustable
    }
    return figure
}

/// Spines that are hidden, moved, cut short and coloured.
func spines() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 8, height: 6)
    let x = linspace(-3, 3, count: 100)
    for axes in axes.joined() { axes.plot(x, x.map { 2 * sin($0) }) }
    for spine in [axes[0][0].spines.right, axes[0][0].spines.top] { spine.isVisible = false }
    let crossed = axes[0][1].spines
    crossed.left.position = .zero
    crossed.bottom.position = .center
    crossed.right.isVisible = false
    crossed.top.isVisible = false
    let moved = axes[1][0].spines
    moved.left.position = .outward(10)
    moved.bottom.position = .axes(-0.05)
    moved.left.bounds = -2...2
    moved.bottom.bounds = -3...3
    moved.right.isVisible = false
    moved.top.isVisible = false
    for (spine, name) in zip(axes[1][1].spines.all, ["red", "green", "tab:blue", "orange"]) {
        spine.color = try Color(name)
        spine.width = 3
    }
    return figure
}

/// Lines of all styles, widths and some alphas.
func lineStyles() throws -> Figure {
    let (figure, axes) = Figure.subplots()
    let x = linspace(0, 10, count: 200)
    let styles = [
        LineStyle.solid, .dashed, .dotted, .dashDot, .custom([5, 1]), .custom([3, 5, 1, 5, 1, 5], offset: 4),
    ]
    for (index, style) in styles.enumerated() {
        let line = axes.plot(x, x.map { sin($0) + Double(index) * 2 })
        line.style = style
        line.width = 1 + Double(index) * 0.6
        line.alpha = 1 - Double(index) * 0.12
    }
    return figure
}

/// A line with values that are not numbers, and one without any.
func gaps() throws -> Figure {
    let (figure, axes) = Figure.subplots()
    let x = linspace(0, 10, count: 41)
    axes.plot(x, x.enumerated().map { $0 % 10 == 5 ? .nan : $0 % 13 == 0 ? .infinity : cos($1) })
    axes.plot(x, x.map { _ in .nan })
    axes.plot(x, x.map { sin($0) / 2 }).width = 4
    return figure
}
