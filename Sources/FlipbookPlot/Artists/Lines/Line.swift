import FlipbookCanvas

/// A line through points of data, with or without a marker at each. A point whose x or y is not finite
/// leaves a gap.
///
///     let line = Line(color: .red, width: 2, marker: .circle, label: "measured")
///     axes.add(line)
///     line.setData(x: times, y: heights)
///
/// Made by `axes.plot(…)` or `axes.step(…)`, or on its own and then added. Of many
/// points those are left out that move the line by less than 1/9 pixel: a line of a million points costs about as much
/// as reading them.
public class Line: StrokedArtist {
    /// The points' x, in data; as many as ``y`` when the figure is drawn.
    public var x: [Double] { didSet { changed(.data) } }
    /// The points' y, in data; as many as ``x`` when the figure is drawn.
    public var y: [Double] { didSet { changed(.data) } }
    /// How the line jumps from one point's y to the next one's; nil where it goes straight.
    public final var steps: Steps? { didSet { changed(.data) } }

    /// Arrow heads along the line; nil for none.
    public final var arrows: LineArrows? { didSet { changed(.looks) } }

    /// What marks the points; nil for nothing. One that is not set is that of the axes' cycle.
    public final var marker: Marker? {
        get { hasOwnMarker ? ownMarker : cycleLook.marker }
        set {
            (ownMarker, hasOwnMarker) = (newValue, true)
            changed(.looks)
        }
    }
    private var ownMarker: Marker?
    private var hasOwnMarker: Bool

    override func hasOwn(of look: Cycle.Look) -> Bool {
        super.hasOwn(of: look) && (look.marker == nil || hasOwnMarker)
    }
    /// The colour inside markers; nil for that of the line, `Color.transparent` for hollow ones.
    public final var markerColor: Color? { didSet { changed(.looks) } }
    /// The colour of the markers' edges; nil for that of the line.
    public final var markerEdgeColor: Color? { didSet { changed(.looks) } }
    /// Which part of a marker's face has its colour.
    public final var markerFill = MarkerFill.full { didSet { changed(.looks) } }
    /// The colour of the other half of markers whose ``markerFill`` is a half; nil for none.
    public final var markerSecondColor: Color? { didSet { changed(.looks) } }
    /// How far markers are turned, counter-clockwise.
    public final var markerRotation = Angle.zero { didSet { changed(.looks) } }
    /// How the lines of markers end; nil for flat at their end points.
    public final var markerCap: Stroke.Cap? { didSet { changed(.looks) } }
    /// How the corners of markers look; nil for the marker's own, which is pointed for most.
    public final var markerJoin: Stroke.Join? { didSet { changed(.looks) } }
    /// Marks every nth point, the first one always; less than 1 counts as 1.
    public final var markEvery = 1 { didSet { changed(.looks) } }
    /// How far apart marked points lie along the line, as a fraction of the diagonal of the axes; nil for those of ``markEvery``.
    ///
    /// Those points are marked that are the nearest to the multiples of this distance: matplotlib's `markevery=0.1`. Drawing throws a
    /// ``PlotError`` where it isn't above 0.
    public final var markSpacing: Double? { didSet { changed(.looks) } }
    /// How far from the start of the line the first point lies that a ``markSpacing`` marks, as such a fraction.
    public final var markStart = 0.0 { didSet { changed(.looks) } }
    /// How large markers are, in points; nil for the style's.
    @Styled(\Line.inheritedStyle.markerSize) public final var markerSize: Double!
    /// How wide the edges of markers are, in points; nil for the style's.
    @Styled(\Line.inheritedStyle.markerEdgeWidth) public final var markerEdgeWidth: Double!

    private var polyline = Polyline()

    /// Every nth point, on the canvas.
    func points(in transform: Transform, every step: Int) throws -> [Point] {
        func everyOne(_ values: [Double]) -> [Double] {
            step == 1 ? values : stride(from: 0, to: values.count, by: step).map { values[$0] }
        }
        return transform(everyOne(x), everyOne(y))
    }

    /// Calls `body` with the points of the line on the canvas, and with the corners of its steps.
    func forEachPoint(in transform: Transform, _ body: (Point) -> Void) throws {
        transform.projection.forEachPoint(x, y, steps: steps, body)
    }

    /// Throws where the data can't be drawn.
    func checkData() throws {
        try checkLengths(["x": x.count, "y": y.count])
    }

    /// A line through points, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - x: the points' x, in data.
    ///   - y: the points' y, in data; as many as `x` when the figure is drawn.
    ///   - color: the line's colour.
    ///   - width: the line's width, in points.
    ///   - style: how the line is broken into dashes.
    ///   - marker: what marks the points.
    ///   - markerSize: how large markers are, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls the line.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ x: [Double] = [], _ y: [Double] = [], color: Color? = nil, width: Double? = nil, style: LineStyle = .solid,
        marker: Marker? = nil, markerSize: Double? = nil, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) {
        self.x = x
        self.y = y
        (ownMarker, hasOwnMarker) = (marker, marker != nil)
        super.init(color: color, width: width, style: style, alpha: alpha, label: label, zOrder: zOrder)
        self.markerSize = markerSize
    }

    /// Moves all points at once; their number may change.
    public final func setData(x: [Double], y: [Double]) {
        self.x = x
        self.y = y
    }

    override var kind: String { "line" }

    override func limitsOfData() -> DataLimits? { DataLimits(x: x, y: y) }

    override var takesNextColor: Bool { true }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try checkData()
        let stroke = try stroke(pixelsPerPoint: transform.pixelsPerPoint)
        try transform.clip(canvas) {
            if let stroke { try drawLine(stroke, on: canvas, in: transform) }
            guard marker != nil else { return }
            try drawMarkers(at: try markedPoints(in: transform), on: canvas, pixelsPerPoint: transform.pixelsPerPoint)
        }
    }

    private func drawLine(_ stroke: Stroke, on canvas: any Canvas, in transform: Transform) throws {
        let reach = stroke.dashes.isEmpty && pathEffects.isEmpty ? 2 * stroke.width : nil
        let count = steps == nil ? x.count : 2 * x.count
        try arrows?.check(name)
        let headLength = arrows?.length(lineWidth: width, pixelsPerPoint: transform.pixelsPerPoint) ?? 0
        let path = try polyline.path(
            dataVersion, count: count, in: transform, reach: reach, arrows: arrows, headLength: headLength
        ) { add in
            try forEachPoint(in: transform, add)
        }
        // matplotlib's `PathSnapper` doesn't align paths of more than 1024 points either.
        let snap = x.count > 1024 ? Snap.never : .automatic
        if !path.isEmpty { draw(path, stroke, snap: snap, on: canvas) }
        guard !polyline.heads.isEmpty else { return }
        var heads = Path()
        for head in polyline.heads { head.add(to: &heads, length: headLength) }
        canvas.fill(heads, color: stroke.color, snap: .never)
    }

    private func markedPoints(in transform: Transform) throws -> [Point] {
        guard let markSpacing else { return try points(in: transform, every: max(markEvery, 1)) }
        guard markSpacing > 0, markSpacing.isFinite, markStart.isFinite else {
            throw PlotError(
                .size,
                "\(name): points can't be marked every \(markSpacing) of the diagonal from \(markStart) on; give a distance above 0"
            )
        }
        let diagonal = Point.zero.distance(to: Point(x: transform.box.width, y: transform.box.height))
        return try points(in: transform, every: 1)
            .nearest(toEvery: markSpacing * diagonal, from: markStart * diagonal)
    }

    private func drawMarkers(at points: [Point], on canvas: any Canvas, pixelsPerPoint: Double) throws {
        guard let marker, let color else { return }
        let face = markerColor ?? color
        // An edge that isn't given a colour is as transparent as the face, unless there is none.
        let edge = markerEdgeColor ?? (face.alpha > 0 ? color.opacity(face.alpha) : color)
        let look = MarkerLook(
            fill: markerFill, rotation: markerRotation, cap: markerCap, join: markerJoin,
            family: inheritedStyle.fontFamily)
        try marker.draw(
            at: points, size: markerSize, color: faded(face), secondColor: markerSecondColor.map { faded($0) },
            edgeColor: faded(edge), edgeWidth: markerEdgeWidth, look: look, on: canvas, pixelsPerPoint: pixelsPerPoint,
            of: name)
    }

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        try super.drawSample(on: canvas, in: box, pixelsPerPoint: pixelsPerPoint)
        try drawMarkers(at: [Point(x: box.midX, y: box.midY)], on: canvas, pixelsPerPoint: pixelsPerPoint)
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        guard (try? checkData()) != nil else { return }
        var points: [Point] = []
        // matplotlib's legend looks at the points of a line in steps, without the corners.
        if steps != nil { points = transform(x, y) } else { try? forEachPoint(in: transform) { points.append($0) } }
        obstacles.lines.append(points)
    }
}

/// Where a line that changes in steps jumps from one point's y to the next one's.
public enum Steps: Hashable, Sendable, CaseIterable {
    /// At the x of the point before.
    case pre
    /// Half way between both x.
    case mid
    /// At the x of the next point.
    case post

    /// Calls `body` with the points of the line: the given ones, and the corners between them.
    func forEachPoint(x: [Double], y: [Double], _ body: (Double, Double) -> Void) {
        let count = min(x.count, y.count)
        guard count > 0 else { return }
        body(x[0], y[0])
        for index in 1..<max(count, 1) {
            switch self {
            case .pre: body(x[index - 1], y[index])
            case .post: body(x[index], y[index - 1])
            case .mid:
                let middle = (x[index - 1] + x[index]) / 2
                body(middle, y[index - 1])
                body(middle, y[index])
            }
            // Between the jumps of `mid` the points themselves lie on the line already.
            if self != .mid || index == count - 1 { body(x[index], y[index]) }
        }
    }
}

extension Axes {
    /// Draws a line through points, in the next colour of the cycle. Looks that are nil are those of a new ``Line``.
    ///
    /// - Parameters:
    ///   - x: the points' x; they need not rise.
    ///   - y: the points' y, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - style: how lines are broken into dashes.
    ///   - marker: what marks the points.
    ///   - markerSize: how large markers are, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the line, to be changed later.
    @discardableResult
    public func plot(
        _ x: [Double], _ y: [Double], color: Color? = nil, width: Double? = nil, style: LineStyle = .solid,
        marker: Marker? = nil, markerSize: Double? = nil, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) -> Line {
        include(
            Line(
                x, y, color: color, width: width, style: style, marker: marker, markerSize: markerSize, alpha: alpha,
                label: label, zOrder: zOrder))
    }

    /// Draws a line over dates, durations or categories: names become those of the x axis, in the order in which they first
    /// appear.
    ///
    /// - Returns: the line, to be changed later; its x are the positions of the values, see ``Axis/positions(of:)``.
    @discardableResult
    public func plot(
        _ x: some Collection<some AxisValue>, _ y: [Double], color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid,
        marker: Marker? = nil, markerSize: Double? = nil, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) -> Line {
        include(
            Line(
                xAxis.positions(of: x), y, color: color, width: width, style: style, marker: marker,
                markerSize: markerSize, alpha: alpha,
                label: label, zOrder: zOrder))
    }

    /// Draws a line beside dates, durations or categories: names become those of the y axis, in the order in which they first
    /// appear.
    ///
    /// - Returns: the line, to be changed later; its y are the positions of the values, see ``Axis/positions(of:)``.
    @discardableResult
    public func plot(
        _ x: [Double], _ y: some Collection<some AxisValue>, color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid,
        marker: Marker? = nil, markerSize: Double? = nil, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) -> Line {
        include(
            Line(
                x, yAxis.positions(of: y), color: color, width: width, style: style, marker: marker,
                markerSize: markerSize, alpha: alpha,
                label: label, zOrder: zOrder))
    }

    /// Draws a line that jumps from each point's y to the next one's, in the next colour of the cycle.
    ///
    /// - Parameters:
    ///   - x: the points' x; they need not rise.
    ///   - y: the points' y, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - steps: where it jumps.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - style: how lines are broken into dashes.
    ///   - marker: what marks the points.
    ///   - markerSize: how large markers are, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the line, to be changed later; ``Line/steps`` says where it jumps.
    @discardableResult
    public func step(
        _ x: [Double], _ y: [Double], where steps: Steps = .pre, color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid,
        marker: Marker? = nil, markerSize: Double? = nil, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) -> Line {
        let line = Line(
            x, y, color: color, width: width, style: style, marker: marker, markerSize: markerSize, alpha: alpha,
            label: label, zOrder: zOrder)
        line.steps = steps
        return include(line)
    }
}
