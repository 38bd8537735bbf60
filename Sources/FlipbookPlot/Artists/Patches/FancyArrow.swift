import FlipbookCanvas

/// An arrow between two points, in axes or from one axes to another, whose head keeps its shape whatever the limits:
/// matplotlib's `FancyArrowPatch` and `ConnectionPatch`.
///
///     let arrow = FancyArrow(from: (0.2, 1), to: (3, 5), arrow: ArrowStyle(.simple(), connection: .arc3(bend: 0.3)))
///     arrow.endAxes = detail
///     axes.add(arrow)
///
/// Limits don't follow it, and what lies outside the axes is shown unless it is made ``DataArtist/isClipped``.
public final class FancyArrow: DataArtist {
    /// The x and y where the arrow begins. Nothing is drawn where one is not finite.
    public var start: (x: Double, y: Double) { didSet { changed(.looks) } }
    /// The x and y where the arrow ends. Nothing is drawn where one is not finite.
    public var end: (x: Double, y: Double) { didSet { changed(.looks) } }
    /// What the ``end`` is given in; nil for ``DataArtist/coordinates``, which the ``start`` is given in.
    public var endCoordinates: Coordinates? { didSet { changed(.looks) } }
    /// The axes that the ``start`` is measured by; nil for those that the arrow is in.
    public weak var startAxes: Axes? { didSet { changed(.looks) } }
    /// The axes that the ``end`` is measured by; nil for those that the arrow is in.
    public weak var endAxes: Axes? { didSet { changed(.looks) } }
    /// The looks of the arrow. Its scale is 10 points unless it is set.
    public var arrow: ArrowStyle { didSet { changed(.looks) } }
    /// Whether nothing is drawn while an end that is given in data lies outside the box of its axes.
    public var isHiddenOutside = false { didSet { changed(.looks) } }

    /// An arrow, to be added to axes.
    ///
    /// - Parameters:
    ///   - start: the x and y where it begins.
    ///   - coordinates: what the start is given in.
    ///   - end: the x and y where it ends.
    ///   - endCoordinates: what the end is given in; as the start where it is nil.
    ///   - arrow: its looks.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        from start: (x: Double, y: Double) = (.nan, .nan), in coordinates: Coordinates = .data,
        to end: (x: Double, y: Double) = (.nan, .nan), endIn endCoordinates: Coordinates? = nil,
        arrow: ArrowStyle = ArrowStyle(), zOrder: Double? = nil
    ) {
        self.start = start
        self.end = end
        self.endCoordinates = endCoordinates
        self.arrow = arrow
        super.init(zOrder: 1)
        isClipped = false
        self.coordinates = coordinates
        set(alpha: nil, label: nil, zOrder: zOrder)
    }

    /// Moves both ends, in their coordinates.
    public func setData(start: (x: Double, y: Double), end: (x: Double, y: Double)) {
        self.start = start
        self.end = end
    }

    override var kind: String { "arrow" }
    override var affectsLimits: Bool { false }

    /// Each end has coordinates of its own.
    override func transform(_ transform: Transform) -> Transform { transform.clipped(isClipped) }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        guard let start = place(start, in: coordinates, of: startAxes, transform),
            let end = place(end, in: endCoordinates ?? coordinates, of: endAxes, transform)
        else { return }
        var arrow = arrow
        let alpha = alpha
        arrow.color = (arrow.color ?? inheritedStyle.edgeColor).faded(by: alpha)
        arrow.fillColor = (self.arrow.fillColor ?? self.arrow.color ?? inheritedStyle.firstColor).faded(by: alpha)
        let scale = transform.pixelsPerPoint
        let parts = try arrow.parts(
            onCanvasFrom: start, to: end, outOf: nil, fontSize: 10, pixelsPerPoint: scale, of: name)
        func draw() throws {
            try arrow.draw(parts, in: inheritedStyle, on: canvas, pixelsPerPoint: scale, of: name)
        }
        try transform.clip(canvas, draw)
    }

    /// Where an end lies on the canvas; nil where nothing is drawn for it.
    private func place(
        _ position: (x: Double, y: Double), in coordinates: Coordinates, of axes: Axes?, _ own: Transform
    ) -> Point? {
        guard let transform = axes.map(\.transform) ?? own else { return nil }
        let point = coordinates.point(position, by: reference(transform, fontSize: 10 * transform.pixelsPerPoint))
        guard point.isFinite else { return nil }
        return isHiddenOutside && coordinates == .data && !transform.box.holds(point) ? nil : point
    }

    /// An end in other axes moves with them, of which no change tells.
    override var followsOthers: Bool { startAxes != nil || endAxes != nil }
}
