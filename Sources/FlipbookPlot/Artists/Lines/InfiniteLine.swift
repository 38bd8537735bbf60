import FlipbookCanvas

/// A straight line without ends: it goes through a point with a slope, or through two points, from one side of the axes to
/// another for any limits.
///
///     let tangent = axes.line(through: (1, 1), slope: 2)
///     tangent.slope = 3
///
/// Limits follow its points only. The line is straight on the page, on logarithmic axes too; a slope is one of linear axes.
/// Made by `axes.line(through:slope:)` or `axes.line(through:and:)`, or on its own and then added.
public final class InfiniteLine: StrokedArtist {
    /// The x and y of a point of the line, in ``DataArtist/coordinates``. Nothing is drawn where one is not finite.
    public var point: (x: Double, y: Double) { didSet { changed(.data) } }
    /// The x and y of another point of the line, likewise; nil for a line with a ``slope``. Drawing throws a ``PlotError`` where
    /// both points are the same.
    public var secondPoint: (x: Double, y: Double)? { didSet { changed(.data) } }
    /// How much y changes for each unit of x, in data, also where the point has other coordinates; infinite for an upright line. It
    /// has no effect where there is a ``secondPoint``. Drawing throws a ``PlotError`` where axes are not linear, or are polar.
    public var slope: Double { didSet { changed(.data) } }

    /// A line through a point, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - point: the x and y of a point of the line; nothing is drawn where one is NaN.
    ///   - slope: how much y changes for each unit of x, in data; infinite for an upright line.
    ///   - color: the line's colour.
    ///   - width: the line's width, in points.
    ///   - style: how the line is broken into dashes.
    ///   - alpha: multiplies the alpha of the colour.
    ///   - label: what a legend calls the line.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        through point: (x: Double, y: Double) = (.nan, .nan), slope: Double = 0, color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) {
        self.point = point
        self.slope = slope
        super.init(color: color, width: width, style: style, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// A line through two points, to be added to axes, as one through a point otherwise.
    public convenience init(
        through point: (x: Double, y: Double), and secondPoint: (x: Double, y: Double), color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) {
        self.init(
            through: point, color: color, width: width, style: style, alpha: alpha, label: label, zOrder: zOrder)
        self.secondPoint = secondPoint
    }

    /// Moves the line to a point, and gives it a slope, in data.
    public func setData(point: (x: Double, y: Double), slope: Double) {
        self.point = point
        self.slope = slope
        secondPoint = nil
    }

    /// Moves the line to two points.
    public func setData(point: (x: Double, y: Double), secondPoint: (x: Double, y: Double)) {
        self.point = point
        self.secondPoint = secondPoint
    }

    override var kind: String { "infinite line" }

    override func limitsOfData() -> DataLimits? {
        let points = [point] + (secondPoint.map { [$0] } ?? [])
        return DataLimits(x: points.map(\.x), y: points.map(\.y))
    }

    /// Its points may have other coordinates than its slope.
    override func transform(_ transform: Transform) -> Transform { transform.clipped(isClipped) }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        guard let ends = try ends(in: transform),
            let stroke = try stroke(pixelsPerPoint: transform.pixelsPerPoint)
        else { return }
        transform.clip(canvas) { draw(Path([ends.0, ends.1]), stroke, on: canvas) }
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        if let ends = try? ends(in: transform) { obstacles.lines.append([ends.0, ends.1]) }
    }

    /// Where the line begins and ends on the canvas: of its points on the four sides of the box, drawn out, those between the
    /// first and the last, as matplotlib's `AxLine` has them. nil where nothing is drawn.
    private func ends(in transform: Transform) throws -> (Point, Point)? {
        let reference = reference(transform, fontSize: inheritedStyle.textSize * transform.pixelsPerPoint)
        let first = coordinates.point(point, by: reference)
        let way: Point
        if let secondPoint {
            let second = coordinates.point(secondPoint, by: reference)
            guard first.isFinite, second.isFinite else { return nil }
            guard first != second else {
                throw PlotError(
                    .values,
                    "\(name): both points are (\(point.x), \(point.y)) on the page; give two points that lie apart, or a "
                        + "slope")
            }
            way = Point(x: second.x - first.x, y: second.y - first.y)
        } else {
            guard first.isFinite, !slope.isNaN else { return nil }
            guard transform.projection.isRectangular, transform.xSpan.scale == .linear, transform.ySpan.scale == .linear
            else {
                throw PlotError(
                    .values, "\(name): a slope needs linear axes; give two points of the line here")
            }
            let (x, y) = (transform.x.unit(in: transform.xSpan), transform.y.unit(in: transform.ySpan))
            way = slope.isInfinite ? Point(x: 0, y: y) : Point(x: x, y: slope * y)
        }
        let box = transform.box
        let ends: (Point, Point)
        if way.y == 0 {
            ends = (Point(x: box.minX, y: first.y), Point(x: box.maxX, y: first.y))
        } else if way.x == 0 {
            ends = (Point(x: first.x, y: box.maxY), Point(x: first.x, y: box.minY))
        } else {
            let slope = way.y / way.x
            let sides =
                [box.minX, box.maxX].map { Point(x: $0, y: first.y + ($0 - first.x) * slope) }
                + [box.maxY, box.minY].map { Point(x: first.x + ($0 - first.y) / slope, y: $0) }
            let sorted = sides.sorted { transform.xSpan.isInverted ? $0.x > $1.x : $0.x < $1.x }
            ends = (sorted[1], sorted[2])
        }
        return ends.0.isFinite && ends.1.isFinite ? ends : nil
    }
}

extension AxisMap {
    /// How many pixels a unit of a linear axis takes, negative where values run up or to the left.
    fileprivate func unit(in span: AxisSpan) -> Double {
        let limits = span.limits
        return (self(limits.upperBound) - self(limits.lowerBound)) / (limits.upperBound - limits.lowerBound)
    }
}

extension Axes {
    /// Draws a line without ends through a point: matplotlib's `axline`. Looks that are nil are those of a new
    /// ``InfiniteLine``.
    ///
    /// - Parameters:
    ///   - point: the x and y of a point of the line.
    ///   - slope: how much y changes for each unit of x; infinite for an upright line. Drawing throws a ``PlotError`` where axes
    ///     are not linear.
    ///   - color: the colour; nil for the style's.
    ///   - width: how wide the line is, in points; nil for the style's.
    ///   - style: how the line is broken into dashes.
    ///   - alpha: multiplies the alpha of the colour; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the line, to be changed later.
    @discardableResult
    public func line(
        through point: (x: Double, y: Double), slope: Double, color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> InfiniteLine {
        include(
            InfiniteLine(
                through: point, slope: slope, color: color, width: width, style: style, alpha: alpha, label: label,
                zOrder: zOrder), by: "line")
    }

    /// Draws a line without ends through two points: matplotlib's `axline`. Looks that are nil are those of a new
    /// ``InfiniteLine``.
    ///
    /// - Parameters:
    ///   - point: the x and y of a point of the line.
    ///   - secondPoint: the x and y of another one; drawing throws a ``PlotError`` where both are the same.
    ///   - color: the colour; nil for the style's.
    ///   - width: how wide the line is, in points; nil for the style's.
    ///   - style: how the line is broken into dashes.
    ///   - alpha: multiplies the alpha of the colour; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the line, to be changed later.
    @discardableResult
    public func line(
        through point: (x: Double, y: Double), and secondPoint: (x: Double, y: Double), color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) -> InfiniteLine {
        include(
            InfiniteLine(
                through: point, and: secondPoint, color: color, width: width, style: style, alpha: alpha, label: label,
                zOrder: zOrder), by: "line")
    }
}
