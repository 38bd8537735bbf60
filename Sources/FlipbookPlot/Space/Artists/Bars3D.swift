import FlipbookCanvas

/// Upright bars in three dimensions, their sides shaded by a light.
///
/// Made by `axes.bar3D(…)`, or on its own and then
/// added. What is given as one number counts for all bars.
public final class Bars3D: ElementPatch, Artist3D {
    /// How high the bars are along z, in data: one for each bar, or one for all.
    public var heights: [Double] { didSet { changed(.data) } }
    /// How wide the bars are along x, in data: one for each bar, or one for all.
    public var widths: [Double] { didSet { changed(.data) } }
    /// How deep the bars are along y, in data: one for each bar, or one for all.
    public var depths: [Double] { didSet { changed(.data) } }
    /// The x of the bars' lower left front corners, in data.
    private var x: [Double]
    /// The y of the bars' lower left front corners, in data.
    private var y: [Double]
    /// Where bars begin along z, in data.
    private var z: [Double]
    /// Whether the ``light`` shades the sides.
    public var isShaded = true { didSet { changed(.looks) } }
    /// The light that shades the sides.
    public var light = LightSource() { didSet { changed(.looks) } }

    private var sides = Cached<Faces>()

    /// Bars, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - x: the x of the bars' lower left front corners, in data.
    ///   - y: the y of these corners, as many as there are x.
    ///   - z: the z where bars begin: one for each bar, or one for all.
    ///   - widths: how wide the bars are along x: one for each bar, or one for all.
    ///   - depths: how deep the bars are along y: one for each bar, or one for all.
    ///   - heights: how high the bars are along z: one for each bar, or one for all.
    ///   - color: the colour inside.
    ///   - edgeColor: the colour of the edges; nil for none.
    ///   - edgeWidth: how wide the edges are, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ x: [Double] = [], _ y: [Double] = [], _ z: [Double] = [0], widths: [Double] = [0.8], depths: [Double] = [0.8],
        heights: [Double] = [0], color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.x = x
        self.y = y
        self.z = z
        self.widths = widths
        self.depths = depths
        self.heights = heights
        super.init(
            color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Moves all bars at once; their number may change.
    ///
    /// - Parameters:
    ///   - x: the x of the bars' lower left front corners, in data.
    ///   - y: the y of these corners.
    ///   - heights: how high the bars are.
    public func setData(x: [Double], y: [Double], heights: [Double]) {
        self.x = x
        self.y = y
        self.heights = heights
    }

    /// Moves all bars at once, and where they begin along z; their number may change.
    public func setData(x: [Double], y: [Double], z: [Double], heights: [Double]) {
        self.z = z
        setData(x: x, y: y, heights: heights)
    }

    override var kind: String { "bars" }

    override var isCollection: Bool { true }

    override var takesNextColor: Bool { true }

    override func limitsOfData() -> DataLimits? { DataLimits(x: faces.corners.map(\.x), y: faces.corners.map(\.y)) }

    override func extentAlongZ() -> DataExtent { DataExtent(of: faces.corners.lazy.map(\.z)) }

    func nearest(in projection: SpaceProjection) -> Double? { faces.nearest(in: projection) ?? .infinity }

    /// The six sides of each bar; none where lengths don't fit each other.
    private var faces: Faces { sides(dataVersion) { newFaces() } }

    private func newFaces() -> Faces {
        var faces = Faces()
        if (try? checkGeometry()) != nil {
            for bar in x.indices {
                let corner = SIMD3(x[bar], y[bar], z.each(bar))
                let size = SIMD3(widths.each(bar), depths.each(bar), heights.each(bar))
                for side in Self.sides {
                    for part in side { faces.add(corner + size * part) }
                    faces.close()
                }
            }
        }
        return faces
    }

    /// The corners of each side of a bar of size 1, counter-clockwise as seen from outside: lower, upper, front, rear,
    /// left, right.
    private static let sides: [[SIMD3<Double>]] = [
        [[0, 0, 0], [0, 1, 0], [1, 1, 0], [1, 0, 0]], [[0, 0, 1], [1, 0, 1], [1, 1, 1], [0, 1, 1]],
        [[0, 0, 0], [1, 0, 0], [1, 0, 1], [0, 0, 1]], [[0, 1, 0], [0, 1, 1], [1, 1, 1], [1, 1, 0]],
        [[0, 0, 0], [0, 0, 1], [0, 1, 1], [0, 1, 0]], [[1, 0, 0], [1, 1, 0], [1, 1, 1], [1, 0, 1]],
    ]

    /// Throws where the bars have no faces. Colours have no part in them: a change of these keeps the faces.
    private func checkGeometry() throws {
        try checkLengths(
            ["x": x.count, "y": y.count],
            oneForAll: ["z": z.count, "widths": widths.count, "depths": depths.count, "heights": heights.count])
        let numbers = [x, y, z, widths, depths, heights].joined()
        guard numbers.allSatisfy(\.isFinite) else {
            throw PlotError(
                .values, "\(name): the positions and sizes of bars must be finite; leave out those that aren't")
        }
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try checkGeometry()
        let looks = try looks(of: "bars", count: x.count, pixelsPerPoint: transform.pixelsPerPoint)
        let projection = try projection(of: transform)
        let shades = isShaded ? faces.shades(in: light) : []
        transform.clip(canvas) {
            faces.draw(on: canvas, in: projection, edge: { looks.edges.each($0 / 6) }) { side in
                let fill = looks.fills.each(side / 6)
                return shades.isEmpty ? fill : fill?.shaded(shades[side])
            }
        }
    }
}

extension Axes3D {
    /// Draws upright bars, in the next colour of the cycle for fills, shaded.
    ///
    /// - Parameters:
    ///   - x: the x of the bars' lower left front corners.
    ///   - y: the y of the same corners, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - z: where bars begin along z: one for each bar, or one for all.
    ///   - width: the width of all bars along x, in data; nil for 0.8.
    ///   - depth: the depth of all bars along y, in data; nil for 0.8.
    ///   - heights: the height of each bar, in data.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - edgeColor: the colour of the edge.
    ///   - edgeWidth: how wide the edge is, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the bars, to be changed later.
    @discardableResult
    public func bar3D(
        _ x: [Double], _ y: [Double], _ z: [Double] = [0], width: Double? = nil, depth: Double? = nil,
        heights: [Double], color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Bars3D {
        let bars = Bars3D(
            x, y, z, heights: heights, color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha,
            label: label, zOrder: zOrder)
        if let width { bars.widths = [width] }
        if let depth { bars.depths = [depth] }
        return include(bars)
    }
}
