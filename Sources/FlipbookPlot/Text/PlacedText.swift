import FlipbookCanvas

/// What the place of a text is given in.
public enum TextCoordinates: Hashable, Sendable {
    /// The data of the axes: the text moves with them.
    case data
    /// Fractions of the axes, from the lower left corner.
    case axes
    /// Fractions of the figure, from the lower left corner.
    case figure
}

/// A text at a place of its own, in axes or in a figure. Where its place is not finite, nothing is drawn.
///
/// Made by ``Axes/text(_:_:_:in:)`` or ``Figure/text(_:_:_:)``, or on its own and then added.
public class PlacedText: Text {
    /// Where the text lies, from left to right.
    public final var x: Double { didSet { changed(.looks) } }
    /// Where the text lies, from the bottom up.
    public final var y: Double { didSet { changed(.looks) } }
    /// What ``x`` and ``y`` are given in.
    public final var coordinates: TextCoordinates { didSet { changed(.looks) } }
    /// Whether what lies outside the axes is cut off.
    public final var isClipped = false { didSet { changed(.looks) } }

    /// A text whose lower left corner lies at a place, in the style's font.
    public convenience init(
        _ string: String, x: Double, y: Double, in coordinates: TextCoordinates = .data, style: Style = .default
    ) {
        self.init(string, x: x, y: y, in: coordinates, size: style.textSize, weight: .normal, style: style)
    }

    init(
        _ string: String, x: Double, y: Double, in coordinates: TextCoordinates, size: Double,
        weight: TextStyle.Weight, style: Style
    ) {
        self.x = x
        self.y = y
        self.coordinates = coordinates
        super.init(string, size: size, style: style)
        horizontalAlignment = .left
        self.weight = weight
    }

    /// Moves the text.
    public final func move(toX x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// Nothing makes room for it, so that it may change in every frame; only tight layout looks at it, once.
    override var takesRoom: Bool { false }

    /// Whether a tight layout makes room for it.
    var takesRoomInTightLayout: Bool { !isClipped }

    override func changed(_ what: Changes) {
        super.changed(what.contains(.layout) ? what.subtracting(.layout).union(.looks) : what)
    }

    /// Removes the text from where it is.
    final func leave() {
        (parent as? Axes)?.remove(self)
        (parent as? Figure)?.remove(self)
    }

    /// Puts the text where its coordinates say.
    ///
    /// - Returns: the text in its place; nil where nothing is seen of it.
    func place(in transform: Transform, measurer: any TextMeasurer) throws -> TextLayout? {
        let point = point(in: transform)
        guard point.x.isFinite, point.y.isFinite else {
            forgetPlace()
            return nil
        }
        try place(
            at: point, rotation: rotation(in: transform), pixelsPerPoint: transform.pixelsPerPoint, measurer: measurer)
        return layout
    }

    /// Degrees by which the text is turned, counter-clockwise.
    func rotation(in transform: Transform) -> Double { rotation }

    /// Where the text lies on the canvas.
    func point(in transform: Transform) -> Point {
        if coordinates == .data { return transform(x, y) }
        let box = coordinates == .axes ? transform.box : (parent as? Axes)?.figure?.transform.box ?? transform.box
        return Point(x: box.minX + x * box.width, y: box.maxY - y * box.height)
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        guard try place(in: transform, measurer: canvas) != nil else { return }
        if isClipped {
            try transform.clip(canvas) { try super.draw(on: canvas, in: transform) }
        } else {
            try super.draw(on: canvas, in: transform)
        }
    }
}

extension Axes {
    /// Writes a text whose lower left corner lies at a place.
    ///
    /// - Parameters:
    ///   - x: in data unless said otherwise.
    ///   - y: in data unless said otherwise.
    ///   - string: what is written; a line break begins a new line.
    ///   - coordinates: what `x` and `y` are given in.
    /// - Returns: the text, to be changed later.
    @discardableResult
    public func text(_ x: Double, _ y: Double, _ string: String, in coordinates: TextCoordinates = .data) -> PlacedText
    {
        let text = PlacedText(string, x: x, y: y, in: coordinates, style: style)
        include(text)
        return text
    }
}

extension Figure {
    /// Writes a text whose lower left corner lies at a place, given in fractions of the figure from its lower left
    /// corner.
    ///
    /// - Returns: the text, to be changed later.
    @discardableResult
    public func text(_ x: Double, _ y: Double, _ string: String) -> PlacedText {
        let text = PlacedText(string, x: x, y: y, in: .figure, style: style)
        include(text)
        return text
    }
}
