import FlipbookCanvas

/// Where the ticks of an axis and their texts lie, since the layout last settled.
struct AxisLayout {
    var major = TickLayout()
    var minor = TickLayout()
    /// The two sides of the axis, or the lines along which its ticks are.
    var edges: [Edge] = []
    var offsetText: TextLayout?

    /// The texts along a side.
    func labels(on side: Side) -> [TextLayout] {
        (major.labels + minor.labels).filter { $0.side == side }.map(\.layout)
    }
}

/// Where some ticks and their labels lie.
struct TickLayout {
    /// Along the axis, in pixels.
    var positions: [Double] = []
    var labels: [(side: Side, layout: TextLayout, color: Color)] = []
}

/// A side of the box, or a line along it, where ticks are.
struct Edge {
    let side: Side
    /// The row of a lower or upper side, or the column of a left or right one.
    let position: Double

    init(_ side: Side, at position: Double) {
        self.side = side
        self.position = position
    }

    /// The side of a box.
    init(_ side: Side, of box: Rect) {
        switch side {
        case .bottom: self.init(side, at: box.maxY)
        case .top: self.init(side, at: box.minY)
        case .left: self.init(side, at: box.minX)
        case .right: self.init(side, at: box.maxX)
        }
    }

    /// The point at a column (or row) along the side, `out` pixels outside the box.
    func point(along: Double, out: Double) -> Point {
        switch side {
        case .bottom: Point(x: along, y: position + out)
        case .top: Point(x: along, y: position - out)
        case .left: Point(x: position - out, y: along)
        case .right: Point(x: position + out, y: along)
        }
    }

    /// A line at each of the positions along the side, from so far out of the box to so far.
    func lines(at positions: [Double], out: (from: Double, to: Double)) -> Path {
        var path = Path()
        path.reserveCapacity(2 * positions.count)
        for position in positions {
            path.move(to: point(along: position, out: out.from))
            path.line(to: point(along: position, out: out.to))
        }
        return path
    }

    /// How far a box beside the side reaches out.
    func reach(of box: Rect) -> Double {
        switch side {
        case .bottom: box.maxY - position
        case .top: position - box.minY
        case .left: position - box.minX
        case .right: box.maxX - position
        }
    }
}

extension Axis {
    /// Puts the ticks, their labels, the offset text and the label into their places.
    func layOut(in transform: Transform, spines: Spines, measurer: any TextMeasurer) throws {
        try tickStyle.checkLabels(of: "tick labels of \(name)")
        try minorTickStyle.checkLabels(of: "minor tick labels of \(name)")
        layout = AxisLayout()
        guard isSeen else { return }
        layout.edges = direction.sides.map { spines[$0].edge(in: transform) }
        layout.major = try layOutTicks(visible(ticks), tickStyle, in: transform, measurer: measurer)
        layout.minor = try layOutTicks(visible(minorTicks), minorTickStyle, in: transform, measurer: measurer)
        try layOutOffsetText(in: transform, measurer: measurer)
        try layOutLabel(in: transform, measurer: measurer)
    }

    /// Whether anything of the axis can be seen.
    var isSeen: Bool { isVisible && axes?.isOn ?? true }

    /// The ticks within the limits, but for rounding.
    func visible(_ ticks: [Tick]) -> [Tick] {
        let (low, high) = (scale.forward(limits.lowerBound), scale.forward(limits.upperBound))
        let slack = (high - low) * 1e-10
        return ticks.filter {
            let position = scale.forward($0.value)
            return low - slack <= position && position <= high + slack
        }
    }

    private func layOutTicks(
        _ ticks: [Tick], _ style: TickStyle, in transform: Transform, measurer: any TextMeasurer
    ) throws -> TickLayout {
        let projection = transform.projection
        let seen = ticks.compactMap { tick in projection.position(of: tick.value, along: direction).map { (tick, $0) } }
        let pad = style.length * style.direction.partOutside + style.pad
        var result = TickLayout(positions: seen.map(\.1))
        for edge in projection.labelledEdges(of: layout.edges, style.labelSides) {
            for (index, (tick, position)) in seen.sorted(by: { $0.0.value < $1.0.value }).enumerated()
            where !tick.label.isEmpty {
                let anchor = projection.labelAnchor(
                    at: position, along: direction, on: edge, pad: pad, pixelsPerPoint: transform.pixelsPerPoint)
                let layout = try TextLayout(
                    tick.label, in: self,
                    style: style.labelFont(at: index, family: fontFamily, pixelsPerPoint: transform.pixelsPerPoint),
                    at: anchor.point, horizontal: style.labelHorizontalAlignment ?? anchor.horizontal,
                    vertical: style.labelVerticalAlignment ?? anchor.vertical, rotation: style.labelRotation,
                    mode: style.labelRotationMode ?? anchor.mode, measurer: measurer)
                result.labels.append((edge.side, layout, style.labelColor(at: index)))
            }
        }
        return result
    }

    /// Puts the offset text beyond the right end of the labels of an x axis, or over the upper end of a y axis. There is
    /// none where there are no labels.
    private func layOutOffsetText(in transform: Transform, measurer: any TextMeasurer) throws {
        guard !offsetText.isEmpty, !tickStyle.labelSides.isDisjoint(with: direction.sides) else { return }
        let side = offsetSide
        let labels = layout.labels(on: side).map(\.box)
        let (box, pad) = (transform.box, 3 * transform.pixelsPerPoint)
        let (point, horizontal, vertical): (Point, HorizontalAlignment, VerticalAlignment) =
            switch side {
            case .bottom: (Point(x: box.maxX, y: (labels.map(\.maxY).max() ?? box.maxY) + pad), .right, .top)
            case .top: (Point(x: box.maxX, y: (labels.map(\.minY).min() ?? box.minY) - pad), .right, .bottom)
            case .left: (Point(x: box.minX, y: box.minY - pad), .left, .baseline)
            case .right: (Point(x: box.maxX, y: box.minY - pad), .right, .baseline)
            }
        layout.offsetText = try TextLayout(
            offsetText, in: self,
            style: TextStyle(family: fontFamily, size: tickStyle.labelSize * transform.pixelsPerPoint), at: point,
            horizontal: horizontal, vertical: vertical, measurer: measurer)
    }

    /// The side of the tick labels: that of the label, where both sides have some.
    private var offsetSide: Side {
        let sides = tickStyle.labelSides
        return sides.contains(side) ? side : direction.sides.first(where: sides.contains) ?? side
    }

    /// Puts the label beyond the tick labels and marks of its side.
    private func layOutLabel(in transform: Transform, measurer: any TextMeasurer) throws {
        guard let edge = layout.edges.first(where: { $0.side == side }) else { return }
        let outOfMarks = marksOutside(side) * transform.pixelsPerPoint
        let outOfAll = layout.labels(on: side).map { edge.reach(of: $0.box) }.reduce(outOfMarks, max)
        let (box, fraction) = (transform.box, labelLocation.fraction)
        let point = edge.point(
            along: direction == .x ? box.minX + fraction * box.width : box.maxY - fraction * box.height,
            out: outOfAll + labelPad * transform.pixelsPerPoint)
        try label.layOut(at: point, pixelsPerPoint: transform.pixelsPerPoint, measurer: measurer)
    }

    /// How far marks reach out of a side, in points.
    func marksOutside(_ side: Side) -> Double {
        let lengths = [(layout.major, tickStyle), (layout.minor, minorTickStyle)].map { ticks, style in
            ticks.positions.isEmpty || !style.sides.contains(side) ? 0 : style.length * style.direction.partOutside
        }
        return max(lengths[0], lengths[1], 0)
    }

    /// The texts that the layout has put beside the axis.
    var textLayouts: [TextLayout] {
        guard isSeen else { return [] }
        let labels = (layout.major.labels + layout.minor.labels).map(\.layout)
        return labels + [layout.offsetText, label.layout].compactMap(\.self)
    }
}

extension Axis {
    /// Draws a line across the box at each tick.
    func drawGridLines(on canvas: any Canvas, in transform: Transform) throws {
        try draw(gridLines, at: layout.major.positions, on: canvas, in: transform)
        try draw(minorGridLines, at: layout.minor.positions, on: canvas, in: transform)
    }

    private func draw(_ grid: GridLines?, at positions: [Double], on canvas: any Canvas, in transform: Transform) throws
    {
        guard let grid else { return }
        let scale = transform.pixelsPerPoint
        guard let stroke = try grid.stroke(in: inheritedStyle, pixelsPerPoint: scale, of: "grid of \(name)") else {
            return
        }
        let lines = transform.projection.gridLines(at: positions, along: direction)
        guard !lines.paths.isEmpty else { return }
        transform.clip(canvas) {
            for path in lines.paths { canvas.stroke(path, stroke, snap: lines.snap) }
        }
    }

    /// Draws a mark at each tick, on each side that has them.
    func drawTicks(on canvas: any Canvas, in transform: Transform) throws {
        try draw(layout.major, tickStyle, "ticks of", on: canvas, in: transform)
        try draw(layout.minor, minorTickStyle, "minor ticks of", on: canvas, in: transform)
    }

    /// Each mark begins at a whole pixel, so that all are equally long once they are snapped.
    private func draw(
        _ ticks: TickLayout, _ style: TickStyle, _ kind: String, on canvas: any Canvas, in transform: Transform
    ) throws {
        let width = style.width * transform.pixelsPerPoint
        let solid = try LineStyle.solid.stroke(color: style.color, width: width, of: "\(kind) \(name)")
        guard var stroke = solid, style.length > 0, style.length.isFinite, !ticks.positions.isEmpty else { return }
        stroke.cap = .butt
        func whole(_ value: Double) -> Double { (value + 0.5).rounded(.down) }
        let length = style.length * transform.pixelsPerPoint
        let outside = length * style.direction.partOutside
        for edge in layout.edges where style.sides.contains(edge.side) {
            let marks = Edge(edge.side, at: whole(edge.position)).lines(
                at: ticks.positions.map(whole), out: (outside - length, outside))
            canvas.stroke(marks, stroke, snap: .always)
        }
    }

    /// Draws the tick labels, the label and the offset text.
    func drawTexts(on canvas: any Canvas, in transform: Transform) throws {
        for label in layout.major.labels + layout.minor.labels { try label.layout.draw(on: canvas, color: label.color) }
        try label.draw(on: canvas, in: transform)
        try layout.offsetText?.draw(on: canvas, color: tickStyle.labelColor)
    }
}

/// The looks of the lines across the axes at the ticks.
public struct GridLines: Hashable, Sendable {
    /// The colour of the lines; nil for the style's.
    public var color: Color?
    /// In points; nil for the style's.
    public var width: Double?
    /// How the lines are broken into dashes; nil for the style's.
    public var style: LineStyle?
    /// Multiplies the colour's alpha.
    public var alpha: Double

    /// Lines as the style has them, unless said otherwise: thin and grey in the default one.
    public init(color: Color? = nil, width: Double? = nil, style: LineStyle? = nil, alpha: Double = 1) {
        self.color = color
        self.width = width
        self.style = style
        self.alpha = alpha
    }

    /// How the lines are drawn; nil where nothing is seen of them.
    func stroke(in looks: Style, pixelsPerPoint: Double, of name: @autoclosure () -> String) throws -> Stroke? {
        try (style ?? looks.gridStyle).stroke(
            color: color ?? looks.gridColor, alpha: alpha, width: (width ?? looks.gridWidth) * pixelsPerPoint,
            of: name())
    }
}
