import FlipbookCanvas

/// Bars in one row, each from an x over a length: the parts of a bar with gaps.
///
///     axes.brokenBars(from: [10, 50], lengths: [20, 30], y: 8, height: 4).colors = [.tabBlue, .tabOrange]
///
/// Made by `axes.brokenBars(…)`, or on its own and then added. A bar with a number that is not finite is left out.
public final class BrokenBars: ElementPatch {
    /// What of the row lies at ``y``.
    public enum Alignment: Hashable, Sendable {
        /// Its lower side.
        case bottom
        /// Its middle.
        case center
        /// Its upper side.
        case top
    }

    /// Where each bar begins, in data.
    public private(set) var starts: [Double] { didSet { changed(.data) } }
    /// How long each bar is, in data; to the left where it is negative. As many as there are starts when the figure is drawn.
    public private(set) var lengths: [Double] { didSet { changed(.data) } }
    /// Where the row lies, in data.
    public var y: Double { didSet { changed(.data) } }
    /// How high the row is, in data.
    public var height: Double { didSet { changed(.data) } }
    /// What of the row lies at ``y``.
    public var alignment = Alignment.bottom { didSet { changed(.data) } }

    /// Bars in one row, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - starts: where each bar begins.
    ///   - lengths: how long each bar is, as many.
    ///   - y: where the row's lower side lies.
    ///   - height: how high the row is, in data.
    ///   - color: the colour inside.
    ///   - edgeColor: the colour of the edges; nil for none.
    ///   - edgeWidth: how wide the edges are, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        from starts: [Double] = [], lengths: [Double] = [], y: Double = 0, height: Double = 1, color: Color? = nil,
        edgeColor: Color? = nil, edgeWidth: Double? = nil, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) {
        self.starts = starts
        self.lengths = lengths
        self.y = y
        self.height = height
        super.init(
            color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Moves all bars at once; their number may change.
    public func setData(starts: [Double], lengths: [Double]) {
        self.starts = starts
        self.lengths = lengths
    }

    override var kind: String { "broken bars" }

    override var isCollection: Bool { true }

    /// The bars, in data.
    var blocks: [Block] {
        let part = alignment == .bottom ? 0 : alignment == .center ? 0.5 : 1
        let bottom = y - part * height
        return zip(starts, lengths).map {
            Block(from: bottom, to: bottom + height, base: $0, reaching: $1, .horizontal)
        }
    }

    override func limitsOfData() -> DataLimits? {
        let corners = blocks.corners
        return DataLimits(x: corners.x, y: corners.y)
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try checkLengths(["starts": starts.count, "lengths": lengths.count])
        let looks = try looks(of: "bars", count: starts.count, pixelsPerPoint: transform.pixelsPerPoint)
        transform.clip(canvas) {
            for (index, block) in blocks.enumerated() where block.isFinite {
                paint(
                    block.path(transform), fill: looks.fills.each(index), stroke: looks.edges.each(index),
                    hatch: looks.hatches.each(index), on: canvas, in: transform)
            }
        }
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        obstacles.boxes += blocks.filter(\.isFinite).map { $0.box(transform) }
    }
}

extension Axes {
    /// Draws bars in one row, each from an x over a length: matplotlib's `broken_barh`. Looks that are nil are those of new
    /// ``BrokenBars``.
    ///
    /// - Parameters:
    ///   - starts: where each bar begins.
    ///   - lengths: how long each bar is, as many as there are starts: drawing throws a ``PlotError`` otherwise.
    ///   - y: where the row's lower side lies.
    ///   - height: how high the row is, in data.
    ///   - color: the colour; nil for the style's.
    ///   - edgeColor: the colour of the edges; nil for none.
    ///   - edgeWidth: how wide the edges are, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the bars, to be changed later: ``ElementPatch/colors`` says how they differ.
    @discardableResult
    public func brokenBars(
        from starts: [Double], lengths: [Double], y: Double, height: Double, color: Color? = nil,
        edgeColor: Color? = nil, edgeWidth: Double? = nil, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) -> BrokenBars {
        include(
            BrokenBars(
                from: starts, lengths: lengths, y: y, height: height, color: color, edgeColor: edgeColor,
                edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder))
    }
}
