import FlipbookCanvas

/// Points in three dimensions, each with a marker: of one colour, or of the colours of values. A point that is not finite
/// is left out.
///
/// Made by `axes.scatter(…)`, or on its
/// own and then added. Points are painted from the farthest to the nearest. Markers have an area of 20 points squared
/// unless they are given ``Scatter/sizes``.
public final class Scatter3D: Scatter, Artist3D {
    /// The points' z, in data; as many as ``Scatter/x`` when the figure is drawn.
    public var z: [Double] { didSet { changed(.data) } }
    /// Whether points are the more transparent, the farther away they are.
    public var isDepthShaded = true { didSet { changed(.looks) } }

    /// Points, to be added to axes; as many x, y and z when the figure is drawn. Looks that are nil are the artist's own
    /// defaults.
    ///
    /// - Parameters:
    ///   - x: the points' x, in data.
    ///   - y: the points' y, in data.
    ///   - z: the points' z, in data.
    ///   - values: what the points' colours stand for, one for each; nil where all have one colour.
    ///   - size: the area of the box that each marker fills, in points squared.
    ///   - color: the colour inside all markers.
    ///   - marker: what marks the points.
    ///   - edgeColor: the colour of all edges; nil for that of each face, `.transparent` for no edges.
    ///   - edgeWidth: how wide all edges are, in points.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ x: [Double] = [], _ y: [Double] = [], _ z: [Double] = [], values: [Double]? = nil, size: Double? = nil,
        color: Color? = nil, marker: Marker? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.z = z
        super.init(
            x, y, values: values, size: size, color: color, marker: marker, edgeColor: edgeColor, edgeWidth: edgeWidth,
            colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Moves all points at once; their number may change. ``Scatter/values`` stay as they are.
    public func setData(x: [Double], y: [Double], z: [Double]) {
        setData(x: x, y: y)
        self.z = z
    }

    /// Moves all points and changes their values at once; their number may change.
    public func setData(x: [Double], y: [Double], z: [Double], values: [Double]) {
        setData(x: x, y: y, values: values)
        self.z = z
    }

    /// mplot3d's standard area.
    override var standardSizes: [Double] { [20] }
    override var standardEdgeWidths: [Double] { [inheritedStyle.edgeWidth] }

    /// As matplotlib does for scattered points only.
    override func needsMargin(along direction: Axis.Direction) -> Bool { direction == .z && !z.isEmpty }

    private var isFinite: [Bool] { zip(zip(x, y), z).map { $0.0.isFinite && $0.1.isFinite && $1.isFinite } }

    override func limitsOfData() -> DataLimits? {
        let shown = isFinite
        return DataLimits(x: zip(x, shown).filter(\.1).map(\.0), y: zip(y, shown).filter(\.1).map(\.0))
    }

    override func extentAlongZ() -> DataExtent { DataExtent(of: zip(z, isFinite).filter(\.1).map(\.0)) }

    func nearest(in projection: SpaceProjection) -> Double? {
        seenPoints(in: projection).reduce(.infinity) { min($0, $1.point.z) }
    }

    /// The points that are seen, by their numbers.
    private func seenPoints(in projection: SpaceProjection) -> [(index: Int, point: SIMD3<Double>)] {
        (0..<min(x.count, y.count, z.count)).compactMap { index in
            let point = projection.near(SIMD3(x[index], y[index], z[index]))
            return point.x.isFinite && point.y.isFinite && point.z.isFinite ? (index, point) : nil
        }
    }

    override func check() throws {
        try check(["x": x.count, "y": y.count, "z": z.count, "values": values?.count])
        guard sizes.allSatisfy(\.isFinite) else {
            throw PlotError(.size, "\(name): the areas of markers must be 0 or more, and finite")
        }
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try check()
        let projection = try projection(of: transform)
        let table = try values == nil ? nil : colorTable()
        let points = seenPoints(in: projection)
        let opacity = opacity(of: points.map { projection.onPlane(SIMD3(x[$0.index], y[$0.index], z[$0.index])) })
        let order = zip(points, opacity).sorted { ($0.0.point.z, $0.0.index) > ($1.0.point.z, $1.0.index) }
        let (values, colors, sizes): ([Double]?, [Color], [Double]) = (values, self.colors, self.sizes)
        let faces = colors.map { faded($0) }
        try transform.clip(canvas) {
            for ((index, point), opacity) in order {
                guard showsBadValues || values?[index].isFinite ?? true else { continue }
                let face = values.flatMap { values in table.map { $0(values[index]) } } ?? faces.each(index)
                try draw(
                    index, at: Point(point), size: sizes.each(index), face, opacity: opacity, on: canvas,
                    pixelsPerPoint: transform.pixelsPerPoint)
            }
        }
    }

    /// How opaque each point is: the farther from the nearest one, in proportion to how far they lie apart, the less.
    private func opacity(of points: [SIMD3<Double>]) -> [Double] {
        guard isDepthShaded, let first = points.first else { return points.map { _ in 1 } }
        let low = points.reduce(first) { pointwiseMin($0, $1) }
        let high = points.reduce(first) { pointwiseMax($0, $1) }
        let extent = length(high - low)
        return points.map { extent > 0 ? min(max(1 - ($0.z - low.z) / extent, 0.3), 1) : 1 }
    }

    /// Draws a marker whose face has a colour.
    private func draw(
        _ index: Int, at point: Point, size: Double, _ face: Color, opacity: Double, on canvas: any Canvas,
        pixelsPerPoint: Double
    ) throws {
        let edge = try edge(index, face: face, opacity: opacity, pixelsPerPoint: pixelsPerPoint)
        let marker = marker(at: index)
        let shape = try marker.resolved(on: canvas, family: inheritedStyle.fontFamily)
            .path(size: size.squareRoot() * pixelsPerPoint).turned(by: rotation(at: index))
        canvas.draw(
            shape.map { Point(x: $0.x + point.x, y: $0.y + point.y) },
            fill: marker.isFilled && !isHollow ? face.faded(by: opacity) : nil, stroke: edge, snap: .automatic)
    }

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        try check()
        let face: Color
        if let values {
            guard let first = values.first, first.isFinite else { return }
            face = try colorTable()(first)
        } else {
            face = faded(color)
        }
        try draw(
            0, at: Point(x: box.midX, y: box.maxY - 0.375 * box.height), size: sampleSize, face, opacity: 1, on: canvas,
            pixelsPerPoint: pixelsPerPoint)
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        guard let projection = try? projection(of: transform) else { return }
        obstacles.points += seenPoints(in: projection).map { Point($0.point) }
    }
}

extension Axes3D {
    /// Marks points, in the next colour of the cycle for fills. Looks that are nil are those of a new ``Scatter3D``.
    ///
    /// - Parameters:
    ///   - x: the points' x.
    ///   - y: the points' y, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - z: the points' z, as many as there are x.
    ///   - values: shown as colours, one for each point; one colour for all where it is nil.
    ///   - size: the markers' area, in points squared; 20 where it is nil.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - marker: what marks the points.
    ///   - edgeColor: the colour of the edges; nil for that of each face, `.transparent` for no edges.
    ///   - edgeWidth: how wide the edge is, in points; nil for the style's.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the points, to be changed later.
    @discardableResult
    public func scatter(
        _ x: [Double], _ y: [Double], _ z: [Double], values: [Double]? = nil, size: Double? = nil,
        color: Color? = nil, marker: Marker? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Scatter3D {
        include(
            Scatter3D(
                x, y, z, values: values, size: size, color: color, marker: marker, edgeColor: edgeColor,
                edgeWidth: edgeWidth,
                colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder))
    }
}
