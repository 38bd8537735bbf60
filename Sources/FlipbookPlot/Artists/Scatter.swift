import FlipbookCanvas

/// A marker at each point of data, with sizes and colours of their own. A point where a number isn't finite is left
/// out.
///
///     let points = axes.scatter(x, y, values: speed)
///     try figure.addColorBar(for: points)
///
/// Made by ``Axes/scatter(_:_:size:values:)``, or on its own and then added. Where all points have one
/// size and one colour, the marker is painted once and copied to whole pixels, as matplotlib does, which is many times
/// as fast.
public final class Scatter: ScalarMappable {
    /// The points' x, in data; as many as ``y`` when the figure is drawn.
    public var x: [Double] { didSet { changed(.data) } }
    /// The points' y, in data; as many as ``x`` when the figure is drawn.
    public var y: [Double] { didSet { changed(.data) } }
    /// The areas of the boxes that the markers fill, in points squared: one for all, or one for each point. Empty for
    /// the square of the style's marker size.
    public var sizes: [Double] = [] { didSet { changed(.looks) } }
    /// The values that have colours of the ``ScalarMappable/colormap``, one for each point; nil for ``colors``.
    public var values: [Double]? { didSet { changed(.data) } }
    /// What marks the points. A ``Marker/pixel`` is as large as a square here.
    public var marker = Marker.circle { didSet { changed(.looks) } }
    /// The colour of the edges; nil for that of each face. Markers that are only lines have the colour of the face.
    public var edgeColor: Color? { didSet { changed(.looks) } }

    /// The colours inside the markers: one for all, or one for each point; the next of the axes' cycle for fills unless
    /// they are set. They have no effect where ``values`` are given.
    @Styled(\Scatter.inheritedColors) public var colors: [Color]
    private var inheritedColors: [Color] { [inheritedColor] }
    /// The width of the edges, in points; unless it is set, the style's for edges, or for lines where a marker is only
    /// lines.
    @Styled(\Scatter.inheritedEdgeWidth) public var edgeWidth: Double
    private var inheritedEdgeWidth: Double { marker.isFilled ? inheritedStyle.edgeWidth : inheritedStyle.lineWidth }

    /// Points, to be added to axes.
    public init(_ x: [Double] = [], _ y: [Double] = []) {
        self.x = x
        self.y = y
        super.init(zOrder: 1)
    }

    /// The colour of all markers, the first of ``colors``.
    public var color: Color {
        get { colors.first ?? inheritedColor }
        set { colors = [newValue] }
    }

    /// Moves all points at once; their number may change.
    public func setOffsets(x: [Double], y: [Double]) {
        self.x = x
        self.y = y
    }

    override var kind: String { "scatter" }

    override var mappedValues: [Double] { values ?? [] }

    override func limitsOfData() -> DataLimits? { DataLimits(x: x, y: y) }

    override func join(_ axes: Axes) {
        super.join(axes)
        if !_colors.isSet, values == nil { takeColor(from: axes) { $0.nextFillColor() } }
    }

    override var isInLegend: Bool { true }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        obstacles.points += transform(x, y)
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try check()
        try transform.clip(canvas) {
            try drawMarks(at: transform(x, y), sizes: sizes, on: canvas, pixelsPerPoint: transform.pixelsPerPoint)
        }
    }

    /// A marker as large as the mean of the largest and the smallest, in the first colour.
    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        try check()
        let point = Point(x: box.midX, y: box.maxY - box.height * 3 / 8)
        let finite = sizes.filter(\.isFinite)
        let size = finite.min().flatMap { least in finite.max().map { (least + $0) / 2 } }
        try drawMarks(at: [point], sizes: size.map { [$0] } ?? [], on: canvas, pixelsPerPoint: pixelsPerPoint)
    }

    /// Draws the first of the markers, at these places.
    private func drawMarks(at points: [Point], sizes: [Double], on canvas: any Canvas, pixelsPerPoint: Double) throws {
        let marker = marker == .pixel ? .square : marker
        let ownEdge = marker.isFilled ? edgeColor : nil
        var stroke = try LineStyle.solid.stroke(
            color: ownEdge ?? color, alpha: alpha, width: edgeWidth * pixelsPerPoint, of: "edges of \(name)")
        stroke?.cap = .butt
        func scale(_ size: Double) -> Double { size.squareRoot() * pixelsPerPoint }
        let size = sizes.first ?? inheritedStyle.markerSize * inheritedStyle.markerSize
        if self.sizes.count <= 1, values == nil, colors.count == 1 {
            guard size > 0, size.isFinite else { return }
            let fill = color.faded(by: alpha)
            return canvas.draw(
                marker.path(size: scale(size)), at: points.finite, fill: fill, stroke: stroke, snap: .automatic)
        }
        let table = try values == nil ? nil : colorTable()
        let (values, colors, alpha, edge) = (values, colors, alpha, stroke?.color)
        let marks = points.indices.prefix(x.count).compactMap { index -> Mark? in
            let value = values?[index]
            let own = colors.each(index)
            let fill = value.flatMap { value in table.map { $0(value) } } ?? own.faded(by: alpha)
            let size = sizes.count > 1 ? sizes[index] : size
            guard value?.isFinite ?? true, size > 0 else { return nil }
            let mark = Mark(at: points[index], scale: scale(size), fill: fill, edge: ownEdge == nil ? fill : edge)
            return mark.isFinite ? mark : nil
        }
        canvas.draw(marker.path(size: 1), as: marks, stroke: stroke)
    }

    /// Throws where numbers are missing or impossible.
    private func check() throws {
        func check(_ count: Int, _ what: String, oneIsEnough: Bool) throws {
            guard count == x.count || oneIsEnough && count == 1 else {
                throw PlotError(
                    .lengthsDiffer,
                    "\(name): x has \(x.count) values and \(what) has \(count); give "
                        + (oneIsEnough ? "one, or as many as there are points" : "as many of each"))
            }
        }
        try check(y.count, "y", oneIsEnough: false)
        if !sizes.isEmpty { try check(sizes.count, "sizes", oneIsEnough: true) }
        if let values { try check(values.count, "values", oneIsEnough: false) }
        if values == nil { try check(colors.count, "colors", oneIsEnough: true) }
        if let size = sizes.first(where: { $0 < 0 }) {
            throw PlotError(.size, "\(name): a marker can't have an area of \(size); give sizes of 0 or more")
        }
    }
}

extension Axes {
    /// Marks points, in the next colour of the cycle for fills.
    ///
    /// - Parameters:
    ///   - x: the points' x.
    ///   - y: the points' y, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - size: the area of the box that a marker fills, in points squared; that of the style's marker unless given.
    ///   - values: what the points' colours stand for, one for each; nil where all have one colour.
    /// - Returns: the points, to be changed later: ``Scatter/sizes``, ``Scatter/colors`` and ``Scatter/values`` say how
    ///   they differ.
    @discardableResult
    public func scatter(_ x: [Double], _ y: [Double], size: Double? = nil, values: [Double]? = nil) -> Scatter {
        let points = Scatter(x, y)
        points.values = values
        if let size { points.sizes = [size] }
        return include(points)
    }
}
