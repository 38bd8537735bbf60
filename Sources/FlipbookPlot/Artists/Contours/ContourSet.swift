import FlipbookCanvas

/// Contours of a function of two variables: what ``Contour`` and ``FilledContour`` have in common.
///
/// The function is given by its values at the points of a mesh, or of a ``Triangulation``, and a straight line between
/// neighbours. Where a value, or the position of one, is not finite, the cells around it are left out, but for the triangle of
/// three other corners: see ``hasCornerMask``.
public class ContourSet: ScalarMappable {
    /// The levels that are asked for; ``levelValues`` tells what they are.
    public final var levels: ContourLevels { didSet { changed(.data) } }
    /// Colours in turn, from the lowest level up; nil for those that the colormap has for the levels.
    public final var colors: [Color]? { didSet { changed([.data, .looks]) } }

    /// Whether of a cell with one corner that is not finite the triangle of the other three is drawn; false leaves the whole
    /// cell out: matplotlib's `corner_mask`. It has no effect on values at the points of triangles.
    public final var hasCornerMask = true { didSet { changed(.data) } }

    /// The points' x: as many as `z`, or one row of them for all rows.
    private var x: Grid
    /// The points' y: as many as `z`, or one column of them for all columns.
    private var y: Grid
    private var z: Grid
    /// The triangles on whose points the values lie; nil where these lie on rows and columns.
    private var triangulation: Triangulation?
    private var triangles = Cached<TriangleTopology>()
    private var chosenLevels = Cached<[Double]>()
    private var rangeOfValues = Cached<ClosedRange<Double>?>()
    private var mesh = Cached<ContourMesh>()
    private var contours = Cached<[ContourPaths]>()
    private var drawn: (version: Int, transform: Transform, paths: [Path])?

    init(
        x: Grid, y: Grid, z: Grid, levels: ContourLevels, colors: [Color]?, colormap: Colormap?, norm: Norm?,
        alpha: Double?, label: String?, zOrder: Double
    ) {
        (self.x, self.y, self.z, self.levels, self.colors) = (x, y, z, levels, colors)
        super.init(zOrder: zOrder)
        set(colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: nil)
    }

    /// Changes the values and keeps the points.
    ///
    /// - Parameter z: as many values as there are points.
    public final func setData(z: Grid) {
        self.z = z
        changed(.data)
    }

    /// Changes the values at the points of triangles, and keeps these.
    ///
    /// - Parameter z: as many values as there are points.
    public final func setData(z: [Double]) { setData(z: Grid(row: z)) }

    /// Moves the points, which lie on triangles then, and changes their values at once.
    ///
    /// - Parameters:
    ///   - triangulation: the triangles between the points.
    ///   - z: the values, one for each point.
    public final func setData(triangulation: Triangulation, z: [Double]) {
        self.triangulation = triangulation
        triangles.clear()
        (x, y) = (Grid(row: triangulation.x), Grid(row: triangulation.y))
        setData(z: z)
    }

    /// Moves the points and changes their values at once.
    ///
    /// - Parameters:
    ///   - x: for each column of `z`.
    ///   - y: for each row of `z`.
    ///   - z: the values, a row for each `y`.
    public final func setData(x: [Double], y: [Double], z: Grid) {
        setData(x: Grid(row: x), y: Grid(column: y), z: z)
    }

    /// Moves the points and changes their values at once.
    public final func setData(x: Grid, y: Grid, z: Grid) {
        triangulation = nil
        self.x = x
        self.y = y
        setData(z: z)
    }

    /// The levels, from the lowest up: those that were given, or those that follow the values.
    ///
    /// Values that are all the same have levels around them, for limits that ``ScalarMappable/colorLimits`` widens.
    public final var levelValues: [Double] {
        chosenLevels(dataVersion) {
            let isLogarithmic = norm.isLogarithmic
            return levels.values(
                in: range.map(norm.widened) ?? (isLogarithmic ? 1...10 : 0...1), isLogarithmic: isLogarithmic,
                extends: ends)
        }
    }

    /// The ends where all values beyond have an area.
    var ends: ColorBar.Extension { .neither }

    /// The least and the largest of the values that count.
    final var range: ClosedRange<Double>? {
        rangeOfValues(dataVersion) {
            guard let triangulation, let topology = try? checkedTriangles(of: triangulation) else {
                return z.values.lazy.filter(isValid).finiteRange
            }
            let values = z.values
            return topology.corners.lazy.map { values[Int($0)] }.finiteRange
        }
    }

    private func isValid(_ value: Double) -> Bool { norm.scale.accepts(value) }

    override final var mappedValues: [Double] { levelValues }

    /// Finds the contours again when they are next drawn.
    final func forgetPaths() {
        contours.clear()
        drawn = nil
    }

    override final func limitsOfData() -> DataLimits? {
        guard let x = x.values.finiteRange, let y = y.values.finiteRange else { return nil }
        return DataLimits(x: x, y: y)
    }

    override final var stickyX: [Double] { x.values.finiteRange.map { [$0.lowerBound, $0.upperBound] } ?? [] }
    override final var stickyY: [Double] { y.values.finiteRange.map { [$0.lowerBound, $0.upperBound] } ?? [] }

    /// The contours in data, from the lowest up.
    final func paths() throws -> [ContourPaths] {
        try contours(dataVersion) {
            if x.values.isEmpty, y.values.isEmpty, z.values.isEmpty { return [] }
            try checkLevels()
            if let triangulation {
                var tracer = TriangleTracer(
                    try checkedTriangles(of: triangulation), x: triangulation.x, y: triangulation.y, z: z.values)
                return trace(&tracer)
            }
            var tracer = ContourTracer(try checkedMesh())
            return trace(&tracer)
        }
    }

    /// Finds the contours in a mesh.
    func trace(_ tracer: inout some LevelTracer) -> [ContourPaths] { [] }

    /// The triangles whose corners all have a position and a value.
    private func checkedTriangles(of triangulation: Triangulation) throws -> TriangleTopology {
        try triangulation.check(name)
        guard z.values.count == triangulation.x.count else {
            throw PlotError(
                .lengthsDiffer,
                "\(name): there are \(z.values.count) values for \(triangulation.x.count) points; give one for each")
        }
        let (values, triangles) = (z.values, triangulation.triangles)
        func isKnown(_ value: Double) -> Bool { value.isFinite && isValid(value) }
        if values.allSatisfy(isKnown) {
            return self.triangles {
                TriangleTopology(triangles, points: values.count) {
                    triangulation.isShown($0) && triangulation.isFinite($0)
                }
            }
        }
        return TriangleTopology(triangles, points: values.count) { index in
            triangulation.isShown(index) && triangulation.isFinite(index)
                && (0..<3).allSatisfy { isKnown(values[triangles[index][$0]]) }
        }
    }

    /// The contours on the canvas, from the lowest up.
    final func paths(in transform: Transform) throws -> [Path] {
        if let drawn, drawn.version == dataVersion, drawn.transform == transform { return drawn.paths }
        let paths = try paths().map { $0.path(in: transform) }
        drawn = (dataVersion, transform, paths)
        return paths
    }

    private func checkedMesh() throws -> ContourMesh {
        try mesh(dataVersion) { try newMesh() }
    }

    private func newMesh() throws -> ContourMesh {
        guard z.rows > 1, z.columns > 1, z.values.count == z.rows * z.columns, z.values.count < 200_000_000 else {
            throw PlotError(
                .values,
                "\(name): \(z.rows)x\(z.columns) points with \(z.values.count) values have no contours; "
                    + "give one value for each point, and two points or more to each side")
        }
        return ContourMesh(
            x: try spread(x, as: "x", isLine: x.rows == 1 && x.columns == z.columns) { $1 },
            y: try spread(y, as: "y", isLine: y.columns == 1 && y.rows == z.rows) { row, _ in row }, z: z,
            hasCornerMask: hasCornerMask, isValid: isValid)
    }

    /// A coordinate of each point, where one row or column of them may stand for all.
    private func spread(
        _ grid: Grid, as axis: String, isLine: Bool, _ index: (_ row: Int, _ column: Int) -> Int
    ) throws -> [Double] {
        if grid.rows == z.rows, grid.columns == z.columns, grid.values.count == z.values.count { return grid.values }
        guard isLine, grid.values.count == max(grid.rows, grid.columns) else {
            throw PlotError(
                .lengthsDiffer,
                "\(name): there are \(grid.rows)x\(grid.columns) \(axis) for \(z.rows)x\(z.columns) values; "
                    + "give one x for each column and one y for each row, or one of each for each value")
        }
        return Grid(rows: z.rows, columns: z.columns) { grid.values[index($0, $1)] }.values
    }

    private func checkLevels() throws {
        let levels = levelValues
        guard levels.allSatisfy(\.isFinite), zip(levels, levels.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw PlotError(.values, "\(name): contours can't lie on \(levels); give finite levels that rise")
        }
    }

    /// Colours of values, or those given instead, in turn.
    ///
    /// - Parameter under: how many of the values stand for what lies below all levels.
    /// - Parameter over: how many of the values stand for what lies above all levels.
    final func levelColors(of values: [Double], under: Int = 0, over: Int = 0) throws -> [Color] {
        guard let colors else {
            let table = try colorTable()
            return values.map { table($0) }
        }
        // As many colours as there are areas with the open ends count those; else the ends have their neighbours'.
        if colors.count == values.count { return colors.map { faded($0) } }
        let inner = values.count - under - over
        return try values.indices.map { index in
            guard let color = colors.inTurn(min(max(index - under, 0), max(inner - 1, 0))) else {
                throw PlotError(.values, "\(name): there are no colours to take in turn; give one or more, or nil")
            }
            return faded(color)
        }
    }
}

/// Lines through points of data, some of them rings.
struct ContourPaths: Hashable {
    private(set) var x: [Double] = []
    private(set) var y: [Double] = []
    /// Where each line ends, and whether it leads back to its start.
    private(set) var parts: [Part] = []

    struct Part: Hashable {
        var end: Int
        var isRing: Bool
    }

    mutating func append(_ point: (x: Double, y: Double)) {
        x.append(point.x)
        y.append(point.y)
    }

    /// Ends a line, and begins another with the next point.
    mutating func end(isRing: Bool) { parts.append(Part(end: x.count, isRing: isRing)) }

    /// The lines on the canvas.
    func path(in transform: Transform) -> Path {
        let points = transform(x, y)
        var path = Path()
        path.reserveCapacity(x.count + 2 * parts.count)
        var start = 0
        for part in parts {
            for index in start..<part.end {
                if index == start { path.move(to: points[index]) } else { path.line(to: points[index]) }
            }
            if part.isRing { path.close() }
            start = part.end
        }
        return path
    }
}
