import FlipbookCanvas
import FlipbookPixels

/// Triangles that are coloured by values at their corners, or by one value each.
///
/// Made by `axes.tripcolor(…)`, or on its own and then added. A triangle without a finite value has the colormap's
/// ``Colormap/bad`` colour, and one with a corner that isn't finite is left out. Without triangles, nothing is drawn.
///
/// Triangles have no smooth edges, so that nothing shines through between them: each pixel has one triangle's colour. In a PDF
/// or an SVG file up to 50,000 triangles are paths, and more of them, or those that are ``Shading/gouraud``, a picture.
public final class TriangleMesh: ScalarMappable {
    /// How colours change in a triangle.
    public enum Shading: Hashable, Sendable, CaseIterable {
        /// Each triangle has one colour: that of its value, or of the mean of those at its corners.
        case flat
        /// Colours are mixed from corner to corner. A triangle with a corner of NaN is left out.
        case gouraud
    }

    /// How colours change in a triangle.
    public var shading = Shading.flat { didSet { changed(.data) } }
    /// The colour of the triangles' edges; nil for none.
    public var edgeColor: Color? { didSet { changed(.looks) } }
    /// How wide the triangles' edges are, in points.
    public var edgeWidth = 0.25 { didSet { changed(.looks) } }

    private var triangulation: Triangulation
    private var values: [Double]
    /// Whether there is a value for each triangle, and not for each point.
    private var areOfFaces: Bool
    private var topology = Cached<TriangleTopology>()
    private var mapped = Cached<[Double]>()
    private var corners: (transform: Transform, points: [Point])?
    private var picture = FacePicture()

    /// Triangles with a value at each point, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - triangulation: the triangles.
    ///   - values: what colours stand for, one for each point.
    ///   - shading: how colours change in a triangle.
    ///   - edgeColor: the colour of the triangles' edges; nil for none.
    ///   - edgeWidth: how wide the triangles' edges are, in points; nil for 0.25.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what errors call it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public convenience init(
        _ triangulation: Triangulation = Triangulation(), _ values: [Double] = [], shading: Shading = .flat,
        edgeColor: Color? = nil, edgeWidth: Double? = nil, colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.init(triangulation, values, areOfFaces: false)
        self.shading = shading
        set(edgeColor: edgeColor, edgeWidth: edgeWidth)
        set(colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Triangles with a value each, to be added to axes.
    public convenience init(
        _ triangulation: Triangulation, faces: [Double], edgeColor: Color? = nil, edgeWidth: Double? = nil,
        colormap: Colormap? = nil, norm: Norm? = nil, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) {
        self.init(triangulation, faces, areOfFaces: true)
        set(edgeColor: edgeColor, edgeWidth: edgeWidth)
        set(colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
    }

    private init(_ triangulation: Triangulation, _ values: [Double], areOfFaces: Bool) {
        (self.triangulation, self.values, self.areOfFaces) = (triangulation, values, areOfFaces)
        super.init(zOrder: 1)
    }

    private func set(edgeColor: Color?, edgeWidth: Double?) {
        self.edgeColor = edgeColor
        if let edgeWidth { self.edgeWidth = edgeWidth }
    }

    /// Changes the values at the points and keeps the triangles.
    ///
    /// - Parameter values: one for each point.
    public func setData(values: [Double]) {
        (self.values, areOfFaces) = (values, false)
        changed(.data)
    }

    /// Changes the values of the triangles and keeps these.
    ///
    /// - Parameter faces: one value for each triangle.
    public func setData(faces: [Double]) {
        (values, areOfFaces) = (faces, true)
        changed(.data)
    }

    /// Moves the triangles and changes the values at their points at once.
    ///
    /// - Parameters:
    ///   - triangulation: the triangles.
    ///   - values: what colours stand for, one for each point.
    public func setData(triangulation: Triangulation, values: [Double]) {
        move(to: triangulation)
        setData(values: values)
    }

    /// Moves the triangles and changes their values at once.
    ///
    /// - Parameters:
    ///   - triangulation: the triangles.
    ///   - faces: what colours stand for, one for each triangle.
    public func setData(triangulation: Triangulation, faces: [Double]) {
        move(to: triangulation)
        setData(faces: faces)
    }

    private func move(to triangulation: Triangulation) {
        self.triangulation = triangulation
        topology.clear()
        corners = nil
    }

    override var kind: String { "triangles" }

    override var isCollection: Bool { true }

    private func checkedTopology() throws -> TriangleTopology {
        try triangulation.check(name)
        let count = areOfFaces ? triangulation.triangles.count : triangulation.x.count
        guard values.count == count else {
            throw PlotError(
                .lengthsDiffer,
                "\(name): there are \(values.count) values for \(count) \(areOfFaces ? "triangles" : "points"); "
                    + "give one for each")
        }
        guard !areOfFaces || shading == .flat else {
            throw PlotError(
                .values, "\(name): colours can't be mixed between corners that have no values; give one for each point")
        }
        return topology { triangulation.topology }
    }

    override var mappedValues: [Double] {
        mapped(dataVersion) {
            guard let topology = try? checkedTopology() else { return [] }
            if shading == .gouraud { return values }
            if areOfFaces { return topology.sources.map { values[$0] } }
            return (0..<topology.count).map { index in
                let corners = (3 * index..<3 * index + 3).map { values[Int(topology.corners[$0])] }
                return (corners[0] + corners[1] + corners[2]) / 3
            }
        }
    }

    override func limitsOfData() -> DataLimits? { DataLimits(x: triangulation.x, y: triangulation.y) }

    override func changed(_ what: Changes) {
        if !what.isDisjoint(with: [.data, .looks]) { picture.clear() }
        super.changed(what)
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        let topology = try checkedTopology()
        let edge = try edgeColor.flatMap { color in
            try LineStyle.solid.stroke(
                color: color, alpha: alpha, width: edgeWidth * transform.pixelsPerPoint, of: "edges of \(name)")
        }
        guard topology.count > 0 else { return }
        let points = points(in: transform)
        try transform.clip(canvas) {
            try drawFaces(topology, points, on: canvas, in: transform)
            if let edge { canvas.stroke(topology.lines(through: points), edge, snap: .never) }
        }
    }

    private func points(in transform: Transform) -> [Point] {
        if let corners, corners.transform == transform { return corners.points }
        let points = transform(triangulation.x, triangulation.y)
        corners = (transform, points)
        return points
    }

    private func drawFaces(
        _ topology: TriangleTopology, _ points: [Point], on canvas: any Canvas, in transform: Transform
    ) throws {
        if shading == .flat, FaceWindow.drawsPaths(topology.count, on: canvas) {
            return try drawPaths(topology, points, on: canvas)
        }
        let ranges = points.ranges
        guard let window = FaceWindow(x: ranges.x, y: ranges.y, in: transform, on: canvas) else { return }
        try picture.draw(in: window, of: transform, on: canvas) { try raster(topology, points, in: window) }
    }

    private func drawPaths(_ topology: TriangleTopology, _ points: [Point], on canvas: any Canvas) throws {
        let table = try colorTable()
        for (index, value) in mappedValues.enumerated() {
            let color = table(value)
            let triangle = (3 * index..<3 * index + 3).map { points[Int(topology.corners[$0])] }
            guard color.alpha > 0, triangle.allSatisfy(\.isFinite) else { continue }
            canvas.fill(Path(triangle, closed: true), color: color, snap: .never)
        }
    }

    private func raster(_ topology: TriangleTopology, _ points: [Point], in window: FaceWindow) throws -> Raster {
        let colors = try pixels(of: mappedValues)
        var raster = window.raster
        guard shading == .gouraud else {
            points.withCoordinates { raster.paintTriangles($0, corners: topology.corners, colors: colors) }
            return Raster(raster)
        }
        var points = points
        for (index, value) in values.enumerated() where value.isNaN { points[index].x = .nan }
        points.withCoordinates { raster.shadeTriangles($0, corners: topology.corners, colors: colors) }
        return Raster(raster)
    }
}

extension TriangleTopology {
    /// All edges whose ends are finite.
    func lines(through points: [Point]) -> Path {
        var path = Path()
        path.reserveCapacity(2 * edges.count)
        for edge in edges {
            let (start, end) = (points[Int(edge.x)], points[Int(edge.y)])
            guard start.isFinite, end.isFinite else { continue }
            path.move(to: start)
            path.line(to: end)
        }
        return path
    }
}

extension Axes {
    /// Colours triangles by values at their points. Looks that are nil are those of a new ``TriangleMesh``.
    ///
    /// - Parameters:
    ///   - triangulation: the triangles; `Triangulation(x, y)` is the Delaunay triangulation of points.
    ///   - values: what colours stand for, one for each point: drawing throws a ``PlotError`` otherwise.
    ///   - shading: how colours change in a triangle.
    ///   - edgeColor: the colour of the triangles' edges; nil for none.
    ///   - edgeWidth: how wide the triangles' edges are, in points; nil for 0.25.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what errors call it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the triangles, to be changed later.
    @discardableResult
    public func tripcolor(
        _ triangulation: Triangulation, _ values: [Double], shading: TriangleMesh.Shading = .flat,
        edgeColor: Color? = nil, edgeWidth: Double? = nil, colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> TriangleMesh {
        include(
            TriangleMesh(
                triangulation, values, shading: shading, edgeColor: edgeColor, edgeWidth: edgeWidth, colormap: colormap,
                norm: norm, alpha: alpha, label: label, zOrder: zOrder))
    }

    /// Colours triangles by a value each. Looks that are nil are those of a new ``TriangleMesh``.
    ///
    /// - Parameters:
    ///   - triangulation: the triangles.
    ///   - faces: what colours stand for, one for each triangle: drawing throws a ``PlotError`` otherwise.
    ///   - edgeColor: the colour of the triangles' edges; nil for none.
    ///   - edgeWidth: how wide the triangles' edges are, in points; nil for 0.25.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what errors call it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the triangles, to be changed later.
    @discardableResult
    public func tripcolor(
        _ triangulation: Triangulation, faces: [Double], edgeColor: Color? = nil, edgeWidth: Double? = nil,
        colormap: Colormap? = nil, norm: Norm? = nil, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) -> TriangleMesh {
        include(
            TriangleMesh(
                triangulation, faces: faces, edgeColor: edgeColor, edgeWidth: edgeWidth, colormap: colormap, norm: norm,
                alpha: alpha, label: label, zOrder: zOrder))
    }
}
