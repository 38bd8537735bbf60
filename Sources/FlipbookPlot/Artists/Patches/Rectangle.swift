import FlipbookCanvas

/// A rectangle in data.
public final class Rectangle: Patch {
    /// The left side, before it is turned.
    public var x: Double { didSet { changed(.data) } }
    /// The lower side, before it is turned.
    public var y: Double { didSet { changed(.data) } }
    /// From left to right; a negative one reaches to the left of ``x``.
    public var width: Double { didSet { changed(.data) } }
    /// From the bottom up; a negative one reaches below ``y``.
    public var height: Double { didSet { changed(.data) } }
    /// Degrees about the corner at ``x``, ``y``, counter-clockwise.
    public var rotation: Double { didSet { changed(.data) } }

    /// A rectangle, to be added to axes.
    public init(x: Double, y: Double, width: Double, height: Double, rotation: Double = 0) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
        self.rotation = rotation
        super.init()
    }

    /// Moves the corner.
    public func move(toX x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    override var kind: String { "rectangle" }

    override var outline: Path {
        let corners = [(0, 0), (width, 0), (width, height), (0, height)].map { Point(x: $0.0, y: $0.1) }
        return Path(corners, closed: true).turned(by: rotation, movedTo: x, y)
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        if let box = try? path(in: transform).extent { obstacles.boxes.append(box) }
    }
}

extension Path {
    /// The path in data (y up) turned by degrees counter-clockwise about the origin, which is then moved to a place.
    func turned(by degrees: Double, movedTo x: Double, _ y: Double) -> Path {
        let (cosine, sine) = degrees == 0 ? (1, 0) : cosineAndSine(degrees * .pi / 180)
        return map { Point(x: x + cosine * $0.x - sine * $0.y, y: y + sine * $0.x + cosine * $0.y) }
    }
}
