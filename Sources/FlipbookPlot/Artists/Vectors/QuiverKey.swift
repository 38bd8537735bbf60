import FlipbookCanvas

/// One more arrow of a ``Quiver`` with a text that shows its length: matplotlib's `quiverkey`.
///
///     let arrows = axes.quiver(x, y, u, v)
///     axes.quiverKey(arrows, at: (0.9, 1.05), length: 2, "2 m/s", textSide: .right)
///
/// The arrow is as long and as wide as one of the quiver's of that length, and follows it. Its position is given in
/// ``DataArtist/coordinates``, which are fractions of the axes unless they are set. The key reaches over the axes, and limits
/// don't follow it. Nothing is drawn without a quiver in axes, or where a number is not finite.
public final class QuiverKey: DataArtist {
    /// The arrows whose lengths the key shows; nil for none.
    public var quiver: Quiver? {
        willSet { quiver?.removeKey(self) }
        didSet {
            quiver?.addKey(self)
            changed(.looks)
        }
    }
    /// The x and y of the key. A text above or below is at the middle of the arrow, one at the right begins at its tip, and one
    /// at the left ends at its beginning.
    public var position: (x: Double, y: Double) { didSet { changed(.looks) } }
    /// The length of the vector that is shown, in the unit of the quiver's vectors.
    public var length: Double { didSet { changed(.looks) } }
    /// Where the arrow points, counter-clockwise from the right.
    public var angle = Angle.zero { didSet { changed(.looks) } }
    /// The colour of the arrow; nil for the quiver's.
    public var color: Color? { didSet { changed(.looks) } }
    /// At which side of the arrow the text lies.
    public var textSide = Side.top { didSet { alignText() } }
    /// From the arrow to the text, in points.
    public var textPad = 7.2 { didSet { changed(.looks) } }
    /// The text and its looks; ``string`` is its string.
    public let text = Text(role: .text)

    /// Artists are drawn from the lowest to the highest; until it is set, just over the quiver.
    public override var zOrder: Double {
        get { isPlaced ? super.zOrder : (quiver?.zOrder ?? 1) + 0.1 }
        set {
            isPlaced = true
            super.zOrder = newValue
        }
    }
    private var isPlaced = false

    /// A key, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - quiver: the arrows whose lengths the key shows.
    ///   - position: the x and y of the key; nothing is drawn where one is NaN.
    ///   - length: the length of the vector that is shown.
    ///   - string: what is written beside the arrow.
    ///   - coordinates: what the position is given in; nil for fractions of the axes.
    ///   - angle: where the arrow points, counter-clockwise from the right.
    ///   - textSide: at which side of the arrow the text lies; nil for above.
    ///   - textPad: from the arrow to the text, in points; nil for 7.2, a tenth of an inch.
    ///   - color: the colour of the arrow; nil for the quiver's.
    ///   - textColor: the colour of the letters; nil for the style's.
    ///   - textSize: the font size, in points; nil for the style's.
    ///   - zOrder: artists are drawn from the lowest to the highest; nil for just over the quiver.
    public init(
        _ quiver: Quiver? = nil, at position: (x: Double, y: Double) = (.nan, .nan), length: Double = 1,
        _ string: String = "", in coordinates: Coordinates? = nil, angle: Angle = .zero, textSide: Side? = nil,
        textPad: Double? = nil, color: Color? = nil, textColor: Color? = nil, textSize: Double? = nil,
        zOrder: Double? = nil
    ) {
        self.quiver = quiver
        self.position = position
        self.length = length
        self.angle = angle
        self.color = color
        super.init(zOrder: 1)
        text.parent = self
        (text.string, text.color, text.size) = (string, textColor, textSize)
        self.coordinates = coordinates ?? .axes
        if let textSide { self.textSide = textSide }
        alignText()
        if let textPad { self.textPad = textPad }
        isClipped = false
        quiver?.addKey(self)
        if let zOrder { self.zOrder = zOrder }
    }

    /// What is written beside the arrow.
    public var string: String {
        get { text.string }
        set { text.string = newValue }
    }

    /// Moves the key and changes the length that it shows.
    public func setData(position: (x: Double, y: Double), length: Double) {
        self.position = position
        self.length = length
    }

    override var kind: String { "quiver key" }

    override var parts: [Artist] { [text] }

    override var affectsLimits: Bool { false }

    /// In other axes than its quiver, it is not notified when their limits change.
    override var followsOthers: Bool { quiver.map { $0.parent !== parent } ?? false }

    /// A key doesn't start a new layout, so that it may change in every frame.
    override func changed(_ what: Changes) {
        super.changed(
            what.isDisjoint(with: [.layout, .data]) || what == .all
                ? what : what.subtracting([.layout, .data]).union(.looks))
    }

    /// The arrow, and where the text's side lies; nil where nothing is drawn.
    func arrow(in transform: Transform) throws -> (path: Path, point: Point)? {
        guard let quiver, let own = (quiver.parent as? Axes)?.transform, length.isFinite, angle.degrees.isFinite else {
            return nil
        }
        let point = transform(position.x, position.y)
        guard point.isFinite else { return nil }
        let (cosine, sine) = cosineAndSine(angle.radians)
        let pivot: Quiver.Pivot =
            switch textSide {
            case .top, .bottom: .middle
            case .right: .tip
            case .left: .tail
            }
        var arrows = try QuiverArrows(quiver, in: quiver.transform(own))
        let path = arrows.key(
            of: Point(x: length * cosine, y: length * sine), for: quiver, pivot: pivot, at: point,
            in: quiver.transform(own))
        return path.map { ($0, point) }
    }

    private func alignText() {
        switch textSide {
        case .top: (text.horizontalAlignment, text.verticalAlignment) = (.center, .bottom)
        case .bottom: (text.horizontalAlignment, text.verticalAlignment) = (.center, .top)
        case .right: (text.horizontalAlignment, text.verticalAlignment) = (.left, .center)
        case .left: (text.horizontalAlignment, text.verticalAlignment) = (.right, .center)
        }
        changed(.looks)
    }

    /// Where the text's side lies, for a key at a point.
    func textPoint(beside point: Point, pixelsPerPoint: Double) -> Point {
        let pad = textPad * pixelsPerPoint
        return switch textSide {
        case .top: Point(x: point.x, y: point.y - pad)
        case .bottom: Point(x: point.x, y: point.y + pad)
        case .right: Point(x: point.x + pad, y: point.y)
        case .left: Point(x: point.x - pad, y: point.y)
        }
    }

    /// Puts the text beside the arrow.
    private func layOutText(beside point: Point, pixelsPerPoint: Double, measurer: any TextMeasurer) throws {
        try text.layOut(
            at: textPoint(beside: point, pixelsPerPoint: pixelsPerPoint), pixelsPerPoint: pixelsPerPoint,
            measurer: measurer)
    }

    override func textLayouts(in transform: Transform, measurer: any TextMeasurer) throws -> [TextLayout] {
        guard isVisible, let (_, point) = try arrow(in: transform) else { return [] }
        try layOutText(beside: point, pixelsPerPoint: transform.pixelsPerPoint, measurer: measurer)
        return [text.layout].compactMap(\.self)
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        text.forgetLayout()
        guard let quiver, let (path, point) = try arrow(in: transform) else { return }
        try layOutText(beside: point, pixelsPerPoint: transform.pixelsPerPoint, measurer: canvas)
        let fill = (color ?? quiver.color).faded(by: min(max(alpha * quiver.alpha, 0), 1))
        try transform.clip(canvas) {
            canvas.fill(path, color: fill, snap: .never)
            try text.draw(on: canvas, in: transform)
        }
    }
}

extension Axes {
    /// Shows how long an arrow of a quiver is for a length: an arrow with a text.
    ///
    /// - Parameters:
    ///   - quiver: the arrows whose lengths the key shows.
    ///   - position: the x and y of the key, in fractions of the axes unless said otherwise.
    ///   - length: the length of the vector that is shown, in the unit of the quiver's vectors.
    ///   - string: what is written beside the arrow.
    ///   - coordinates: what the position is given in: `.axes`, `.figure`, `.data`, or `.figurePoints`, 72 of which are an inch.
    ///   - angle: where the arrow points, counter-clockwise from the right.
    ///   - textSide: at which side of the arrow the text lies; nil for above.
    ///   - textPad: from the arrow to the text, in points; nil for 7.2, a tenth of an inch.
    ///   - color: the colour of the arrow; nil for the quiver's.
    ///   - textColor: the colour of the letters; nil for the style's.
    ///   - textSize: the font size, in points; nil for the style's.
    ///   - zOrder: artists are drawn from the lowest to the highest; nil for just over the quiver.
    /// - Returns: the key, to be changed later.
    @discardableResult
    public func quiverKey(
        _ quiver: Quiver, at position: (x: Double, y: Double), length: Double, _ string: String,
        in coordinates: Coordinates = .axes, angle: Angle = .zero, textSide: Side? = nil, textPad: Double? = nil,
        color: Color? = nil, textColor: Color? = nil, textSize: Double? = nil, zOrder: Double? = nil
    ) -> QuiverKey {
        include(
            QuiverKey(
                quiver, at: position, length: length, string, in: coordinates, angle: angle, textSide: textSide,
                textPad: textPad, color: color, textColor: textColor, textSize: textSize, zOrder: zOrder))
    }
}
