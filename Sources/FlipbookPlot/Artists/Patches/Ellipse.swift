import FlipbookCanvas

/// An ellipse in data.
public class Ellipse: Patch {
    /// The x and y of the middle. Nothing is drawn where one is not finite.
    public final var center: (x: Double, y: Double) { didSet { changed(.data) } }
    /// The whole width, before it is turned.
    public final var width: Double { didSet { changed(.data) } }
    /// The whole height, before it is turned.
    public final var height: Double { didSet { changed(.data) } }
    /// By how much it is turned about the middle, counter-clockwise.
    public final var rotation: Angle { didSet { changed(.data) } }

    /// An ellipse, to be added to axes. All lengths are in data; looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - center: the x and y of the middle; nothing is drawn where one is NaN.
    ///   - width: the whole width, before it is turned.
    ///   - height: the whole height, before it is turned.
    ///   - rotation: by how much it is turned about the middle, counter-clockwise.
    ///   - color: the colour inside.
    ///   - edgeColor: the colour of the edge; nil for none.
    ///   - edgeWidth: how wide the edge is, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        at center: (x: Double, y: Double) = (.nan, .nan), width: Double = 0, height: Double = 0,
        rotation: Angle = .zero,
        color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.center = center
        self.width = width
        self.height = height
        self.rotation = rotation
        super.init(
            color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Moves the middle and changes the size, in data.
    public final func setData(center: (x: Double, y: Double), width: Double, height: Double) {
        self.center = center
        self.width = width
        self.height = height
    }

    override var kind: String { "ellipse" }

    override final var outline: Path { upright.turned(by: rotation, movedTo: center) }

    override final func limitsOfData() -> DataLimits? { upright.limits(turnedBy: rotation, movedTo: center) }

    /// The ellipse around the origin, not turned; empty where the middle isn't finite.
    private var upright: Path {
        guard center.x.isFinite, center.y.isFinite else { return Path() }
        return Path(ellipseIn: Rect(x: -width / 2, y: -height / 2, width: width, height: height))
    }
}

/// A circle in data: round where a unit of y is as long as one of x.
public final class Circle: Ellipse {
    /// From the middle to the edge, in data.
    public var radius: Double {
        get { width / 2 }
        set { setData(center: center, width: 2 * newValue, height: 2 * newValue) }
    }

    /// A circle, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - center: the x and y of the middle, in data; nothing is drawn where one is NaN.
    ///   - radius: from the middle to the edge, in data.
    ///   - color: the colour inside.
    ///   - edgeColor: the colour of the edge; nil for none.
    ///   - edgeWidth: how wide the edge is, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        at center: (x: Double, y: Double) = (.nan, .nan), radius: Double = 0, color: Color? = nil,
        edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        super.init(
            at: center, width: 2 * radius, height: 2 * radius, color: color, edgeColor: edgeColor, edgeWidth: edgeWidth,
            alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Moves the middle and changes the radius, in data.
    public func setData(center: (x: Double, y: Double), radius: Double) {
        setData(center: center, width: 2 * radius, height: 2 * radius)
    }

    override var kind: String { "circle" }
}
