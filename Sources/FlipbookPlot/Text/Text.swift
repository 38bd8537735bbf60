import FlipbookCanvas

/// A piece of text: the title of axes, the label of an axis. A line break in it begins a new line.
///
/// What stands between two `$` of a line is a formula in TeX's notation, such as `$\alpha^2$`: see <doc:Formulas>. `\$` is
/// a dollar sign, and so is each `$` of a line that has an odd number of them. Drawing throws a ``PlotError`` where a formula
/// can't be read. Characters that no installed font has are drawn as boxes with their codes, and control characters are
/// left out, both with a warning.
public class Text: Artist {
    /// What is written; nothing is drawn where it is empty.
    public final var string: String { didSet { changed(.layout) } }
    /// The colour of the letters; nil for the style's.
    @Styled(\Text.standardColor) public final var color: Color!
    /// The font size, in points; nil for the style's.
    @Styled(\Text.standardSize, changes: .layout) public final var size: Double!
    /// How heavy the letters are; nil for the style's.
    @Styled(\Text.standardWeight, changes: .layout) public final var weight: TextStyle.Weight!
    /// The font's family, or the path of a font file, such as `"Fonts/Inter.ttf"`; nil for the style's. Drawing throws a
    /// `CanvasError` where the family isn't installed, or the file is missing or no font.
    @Styled(\Text.inheritedStyle.fontFamily, changes: .layout) public final var family: String!
    /// Whether the letters lean.
    public final var slant = TextStyle.Slant.normal { didSet { changed(.layout) } }
    /// How wide the letters are, by a font of its own.
    public final var stretch = TextStyle.Stretch.normal { didSet { changed(.layout) } }
    /// Whether lower-case letters are small capitals.
    public final var hasSmallCaps = false { didSet { changed(.layout) } }
    /// OpenType features by their tags, such as `["liga": 0, "tnum": 1]`: 0 is off, 1 is on, higher numbers choose among
    /// forms. Drawing throws a `CanvasError` where a tag isn't four letters or digits.
    public final var fontFeatures: [String: Int] = [:] { didSet { changed(.layout) } }
    /// By how much the text is turned, counter-clockwise.
    public final var rotation = Angle.zero { didSet { changed(.layout) } }
    /// Which side of the text's box lies at its position.
    public final var horizontalAlignment = HorizontalAlignment.center { didSet { changed(.layout) } }
    /// Which height of the text's box lies at its position.
    public final var verticalAlignment = VerticalAlignment.baseline { didSet { changed(.layout) } }
    /// How rotation and alignment go together.
    public final var rotationMode = RotationMode.box { didSet { changed(.layout) } }
    /// From one baseline to the next, as a multiple of the height of the font; nil for the spacing that the font asks for.
    public final var lineSpacing: Double? { didSet { changed(.layout) } }
    /// Where lines that are shorter than the widest one lie; nil for ``horizontalAlignment``.
    public final var lineAlignment: HorizontalAlignment? { didSet { changed(.layout) } }
    /// Whether lines that reach out of the figure are broken at spaces. The text is turned about its position then, as in the
    /// rotation mode `anchor`.
    public final var isWrapped = false { didSet { changed(.layout) } }
    /// The fonts of the letters and symbols of formulas; DejaVu Sans unless set.
    public final var formulaFonts = TextStyle.FormulaFonts.dejaVuSans { didSet { changed(.layout) } }

    /// A box behind the text; nil for none.
    public final var background: TextBackground? { didSet { changed(.looks) } }

    /// How the letters are drawn, one effect after the other; as they are where it is empty. They are paths then, which are
    /// not fitted to pixels, and emoji in colour are left out.
    ///
    ///     text.pathEffects = [.stroke(color: .white, width: 3), .normal]
    ///
    /// Drawing throws a ``PlotError`` where a width is negative, ticks lie less than 0.1 points apart, or a number is not finite or is
    /// 1,000,000 or more.
    public final var pathEffects: [PathEffect] = [] { didSet { changed(.looks) } }

    /// The text's layout, since that of the figure last settled; nil where nothing is seen of it.
    private(set) var layout: TextLayout?
    private let role: TextRole

    init(_ string: String = "", role: TextRole) {
        self.string = string
        self.role = role
        super.init(zOrder: 3)
    }

    /// Whether it has a size that isn't its style's.
    var hasOwnSize: Bool { _size.isSet }

    private var standardColor: Color {
        role == .axisLabel ? inheritedStyle.axisLabelColor : inheritedStyle.textColor
    }
    private var standardSize: Double { role.size(in: inheritedStyle) }
    private var standardWeight: TextStyle.Weight {
        role == .figureTitle ? inheritedStyle.figureTitleWeight : .normal
    }

    /// Writes what another text writes, and as it does.
    final func reset(to new: Text) {
        string = new.string
        _color = new._color
        _size = new._size
        _weight = new._weight
        _family = new._family
        slant = new.slant
        stretch = new.stretch
        hasSmallCaps = new.hasSmallCaps
        fontFeatures = new.fontFeatures
        rotation = new.rotation
        horizontalAlignment = new.horizontalAlignment
        verticalAlignment = new.verticalAlignment
        rotationMode = new.rotationMode
        lineSpacing = new.lineSpacing
        lineAlignment = new.lineAlignment
        isWrapped = new.isWrapped
        formulaFonts = new.formulaFonts
        background = new.background
        pathEffects = new.pathEffects
        isVisible = new.isVisible
        zOrder = new.zOrder
        changed([.looks, .layout])
    }

    override var takesRoom: Bool { true }

    override var name: String { "text \(quoted(string)) of \(parent?.name ?? "no figure")" }

    /// Lays the text out at a point of the canvas.
    ///
    /// - Parameter rotation: by how much it is turned, where it isn't the text's own.
    /// - Returns: the box that it takes; nil where nothing is seen of it.
    @discardableResult
    func layOut(
        at point: Point, rotation: Angle? = nil, pixelsPerPoint: Double, measurer: any TextMeasurer
    ) throws -> Rect? {
        layout = nil
        guard isVisible, !string.isEmpty else { return nil }
        let (style, rotation) = (try fontStyle(pixelsPerPoint: pixelsPerPoint), rotation ?? self.rotation)
        guard lineSpacing?.isFinite ?? true else {
            throw PlotError(.size, "\(name): its line spacing is not finite")
        }
        var written = string
        if isWrapped, let figure = areaBox, point.isFinite, rotation.degrees.isFinite {
            let width = figure.room(from: point, turnedBy: rotation, horizontalAlignment)
            written = try string.wrapped(to: width, style: style, of: self, measurer: measurer)
        }
        layout = try TextLayout(
            written, in: self, style: style, at: point, horizontal: horizontalAlignment, vertical: alignmentInLayout,
            rotation: rotation, mode: isWrapped ? .anchor : rotationMode, lineSpacing: lineSpacing,
            lines: lineAlignment, measurer: measurer)
        return layout?.box
    }

    /// The vertical alignment, where the layout of the figure doesn't decide it.
    var alignmentInLayout: VerticalAlignment { verticalAlignment }

    /// Shows nothing until the text is put somewhere again.
    final func forgetLayout() { layout = nil }

    func fontStyle(pixelsPerPoint: Double) throws -> TextStyle {
        let size: Double = size
        try checkFontSize(size, of: name)
        var style = TextStyle(family: family, size: size * pixelsPerPoint, weight: weight, slant: slant)
        style.stretch = stretch
        style.hasSmallCaps = hasSmallCaps
        style.fontFeatures = fontFeatures
        style.formulaFonts = formulaFonts
        return style
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        guard let layout else { return }
        try background?.draw(behind: layout, fontSize: size, on: canvas, in: transform, of: name)
        let lettering = try canvas.affected(by: pathEffects, pixelsPerPoint: transform.pixelsPerPoint, of: name)
        try layout.draw(on: lettering, color: (parent as? AnchoredBox)?.faded(color) ?? color)
    }
}

/// Throws where a font can't have this size, in points.
func checkFontSize(_ size: Double, of name: @autoclosure () -> String) throws {
    guard size > 0, size <= 10_000 else {
        throw PlotError(.size, "\(name()): a font can't have \(size) points; give a size above 0")
    }
}

/// What a text is for, which decides about its looks in a style.
enum TextRole {
    case text, title, axisLabel, figureTitle, figureLabel

    func size(in style: Style) -> Double {
        switch self {
        case .text: style.textSize
        case .title: style.titleSize
        case .axisLabel: style.labelSize
        case .figureTitle: style.figureTitleSize
        case .figureLabel: style.figureLabelSize
        }
    }
}

/// A text at a position of its own, in axes or in a figure. Where its position is not finite, nothing is drawn.
///
/// Made by `axes.text(…)` or `figure.text(…)`, or on its own and then added.
public class PlacedText: Text {
    /// The x and y where the text lies, in ``coordinates``.
    public var position: (x: Double, y: Double) { didSet { changed(.looks) } }
    /// What the ``position`` is given in.
    public final var coordinates: Coordinates { didSet { changed(.looks) } }
    /// Whether what lies outside the axes is cut off.
    public final var isClipped = false { didSet { changed(.looks) } }

    /// A text at a position, to be added to axes or a figure. Looks that are nil are those of the style there.
    ///
    /// - Parameters:
    ///   - string: what is written; a line break begins a new line.
    ///   - position: the x and y of the text; nothing is drawn where one is NaN.
    ///   - coordinates: what the position is given in.
    ///   - color: the colour of the letters.
    ///   - size: the font size, in points.
    ///   - weight: how heavy the letters are.
    ///   - rotation: by how much it is turned, counter-clockwise.
    ///   - horizontal: which side of its box lies at the position; the left one unless given.
    ///   - vertical: which height of its box lies at the position; the baseline unless given.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public convenience init(
        _ string: String = "", at position: (x: Double, y: Double) = (.nan, .nan),
        in coordinates: Coordinates = .data, color: Color? = nil, size: Double? = nil,
        weight: TextStyle.Weight? = nil, rotation: Angle = .zero,
        horizontal: HorizontalAlignment? = nil, vertical: VerticalAlignment? = nil, zOrder: Double? = nil
    ) {
        self.init(string, at: position, in: coordinates, role: .text)
        set(
            color: color, size: size, weight: weight, rotation: rotation, horizontal: horizontal,
            vertical: vertical, zOrder: zOrder)
    }

    init(_ string: String, at position: (x: Double, y: Double), in coordinates: Coordinates, role: TextRole) {
        self.position = position
        self.coordinates = coordinates
        super.init(string, role: role)
        horizontalAlignment = .left
    }

    /// Sets the looks that an initialiser was given; nil leaves what the text has.
    final func set(
        color: Color?, size: Double?, weight: TextStyle.Weight?, rotation: Angle,
        horizontal: HorizontalAlignment?, vertical: VerticalAlignment?, zOrder: Double?
    ) {
        self.color = color
        self.size = size
        self.weight = weight
        self.rotation = rotation
        if let horizontal { horizontalAlignment = horizontal }
        if let vertical { verticalAlignment = vertical }
        if let zOrder { self.zOrder = zOrder }
    }

    /// Moves the text, in its ``coordinates``.
    public final func setData(position: (x: Double, y: Double)) { self.position = position }

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

    /// Lays the text out where its coordinates say.
    ///
    /// - Returns: the layout; nil where nothing is seen of the text.
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

    /// By how much the text is turned, counter-clockwise.
    func rotation(in transform: Transform) -> Angle { rotation }

    /// Where the text lies on the canvas.
    func point(in transform: Transform) -> Point {
        coordinates.point(position, by: reference(transform, fontSize: size * transform.pixelsPerPoint))
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
    /// Writes a text whose lower left corner lies at a position. Looks that are nil are those of the style.
    ///
    ///     axes.text("maximum", at: (1.57, 1), color: .red)
    ///
    /// - Parameters:
    ///   - string: what is written; a line break begins a new line.
    ///   - position: the x and y, in data unless said otherwise.
    ///   - coordinates: what the position is given in.
    ///   - color: the colour of the letters; nil for the style's.
    ///   - size: the font size, in points; nil for the style's.
    ///   - weight: how heavy the letters are.
    ///   - rotation: by how much it is turned, counter-clockwise.
    ///   - horizontal: which side of the text's box lies at the position; the left one unless given.
    ///   - vertical: which height of the text's box lies at the position; the baseline unless given.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the text, to be changed later.
    @discardableResult
    public func text(
        _ string: String, at position: (x: Double, y: Double), in coordinates: Coordinates = .data,
        color: Color? = nil, size: Double? = nil, weight: TextStyle.Weight? = nil, rotation: Angle = .zero,
        horizontal: HorizontalAlignment? = nil, vertical: VerticalAlignment? = nil, zOrder: Double? = nil
    ) -> PlacedText {
        include(
            PlacedText(
                string, at: position, in: coordinates, color: color, size: size, weight: weight, rotation: rotation,
                horizontal: horizontal, vertical: vertical, zOrder: zOrder))
    }
}

extension FigureArea {
    /// Writes a text whose lower left corner lies at a position, given in fractions of the figure from its lower left
    /// corner. Looks that are nil are those of the style.
    ///
    /// - Returns: the text, to be changed later.
    @discardableResult
    public func text(
        _ string: String, at position: (x: Double, y: Double), color: Color? = nil, size: Double? = nil,
        weight: TextStyle.Weight? = nil, rotation: Angle = .zero,
        horizontal: HorizontalAlignment? = nil, vertical: VerticalAlignment? = nil, zOrder: Double? = nil
    ) -> PlacedText {
        include(
            PlacedText(
                string, at: position, in: .figure, color: color, size: size, weight: weight, rotation: rotation,
                horizontal: horizontal, vertical: vertical, zOrder: zOrder))
    }
}
