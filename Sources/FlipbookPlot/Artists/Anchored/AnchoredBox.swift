import FlipbookCanvas

/// A box in a corner or at a side of axes, with something in it: an ``AnchoredText``, an ``AnchoredSizeBar``,
/// ``AnchoredDirectionArrows`` or an ``AnchoredDrawing``.
///
///     let note = AnchoredText("n = 30", at: .upperLeft)
///     note.frame.shape = .round(size: 0.2)
///     axes.add(note)
///
/// It is as large as what is in it, and lies over lines as a legend does. Limits don't follow it. A layout leaves room for it
/// unless ``DataArtist/isClipped`` is true. Added to a figure, it lies
/// in a corner or at a side of that.
public class AnchoredBox: DataArtist {
    /// Where the box lies in the axes, or in the figure that it is added to.
    public final var location: Anchor { didSet { changed(.looks) } }
    /// The box that it is placed in, as fractions of the axes or the figure, with x and y its lower left corner; nil for all of
    /// it. One without width and height is a point.
    public final var anchor: Rect? { didSet { changed(.looks) } }
    /// The distance between the content and the edge of the box, in font sizes.
    public final var pad: Double { didSet { changed(.looks) } }
    /// The distance between the box and the side of the axes, in font sizes.
    public final var axesPad: Double { didSet { changed(.looks) } }
    /// Whether there is a frame around it.
    public final var hasFrame: Bool { didSet { changed(.looks) } }
    /// The looks of the frame; nil for a square one in the style's colours of axes and edges. Its ``TextBackground/pad`` is how
    /// far it reaches over the box.
    @Styled(\AnchoredBox.standardFrame) public final var frame: TextBackground!

    private var standardFrame: TextBackground {
        TextBackground(color: inheritedStyle.axesColor, edgeColor: inheritedStyle.edgeColor, pad: 0)
    }

    init(at location: Anchor, pad: Double, axesPad: Double, hasFrame: Bool, zOrder: Double?) {
        self.location = location
        self.pad = pad
        self.axesPad = axesPad
        self.hasFrame = hasFrame
        super.init(zOrder: 5)
        isClipped = false
        set(alpha: nil, label: nil, zOrder: zOrder)
    }

    /// What is in the box, before it has a place.
    struct Content {
        /// In pixels.
        var size: Size
        /// Draws it into a room of that size.
        var draw: (Rect, any Canvas) throws -> Void
    }

    /// Measures what is in the box.
    func content(in transform: Transform, measurer: any TextMeasurer) throws -> Content {
        Content(size: Size(width: 0, height: 0)) { _, _ in }
    }

    /// What ``pad`` and ``axesPad`` are multiples of, in points.
    var fontSize: Double { inheritedStyle.legend.textSize }

    override final var affectsLimits: Bool { false }

    /// Changes in the box don't start a new layout, so that the box may change in every frame. A layout that is made for another
    /// reason leaves room for the box.
    override func changed(_ what: Changes) {
        super.changed(
            what.isDisjoint(with: [.layout, .data]) || what == .all
                ? what : what.subtracting([.layout, .data]).union(.looks))
    }

    /// The box on the canvas, with its ``pad``; nil where nothing is seen of it.
    override final func box(in transform: Transform, measurer: any TextMeasurer) throws -> Rect? {
        isVisible ? try box(around: content(in: transform, measurer: measurer), in: transform) : nil
    }

    override final func textLayouts(in transform: Transform, measurer: any TextMeasurer) throws -> [TextLayout] {
        guard isVisible else { return [] }
        try draw(on: RecordingCanvas(size: Size(width: 1, height: 1), measurer: measurer), in: transform)
        return parts.compactMap { ($0 as? Text)?.layout }
    }

    private func box(around content: Content, in transform: Transform) throws -> Rect {
        let em = fontSize * transform.pixelsPerPoint
        let size = Size(width: content.size.width + 2 * pad * em, height: content.size.height + 2 * pad * em)
        let box = location.box(of: size, in: transform.box.room(in: anchor, pad: axesPad * em))
        guard box.x.isFinite, box.y.isFinite, box.width.isFinite, box.height.isFinite else {
            throw PlotError(.size, "\(name): its place or size is not finite; give an anchor and pads that are finite")
        }
        return box
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        let content = try content(in: transform, measurer: canvas)
        let box = try box(around: content, in: transform)
        let em = fontSize * transform.pixelsPerPoint
        try transform.clip(canvas) {
            if hasFrame {
                let frame: TextBackground = frame
                let outline = try frame.shape.outline(
                    around: Rect(x: box.x, y: -box.maxY, width: box.width, height: box.height), pad: frame.pad * em,
                    scale: em, of: name
                ).map { Point(x: $0.x, y: -$0.y) }
                try frame.draw(
                    outline, opacity: min(max(alpha, 0), 1), snap: .always, on: canvas,
                    pixelsPerPoint: transform.pixelsPerPoint, of: "frame of \(name)")
            }
            try content.draw(box.insetBy(pad * em), canvas)
        }
    }
}

extension Rect {
    /// A part of the box, given in fractions from its lower left corner, made smaller by `pad` at each side; all of the box where
    /// `part` is nil.
    func room(in part: Rect?, pad: Double) -> Rect {
        let outer =
            part.map {
                Rect(
                    x: minX + $0.x * width, y: maxY - ($0.y + $0.height) * height, width: $0.width * width,
                    height: $0.height * height)
            } ?? self
        return Rect(x: outer.x + pad, y: outer.y + pad, width: outer.width - 2 * pad, height: outer.height - 2 * pad)
    }
}
