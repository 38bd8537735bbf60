import FlipbookCanvas

/// How many values lie in each of some bins, as bars or as an outline.
///
///     let histogram = axes.histogram(values, bins: .count(30, over: -4...4))
///     histogram.values = others   // counted again
///
/// NaN is left out, and so are values outside the bins. Made by
/// ``Axes/histogram(_:bins:shape:)``, or on its own and then added.
public final class Histogram: Patch {
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
    public var orientation = Orientation.vertical { didSet { changed(.data) } }
    /// What the heights are drawn as.
    public let shape: Shape

    private var setHeights: [Double]?
    private var derived = Cached<Result<(heights: [Double], edges: [Double]), any Error>>()

    /// A histogram, to be added to axes.
    public init(_ values: [Double], bins: Bins = 10, shape: Shape = .bars) {
        self.values = values
        self.bins = bins
        self.shape = shape
        super.init(zOrder: shape == .step ? 2 : 1)
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

    private func count() throws -> (heights: [Double], edges: [Double]) {
        if let weights, weights.count != values.count {
            throw PlotError(
                .lengthsDiffer, "\(name): there are \(weights.count) weights for \(values.count) values; give as many")
        }
        let edges = try bins.edges(for: values, of: name)
        if let setHeights {
            guard setHeights.count == edges.count - 1 else {
                throw PlotError(
                    .lengthsDiffer,
                    "\(name): there are \(setHeights.count) heights for \(edges.count - 1) bins; give as many")
            }
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
        guard let (heights, edges) = try? counted.get() else { return [] }
        return heights.indices.map {
            Block(from: edges[$0], to: edges[$0 + 1], base: 0, reaching: heights[$0], orientation)
        }
    }

    override func limitsOfData() -> DataLimits? {
        let corners = blocks.corners
        return DataLimits(x: corners.x, y: corners.y)
    }

    override var stickyX: [Double] { orientation == .horizontal ? [0] : [] }
    override var stickyY: [Double] { orientation == .vertical ? [0] : [] }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        _ = try counted.get()
        let fill = shape == .step ? nil : fill()
        let edge = try edge(shape == .step ? edgeColor ?? color : nil, pixelsPerPoint: transform.pixelsPerPoint)
        transform.clip(canvas) {
            let paths =
                shape == .bars ? blocks.filter(\.isFinite).map { $0.path(transform) } : [transform(heightLine)]
            for path in paths where !path.isEmpty { canvas.draw(path, fill: fill, stroke: edge, snap: .automatic) }
        }
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

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        let edge = try edge(shape == .step ? edgeColor ?? color : nil, pixelsPerPoint: pixelsPerPoint)
        canvas.draw(Path(box), fill: shape == .step ? nil : fill(), stroke: edge, snap: .automatic)
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
    /// Shows how many values lie in each of some bins, in the next colour of the cycle.
    ///
    /// - Parameters:
    ///   - values: NaN is left out. Drawing throws a ``PlotError`` where one is infinite and no
    ///     range or edges are given.
    ///   - bins: how they are divided: `10`, `.auto`, `.count(30, over: -4...4)`, `.edges([0, 1, 3])`.
    ///   - shape: what the heights are drawn as.
    /// - Returns: the histogram, to be changed later.
    @discardableResult
    public func histogram(_ values: [Double], bins: Bins = 10, shape: Histogram.Shape = .bars) -> Histogram {
        include(Histogram(values, bins: bins, shape: shape))
    }
}
