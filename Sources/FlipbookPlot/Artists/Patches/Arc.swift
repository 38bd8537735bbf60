import FlipbookCanvas
import FlipbookMathematics

/// A part of an ellipse's edge, in data. Nothing is filled, unless it is made ``Patch/isFilled``.
public final class Arc: Patch {
    /// The x and y of the middle of the ellipse. Nothing is drawn where one is not finite.
    public var center: (x: Double, y: Double) { didSet { changed(.data) } }
    /// The whole width of the ellipse, before it is turned.
    public var width: Double { didSet { changed(.data) } }
    /// The whole height of the ellipse, before it is turned.
    public var height: Double { didSet { changed(.data) } }
    /// By how much the ellipse is turned about the middle, counter-clockwise.
    public var rotation: Angle { didSet { changed(.data) } }
    /// Where the arc begins, counter-clockwise from the right end of the ellipse, as seen from its middle.
    public var startAngle: Angle { didSet { changed(.data) } }
    /// Where the arc ends, likewise; a whole turn after the beginning for the whole ellipse.
    public var endAngle: Angle { didSet { changed(.data) } }

    /// An arc, to be added to axes. All lengths are in data; looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - center: the x and y of the middle of the ellipse; nothing is drawn where one is NaN.
    ///   - width: the whole width of the ellipse, before it is turned.
    ///   - height: the whole height of the ellipse, before it is turned.
    ///   - rotation: by how much the ellipse is turned about the middle, counter-clockwise.
    ///   - startAngle: where the arc begins, counter-clockwise from the right end of the ellipse.
    ///   - endAngle: where the arc ends.
    ///   - edgeColor: the colour of the arc; nil for the style's.
    ///   - edgeWidth: how wide the arc's line is, in points.
    ///   - alpha: multiplies the alpha of the colour.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        at center: (x: Double, y: Double) = (.nan, .nan), width: Double = 0, height: Double = 0,
        rotation: Angle = .zero, from startAngle: Angle = .zero, to endAngle: Angle = .degrees(360),
        edgeColor: Color? = nil, edgeWidth: Double? = nil, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) {
        self.center = center
        self.width = width
        self.height = height
        self.rotation = rotation
        self.startAngle = startAngle
        self.endAngle = endAngle
        super.init(
            color: nil, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder)
        isFilled = false
    }

    /// Moves the middle, and changes the size, in data, and the ends.
    public func setData(
        center: (x: Double, y: Double), width: Double, height: Double, startAngle: Angle, endAngle: Angle
    ) {
        self.center = center
        self.width = width
        self.height = height
        self.startAngle = startAngle
        self.endAngle = endAngle
    }

    override var kind: String { "arc" }

    override var outline: Path { upright.turned(by: rotation, movedTo: center) }

    override func limitsOfData() -> DataLimits? { upright.limits(turnedBy: rotation, movedTo: center) }

    /// The arc around the origin, not turned; empty where a number isn't finite.
    private var upright: Path {
        guard center.x.isFinite, center.y.isFinite, width.isFinite, height.isFinite, rotation.degrees.isFinite,
            let (start, end) = ends
        else { return Path() }
        var arc = Path()
        arc.arc(from: Angle.degrees(start).radians, to: Angle.degrees(end).radians)
        return arc.map { Point(x: $0.x * width / 2, y: $0.y * height / 2) }
    }

    /// Where the arc begins and ends, in degrees of the circle that becomes the ellipse; nil where an angle is not finite.
    private var ends: (start: Double, end: Double)? {
        var (start, end) = (startAngle.degrees, endAngle.degrees)
        guard start.isFinite, end.isFinite else { return nil }
        func inTurn(_ angle: Double) -> Double { floorDivide(angle, by: 360).remainder }
        let isWhole = start != end && inTurn(start) == inTurn(end)
        if width != height, height != 0, !isWhole {
            let stretch = width / height
            func stretched(_ angle: Double) -> Double {
                let (cosine, sine) = cosineAndSine(Angle.degrees(inTurn(angle)).radians)
                return inTurn(atan2(stretch * sine, cosine) * 180 / .pi)
            }
            (start, end) = (stretched(start), stretched(end))
        }
        let first = inTurn(start)
        let sweep = inTurn(end - start)
        return (first, first + (start != end && sweep <= 0 ? 360 : sweep))
    }
}
