import FlipbookCanvas

/// A box with three axes, in which artists show data in three dimensions. Made by ``FigureArea/addAxes3D(in:)``.
///
///     let axes = try figure.addAxes3D(in: grid[0..<2, 0..<2])
///     let surface = axes.surface(x, y, z)
///     axes.camera = Camera(elevation: 25, azimuth: 45)
///
/// It takes the largest square in its room. Artists are drawn over each other by how near they are: see
/// ``ordersByDepth``.
public final class Axes3D: Axes {
    /// The axis that points up.
    public let zAxis: Axis
    /// From where the box is looked at. Moving it moves ticks and labels too.
    public var camera = Camera() { didSet { changed(.layout) } }
    /// The ratios of the sides of the box to each other: along x, y and z. Where ``Axes/aspect`` is not
    /// ``Aspect/auto``, they are as long as their limits.
    public var boxAspect: SIMD3<Double> = [4, 4, 3] { didSet { changed(.layout) } }
    /// The colours of the planes behind the data: across the x axis, across the y axis, and the floor; nil for none. Light
    /// greys, half transparent, unless they are set.
    public var panes: (x: Color?, y: Color?, z: Color?) = (gray(0.95), gray(0.9), gray(0.925)) {
        didSet { changed(.looks) }
    }
    /// The colour of the lines along the axes.
    public var axisLineColor: Color { didSet { changed(.looks) } }
    /// How wide the lines along the axes are, in points.
    public var axisLineWidth: Double { didSet { changed(.looks) } }
    /// Whether surfaces, wireframes, bars and scattered points are drawn in the order of their nearest points, and over
    /// lines. Where it is false, they are drawn in the order of their ``Artist/zOrder``.
    public var ordersByDepth = true { didSet { changed(.order) } }

    private(set) var axisLayouts: [AxisLayout3D] = []

    /// How much room limits that follow the data leave beyond the margin, as a fraction of their width: mplot3d's.
    private static let padding = 1.0 / 48

    private static func gray(_ value: Double) -> Color { Color(red: value, green: value, blue: value, alpha: 0.5) }

    required init(position: AxesPosition, style: Style) {
        zAxis = Axis(.z, style: style)
        axisLineColor = style.spineColor
        axisLineWidth = style.spineWidth
        super.init(position: position, style: style)
        zAxis.domain.span.standardMargin = 0
        for axis in allAxes {
            axis.domain.span.padding = Self.padding
            axis.gridLines = style.gridLines ?? GridLines()
            axis.label.horizontalAlignment = .center
            axis.label.verticalAlignment = .center
            axis.label.rotation = .zero
            axis.label.rotationMode = .anchor
        }
    }

    override func reset(to new: Axes) {
        super.reset(to: new)
        guard let new = new as? Axes3D else { return }
        camera = new.camera
        boxAspect = new.boxAspect
        panes = new.panes
        axisLineColor = new.axisLineColor
        axisLineWidth = new.axisLineWidth
        ordersByDepth = new.ordersByDepth
    }

    /// The text along the z axis.
    public var zLabel: String {
        get { zAxis.label.string }
        set { zAxis.label.string = newValue }
    }

    /// The z at the lower and the upper side. Setting it keeps it; until then it follows the data.
    public var zLimits: ClosedRange<Double> {
        get { zAxis.limits }
        set { zAxis.limits = newValue }
    }

    /// Has the z axis' limits, scale and choice of ticks in common with other axes of the same figure from now on.
    public func shareZ(with other: Axes3D) { zAxis.share(other.zAxis) }

    override var allAxes: [Axis] { [xAxis, yAxis, zAxis] }

    /// The largest square in the room.
    override func box(in room: Rect) -> Rect {
        let side = min(room.width, room.height)
        return anchor.box(of: Size(width: side, height: side), in: room)
    }

    override func roomForTicks(along axis: Axis) -> Int {
        roomForTicks(along: axis, length: boxInPixels.width, labelLength: 3)
    }

    /// Limits are wider by the padding at both ends than what the ticks are chosen for.
    override var tickCrowding: Double { 23.0 / 24 }

    override var textsUnderTitle: [TextLayout] { [] }

    override var transform: Transform? {
        figure.map {
            let projection = projection
            return Transform(
                box: projection.box, x: SpaceProjection.seen, y: SpaceProjection.seen,
                pixelsPerPoint: $0.pixelsPerPoint, projection: projection)
        }
    }

    /// How data come to lie on the canvas.
    var projection: SpaceProjection {
        let spans = allAxes.map { $0.span(limits: $0.limits) }
        let lengths = spans.map { $0.scale.forward($0.limits.upperBound) - $0.scale.forward($0.limits.lowerBound) }
        return SpaceProjection(
            spans, boxAspect: aspect == .auto ? boxAspect : SIMD3(lengths), camera: camera, box: boxInPixels)
    }

    override func check() throws {
        try super.check()
        try camera.check(name)
        if let artist = artists.first(where: { !($0 is any Artist3D) }) {
            throw PlotError(
                .dimensions,
                "\(artist.name): it has two dimensions and its axes have three; add it to axes made by addAxes or "
                    + "subplots, or make one that has z")
        }
        guard boxAspect.min() > 0, boxAspect.max().isFinite else {
            throw PlotError(.camera, "\(name): the box can't have the aspect \(boxAspect); give numbers above 0")
        }
    }

    override func layOutAxes(in transform: Transform, measurer: any TextMeasurer) throws {
        guard let projection = transform.projection as? SpaceProjection else { return }
        axisLayouts = try allAxes.map {
            try AxisLayoutBuilder3D($0, in: projection, pixelsPerPoint: transform.pixelsPerPoint, measurer: measurer)
                .build()
        }
    }

    override var axisTextLayouts: [TextLayout] {
        guard isOn else { return [] }
        return zip(allAxes, axisLayouts).flatMap { axis, layout in
            axis.isSeen
                ? layout.labels.map(\.layout) + [layout.offsetText, axis.label.layout].compactMap(\.self) : []
        }
    }

    /// The labels of axes don't affect it, as in matplotlib.
    override var boxWithTicks: Rect {
        zip(allAxes, axisLayouts).filter { $0.0.isSeen }.map(\.1).reduce(boxInPixels) { box, layout in
            let texts = layout.labels.map(\.layout.box) + [layout.offsetText].compactMap { $0?.box }
            let points = layout.line.map { Rect(x: $0.x, y: $0.y, width: 0, height: 0) }
            return (texts + points).reduce(box) { $0.union($1) }
        }
    }

    /// The axes and the planes behind the data lie under all artists.
    override func drawBackground(on canvas: any Canvas, in transform: Transform) throws {
        if color.alpha > 0 { canvas.fill(Path(transform.box), color: color) }
        if isOn { try AxesPainter3D(axes: self, layouts: axisLayouts).draw(on: canvas, in: transform) }
    }

    /// Artists whose depth counts come after each other, from the farthest, each one higher than the one before, as
    /// matplotlib has them.
    override func partsInDrawingOrder(in transform: Transform) -> [Artist] {
        let shown = parts.filter { part in !(part is Spine) && !(part is Axis) }
        guard ordersByDepth, let projection = transform.projection as? SpaceProjection else {
            return shown.inDrawingOrder()
        }
        let deep = shown.enumerated().compactMap { index, part in
            (part as? any Artist3D).flatMap { $0.isVisible ? $0.nearest(in: projection) : nil }.map {
                (index, depth: $0)
            }
        }
        var orders = shown.map(\.zOrder)
        let lowest = (allAxes.map(\.zOrder).max() ?? 0) + 1
        for (rank, entry) in deep.sorted(by: { $0.depth > $1.depth }).enumerated() {
            orders[entry.0] = lowest + Double(rank)
        }
        return shown.indices.sorted { (orders[$0], $0) < (orders[$1], $1) }.map { shown[$0] }
    }
}

/// An artist whose data have three dimensions.
protocol Artist3D: DataArtist {
    /// How far away its nearest point is, for those that are ordered by it; nil for those that keep their z-order.
    func nearest(in projection: SpaceProjection) -> Double?
}

extension Artist3D {
    /// How its data come to lie on the canvas.
    ///
    /// - Throws: ``PlotError`` where the axes have two dimensions.
    func projection(of transform: Transform) throws -> SpaceProjection {
        if let projection = transform.projection as? SpaceProjection { return projection }
        throw PlotError(
            .dimensions,
            "\(name): it has three dimensions and its axes have two; add it to axes made by addAxes3D")
    }
}

extension Figure {
    /// A figure with one axes of three dimensions that takes all the room.
    ///
    ///     let (figure, axes) = Figure.subplots3D()
    ///
    /// - Parameters:
    ///   - width: in inches; the style's where it is nil.
    ///   - height: in inches; the style's where it is nil.
    ///   - dpi: pixels an inch; the style's where it is nil.
    ///   - style: the looks that the parts of the figure begin with.
    public static func subplots3D(
        width: Double? = nil, height: Double? = nil, dpi: Double? = nil, style: Style = .default
    ) -> (figure: Figure, axes: Axes3D) {
        let figure = Figure(width: width, height: height, dpi: dpi, style: style)
        return (figure, figure.subplots3D())
    }
}

extension FigureArea {
    /// One axes of three dimensions that takes all the room.
    public func subplots3D() -> Axes3D { adopt3D(.cell(GridSpec(rows: 1, columns: 1)[0, 0])) }

    /// Axes of three dimensions over some cells of a grid.
    ///
    /// - Throws: ``PlotError`` where the grid has no such cells.
    public func addAxes3D(in cell: GridCell) throws -> Axes3D {
        try cell.check()
        return adopt3D(.cell(cell))
    }

    /// Axes of three dimensions in a box of their own, given in fractions of the figure from its lower left corner.
    ///
    /// The box may reach out of the figure; one without room is an error when the figure is drawn.
    public func addAxes3D(left: Double, bottom: Double, width: Double, height: Double) -> Axes3D {
        adopt3D(.box(PageBox(left: left, right: left + width, bottom: bottom, top: bottom + height)))
    }

    private func adopt3D(_ position: AxesPosition, by call: String = #function) -> Axes3D {
        adopt(Axes3D(position: position, style: style), by: call)
    }
}
