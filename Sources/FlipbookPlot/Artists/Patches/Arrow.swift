import FlipbookCanvas

/// An arrow in data: a shaft and a head, turned and stretched as the axes are.
///
/// For one that keeps its shape whatever the limits, see ``Annotation``.
public final class Arrow: Patch {
    /// The x and y where the arrow begins. Nothing is drawn where one is not finite.
    public var start: (x: Double, y: Double) { didSet { changed(.data) } }
    /// How far the shaft goes to the right and up.
    public var vector: (x: Double, y: Double) { didSet { changed(.data) } }
    /// How wide the shaft is.
    public var width: Double { didSet { changed(.data) } }
    /// How wide the head is; nil for 3 widths of the shaft.
    public var headWidth: Double? { didSet { changed(.data) } }
    /// How long the head is; nil for 1.5 widths of the head.
    public var headLength: Double? { didSet { changed(.data) } }
    /// Whether the head is a part of the ``vector``, and not beyond it.
    public var lengthIncludesHead = false { didSet { changed(.data) } }

    /// An arrow, to be added to axes. All lengths are in data; looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - start: the x and y where the arrow begins; nothing is drawn where one is NaN.
    ///   - vector: how far the shaft goes to the right and up.
    ///   - width: how wide the shaft is.
    ///   - headWidth: how wide the head is; nil for 3 widths of the shaft.
    ///   - headLength: how long the head is; nil for 1.5 widths of the head.
    ///   - color: the colour inside.
    ///   - edgeColor: the colour of the edge; nil for none.
    ///   - edgeWidth: how wide the edge is, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        from start: (x: Double, y: Double) = (.nan, .nan), by vector: (x: Double, y: Double) = (0, 0),
        width: Double = 0.001, headWidth: Double? = nil, headLength: Double? = nil, color: Color? = nil,
        edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.start = start
        self.vector = vector
        self.width = width
        self.headWidth = headWidth
        self.headLength = headLength
        super.init(
            color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Changes where the arrow begins and how far it goes, in data.
    public func setData(start: (x: Double, y: Double), vector: (x: Double, y: Double)) {
        self.start = start
        self.vector = vector
    }

    override var kind: String { "arrow" }

    override var outline: Path {
        guard start.x.isFinite, start.y.isFinite else { return Path() }
        let headWidth = headWidth ?? 3 * width
        let headLength = headLength ?? 1.5 * headWidth
        let distance = (vector.x * vector.x + vector.y * vector.y).squareRoot()
        let (cosine, sine) = distance == 0 ? (0, 1) : (vector.x / distance, vector.y / distance)
        let tip = lengthIncludesHead ? distance : distance + headLength
        let neck = tip - headLength
        let corners = [
            (tip, 0), (neck, -headWidth / 2), (neck, -width / 2), (0, -width / 2), (0, width / 2), (neck, width / 2),
            (neck, headWidth / 2),
        ]
        return Path(
            corners.map {
                Point(x: start.x + cosine * $0.0 - sine * $0.1, y: start.y + sine * $0.0 + cosine * $0.1)
            }, closed: true)
    }
}
