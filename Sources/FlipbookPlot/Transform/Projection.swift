import FlipbookCanvas

/// How data lie in the box of axes: what Cartesian, polar and three-dimensional axes each do in their own way.
///
/// Many points are taken in one call, so that the loop over them is compiled for each projection.
protocol Projection: Equatable, Sendable {
    /// The point of the canvas where data lie; not finite where they can't be shown.
    func point(_ x: Double, _ y: Double) -> Point
    /// As `point`, for data that may have a third dimension.
    func point(_ data: SIMD3<Double>) -> Point
    /// The data that lie at a point of the canvas; nil where one point shows many.
    func data(at point: Point) -> (x: Double, y: Double)?
    /// Degrees, counter-clockwise, of a text at a place that is written along a direction of data.
    func textAngle(along direction: SIMD3<Double>, at data: SIMD3<Double>) -> Double
    /// The points of the canvas where data lie.
    func points(_ x: [Double], _ y: [Double]) -> [Point]
    /// Calls `body` with the points of a line on the canvas, and with the corners of its steps where it has some.
    func forEachPoint(_ x: [Double], _ y: [Double], steps: Steps?, _ body: (Point) -> Void)
    /// A path of data on the canvas.
    func path(_ path: Path) -> Path
    /// What data between two x and two y cover.
    func area(x: (Double, Double), y: (Double, Double)) -> Path
    /// The box around what data between two x and two y cover.
    func box(x: (Double, Double), y: (Double, Double)) -> Rect

    /// The line between two points of data that differ in x or in y only.
    func segment(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) -> Path
    /// The direction on the canvas along which y grows at an x, in radians counter-clockwise from the right, where it depends on
    /// x; nil where it doesn't.
    func turn(at x: Double) -> Double?

    /// The band between two values along an axis; a line where they are the same.
    ///
    /// - Parameters:
    ///   - axis: along which the values lie: y for a horizontal band.
    ///   - extent: from where to where the band goes across, as fractions of the other axis.
    func band(
        from low: Double, to high: Double, along axis: Axis.Direction, extent: (Double, Double)
    ) -> Path

    /// The area in which data are seen.
    var outline: Path { get }
    /// Draws what is seen in the outline only.
    func clip(_ canvas: any Canvas, _ body: () throws -> Void) rethrows

    /// Where a tick lies, in the projection's own measure; nil where it isn't seen.
    func position(of value: Double, along axis: Axis.Direction) -> Double?
    /// The lines of a grid at positions of ticks.
    func gridLines(at positions: [Double], along axis: Axis.Direction) -> GuideLines
    /// The line around the data at a side; nil where its ends are not finite.
    func spine(_ side: Side, from start: Point, to end: Point) -> GuideLines?
    /// Whether x lie along the lower side of the box and y along its left side, in proportion to the measure of their scales.
    var isRectangular: Bool { get }
    /// Those of an axis' edges along which there are tick labels.
    func labelledEdges(of edges: [Edge], _ labelSides: Set<Side>) -> [Edge]
    /// Where the label of a tick lies.
    ///
    /// - Parameter pad: from the edge to the label, in points.
    func labelAnchor(
        at position: Double, along axis: Axis.Direction, on edge: Edge, pad: Double, pixelsPerPoint: Double
    ) -> LabelAnchor
}

/// Lines of a grid, or around data, on the canvas.
struct GuideLines {
    var paths: [Path]
    var snap = Snap.automatic
}

/// Where a label lies, and which of its points lies there.
struct LabelAnchor {
    var point: Point
    var horizontal: HorizontalAlignment
    var vertical: VerticalAlignment
    var mode: RotationMode
}

extension Projection {
    func point(_ data: SIMD3<Double>) -> Point { point(data.x, data.y) }

    func textAngle(along direction: SIMD3<Double>, at data: SIMD3<Double>) -> Double { 0 }

    func points(_ x: [Double], _ y: [Double]) -> [Point] {
        let count = min(x.count, y.count)
        return [Point](unsafeUninitializedCapacity: count) { points, initializedCount in
            for index in 0..<count { points.initializeElement(at: index, to: point(x[index], y[index])) }
            initializedCount = count
        }
    }

    func forEachPoint(_ x: [Double], _ y: [Double], steps: Steps?, _ body: (Point) -> Void) {
        if let steps { return steps.forEachPoint(x: x, y: y) { body(point($0, $1)) } }
        for index in 0..<min(x.count, y.count) { body(point(x[index], y[index])) }
    }

    func path(_ path: Path) -> Path { path.map { point($0.x, $0.y) } }

    func area(x: (Double, Double), y: (Double, Double)) -> Path {
        let corners = [(x.0, y.0), (x.1, y.0), (x.1, y.1), (x.0, y.1)]
        return Path(corners.map { point($0.0, $0.1) }, closed: true)
    }

    func segment(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) -> Path {
        Path([point(start.x, start.y), point(end.x, end.y)])
    }

    func turn(at x: Double) -> Double? { nil }

    func box(x: (Double, Double), y: (Double, Double)) -> Rect {
        let (a, b) = (point(x.0, y.0), point(x.1, y.1))
        return Rect(x: min(a.x, b.x), y: min(a.y, b.y), width: abs(a.x - b.x), height: abs(a.y - b.y))
    }

    func isEqual(to other: any Projection) -> Bool { other as? Self == self }
}

/// A projection into a box with an axis along each side.
protocol BoxProjection: Projection {
    /// The box, in pixels.
    var box: Rect { get }
    /// How a value along the lower side becomes a column.
    var x: AxisMap { get }
    /// How a value along the left side becomes a row.
    var y: AxisMap { get }
}

extension BoxProjection {
    var isRectangular: Bool { true }

    func data(at point: Point) -> (x: Double, y: Double)? { (x.inverse(point.x), y.inverse(point.y)) }

    func band(
        from low: Double, to high: Double, along axis: Axis.Direction, extent: (Double, Double)
    ) -> Path {
        func ends(at value: Double) -> [Point] {
            [extent.0, extent.1].map { fraction in
                axis == .y
                    ? Point(x: box.minX + fraction * box.width, y: y(value))
                    : Point(x: x(value), y: box.maxY - fraction * box.height)
            }
        }
        return low == high ? Path(ends(at: low)) : Path(ends(at: low) + ends(at: high).reversed(), closed: true)
    }

    func point(_ x: Double, _ y: Double) -> Point { Point(x: self.x(x), y: self.y(y)) }

    func path(_ path: Path) -> Path {
        let (x, y) = (x, y)
        return path.map { Point(x: x($0.x), y: y($0.y)) }
    }

    var outline: Path { Path(box) }

    func clip(_ canvas: any Canvas, _ body: () throws -> Void) rethrows { try canvas.withClip(box, body) }

    func position(of value: Double, along axis: Axis.Direction) -> Double? { axis == .x ? x(value) : y(value) }

    func gridLines(at positions: [Double], along axis: Axis.Direction) -> GuideLines {
        guard !positions.isEmpty else { return GuideLines(paths: []) }
        let across = axis == .x ? box.height : box.width
        let path = Edge(axis.sides[0], of: box).lines(at: positions, out: (0, -across))
        return GuideLines(paths: [path], snap: .always)
    }

    func spine(_ side: Side, from start: Point, to end: Point) -> GuideLines? {
        start.isFinite && end.isFinite ? GuideLines(paths: [Path([start, end])], snap: .always) : nil
    }

    func labelledEdges(of edges: [Edge], _ labelSides: Set<Side>) -> [Edge] {
        edges.filter { labelSides.contains($0.side) }
    }

    func labelAnchor(
        at position: Double, along axis: Axis.Direction, on edge: Edge, pad: Double, pixelsPerPoint: Double
    ) -> LabelAnchor {
        let (horizontal, vertical): (HorizontalAlignment, VerticalAlignment) =
            switch edge.side {
            case .bottom: (.center, .top)
            case .top: (.center, .bottom)
            case .left: (.right, .centerBaseline)
            case .right: (.left, .centerBaseline)
            }
        return LabelAnchor(
            point: edge.point(along: position, out: pad * pixelsPerPoint), horizontal: horizontal, vertical: vertical,
            mode: .box)
    }
}

/// Data in a rectangle: x to the right, y upwards.
struct CartesianProjection: BoxProjection {
    let box: Rect
    let x: AxisMap
    let y: AxisMap
}
