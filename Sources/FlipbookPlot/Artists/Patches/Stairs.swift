import FlipbookCanvas

/// A line, or an area, that has one value between each two edges: a histogram whose counts are known.
///
///     let steps = axes.stairs([3, 1, 2], [0, 1, 2, 4], isFilled: true)
///     steps.values[0] = 5
///
/// Made by `axes.stairs(…)`, or on its own and then added. Where a number is not finite there is a gap.
public final class Stairs: Patch {
    /// Where the line begins and ends, and what an area reaches to.
    public enum Baseline: Hashable, Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
        /// One value for all.
        case value(Double)
        /// One value between each two edges: the line goes all the way round.
        case values([Double])
        /// None: the line begins at the first value and ends at the last one.
        case none

        /// One value for all.
        public init(floatLiteral value: Double) { self = .value(value) }
        /// One value for all.
        public init(integerLiteral value: Int) { self = .value(Double(value)) }

        /// The value before an index of the edges.
        fileprivate func callAsFunction(_ index: Int) -> Double? {
            switch self {
            case .value(let value): value
            case .values(let values): values[index]
            case .none: nil
            }
        }
    }

    /// The value between each two edges, in data.
    public var values: [Double] { didSet { changed(.data) } }
    /// Where values begin and end, in data: one more than values when the figure is drawn; nil for 0, 1, 2 and so on.
    public var edges: [Double]? { didSet { changed(.data) } }
    /// Where the line begins and ends. Margins of limits that follow the data don't go beyond its least value.
    public var baseline: Baseline { didSet { changed(.data) } }
    /// Which way the values go.
    public var orientation: Orientation { didSet { changed(.data) } }

    /// Stairs, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - values: the value between each two edges.
    ///   - edges: where values begin and end, one more; nil for 0, 1, 2 and so on.
    ///   - baseline: where the line begins and ends.
    ///   - isFilled: whether the area between the line and the baseline is painted.
    ///   - orientation: which way the values go.
    ///   - color: the colour of the line, or of the area.
    ///   - edgeColor: the colour of the line; nil for `color`, and for none where there is an area.
    ///   - edgeWidth: how wide the line is, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ values: [Double] = [], _ edges: [Double]? = nil, baseline: Baseline = 0, isFilled: Bool = false,
        orientation: Orientation = .vertical, color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.values = values
        self.edges = edges
        self.baseline = baseline
        self.orientation = orientation
        super.init(
            color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder)
        self.isFilled = isFilled
    }

    /// Changes all values; their number may change where the edges are 0, 1, 2 and so on.
    public func setData(values: [Double]) { self.values = values }

    /// Changes all values and edges; their numbers may change.
    public func setData(values: [Double], edges: [Double]) {
        self.values = values
        self.edges = edges
    }

    override var kind: String { "stairs" }

    override func firstColor(in axes: Axes) -> Color { axes.nextColor() }

    private var shownEdges: [Double] { edges ?? (0...values.count).map(Double.init) }

    private func check() throws {
        let count: Int? = if case .values(let values) = baseline { values.count } else { nil }
        try checkLengths(["values": values.count, "baseline": count])
        if let edges, edges.count != values.count + 1 {
            throw PlotError(
                .lengthsDiffer,
                "\(name): there are \(edges.count) edges for \(values.count) values; give one more edge than values")
        }
    }

    override var outline: Path {
        guard (try? check()) != nil else { return Path() }
        let edges = shownEdges
        let isSeen = values.indices.map { index in
            values[index].isFinite && edges[index].isFinite && edges[index + 1].isFinite
                && baseline(index)?.isFinite ?? true
        }
        return isSeen.runs.reduce(into: Path()) { $0.append(Path(part(of: $1, edges).map(orientation.point))) }
    }

    /// The corners of a run of values without a gap: along the edges, and values.
    private func part(of run: Range<Int>, _ edges: [Double]) -> [(Double, Double)] {
        let last = run.upperBound - 1
        var corners = run.flatMap { [(edges[$0], values[$0]), (edges[$0 + 1], values[$0])] }
        if let first = baseline(run.lowerBound) { corners.insert((edges[run.lowerBound], first), at: 0) }
        guard case .values(let bases) = baseline else {
            if let end = baseline(last) { corners.append((edges[last + 1], end)) }
            return corners
        }
        return corners + run.reversed().flatMap { [(edges[$0 + 1], bases[$0]), (edges[$0], bases[$0])] }
    }

    /// The least value of the baseline.
    private var least: Double? {
        switch baseline {
        case .value(let value): value
        case .values(let values): values.finiteRange?.lowerBound
        case .none: nil
        }
    }

    override func limitsOfData() -> DataLimits? {
        var corners = outline.corners
        if let least, !values.isEmpty, let first = shownEdges.first {
            corners.append(orientation.point(across: first, along: least))
        }
        return DataLimits(x: corners.map(\.x), y: corners.map(\.y))
    }

    private var sticky: [Double] { values.isEmpty ? [] : least.map { [$0] } ?? [] }
    override var stickyX: [Double] { orientation == .horizontal ? sticky : [] }
    override var stickyY: [Double] { orientation == .vertical ? sticky : [] }

    /// The line, which has the colour of the area where there is none.
    private func line(_ pixelsPerPoint: Double) throws -> Stroke? {
        try edge(isFilled ? nil : edgeColor ?? color, pixelsPerPoint: pixelsPerPoint)
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try check()
        try gradient?.check(of: name)
        let (line, path) = (try line(transform.pixelsPerPoint), transform(outline))
        let hatch = isFilled ? try hatchInk(pixelsPerPoint: transform.pixelsPerPoint) : nil
        guard !path.isEmpty else { return }
        transform.clip(canvas) {
            paint(path, fill: fill(), stroke: line, hatch: hatch, on: canvas, in: transform)
        }
    }

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        guard !isFilled else { return try super.drawSample(on: canvas, in: box, pixelsPerPoint: pixelsPerPoint) }
        if let line = try line(pixelsPerPoint) { canvas.stroke(Path(acrossMiddleOf: box), line) }
    }
}

extension Axes {
    /// Draws a line, or an area, that has one value between each two edges, in the next colour of the cycle. Looks that are
    /// nil are those of new ``Stairs``.
    ///
    /// - Parameters:
    ///   - values: the value between each two edges.
    ///   - edges: where values begin and end; nil for 0, 1, 2 and so on. One more than values: drawing throws a
    ///     ``PlotError`` otherwise.
    ///   - baseline: where the line begins and ends: a number, `.values([…])` for one between each two edges, or `.none`.
    ///   - isFilled: whether the area between the line and the baseline is painted.
    ///   - orientation: which way the values go.
    ///   - color: the colour of the line, or of the area; nil for that of the cycle or the style.
    ///   - edgeColor: the colour of the line; nil for `color`, and for none where there is an area.
    ///   - edgeWidth: how wide the line is, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the stairs, to be changed later.
    @discardableResult
    public func stairs(
        _ values: [Double], _ edges: [Double]? = nil, baseline: Stairs.Baseline = 0, isFilled: Bool = false,
        orientation: Orientation = .vertical, color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Stairs {
        include(
            Stairs(
                values, edges, baseline: baseline, isFilled: isFilled, orientation: orientation, color: color,
                edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder))
    }
}
