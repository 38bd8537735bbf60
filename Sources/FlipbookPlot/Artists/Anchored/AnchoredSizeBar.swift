import FlipbookCanvas

/// A bar that shows how long a length of the data is, with a text under or over it: matplotlib's `AnchoredSizeBar`.
///
///     axes.add(AnchoredSizeBar(10, "10 µm", at: .lowerLeft, hasFrame: false))
///
/// Its length is one of the axes' data, or of other ``DataArtist/coordinates``.
public final class AnchoredSizeBar: AnchoredBox {
    /// How long the bar is, along x.
    public var length: Double { didSet { changed(.looks) } }
    /// How high the bar is, along y; a line where it is 0.
    public var height = 0.0 { didSet { changed(.looks) } }
    /// Whether the bar is filled.
    public var isFilled = true { didSet { changed(.looks) } }
    /// The colour of the bar; nil for that of the ``text``.
    public var color: Color? { didSet { changed(.looks) } }
    /// Between the bar and the text, in points.
    public var gap: Double { didSet { changed(.looks) } }
    /// Whether the text stands over the bar.
    public var isTextAbove = false { didSet { changed(.looks) } }
    /// The text and its looks; ``string`` is its string. Pads are multiples of its size, where it is given one.
    public let text = Text(role: .text)

    /// A bar, to be added to axes. Looks that are nil are the style's.
    ///
    /// - Parameters:
    ///   - length: how long the bar is, along x, in data.
    ///   - string: what is written under it, or over it where ``isTextAbove`` is true.
    ///   - location: where the box lies.
    ///   - height: how high the bar is, along y, in data; a line where it is 0.
    ///   - size: the font size, in points.
    ///   - color: the colour of the bar and the letters.
    ///   - gap: between the bar and the text, in points.
    ///   - pad: from the bar and the text to the box, in font sizes.
    ///   - axesPad: from the box to the edge that it lies at, in font sizes.
    ///   - hasFrame: whether there is a frame around it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ length: Double = 0, _ string: String = "", at location: Anchor = .lowerRight, height: Double = 0,
        size: Double? = nil, color: Color? = nil, gap: Double = 2, pad: Double = 0.1, axesPad: Double = 0.1,
        hasFrame: Bool = true, zOrder: Double? = nil
    ) {
        self.length = length
        self.height = height
        self.gap = gap
        super.init(at: location, pad: pad, axesPad: axesPad, hasFrame: hasFrame, zOrder: zOrder)
        hold(text, string, size: size, color: color)
    }

    /// What is written under the bar, or over it where ``isTextAbove`` is true.
    public var string: String {
        get { text.string }
        set { text.string = newValue }
    }

    override var kind: String { "size bar" }
    override var parts: [Artist] { [text] }
    override var fontSize: Double { text.hasOwnSize ? text.size : super.fontSize }

    override func content(in transform: Transform, measurer: any TextMeasurer) throws -> Content {
        let scale = transform.pixelsPerPoint
        let (x, y) = (transform.xLimits.lowerBound, transform.yLimits.lowerBound)
        let (start, end) = (transform(x, y), transform(x + length, y + height))
        let bar = Size(width: abs(end.x - start.x), height: abs(end.y - start.y))
        guard bar.width.isFinite, bar.height.isFinite, gap.isFinite else {
            throw PlotError(
                .size,
                "\(name): a bar of \(length) by \(height), \(gap) points from its text, can't be shown; give finite lengths"
            )
        }
        let color: Color = color ?? text.color
        let label = try AnchoredLabel(text, pixelsPerPoint: scale, measurer: measurer)
        let (labelSize, gap) = (label?.size ?? Size(width: 0, height: 0), label == nil ? 0 : gap * scale)
        let size = Size(width: max(bar.width, labelSize.width), height: bar.height + gap + labelSize.height)
        let stroke = try LineStyle.solid.stroke(
            color: color, alpha: alpha, width: inheritedStyle.edgeWidth * scale, of: "bar of \(name)")
        return Content(size: size) { [self] room, canvas in
            let box = Rect(
                x: room.midX - bar.width / 2, y: isTextAbove ? room.maxY - bar.height : room.minY, width: bar.width,
                height: bar.height)
            canvas.draw(
                Path(box), fill: isFilled && bar.height > 0 ? faded(color) : nil, stroke: stroke?.mitered,
                snap: .automatic)
            try label?.draw(
                at: Point(
                    x: room.midX - labelSize.width / 2, y: isTextAbove ? room.minY + labelSize.height : room.maxY),
                on: canvas, in: transform)
        }
    }
}
