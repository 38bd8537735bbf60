import FlipbookCanvas

/// A surface in three dimensions as a grid of points, and which of them are shown.
struct Mesh {
    var x: Grid
    var y: Grid
    var z: Grid
    var sampling = GridSampling.atMost(rows: 50, columns: 50)

    /// A mesh whose columns lie at x and whose rows lie at y.
    init(_ x: [Double], _ y: [Double], _ z: Grid) {
        (self.x, self.y) = Grid.meshgrid(x, y)
        self.z = z
    }

    init(_ x: Grid, _ y: Grid, _ z: Grid) {
        self.x = x
        self.y = y
        self.z = z
    }

    /// The point in a row and a column.
    subscript(row: Int, column: Int) -> SIMD3<Double> {
        let index = row * z.columns + column
        return SIMD3(x.values[index], y.values[index], z.values[index])
    }

    /// Throws where the three grids don't fit each other, or nothing of them would be shown.
    ///
    /// - Parameter least: the least step from row to row that is allowed.
    func check(_ name: @autoclosure () -> String, leastStep least: Int) throws {
        let grids = [("x", x), ("y", y), ("z", z)]
        if let odd = grids.first(where: { $0.1.rows * $0.1.columns != $0.1.values.count }) {
            throw PlotError(
                .values,
                "\(name()): \(odd.0) is a grid of \(odd.1.rows)x\(odd.1.columns) with \(odd.1.values.count) values; "
                    + "give one for each row and column")
        }
        guard grids.allSatisfy({ $0.1.rows == z.rows && $0.1.columns == z.columns }) else {
            let sizes = grids.map { "\($0.0) \($0.1.rows)x\($0.1.columns)" }.joined(separator: ", ")
            throw PlotError(
                .lengthsDiffer,
                "\(name()): the grids have different sizes (\(sizes)); give one x for each column and one y for each "
                    + "row of z, all at once with setData")
        }
        let steps = [sampling.rowStep(of: z), sampling.columnStep(of: z)]
        guard steps.allSatisfy({ $0 >= least }), steps.contains(where: { $0 > 0 }) else {
            throw PlotError(.values, "\(name()): rows and columns can't be taken in steps below 1; give 1 or more")
        }
    }

    /// The rows that are shown, the first and the last among them.
    var shownRows: [Int] { Self.shown(z.rows, step: sampling.rowStep(of: z)) }

    /// The columns that are shown, the first and the last among them.
    var shownColumns: [Int] { Self.shown(z.columns, step: sampling.columnStep(of: z)) }

    private static func shown(_ count: Int, step: Int) -> [Int] {
        guard step > 0, count > 0 else { return [] }
        return Array(stride(from: 0, to: count - 1, by: step)) + [count - 1]
    }

    /// The patches between neighbouring rows and columns that are shown, each with all points around it.
    var faces: Faces {
        var faces = Faces()
        let (rows, columns) = (shownRows, shownColumns)
        for (top, bottom) in zip(rows, rows.dropFirst()) {
            for (left, right) in zip(columns, columns.dropFirst()) {
                for column in left..<right { faces.add(self[top, column]) }
                for row in top..<bottom { faces.add(self[row, right]) }
                for column in stride(from: right, to: left, by: -1) { faces.add(self[bottom, column]) }
                for row in stride(from: bottom, to: top, by: -1) { faces.add(self[row, left]) }
                faces.close()
            }
        }
        return faces
    }

    /// The lines along the rows that are shown, then those along the columns, each through all its points.
    var lines: [[SIMD3<Double>]] {
        shownRows.map { row in (0..<z.columns).map { self[row, $0] } }
            + shownColumns.map { column in (0..<z.rows).map { self[$0, column] } }
    }

    /// Takes on the points of another mesh.
    mutating func move(to other: Mesh) { (x, y, z) = (other.x, other.y, other.z) }

    /// The range of all x and y.
    var dataLimits: DataLimits? { DataLimits(x: x.values, y: y.values) }
}

/// Which rows and columns of a large grid are shown.
public enum GridSampling: Hashable, Sendable {
    /// As many as are evenly spaced, up to these numbers.
    case atMost(rows: Int, columns: Int)
    /// Every nth.
    case every(rows: Int, columns: Int)

    /// From one row that is shown to the next; 0 for none.
    func rowStep(of grid: Grid) -> Int {
        switch self {
        case .atMost(let rows, _): Self.step(grid.rows, most: rows)
        case .every(let rows, _): rows
        }
    }

    /// From one column that is shown to the next; 0 for none.
    func columnStep(of grid: Grid) -> Int {
        switch self {
        case .atMost(_, let columns): Self.step(grid.columns, most: columns)
        case .every(_, let columns): columns
        }
    }

    private static func step(_ count: Int, most: Int) -> Int {
        most > 0 ? max((count - 1) / most + 1, 1) : most
    }
}

/// Polygons in three dimensions, painted from the farthest to the nearest.
struct Faces {
    /// The corners of all polygons, in data, one polygon after the other.
    private(set) var corners: [SIMD3<Double>] = []
    /// Where each polygon's corners begin, and where the last one's end.
    private(set) var starts = [0]

    /// How many polygons there are.
    var count: Int { starts.count - 1 }

    /// Adds a corner to a new polygon; one that is not finite is left out.
    mutating func add(_ corner: SIMD3<Double>) {
        if corner.x.isFinite, corner.y.isFinite, corner.z.isFinite { corners.append(corner) }
    }

    /// Ends the new polygon; there is none where it has no corners.
    mutating func close() {
        if corners.count > starts[starts.count - 1] { starts.append(corners.count) }
    }

    /// The mean z of each polygon's corners.
    var heights: [Double] {
        (0..<count).map { face in
            let range = starts[face]..<starts[face + 1]
            return corners[range].reduce(0) { $0 + $1.z } / Double(range.count)
        }
    }

    /// How much of a colour each polygon has in a light.
    func shades(in light: LightSource) -> [Double] {
        return (0..<count).map { face in
            let (start, size) = (starts[face], starts[face + 1] - starts[face])
            let points = [0, size / 3, 2 * size / 3].map { corners[start + $0] }
            return light.shade(ofFaceAcross: cross(points[0] - points[1], points[1] - points[2]))
        }
    }

    /// How far away the nearest corner is; nil where there is none.
    func nearest(in projection: SpaceProjection) -> Double? {
        corners.isEmpty ? nil : corners.reduce(.infinity) { min($0, projection.onPlane($1).z) }
    }

    /// Fills the polygons, each edged before the next one is filled.
    ///
    /// - Parameters:
    ///   - edge: that of a polygon; nil for none.
    ///   - color: that of a polygon; nil for none.
    func draw(
        on canvas: any Canvas, in projection: SpaceProjection, edge: (Int) -> Stroke?, color: (Int) -> Color?
    ) {
        let points = corners.map { projection($0) }
        let order = (0..<count).map { face in
            let range = starts[face]..<starts[face + 1]
            return (face: face, depth: points[range].reduce(0) { $0 + $1.z } / Double(range.count))
        }
        .sorted { ($0.depth, $0.face) > ($1.depth, $1.face) }
        var path = Path()
        for (face, depth) in order where depth.isFinite {
            path.removeAll()
            for index in starts[face]..<starts[face + 1] {
                if index == starts[face] {
                    path.move(to: Point(points[index]))
                } else {
                    path.line(to: Point(points[index]))
                }
            }
            path.close()
            canvas.draw(path, fill: color(face), stroke: edge(face), snap: .automatic)
        }
    }
}

extension Color {
    /// The colour darkened.
    func shaded(_ part: Double) -> Color {
        Color(red: red * part, green: green * part, blue: blue * part, alpha: alpha)
    }
}
