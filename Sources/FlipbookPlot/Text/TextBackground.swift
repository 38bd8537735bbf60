import FlipbookCanvas

/// A box behind a text, or the frame of an ``AnchoredBox``.
public struct TextBackground: Hashable, Sendable {
    /// The shape of the box.
    public var shape: BoxStyle
    /// The colour of the box; nil for an outline only.
    public var color: Color?
    /// The colour of the outline; nil for none.
    public var edgeColor: Color?
    /// How wide the outline is, in points.
    public var edgeWidth: Double
    /// How the outline is broken into dashes; solid unless set.
    public var edgeStyle = LineStyle.solid
    /// How far the box reaches over the text, in font sizes.
    public var pad: Double
    /// Multiplies the alpha of both colours.
    public var alpha: Double

    /// How the box is drawn, one effect after the other; as it is where it is empty.
    public var pathEffects: [PathEffect] = []

    /// A white box with a thin black outline, unless said otherwise.
    public init(
        _ shape: BoxStyle = .square, color: Color? = .white, edgeColor: Color? = .black, edgeWidth: Double = 1,
        pad: Double = 0.3, alpha: Double = 1
    ) {
        self.shape = shape
        self.color = color
        self.edgeColor = edgeColor
        self.edgeWidth = edgeWidth
        self.pad = pad
        self.alpha = alpha
    }

    /// Draws the box behind a text that is laid out, turned as the text is.
    ///
    /// - Parameter fontSize: in points.
    func draw(
        behind text: TextLayout, fontSize: Double, on canvas: any Canvas, in transform: Transform, of name: String
    ) throws {
        let path = try outline(behind: text, fontSize: fontSize, in: transform, of: name)
        try draw(path, on: canvas, pixelsPerPoint: transform.pixelsPerPoint, of: "background of \(name)")
    }

    /// Draws the box with this outline.
    ///
    /// - Parameter opacity: multiplies its alpha.
    func draw(
        _ path: Path, opacity: Double = 1, snap: Snap = .automatic, on canvas: any Canvas, pixelsPerPoint: Double,
        of name: String
    ) throws {
        let alpha = alpha * opacity
        let stroke = try edgeColor.flatMap {
            try edgeStyle.stroke(color: $0, alpha: alpha, width: edgeWidth * pixelsPerPoint, of: "outline of \(name)")
        }
        let canvas = try canvas.affected(by: pathEffects, pixelsPerPoint: pixelsPerPoint, of: name)
        canvas.draw(path, fill: color.map { $0.faded(by: alpha) }, stroke: stroke?.mitered, snap: snap)
    }

    /// The outline of the box on the canvas.
    func outline(behind text: TextLayout, fontSize: Double, in transform: Transform, of name: String) throws -> Path {
        let scale = fontSize * transform.pixelsPerPoint
        let height = text.flat.height
        return try shape.outline(
            around: Rect(x: 0, y: 0, width: text.flat.width, height: height), pad: pad * scale, scale: scale, of: name
        )
        .map { text.onCanvas(Point(x: $0.x, y: height - $0.y)) }
    }
}

extension Stroke {
    /// The outline of a box: sharp corners.
    var mitered: Stroke {
        var stroke = self
        stroke.join = .miter
        stroke.cap = .butt
        return stroke
    }

    /// The line cut off at its ends.
    var cutOff: Stroke {
        var stroke = self
        stroke.cap = .butt
        return stroke
    }
}

extension Path {
    /// The outline of a box whose corners are rounded by parabolas, as matplotlib's round box.
    ///
    /// - Parameters:
    ///   - cornerSize: how far from a corner it begins to bend.
    ///   - map: where each point is put.
    init(_ box: Rect, cornerSize size: Double, _ map: (Point) -> Point = { $0 }) {
        self.init()
        let corners = [
            Point(x: box.minX, y: box.maxY), Point(x: box.maxX, y: box.maxY), Point(x: box.maxX, y: box.minY),
            Point(x: box.minX, y: box.minY),
        ]
        guard size > 0 else {
            self.init(corners.map(map), closed: true)
            return
        }
        /// The point at a distance from one corner on the side to another.
        func point(from corner: Point, to other: Point, _ distance: Double) -> Point {
            let length = abs(other.x - corner.x) + abs(other.y - corner.y)
            let part = length > 0 ? distance / length : 0
            return Point(x: corner.x + (other.x - corner.x) * part, y: corner.y + (other.y - corner.y) * part)
        }
        for index in 0...3 {
            let (before, corner, after) = (corners[(index + 3) % 4], corners[index], corners[(index + 1) % 4])
            let (start, end) = (point(from: corner, to: before, size), point(from: corner, to: after, size))
            if isEmpty { move(to: map(start)) } else { line(to: map(start)) }
            curve(
                map(point(from: corner, to: before, size / 3)), map(point(from: corner, to: after, size / 3)),
                to: map(end))
        }
        close()
    }
}
