import FlipbookCanvas

/// A shape that is filled and edged: bars, the area between lines, a circle, a polygon.
public class Patch: DataArtist {
    /// The colour of the edge; nil for none. A patch that isn't filled has an edge in the style's colour then.
    public final var edgeColor: Color? { didSet { changed(.looks) } }
    /// How the edge is broken into dashes.
    public final var edgeStyle = LineStyle.solid { didSet { changed(.looks) } }
    /// Whether the inside is painted.
    public final var isFilled = true { didSet { changed(.looks) } }
    /// The lines or shapes over the inside, filled or not; nil for none. Has no effect in three dimensions.
    public final var hatch: Hatch? { didSet { changed(.looks) } }

    /// The colours inside, where they vary with the position; nil for the one colour. In a patch of several
    /// elements, such as bars, all have them.
    public final var gradient: Gradient? { didSet { changed(.looks) } }

    /// The colour inside; nil for that of the axes' cycle.
    @Styled(\Patch.inheritedColor) public final var color: Color!
    /// How wide the edge is, in points; nil for the style's.
    @Styled(\Patch.inheritedStyle.edgeWidth) public final var edgeWidth: Double!

    init(color: Color?, edgeColor: Color?, edgeWidth: Double?, alpha: Double?, label: String?, zOrder: Double?) {
        super.init(zOrder: 1)
        self.color = color
        self.edgeColor = edgeColor
        self.edgeWidth = edgeWidth
        set(alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Gives the inside and the edge one colour: what `color=` of matplotlib's patches does.
    public final func setColor(_ color: Color) { (self.color, edgeColor) = (color, color) }

    /// Whether it was given a colour, and so needs none of the axes' cycle.
    final var hasOwnColor: Bool { _color.isSet }

    /// Whether it takes the next colour of the axes' cycle for fills, and not always the first one.
    var takesNextColor: Bool { false }

    /// The colour that axes give it.
    func firstColor(in axes: Axes) -> Color {
        takesNextColor ? axes.nextFillColor() : axes.style.patchColor ?? axes.cycleColor(0)
    }

    override func join(_ axes: Axes) {
        super.join(axes)
        if !_color.isSet { takeColor(from: axes, firstColor) }
    }

    /// The shape in data, y up.
    var outline: Path { Path() }

    override func limitsOfData() -> DataLimits? {
        outline.extent.map { DataLimits(x: $0.minX...$0.maxX, y: $0.minY...$0.maxY) }
    }

    /// What is painted, in pixels.
    func path(in transform: Transform) throws -> Path { transform(outline) }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        let edge = try edge(pixelsPerPoint: transform.pixelsPerPoint)
        let path = try path(in: transform)
        let hatch = try hatchInk(pixelsPerPoint: transform.pixelsPerPoint)
        try gradient?.check(of: name)
        guard !path.isEmpty else { return }
        transform.clip(canvas) {
            paint(path, fill: fill(), stroke: edge, hatch: hatch, on: canvas, in: transform)
        }
    }

    /// How a shape is hatched: with this hatch in the colour of this edge, or as the patch; nil where it isn't.
    final func hatchInk(_ own: Hatch? = nil, edge color: Color? = nil, pixelsPerPoint: Double) throws -> Hatch.Ink? {
        guard let hatch = own ?? hatch else { return nil }
        let edge = color ?? edgeColor
        return try hatch.ink(
            edge: edge.flatMap { $0.alpha > 0 ? $0 : nil } ?? inheritedStyle.edgeColor, alpha: alpha,
            pixelsPerPoint: pixelsPerPoint, of: name)
    }

    /// What a shape is filled with: this colour, or the patch's own; nil where nothing is.
    final func fill(_ color: Color? = nil) -> Color? { isFilled ? faded(color ?? self.color) : nil }

    /// What a shape is edged with: this colour and width in points, or the patch's own; nil where it has no edge.
    final func edge(_ color: Color? = nil, width: Double? = nil, pixelsPerPoint: Double) throws -> Stroke? {
        guard let color = color ?? edgeColor ?? (isFilled && !inheritedStyle.hasEdges ? nil : inheritedStyle.edgeColor)
        else { return nil }
        let width = (width ?? edgeWidth) * pixelsPerPoint
        return try edgeStyle.stroke(color: color, alpha: alpha, width: width, of: "edge of \(name)")?.mitered
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        obstacles.lines += (try? path(in: transform).parts) ?? []
    }

    override var isInLegend: Bool { true }

    /// A box that is filled and edged as the patch is.
    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        paintSample(
            box, fill: fill(), stroke: try edge(pixelsPerPoint: pixelsPerPoint),
            hatch: try hatchInk(pixelsPerPoint: pixelsPerPoint), on: canvas)
    }
}

/// A ``Patch`` of several elements, such as ``Bars``. Each look has one value for each element or one for all: drawing
/// throws a ``PlotError`` where it has another number of values.
public class ElementPatch: Patch {
    /// The colours inside, one for each element or one for all; nil for ``Patch/color``.
    public final var colors: [Color]? { didSet { changed(.looks) } }
    /// The colours of the edges, one for each element or one for all; nil for ``Patch/edgeColor``.
    public final var edgeColors: [Color]? { didSet { changed(.looks) } }
    /// How wide the edges are in points, one for each element or one for all; nil for ``Patch/edgeWidth``.
    public final var edgeWidths: [Double]? { didSet { changed(.looks) } }
    /// The hatches of the elements in turn, where nil is that of ``Patch/hatch``; nil for ``Patch/hatch`` in all. They have no
    /// effect in three dimensions.
    public final var hatches: [Hatch?]? { didSet { changed(.looks) } }

    /// What each element is filled and edged with, or what all are.
    struct ElementLooks {
        var fills: [Color?]
        var edges: [Stroke?]
        var hatches: [Hatch.Ink?]
    }

    /// The looks of some number of elements.
    ///
    /// - Parameter elements: what errors call the elements, such as `"bars"`.
    /// - Throws: ``PlotError`` where a look has neither one value for each element nor one for all.
    final func looks(of elements: String, count: Int, pixelsPerPoint: Double) throws -> ElementLooks {
        try checkLengths(
            [elements: count],
            oneForAll: ["colors": colors?.count, "edgeColors": edgeColors?.count, "edgeWidths": edgeWidths?.count])
        try gradient?.check(of: name)
        let hasOneEdge = edgeColors?.count ?? 1 == 1 && edgeWidths?.count ?? 1 == 1
        return ElementLooks(
            fills: colors.map { $0.map { fill($0) } } ?? [fill()],
            edges: try (0..<(hasOneEdge ? 1 : count)).map {
                try edge(edgeColors?.each($0), width: edgeWidths?.each($0), pixelsPerPoint: pixelsPerPoint)
            },
            hatches: hatch == nil && hatches?.isEmpty ?? true
                ? [nil]
                : try (0..<count).map {
                    try hatchInk(
                        hatches?.inTurn($0) ?? nil, edge: edgeColors?.each($0), pixelsPerPoint: pixelsPerPoint)
                })
    }

    /// What an element is filled with that is given none of the ``colors``; nil where nothing is.
    func standardFill(_ index: Int) -> Color? { fill() }

    /// A box that is filled and edged as the first element.
    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        try drawSample(ofLabel: 0, on: canvas, in: box, pixelsPerPoint: pixelsPerPoint)
    }

    override func drawSample(ofLabel index: Int, on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        let own = colors?.look(index)
        let edge = try edge(edgeColors?.look(index), width: edgeWidths?.look(index), pixelsPerPoint: pixelsPerPoint)
        let hatch = try hatchInk(
            hatches?.inTurn(index) ?? nil, edge: edgeColors?.look(index), pixelsPerPoint: pixelsPerPoint)
        paintSample(
            box, fill: own == nil ? standardFill(index) : fill(own), stroke: edge, hatch: hatch, on: canvas)
    }
}
