import FlipbookCanvas

/// An artist that is drawn as lines: a ``Line``, a ``ReferenceLine``, ``Segments``, a ``Wireframe``.
public class StrokedArtist: DataArtist {
    /// How the lines are broken into dashes. Lines that are created with the style `.solid` have the dashes of the axes'
    /// cycle, where it has some, until this is set.
    public final var style: LineStyle {
        get { ownStyle ?? cycleLook.style ?? .solid }
        set {
            ownStyle = newValue
            changed(.looks)
        }
    }
    private var ownStyle: LineStyle?
    /// How lines and dashes end; nil for the style's in solid lines, flat at their end points in dashes.
    public final var cap: Stroke.Cap? { didSet { changed(.looks) } }
    /// How lines turn at corners.
    public final var join = Stroke.Join.round { didSet { changed(.looks) } }
    /// The colour of the gaps between dashes; nil for none: matplotlib's `gapcolor`.
    public final var gapColor: Color? { didSet { changed(.looks) } }
    /// The lines' colour; nil for that of the style's cycle: the next one for a ``Line``, the first one for others.
    @Styled(\StrokedArtist.standardColor) public final var color: Color!
    /// The lines' width, in points; nil for the style's.
    @Styled(\StrokedArtist.standardWidth) public final var width: Double!

    init(color: Color?, width: Double?, style: LineStyle, alpha: Double?, label: String?, zOrder: Double?) {
        super.init(zOrder: 2)
        self.color = color
        self.width = width
        ownStyle = style == .solid ? nil : style
        set(alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Whether it takes the next colour of the axes' cycle, and not always the first one.
    var takesNextColor: Bool { false }

    /// The colour of lines that are given none.
    var standardColor: Color {
        takesNextColor ? inheritedColor : inheritedStyle.lineColor ?? inheritedStyle.firstColor
    }
    private var standardWidth: Double { cycleLook.width ?? inheritedStyle.lineWidth }

    override func join(_ axes: Axes) {
        super.join(axes)
        if takesNextColor, !hasOwn(of: axes.cycle[0]) { takeLook(from: axes) }
    }

    /// Whether it was given all that a look of a cycle has, and so takes none.
    func hasOwn(of look: Cycle.Look) -> Bool {
        (look.color == nil || _color.isSet) && (look.style == nil || ownStyle != nil)
            && (look.width == nil || _width.isSet)
    }

    /// How the lines are drawn; nil where nothing is seen of them.
    final func stroke(_ color: Color? = nil, width: Double? = nil, pixelsPerPoint: Double) throws -> Stroke? {
        var stroke = try style.stroke(
            color: color ?? self.color, alpha: alpha, width: (width ?? self.width) * pixelsPerPoint, of: name)
        if stroke?.dashes.isEmpty ?? false { stroke?.cap = inheritedStyle.lineCap }
        if let cap { stroke?.cap = cap }
        stroke?.join = join
        return stroke
    }

    /// A stroke whose lines end at their end points, unless ``cap`` says otherwise.
    final func cutOff(_ stroke: Stroke) -> Stroke { cap == nil ? stroke.cutOff : stroke }

    /// Draws a path, and what fills the gaps between its dashes.
    final func draw(_ path: Path, _ stroke: Stroke, snap: Snap = .automatic, on canvas: any Canvas) {
        if let gaps = gapStroke(between: stroke) { canvas.stroke(path, gaps, snap: snap) }
        canvas.stroke(path, stroke, snap: snap)
    }

    /// What fills the gaps between the dashes of a stroke; nil where nothing does.
    private func gapStroke(between stroke: Stroke) -> Stroke? {
        guard let gapColor, let last = stroke.dashes.last else { return nil }
        // A list of odd length is gone through twice, ink and gap changing places.
        let dashes = stroke.dashes.count % 2 == 0 ? stroke.dashes : stroke.dashes + stroke.dashes
        var gaps = stroke
        gaps.color = faded(gapColor)
        gaps.dashes = [last] + dashes.dropLast()
        gaps.dashOffset += last
        return gaps
    }

    override var isInLegend: Bool { true }

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        guard let stroke = try stroke(pixelsPerPoint: pixelsPerPoint) else { return }
        draw(Path(acrossMiddleOf: box), stroke, on: canvas)
    }
}
