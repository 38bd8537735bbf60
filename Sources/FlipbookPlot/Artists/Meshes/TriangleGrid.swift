import FlipbookCanvas

/// The edges of triangles as lines, and their points as markers.
///
/// Made by `axes.triplot(…)`, or on its own and then added. Edges with an end that isn't finite are left out, and so are those
/// of masked triangles only. Without triangles, nothing but the points is drawn.
public final class TriangleGrid: StrokedArtist {
    /// The triangles. Setting them moves the artist.
    public var triangulation: Triangulation {
        didSet {
            topology.clear()
            changed(.data)
        }
    }
    /// What marks all points, also those of no triangle; nil for nothing.
    public var marker: Marker? { didSet { changed(.looks) } }
    /// How large markers are, in points; nil for the style's.
    @Styled(\TriangleGrid.inheritedStyle.markerSize) public var markerSize: Double!

    private var topology = Cached<TriangleTopology>()
    private var lines: (version: Int, transform: Transform, path: Path)?

    /// The edges of triangles, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - triangulation: the triangles.
    ///   - color: the colour of lines and markers.
    ///   - width: how wide the lines are, in points.
    ///   - style: how the lines are broken into dashes; `.none` for markers only.
    ///   - marker: what marks the points; nil for nothing.
    ///   - markerSize: how large markers are, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ triangulation: Triangulation = Triangulation(), color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, marker: Marker? = nil, markerSize: Double? = nil, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) {
        self.triangulation = triangulation
        self.marker = marker
        super.init(color: color, width: width, style: style, alpha: alpha, label: label, zOrder: zOrder ?? 1)
        self.markerSize = markerSize
    }

    /// Moves the triangles.
    public func setData(triangulation: Triangulation) { self.triangulation = triangulation }

    override var kind: String { "triangle grid" }

    override var takesNextColor: Bool { true }

    override func limitsOfData() -> DataLimits? { DataLimits(x: triangulation.x, y: triangulation.y) }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        guard triangulation.x.count == triangulation.y.count else { return }
        obstacles.points += transform(triangulation.x, triangulation.y)
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try triangulation.check(name)
        let stroke = try stroke(pixelsPerPoint: transform.pixelsPerPoint)
        try transform.clip(canvas) {
            if let stroke {
                let path = path(in: transform)
                if !path.isEmpty { draw(path, stroke, snap: .never, on: canvas) }
            }
            try drawMarkers(
                at: marker == nil ? [] : transform(triangulation.x, triangulation.y), on: canvas,
                pixelsPerPoint: transform.pixelsPerPoint)
        }
    }

    private func path(in transform: Transform) -> Path {
        if let lines, lines.version == dataVersion, lines.transform == transform { return lines.path }
        let path = topology { triangulation.topology }.lines(through: transform(triangulation.x, triangulation.y))
        lines = (dataVersion, transform, path)
        return path
    }

    private func drawMarkers(at points: [Point], on canvas: any Canvas, pixelsPerPoint: Double) throws {
        guard let marker, !points.isEmpty else { return }
        try marker.draw(
            at: points, size: markerSize, color: faded(color), edgeColor: faded(color),
            edgeWidth: inheritedStyle.markerEdgeWidth, on: canvas, pixelsPerPoint: pixelsPerPoint, of: name)
    }

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        try super.drawSample(on: canvas, in: box, pixelsPerPoint: pixelsPerPoint)
        try drawMarkers(at: [Point(x: box.midX, y: box.midY)], on: canvas, pixelsPerPoint: pixelsPerPoint)
    }
}

extension Axes {
    /// Draws the edges of triangles, in the next colour of the cycle. Looks that are nil are those of a new ``TriangleGrid``.
    ///
    /// - Parameters:
    ///   - triangulation: the triangles; `Triangulation(x, y)` is the Delaunay triangulation of points.
    ///   - color: the colour of lines and markers; nil for that of the cycle.
    ///   - width: how wide the lines are, in points; nil for the style's.
    ///   - style: how the lines are broken into dashes; `.none` for markers only.
    ///   - marker: what marks the points; nil for nothing.
    ///   - markerSize: how large markers are, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the edges, to be changed later.
    @discardableResult
    public func triplot(
        _ triangulation: Triangulation, color: Color? = nil, width: Double? = nil, style: LineStyle = .solid,
        marker: Marker? = nil, markerSize: Double? = nil, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) -> TriangleGrid {
        include(
            TriangleGrid(
                triangulation, color: color, width: width, style: style, marker: marker, markerSize: markerSize,
                alpha: alpha, label: label, zOrder: zOrder))
    }
}
