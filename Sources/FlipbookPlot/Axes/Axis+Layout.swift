import FlipbookCanvas

/// Where the ticks of an axis and their texts lie, since the layout last settled.
struct PlacedAxis {
    var major = PlacedTicks()
    var minor = PlacedTicks()
    /// Where the axis' own side and the one opposite lie: rows or columns.
    var edges: [Edge] = []
    var offsetText: TextLayout?

    /// The texts along a side.
    func labels(on side: Side) -> [TextLayout] {
        (major.labels + minor.labels).filter { $0.side == side }.map(\.layout)
    }
}

/// Where some ticks and their labels lie.
struct PlacedTicks {
    /// Along the axis, in pixels.
    var positions: [Double] = []
    var labels: [(side: Side, layout: TextLayout)] = []
}

/// A side of the box, or a line along it, where ticks are.
struct Edge {
    let side: Side
    /// The row of a lower or upper side, or the column of a left or right one.
    let place: Double

    init(_ side: Side, at place: Double) {
        self.side = side
        self.place = place
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

    /// The point at a column (or row) along the side, so many pixels out of the box.
    func point(along: Double, out: Double) -> Point {
        switch side {
        case .bottom: Point(x: along, y: place + out)
        case .top: Point(x: along, y: place - out)
        case .left: Point(x: place - out, y: along)
        case .right: Point(x: place + out, y: along)
        }
    }

    /// How far a box beside the side reaches out.
    func reach(of box: Rect) -> Double {
        switch side {
        case .bottom: box.maxY - place
        case .top: place - box.minY
        case .left: place - box.minX
        case .right: box.maxX - place
        }
    }
}

extension Axis {
    /// Puts the ticks, their labels, the offset text and the label into their places.
    func place(in view: View, spines: Spines, measurer: any TextMeasurer) throws {
        try checkFontSize(tickStyle.labelSize, of: "tick labels of \(name)")
        try checkFontSize(minorTickStyle.labelSize, of: "minor tick labels of \(name)")
        placed = PlacedAxis()
        guard isSeen else { return }
        placed.edges = direction.sides.map { spines[$0].edge(in: view) }
        placed.major = try placeTicks(visible(ticks), tickStyle, in: view, measurer: measurer)
        placed.minor = try placeTicks(visible(minorTicks), minorTickStyle, in: view, measurer: measurer)
        try placeOffsetText(in: view, measurer: measurer)
        try placeLabel(in: view, measurer: measurer)
    }

    /// Whether anything of the axis can be seen.
    var isSeen: Bool { isVisible && axes?.isOn ?? true }

    /// The ticks within the limits, but for rounding.
    func visible(_ ticks: [Tick]) -> [Tick] {
        let (low, high) = (scale.forward(limits.lowerBound), scale.forward(limits.upperBound))
        let slack = (high - low) * 1e-10
        return ticks.filter { (low - slack...high + slack).contains(scale.forward($0.value)) }
    }

    private func placeTicks(
        _ ticks: [Tick], _ style: TickStyle, in view: View, measurer: any TextMeasurer
    ) throws -> PlacedTicks {
        if let polar = view.polar { return try placeTicks(ticks, style, in: view, polar, measurer: measurer) }
        let map = direction == .x ? view.x : view.y
        let font = TextStyle(family: fontFamily, size: style.labelSize * view.pixelsPerPoint)
        let out = (style.length * style.direction.partOutside + style.pad) * view.pixelsPerPoint
        var placed = PlacedTicks(positions: ticks.map { map($0.value) })
        for edge in self.placed.edges where style.labelSides.contains(edge.side) {
            let (horizontal, vertical) = edge.side.labelAlignment
            for (tick, position) in zip(ticks, placed.positions) where !tick.label.isEmpty {
                let layout = try TextLayout(
                    tick.label, in: self, style: font, at: edge.point(along: position, out: out),
                    horizontal: horizontal,
                    vertical: vertical, rotation: style.labelRotation, measurer: measurer)
                placed.labels.append((edge.side, layout))
            }
        }
        return placed
    }

    /// Puts the offset text beyond the right end of the labels of an x axis, or over the upper end of a y axis. There is
    /// none where there are no labels.
    private func placeOffsetText(in view: View, measurer: any TextMeasurer) throws {
        guard !offsetText.isEmpty, !tickStyle.labelSides.isDisjoint(with: direction.sides) else { return }
        let labels = placed.labels(on: side).map(\.box)
        let (box, pad) = (view.box, 3 * view.pixelsPerPoint)
        let (place, horizontal, vertical): (Point, HorizontalAlignment, VerticalAlignment) =
            switch side {
            case .bottom: (Point(x: box.maxX, y: (labels.map(\.maxY).max() ?? box.maxY) + pad), .right, .top)
            case .top: (Point(x: box.maxX, y: (labels.map(\.minY).min() ?? box.minY) - pad), .right, .bottom)
            case .left: (Point(x: box.minX, y: box.minY - pad), .left, .baseline)
            case .right: (Point(x: box.maxX, y: box.minY - pad), .right, .baseline)
            }
        placed.offsetText = try TextLayout(
            offsetText, in: self,
            style: TextStyle(family: fontFamily, size: tickStyle.labelSize * view.pixelsPerPoint), at: place,
            horizontal: horizontal, vertical: vertical, measurer: measurer)
    }

    /// Puts the label beyond the tick labels and marks of its side.
    private func placeLabel(in view: View, measurer: any TextMeasurer) throws {
        guard let edge = placed.edges.first(where: { $0.side == side }) else { return }
        let outOfMarks = marksOutside(side) * view.pixelsPerPoint
        let outOfAll = placed.labels(on: side).map { edge.reach(of: $0.box) }.reduce(outOfMarks, max)
        let place = edge.point(
            along: direction == .x ? view.box.midX : view.box.midY, out: outOfAll + labelPad * view.pixelsPerPoint)
        try label.place(at: place, pixelsPerPoint: view.pixelsPerPoint, measurer: measurer)
    }

    /// How far marks reach out of a side, in points.
    func marksOutside(_ side: Side) -> Double {
        let lengths = [(placed.major, tickStyle), (placed.minor, minorTickStyle)].map { ticks, style in
            ticks.positions.isEmpty || !style.sides.contains(side) ? 0 : style.length * style.direction.partOutside
        }
        return max(lengths[0], lengths[1], 0)
    }

    /// The texts that the layout has put beside the axis.
    var textLayouts: [TextLayout] {
        guard isSeen else { return [] }
        let labels = (placed.major.labels + placed.minor.labels).map(\.layout)
        return labels + [placed.offsetText, label.layout].compactMap(\.self)
    }
}

extension Side {
    /// Which point of a tick label lies at the end of its tick.
    fileprivate var labelAlignment: (HorizontalAlignment, VerticalAlignment) {
        switch self {
        case .bottom: (.center, .top)
        case .top: (.center, .bottom)
        case .left: (.right, .centerBaseline)
        case .right: (.left, .centerBaseline)
        }
    }
}
