import FlipbookCanvas
import FlipbookMathematics

/// How angles and radii lie on the canvas: around a centre, within a circle or a part of it.
///
/// Angles on the canvas are radians counter-clockwise from the right; radii there go from 0 in the centre to 1 at the
/// rim. The geometry is that of matplotlib's `projections/polar.py`.
struct PolarProjection: Projection {
    /// How a value becomes a radius on the canvas.
    let radius: AxisMap
    /// The radius on the canvas where the data begin: above 0 where the centre lies below the limits.
    let innerRadius: Double
    /// Where the limits of the angle lie on the canvas.
    let start: Double
    let end: Double
    /// Whether the limits of the angle are the whole circle.
    let isFullCircle: Bool
    /// Where the labels of radii lie on the canvas of a whole circle.
    let labelAngle: Double
    private let direction: Double
    private let zeroAngle: Double
    private let labelsCenter: Bool
    private var center = Point.zero
    private var reach = Size(width: 1, height: 1)

    /// From the end of a label's pad to the middle of an angle's label, in points: matplotlib's `ThetaTick`.
    private static let angleLabelReach = 7.0

    /// - Parameters:
    ///   - box: the room; the circle, or the part of one with its centre, reaches to its sides.
    ///   - angles: the limits of the angle, in data.
    ///   - zeroAngle: where an angle of 0 lies on the canvas.
    ///   - labelAngle: where the labels of radii lie, in data.
    ///   - radii: the limits of the radius, in data.
    ///   - origin: the radius of the centre; the first of the limits where it is nil.
    init(
        box: Rect, angles: ClosedRange<Double>, zeroAngle: Double, isClockwise: Bool, labelAngle: Double,
        radii: AxisSpan, origin: Double?
    ) {
        direction = isClockwise ? -1 : 1
        self.zeroAngle = zeroAngle
        start = angles.lowerBound * direction + zeroAngle
        end = angles.upperBound * direction + zeroAngle
        isFullCircle = angles.isFullCircle
        self.labelAngle = labelAngle * direction + zeroAngle
        labelsCenter = radii.isInverted
        let (low, high) = (radii.limits.lowerBound, radii.limits.upperBound)
        // One that is not finite is an error of drawing; positions are asked for before.
        let origin = origin.flatMap { $0.isFinite ? $0 : nil }
        var span = radii
        span.limits = radii.isInverted ? low...max(origin ?? high, low) : min(origin ?? low, high)...high
        radius = AxisMap(span, onto: 0, 1)
        let inner = radius(radii.isInverted ? high : low)
        innerRadius = inner > 0 ? inner : 0
        let hub = Rect(x: 0, y: 0, width: 0, height: 0)
        let extent =
            isFullCircle
            ? Rect(x: -1, y: -1, width: 2, height: 2) : (outline.bounds?.union(hub) ?? hub).squared
        reach = Size(width: box.width / extent.width, height: box.height / extent.height)
        center = Point(x: box.minX - extent.minX * reach.width, y: box.minY - extent.minY * reach.height)
    }

    /// Where an angle of data lies on the canvas.
    func angle(_ angle: Double) -> Double { angle * direction + zeroAngle }

    /// The point where data lie; NaN where the radius is less than that of the centre.
    func point(_ angle: Double, _ radius: Double) -> Point {
        let radius = self.radius(radius)
        return point(at: self.angle(angle), radius >= 0 ? radius : .nan)
    }

    func data(at point: Point) -> (x: Double, y: Double)? {
        let (x, y) = ((point.x - center.x) / reach.width, (center.y - point.y) / reach.height)
        let turned = (atan2(y, x) - zeroAngle) * direction
        // The angle within the circle that begins with the limits.
        let first = (start - zeroAngle) * direction
        return (first + floorDivide(turned - first, by: fullCircle).remainder, radius.inverse(hypot(x, y)))
    }

    /// An arc where the radii are the same, else a straight line.
    func segment(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) -> Path {
        guard start.y == end.y, start.x != end.x else {
            return Path([point(start.x, start.y), point(end.x, end.y)])
        }
        let radius = radius(start.y)
        var arc = Path()
        // More than a whole circle shows no more.
        let sweep = min(max(angle(end.x) - angle(start.x), -fullCircle), fullCircle)
        arc.arc(from: angle(start.x), to: angle(start.x) + sweep, radius: radius >= 0 ? radius : .nan)
        return arc.map(onCanvas)
    }

    func turn(at x: Double) -> Double? { angle(x) }

    /// A part of a ring or of a disc between two radii or two angles; an arc or a ray where they are the same.
    func band(
        from low: Double, to high: Double, along axis: Axis.Direction, extent: (Double, Double)
    ) -> Path {
        func part(_ fraction: Double, of ends: (Double, Double)) -> Double { ends.0 + fraction * (ends.1 - ends.0) }
        let radii: (Double, Double)
        let angles: (Double, Double)
        if axis == .y {
            angles = (part(extent.0, of: (start, end)), part(extent.1, of: (start, end)))
            radii = (max(radius(low), 0), max(radius(high), 0))
            if low == high {
                guard radius(low) >= 0 else { return Path() }
                var arc = Path()
                arc.arc(from: angles.0, to: angles.1, radius: radii.0)
                return arc.map(onCanvas)
            }
        } else {
            angles = (angle(low), angle(high))
            radii = (part(extent.0, of: (innerRadius, 1)), part(extent.1, of: (innerRadius, 1)))
            if low == high { return Path([point(at: angles.0, radii.0), point(at: angles.0, radii.1)]) }
        }
        return Path(
            wedgeFrom: angles.0, to: angles.1, radius: max(radii.0, radii.1), innerRadius: min(radii.0, radii.1)
        ).map(onCanvas)
    }

    var isRectangular: Bool { false }

    /// The point at an angle and a radius of the canvas.
    func point(at angle: Double, _ radius: Double) -> Point {
        let (cosine, sine) = cosineAndSine(angle)
        return onCanvas(Point(x: radius * cosine, y: radius * sine))
    }

    /// Where a point lies that is given from the centre, in radii of the rim, y up.
    private func onCanvas(_ point: Point) -> Point {
        Point(x: center.x + point.x * reach.width, y: center.y - point.y * reach.height)
    }

    /// The area where data are seen: a disc, a ring, or a part of one.
    var outline: Path { Path(wedgeFrom: start, to: end, innerRadius: innerRadius).map(onCanvas) }

    /// What data between two angles and two radii cover: a part of a ring, or all of one where it goes around.
    func area(x angles: (Double, Double), y radii: (Double, Double)) -> Path {
        let (first, second) = (max(radius(radii.0), 0), max(radius(radii.1), 0))
        let (start, end) = (angle(angles.0), angle(angles.1))
        let length = min(max(end - start, -fullCircle), fullCircle)
        return Path(wedgeFrom: start, to: start + length, radius: max(first, second), innerRadius: min(first, second))
            .map(onCanvas)
    }

    func box(x angles: (Double, Double), y radii: (Double, Double)) -> Rect {
        area(x: angles, y: radii).bounds ?? Rect(x: .nan, y: .nan, width: .nan, height: .nan)
    }

    func clip(_ canvas: any Canvas, _ body: () throws -> Void) rethrows { try canvas.withClip(outline, body) }

    private func circle(_ radius: Double) -> Path {
        var path = Path()
        path.arc(from: start, to: end, radius: radius)
        if isFullCircle { path.close() }
        return path.map(onCanvas)
    }

    private func ray(at angle: Double) -> Path { Path([point(at: angle, innerRadius), point(at: angle, 1)]) }

    /// The line around the data at the rim (top), at the inner rim (bottom), where angles begin (left) or end (right);
    /// empty where there is none.
    func spine(_ side: Side) -> Path {
        switch side {
        case .top: circle(1)
        case .bottom: innerRadius > 0 ? circle(innerRadius) : Path()
        case .left: isFullCircle ? Path() : ray(at: start)
        case .right: isFullCircle ? Path() : ray(at: end)
        }
    }

    func spine(_ side: Side, from start: Point, to end: Point) -> GuideLines? { GuideLines(paths: [spine(side)]) }

    /// An angle or a radius of the canvas. The centre of a whole circle has no tick.
    func position(of value: Double, along axis: Axis.Direction) -> Double? {
        if axis == .x { return angle(value) }
        let radius = radius(value)
        return radius > 0 || !isFullCircle || labelsCenter ? radius : nil
    }

    /// Rays at angles, or arcs at radii.
    func gridLines(at positions: [Double], along axis: Axis.Direction) -> GuideLines {
        GuideLines(paths: positions.map(axis == .x ? ray : circle))
    }

    func labelledEdges(of edges: [Edge], _ labelSides: Set<Side>) -> [Edge] {
        edges.first { labelSides.contains($0.side) }.map { [$0] } ?? []
    }

    func labelAnchor(
        at position: Double, along axis: Axis.Direction, on edge: Edge, pad: Double, pixelsPerPoint: Double
    ) -> LabelAnchor {
        axis == .x
            ? angleLabel(at: position, pad: (pad + Self.angleLabelReach) * pixelsPerPoint)
            : radiusLabel(at: position, pad: pad * pixelsPerPoint)
    }

    /// Whether angles grow clockwise.
    var isClockwise: Bool { direction < 0 }
}

extension Rect {
    /// The smallest square around the same centre.
    fileprivate var squared: Rect {
        let side = max(width, height)
        return Rect(x: midX - side / 2, y: midY - side / 2, width: side, height: side)
    }
}

extension PolarProjection {
    /// The label of an angle: around a point `pad` pixels outside the rim.
    private func angleLabel(at angle: Double, pad: Double) -> LabelAnchor {
        LabelAnchor(
            point: point(at: angle, 1).moved(by: pad, to: angle), horizontal: .center, vertical: .center, mode: .anchor)
    }

    /// The label of a radius: on the ray of the labels in a whole circle, else beside the ray where angles begin.
    private func radiusLabel(at radius: Double, pad: Double) -> LabelAnchor {
        if isFullCircle {
            return LabelAnchor(
                point: point(at: labelAngle, radius), horizontal: .left, vertical: .bottom, mode: .anchor)
        }
        let out = start + (isClockwise ? .pi / 2 : -.pi / 2)
        let (horizontal, vertical) = alignmentBesideStart
        return LabelAnchor(
            point: point(at: start, radius).moved(by: pad, to: out), horizontal: horizontal, vertical: vertical,
            mode: .anchor)
    }

    /// The point of a label that lies towards the ray where angles begin, by the eighth of the circle that the label
    /// lies in.
    private var alignmentBesideStart: (HorizontalAlignment, VerticalAlignment) {
        let degrees = floorDivide(start * 180 / .pi, by: 360).remainder
        let eighths: [(below: Double, HorizontalAlignment, VerticalAlignment)] = [
            (21.5, .center, .top), (66.5, .left, .top), (112.5, .left, .center), (157.5, .left, .bottom),
            (202.5, .center, .bottom), (247.5, .right, .bottom), (292.5, .right, .center), (337.5, .right, .top),
        ]
        let (_, horizontal, vertical) = eighths.first { degrees < $0.below } ?? (360, .center, .top)
        guard isClockwise else { return (horizontal, vertical) }
        return (horizontal.opposite, vertical.opposite)
    }
}

extension Point {
    /// The point at a distance in a direction.
    fileprivate func moved(by distance: Double, to angle: Double) -> Point {
        let (cosine, sine) = cosineAndSine(angle)
        return Point(x: x + distance * cosine, y: y - distance * sine)
    }
}

extension HorizontalAlignment {
    fileprivate var opposite: Self {
        switch self {
        case .left: .right
        case .center: .center
        case .right: .left
        }
    }
}

extension VerticalAlignment {
    fileprivate var opposite: Self {
        switch self {
        case .top: .bottom
        case .bottom: .top
        default: self
        }
    }
}
