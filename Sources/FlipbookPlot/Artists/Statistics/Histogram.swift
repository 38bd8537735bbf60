import FlipbookCanvas

/// How many values lie in each of some bins, as bars or as an outline.
///
///     let histogram = axes.histogram(values, bins: .count(30, over: -4...4))
///     histogram.values = others   // counted again
///
/// NaN is left out, and so are values outside the bins. Made by
/// `axes.histogram(…)`, or on its own and then added.
/// Its elements are the bins where these are bars; a line and an area have one look.
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

    /// What is counted. Setting it forgets ``heights`` that were given.
    public var values: [Double] {
        didSet {
            setHeights = nil
            changed(.data)
        }
    }
    /// How values are divided.
    public var bins: Bins { didSet { changed(.data) } }
    /// How much each value counts; nil where each counts 1. As many as values when the figure is drawn.
    public var weights: [Double]? { didSet { changed(.data) } }
    /// Whether heights are divided by their sum and the bins' widths, so that the area is 1.
    public var isDensity = false { didSet { changed(.data) } }
    /// Whether each bin counts those before it too.
    public var isCumulative = false { didSet { changed(.data) } }
    /// Which way bars reach.
    public var orientation: Orientation { didSet { changed(.data) } }
    /// What the heights are drawn as.
    public let shape: Shape

    private var setHeights: [Double]?
    private var derived = Cached<Result<(heights: [Double], edges: [Double]), any Error>>()

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
        self.values = values
        self.bins = bins
        self.shape = shape
        self.orientation = orientation
        super.init(
            color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label,
            zOrder: zOrder ?? (shape == .step ? 2 : nil))
    }

    /// Changes what is counted; their number may change. Values that have ``weights`` are as many as these.
    public func setData(values: [Double]) { self.values = values }

    /// Changes what is counted and how much each value counts; their number may change.
    public func setData(values: [Double], weights: [Double]) {
        self.values = values
        self.weights = weights
    }

    /// How high each bin is. Setting it shows other heights than those of the values, as many; nothing where there can't
    /// be such bins, which is an error when the figure is drawn.
    public var heights: [Double] {
        get { (try? counted.get().heights) ?? [] }
        set {
            setHeights = newValue
            changed(.data)
        }
    }

    /// Where the bins begin and end: one more than bins; nothing where there can't be such bins.
    public var edges: [Double] { (try? counted.get().edges) ?? [] }

    override var kind: String { "histogram" }

    override func firstColor(in axes: Axes) -> Color { axes.nextColor() }

    private var counted: Result<(heights: [Double], edges: [Double]), any Error> {
        derived(dataVersion) { Result { try count() } }
    }

    /// Whether there is nothing to count, and nothing that says where bins would be.
    private var isEmpty: Bool { values.isEmpty && setHeights == nil && bins.dependOnValues }

    private func count() throws -> (heights: [Double], edges: [Double]) {
        try checkLengths(["values": values.count, "weights": weights?.count])
        let edges = try bins.edges(for: values, of: name)
        if let setHeights {
            try checkLengths(["bins": edges.count - 1, "heights": setHeights.count])
            return (setHeights, edges)
        }
        var heights = Bins.counts(of: values, weights: weights, between: edges)
        if isDensity {
            let sum = heights.reduce(0, +)
            for bin in heights.indices { heights[bin] /= sum * (isCumulative ? 1 : edges[bin + 1] - edges[bin]) }
        }
        if isCumulative {
            for bin in heights.indices.dropFirst() { heights[bin] += heights[bin - 1] }
        }
        return (heights, edges)
    }

    private var blocks: [Block] {
        guard !isEmpty, let (heights, edges) = try? counted.get() else { return [] }
        return heights.indices.map {
            Block(from: edges[$0], to: edges[$0 + 1], base: 0, reaching: heights[$0], orientation)
        }
    }

    override func limitsOfData() -> DataLimits? {
        let corners = blocks.corners
        return DataLimits(x: corners.x, y: corners.y)
    }

    override var stickyX: [Double] { orientation == .horizontal && !isEmpty ? [0] : [] }
    override var stickyY: [Double] { orientation == .vertical && !isEmpty ? [0] : [] }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        let count = try counted.get().heights.count
        let looks = try looks(
            of: "bars", count: shape == .bars ? count : 1, pixelsPerPoint: transform.pixelsPerPoint)
        guard shape == .bars else {
            let (fill, edge) = try lineLooks(looks.fills.each(0), looks.edges.each(0), transform.pixelsPerPoint)
            let path = transform(heightLine)
            if !path.isEmpty {
                transform.clip(canvas) { canvas.draw(path, fill: fill, stroke: edge, snap: .automatic) }
            }
            return
        }
        transform.clip(canvas) {
            for (index, block) in blocks.enumerated() where block.isFinite {
                let path = block.path(transform)
                let (fill, edge) = (looks.fills.each(index), looks.edges.each(index))
                if !path.isEmpty { canvas.draw(path, fill: fill, stroke: edge, snap: .automatic) }
            }
        }
    }

    /// What a line along the heights, or the area under it, is filled and edged with.
    private func lineLooks(
        _ fill: Color?, _ edge: Stroke?, _ pixelsPerPoint: Double
    ) throws -> (fill: Color?, edge: Stroke?) {
        guard shape == .step else { return (fill, edge) }
        let color = edgeColors?.first ?? edgeColor ?? colors?.first ?? color
        return (nil, try self.edge(color, width: edgeWidths?.first, pixelsPerPoint: pixelsPerPoint))
    }

    /// The line along the heights in data, from the base to the base; closed where it is filled.
    private var heightLine: Path {
        let seen = blocks.filter(\.isFinite)
        guard let first = seen.first, let last = seen.last else { return Path() }
        let isUpright = orientation == .vertical
        let steps = seen.flatMap { block in
            isUpright
                ? [Point(x: block.left, y: block.top), Point(x: block.right, y: block.top)]
                : [Point(x: block.right, y: block.bottom), Point(x: block.right, y: block.top)]
        }
        let start = isUpright ? Point(x: first.left, y: 0) : Point(x: 0, y: first.bottom)
        let end = isUpright ? Point(x: last.right, y: 0) : Point(x: 0, y: last.top)
        return Path([start] + steps + [end], closed: shape == .filledStep)
    }

    override func drawSample(ofLabel index: Int, on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        guard shape == .step else {
            return try super.drawSample(ofLabel: index, on: canvas, in: box, pixelsPerPoint: pixelsPerPoint)
        }
        canvas.draw(Path(box), fill: nil, stroke: try lineLooks(nil, nil, pixelsPerPoint).edge, snap: .automatic)
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        if shape == .bars {
            obstacles.boxes += blocks.filter(\.isFinite).map { $0.box(transform) }
        } else {
            obstacles.lines.append(transform(heightLine).corners)
        }
    }
}

extension Path {
    /// Where its lines and curves begin and end.
    var corners: [Point] {
        elements.compactMap {
            switch $0 {
            case .move(let point), .line(let point), .curve(_, _, to: let point): point
            case .close: nil
            }
        }
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
}
