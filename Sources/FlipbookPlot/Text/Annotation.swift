import FlipbookCanvas

/// A text that tells of a point, with an arrow from one to the other.
///
/// It is not drawn where its target is in data and lies outside the axes, unless ``isHiddenOutside`` says otherwise. Made by
/// `axes.annotate(…)`, or on its own and then
/// added.
public final class Annotation: PlacedText {
    /// The x and y that the text tells of, in ``targetCoordinates``; ``position`` is where the text lies.
    public var target: (x: Double, y: Double) { didSet { changed(.looks) } }
    /// What the ``target`` is given in. Offsets have no target of their own: they are from the lower left corner of the axes.
    public var targetCoordinates: Coordinates { didSet { changed(.looks) } }
    /// Whether nothing is drawn while the target lies outside the box of the axes; nil for where it is in data.
    public var isHiddenOutside: Bool? { didSet { changed(.looks) } }
    /// The looks of the arrow; nil for none. There is none either while the text lies at its target.
    public var arrow: ArrowStyle? { didSet { changed(.looks) } }
    /// The x and y where the text lies, in ``PlacedText/coordinates``. Until it is set or given, the text lies at its
    /// ``target``, in data, and moves with it.
    public override var position: (x: Double, y: Double) {
        get { hasPosition ? super.position : target }
        set {
            hasPosition = true
            super.position = newValue
        }
    }
    private var hasPosition: Bool

    /// A text, to be added to axes. Looks that are nil are those of the style there.
    ///
    /// - Parameters:
    ///   - string: what is written; an arrow alone is drawn where it is empty.
    ///   - target: the x and y that the text tells of; nothing is drawn where one is NaN.
    ///   - targetCoordinates: what the target is given in.
    ///   - position: the x and y where the text lies; at the target, without an arrow, where it is nil.
    ///   - coordinates: what the text's own position is given in; as the target where it is nil.
    ///   - arrow: the looks of the arrow; nil for none.
    ///   - color: the colour of the letters.
    ///   - size: the font size, in points.
    ///   - weight: how heavy the letters are.
    ///   - rotation: by how much the text is turned, counter-clockwise.
    ///   - horizontal: which side of its box lies at the position; the left one unless given.
    ///   - vertical: which height of its box lies at the position; the baseline unless given.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ string: String = "", at target: (x: Double, y: Double) = (.nan, .nan),
        targetIn targetCoordinates: Coordinates = .data,
        textAt position: (x: Double, y: Double)? = nil, in coordinates: Coordinates? = nil,
        arrow: ArrowStyle? = ArrowStyle(), color: Color? = nil,
        size: Double? = nil, weight: TextStyle.Weight? = nil, rotation: Angle = .zero,
        horizontal: HorizontalAlignment? = nil, vertical: VerticalAlignment? = nil, zOrder: Double? = nil
    ) {
        self.target = target
        self.targetCoordinates = targetCoordinates
        self.arrow = arrow
        hasPosition = position != nil
        super.init(string, at: position ?? target, in: coordinates ?? targetCoordinates, role: .text)
        set(
            color: color, size: size, weight: weight, rotation: rotation,
            horizontal: horizontal, vertical: vertical, zOrder: zOrder)
    }

    /// Moves the point that the text tells of, in its ``targetCoordinates``. The text stays at its ``position``, where it has one.
    public func setData(target: (x: Double, y: Double)) { self.target = target }

    /// Moves the point that the text tells of, in its ``targetCoordinates``, and the text, in its ``PlacedText/coordinates``.
    public func setData(target: (x: Double, y: Double), position: (x: Double, y: Double)) {
        self.target = target
        self.position = position
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        guard isSeen(in: transform) else { return forgetLayout() }
        if let arrow {
            let parts = try arrowParts(in: transform, measurer: canvas)
            try arrow.draw(
                parts, in: inheritedStyle, on: canvas, pixelsPerPoint: transform.pixelsPerPoint, of: "arrow of \(name)")
        }
        try super.draw(on: canvas, in: transform)
    }

    private func isSeen(in transform: Transform) -> Bool {
        let target = targetPoint(in: transform)
        guard isHiddenOutside ?? (targetCoordinates == .data) else { return target.isFinite }
        return transform.box.holds(target)
    }

    /// What the arrow is drawn of, on the canvas; nothing where there is none.
    func arrowParts(in transform: Transform, measurer: any TextMeasurer) throws -> [ArrowStyle.Part] {
        guard var arrow, hasPosition, isVisible else { return [] }
        let size: Double = size
        try checkFontSize(size, of: name)
        let start = point(in: transform)
        guard start.isFinite else { return [] }
        let (box, region) = try textRegion(at: start, in: transform, measurer: measurer)
        let target = targetPoint(in: transform)
        if case .plain = arrow.shape.kind { arrow.startAtNearestCorner(of: box, to: target) }
        return try arrow.parts(
            onCanvasFrom: Point(x: box.minX + arrow.startX * box.width, y: box.maxY - arrow.startY * box.height),
            to: target, outOf: region, fontSize: size, pixelsPerPoint: transform.pixelsPerPoint,
            of: "arrow of \(name)")
    }

    /// The box around the text, and what tells whether a point lies in what the arrow isn't drawn in: the background, or a box
    /// that reaches 2 points over the text. An empty text is a point.
    private func textRegion(
        at start: Point, in transform: Transform, measurer: any TextMeasurer
    ) throws -> (Rect, ((Point) -> Bool)?) {
        guard let layout = try layOut(in: transform, measurer: measurer) else {
            return (Rect(x: start.x, y: start.y, width: 0, height: 0), nil)
        }
        guard let background else {
            let room = layout.box.insetBy(-2 * transform.pixelsPerPoint)
            return (layout.box, { room.surrounds($0) })
        }
        let outline = try background.outline(behind: layout, fontSize: size, in: transform, of: name)
        let edge = background.edgeColor == nil ? 0 : background.edgeWidth / 2
        let polygon = FlatOutline(outline, reach: edge * transform.pixelsPerPoint)
        return (layout.box, { polygon.holds($0) })
    }

    private func targetPoint(in transform: Transform) -> Point {
        targetCoordinates.point(target, by: reference(transform, fontSize: size * transform.pixelsPerPoint))
    }

    override func point(in transform: Transform) -> Point {
        guard hasPosition else { return targetPoint(in: transform) }
        return coordinates.point(
            position,
            by: reference(
                transform, target: targetPoint(in: transform), fontSize: size * transform.pixelsPerPoint))
    }
}

extension Axes {
    /// Writes a text that tells of a point of the data, with an arrow from one to the other.
    ///
    ///     axes.annotate("maximum", at: (1.57, 1), textAt: (3, 1.2))
    ///
    /// - Parameters:
    ///   - string: what is written; an arrow alone is drawn where it is empty.
    ///   - target: the x and y that the text tells of.
    ///   - targetCoordinates: what the target is given in.
    ///   - position: the x and y of the text's lower left corner; at the target, without an arrow, where it is nil.
    ///   - coordinates: what the text's own position is given in; as the target where it is nil.
    ///   - arrow: the looks of the arrow; nil for none.
    ///   - color: the colour of the letters; nil for the style's.
    ///   - size: the font size, in points; nil for the style's.
    ///   - weight: how heavy the letters are.
    ///   - rotation: by how much it is turned, counter-clockwise.
    ///   - horizontal: which side of the text's box lies at the position; the left one unless given.
    ///   - vertical: which height of the text's box lies at the position; the baseline unless given.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the text, to be changed later.
    @discardableResult
    public func annotate(
        _ string: String, at target: (x: Double, y: Double), targetIn targetCoordinates: Coordinates = .data,
        textAt position: (x: Double, y: Double)? = nil, in coordinates: Coordinates? = nil,
        arrow: ArrowStyle? = ArrowStyle(), color: Color? = nil,
        size: Double? = nil, weight: TextStyle.Weight? = nil, rotation: Angle = .zero,
        horizontal: HorizontalAlignment? = nil, vertical: VerticalAlignment? = nil, zOrder: Double? = nil
    ) -> Annotation {
        include(
            Annotation(
                string, at: target, targetIn: targetCoordinates, textAt: position, in: coordinates, arrow: arrow,
                color: color,
                size: size,
                weight: weight, rotation: rotation,
                horizontal: horizontal, vertical: vertical, zOrder: zOrder))
    }
}
