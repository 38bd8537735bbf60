import FlipbookCanvas
import FlipbookMathematics

/// Where the parts of an axis in three dimensions lie, since the layout last settled.
struct AxisLayout3D {
    /// The plane behind the data that the axis stands on; the side without an edge is the one that would close it.
    var pane = Path()
    /// A line over two planes for each major and minor tick.
    var gridLines: [(isMajor: Bool, path: Path)] = []
    /// The axis itself.
    var line: [Point] = []
    /// The mark of each major and minor tick.
    var ticks: [(isMajor: Bool, path: Path)] = []
    var labels: [(isMajor: Bool, layout: TextLayout, color: Color)] = []
    var offsetText: TextLayout?
}

/// Puts the parts of an axis into their places around the box, by the rules of mplot3d: what is beside the box is moved
/// out of it by lengths in the measures of the axes, which are guessed from points.
struct AxisLayoutBuilder3D {
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

    func build() throws -> AxisLayout3D {
        try axis.tickStyle.checkLabels(of: "tick labels of \(axis.name)")
        try axis.minorTickStyle.checkLabels(of: "minor tick labels of \(axis.name)")
        var layout = AxisLayout3D()
        layout.pane = Path(box.pane(across: axis.direction).map(projection.scaled))
        guard axis.isSeen else { return layout }
        let (start, end) = box.side(along: axis.direction)
        layout.line = [projection.scaled(start), projection.scaled(end)]
        for (ticks, style, isMajor) in [
            (axis.ticks, axis.tickStyle, true), (axis.minorTicks, axis.minorTickStyle, false),
        ] {
            for (index, tick) in axis.visible(ticks).sorted(by: { $0.value < $1.value }).enumerated() {
                let value = axis.scale.forward(tick.value)
                layout.gridLines.append((isMajor, gridLine(at: value)))
                layout.ticks.append((isMajor, mark(at: value, from: start)))
                if !tick.label.isEmpty {
                    let font = style.labelFont(
                        at: index, family: axis.fontFamily, pixelsPerPoint: pixelsPerPoint)
                    let text = try label(tick.label, font, at: value, from: start, style)
                    layout.labels.append((isMajor, text, style.labelColor(at: index)))
                }
            }
        }
        let slope = TextSlope(from: layout.line[0], to: layout.line[1])
        let distance = (axis.labelPad + Self.labelDistance) * perPoint
        layout.offsetText = try offsetText(from: start, to: end, slope: slope, distance: distance)
        try axis.label.layOut(
            at: projection.scaled(box.movedOut(0.5 * (start + end), by: distance, besides: axis.direction)),
            rotation: axis.label.string.count > 4 ? slope.angle : nil, pixelsPerPoint: pixelsPerPoint,
            measurer: measurer)
        return layout
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
        _ text: String, _ font: TextStyle, at value: Double, from start: SIMD3<Double>, _ style: TickStyle
    ) throws -> TextLayout {
        var point = start
        point[axis.direction.index] = value
        point = box.movedOut(point, by: (style.pad + Self.tickLabelDistance) * perPoint, besides: axis.direction)
        return try TextLayout(
            text, in: axis, style: font, at: projection.scaled(point), horizontal: .center, vertical: .top,
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
            horizontal: offsetAlignment(outer), vertical: .center, rotation: slope.angle, mode: .anchor,
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
    let angle: Angle

    init(from start: Point, to end: Point) {
        angle = .degrees((atan2(start.y - end.y, end.x - start.x) * 180 / .pi).uprightDegrees)
    }
}

/// The box around data in three dimensions as it is seen: which of its corners, sides and planes lie where.
///
/// All places are in the measures of the axes' scales. The rules are mplot3d's.
struct Box3D {
    /// The corner of the least values.
    let low: SIMD3<Double>
    /// The corner of the largest values.
    let high: SIMD3<Double>
    /// The middle.
    let center: SIMD3<Double>
    /// How far things are moved out of the box: a part of its size.
    let delta: SIMD3<Double>
    /// For x, y and z: whether the plane behind the data is that of the largest value.
    let isHighBehind: [Bool]
    /// The corner where the three planes behind the data meet.
    let back: SIMD3<Double>
    /// The corner opposite.
    let front: SIMD3<Double>

    init(_ projection: SpaceProjection) {
        let (low, high) = (projection.low, projection.high)
        (self.low, self.high) = (low, high)
        center = 0.5 * (low + high)
        delta = (high - low) * 0.08
        func depth(ofPlane index: Int, at value: Double) -> Double {
            var sum = 0.0
            let (first, second) = Self.others(index)
            for (one, other) in [(low, low), (high, low), (high, high), (low, high)] {
                var corner = SIMD3(repeating: value)
                corner[first] = one[first]
                corner[second] = other[second]
                sum += projection.project(corner).z
            }
            return sum / 4
        }
        let depths = (0..<3).map { (low: depth(ofPlane: $0, at: low[$0]), high: depth(ofPlane: $0, at: high[$0])) }
        var highs = depths.map { $0.low < $0.high }
        let edgeOn = depths.map { abs($0.low - $0.high) <= .ulpOfOne }
        if edgeOn.count(where: \.self) == 2, let faced = edgeOn.firstIndex(of: false) {
            switch faced {
            case 0: highs = [highs[0], false, false]
            case 1: highs = [true, highs[1], false]
            default: highs = [true, true, highs[2]]
            }
        }
        isHighBehind = highs
        var (back, front) = (low, high)
        for index in 0..<3 where highs[index] { (back[index], front[index]) = (high[index], low[index]) }
        (self.back, self.front) = (back, front)
    }

    /// The two directions beside one.
    private static func others(_ index: Int) -> (Int, Int) { index == 0 ? (1, 2) : index == 1 ? (0, 2) : (0, 1) }

    /// The ends of the side along which an axis is drawn.
    func side(along axis: Axis.Direction) -> (SIMD3<Double>, SIMD3<Double>) {
        var start = back
        let across = axis == .x ? 1 : 0
        start[across] = front[across]
        var end = start
        end[axis.index] = front[axis.index]
        return (start, end)
    }

    /// The corners of the plane behind the data that an axis stands on.
    func pane(across axis: Axis.Direction) -> [SIMD3<Double>] {
        let (first, second) = Self.others(axis.index)
        return [(low, low), (high, low), (high, high), (low, high)].map { corners in
            var corner = back
            corner[first] = corners.0[first]
            corner[second] = corners.1[second]
            return corner
        }
    }

    /// The point, moved out of the box by a distance in all directions but that of the axis.
    func movedOut(_ point: SIMD3<Double>, by distance: SIMD3<Double>, besides axis: Axis.Direction) -> SIMD3<Double> {
        var result = point
        for index in 0..<3 where index != axis.index {
            let isOver = point[index] - center[index]
            result[index] += Double(signOf: isOver, magnitudeOf: 1) * distance[index]
        }
        return result
    }
}

/// Draws the planes behind the data, the grid on them, and the axes with their ticks and texts.
struct AxesPainter3D {
    let axes: Axes3D
    let layouts: [AxisLayout3D]

    func draw(on canvas: any Canvas, in transform: Transform) throws {
        for (color, layout) in zip([axes.panes.x, axes.panes.y, axes.panes.z], layouts) {
            guard let color else { continue }
            let edge = Stroke(color: color, width: axes.style.edgeWidth * transform.pixelsPerPoint, join: .miter)
            canvas.draw(layout.pane, fill: color, stroke: edge, snap: .automatic)
        }
        let pairs = zip(axes.allAxes, layouts)
        for (axis, layout) in pairs { try drawGrid(of: axis, layout, on: canvas, in: transform) }
        for (axis, layout) in pairs where axis.isSeen { try drawAxis(axis, layout, on: canvas, in: transform) }
    }

    private func drawGrid(of axis: Axis, _ layout: AxisLayout3D, on canvas: any Canvas, in transform: Transform) throws
    {
        for (grid, isMajor) in [(axis.gridLines, true), (axis.minorGridLines, false)] {
            guard let grid,
                var stroke = try grid.stroke(
                    in: axis.inheritedStyle, pixelsPerPoint: transform.pixelsPerPoint, of: "grid of \(axis.name)")
            else { continue }
            stroke.cap = .butt
            for line in layout.gridLines where line.isMajor == isMajor { canvas.stroke(line.path, stroke) }
        }
    }

    private func drawAxis(_ axis: Axis, _ layout: AxisLayout3D, on canvas: any Canvas, in transform: Transform) throws {
        let line = try LineStyle.solid.stroke(
            color: axes.axisLineColor, width: axes.axisLineWidth * transform.pixelsPerPoint,
            of: "line of \(axis.name)")
        if let line { canvas.stroke(Path(layout.line), line) }
        for (style, isMajor) in [(axis.tickStyle, true), (axis.minorTickStyle, false)] {
            let mark = try LineStyle.solid.stroke(
                color: style.color, width: style.width * transform.pixelsPerPoint, of: "ticks of \(axis.name)"
            )
            if let mark {
                for tick in layout.ticks where tick.isMajor == isMajor { canvas.stroke(tick.path, mark) }
            }
            for label in layout.labels where label.isMajor == isMajor {
                try label.layout.draw(on: canvas, color: label.color)
            }
        }
        try layout.offsetText?.draw(on: canvas, color: axis.tickStyle.labelColor)
        try axis.label.draw(on: canvas, in: transform)
    }
}
