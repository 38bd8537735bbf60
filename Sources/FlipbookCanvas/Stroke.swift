/// How the outline of a path is drawn. All lengths in pixels.
public struct Stroke: Hashable, Sendable {
    /// How an open end looks.
    public enum Cap: Hashable, Sendable { case butt, round, projecting }
    /// How a corner looks.
    public enum Join: Hashable, Sendable { case miter, round, bevel }

    public var color: Color
    /// The line's width; 0 draws nothing.
    public var width: Double
    public var cap: Cap
    public var join: Join
    /// Lengths of ink and gap in turn; empty for a solid line.
    public var dashes: [Double]
    /// How far into ``dashes`` the line begins.
    public var dashOffset: Double

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
