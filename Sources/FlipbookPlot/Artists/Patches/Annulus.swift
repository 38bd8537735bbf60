import FlipbookCanvas

/// A ring around a point, in data: what lies between an ellipse and one inside of it.
public final class Annulus: Patch {
    /// The x and y of the middle. Nothing is drawn where one is not finite.
    public var center: (x: Double, y: Double) { didSet { changed(.data) } }
    /// From the middle to the outer edge, along x and along y, before the ring is turned.
    public var radii: (x: Double, y: Double) { didSet { changed(.data) } }
    /// From the outer edge to the inner one. Drawing throws a ``PlotError`` where it is more than a radius.
    public var width: Double { didSet { changed(.data) } }
    /// By how much the ring is turned about the middle, counter-clockwise.
    public var rotation: Angle { didSet { changed(.data) } }

    /// A ring, to be added to axes. All lengths are in data; looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - center: the x and y of the middle; nothing is drawn where one is NaN.
    ///   - radii: from the middle to the outer edge, along x and along y.
    ///   - width: from the outer edge to the inner one.
    ///   - rotation: by how much it is turned about the middle, counter-clockwise.
    ///   - color: the colour inside.
    ///   - edgeColor: the colour of the edges; nil for none.
    ///   - edgeWidth: how wide the edges are, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        at center: (x: Double, y: Double) = (.nan, .nan), radii: (x: Double, y: Double), width: Double,
        rotation: Angle = .zero, color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.center = center
        self.radii = radii
        self.width = width
        self.rotation = rotation
        super.init(
            color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// A ring between two circles, to be added to axes, as one between two ellipses otherwise.
    public convenience init(
        at center: (x: Double, y: Double) = (.nan, .nan), radius: Double = 0, width: Double = 0, color: Color? = nil,
        edgeColor: Color? = nil, edgeWidth: Double? = nil, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) {
        self.init(
            at: center, radii: (radius, radius), width: width, color: color, edgeColor: edgeColor, edgeWidth: edgeWidth,
            alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Moves the middle and changes the size, in data; both radii are the same.
    public func setData(center: (x: Double, y: Double), radius: Double, width: Double) {
        self.center = center
        radii = (radius, radius)
        self.width = width
    }

    override var kind: String { "annulus" }

    override var outline: Path {
        let numbers = [center.x, center.y, radii.x, radii.y, width, rotation.degrees]
        guard numbers.allSatisfy(\.isFinite), isRing else { return Path() }
        var path = ring(radii.x, radii.y, from: 0, to: 2 * .pi)
        path.append(ring(radii.x - width, radii.y - width, from: 2 * .pi, to: 0))
        return path.turned(by: rotation, movedTo: center)
    }

    /// Whether there is room for the inner edge.
    private var isRing: Bool { width <= min(radii.x, radii.y) }

    private func ring(_ x: Double, _ y: Double, from start: Double, to end: Double) -> Path {
        var path = Path()
        path.arc(from: start, to: end)
        path.close()
        return path.map { Point(x: $0.x * x, y: $0.y * y) }
    }

    override func path(in transform: Transform) throws -> Path {
        guard isRing || width.isNaN || radii.x.isNaN || radii.y.isNaN else {
            throw PlotError(
                .size,
                "\(name): a ring with radii of \(radii.x) and \(radii.y) can't be \(width) wide; give a width that is at most "
                    + "the smaller radius")
        }
        return try super.path(in: transform)
    }
}
