import FlipbookCanvas

/// An artist of lines that all look alike: a ``ReferenceLine``, ``Segments``, a ``Wireframe``.
public class StrokedArtist: DataArtist {
    /// How the lines are broken into dashes.
    public final var style = LineStyle.solid { didSet { changed(.looks) } }
    /// The lines' colour; the first of the style's cycle unless one is set.
    @Styled(\.firstColor) public final var color: Color
    /// The lines' width, in points; the style's unless one is set.
    @Styled(\.lineWidth) public final var width: Double

    init() { super.init(zOrder: 2) }

    /// How the lines are drawn; nil where nothing is seen of them.
    final func stroke(pixelsPerPoint: Double) throws -> Stroke? {
        try style.stroke(color: color, alpha: alpha, width: width * pixelsPerPoint, of: name)
    }

    override var isInLegend: Bool { true }

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        guard let stroke = try stroke(pixelsPerPoint: pixelsPerPoint) else { return }
        canvas.stroke(Path([Point(x: box.minX, y: box.midY), Point(x: box.maxX, y: box.midY)]), stroke)
    }
}
