import FlipbookCanvas

/// A polygon in data whose corners lie evenly on a circle: a triangle, a square, a hexagon.
public final class RegularPolygon: Patch {
    /// The x and y of the middle. Nothing is drawn where one is not finite.
    public var center: (x: Double, y: Double) { didSet { changed(.data) } }
    /// How many corners there are. Drawing throws a ``PlotError`` where there are less than 3 or more than 10,000.
    public var corners: Int { didSet { changed(.data) } }
    /// From the middle to the corners.
    public var radius: Double { didSet { changed(.data) } }
    /// By how much it is turned about the middle, counter-clockwise; without that, a corner is at the top.
    public var rotation: Angle { didSet { changed(.data) } }

    /// A polygon, to be added to axes. All lengths are in data; looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - center: the x and y of the middle; nothing is drawn where one is NaN.
    ///   - corners: how many corners there are.
    ///   - radius: from the middle to the corners.
    ///   - rotation: by how much it is turned about the middle, counter-clockwise.
    ///   - color: the colour inside.
    ///   - edgeColor: the colour of the edge; nil for none.
    ///   - edgeWidth: how wide the edge is, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        at center: (x: Double, y: Double) = (.nan, .nan), corners: Int = 3, radius: Double = 0,
        rotation: Angle = .zero, color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.center = center
        self.corners = corners
        self.radius = radius
        self.rotation = rotation
        super.init(
            color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Moves the middle and changes the size, in data.
    public func setData(center: (x: Double, y: Double), radius: Double) {
        self.center = center
        self.radius = radius
    }

    override var kind: String { "regular polygon" }

    private var hasCorners: Bool { (3...10_000).contains(corners) }

    override var outline: Path {
        let numbers = [center.x, center.y, radius, rotation.degrees]
        guard hasCorners, numbers.allSatisfy(\.isFinite) else { return Path() }
        let points = (0..<corners).map { Point(corner: $0, of: corners, radius: radius) }
        return Path(points, closed: true).turned(by: rotation, movedTo: center)
    }

    override func path(in transform: Transform) throws -> Path {
        guard hasCorners else {
            throw PlotError(
                .values, "\(name): a polygon can't have \(corners) corners; give 3 or more, at most 10,000")
        }
        return try super.path(in: transform)
    }
}
