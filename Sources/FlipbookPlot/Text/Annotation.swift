import FlipbookCanvas

/// A text that tells of a point of the data, with an arrow from one to the other.
///
/// It is not drawn where its target lies outside the axes. Made by
/// `axes.annotate(…)`, or on its own and then
/// added.
public final class Annotation: PlacedText {
    /// The x and y that the text tells of, in data; ``position`` is where the text lies.
    public var target: (x: Double, y: Double) { didSet { changed(.looks) } }
    /// The looks of the arrow; nil for none. There is none either while the text lies at its target.
    public var arrow: ArrowStyle? { didSet { changed(.looks) } }
    /// The x and y where the text lies, in ``PlacedText/coordinates``. Until it is set or given, the text lies at its
    /// ``target``, in data, and moves with it.
    public override var position: (x: Double, y: Double) {
        get { hasPosition ? super.position : target }
        set {
            hasPosition = true
            super.position = newValue
        }
    }
    private var hasPosition: Bool

    /// A text, to be added to axes. Looks that are nil are those of the style there.
    ///
    /// - Parameters:
    ///   - string: what is written; an arrow alone is drawn where it is empty.
    ///   - target: the x and y in data that the text tells of; nothing is drawn where one is NaN.
    ///   - position: the x and y where the text lies; at the target, without an arrow, where it is nil.
    ///   - coordinates: what the text's own position is given in.
    ///   - arrow: the looks of the arrow; nil for none.
    ///   - color: the colour of the letters.
    ///   - size: the font size, in points.
    ///   - weight: how heavy the letters are.
    ///   - rotation: by how much the text is turned, counter-clockwise.
    ///   - horizontal: which side of its box lies at the position; the left one unless given.
    ///   - vertical: which height of its box lies at the position; the baseline unless given.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ string: String = "", at target: (x: Double, y: Double) = (.nan, .nan),
        textAt position: (x: Double, y: Double)? = nil, in coordinates: TextCoordinates = .data,
        arrow: ArrowStyle? = ArrowStyle(), color: Color? = nil,
        size: Double? = nil, weight: TextStyle.Weight? = nil, rotation: Angle = .zero,
        horizontal: HorizontalAlignment? = nil, vertical: VerticalAlignment? = nil, zOrder: Double? = nil
    ) {
        self.target = target
        self.arrow = arrow
        hasPosition = position != nil
        super.init(string, at: position ?? target, in: coordinates, role: .text)
        set(
            color: color, size: size, weight: weight, rotation: rotation,
            horizontal: horizontal, vertical: vertical, zOrder: zOrder)
    }

    /// Moves the point that the text tells of, in data. The text stays at its ``position``, where it has one.
    public func setData(target: (x: Double, y: Double)) { self.target = target }

    /// Moves the point that the text tells of, in data, and the text, in its ``PlacedText/coordinates``.
    public func setData(target: (x: Double, y: Double), position: (x: Double, y: Double)) {
        self.target = target
        self.position = position
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        let target = transform(target.x, target.y)
        guard transform.box.holds(target) else { return forgetLayout() }
        if let arrow, hasPosition, let (start, room) = try arrowStart(in: transform, measurer: canvas) {
            let size: Double = size
            try checkFontSize(size, of: name)
            try arrow.draw(
                from: start, to: target, outOf: room, size: size * transform.pixelsPerPoint, in: inheritedStyle,
                on: canvas, pixelsPerPoint: transform.pixelsPerPoint, of: name)
        }
        try super.draw(on: canvas, in: transform)
    }

    /// Where the arrow begins, and the box around the text that it is not drawn in: nil where there is no text. An empty
    /// text is a point.
    private func arrowStart(in transform: Transform, measurer: any TextMeasurer) throws -> (Point, Rect?)? {
        if string.isEmpty {
            let point = point(in: transform)
            return isVisible && point.isFinite ? (point, nil) : nil
        }
        return try layOut(in: transform, measurer: measurer).map { layout in
            let pad = background.map { $0.pad * size } ?? 2
            return (
                Point(x: layout.box.midX, y: layout.box.midY), layout.box.insetBy(-pad * transform.pixelsPerPoint)
            )
        }
    }

    override func point(in transform: Transform) -> Point {
        hasPosition ? super.point(in: transform) : transform(target.x, target.y)
    }
}

/// The looks of an arrow from a text to what it tells of. Lengths are in points.
public struct ArrowStyle: Hashable, Sendable {
    /// What is at an end.
    public enum Head: Hashable, Sendable {
        /// Nothing.
        case none
        /// Two lines.
        case open
        /// A triangle, filled with ``ArrowStyle/fillColor``: matplotlib's `-|>`.
        case filled
    }

    /// What is at the text.
    public var start: Head
    /// What is at the point that the text tells of.
    public var end: Head
    /// How far the arrow bends out to the right of its way, as a fraction of its length; 0 for a straight one.
    public var bend: Double
    /// The colour of the lines; nil for the style's for edges, which is black.
    public var color: Color?
    /// The colour inside filled heads; nil for ``color``, and for the first colour of the style's cycle where that is nil
    /// too.
    public var fillColor: Color?
    /// How wide the lines are.
    public var width: Double
    /// How the line is broken into dashes.
    public var style: LineStyle
    /// How far from the text the arrow begins.
    public var startGap: Double
    /// How far from the point that the text tells of it ends.
    public var endGap: Double

    /// A black line with an open head at its end, unless said otherwise: matplotlib's `->`.
    public init(
        start: Head = .none, end: Head = .open, bend: Double = 0, color: Color? = nil, fillColor: Color? = nil,
        width: Double = 1, style: LineStyle = .solid, startGap: Double = 2, endGap: Double = 2
    ) {
        self.start = start
        self.end = end
        self.bend = bend
        self.color = color
        self.fillColor = fillColor
        self.width = width
        self.style = style
        self.startGap = startGap
        self.endGap = endGap
    }

    /// Throws where the arrow can't be drawn.
    private func check(_ name: String) throws {
        guard [bend, startGap, endGap].allSatisfy(\.isFinite) else {
            throw PlotError(.size, "\(name): its bend and its gaps must be finite numbers")
        }
    }

    /// Draws the arrow between two points of the canvas.
    ///
    /// - Parameters:
    ///   - room: what the arrow begins in, and is not drawn in; nil for nothing.
    ///   - size: of the text, in pixels: heads are .4 times as long.
    ///   - inherited: where it has the colours that it isn't given.
    func draw(
        from start: Point, to end: Point, outOf room: Rect?, size: Double, in inherited: Style, on canvas: any Canvas,
        pixelsPerPoint: Double, of name: String
    ) throws {
        try check("arrow of \(name)")
        guard
            var stroke = try style.stroke(
                color: color ?? inherited.edgeColor, width: width * pixelsPerPoint, of: "arrow of \(name)")
        else { return }
        (stroke.cap, stroke.join) = (.round, .round)
        var curve = QuadraticCurve(from: start, to: end, bend: bend)
        if let room { curve.cutStart { room.surrounds($0) } }
        let (first, last) = (curve.start, curve.end)
        curve.cutStart { $0.isWithin(startGap * pixelsPerPoint, of: first) }
        curve.cutEnd { $0.isWithin(endGap * pixelsPerPoint, of: last) }
        let startHead = ArrowHead(at: curve.start, from: curve.control, size: size, lineWidth: stroke.width)
        let endHead = ArrowHead(at: curve.end, from: curve.control, size: size, lineWidth: stroke.width)
        if self.start != .none, let startHead { curve.start = startHead.tip }
        if self.end != .none, let endHead { curve.end = endHead.tip }
        canvas.stroke(curve.path, stroke, snap: .never)
        stroke.dashes = []
        for (kind, head) in [(self.start, startHead), (self.end, endHead)] {
            guard kind != .none, let head else { continue }
            let path = Path([head.left, head.tip, head.right], closed: kind == .filled)
            let fill = fillColor ?? color ?? inherited.firstColor
            canvas.draw(path, fill: kind == .filled ? fill : nil, stroke: stroke, snap: .never)
        }
    }
}

/// The three points of an arrow's head.
private struct ArrowHead {
    let left: Point
    let tip: Point
    let right: Point

    /// The head of a line that comes from `origin` to `end`, set back so that the ends of its own lines don't reach beyond
    /// it; nil where the line has no length.
    init?(at end: Point, from origin: Point, size: Double, lineWidth: Double) {
        let (dx, dy) = (origin.x - end.x, origin.y - end.y)
        let distance = (dx * dx + dy * dy).squareRoot()
        guard distance > 0 else { return nil }
        let (along, across) = (0.4 * size / distance, 0.2 * size / distance)
        let sine = across / (along * along + across * across).squareRoot()
        let back = 0.5 * lineWidth / sine / distance
        let tip = Point(x: end.x + back * dx, y: end.y + back * dy)
        self.tip = tip
        left = Point(x: tip.x + along * dx + across * dy, y: tip.y + along * dy - across * dx)
        right = Point(x: tip.x + along * dx - across * dy, y: tip.y + along * dy + across * dx)
    }
}

extension Point {
    fileprivate func isWithin(_ distance: Double, of other: Point) -> Bool {
        (x - other.x) * (x - other.x) + (y - other.y) * (y - other.y) < distance * distance
    }
}

/// A Bézier curve with one control point, on the canvas.
struct QuadraticCurve: Hashable, Sendable {
    var start: Point
    var control: Point
    var end: Point

    /// A curve that bends out to the right of its way by `bend` times its length (half of that in the end).
    init(from start: Point, to end: Point, bend: Double) {
        self.init(
            start: start,
            control: Point(
                x: (start.x + end.x) / 2 - bend * (end.y - start.y), y: (start.y + end.y) / 2 + bend * (end.x - start.x)
            ), end: end)
    }

    private init(start: Point, control: Point, end: Point) {
        self.start = start
        self.control = control
        self.end = end
    }

    /// The curve as a path.
    var path: Path {
        var path = Path()
        path.move(to: start)
        path.curve(control.part(1.0 / 3, of: start), control.part(1.0 / 3, of: end), to: end)
        return path
    }

    /// Cuts off the beginning that lies in a region; nothing where the whole curve does, or where it begins outside.
    mutating func cutStart(_ isInside: (Point) -> Bool) {
        if let parameter = exit(isInside) { self = split(at: parameter).after }
    }

    /// Cuts off the end that lies in a region; nothing where the whole curve does, or where it ends outside.
    mutating func cutEnd(_ isInside: (Point) -> Bool) {
        let backwards = QuadraticCurve(start: end, control: control, end: start)
        if let parameter = backwards.exit(isInside) { self = split(at: 1 - parameter).before }
    }

    /// How far along the curve it leaves a region, found by halving to a hundredth of a pixel.
    private func exit(_ isInside: (Point) -> Bool) -> Double? {
        guard isInside(start), !isInside(end) else { return nil }
        var (inside, outside) = (0.0, 1.0)
        while true {
            let (near, far) = (split(at: inside).before.end, split(at: outside).before.end)
            let middle = (inside + outside) / 2
            let isClose = abs(near.x - far.x) < 0.01 && abs(near.y - far.y) < 0.01
            if isClose || middle == inside || middle == outside { return middle }
            if isInside(split(at: middle).before.end) { inside = middle } else { outside = middle }
        }
    }

    /// The curve in two (de Casteljau's algorithm).
    private func split(at parameter: Double) -> (before: QuadraticCurve, after: QuadraticCurve) {
        let (first, second) = (control.part(1 - parameter, of: start), end.part(1 - parameter, of: control))
        let middle = second.part(1 - parameter, of: first)
        return (
            QuadraticCurve(start: start, control: first, end: middle),
            QuadraticCurve(start: middle, control: second, end: end)
        )
    }
}

extension Point {
    /// The point that is made of so much of another and the rest of this one.
    fileprivate func part(_ part: Double, of other: Point) -> Point {
        Point(x: x + part * (other.x - x), y: y + part * (other.y - y))
    }
}

extension Axes {
    /// Writes a text that tells of a point of the data, with an arrow from one to the other.
    ///
    ///     axes.annotate("maximum", at: (1.57, 1), textAt: (3, 1.2))
    ///
    /// - Parameters:
    ///   - string: what is written; an arrow alone is drawn where it is empty.
    ///   - target: the x and y in data that the text tells of.
    ///   - position: the x and y of the text's lower left corner; at the target, without an arrow, where it is nil.
    ///   - coordinates: what the text's own position is given in.
    ///   - arrow: the looks of the arrow; nil for none.
    ///   - color: the colour of the letters; nil for the style's.
    ///   - size: the font size, in points; nil for the style's.
    ///   - weight: how heavy the letters are.
    ///   - rotation: by how much it is turned, counter-clockwise.
    ///   - horizontal: which side of the text's box lies at the position; the left one unless given.
    ///   - vertical: which height of the text's box lies at the position; the baseline unless given.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the text, to be changed later.
    @discardableResult
    public func annotate(
        _ string: String, at target: (x: Double, y: Double), textAt position: (x: Double, y: Double)? = nil,
        in coordinates: TextCoordinates = .data, arrow: ArrowStyle? = ArrowStyle(), color: Color? = nil,
        size: Double? = nil, weight: TextStyle.Weight? = nil, rotation: Angle = .zero,
        horizontal: HorizontalAlignment? = nil, vertical: VerticalAlignment? = nil, zOrder: Double? = nil
    ) -> Annotation {
        include(
            Annotation(
                string, at: target, textAt: position, in: coordinates, arrow: arrow, color: color, size: size,
                weight: weight, rotation: rotation,
                horizontal: horizontal, vertical: vertical, zOrder: zOrder))
    }
}
