/// A sequence of straight lines and cubic curves, in pixels.
///
/// A pen that is lifted (``move(to:)``) starts a new part; ``close()`` joins a part's end to its start.
public struct Path: Hashable, Sendable {
    /// One step of the pen.
    package enum Element: Hashable, Sendable {
        /// Starts a new part here.
        case move(Point)
        /// A straight line from where the pen is.
        case line(Point)
        /// A cubic Bézier curve from where the pen is, by two control points.
        case curve(Point, Point, to: Point)
        /// A straight line back to where this part began.
        case close
    }

    /// The steps, in order.
    package private(set) var elements: [Element] = []

    /// An empty path.
    public init() {}

    /// Straight lines through the points, closed if asked for.
    public init(_ points: some Sequence<Point>, closed: Bool = false) {
        elements.reserveCapacity(points.underestimatedCount + 1)
        for point in points { elements.append(elements.isEmpty ? .move(point) : .line(point)) }
        if closed { elements.append(.close) }
    }

    /// The outline of a rectangle, clockwise from its upper left corner.
    public init(_ rect: Rect) {
        elements = [
            .move(Point(x: rect.minX, y: rect.minY)), .line(Point(x: rect.maxX, y: rect.minY)),
            .line(Point(x: rect.maxX, y: rect.maxY)), .line(Point(x: rect.minX, y: rect.maxY)), .close,
        ]
    }

    /// Whether nothing would be drawn.
    public var isEmpty: Bool { elements.isEmpty }

    package mutating func reserveCapacity(_ count: Int) { elements.reserveCapacity(count) }
    /// Lifts the pen and puts it down at `point`.
    public mutating func move(to point: Point) { elements.append(.move(point)) }
    /// Draws a straight line to `point`.
    public mutating func line(to point: Point) { elements.append(.line(point)) }
    /// Draws a cubic Bézier curve to `point`.
    public mutating func curve(_ control1: Point, _ control2: Point, to point: Point) {
        elements.append(.curve(control1, control2, to: point))
    }
    /// Draws a straight line back to where this part began.
    public mutating func close() { elements.append(.close) }
    /// The path with every point, those that control curves too, put elsewhere.
    public func map(_ transform: (Point) -> Point) -> Path {
        var result = Path()
        result.set(self, transform)
        return result
    }

    /// Makes it another path with every point put elsewhere, in the memory that it has.
    package mutating func set(_ other: Path, _ transform: (Point) -> Point) {
        elements.removeAll(keepingCapacity: true)
        elements.reserveCapacity(other.elements.count)
        for element in other.elements {
            switch element {
            case .move(let point): elements.append(.move(transform(point)))
            case .line(let point): elements.append(.line(transform(point)))
            case .curve(let control1, let control2, to: let point):
                elements.append(.curve(transform(control1), transform(control2), to: transform(point)))
            case .close: elements.append(.close)
            }
        }
    }

    /// The path moved to the right and down.
    package func moved(x: Double, y: Double) -> Path {
        x == 0 && y == 0 ? self : map { Point(x: $0.x + x, y: $0.y + y) }
    }

    /// Adds the steps of another path.
    public mutating func append(_ other: Path) { elements += other.elements }

    /// Forgets the steps and keeps the memory.
    package mutating func removeAll() { elements.removeAll(keepingCapacity: true) }
}
