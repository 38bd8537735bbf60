import FlipbookCanvas

/// Where the parts of an axis in three dimensions lie, since the layout last settled.
struct PlacedAxis3D {
    /// The plane behind the data that the axis stands on; the side without an edge is the one that would close it.
    var pane = Path()
    /// A line over two planes for each major and minor tick.
    var gridLines: [(isMajor: Bool, path: Path)] = []
    /// The axis itself.
    var line: [Point] = []
    /// The mark of each major and minor tick.
    var ticks: [(isMajor: Bool, path: Path)] = []
    var labels: [(isMajor: Bool, layout: TextLayout)] = []
    var offsetText: TextLayout?
}

/// Puts the parts of an axis into their places around the box, by the rules of mplot3d: what is beside the box is moved
/// out of it by lengths in the measures of the axes, which are guessed from points.
struct AxisPlacer3D {
    private let axis: Axis
    private let projection: SpaceProjection
    private let box: Box3D
    private let pixelsPerPoint: Double
    private let measurer: any TextMeasurer
    /// How far a point (1/72 inch) takes things out of the box.
    private let perPoint: SIMD3<Double>

    /// How far tick labels and axis labels are from the box beyond their pads, in points.
    private static let (tickLabelDistance, labelDistance) = (8.0, 21.0)
    /// How far marks reach out of the box and into it, as parts of ``Box3D/delta``.
    private static let (partOutside, partInside) = (0.1, 0.2)

    init(_ axis: Axis, in projection: SpaceProjection, pixelsPerPoint: Double, measurer: any TextMeasurer) {
        self.axis = axis
        self.projection = projection
        self.pixelsPerPoint = pixelsPerPoint
        self.measurer = measurer
        box = Box3D(projection)
        perPoint = box.delta * (48 / ((projection.box.width + projection.box.height) / pixelsPerPoint))
    }

    func place() throws -> PlacedAxis3D {
        try checkFontSize(axis.tickStyle.labelSize, of: "tick labels of \(axis.name)")
        try checkFontSize(axis.minorTickStyle.labelSize, of: "minor tick labels of \(axis.name)")
        var placed = PlacedAxis3D()
        placed.pane = Path(box.pane(across: axis.direction).map(projection.scaled))
        guard axis.isSeen else { return placed }
        let (start, end) = box.side(along: axis.direction)
        placed.line = [projection.scaled(start), projection.scaled(end)]
        for (ticks, style, isMajor) in [
            (axis.ticks, axis.tickStyle, true), (axis.minorTicks, axis.minorTickStyle, false),
        ] {
            for tick in axis.visible(ticks) {
                let value = axis.scale.forward(tick.value)
                placed.gridLines.append((isMajor, gridLine(at: value)))
                placed.ticks.append((isMajor, mark(at: value, from: start)))
                if !tick.label.isEmpty {
                    placed.labels.append((isMajor, try label(tick.label, at: value, from: start, style)))
                }
            }
        }
        let slope = TextSlope(from: placed.line[0], to: placed.line[1])
        let distance = (axis.labelPad + Self.labelDistance) * perPoint
        placed.offsetText = try offsetText(from: start, to: end, slope: slope, distance: distance)
        try axis.label.place(
            at: projection.scaled(box.movedOut(0.5 * (start + end), by: distance, besides: axis.direction)),
            rotation: axis.label.string.count > 4 ? slope.degrees : nil, pixelsPerPoint: pixelsPerPoint,
            measurer: measurer)
        return placed
    }

    private func gridLine(at value: Double) -> Path {
        var corner = box.back
        corner[axis.direction.index] = value
        let (before, after) = ((axis.direction.index + 1) % 3, (axis.direction.index + 2) % 3)
        var (start, end) = (corner, corner)
        start[before] = box.front[before]
        end[after] = box.front[after]
        return Path([start, corner, end].map(projection.scaled))
    }

    private func mark(at value: Double, from start: SIMD3<Double>) -> Path {
        let across = axis.direction == .x ? 1 : 0
        let out = box.isHighBehind[across] ? box.delta[across] : -box.delta[across]
        var (tip, foot) = (start, start)
        tip[across] += Self.partOutside * out
        foot[across] -= Self.partInside * out
        tip[axis.direction.index] = value
        foot[axis.direction.index] = value
        return Path([projection.scaled(tip), projection.scaled(foot)])
    }

    private func label(
        _ text: String, at value: Double, from start: SIMD3<Double>, _ style: TickStyle
    ) throws -> TextLayout {
        var place = start
        place[axis.direction.index] = value
        place = box.movedOut(place, by: (style.pad + Self.tickLabelDistance) * perPoint, besides: axis.direction)
        return try TextLayout(
            text, in: axis, style: font(size: style.labelSize), at: projection.scaled(place), horizontal: .center,
            vertical: .top,
            rotation: style.labelRotation, measurer: measurer)
    }

    private func offsetText(
        from start: SIMD3<Double>, to end: SIMD3<Double>, slope: TextSlope, distance: SIMD3<Double>
    ) throws -> TextLayout? {
        guard !axis.offsetText.isEmpty else { return nil }
        let outer = axis.direction == .z ? end : start
        return try TextLayout(
            axis.offsetText, in: axis, style: font(size: axis.tickStyle.labelSize),
            at: projection.scaled(box.movedOut(outer, by: distance, besides: axis.direction)),
            horizontal: offsetAlignment(outer), vertical: .center, rotation: slope.degrees, mode: .anchor,
            measurer: measurer)
    }

    /// Which end of the offset text lies at its place: found by trial and error in mplot3d, as its source says.
    private func offsetAlignment(_ outer: SIMD3<Double>) -> HorizontalAlignment {
        let (center, edge) = (projection.project(box.center), projection.project(outer))
        let (across, along) = (axis.direction == .x ? 1 : 0, axis.direction.index)
        let isEven = box.isHighBehind.count(where: \.self) % 2 == 0
        if center[across] > edge[across] {
            guard center[along] <= edge[along], isEven else { return .left }
            return box.isHighBehind == [false, true, true] && axis.direction != .x ? .left : .right
        }
        guard center[along] > edge[along], isEven else { return .right }
        return axis.direction == .z ? .right : .left
    }

    private func font(size: Double) -> TextStyle {
        TextStyle(family: axis.fontFamily, size: size * pixelsPerPoint)
    }
}

/// How a text along a line is turned.
private struct TextSlope {
    /// Counter-clockwise, never upside down.
    let degrees: Double

    init(from start: Point, to end: Point) {
        degrees = (arcTangent(start.y - end.y, end.x - start.x) * 180 / .pi).uprightDegrees
    }
}
