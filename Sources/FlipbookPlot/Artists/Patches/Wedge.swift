import FlipbookCanvas

/// A piece of a disc or of a ring, in data.
public final class Wedge: Patch {
    /// The x and y of the middle of the disc. Nothing is drawn where one is not finite.
    public var center: (x: Double, y: Double) { didSet { changed(.data) } }
    /// From the middle to the outer edge.
    public var radius: Double { didSet { changed(.data) } }
    /// Where the piece begins, counter-clockwise from the right.
    public var startAngle: Angle { didSet { changed(.data) } }
    /// Where the piece ends, counter-clockwise from its beginning; a whole turn more is a whole disc.
    public var endAngle: Angle { didSet { changed(.data) } }
    /// How much of the radius a ring takes; nil for a piece that reaches to the middle.
    public var width: Double? { didSet { changed(.data) } }

    /// A piece from one angle to another, to be added to axes. All lengths are in data; looks that are nil are the
    /// artist's own defaults.
    ///
    /// - Parameters:
    ///   - center: the x and y of the middle of the disc; nothing is drawn where one is NaN.
    ///   - radius: from the middle to the outer edge.
    ///   - startAngle: where the piece begins, counter-clockwise from the right.
    ///   - endAngle: where the piece ends.
    ///   - width: how much of the radius a ring takes; nil for a piece that reaches to the middle.
    ///   - color: the colour inside.
    ///   - edgeColor: the colour of the edge; nil for none.
    ///   - edgeWidth: how wide the edge is, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        at center: (x: Double, y: Double) = (.nan, .nan), radius: Double = 0, from startAngle: Angle = .zero,
        to endAngle: Angle = .zero, width: Double? = nil, color: Color? = nil, edgeColor: Color? = nil,
        edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.center = center
        self.radius = radius
        self.startAngle = startAngle
        self.endAngle = endAngle
        self.width = width
        super.init(
            color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Moves the middle and changes the size, in data.
    public func setData(center: (x: Double, y: Double), radius: Double, startAngle: Angle, endAngle: Angle) {
        self.center = center
        self.radius = radius
        self.startAngle = startAngle
        self.endAngle = endAngle
    }

    override var kind: String { "wedge" }

    override var outline: Path {
        let (first, last) = (startAngle.degrees, endAngle.degrees)
        guard center.x.isFinite, center.y.isFinite, first.isFinite, last.isFinite else { return Path() }
        let turns = (last - first) / 360
        let isWhole = turns.rounded() != 0 && abs(turns - turns.rounded()) <= 1e-12
        let sweep = isWhole ? 360 : 360 * (turns - turns.rounded(.down))
        let start = first.truncatingRemainder(dividingBy: 360)
        return Path(
            wedgeFrom: Angle.degrees(start).radians, to: Angle.degrees(start + sweep).radians, radius: radius,
            innerRadius: width.map { radius - $0 } ?? 0
        )
        .map { Point(x: center.x + $0.x, y: center.y + $0.y) }
    }
}
