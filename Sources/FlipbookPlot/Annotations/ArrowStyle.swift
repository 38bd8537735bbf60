import FlipbookCanvas

/// The looks of an arrow from a text to what it tells of. Lengths are in points.
public struct ArrowStyle: Hashable, Sendable {
    /// What is at an end.
    public enum Head: Hashable, Sendable {
        /// Nothing.
        case none
        /// Two lines.
        case open
        /// A triangle.
        case filled
    }

    /// What is at the text.
    public var start: Head
    /// What is at the place that the text tells of.
    public var end: Head
    /// How far the arrow bends out to the right of its way, beside its length; 0 for a straight one.
    public var bend: Double
    /// The colour of lines and heads.
    public var color: Color
    /// How wide the lines are.
    public var width: Double
    /// How the line is broken into dashes.
    public var style: LineStyle
    /// How far from the text the arrow begins.
    public var startGap: Double
    /// How far from the place that the text tells of it ends.
    public var endGap: Double

    /// A black line with an open head at its end, unless said otherwise: matplotlib's `->`.
    public init(
        start: Head = .none, end: Head = .open, bend: Double = 0, color: Color = .black, width: Double = 1,
        style: LineStyle = .solid, startGap: Double = 2, endGap: Double = 2
    ) {
        self.start = start
        self.end = end
        self.bend = bend
        self.color = color
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
    ///   - room: what the arrow begins in, and is not drawn in.
    ///   - size: of the text, in pixels: heads are .4 times as long.
    func draw(
        from start: Point, to end: Point, outOf room: Rect, size: Double, on canvas: any Canvas, pixelsPerPoint: Double,
        of name: String
    ) throws {
        try check("arrow of \(name)")
        guard
            var stroke = try style.stroke(
                color: color, alpha: 1, width: width * pixelsPerPoint, of: "arrow of \(name)")
        else { return }
        (stroke.cap, stroke.join) = (.round, .round)
        var curve = QuadraticCurve(from: start, to: end, bend: bend)
        curve.cutStart { room.surrounds($0) }
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
            canvas.draw(path, fill: kind == .filled ? color : nil, stroke: stroke, snap: .never)
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

extension Rect {
    fileprivate func surrounds(_ point: Point) -> Bool {
        minX < point.x && point.x < maxX && minY < point.y && point.y < maxY
    }
}

extension Point {
    fileprivate func isWithin(_ distance: Double, of other: Point) -> Bool {
        (x - other.x) * (x - other.x) + (y - other.y) * (y - other.y) < distance * distance
    }
}
