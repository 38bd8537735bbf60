/// How the outline of a path is drawn. All lengths in pixels.
public struct Stroke: Hashable, Sendable {
    /// How an open end looks.
    public enum Cap: Hashable, Sendable { case butt, round, projecting }
    /// How a corner looks.
    public enum Join: Hashable, Sendable { case miter, round, bevel }

    /// The colour of the line.
    public var color: Color
    /// The line's width; 0 draws nothing.
    public var width: Double
    /// How the line ends; flat at its end point unless set.
    public var cap: Cap
    /// How the line turns at a corner; rounded unless set.
    public var join: Join
    /// Lengths of ink and gap in turn; empty for a solid line.
    public var dashes: [Double]
    /// How far into ``dashes`` the line begins.
    public var dashOffset: Double

    /// A line of a colour and a width in pixels, solid unless given dashes.
    public init(
        color: Color, width: Double, cap: Cap = .butt, join: Join = .round, dashes: [Double] = [],
        dashOffset: Double = 0
    ) {
        self.color = color
        self.width = width
        self.cap = cap
        self.join = join
        self.dashes = dashes
        self.dashOffset = dashOffset
    }
}

/// One of many copies of a shape: where its origin lies, how large it is, how far it is turned, and its colours.
package struct Mark: Hashable, Sendable {
    /// Where the shape's origin lies, in pixels.
    package var place: Point
    /// How many times as large as the shape it is.
    package var scale: Double
    /// The cosine of the angle by which it is turned about its origin, counter-clockwise.
    package var cosine: Double
    /// The sine of that angle.
    package var sine: Double
    /// The colour inside; nil for none.
    package var fill: Color?
    /// The colour of the outline; nil for none.
    package var edge: Color?

    package init(at place: Point, scale: Double = 1, cosine: Double = 1, sine: Double = 0, fill: Color?, edge: Color?) {
        self.place = place
        self.scale = scale
        self.cosine = cosine
        self.sine = sine
        self.fill = fill
        self.edge = edge
    }

    /// The copy as a path of its own.
    package func path(of shape: Path) -> Path {
        var path = Path()
        set(&path, to: shape)
        return path
    }

    /// Makes a path the copy, in the memory that it has.
    package func set(_ path: inout Path, to shape: Path) {
        guard sine != 0 || cosine != 1 else {
            return path.set(shape) { Point(x: $0.x * scale + place.x, y: $0.y * scale + place.y) }
        }
        let (cosine, sine) = (scale * cosine, scale * sine)
        path.set(shape) {
            Point(x: place.x + cosine * $0.x + sine * $0.y, y: place.y + cosine * $0.y - sine * $0.x)
        }
    }

    /// Whether the copy has a place, a size and an angle.
    package var isFinite: Bool { place.isFinite && scale.isFinite && cosine.isFinite && sine.isFinite }
}
