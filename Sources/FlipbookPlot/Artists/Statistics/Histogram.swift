import FlipbookCanvas

/// How many values lie in each of some bins, as bars or as an outline.
///
///     let histogram = axes.histogram(values, bins: .count(30, over: -4...4))
///     histogram.values = others   // counted again
///     let both = axes.histogram(sets: [values, others], bins: 20, isStacked: true, labels: ["a", "b"])
///     both.setData(sets: [others, values])
///
/// NaN is left out, and so are values outside the bins. Made by
/// `axes.histogram(…)`, or on its own and then added.
/// Several data sets have the same bins. Their bars lie side by side, or on top of each other where they are stacked; their
/// outlines lie over each other.
///
/// The elements that looks are given for are the bins where one set is shown as bars, and the sets where there are several.
/// A line and an area have one look.
public final class Histogram: ElementPatch {
    /// What the heights are drawn as.
    public enum Shape: Hashable, Sendable {
        /// A bar for each bin.
        case bars
        /// A line along the heights.
        case step
        /// The area under the heights, in one piece.
        case filledStep
    }

    /// Which other bins each bin counts too.
    public enum Cumulation: Hashable, Sendable {
        /// Each bin counts only its own values.
        case none
        /// Each bin counts those before it too.
        case upwards
        /// Each bin counts those after it too.
        case downwards
    }

    /// Where bars lie in their bins.
    public enum Alignment: Hashable, Sendable {
        /// Their middle lies at the lower edge of the bin.
        case lowerEdge
        /// Their middle lies in the middle of the bin.
        case middle
        /// Their middle lies at the upper edge of the bin.
        case upperEdge
    }

    /// The data sets: what is counted. Setting them forgets ``heights`` that were given.
    public var sets: [[Double]] {
        didSet {
            setHeights = nil
            changed(.data)
        }
    }
    /// How values are divided: all sets together.
    public var bins: Bins { didSet { changed(.data) } }
    /// How much each value of each set counts; nil where each counts 1. As many as values when the figure is drawn.
    public var weightsOfSets: [[Double]]? { didSet { changed(.data) } }
    /// Whether heights are divided by their sum and the bins' widths, so that the area is 1: that of each set, or that of
    /// all sets where they are stacked.
    public var isDensity = false { didSet { changed(.data) } }
    /// Which other bins each bin counts too.
    public var cumulation = Cumulation.none { didSet { changed(.data) } }
    /// Whether each data set lies on top of the one before it.
    public var isStacked = false { didSet { changed(.data) } }
    /// Where bars begin: one value for all, or one for each bin.
    public var bottoms = [0.0] { didSet { changed(.data) } }
    /// Where bars lie in their bins. An outline moves by half the width of the first bin.
    public var alignment = Alignment.middle { didSet { changed(.data) } }
    /// How wide bars are together, as a fraction of their bin, at most 1; nil for 0.8 where sets lie side by side, else 1.
    /// It has no effect on an outline.
    public var relativeWidth: Double? { didSet { changed(.data) } }
    /// Which way bars reach.
    public var orientation: Orientation { didSet { changed(.data) } }
    /// What each data set is called in a legend, which has an entry for each that isn't empty; nil for one entry with the
    /// label of all.
    public var labels: [String]? { didSet { changed(.layout) } }
    /// What the heights are drawn as.
    public let shape: Shape

    private var setHeights: [Double]?
    private var derived = Cached<Result<HistogramCounts, any Error>>()
    private var setColors = SetColors()

    /// A histogram, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - values: what is counted; NaN is left out.
    ///   - bins: how values are divided. Without values, only bins that don't depend on them are drawn.
    ///   - shape: what the heights are drawn as.
    ///   - orientation: which way bars reach.
    ///   - color: the colour inside.
    ///   - edgeColor: the colour of the edge; nil for none.
    ///   - edgeWidth: how wide the edge is, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ values: [Double] = [], bins: Bins = 10, shape: Shape = .bars, orientation: Orientation = .vertical,
        color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        sets = [values]
        self.bins = bins
        self.shape = shape
        self.orientation = orientation
        super.init(
            color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label,
            zOrder: zOrder ?? (shape == .step ? 2 : nil))
    }

    /// A histogram of several data sets, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - sets: what is counted; NaN is left out.
    ///   - bins: how the values of all sets are divided.
    ///   - shape: what the heights are drawn as.
    ///   - isStacked: whether each set lies on top of the one before it.
    ///   - orientation: which way bars reach.
    ///   - colors: the colours of the sets, one for each; nil for the next ones of the axes' cycle.
    ///   - edgeColor: the colour of the edges; nil for none.
    ///   - edgeWidth: how wide the edges are, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - labels: what a legend calls the sets.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public convenience init(
        sets: [[Double]], bins: Bins = 10, shape: Shape = .bars, isStacked: Bool = false,
        orientation: Orientation = .vertical, colors: [Color]? = nil, edgeColor: Color? = nil,
        edgeWidth: Double? = nil, alpha: Double? = nil, labels: [String]? = nil, zOrder: Double? = nil
    ) {
        self.init(
            bins: bins, shape: shape, orientation: orientation, edgeColor: edgeColor, edgeWidth: edgeWidth,
            alpha: alpha, zOrder: zOrder)
        self.sets = sets
        self.isStacked = isStacked
        self.colors = colors
        self.labels = labels
    }

    /// What is counted: the first of the ``sets``. Setting it makes it the only one.
    public var values: [Double] {
        get { sets.first ?? [] }
        set { sets = [newValue] }
    }

    /// How much each of the ``values`` counts: the first of the ``weightsOfSets``. Setting it makes them the only ones.
    public var weights: [Double]? {
        get { weightsOfSets?.first }
        set { weightsOfSets = newValue.map { [$0] } }
    }

    /// Whether each bin counts others too: those before it where it is set to true.
    public var isCumulative: Bool {
        get { cumulation != .none }
        set { cumulation = newValue ? .upwards : .none }
    }

    /// Changes what is counted; their number may change. Values that have ``weights`` are as many as these.
    public func setData(values: [Double]) { self.values = values }

    /// Changes what is counted and how much each value counts; their number may change.
    public func setData(values: [Double], weights: [Double]) {
        self.values = values
        self.weights = weights
    }

    /// Changes what is counted; the numbers of sets and values may change.
    public func setData(sets: [[Double]]) { self.sets = sets }

    /// Changes what is counted and how much each value counts; the numbers of sets and values may change.
    public func setData(sets: [[Double]], weights: [[Double]]) {
        self.sets = sets
        weightsOfSets = weights
    }

    /// How high each bin of the first set is. Setting it shows other heights than those of all values, as many as bins;
    /// nothing where there can't be such bins, which is an error when the figure is drawn.
    public var heights: [Double] {
        get { heightsOfSets.first ?? [] }
        set {
            setHeights = newValue
            changed(.data)
        }
    }

    /// How high each bin of each set is; where sets are stacked, the heights of those below are added. Nothing where there
    /// can't be such bins.
    public var heightsOfSets: [[Double]] { (try? counted.get().heights) ?? [] }

    /// Where the bins begin and end: one more than bins; nothing where there can't be such bins.
    public var edges: [Double] { (try? counted.get().edges) ?? [] }

    override var kind: String { "histogram" }

    override func firstColor(in axes: Axes) -> Color { setColors.take(sets.count, from: axes) { $0.nextColor() } }

    override func forgetColors() {
        super.forgetColors()
        setColors = SetColors()
    }

    /// The counts, or why there are none.
    var counted: Result<HistogramCounts, any Error> { derived(dataVersion) { Result { try count() } } }

    /// Whether there is nothing to count, and nothing that says where bins would be.
    var isEmpty: Bool { sets.allSatisfy(\.isEmpty) && setHeights == nil && bins.dependOnValues }

    private func count() throws -> HistogramCounts {
        if let weightsOfSets {
            try checkLengths(["sets": sets.count, "weights of sets": weightsOfSets.count])
            for (set, weights) in zip(sets, weightsOfSets) {
                try checkLengths(["values": set.count, "weights": weights.count])
            }
        }
        let edges = try bins.edges(for: sets.count == 1 ? sets[0] : Array(sets.joined()), of: name)
        try checkLengths(["bins": edges.count - 1], oneForAll: ["bottoms": bottoms.count])
        if let setHeights {
            try checkLengths(["bins": edges.count - 1, "heights": setHeights.count])
            return HistogramCounts(heights: [setHeights], edges: edges)
        }
        return HistogramCounts(
            of: sets.isEmpty ? [[]] : sets, weights: sets.isEmpty ? nil : weightsOfSets, between: edges,
            isDensity: isDensity, cumulation: cumulation, isStacked: isStacked)
    }

    override func limitsOfData() -> DataLimits? {
        guard shape == .bars else {
            let points = outlines.joined()
            return DataLimits(x: points.map(\.x), y: points.map(\.y))
        }
        let corners = Array(bars.joined()).corners
        return DataLimits(x: corners.x, y: corners.y)
    }

    /// Where the margin of limits ends along the heights.
    private var sticky: [Double] { isEmpty ? [] : shape == .bars ? bottoms : [0] }
    override var stickyX: [Double] { orientation == .horizontal ? sticky : [] }
    override var stickyY: [Double] { orientation == .vertical ? sticky : [] }

    /// The colour of a set that isn't given one of ``ElementPatch/colors``.
    func color(ofSet index: Int) -> Color { hasOwnColor ? color : setColors[index] ?? color }

    override var legendLabels: [String] { labels ?? [label] }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        if shape == .bars {
            obstacles.boxes += bars.joined().filter(\.isFinite).map { $0.box(transform) }
        } else {
            obstacles.lines += outlines.map { $0.map { transform($0.x, $0.y) } }
        }
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try draw(try counted.get(), on: canvas, in: transform)
    }

    override func standardFill(_ index: Int) -> Color? { fill(color(ofSet: sets.count > 1 ? index : 0)) }

    override func drawSample(ofLabel index: Int, on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        guard shape == .step else {
            return try super.drawSample(ofLabel: index, on: canvas, in: box, pixelsPerPoint: pixelsPerPoint)
        }
        let edge = try outlineEdge(index, pixelsPerPoint)
        canvas.draw(Path(box), fill: nil, stroke: edge, snap: .automatic)
    }
}

extension Axes {
    /// Shows how many values lie in each of some bins, in the next colour of the cycle. Looks that are nil are those of a
    /// new ``Histogram``.
    ///
    /// - Parameters:
    ///   - values: NaN is left out. Drawing throws a ``PlotError`` where one is infinite and no
    ///     range or edges are given.
    ///   - bins: how they are divided: `10`, `.auto`, `.count(30, over: -4...4)`, `.edges([0, 1, 3])`.
    ///   - shape: what the heights are drawn as.
    ///   - orientation: which way bars reach.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - edgeColor: the colour of the edge.
    ///   - edgeWidth: how wide the edge is, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the histogram, to be changed later.
    @discardableResult
    public func histogram(
        _ values: [Double], bins: Bins = 10, shape: Histogram.Shape = .bars, orientation: Orientation = .vertical,
        color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Histogram {
        include(
            Histogram(
                values, bins: bins, shape: shape, orientation: orientation, color: color, edgeColor: edgeColor,
                edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder))
    }

    /// Shows how many values of several data sets lie in each of some bins, each set in the next colour of the cycle.
    /// Looks that are nil are those of a new ``Histogram``.
    ///
    /// - Parameters:
    ///   - sets: NaN is left out. Drawing throws a ``PlotError`` where a value is infinite and no range or edges are given.
    ///   - bins: how the values of all sets are divided.
    ///   - shape: what the heights are drawn as.
    ///   - isStacked: whether each set lies on top of the one before it; bars lie side by side otherwise.
    ///   - orientation: which way bars reach.
    ///   - colors: the colours of the sets, one for each; nil for those of the cycle.
    ///   - edgeColor: the colour of the edges.
    ///   - edgeWidth: how wide the edges are, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - labels: what a legend calls the sets.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the histogram, to be changed later.
    @discardableResult
    public func histogram(
        sets: [[Double]], bins: Bins = 10, shape: Histogram.Shape = .bars, isStacked: Bool = false,
        orientation: Orientation = .vertical, colors: [Color]? = nil, edgeColor: Color? = nil,
        edgeWidth: Double? = nil, alpha: Double? = nil, labels: [String]? = nil, zOrder: Double? = nil
    ) -> Histogram {
        include(
            Histogram(
                sets: sets, bins: bins, shape: shape, isStacked: isStacked, orientation: orientation, colors: colors,
                edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, labels: labels, zOrder: zOrder))
    }
}
