import FlipbookCanvas

/// A rectangle in data, with square or round corners.
public final class Rectangle: Patch {
    /// The x and y of the lower left corner, before it is turned and without the ``pad``. Nothing is drawn where one is
    /// not finite.
    public var corner: (x: Double, y: Double) { didSet { changed(.data) } }
    /// From left to right; a negative one reaches to the left of the corner.
    public var width: Double { didSet { changed(.data) } }
    /// From the bottom up; a negative one reaches below the corner.
    public var height: Double { didSet { changed(.data) } }
    /// By how much it is turned about the corner, counter-clockwise.
    public var rotation = Angle.zero { didSet { changed(.data) } }
    /// How far it reaches over its width and height at all sides, in data: matplotlib's `FancyBboxPatch`. It reaches
    /// outwards where the width or the height is negative, too; a negative pad makes the rectangle smaller.
    public var pad = 0.0 { didSet { changed(.data) } }
    /// The shape of its outline, whose lengths are in data; nil for a rectangle with corners of ``cornerSize``.
    public var boxStyle: BoxStyle? { didSet { changed(.data) } }
    /// How far from a corner the edge begins to bend, in data; 0 for square corners.
    public var cornerSize = 0.0 { didSet { changed(.data) } }

    /// A rectangle, to be added to axes. All lengths are in data; looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - corner: the x and y of the lower left corner, before it is turned; nothing is drawn where one is NaN.
    ///   - width: from left to right.
    ///   - height: from the bottom up.
    ///   - rotation: by how much it is turned about the corner, counter-clockwise.
    ///   - pad: how far it reaches over its width and height at all sides.
    ///   - cornerSize: how far from a corner the edge begins to bend; 0 for square corners.
    ///   - color: the colour inside.
    ///   - edgeColor: the colour of the edge; nil for none.
    ///   - edgeWidth: how wide the edge is, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        at corner: (x: Double, y: Double) = (.nan, .nan), width: Double = 0, height: Double = 0,
        rotation: Angle = .zero,
        pad: Double = 0, cornerSize: Double = 0, color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.corner = corner
        self.width = width
        self.height = height
        self.rotation = rotation
        self.pad = pad
        self.cornerSize = cornerSize
        super.init(
            color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Moves the corner and changes the size, in data.
    public func setData(corner: (x: Double, y: Double), width: Double, height: Double) {
        self.corner = corner
        self.width = width
        self.height = height
    }

    override var kind: String { "rectangle" }

    override var outline: Path {
        (try? styledOutline()) ?? Path()
    }

    override func path(in transform: Transform) throws -> Path { transform(try styledOutline()) }

    private func styledOutline() throws -> Path {
        guard corner.x.isFinite, corner.y.isFinite else { return Path() }
        if let boxStyle {
            return try boxStyle.outline(
                around: Rect(x: min(width, 0), y: min(height, 0), width: abs(width), height: abs(height)), pad: pad,
                scale: 1, of: name
            ).turned(by: rotation, movedTo: corner)
        }
        if pad != 0 || cornerSize != 0 {
            let box = Rect(x: min(width, 0), y: min(height, 0), width: abs(width), height: abs(height)).insetBy(-pad)
            return Path(box, cornerSize: cornerSize).turned(by: rotation, movedTo: corner)
        }
        let corners = [(0, 0), (width, 0), (width, height), (0, height)].map { Point(x: $0.0, y: $0.1) }
        return Path(corners, closed: true).turned(by: rotation, movedTo: corner)
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        if let box = try? path(in: transform).extent { obstacles.boxes.append(box) }
    }
}

extension Path {
    /// The path in data (y up) turned counter-clockwise about the origin, which is then moved to a point.
    func turned(by angle: Angle, movedTo point: (x: Double, y: Double)) -> Path {
        let (cosine, sine) = angle == .zero ? (1, 0) : cosineAndSine(angle.radians)
        return map { Point(x: point.x + cosine * $0.x - sine * $0.y, y: point.y + sine * $0.x + cosine * $0.y) }
    }
}
