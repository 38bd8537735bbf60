import FlipbookCanvas

/// The texts that an artist writes beside what it shows, all in one look: the values of bars, the names and percentages of
/// a pie. They follow the artist.
///
/// Nothing is written until there are ``strings`` or a ``format``.
public class DataTexts: Artist {
    /// One text for each thing that is shown. Those that are missing are written in the ``format``.
    ///
    /// More of them than there are things is an error when the figure is drawn.
    public final var strings: [String] = [] { didSet { changed(.looks) } }
    /// How values are written, such as `"%.1f"`: as C and Python do, with `%%` for a percent sign; nil for nothing.
    ///
    /// Drawing throws a ``PlotError`` where it is no format for one number.
    public final var format: String? { didSet { changed(.looks) } }
    /// The colour of the letters; nil for the style's.
    @Styled(\DataTexts.inheritedStyle.textColor) public final var color: Color!
    /// The font size, in points; nil for the style's.
    @Styled(\DataTexts.inheritedStyle.textSize) public final var size: Double!
    /// How heavy the letters are.
    public final var weight = TextStyle.Weight.normal { didSet { changed(.looks) } }
    /// Whether the letters lean.
    public final var slant = TextStyle.Slant.normal { didSet { changed(.looks) } }
    /// By how much the letters are turned, counter-clockwise.
    public final var rotation = Angle.zero { didSet { changed(.looks) } }
    /// A box behind each text; nil for none.
    public final var background: TextBackground? { didSet { changed(.looks) } }

    /// How the letters are drawn, one effect after the other, as ``Text/pathEffects``; as they are where it is empty.
    public final var pathEffects: [PathEffect] = [] { didSet { changed(.looks) } }

    /// Artists are drawn from the lowest to the highest; until it is set, over what the texts belong to.
    public final override var zOrder: Double {
        get { isPlaced ? super.zOrder : (parent?.zOrder ?? 0) + 2 }
        set {
            isPlaced = true
            super.zOrder = newValue
        }
    }
    private var isPlaced = false

    init() { super.init(zOrder: 0) }

    override var name: String { "texts of \(parent?.name ?? "no artist")" }

    /// Where a text lies on the canvas, and what it stands for.
    struct Item {
        /// Which of the things that are shown.
        var index: Int
        /// What is written in the format.
        var value: Double
        var point: Point
        var horizontal = HorizontalAlignment.center
        var vertical = VerticalAlignment.center
        /// What is written; nil for the value in the format.
        var string: String?
        /// By how much it is turned besides ``DataTexts/rotation``.
        var rotation = Angle.zero
        /// The colour of the letters; nil for that of all.
        var color: Color?
    }

    /// Whether ``color`` was set.
    final var hasOwnColor: Bool { _color.isSet }

    /// Whether what lies outside the axes is cut off.
    var isCutOff: Bool { false }

    /// Whether there is something to write.
    var hasTexts: Bool { format != nil || !strings.isEmpty }

    /// How many things there are to write texts for.
    var count: Int { 0 }

    /// Where the texts lie. One whose point is not finite isn't written.
    func items(in transform: Transform) throws -> [Item] { [] }

    /// Where texts lie whose places depend on how large they are.
    func items(in transform: Transform, measurer: any TextMeasurer) throws -> [Item] { try items(in: transform) }

    /// The layouts of the texts.
    final func layouts(in transform: Transform, measurer: any TextMeasurer) throws -> [TextLayout] {
        try placedTexts(in: transform, measurer: measurer).map(\.layout)
    }

    private func placedTexts(
        in transform: Transform, measurer: any TextMeasurer
    ) throws -> [(layout: TextLayout, color: Color?)] {
        guard isVisible, parent?.isVisible ?? false, hasTexts else { return [] }
        let format = try format.map(parsed)
        guard strings.count <= count else {
            throw PlotError(
                .lengthsDiffer,
                "\(name): there are \(strings.count) strings for \(count) texts; give at most one for each")
        }
        let font = try font(pixelsPerPoint: transform.pixelsPerPoint)
        return try items(in: transform, measurer: measurer).compactMap { item in
            let written = item.index < strings.count ? strings[item.index] : format?.text(for: item.value)
            let string = item.string ?? written ?? ""
            guard !string.isEmpty, item.point.isFinite else { return nil }
            let rotation = Angle.degrees(rotation.degrees + item.rotation.degrees)
            let layout = try TextLayout(
                string, in: self, style: font, at: item.point, horizontal: item.horizontal, vertical: item.vertical,
                rotation: rotation, measurer: measurer)
            return (layout, item.color)
        }
    }

    /// The font of the letters.
    final func font(pixelsPerPoint: Double) throws -> TextStyle {
        let size: Double = size
        try checkFontSize(size, of: name)
        return TextStyle(
            family: inheritedStyle.fontFamily, size: size * pixelsPerPoint, weight: weight, slant: slant)
    }

    final func parsed(_ format: String) throws -> FormatString {
        guard let parsed = FormatString(format) else {
            throw PlotError(
                .format,
                "\(name): '\(format)' is not a format of a number; give a text with one number in it, such as '%.1f', "
                    + "and '%%' for a percent sign")
        }
        return parsed
    }

    /// Texts are not clipped with what they belong to.
    override final func drawWithEffects(on canvas: any Canvas, in transform: Transform) throws {
        try draw(on: canvas, in: transform)
    }

    override final func draw(on canvas: any Canvas, in transform: Transform) throws {
        let lettering = try canvas.affected(by: pathEffects, pixelsPerPoint: transform.pixelsPerPoint, of: name)
        let texts = try placedTexts(in: transform, measurer: canvas)
        func draw() throws {
            for (layout, own) in texts {
                try background?.draw(behind: layout, fontSize: size, on: canvas, in: transform, of: name)
                try layout.draw(on: lettering, color: own ?? color)
            }
        }
        if isCutOff, !texts.isEmpty { try transform.clip(canvas, draw) } else { try draw() }
    }
}
