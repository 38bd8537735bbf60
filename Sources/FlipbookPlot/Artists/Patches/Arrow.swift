import FlipbookCanvas

/// An arrow in data: a shaft and a head, turned and stretched as the axes are.
///
/// For one that keeps its shape whatever the limits, see ``Annotation``.
public final class Arrow: Patch {
    /// Where the arrow begins.
    public var x: Double { didSet { changed(.data) } }
    /// Where the arrow begins.
    public var y: Double { didSet { changed(.data) } }
    /// How far the shaft goes to the right.
    public var dx: Double { didSet { changed(.data) } }
    /// How far the shaft goes up.
    public var dy: Double { didSet { changed(.data) } }
    /// How wide the shaft is.
    public var width: Double { didSet { changed(.data) } }
    /// How wide the head is; nil for 3 widths of the shaft.
    public var headWidth: Double? { didSet { changed(.data) } }
    /// How long the head is; nil for 1.5 widths of the head.
    public var headLength: Double? { didSet { changed(.data) } }
    /// Whether the head is a part of ``dx`` and ``dy``, and not beyond them.
    public var lengthIncludesHead = false { didSet { changed(.data) } }

    /// An arrow, to be added to axes. All lengths are in data.
    public init(
        x: Double, y: Double, dx: Double, dy: Double, width: Double = 0.001, headWidth: Double? = nil,
        headLength: Double? = nil
    ) {
        self.x = x
        self.y = y
        self.dx = dx
        self.dy = dy
        self.width = width
        self.headWidth = headWidth
        self.headLength = headLength
        super.init()
    }

    /// Moves where the arrow begins and how far it goes.
    public func setData(x: Double, y: Double, dx: Double, dy: Double) {
        self.x = x
        self.y = y
        self.dx = dx
        self.dy = dy
    }

    override var kind: String { "arrow" }

    override var outline: Path {
        let headWidth = headWidth ?? 3 * width
        let headLength = headLength ?? 1.5 * headWidth
        let distance = (dx * dx + dy * dy).squareRoot()
        let (cosine, sine) = distance == 0 ? (0, 1) : (dx / distance, dy / distance)
        let tip = lengthIncludesHead ? distance : distance + headLength
        let neck = tip - headLength
        let corners = [
            (tip, 0), (neck, -headWidth / 2), (neck, -width / 2), (0, -width / 2), (0, width / 2), (neck, width / 2),
            (neck, headWidth / 2),
        ]
        return Path(
            corners.map { Point(x: x + cosine * $0.0 - sine * $0.1, y: y + sine * $0.0 + cosine * $0.1) }, closed: true)
    }
}
