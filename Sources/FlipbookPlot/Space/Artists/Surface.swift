import FlipbookCanvas

/// A surface over a grid of points, in one colour that a light shades, or in the colours of its heights.
///
///     let surface = axes.surface(x, y, z, colormap: .viridis)
///     surface.setData(z: next)
///
/// Made by `axes.surface(…)`, or on its own and then added. Its patches are
/// painted from the farthest to the nearest; a patch has the colour of the mean z of its corners. Where corners are not
/// finite, a patch is made of those that are. 50x50 points take about 4 milliseconds.
public final class Surface: ScalarMappable, Artist3D {
    /// Whether patches have the colours of their heights, by the ``ScalarMappable/colormap`` and the ``ScalarMappable/norm``.
    /// Otherwise all have one ``color``, shaded, and neither has an effect. It is true from the beginning for a surface that
    /// is made with a colormap.
    public var showsHeights: Bool { didSet { changed([.data, .looks]) } }
    /// Whether the ``light`` shades patches of one colour.
    public var isShaded = true { didSet { changed(.looks) } }
    /// The light that shades patches of one colour.
    public var light = LightSource() { didSet { changed(.looks) } }
    /// The colour of the lines around patches; nil for none. A light doesn't change it.
    public var edgeColor: Color? { didSet { changed(.looks) } }
    /// How wide the lines around patches are, in points; nil for the style's.
    @Styled(\Surface.inheritedStyle.edgeWidth) public var edgeWidth: Double!

    private var mesh: Mesh { didSet { changed(.data) } }
    /// The one colour of a surface that doesn't show heights; nil for the next of the axes' cycle.
    @Styled(\Surface.inheritedColor) public var color: Color!
    private var patches = Cached<Faces>()
    private var meanHeights = Cached<[Double]>()

    /// A surface over a grid of columns (x) and rows (y), to be added to axes. Looks that are nil are the artist's own
    /// defaults.
    ///
    /// - Parameters:
    ///   - x: one for each column of `z`.
    ///   - y: one for each row of `z`.
    ///   - z: the heights.
    ///   - colormap: the colours of heights; one colour where it is nil.
    ///   - color: the one colour where there is no colormap.
    ///   - edgeColor: the colour of the lines around patches; nil for none.
    ///   - edgeWidth: how wide the lines around patches are, in points.
    ///   - norm: how heights become positions in the colormap; nil for a linear one that follows the data. It has no effect
    ///     while there is no colormap.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public convenience init(
        _ x: [Double] = [], _ y: [Double] = [], _ z: Grid = Grid(rows: 0, columns: 0), colormap: Colormap? = nil,
        color: Color? = nil,
        edgeColor: Color? = nil, edgeWidth: Double? = nil, norm: Norm? = nil, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) {
        let (x, y) = Grid.meshgrid(x, y)
        self.init(
            x, y, z, colormap: colormap, color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, norm: norm,
            alpha: alpha, label: label, zOrder: zOrder)
    }

    /// A surface through any points, to be added to axes: a sphere, a torus. Neighbours in the grids are neighbours on
    /// the surface, and the three grids are equally large.
    public init(
        _ x: Grid, _ y: Grid, _ z: Grid, colormap: Colormap? = nil, color: Color? = nil,
        edgeColor: Color? = nil, edgeWidth: Double? = nil, norm: Norm? = nil, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) {
        mesh = Mesh(x, y, z)
        showsHeights = colormap != nil
        super.init(zOrder: 1)
        self.color = color
        self.edgeColor = edgeColor
        self.edgeWidth = edgeWidth
        set(colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Which rows and columns are corners of patches; at most 50 of each unless it is set.
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

    override var kind: String { "surface" }

    override var isCollection: Bool { true }

    override func join(_ axes: Axes) {
        super.join(axes)
        if !_color.isSet, !showsHeights { takeColor(from: axes) { $0.nextColor() } }
    }

    override var mappedValues: [Double] { showsHeights ? heights : [] }

    override func limitsOfData() -> DataLimits? { mesh.dataLimits }

    override func extentAlongZ() -> DataExtent { DataExtent(of: mesh.z.values) }

    func nearest(in projection: SpaceProjection) -> Double? { faces.nearest(in: projection) ?? .infinity }

    /// The patches; none where the grids don't fit each other.
    private var faces: Faces {
        patches(dataVersion) { (try? mesh.check("", leastStep: 1)).map { mesh.faces } ?? Faces() }
    }

    private var heights: [Double] { meanHeights(dataVersion) { faces.heights } }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try mesh.check(name, leastStep: 1)
        let projection = try projection(of: transform)
        let colors = try patchColors()
        let edge = try edge(pixelsPerPoint: transform.pixelsPerPoint)
        transform.clip(canvas) {
            faces.draw(on: canvas, in: projection, edge: { _ in edge }) { colors.each($0) }
        }
    }

    /// One colour for each patch, or one for all.
    private func patchColors() throws -> [Color?] {
        if showsHeights {
            let table = try colorTable()
            return heights.map { $0.isFinite ? table($0) : nil }
        }
        let color: Color = color
        return isShaded ? faces.shades(in: light).map { faded(color.shaded($0)) } : [faded(color)]
    }

    private func edge(pixelsPerPoint: Double) throws -> Stroke? {
        try edgeColor.flatMap {
            try LineStyle.solid.stroke(
                color: $0, alpha: alpha, width: edgeWidth * pixelsPerPoint, of: "edges of \(name)")?.cutOff
        }
    }

    override var isInLegend: Bool { true }

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        let color = try patchColors().first ?? nil
        canvas.draw(Path(box), fill: color, stroke: try edge(pixelsPerPoint: pixelsPerPoint), snap: .automatic)
    }
}

extension Axes3D {
    /// Draws a surface over a grid, in the next colour of the cycle, shaded; or in the colours of its heights. Looks that
    /// are nil are those of a new ``Surface``.
    ///
    /// - Parameters:
    ///   - x: one for each column of `z`: drawing throws a ``PlotError`` otherwise.
    ///   - y: one for each row of `z`.
    ///   - z: the heights.
    ///   - colormap: the colours of heights; one colour where it is nil.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - edgeColor: the colour of the edge.
    ///   - edgeWidth: how wide the edge is, in points; nil for the style's.
    ///   - norm: how heights become positions in the colormap; nil for a linear one that follows the data. It has no effect
    ///     while there is no colormap.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the surface, to be changed later.
    @discardableResult
    public func surface(
        _ x: [Double], _ y: [Double], _ z: Grid, colormap: Colormap? = nil, color: Color? = nil,
        edgeColor: Color? = nil, edgeWidth: Double? = nil, norm: Norm? = nil, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) -> Surface {
        include(
            Surface(
                x, y, z, colormap: colormap, color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, norm: norm,
                alpha: alpha, label: label, zOrder: zOrder))
    }

    /// Draws a surface through any points, in the next colour of the cycle, shaded; or in the colours of its heights.
    ///
    /// - Parameters:
    ///   - x: the points' x; neighbours in the grids are neighbours on the surface.
    ///   - y: the points' y, a grid as large: drawing throws a ``PlotError`` otherwise.
    ///   - z: the points' z.
    ///   - colormap: the colours of heights; one colour where it is nil.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - edgeColor: the colour of the edge.
    ///   - edgeWidth: how wide the edge is, in points; nil for the style's.
    ///   - norm: how heights become positions in the colormap; nil for a linear one that follows the data. It has no effect
    ///     while there is no colormap.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the surface, to be changed later.
    @discardableResult
    public func surface(
        _ x: Grid, _ y: Grid, _ z: Grid, colormap: Colormap? = nil, color: Color? = nil,
        edgeColor: Color? = nil, edgeWidth: Double? = nil, norm: Norm? = nil, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) -> Surface {
        include(
            Surface(
                x, y, z, colormap: colormap, color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, norm: norm,
                alpha: alpha, label: label, zOrder: zOrder))
    }
}
