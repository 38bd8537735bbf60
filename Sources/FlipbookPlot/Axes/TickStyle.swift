import FlipbookCanvas

/// The looks of the marks and labels along an axis. Lengths are in points.
public struct TickStyle: Hashable, Sendable {
    /// Where a mark reaches from the side of the axes.
    public enum Direction: Hashable, Sendable {
        /// Out of the axes.
        case out
        /// Into the axes.
        case `in`
        /// Half out of the axes, half into them.
        case inOut

        /// How much of a mark lies outside.
        var partOutside: Double {
            switch self {
            case .out: 1
            case .in: 0
            case .inOut: 0.5
            }
        }
    }

    /// Where a mark reaches.
    public var direction = Direction.out
    /// How long a mark is.
    public var length = 3.5
    /// How wide a mark is.
    public var width = 0.8
    /// From the end of a mark, or from the side where it has none outside, to its label.
    public var pad = 3.5
    /// The colour of the marks.
    public var color = Color.black
    /// The font size of the labels.
    public var labelSize = 10.0
    /// The colour of the labels.
    public var labelColor = Color.black
    /// Degrees by which labels are turned, counter-clockwise.
    public var labelRotation = 0.0
    /// The sides with marks. An x axis looks at bottom and top, a y axis at left and right.
    public var sides: Set<Side> = [.bottom, .left]
    /// The sides with labels. An x axis looks at bottom and top, a y axis at left and right.
    public var labelSides: Set<Side> = [.bottom, .left]

    /// matplotlib's defaults, to be changed.
    public init() {}

    /// matplotlib's defaults for minor ticks.
    public static var minor: TickStyle {
        var style = TickStyle()
        style.length = 2
        style.width = 0.6
        style.pad = 3.4
        return style
    }
}

/// A side of axes.
public enum Side: String, Hashable, Sendable, CaseIterable { case bottom, top, left, right }
