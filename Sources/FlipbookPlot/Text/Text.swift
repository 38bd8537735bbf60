import FlipbookCanvas

/// A piece of text: the title of axes, the label of an axis. A line break in it begins a new line.
///
/// Formulas between dollar signs aren't drawn yet, but for powers such as `$2×10^{3}$`: a text shows their source, with
/// a warning. `\$` is a dollar sign. Characters that no installed font has are drawn as boxes with their codes, and
/// control characters are left out, both with a warning.
public class Text: Artist {
    /// What is written; nothing is drawn where it is empty.
    public var string: String { didSet { changed(.layout) } }
    /// The colour of the letters.
    public var color: Color { didSet { changed(.looks) } }
    /// The font size, in points.
    public var size: Double { didSet { changed(.layout) } }
    /// How heavy the letters are.
    public var weight = TextStyle.Weight.normal { didSet { changed(.layout) } }
    /// Whether the letters lean.
    public var slant = TextStyle.Slant.normal { didSet { changed(.layout) } }
    /// The font's family. Drawing throws a `CanvasError` where it isn't installed.
    public var family: String { didSet { changed(.layout) } }
    /// Degrees, counter-clockwise.
    public var rotation = 0.0 { didSet { changed(.layout) } }
    /// Which side of the text's box lies at its place.
    public var horizontalAlignment = HorizontalAlignment.center { didSet { changed(.layout) } }
    /// Which height of the text's box lies at its place.
    public var verticalAlignment = VerticalAlignment.baseline { didSet { changed(.layout) } }
    /// How rotation and alignment go together.
    public var rotationMode = RotationMode.box { didSet { changed(.layout) } }

    /// A box behind the text; nil for none.
    public var background: TextBackground? { didSet { changed(.looks) } }

    /// The text in its place, since the layout last settled; nil where nothing is seen of it.
    private(set) var layout: TextLayout?

    init(_ string: String = "", size: Double, style: Style) {
        self.string = string
        self.size = size
        color = style.textColor
        family = style.fontFamily
        super.init(zOrder: 3)
    }

    /// Writes what another text writes, and as it does.
    final func reset(to new: Text) {
        string = new.string
        color = new.color
        size = new.size
        weight = new.weight
        slant = new.slant
        family = new.family
        rotation = new.rotation
        horizontalAlignment = new.horizontalAlignment
        verticalAlignment = new.verticalAlignment
        rotationMode = new.rotationMode
        background = new.background
        isVisible = new.isVisible
        zOrder = new.zOrder
    }

    override var takesRoom: Bool { true }

    override var name: String { "text '\(string)' of \(parent?.name ?? "no figure")" }

    /// Puts the text at a place on the canvas, in pixels.
    ///
    /// - Parameter rotation: degrees, where it isn't the text's own.
    /// - Returns: the box that it takes; nil where nothing is seen of it.
    @discardableResult
    func layOut(
        at point: Point, rotation: Double? = nil, pixelsPerPoint: Double, measurer: any TextMeasurer
    ) throws -> Rect? {
        layout = nil
        guard isVisible, !string.isEmpty else { return nil }
        layout = try TextLayout(
            string, in: self, style: try fontStyle(pixelsPerPoint: pixelsPerPoint), at: point,
            horizontal: horizontalAlignment,
            vertical: verticalAlignment, rotation: rotation ?? self.rotation, mode: rotationMode, measurer: measurer)
        return layout?.box
    }

    /// Shows nothing until the text is put somewhere again.
    final func forgetLayout() { layout = nil }

    private func fontStyle(pixelsPerPoint: Double) throws -> TextStyle {
        try checkFontSize(size, of: name)
        return TextStyle(family: family, size: size * pixelsPerPoint, weight: weight, slant: slant)
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        guard let layout else { return }
        try background?.draw(behind: layout, fontSize: size, on: canvas, in: transform, of: name)
        try layout.draw(on: canvas, color: color)
    }
}

/// Throws where a font can't have this size, in points.
func checkFontSize(_ size: Double, of name: @autoclosure () -> String) throws {
    guard size > 0, size <= 10_000 else {
        throw PlotError(.size, "\(name()): a font can't have \(size) points; give a size above 0")
    }
}

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
        (parent as? ArtistContainer)?.remove(self)
    }

    /// Puts the text where its coordinates say.
    ///
    /// - Returns: the text in its place; nil where nothing is seen of it.
    func layOut(in transform: Transform, measurer: any TextMeasurer) throws -> TextLayout? {
        let point = point(in: transform)
        guard point.isFinite else {
            forgetLayout()
            return nil
        }
        try layOut(
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
        guard try layOut(in: transform, measurer: canvas) != nil else { return }
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
        include(PlacedText(string, x: x, y: y, in: coordinates, style: style))
    }
}

extension Figure {
    /// Writes a text whose lower left corner lies at a place, given in fractions of the figure from its lower left
    /// corner.
    ///
    /// - Returns: the text, to be changed later.
    @discardableResult
    public func text(_ x: Double, _ y: Double, _ string: String) -> PlacedText {
        include(PlacedText(string, x: x, y: y, in: .figure, style: style))
    }
}
