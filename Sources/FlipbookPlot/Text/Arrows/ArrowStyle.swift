import FlipbookCanvas

/// The looks of an arrow: of an ``Annotation``, of a ``FancyArrow``.
///
///     axes.annotate("peak", at: (1, 2), textAt: (3, 3), arrow: ArrowStyle(.fancy(), connection: .arc3(bend: 0.3)))
///
/// Its ``shape`` is what is drawn along the way that its ``connection`` takes.
public struct ArrowStyle: Hashable, Sendable {
    /// What is drawn along the way.
    public var shape: Shape
    /// The way from the start to the end.
    public var connection: Connection
    /// The colour of the lines and edges; nil for the style's for edges, which is black.
    public var color: Color?
    /// The colour inside filled heads and shapes; nil for ``color``, and for the first colour of the style's cycle where that
    /// is nil too.
    public var fillColor: Color?
    /// How wide the lines are, in points.
    public var width: Double
    /// How the line is broken into dashes.
    public var style: LineStyle
    /// How far from the start the arrow begins, in points: from the box of a text, where it begins at one.
    public var startGap: Double
    /// How far from the end the arrow ends, in points.
    public var endGap: Double
    /// What lengths of heads and widths of shapes are multiples of, in points; nil for the size of the text, and for 10 where
    /// there is none.
    public var scale: Double?
    /// How much higher the arrow is drawn than ``shape`` makes it.
    public var aspect = 1.0
    /// Where in the box of the text the arrow begins, as a fraction of its width from the left.
    public var startX = 0.5
    /// Where in the box of the text the arrow begins, as a fraction of its height from below.
    public var startY = 0.5

    /// How the arrow is drawn, one effect after the other; as it is where it is empty.
    public var pathEffects: [PathEffect] = []

    /// A black line with an open head at its end, unless said otherwise: matplotlib's `->`.
    public init(
        _ shape: Shape = .line(), connection: Connection = .arc3(), color: Color? = nil,
        fillColor: Color? = nil, width: Double = 1, style: LineStyle = .solid, startGap: Double = 2,
        endGap: Double = 2, scale: Double? = nil
    ) {
        self.shape = shape
        self.connection = connection
        self.color = color
        self.fillColor = fillColor
        self.width = width
        self.style = style
        self.startGap = startGap
        self.endGap = endGap
        self.scale = scale
    }
}

extension ArrowStyle {
    /// What is at an end of a line.
    public enum Head: Hashable, Sendable {
        /// Nothing.
        case none
        /// Two lines: matplotlib's `>`.
        case open
        /// A triangle, filled with ``ArrowStyle/fillColor``: matplotlib's `|>`.
        case filled
        /// A square bracket that opens away from the line, so many times as wide and long as the arrow's scale, and turned
        /// counter-clockwise: matplotlib's `[`.
        case bracket(width: Double = 1, length: Double = 0.2, angle: Angle = .zero)
        /// A line across, so many times as wide as the arrow's scale, and turned counter-clockwise: matplotlib's `|`.
        case bar(width: Double = 1, angle: Angle = .zero)
    }

    /// What is drawn along the way of an arrow. Lengths and widths are multiples of the arrow's scale, unless said otherwise.
    public struct Shape: Hashable, Sendable {
        enum Kind: Hashable, Sendable {
            case line(start: Head, end: Head, length: Double, width: Double)
            case simple(length: Double, width: Double, tail: Double)
            case fancy(length: Double, width: Double, tail: Double)
            case wedge(tail: Double, shrink: Double)
            case plain(length: Double, width: Double, tail: Double, shrink: Double)
        }
        let kind: Kind

        /// A line with a head at its end, unless said otherwise: matplotlib's `->`, `<|-|>`, `]-[` and so on.
        ///
        /// - Parameters:
        ///   - start: what is at its start.
        ///   - end: what is at its end.
        ///   - headLength: how long open and filled heads are.
        ///   - headWidth: half of how wide open and filled heads are.
        public static func line(
            start: Head = .none, end: Head = .open, headLength: Double = 0.4, headWidth: Double = 0.2
        ) -> Shape {
            Shape(kind: .line(start: start, end: end, length: headLength, width: headWidth))
        }

        /// A filled arrow: a triangle and a shaft of one width. It takes a way of ``Connection/arc3(bend:)`` or
        /// ``Connection/angle3(start:end:)`` only.
        public static func simple(
            headLength: Double = 0.5, headWidth: Double = 0.5, tailWidth: Double = 0.2
        ) -> Shape {
            Shape(kind: .simple(length: headLength, width: headWidth, tail: tailWidth))
        }

        /// A filled arrow whose shaft becomes thinner from a forked start. It takes a way of ``Connection/arc3(bend:)`` or
        /// ``Connection/angle3(start:end:)`` only.
        public static func fancy(
            headLength: Double = 0.4, headWidth: Double = 0.4, tailWidth: Double = 0.4
        ) -> Shape {
            Shape(kind: .fancy(length: headLength, width: headWidth, tail: tailWidth))
        }

        /// A filled wedge, `tailWidth` wide at its start, `shrinkFactor` times that half way, and pointed at its end. It takes a
        /// way of ``Connection/arc3(bend:)`` or ``Connection/angle3(start:end:)`` only.
        public static func wedge(tailWidth: Double = 0.3, shrinkFactor: Double = 0.5) -> Shape {
            Shape(kind: .wedge(tail: tailWidth, shrink: shrinkFactor))
        }

        /// A filled arrow whose size is given in points: what matplotlib draws where no `arrowstyle` is given.
        ///
        /// At a text it begins at the nearest corner or middle of a side of its box. Its gaps are `shrink` times its length, in
        /// place of those of the arrow.
        public static func plain(
            width: Double = 4, headWidth: Double = 12, headLength: Double = 12, shrink: Double = 0
        ) -> Shape {
            Shape(kind: .plain(length: headLength, width: headWidth, tail: width, shrink: shrink))
        }
    }

    /// The way of an arrow from its start to its end. Angles are counter-clockwise, from the right.
    public struct Connection: Hashable, Sendable {
        enum Kind: Hashable, Sendable {
            case arc3(bend: Double)
            case angle3(start: Angle, end: Angle)
            case angle(start: Angle, end: Angle, radius: Double)
            case arc(start: Angle, end: Angle, startArm: Double, endArm: Double, radius: Double)
            case bar(startArm: Double, endArm: Double, fraction: Double, angle: Angle?)
        }
        let kind: Kind

        /// A parabola that bends out to the right of the way, `bend` times its length for what controls it and half of that
        /// for the curve; a straight line unless given.
        public static func arc3(bend: Double = 0) -> Connection { Connection(kind: .arc3(bend: bend)) }

        /// A parabola that leaves the start and comes to the end along lines of these angles; a straight line where they are
        /// parallel.
        public static func angle3(start: Angle = .degrees(90), end: Angle = .zero) -> Connection {
            Connection(kind: .angle3(start: start, end: end))
        }

        /// Two straight lines of these angles, with a corner that is rounded from so many pixels before it on; one line where
        /// they are parallel.
        public static func angle(
            start: Angle = .degrees(90), end: Angle = .zero, radius: Double = 0
        ) -> Connection {
            Connection(kind: .angle(start: start, end: end, radius: radius))
        }

        /// Straight arms at both ends with a line between them. Arms of length 0 are left out. Lengths, and the radius of the
        /// corners, are in pixels.
        public static func arc(
            start: Angle = .zero, end: Angle = .zero, startArm: Double = 0, endArm: Double = 0, radius: Double = 0
        ) -> Connection {
            Connection(kind: .arc(start: start, end: end, startArm: startArm, endArm: endArm, radius: radius))
        }

        /// A line beside the way, with an arm to each end.
        ///
        /// - Parameters:
        ///   - startArm: the least length of the arm at the start, in pixels.
        ///   - endArm: the least length of the arm at the end, in pixels.
        ///   - fraction: how much longer the arms are, as a fraction of the distance of the ends.
        ///   - angle: of the line; along the way where it is nil.
        public static func bar(
            startArm: Double = 0, endArm: Double = 0, fraction: Double = 0.3, angle: Angle? = nil
        ) -> Connection {
            Connection(kind: .bar(startArm: startArm, endArm: endArm, fraction: fraction, angle: angle))
        }
    }
}

extension ArrowStyle.Connection {
    /// The way between two points, y up: the connection styles of matplotlib's `patches.py`.
    func line(from start: Point, to end: Point) -> ArrowLine {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        switch kind {
        case .arc3(let bend):
            let middle = Point(x: (start.x + end.x) / 2 + bend * dy, y: (start.y + end.y) / 2 - bend * dx)
            return ArrowLine(start: start, pieces: [.curve(middle, end)])
        case .angle3(let startAngle, let endAngle):
            let corner = start.crossing(startAngle.direction, end, endAngle.direction) ?? start.part(0.5, of: end)
            return ArrowLine(start: start, pieces: [.curve(corner, end)])
        case .angle(let startAngle, let endAngle, let radius):
            guard let corner = start.crossing(startAngle.direction, end, endAngle.direction) else {
                return ArrowLine(start: start, pieces: [.line(end)])
            }
            guard radius != 0 else { return ArrowLine(start: start, pieces: [.line(corner), .line(end)]) }
            return ArrowLine(
                start: start,
                pieces: [
                    .line(corner.going(radius, corner.direction(to: start))),
                    .curve(corner, corner.going(radius, corner.direction(to: end))), .line(end),
                ])
        case .arc(let startAngle, let endAngle, let startArm, let endArm, let radius):
            var corners: [Point] = []
            if startArm != 0 { corners.append(start.going(startArm, startAngle.direction)) }
            if endArm != 0 { corners.append(end.going(endArm, endAngle.direction)) }
            var pieces: [ArrowLine.Piece] = []
            for (index, corner) in corners.enumerated() {
                // The first arm is gone along even where the corner's radius is longer than it.
                let isStartArm = index == 0 && startArm != 0
                let before =
                    isStartArm
                    ? start.going(startArm - radius, startAngle.direction)
                    : corner.going(radius, corner.direction(to: index == 0 ? start : corners[index - 1]))
                let next = index + 1 < corners.count ? corners[index + 1] : end
                pieces += [.line(before), .curve(corner, corner.going(radius, corner.direction(to: next)))]
            }
            return ArrowLine(start: start, pieces: pieces + [.line(end)])
        case .bar(let startArm, let endArm, let fraction, let angle):
            let distance = start.distance(to: end)
            var endArm = endArm
            var foot = end
            if let angle {
                let way = angle.direction
                foot = start.going(dx * way.x + dy * way.y, way)
                endArm -= dy * way.x - dx * way.y
            }
            let way = start.direction(to: foot)
            let arm = fraction * distance + max(startArm, endArm)
            let across = Point(x: way.y, y: -way.x)
            return ArrowLine(
                start: start, pieces: [.line(start.going(arm, across)), .line(foot.going(arm, across)), .line(end)])
        }
    }

    /// The numbers that must be finite.
    var numbers: [Double] {
        switch kind {
        case .arc3(let bend): [bend]
        case .angle3(let start, let end): [start.degrees, end.degrees]
        case .angle(let start, let end, let radius): [start.degrees, end.degrees, radius]
        case .arc(let start, let end, let startArm, let endArm, let radius):
            [start.degrees, end.degrees, startArm, endArm, radius]
        case .bar(let startArm, let endArm, let fraction, let angle):
            [startArm, endArm, fraction, angle?.degrees ?? 0]
        }
    }
}

extension Angle {
    /// The vector of length 1 at this angle, y up.
    fileprivate var direction: Point {
        let (cosine, sine) = cosineAndSine(radians)
        return Point(x: cosine, y: sine)
    }
}
