import FlipbookCanvas

/// Lines along the rows and columns of a grid of points in three dimensions. A point that is not finite leaves a gap.
///
/// Made by `axes.wireframe(…)`, or on its own and then added.
public final class Wireframe: StrokedArtist, Artist3D {
    private var mesh: Mesh { didSet { changed(.data) } }
    private var drawn = Cached<[[SIMD3<Double>]]>()

    /// Lines over a grid of columns (x) and rows (y), to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - x: one for each column of `z`.
    ///   - y: one for each row of `z`.
    ///   - z: the heights.
    ///   - color: the lines' colour.
    ///   - width: the lines' width, in points.
    ///   - style: how the lines are broken into dashes.
    ///   - alpha: multiplies the alpha of the colour.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public convenience init(
        _ x: [Double] = [], _ y: [Double] = [], _ z: Grid = Grid(rows: 0, columns: 0), color: Color? = nil,
        width: Double? = nil,
        style: LineStyle = .solid, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        let (x, y) = Grid.meshgrid(x, y)
        self.init(
            x, y, z, color: color, width: width, style: style, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Lines through any points, to be added to axes. The three grids are equally large.
    public init(
        _ x: Grid, _ y: Grid, _ z: Grid, color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        mesh = Mesh(x, y, z)
        super.init(color: color, width: width, style: style, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Which rows and columns have a line; at most 50 of each unless it is set. With 0 for one of the two there are only
    /// lines along the other.
    public var sampling: GridSampling {
        get { mesh.sampling }
        set { mesh.sampling = newValue }
    }

    /// Changes the heights and keeps x and y; rows and columns stay as many.
    public func setData(z: Grid) { mesh.z = z }

    /// Moves the points over a grid of columns (x) and rows (y); their number may change.
    public func setData(x: [Double], y: [Double], z: Grid) { mesh.move(to: Mesh(x, y, z)) }

    /// Moves all points; their number may change.
    public func setData(x: Grid, y: Grid, z: Grid) { mesh.move(to: Mesh(x, y, z)) }

    override var kind: String { "wireframe" }

    override var isCollection: Bool { true }

    override func limitsOfData() -> DataLimits? {
        let points = lines.joined()
        return DataLimits(x: points.map(\.x), y: points.map(\.y))
    }

    override func extentAlongZ() -> DataExtent { DataExtent(of: lines.joined().lazy.map(\.z)) }

    func nearest(in projection: SpaceProjection) -> Double? {
        lines.joined().reduce(.infinity) { nearest, point in
            let depth = projection.onPlane(point).z
            return depth.isNaN ? nearest : min(nearest, depth)
        }
    }

    /// The lines along rows, then those along columns; none where the grids don't fit each other.
    private var lines: [[SIMD3<Double>]] {
        drawn(dataVersion) { (try? mesh.check("", leastStep: 0)).map { mesh.lines } ?? [] }
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try mesh.check(name, leastStep: 0)
        let projection = try projection(of: transform)
        guard let stroke = try stroke(pixelsPerPoint: transform.pixelsPerPoint).map(cutOff) else { return }
        transform.clip(canvas) {
            for line in lines {
                var polyline = Polyline()
                let path = polyline.path(count: line.count, in: transform, reach: nil) { add in
                    for data in line { add(projection.point(data)) }
                }
                if !path.isEmpty { draw(path, stroke, on: canvas) }
            }
        }
    }
}

extension Axes3D {
    /// Draws lines along the rows and columns of a grid, in the first colour of the cycle. Looks that are nil are those of a
    /// new ``Wireframe``.
    ///
    /// - Parameters:
    ///   - x: one for each column of `z`: drawing throws a ``PlotError`` otherwise.
    ///   - y: one for each row of `z`.
    ///   - z: the heights.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - style: how lines are broken into dashes.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the lines, to be changed later.
    @discardableResult
    public func wireframe(
        _ x: [Double], _ y: [Double], _ z: Grid, color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Wireframe {
        include(
            Wireframe(
                x, y, z, color: color, width: width, style: style, alpha: alpha, label: label, zOrder: zOrder))
    }

    /// Draws lines along the rows and columns of grids of any points, in the first colour of the cycle.
    ///
    /// - Returns: the lines, to be changed later.
    @discardableResult
    public func wireframe(
        _ x: Grid, _ y: Grid, _ z: Grid, color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Wireframe {
        include(
            Wireframe(
                x, y, z, color: color, width: width, style: style, alpha: alpha, label: label, zOrder: zOrder))
    }
}
