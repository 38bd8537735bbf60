import Flipbook

let annotationFigures: Figures = [
    "arrow_styles": arrowStyles, "connection_styles": connectionStyles, "box_styles": boxStyles,
    "annotation_coordinates": annotationCoordinates, "wrapped_texts": wrappedTexts,
]

/// Axes of so many columns and rows, with their corner at the lower left and no ticks.
private func sheet(columns: Double, rows: Double) -> (Figure, Axes) {
    let (figure, axes) = Figure.subplots(width: 8, height: 5)
    axes.xLimits = 0...columns
    axes.yLimits = 0...rows
    axes.xAxis.locator = .fixed([])
    axes.yAxis.locator = .fixed([])
    return (figure, axes)
}

/// Every shape of arrows.
func arrowStyles() throws -> Figure {
    let (figure, axes) = sheet(columns: 4, rows: 4)
    let shapes: [ArrowStyle.Shape] = [
        .line(end: .none), .line(), .line(start: .open, end: .none), .line(start: .open),
        .line(end: .filled), .line(start: .filled, end: .filled), .line(start: .bracket(), end: .none),
        .line(end: .bracket()), .line(start: .bracket(), end: .bracket()), .line(start: .bar(), end: .bar()),
        .line(start: .bracket()), .line(start: .open, end: .bracket()), .simple(), .fancy(), .wedge(),
        .simple(headLength: 1, headWidth: 1, tailWidth: 0.5),
    ]
    for (index, shape) in shapes.enumerated() {
        let (x, y) = (Double(index % 4), Double(index / 4))
        axes.add(
            FancyArrow(
                from: (x + 0.2, y + 0.3), to: (x + 0.8, y + 0.6),
                arrow: ArrowStyle(shape, connection: .arc3(bend: 0.2), fillColor: .tabBlue, scale: 20)))
    }
    return figure
}

/// Every connection between two points.
func connectionStyles() throws -> Figure {
    let (figure, axes) = sheet(columns: 3, rows: 3)
    let connections: [ArrowStyle.Connection] = [
        .arc3(), .arc3(bend: 0.3), .arc3(bend: -0.5), .angle3(start: .degrees(90), end: .zero),
        .angle3(start: .degrees(0), end: .degrees(120)), .angle(start: .degrees(-90), end: .degrees(180), radius: 10),
        .arc(start: .degrees(-60), end: .degrees(60), startArm: 30, endArm: 30, radius: 5), .bar(fraction: 0.3),
        .bar(fraction: 0.2, angle: .degrees(180)),
    ]
    for (index, connection) in connections.enumerated() {
        let (x, y) = (Double(index % 3), Double(index / 3))
        axes.plot([x + 0.3, x + 0.7], [y + 0.6, y + 0.3], color: .tabBlue, style: .none, marker: .circle)
        axes.annotate(
            "", at: (x + 0.3, y + 0.6), textAt: (x + 0.7, y + 0.3),
            arrow: ArrowStyle(connection: connection, color: .gray, startGap: 5, endGap: 5))
    }
    return figure
}

/// Every shape of boxes.
func boxStyles() throws -> Figure {
    let (figure, axes) = sheet(columns: 3, rows: 4)
    let styles: [(String, BoxStyle)] = [
        ("square", .square), ("circle", .circle), ("ellipse", .ellipse), ("rarrow", .rightArrow()),
        ("larrow", .leftArrow(headWidth: 2)), ("darrow", .doubleArrow(headAngle: .degrees(60))), ("round", .round),
        ("round4", .round4()), ("sawtooth", .sawtooth()), ("roundtooth", .roundTooth()),
        ("round more", .round(size: 0.8)), ("round4 more", .round4(size: 0.6)),
    ]
    for (index, (name, style)) in styles.enumerated() {
        let text = axes.text(
            name, at: (Double(index % 3) + 0.5, Double(index / 3) + 0.5), size: 14, horizontal: .center,
            vertical: .center)
        text.background = TextBackground(style, color: .wheat, pad: 0.5)
        text.rotation = .degrees(index > 8 ? 20 : 0)
    }
    return figure
}

/// Texts and targets in all kinds of coordinates.
func annotationCoordinates() throws -> Figure {
    let (figure, axes) = sheet(columns: 10, rows: 5)
    axes.plot([1, 3, 5, 7, 9], [1, 4, 2, 3, 1])
    axes.annotate("axes", at: (3, 4), textAt: (0.1, 0.9), in: .axes, arrow: ArrowStyle(.line(end: .filled)))
    axes.annotate("offset", at: (5, 2), textAt: (30, -40), in: .offsetPoints, arrow: ArrowStyle(.simple()))
    axes.annotate("figure", at: (7, 3), textAt: (0.8, 0.95), in: .figure, arrow: ArrowStyle(.fancy()))
    axes.annotate("pixels", at: (1, 1), textAt: (20, 120), in: .axesPixels, arrow: ArrowStyle(.wedge()))
    axes.annotate(
        "plain", at: (9, 1), textAt: (8, 3.5), arrow: ArrowStyle(.plain(width: 2, headWidth: 8, headLength: 8)))
    axes.annotate(
        "to the edge", at: (1, 0.5), targetIn: .axes, textAt: (-90, 20), in: .offsetPoints, arrow: ArrowStyle())
    axes.text("at y = 2.5", at: (0.02, 2.5), in: .blended(x: .axes, y: .data))
    return figure
}

/// Line spacing, alignment of lines, and lines that are broken.
func wrappedTexts() throws -> Figure {
    let (figure, axes) = sheet(columns: 1, rows: 1)
    let long = "A long text that is broken at its spaces where it would reach out of the figure on the right side"
    axes.text(long, at: (0.5, 0.8), size: 14).isWrapped = true
    let turned = axes.text(long, at: (0.1, 0.1), rotation: .degrees(30))
    turned.isWrapped = true
    for (index, spacing) in [nil, 1.0, 2].enumerated() {
        let text = axes.text("lines of\nseveral\nlengths in it", at: (0.5 + 0.17 * Double(index), 0.2))
        text.lineSpacing = spacing
        text.lineAlignment = [.left, .center, .right][index]
    }
    return figure
}
