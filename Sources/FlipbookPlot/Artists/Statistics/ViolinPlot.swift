import FlipbookCanvas

/// For each group of values a body that is as wide as the values are dense, with lines across at their extremes, means,
/// medians or quantiles.
///
///     let violins = axes.violinPlot([first, second])
///     violins.showsMedians = true
///     violins.groups[0].append(3.5)   // the body follows
///
/// Made by `axes.violinPlot(…)`, or on its own and then added. Its elements are the bodies. Values that are not finite are
/// left out; a group without values has no body. Bodies without a colour of their own have that of the axes' cycle with an
/// alpha of 0.3. Densities are those of a ``KernelDensity``, and costs grow with ``pointCount`` times the number of values.
public final class ViolinPlot: ElementPatch {
    /// Which half of a body is seen.
    public enum Sides: Hashable, Sendable {
        /// Both halves.
        case both
        /// That at the left of the position, or below it where violins are horizontal.
        case low
        /// That at the right of the position, or above it where violins are horizontal.
        case high
    }

    /// The values of each group.
    public var groups: [[Double]] { didSet { changed(.data) } }
    /// Where violins stand: x, or y of horizontal violins; nil for 1, 2, 3 and so on. One for each group when the figure is
    /// drawn.
    public var positions: [Double]? { didSet { changed(.data) } }
    /// How wide bodies are where they are widest, in data: one for all, or one for each. Lines across are half as wide.
    public var widths = [0.5] { didSet { changed(.data) } }
    /// How smooth the bodies are.
    public var bandwidth = KernelDensity.Bandwidth.scott { didSet { changed(.data) } }
    /// At how many values, from the least to the largest of a group, the density is computed: 1...100,000.
    public var pointCount = 100 { didSet { changed(.data) } }
    /// Which half of each body is seen.
    public var sides = Sides.both { didSet { changed(.data) } }
    /// Which way the values go.
    public var orientation: Orientation { didSet { changed(.data) } }
    /// Whether there are lines at the least and the largest value, and one from the one to the other.
    public var showsExtrema = true { didSet { changed(.data) } }
    /// Whether there is a line at the mean.
    public var showsMeans = false { didSet { changed(.data) } }
    /// Whether there is a line at the median.
    public var showsMedians = false { didSet { changed(.data) } }
    /// For each group the fractions of its values, in 0...1, that lie below lines; nil for no such lines.
    public var quantiles: [[Double]]? { didSet { changed(.data) } }

    /// The colours of the lines, one for each violin or one for all; nil for the colour of the axes' cycle.
    public var lineColors: [Color]? { didSet { changed(.looks) } }
    /// How the lines are broken into dashes.
    public var lineStyle = LineStyle.solid { didSet { changed(.looks) } }
    /// How wide the lines are, in points; nil for the style's.
    @Styled(\ViolinPlot.inheritedStyle.lineWidth) public var lineWidth: Double!

    private let lines = ViolinLines(zOrder: 0)
    private var derived = Cached<[Violin]>()

    /// Violins, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - groups: the values of each group; those that are not finite are left out.
    ///   - positions: where violins stand; nil for 1, 2, 3 and so on.
    ///   - width: how wide bodies are, in data; nil for 0.5.
    ///   - orientation: which way the values go.
    ///   - color: the colour of all bodies; nil for that of the axes' cycle with an alpha of 0.3.
    ///   - lineColor: the colour of all lines; nil for that of the axes' cycle.
    ///   - edgeColor: the colour of the bodies' edges; nil for none.
    ///   - edgeWidth: how wide the edges are, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls the violins.
    ///   - zOrder: bodies are drawn from the lowest to the highest; lines are drawn one higher.
    public init(
        _ groups: [[Double]] = [], positions: [Double]? = nil, width: Double? = nil,
        orientation: Orientation = .vertical, color: Color? = nil, lineColor: Color? = nil, edgeColor: Color? = nil,
        edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.groups = groups
        self.positions = positions
        self.orientation = orientation
        super.init(
            color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder)
        if let width { widths = [width] }
        lineColors = lineColor.map { [$0] }
        lines.parent = self
    }

    /// Changes the values of all groups; their number may change.
    public func setData(groups: [[Double]]) { self.groups = groups }

    override var kind: String { "violin plot" }

    override var isCollection: Bool { true }

    override var overlays: [Artist] { [lines] }

    override func join(_ axes: Axes) {
        inherit(axes.style)
        let hasFill = hasOwnColor || colors != nil
        if !hasFill || lineColors == nil { takeColor(from: axes) { $0.nextColor() } }
    }

    /// What is shown of the groups that have values, in data.
    var violins: [Violin] {
        derived(dataVersion) {
            guard (try? check()) != nil else { return [] }
            return groups.enumerated().compactMap { index, group in
                Violin(
                    of: group, index: index, at: positions?[index] ?? Double(index + 1), width: widths.each(index),
                    bandwidth: bandwidth, pointCount: pointCount, sides: sides, quantiles: quantiles?[index] ?? [])
            }
        }
    }

    /// Throws where the violins can't be drawn.
    private func check() throws {
        try checkLengths(
            ["groups": groups.count, "positions": positions?.count, "quantiles": quantiles?.count],
            oneForAll: ["widths": widths.count])
        if let odd = quantiles?.joined().first(where: { !($0 >= 0 && $0 <= 1) }) {
            throw PlotError(.values, "\(name): \(odd) is no fraction of its values; give quantiles in 0...1")
        }
        if case .factor(let factor) = bandwidth, !(factor > 0 && factor.isFinite) {
            throw PlotError(.values, "\(name): bodies can't have a bandwidth of \(factor); give a factor above 0")
        }
        guard (1...100_000).contains(pointCount) else {
            throw PlotError(.values, "\(name): there can't be \(pointCount) points of a body; give 1 to 100,000")
        }
    }

    /// The body of a violin, in data.
    func body(of violin: Violin) -> [Point] {
        let (low, high) = violin.sides
        return zip(low, violin.coordinates).map(orientation.point)
            + zip(high, violin.coordinates).reversed().map(orientation.point)
    }

    /// The lines of a kind that are shown.
    struct LineGroup {
        let kind: Kind
        /// The violin that each line belongs to, and its ends, in data.
        let lines: [(index: Int, ends: [Point])]

        enum Kind { case means, maxima, minima, bars, medians, quantiles }
    }

    /// All lines, in the order in which they are drawn.
    var lineGroups: [LineGroup] {
        let violins = violins
        func across(_ kind: LineGroup.Kind, _ values: (Violin) -> [Double]) -> LineGroup {
            LineGroup(
                kind: kind,
                lines: violins.flatMap { violin in
                    values(violin).map { value in
                        (
                            violin.index,
                            [violin.lineEnds.0, violin.lineEnds.1].map { orientation.point(across: $0, along: value) }
                        )
                    }
                })
        }
        var groups: [LineGroup] = []
        if showsMeans { groups.append(across(.means) { [$0.mean] }) }
        if showsExtrema {
            groups += [across(.maxima) { [$0.most] }, across(.minima) { [$0.least] }]
            let bars = violins.map { violin in
                (
                    violin.index,
                    [violin.least, violin.most].map { orientation.point(across: violin.position, along: $0) }
                )
            }
            groups.append(LineGroup(kind: .bars, lines: bars))
        }
        if showsMedians { groups.append(across(.medians) { [$0.median] }) }
        if quantiles != nil { groups.append(across(.quantiles) { $0.quantiles }) }
        return groups
    }

    override func limitsOfData() -> DataLimits? {
        let corners = violins.flatMap(body) + lineGroups.flatMap { $0.lines.flatMap(\.ends) }
        return DataLimits(x: corners.map(\.x), y: corners.map(\.y))
    }

    /// The fill of a body that is given none of its own.
    override func standardFill(_ index: Int) -> Color? { fill(hasOwnColor ? nil : color.faded(by: 0.3)) }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try check()
        let looks = try looks(of: "violins", count: groups.count, pixelsPerPoint: transform.pixelsPerPoint)
        transform.clip(canvas) {
            for violin in violins {
                let path = transform(Path(body(of: violin), closed: true))
                guard path.isFinite else { continue }
                let fill = colors == nil ? standardFill(violin.index) : looks.fills.each(violin.index)
                paint(
                    path, fill: fill, stroke: looks.edges.each(violin.index), hatch: looks.hatches.each(violin.index),
                    on: canvas, in: transform)
            }
        }
    }

    /// Draws what lies over all bodies.
    fileprivate func drawLines(on canvas: any Canvas, in transform: Transform) throws {
        try checkLengths(["violins": groups.count], oneForAll: ["lineColors": lineColors?.count])
        let width = (lineWidth ?? 0) * transform.pixelsPerPoint
        try transform.clip(canvas) {
            for (index, ends) in lineGroups.flatMap(\.lines) {
                let path = transform(Path(ends))
                guard path.isFinite else { continue }
                var stroke = try lineStyle.stroke(
                    color: lineColors?.each(index) ?? inheritedColor, alpha: alpha, width: width, of: name)
                if sides == .both { stroke?.cap = .butt }
                if let stroke { canvas.stroke(path, stroke) }
            }
        }
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        obstacles.lines += violins.map { transform(Path(body(of: $0), closed: true)).corners }
    }
}

/// The lines of a ``ViolinPlot``, which lie over its bodies.
private final class ViolinLines: Artist {
    private var plot: ViolinPlot? { parent as? ViolinPlot }

    override var name: String { "lines of \(parent?.name ?? "no artist")" }

    override var drawingOrder: Double { (plot?.drawingOrder ?? 0) + 1 }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        if let plot, plot.isVisible { try plot.drawLines(on: canvas, in: transform) }
    }
}

/// What a violin plot shows of a group of values.
struct Violin {
    /// Which group it is.
    let index: Int
    let position: Double
    /// The values along the body.
    let coordinates: [Double]
    /// Where the body begins and ends across, at each of the coordinates.
    let sides: (low: [Double], high: [Double])
    /// Where lines across begin and end.
    let lineEnds: (Double, Double)
    let mean: Double
    let median: Double
    let least: Double
    let most: Double
    let quantiles: [Double]

    /// - Returns: nil for a group without finite values.
    init?(
        of group: [Double], index: Int, at position: Double, width: Double, bandwidth: KernelDensity.Bandwidth,
        pointCount: Int, sides: ViolinPlot.Sides, quantiles: [Double]
    ) {
        let values = group.filter(\.isFinite)
        let sorted = values.sorted()
        guard let least = sorted.first, let most = sorted.last else { return nil }
        self.index = index
        self.position = position
        self.least = least
        self.most = most
        mean = values.mean
        median = quantile(0.5, of: sorted)
        self.quantiles = quantiles.map { quantile($0, of: sorted) }
        coordinates = linspace(least, most, count: pointCount)
        var densities = [Double](repeating: 1, count: pointCount)
        if least < most {
            // Over 0...1, so that neither very large nor very close values spoil the density.
            let density = KernelDensity(
                of: sorted.map { ($0 / 2 - least / 2) / (most / 2 - least / 2) }, bandwidth: bandwidth)
            let computed = density?(linspace(0, 1, count: pointCount)) ?? []
            let largest = computed.max() ?? 0
            densities = largest > 0 ? computed.map { $0 / largest } : densities.map { _ in 0 }
        }
        let reaches = densities.map { 0.5 * width * $0 }
        let (isLow, isHigh) = (sides != .high, sides != .low)
        self.sides = (reaches.map { position - (isLow ? $0 : 0) }, reaches.map { position + (isHigh ? $0 : 0) })
        lineEnds = (position - (isLow ? 0.25 * width : 0), position + (isHigh ? 0.25 * width : 0))
    }
}

extension Axes {
    /// Shows how dense each group of values is as a body of varying width. Looks that are nil are those of a new
    /// ``ViolinPlot``.
    ///
    /// - Parameters:
    ///   - groups: the values of each group; those that are not finite are left out.
    ///   - positions: where violins stand; nil for 1, 2, 3 and so on.
    ///   - width: how wide bodies are, in data; nil for 0.5.
    ///   - orientation: which way the values go.
    ///   - color: the colour of all bodies; nil for the next of the cycle with an alpha of 0.3.
    ///   - lineColor: the colour of all lines; nil for the next of the cycle.
    ///   - edgeColor: the colour of the bodies' edges; nil for none.
    ///   - edgeWidth: how wide the edges are, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the violins, to be changed later.
    @discardableResult
    public func violinPlot(
        _ groups: [[Double]], positions: [Double]? = nil, width: Double? = nil, orientation: Orientation = .vertical,
        color: Color? = nil, lineColor: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) -> ViolinPlot {
        include(
            ViolinPlot(
                groups, positions: positions, width: width, orientation: orientation, color: color,
                lineColor: lineColor,
                edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder))
    }
}
