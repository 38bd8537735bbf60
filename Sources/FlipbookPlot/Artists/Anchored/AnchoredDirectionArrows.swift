import FlipbookCanvas

/// Two arrows at a right angle with a text at each, which show the directions of an image: matplotlib's
/// `AnchoredDirectionArrows`.
///
///     axes.add(AnchoredDirectionArrows("E", "N", at: .lowerLeft, color: .white))
///
/// Lengths are fractions of the axes, or lengths in other ``DataArtist/coordinates``.
public final class AnchoredDirectionArrows: AnchoredBox {
    /// What is written at the arrow to the right: one line.
    public var xString: String { didSet { changed(.looks) } }
    /// What is written at the arrow upwards: one line.
    public var yString: String { didSet { changed(.looks) } }
    /// How long the arrow to the right is.
    public var length: Double { didSet { changed(.looks) } }
    /// How many times as long the arrow upwards is; it points down where it is negative.
    public var lengthRatio = 1.0 { didSet { changed(.looks) } }
    /// What part of each arrow lies behind the place where they cross.
    public var backLength = 0.15 { didSet { changed(.looks) } }
    /// By how much both are turned, counter-clockwise.
    public var rotation: Angle { didSet { changed(.looks) } }
    /// How large the letters are, along y.
    public var textSize: Double { didSet { changed(.looks) } }
    /// The distance from the arrows to their texts along x and y, in ``DataArtist/coordinates``; (0.01, 0) unless set.
    public var textGap = (x: 0.01, y: 0.0) { didSet { changed(.looks) } }
    /// The colour of the arrows and the letters; nil for the style's of texts.
    public var color: Color? { didSet { changed(.looks) } }
    /// The shape of the arrows, and how wide their edges are. Its colours are ``color`` where they are nil.
    public var arrow = ArrowStyle(
        .simple(headLength: 15, headWidth: 10, tailWidth: 2), startGap: 0, endGap: 0, scale: 1)
    { didSet { changed(.looks) } }

    /// Two arrows, to be added to axes. Looks that are nil are the style's.
    ///
    /// - Parameters:
    ///   - xString: what is written at the arrow to the right.
    ///   - yString: what is written at the arrow upwards.
    ///   - location: where the box lies.
    ///   - length: how long the arrows are, as a fraction of the axes.
    ///   - textSize: how large the letters are, as a fraction of the height of the axes.
    ///   - rotation: by how much both are turned, counter-clockwise.
    ///   - color: the colour of the arrows and the letters.
    ///   - pad: from the arrows and texts to the box, in font sizes.
    ///   - axesPad: from the box to the edge that it lies at, in font sizes.
    ///   - hasFrame: whether there is a frame around them.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ xString: String = "", _ yString: String = "", at location: Anchor = .upperLeft, length: Double = 0.15,
        textSize: Double = 0.08, rotation: Angle = .zero, color: Color? = nil, pad: Double = 0.4,
        axesPad: Double = 0.4, hasFrame: Bool = false, zOrder: Double? = nil
    ) {
        self.xString = xString
        self.yString = yString
        self.length = length
        self.textSize = textSize
        self.rotation = rotation
        self.color = color
        super.init(at: location, pad: pad, axesPad: axesPad, hasFrame: hasFrame, zOrder: zOrder)
        coordinates = .axes
    }

    override var kind: String { "direction arrows" }

    override func content(in transform: Transform, measurer: any TextMeasurer) throws -> Content {
        let (low, high) = (transform.xLimits.lowerBound, transform.yLimits.lowerBound)
        let origin = transform(low, high)
        let unit = Point(x: transform(low + 1, high).x - origin.x, y: transform(low, high + 1).y - origin.y)
        let numbers = [length, lengthRatio, backLength, textSize, textGap.x, textGap.y, rotation.degrees]
        guard numbers.allSatisfy(\.isFinite), unit.isFinite else {
            throw PlotError(.size, "\(name): give lengths, a text size and a rotation that are finite")
        }
        let em = abs(textSize * unit.y)
        try checkFontSize(em / transform.pixelsPerPoint, of: "texts of \(name)")
        let (cosine, sine) = cosineAndSine(rotation.radians)
        func turned(_ x: Double, _ y: Double) -> Point { Point(x: cosine * x + sine * y, y: cosine * y - sine * x) }
        func place(_ x: Double, _ y: Double) -> Point { turned(x * unit.x, y * unit.y) }

        let color = color ?? inheritedStyle.textColor
        var arrow = arrow
        arrow.color = (arrow.color ?? color).faded(by: alpha)
        arrow.fillColor = (self.arrow.fillColor ?? self.arrow.color ?? color).faded(by: alpha)
        let height = length * lengthRatio
        let (right, up) = (backLength * length, backLength * height)
        var parts: [ArrowStyle.Part] = []
        for (start, end) in [(place(0, up), place(length, up)), (place(right, 0), place(right, height))] {
            parts += try arrow.parts(
                onCanvasFrom: start, to: end, outOf: nil, fontSize: 1, pixelsPerPoint: transform.pixelsPerPoint,
                of: name)
        }
        let style = TextStyle(family: inheritedStyle.fontFamily, size: em)
        let texts = [
            (xString, place(length + textGap.x, up + textGap.y)),
            (yString, place(right + textGap.x, height * (1 - backLength) + textGap.y)),
        ].filter { !$0.0.isEmpty }
        var whole = parts.compactMap(\.path.extent)
        for (string, start) in texts {
            let ink = try measurer.measure(string, style: style).ink
            let corners = [(ink.minX, ink.minY), (ink.maxX, ink.minY), (ink.maxX, ink.maxY), (ink.minX, ink.maxY)]
            let outline = Path(
                corners.map { turned($0.0, $0.1) }.map { Point(x: start.x + $0.x, y: start.y + $0.y) }, closed: true)
            if let box = outline.extent { whole.append(box) }
        }
        guard let box = whole.dropFirst().reduce(whole.first, { $0?.union($1) }) else {
            return try super.content(in: transform, measurer: measurer)
        }
        return Content(size: Size(width: box.width, height: box.height)) { [self, arrow] room, canvas in
            func moved(_ point: Point) -> Point {
                Point(x: point.x + room.x - box.x, y: point.y + room.y - box.y)
            }
            let shown = parts.map { ArrowStyle.Part(path: $0.path.map(moved), isFilled: $0.isFilled) }
            try arrow.draw(
                shown, in: inheritedStyle, on: canvas, pixelsPerPoint: transform.pixelsPerPoint, of: name)
            for (string, start) in texts {
                try canvas.drawText(
                    string, style: style, color: faded(color), at: moved(start), angle: rotation.radians)
            }
        }
    }
}
