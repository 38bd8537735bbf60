import FlipbookCanvas

/// A box in data whose corners may be round.
public final class FancyBox: Patch {
    /// The left side of what the box is around.
    public var x: Double { didSet { changed(.data) } }
    /// The lower side of what the box is around.
    public var y: Double { didSet { changed(.data) } }
    /// From left to right of what the box is around.
    public var width: Double { didSet { changed(.data) } }
    /// From the bottom up of what the box is around.
    public var height: Double { didSet { changed(.data) } }
    /// How far the box reaches over that at all sides.
    public var pad: Double { didSet { changed(.data) } }
    /// How far from a corner the box begins to bend; 0 for square corners.
    public var cornerSize: Double { didSet { changed(.data) } }

    /// A box, to be added to axes. All lengths are in data.
    ///
    /// - Parameters:
    ///   - x: of the left edge, before the pad.
    ///   - y: of the lower edge, before the pad.
    ///   - width: before the pad.
    ///   - height: before the pad.
    ///   - pad: by how much the box is larger, on each side.
    ///   - cornerSize: how far from a corner the box begins to bend; 0 for square corners, nil for the pad.
    public init(x: Double, y: Double, width: Double, height: Double, pad: Double = 0.3, cornerSize: Double? = nil) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
        self.pad = pad
        self.cornerSize = cornerSize ?? pad
        super.init()
    }

    /// Moves the lower left corner.
    public func move(toX x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    override var kind: String { "fancy box" }

    override var outline: Path {
        Path(
            Rect(x: x - pad, y: y - pad, width: width + 2 * pad, height: height + 2 * pad), cornerSize: cornerSize)
    }
}
