import FlipbookCanvas

/// A line from a base to each value, with a marker at its head, and a line along the base.
///
///     let stem = axes.stem(x, y)
///     stem.bottom = 1
///     stem.marker = .diamond
///
/// Made by `axes.stem(…)`, or on its own and then added. A stem with a number that is not finite is left out.
public final class Stem: StrokedArtist {
    /// Where the stems stand: x, or y of horizontal stems.
    public private(set) var positions: [Double] { didSet { changed(.data) } }
    /// Where the heads lie: y, or x of horizontal stems. As many as there are positions when the figure is drawn.
    public var heads: [Double] { didSet { changed(.data) } }
    /// Where the stems begin: y, or x of horizontal stems.
    public var bottom: Double { didSet { changed(.data) } }
    /// Which way the stems reach.
    public var orientation: Orientation { didSet { changed(.data) } }

    /// What marks the heads; nil for nothing.
    public var marker: Marker? { didSet { changed(.looks) } }
    /// The colour inside the markers; nil for that of the stems.
    public var markerColor: Color? { didSet { changed(.looks) } }
    /// The colour of the markers' edges; nil for that of the stems.
    public var markerEdgeColor: Color? { didSet { changed(.looks) } }
    /// How large markers are, in points; nil for the style's.
    @Styled(\Stem.inheritedStyle.markerSize) public var markerSize: Double!
    /// How wide the edges of markers are, in points; nil for the style's.
    @Styled(\Stem.inheritedStyle.markerEdgeWidth) public var markerEdgeWidth: Double!

    /// The colour of the line along the base; nil for the fourth of the style's cycle.
    @Styled(\Stem.standardBaseColor) public var baseColor: Color!
    /// How wide the line along the base is, in points; nil for the style's.
    @Styled(\Stem.inheritedStyle.lineWidth) public var baseWidth: Double!
    /// How the line along the base is broken into dashes; `.none` for no line.
    public var baseStyle = LineStyle.solid { didSet { changed(.looks) } }

    private var standardBaseColor: Color { inheritedStyle.cycleColor(3) }
    override var standardColor: Color { inheritedStyle.cycleColor(0) }

    /// Stems, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - positions: where the stems stand: x, or y of horizontal stems.
    ///   - heads: where the heads lie, as many.
    ///   - bottom: where the stems begin.
    ///   - orientation: which way the stems reach.
    ///   - color: the colour of the stems and the markers; nil for the first of the style's cycle.
    ///   - width: how wide the stems are, in points.
    ///   - style: how the stems are broken into dashes.
    ///   - marker: what marks the heads; nil for nothing.
    ///   - markerSize: how large markers are, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls the stems.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ positions: [Double] = [], _ heads: [Double] = [], bottom: Double = 0, orientation: Orientation = .vertical,
        color: Color? = nil, width: Double? = nil, style: LineStyle = .solid, marker: Marker? = .circle,
        markerSize: Double? = nil, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.positions = positions
        self.heads = heads
        self.bottom = bottom
        self.orientation = orientation
        self.marker = marker
        super.init(color: color, width: width, style: style, alpha: alpha, label: label, zOrder: zOrder)
        self.markerSize = markerSize
    }

    /// Moves all stems at once; their number may change.
    public func setData(positions: [Double], heads: [Double]) {
        self.positions = positions
        self.heads = heads
    }

    override var kind: String { "stem" }

    override var isContainer: Bool { true }

    private func check() throws { try checkLengths(["positions": positions.count, "heads": heads.count]) }

    /// The x and the y of points that lie along the base at positions, and beside it at values.
    private func points(_ positions: [Double], _ values: [Double]) -> (x: [Double], y: [Double]) {
        orientation.pair(across: positions, along: values)
    }

    /// The ends of the line along the base; nil where there are no stems.
    private var base: (x: [Double], y: [Double])? {
        positions.finiteRange.map { points([$0.lowerBound, $0.upperBound], [bottom, bottom]) }
    }

    override func limitsOfData() -> DataLimits? {
        let (feet, heads) = (points(positions, positions.map { _ in bottom }), points(positions, heads))
        return DataLimits(x: heads.x + feet.x, y: heads.y + feet.y)
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try check()
        let scale = transform.pixelsPerPoint
        let (feet, tops) = (points(positions, positions.map { _ in bottom }), points(positions, heads))
        let (starts, ends) = (transform(feet.x, feet.y), transform(tops.x, tops.y))
        try transform.clip(canvas) {
            if let stroke = try stroke(pixelsPerPoint: scale).map(cutOff) {
                for (start, end) in zip(starts, ends) where start.isFinite && end.isFinite {
                    draw(Path([start, end]), stroke, on: canvas)
                }
            }
            try drawMarkers(at: ends, on: canvas, scale)
            if let base, let stroke = try baseStroke(scale) {
                let line = baseLine(base, in: transform)
                if line.allSatisfy(\.isFinite) { canvas.stroke(Path(line), stroke) }
            }
        }
    }

    /// The line along the base on the canvas: an arc in polar axes, which takes as many points as a grid line of matplotlib.
    private func baseLine(_ base: (x: [Double], y: [Double]), in transform: Transform) -> [Point] {
        guard !transform.projection.isRectangular else { return transform(base.x, base.y) }
        return transform(
            linspace(base.x[0], base.x[1], count: 181), linspace(base.y[0], base.y[1], count: 181))
    }

    private func baseStroke(_ pixelsPerPoint: Double) throws -> Stroke? {
        guard let baseColor, let baseWidth else { return nil }
        return try baseStyle.stroke(
            color: baseColor, alpha: alpha, width: baseWidth * pixelsPerPoint, of: "base of \(name)")
    }

    private func drawMarkers(at points: [Point], on canvas: any Canvas, _ pixelsPerPoint: Double) throws {
        guard let marker, let color else { return }
        let face = markerColor ?? color
        // An edge that isn't given a colour is as transparent as the face, unless there is none.
        let edge = markerEdgeColor ?? (face.alpha > 0 ? color.opacity(face.alpha) : color)
        try marker.draw(
            at: points, size: markerSize, color: faded(face), edgeColor: faded(edge), edgeWidth: markerEdgeWidth,
            on: canvas, pixelsPerPoint: pixelsPerPoint, of: name)
    }

    /// A stem as high as matplotlib's legend draws one, and a base along the lower side.
    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        let head = Point(x: box.midX, y: box.maxY - 0.6875 * box.height)
        let width = inheritedStyle.lineWidth
        if let stroke = try stroke(width: width, pixelsPerPoint: pixelsPerPoint) {
            canvas.stroke(Path([Point(x: box.midX, y: box.maxY), head]), stroke)
        }
        if let stroke = try baseStroke(pixelsPerPoint) {
            canvas.stroke(Path([Point(x: box.minX, y: box.maxY), Point(x: box.maxX, y: box.maxY)]), stroke)
        }
        try drawMarkers(at: [head], on: canvas, pixelsPerPoint)
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        guard (try? check()) != nil else { return }
        let tops = points(positions, heads)
        obstacles.lines.append(transform(tops.x, tops.y))
        if let base { obstacles.lines.append(baseLine(base, in: transform)) }
    }
}

extension Axes {
    /// Draws a line from a base to each value, with a marker at its head. Looks that are nil are those of a new ``Stem``.
    ///
    /// - Parameters:
    ///   - positions: where the stems stand: x, or y of horizontal stems.
    ///   - heads: where the heads lie, as many as there are positions: drawing throws a ``PlotError`` otherwise.
    ///   - bottom: where the stems begin.
    ///   - orientation: which way the stems reach.
    ///   - color: the colour of the stems and the markers; nil for the first of the style's cycle.
    ///   - width: how wide the stems are, in points; nil for the style's.
    ///   - style: how the stems are broken into dashes.
    ///   - marker: what marks the heads; nil for nothing.
    ///   - markerSize: how large markers are, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the stems, to be changed later.
    @discardableResult
    public func stem(
        _ positions: [Double], _ heads: [Double], bottom: Double = 0, orientation: Orientation = .vertical,
        color: Color? = nil, width: Double? = nil, style: LineStyle = .solid, marker: Marker? = .circle,
        markerSize: Double? = nil, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Stem {
        include(
            Stem(
                positions, heads, bottom: bottom, orientation: orientation, color: color, width: width, style: style,
                marker: marker, markerSize: markerSize, alpha: alpha, label: label, zOrder: zOrder))
    }
}
