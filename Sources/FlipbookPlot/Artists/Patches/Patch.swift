import FlipbookCanvas

/// A shape that is filled and edged: bars, the area between lines, a circle, a polygon.
public class Patch: DataArtist {
    /// The colour of the edge; nil for none. A patch that isn't filled has an edge in the style's colour then.
    public final var edgeColor: Color? { didSet { changed(.looks) } }
    /// How the edge is broken into dashes.
    public final var edgeStyle = LineStyle.solid { didSet { changed(.looks) } }
    /// Whether the inside is painted.
    public final var isFilled = true { didSet { changed(.looks) } }

    /// The colour inside; what the axes gave it unless one is set.
    @Styled(\Patch.inheritedColor) public final var color: Color
    /// How wide the edge is, in points; the style's unless one is set.
    @Styled(\Patch.inheritedStyle.edgeWidth) public final var edgeWidth: Double

    override init(zOrder: Double = 1) { super.init(zOrder: zOrder) }

    /// Whether it takes the next colour of the axes' cycle for fills, and not always the first one.
    var takesNextColor: Bool { false }

    /// The colour that axes give it.
    func firstColor(in axes: Axes) -> Color { takesNextColor ? axes.nextFillColor() : axes.cycleColor(0) }

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
        if !path.isEmpty { transform.clip(canvas) { canvas.draw(path, fill: fill(), stroke: edge, snap: .automatic) } }
    }

    /// What a shape is filled with: this colour, or the patch's own; nil where nothing is.
    final func fill(_ color: Color? = nil) -> Color? {
        let color = color ?? self.color
        return isFilled ? color.faded(by: alpha) : nil
    }

    /// What a shape is edged with: this colour, or the patch's own; nil where it has no edge.
    final func edge(_ color: Color? = nil, pixelsPerPoint: Double) throws -> Stroke? {
        guard let color = color ?? edgeColor ?? (isFilled ? nil : inheritedStyle.edgeColor) else { return nil }
        let width = edgeWidth * pixelsPerPoint
        return try edgeStyle.stroke(color: color, alpha: alpha, width: width, of: "edge of \(name)")?.mitered
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        obstacles.lines += (try? path(in: transform).parts) ?? []
    }

    override var isInLegend: Bool { true }

    /// A box that is filled and edged as the patch is.
    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        canvas.draw(Path(box), fill: fill(), stroke: try edge(pixelsPerPoint: pixelsPerPoint), snap: .automatic)
    }
}
