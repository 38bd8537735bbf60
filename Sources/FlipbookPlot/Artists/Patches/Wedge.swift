import FlipbookCanvas

/// A piece of a disc or of a ring, in data.
public final class Wedge: Patch {
    /// The middle of the disc.
    public var x: Double { didSet { changed(.data) } }
    /// The middle of the disc.
    public var y: Double { didSet { changed(.data) } }
    /// From the middle to the outer edge.
    public var radius: Double { didSet { changed(.data) } }
    /// Where the piece begins: degrees from the right, counter-clockwise.
    public var startAngle: Double { didSet { changed(.data) } }
    /// Where the piece ends, counter-clockwise from its beginning; a whole turn more is a whole disc.
    public var endAngle: Double { didSet { changed(.data) } }
    /// How much of the radius a ring takes; nil for a piece that reaches to the middle.
    public var width: Double? { didSet { changed(.data) } }

    /// A piece from one angle (degrees from the right, counter-clockwise) to another, to be added to axes.
    public init(
        x: Double, y: Double, radius: Double, from startAngle: Double, to endAngle: Double, width: Double? = nil
    ) {
        self.x = x
        self.y = y
        self.radius = radius
        self.startAngle = startAngle
        self.endAngle = endAngle
        self.width = width
        super.init()
    }

    /// Moves the middle of the disc.
    public func move(toX x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    override var kind: String { "wedge" }

    override var outline: Path {
        guard startAngle.isFinite, endAngle.isFinite else { return Path() }
        let turns = (endAngle - startAngle) / 360
        let isWhole = turns.rounded() != 0 && abs(turns - turns.rounded()) <= 1e-12
        let sweep = isWhole ? 360 : 360 * (turns - turns.rounded(.down))
        let start = startAngle.truncatingRemainder(dividingBy: 360)
        return Path(
            wedgeFrom: start * .pi / 180, to: (start + sweep) * .pi / 180, radius: radius,
            innerRadius: width.map { radius - $0 } ?? 0
        )
        .map { Point(x: x + $0.x, y: y + $0.y) }
    }
}
