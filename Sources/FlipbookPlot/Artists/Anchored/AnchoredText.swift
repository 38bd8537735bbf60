import FlipbookCanvas

/// A text as matplotlib's `TextArea` puts it into a box: at least as high over its last baseline as "lp" is.
struct AnchoredLabel {
    let text: Text
    let size: Size
    /// Where the text begins without a place.
    private let start: Point

    init?(_ text: Text, pixelsPerPoint: Double, measurer: any TextMeasurer) throws {
        guard let box = try text.layOut(at: .zero, pixelsPerPoint: pixelsPerPoint, measurer: measurer),
            let layout = text.layout
        else { return nil }
        let sample = try measurer.measure("lp", style: try text.fontStyle(pixelsPerPoint: pixelsPerPoint))
        self.text = text
        size = Size(width: box.width, height: max(-sample.ink.minY, box.height - layout.descent) + layout.descent)
        start = Point(x: box.minX, y: box.maxY)
    }

    /// Draws the text with its lower left corner at a point.
    func draw(at corner: Point, on canvas: any Canvas, in transform: Transform) throws {
        try text.layOut(
            at: Point(x: corner.x - start.x, y: corner.y - start.y), pixelsPerPoint: transform.pixelsPerPoint,
            measurer: canvas)
        try text.draw(on: canvas, in: transform)
    }
}

/// A text in a corner or at a side of axes: matplotlib's `AnchoredText`.
///
///     axes.add(AnchoredText("Figure 1a", at: .upperLeft, size: 15))
public final class AnchoredText: AnchoredBox {
    /// The text and its looks; ``string`` is its string. Pads are multiples of its size.
    public let text = Text(role: .text)

    /// A text, to be added to axes or a figure. Looks that are nil are the style's.
    ///
    /// - Parameters:
    ///   - string: what is written; a line break begins a new line.
    ///   - location: where the box lies.
    ///   - size: the font size, in points.
    ///   - color: the colour of the letters.
    ///   - pad: from the text to the box, in font sizes.
    ///   - axesPad: from the box to the edge that it lies at, in font sizes.
    ///   - hasFrame: whether there is a frame around it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ string: String = "", at location: Anchor = .upperRight, size: Double? = nil, color: Color? = nil,
        pad: Double = 0.4, axesPad: Double = 0.5, hasFrame: Bool = true, zOrder: Double? = nil
    ) {
        super.init(at: location, pad: pad, axesPad: axesPad, hasFrame: hasFrame, zOrder: zOrder)
        hold(text, string, size: size, color: color)
        text.horizontalAlignment = .left
    }

    /// What is written.
    public var string: String {
        get { text.string }
        set { text.string = newValue }
    }

    override var kind: String { "anchored text" }
    override var parts: [Artist] { [text] }
    override var fontSize: Double { text.size }

    override func content(in transform: Transform, measurer: any TextMeasurer) throws -> Content {
        guard let label = try AnchoredLabel(text, pixelsPerPoint: transform.pixelsPerPoint, measurer: measurer) else {
            return try super.content(in: transform, measurer: measurer)
        }
        return Content(size: label.size) { room, canvas in
            try label.draw(at: Point(x: room.minX, y: room.maxY), on: canvas, in: transform)
        }
    }
}

extension AnchoredBox {
    /// Takes a text in, with the looks that an initialiser was given.
    final func hold(_ text: Text, _ string: String, size: Double?, color: Color?) {
        text.parent = self
        (text.string, text.size, text.color) = (string, size, color)
    }
}
