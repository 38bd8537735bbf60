import FlipbookCanvas

/// Upright bars in three dimensions, their sides shaded by a light.
///
/// Made by ``Axes3D/bar3D(_:_:_:width:depth:heights:)``, or on its own and then added. What is
/// given as one number counts for all bars.
public final class Bars3D: Patch, Artist3D {
    /// The x of the bars' lower left front corners, in data.
    public var x: [Double] { didSet { changed(.data) } }
    /// The y of the bars' lower left front corners, in data.
    public var y: [Double] { didSet { changed(.data) } }
    /// The z of the bars' feet, in data: one for each bar, or one for all.
    public var z: [Double] { didSet { changed(.data) } }
    /// How wide the bars are along x, in data: one for each bar, or one for all.
    public var widths: [Double] { didSet { changed(.data) } }
    /// How deep the bars are along y, in data: one for each bar, or one for all.
    public var depths: [Double] { didSet { changed(.data) } }
    /// How high the bars are along z, in data: one for each bar, or one for all.
    public var heights: [Double] { didSet { changed(.data) } }
    /// A colour for each bar; none where all have ``Patch/color``.
    public var colors: [Color] = [] { didSet { changed(.looks) } }
    /// Whether the ``light`` shades the sides.
    public var isShaded = true { didSet { changed(.looks) } }
    /// The light that shades the sides.
    public var light = LightSource() { didSet { changed(.looks) } }

    private var sides = Cached<Faces>()

    /// Bars, to be added to axes.
    public init(
        _ x: [Double], _ y: [Double], _ z: [Double] = [0], widths: [Double], depths: [Double], heights: [Double]
    ) {
        self.x = x
        self.y = y
        self.z = z
        self.widths = widths
        self.depths = depths
        self.heights = heights
        super.init(zOrder: 1)
    }

    override var kind: String { "bars" }

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
                let foot = SIMD3(x[bar], y[bar], z.each(bar))
                let size = SIMD3(widths.each(bar), depths.each(bar), heights.each(bar))
                for side in Self.sides {
                    for corner in side { faces.add(foot + size * corner) }
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
        try check(y.count, "y", oneIsEnough: false)
        for (what, values) in [("z", z), ("widths", widths), ("depths", depths), ("heights", heights)] {
            try check(values.count, what, oneIsEnough: true)
        }
        let numbers = [x, y, z, widths, depths, heights].joined()
        guard numbers.allSatisfy(\.isFinite) else {
            throw PlotError(
                .values, "\(name): the positions and sizes of bars must be finite; leave out those that aren't")
        }
    }

    private func check(_ count: Int, _ what: String, oneIsEnough: Bool) throws {
        guard count != x.count, !(oneIsEnough && count == 1) else { return }
        throw PlotError(
            .lengthsDiffer,
            "\(name): there are \(count) \(what) for \(x.count) bars; give one for each\(oneIsEnough ? ", or one for all" : "")"
        )
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try checkGeometry()
        if !colors.isEmpty { try check(colors.count, "colors", oneIsEnough: false) }
        let projection = try projection(of: transform)
        let edge = try edge(pixelsPerPoint: transform.pixelsPerPoint)
        let shades = isShaded ? faces.shades(in: light) : []
        transform.clip(canvas) {
            faces.draw(on: canvas, in: projection, edge: edge) { side in
                let color = colors.isEmpty ? self.color : colors[side / 6]
                return fill(shades.isEmpty ? color : color.shaded(shades[side]))
            }
        }
    }
}

extension Axes3D {
    /// Draws upright bars, in the next colour of the cycle for fills, shaded.
    ///
    /// - Parameters:
    ///   - x: the x of the bars' lower left front corners.
    ///   - y: the y of these corners, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - z: the z of the bars' feet: one for each bar, or one for all.
    ///   - width: how wide all bars are along x.
    ///   - depth: how deep all bars are along y.
    ///   - heights: how high the bars are, one for each.
    /// - Returns: the bars, to be changed later.
    @discardableResult
    public func bar3D(
        _ x: [Double], _ y: [Double], _ z: [Double] = [0], width: Double = 0.8, depth: Double = 0.8, heights: [Double]
    ) -> Bars3D {
        include(Bars3D(x, y, z, widths: [width], depths: [depth], heights: heights))
    }
}
