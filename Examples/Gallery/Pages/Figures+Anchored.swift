import Flipbook

let anchoredFigures: Figures = [
    "anchored_texts": anchoredTexts, "anchored_bars": anchoredBars, "anchored_arrows": anchoredArrows,
    "anchored_drawings": anchoredDrawings, "framed_pie": framedPie, "moved_ticks": movedTicks, "caps": caps,
]

/// Texts at all places, with and without frames.
func anchoredTexts() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 6, height: 4)
    axes.plot([0, 1, 2, 3], [0, 2, 1, 3])
    axes.add(AnchoredText("Figure 1a", at: .upperLeft, size: 15))
    axes.add(AnchoredText("two\nlines", at: .centerRight))
    axes.add(AnchoredText("no frame", at: .lowerRight, color: .tabRed, hasFrame: false))
    let round = AnchoredText("round corners", at: .lowerCenter, pad: 0.6, axesPad: 1)
    round.frame = TextBackground(.round(size: 0.2), color: .lightGray, edgeColor: .tabBlue, edgeWidth: 2, pad: 0)
    axes.add(round)
    let over = AnchoredText("over the axes", at: .lowerLeft, size: 8, axesPad: 0)
    over.anchor = Rect(x: 0, y: 1, width: 0, height: 0)
    axes.add(over)
    axes.add(AnchoredText("$x^2$", at: .at(x: 0.4, y: 0.6)))
    return figure
}

/// Bars as long as lengths of the data.
func anchoredBars() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 6, height: 4)
    axes.xLimits = 0...50
    axes.yLimits = 0...10
    axes.add(AnchoredSizeBar(10, "10 µm", at: .upperLeft, pad: 0.3, axesPad: 0.5))
    let high = AnchoredSizeBar(5, "5 by 0.5", at: .lowerLeft, height: 0.5, size: 14, color: .tabRed, gap: 5, axesPad: 1)
    high.isTextAbove = true
    axes.add(high)
    axes.add(AnchoredSizeBar(20, "a long text under 20", at: .lowerRight, hasFrame: false))
    let hollow = AnchoredSizeBar(8, "hollow", at: .centerRight, height: 1, axesPad: 0.5)
    hollow.isFilled = false
    axes.add(hollow)
    let half = AnchoredSizeBar(0.25, "a quarter", at: .center)
    half.coordinates = .axes
    axes.add(half)
    return figure
}

/// Directions of an image, level and turned.
func anchoredArrows() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 5, height: 5)
    axes.boxRatio = 1
    axes.color = .tabBlue
    axes.add(AnchoredDirectionArrows("X", "Y", color: .white))
    let down = AnchoredDirectionArrows("East", "South", at: .lowerRight, length: 0.2, textSize: 0.06, hasFrame: true)
    down.lengthRatio = -1
    down.textGap = (0.02, -0.01)
    axes.add(down)
    axes.add(AnchoredDirectionArrows("u", "v", at: .upperRight, rotation: .degrees(30), color: .yellow, axesPad: 2))
    return figure
}

/// Patches and lines in points, and as large as data.
func anchoredDrawings() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 6, height: 4)
    axes.xLimits = 0...1
    axes.yLimits = 0...1
    let circles = AnchoredDrawing(
        Circle(at: (10, 10), radius: 10), Circle(at: (30, 10), radius: 5, color: .red), size: (40, 20), at: .upperRight,
        pad: 0)
    axes.add(circles)
    axes.add(
        AnchoredDrawing(
            Ellipse(at: (0, 0), width: 0.1, height: 0.4, color: .tabGreen, edgeColor: .black), at: .lowerLeft, pad: 0.5,
            axesPad: 0.4))
    axes.add(
        AnchoredDrawing(
            Line([0, 15, 30], [0, 30, 0], color: .tabPurple, width: 3),
            Rectangle(at: (5, 0), width: 20, height: 10, color: .tabOrange), size: (30, 30), at: .centerRight,
            hasFrame: false))
    return figure
}

/// A pie in axes with a box and ticks.
func framedPie() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 5, height: 4)
    let pie = axes.pie([3, 2, 1], labels: ["a", "b", "c"], startAngle: .degrees(30), hasFrame: true)
    pie.explode = [0, 0.2, 0]
    return figure
}

/// Ticks and labels at different sides.
func movedTicks() throws -> Figure {
    let figure = Figure(width: 7, height: 3.5)
    let axes = try figure.subplots(rows: 1, columns: 2)[0]
    axes[0].xAxis.moveTicks(to: .top)
    axes[0].yAxis.moveTicks(to: .right)
    axes[1].xAxis.moveLabel(to: .top)
    axes[1].yAxis.moveLabel(to: .right)
    for one in axes {
        one.plot([0, 1, 2], [0, 2, 1])
        one.xLabel = "x"
        one.yLabel = "y"
    }
    axes[0].title = "Ticks moved"
    axes[1].title = "Labels moved"
    return figure
}

/// Caps of widths of their own, and patches of one colour.
func caps() throws -> Figure {
    let figure = Figure(width: 8, height: 3.5)
    let axes = try figure.subplots(rows: 1, columns: 3)[0]
    let boxes = axes[0].boxPlot([[1, 2, 3, 4, 5], [2, 3, 5, 7, 8]])
    boxes.capWidths = [0.1, 0.6]
    let measured = axes[1].errorBar([1, 2, 3], [1, 3, 2], yError: .constant(0.4), capSize: 8)
    measured.errors.capWidth = 3
    axes[2].bar([1, 2, 3], [1, 3, 2]).setColor(.tabRed)
    let points = axes[2].scatter([1, 2, 3], [2, 3.5, 3], size: 200, edgeColor: .transparent)
    points.color = .tabGreen
    axes[2].scatter([1.5, 2.5], [3, 3], values: [0, 1], size: 200).edgeColors = nil
    return figure
}
