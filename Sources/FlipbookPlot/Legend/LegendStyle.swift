import FlipbookCanvas

/// The looks of a legend. Lengths are in font sizes of its texts unless said otherwise.
public struct LegendStyle: Hashable, Sendable {
    /// The font size of the texts, in points.
    public var textSize = 10.0
    /// The font size of the title, in points.
    public var titleSize = 10.0
    /// The colour of the texts; nil for the style's.
    public var textColor: Color?
    /// How many columns the entries are spread over.
    public var columns = 1
    /// Whether there is a box around the entries.
    public var hasFrame = true
    /// The colour of the box; nil for that of the axes.
    public var color: Color?
    /// The colour of the box's outline.
    public var edgeColor = Color(red: 0.8, green: 0.8, blue: 0.8)
    /// How wide the box's outline is, in points.
    public var edgeWidth = 1.0
    /// Multiplies the alpha of the box and its outline.
    public var alpha = 0.8
    /// How far from a corner the box begins to bend; 0 for a square one.
    public var cornerSize = 0.2
    /// From the entries to the box.
    public var pad = 0.4
    /// From one entry to the one below.
    public var rowGap = 0.5
    /// From one column to the next.
    public var columnGap = 2.0
    /// How wide the sample of an artist is.
    public var handleLength = 2.0
    /// How high the sample of an artist is.
    public var handleHeight = 0.7
    /// From the sample of an artist to its text.
    public var handlePad = 0.8
    /// From the box to the edge that it lies at.
    public var axesPad = 0.5

    /// matplotlib's defaults, to be changed.
    public init() {}
}

/// Where a legend lies, in its axes or another box.
public enum LegendLocation: Hashable, Sendable, CaseIterable {
    /// Where it hides the least of what is drawn.
    ///
    /// In an animation the place is chosen from what `setup` shows, so that the legend doesn't jump from frame to frame;
    /// a legend that has no entries then, or comes later, is placed for each frame by itself.
    case best
    /// In the upper right corner.
    case upperRight
    /// In the upper left corner.
    case upperLeft
    /// In the lower left corner.
    case lowerLeft
    /// In the lower right corner.
    case lowerRight
    /// In the middle of the left side.
    case centerLeft
    /// In the middle of the right side.
    case centerRight
    /// In the middle of the lower side.
    case lowerCenter
    /// In the middle of the upper side.
    case upperCenter
    /// In the middle.
    case center

    /// Where the legend's box lies on the way from the left to the right, and from the top to the bottom: 0...1.
    var anchor: (x: Double, y: Double) {
        switch self {
        case .best, .upperRight: (1, 0)
        case .upperLeft: (0, 0)
        case .lowerLeft: (0, 1)
        case .lowerRight: (1, 1)
        case .centerLeft: (0, 0.5)
        case .centerRight: (1, 0.5)
        case .lowerCenter: (0.5, 1)
        case .upperCenter: (0.5, 0)
        case .center: (0.5, 0.5)
        }
    }

    /// The places to choose from, the preferred ones first.
    static let candidates: [LegendLocation] = [
        .upperRight, .upperLeft, .lowerLeft, .lowerRight, .centerRight, .centerLeft, .lowerCenter, .upperCenter,
        .center,
    ]
}
