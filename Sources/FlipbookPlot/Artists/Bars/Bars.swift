import FlipbookCanvas

/// Bars that reach from a base as far as values say. A value that is not finite has no bar.
///
///     let bars = axes.bar(["a", "b", "c"], [3, 1, 2])
///     bars.errors.y = .symmetric([0.2, 0.1, 0.3])
///     bars.texts.format = "%.1f"
///     bars.heights = [2, 4, 1]   // bars, error bars and texts follow
///
/// Made by `axes.bar(…)` or `axes.horizontalBar(…)`, or on its own and then added.
/// ``GroupedBars`` are bars of several series, side by side or on top of each other.
public final class Bars: ElementPatch {
    /// What of a bar lies at its position.
    public enum Alignment: Hashable, Sendable {
        /// Its middle.
        case center
        /// Its left side, or the lower one of a horizontal bar.
        case edge
    }

    /// Where the bars stand: x, or y of horizontal bars.
    private(set) var positions: [Double] { didSet { changed(.data) } }
    /// How far each bar reaches from its base: up, or to the right where bars are horizontal. As many as there are positions
    /// when the figure is drawn.
    public var heights: [Double] { didSet { changed(.data) } }
    /// How wide bars are, in data: one for all, or one for each.
    public var widths = [0.8] { didSet { changed(.data) } }
    /// Where bars begin: one for all, or one for each. Margins of limits that follow the data don't go beyond.
    public var bottoms = [0.0] { didSet { changed(.data) } }
    /// What of a bar lies at its position.
    public var alignment = Alignment.center { didSet { changed(.data) } }
    /// Which way bars reach.
    public var orientation: Orientation { didSet { changed(.data) } }
    /// What each bar is called in a legend, which has an entry for each that isn't empty; nil for one entry with the label
    /// of all.
    public var labels: [String]? { didSet { changed(.layout) } }
    /// The errors of the bars' ends; none are drawn until they have values.
    public let errors = ErrorBars(zOffset: 1)
    /// What is written at the bars' ends; nothing until they have a format or strings.
    public let texts = BarTexts()

    /// Bars, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - positions: where they stand.
    ///   - heights: how far they reach, as many.
    ///   - width: in data, of all of them; nil for 0.8.
    ///   - bottom: where they begin: one for all, or one for each; nil for 0.
    ///   - orientation: which way the bars reach.
    ///   - color: the colour inside.
    ///   - edgeColor: the colour of the edge; nil for none.
    ///   - edgeWidth: how wide the edge is, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ positions: [Double] = [], _ heights: [Double] = [], width: Double? = nil, bottom: [Double]? = nil,
        orientation: Orientation = .vertical, color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.positions = positions
        self.heights = heights
        self.orientation = orientation
        super.init(
            color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder)
        if let width { widths = [width] }
        if let bottom { bottoms = bottom }
        errors.parent = self
        texts.parent = self
    }

    /// Moves all bars at once; their number may change.
    public func setData(positions: [Double], heights: [Double]) {
        self.positions = positions
        self.heights = heights
    }

    override var kind: String { "bars" }

    override var isContainer: Bool { true }

    override var overlays: [Artist] { [errors, texts] }

    override var takesNextColor: Bool { true }

    /// The bars, in data; as many as all arrays have something for.
    var blocks: [Block] {
        var count = min(positions.count, heights.count)
        for values in [widths, bottoms] where values.count != 1 { count = min(count, values.count) }
        return (0..<count).map { index -> Block in
            let width: Double = widths.each(index)
            let start: Double = alignment == .center ? positions[index] - width / 2 : positions[index]
            return Block(
                from: start, to: start + width, base: bottoms.each(index), reaching: heights[index], orientation)
        }
    }

    override func limitsOfData() -> DataLimits? {
        let (corners, ends) = (blocks.corners, errors.ends(of: errorPoints))
        return DataLimits(x: corners.x + ends.x, y: corners.y + ends.y)
    }

    override var stickyX: [Double] { orientation == .horizontal && !heights.isEmpty ? bottoms : [] }
    override var stickyY: [Double] { orientation == .vertical && !heights.isEmpty ? bottoms : [] }

    private func check() throws {
        try checkLengths(
            ["positions": positions.count, "heights": heights.count, "labels": labels?.count],
            oneForAll: ["widths": widths.count, "bottoms": bottoms.count])
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try check()
        let looks = try looks(of: "bars", count: heights.count, pixelsPerPoint: transform.pixelsPerPoint)
        transform.clip(canvas) {
            for (index, block) in blocks.enumerated() where block.isFinite {
                paint(
                    block.path(transform), fill: looks.fills.each(index), stroke: looks.edges.each(index),
                    hatch: looks.hatches.each(index), on: canvas, in: transform)
            }
        }
    }

    override var legendLabels: [String] { labels ?? [label] }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        obstacles.boxes += blocks.filter(\.isFinite).map { $0.box(transform) }
    }
}

extension Bars: HasErrorBars {
    /// The middle of each bar's end.
    var errorPoints: (x: [Double], y: [Double]) {
        let blocks = blocks
        return switch orientation {
        case .vertical: (blocks.map { ($0.left + $0.right) / 2 }, blocks.map(\.top))
        case .horizontal: (blocks.map(\.right), blocks.map { ($0.bottom + $0.top) / 2 })
        }
    }

    var errorLooks: (color: Color, width: Double, alpha: Double) {
        (inheritedStyle.edgeColor, inheritedStyle.lineWidth, 1)
    }
}

extension Bars: HasBarTexts {
    var textBlocks: [(block: Block, height: Double)] { zip(blocks, heights).map { (block: $0, height: $1) } }

    var textEnds: (low: [Double], high: [Double])? {
        let isUpright = orientation == .vertical
        return isUpright ? errors.yEnds(of: errorPoints.y) : errors.xEnds(of: errorPoints.x)
    }
}

/// A rectangle in data, its sides in any order.
struct Block: Hashable, Sendable {
    var left: Double
    var right: Double
    var bottom: Double
    var top: Double

    /// A block between two ends across, that reaches from a base upwards, or to the right.
    init(from start: Double, to end: Double, base: Double, reaching height: Double, _ orientation: Orientation) {
        switch orientation {
        case .vertical: (left, right, bottom, top) = (start, end, base, base + height)
        case .horizontal: (left, right, bottom, top) = (base, base + height, start, end)
        }
    }

    var isFinite: Bool { left.isFinite && right.isFinite && bottom.isFinite && top.isFinite }

    /// The outline on the canvas.
    func path(_ transform: Transform) -> Path { transform.projection.area(x: (left, right), y: (bottom, top)) }

    /// The box around it on the canvas.
    func box(_ transform: Transform) -> Rect { transform.projection.box(x: (left, right), y: (bottom, top)) }
}

extension [Block] {
    /// Corners of those that affect limits: finite ones that are more than a point.
    var corners: (x: [Double], y: [Double]) {
        let seen = filter { $0.isFinite && ($0.left != $0.right || $0.bottom != $0.top) }
        return (seen.flatMap { [$0.left, $0.right] }, seen.flatMap { [$0.bottom, $0.top] })
    }
}

extension Axes {
    /// Draws upright bars, in the next colour of the cycle for fills. Looks that are nil are those of new ``Bars``.
    ///
    /// - Parameters:
    ///   - x: where the bars' middles stand.
    ///   - heights: how far each reaches from its base, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - width: in data; nil for 0.8.
    ///   - bottom: where bars begin: one for all, or one for each; nil for 0.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - edgeColor: the colour of the edge.
    ///   - edgeWidth: how wide the edge is, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the bars, to be changed later.
    @discardableResult
    public func bar(
        _ x: [Double], _ heights: [Double], width: Double? = nil, bottom: [Double]? = nil, color: Color? = nil,
        edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Bars {
        include(
            Bars(
                x, heights, width: width, bottom: bottom, color: color, edgeColor: edgeColor, edgeWidth: edgeWidth,
                alpha: alpha, label: label, zOrder: zOrder))
    }

    /// Draws upright bars over categories, dates or durations: names become those of the x axis, in the order in which they
    /// first appear. Bars over dates are 0.8 days wide where `width`, in seconds, is nil.
    ///
    /// - Returns: the bars, to be changed later.
    @discardableResult
    public func bar(
        _ x: some Collection<some AxisValue>, _ heights: [Double], width: Double? = nil, bottom: [Double]? = nil,
        color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Bars {
        let x = xAxis.positions(of: x)
        return include(
            Bars(
                x, heights, width: width ?? xAxis.units.barWidth, bottom: bottom, color: color, edgeColor: edgeColor,
                edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder))
    }

    /// Draws bars that reach to the right, in the next colour of the cycle for fills. Looks that are nil are those of new
    /// ``Bars``.
    ///
    /// - Parameters:
    ///   - y: where the bars' middles lie.
    ///   - widths: how far each reaches from its base, as many as there are y: drawing throws a ``PlotError`` otherwise.
    ///   - height: in data; nil for 0.8.
    ///   - left: where bars begin: one for all, or one for each; nil for 0.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - edgeColor: the colour of the edge.
    ///   - edgeWidth: how wide the edge is, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the bars, to be changed later; ``Bars/heights`` are their widths.
    @discardableResult
    public func horizontalBar(
        _ y: [Double], _ widths: [Double], height: Double? = nil, left: [Double]? = nil, color: Color? = nil,
        edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Bars {
        include(
            Bars(
                y, widths, width: height, bottom: left, orientation: .horizontal, color: color, edgeColor: edgeColor,
                edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder))
    }

    /// Draws bars beside categories: the names become those of the y axis, in the order in which they first appear.
    ///
    /// - Returns: the bars, to be changed later; ``Bars/heights`` are their widths.
    @discardableResult
    public func horizontalBar(
        _ y: some Collection<some AxisValue>, _ widths: [Double], height: Double? = nil, left: [Double]? = nil,
        color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Bars {
        let y = yAxis.positions(of: y)
        return include(
            Bars(
                y, widths, width: height ?? yAxis.units.barWidth, bottom: left, orientation: .horizontal, color: color,
                edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder))
    }
}
