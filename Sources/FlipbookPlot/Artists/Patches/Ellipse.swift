import FlipbookCanvas

/// An ellipse in data.
public final class Ellipse: Patch {
    /// The middle.
    public var x: Double { didSet { changed(.data) } }
    /// The middle.
    public var y: Double { didSet { changed(.data) } }
    /// The whole width, before it is turned.
    public var width: Double { didSet { changed(.data) } }
    /// The whole height, before it is turned.
    public var height: Double { didSet { changed(.data) } }
    /// Degrees about the middle, counter-clockwise.
    public var rotation: Double { didSet { changed(.data) } }

    /// An ellipse, to be added to axes.
    public init(x: Double, y: Double, width: Double, height: Double, rotation: Double = 0) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
        self.rotation = rotation
        super.init()
    }

    /// Moves the middle.
    public func move(toX x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    override var kind: String { "ellipse" }

    override var outline: Path {
        Path(ellipseIn: Rect(x: -width / 2, y: -height / 2, width: width, height: height))
            .turned(by: rotation, movedTo: x, y)
    }
}

/// A circle in data: round where a unit of y is as long as one of x.
public final class Circle: Patch {
    /// The middle.
    public var x: Double { didSet { changed(.data) } }
    /// The middle.
    public var y: Double { didSet { changed(.data) } }
    /// From the middle to the edge.
    public var radius: Double { didSet { changed(.data) } }

    /// A circle, to be added to axes.
    public init(x: Double, y: Double, radius: Double) {
        self.x = x
        self.y = y
        self.radius = radius
        super.init()
    }

    /// Moves the middle.
    public func move(toX x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    override var kind: String { "circle" }

    override var outline: Path {
        Path(ellipseIn: Rect(x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius))
    }
}
