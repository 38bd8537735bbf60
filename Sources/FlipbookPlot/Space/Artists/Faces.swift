import FlipbookCanvas

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
        let direction = light.direction
        return (0..<count).map { face in
            let (start, size) = (starts[face], starts[face + 1] - starts[face])
            let points = [0, size / 3, 2 * size / 3].map { corners[start + $0] }
            let cosine = dot(normalized(cross(points[0] - points[1], points[1] - points[2])), direction)
            return 0.65 + 0.35 * (cosine.isNaN ? 0 : cosine)
        }
    }

    /// How far away the nearest corner is; nil where there is none.
    func nearest(in projection: SpaceProjection) -> Double? {
        corners.isEmpty ? nil : corners.reduce(.infinity) { min($0, projection.onPlane($1).z) }
    }

    /// Fills the polygons, each edged before the next one is filled.
    ///
    /// - Parameter color: that of a polygon; nil for none.
    func draw(on canvas: any Canvas, in projection: SpaceProjection, edge: Stroke?, color: (Int) -> Color?) {
        let places = corners.map { projection($0) }
        let order = (0..<count).map { face in
            let range = starts[face]..<starts[face + 1]
            return (face: face, depth: places[range].reduce(0) { $0 + $1.z } / Double(range.count))
        }
        .sorted { ($0.depth, $0.face) > ($1.depth, $1.face) }
        var path = Path()
        for (face, depth) in order where depth.isFinite {
            path.removeAll()
            for index in starts[face]..<starts[face + 1] {
                if index == starts[face] {
                    path.move(to: Point(places[index]))
                } else {
                    path.line(to: Point(places[index]))
                }
            }
            path.close()
            canvas.draw(path, fill: color(face), stroke: edge, snap: .automatic)
        }
    }
}
