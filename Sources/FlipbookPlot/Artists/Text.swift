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
    func place(
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
    final func forgetPlace() { layout = nil }

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
