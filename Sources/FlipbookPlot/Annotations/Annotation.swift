import FlipbookCanvas

/// A text that tells of a place in the data, with an arrow from one to the other.
///
/// It is not drawn where its place lies outside the axes. Made by ``Axes/annotate(_:at:textAt:in:arrow:)``.
public final class Annotation: PlacedText {
    /// The x that the text tells of, in data; ``PlacedText/x`` is where the text lies.
    public var targetX: Double { didSet { changed(.looks) } }
    /// The y that the text tells of, in data; ``PlacedText/y`` is where the text lies.
    public var targetY: Double { didSet { changed(.looks) } }
    /// The looks of the arrow; nil for none.
    public var arrow: ArrowStyle? { didSet { changed(.looks) } }

    /// A text, to be added to axes.
    ///
    /// - Parameters:
    ///   - string: what is written.
    ///   - target: the x and y in data that the text tells of.
    ///   - place: the x and y where the text lies; at the target where it is nil.
    ///   - coordinates: what the text's own place is given in.
    ///   - arrow: the looks of the arrow; nil for none.
    ///   - style: gives the looks that are not set later.
    public init(
        _ string: String, at target: (x: Double, y: Double), textAt place: (x: Double, y: Double)? = nil,
        in coordinates: TextCoordinates = .data, arrow: ArrowStyle? = ArrowStyle(), style: Style = .default
    ) {
        targetX = target.x
        targetY = target.y
        self.arrow = place == nil ? nil : arrow
        super.init(
            string, x: place?.x ?? target.x, y: place?.y ?? target.y, in: place == nil ? .data : coordinates,
            size: style.textSize, weight: .normal, style: style)
    }

    /// Moves the place that the text tells of.
    public func moveTarget(toX x: Double, y: Double) {
        targetX = x
        targetY = y
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        let target = transform(targetX, targetY)
        guard transform.box.holds(target) else { return forgetPlace() }
        if let arrow, let layout = try self.place(in: transform, measurer: canvas) {
            let size = size * transform.pixelsPerPoint
            let pad = background.map { $0.pad * size } ?? 2 * transform.pixelsPerPoint
            try arrow.draw(
                from: Point(x: layout.box.midX, y: layout.box.midY), to: target, outOf: layout.box.insetBy(-pad),
                size: size, on: canvas, pixelsPerPoint: transform.pixelsPerPoint, of: name)
        }
        try super.draw(on: canvas, in: transform)
    }
}

extension Axes {
    /// Writes a text that tells of a place in the data, with an arrow from one to the other.
    ///
    ///     axes.annotate("maximum", at: (1.57, 1), textAt: (3, 1.2))
    ///
    /// - Parameters:
    ///   - string: what is written.
    ///   - target: the x and y in data that the text tells of.
    ///   - place: the x and y of the text's lower left corner; at the target, without an arrow, where it is nil.
    ///   - coordinates: what the text's own place is given in.
    ///   - arrow: the looks of the arrow; nil for none.
    /// - Returns: the text, to be changed later.
    @discardableResult
    public func annotate(
        _ string: String, at target: (x: Double, y: Double), textAt place: (x: Double, y: Double)? = nil,
        in coordinates: TextCoordinates = .data, arrow: ArrowStyle? = ArrowStyle()
    ) -> Annotation {
        let annotation = Annotation(
            string, at: target, textAt: place, in: coordinates, arrow: arrow, style: style)
        include(annotation)
        return annotation
    }
}
