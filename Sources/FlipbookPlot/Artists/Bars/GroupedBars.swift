import FlipbookCanvas

/// Bars of several series, side by side in groups or on top of each other.
///
///     let bars = axes.groupedBar([[3, 5, 2], [1, 2, 4]], names: ["a", "b", "c"], labels: ["first", "second"])
///     bars.texts.format = "%g"
///     bars.series[0][1] = 4   // the bar follows
///
/// A series has one value for each group, one colour, and one entry in a legend. A value that is not finite has no bar.
/// Made by `axes.groupedBar(…)` or `axes.stackedBar(…)`, or on its own and then added.
///
/// The elements that looks are given for are the series.
public final class GroupedBars: ElementPatch {
    /// The values of each series, as many in each: how far bars reach. Their number may change.
    public var series: [[Double]] { didSet { namesOrGroupsChanged() } }
    /// The middles of the groups: x, or y of horizontal bars; nil for 0, 1, 2 and so on. One for each group when the figure
    /// is drawn, as far from each other: drawing throws a ``PlotError`` otherwise.
    public var positions: [Double]? { didSet { ticksChanged() } }
    /// What is written at the ticks of the groups; nil for the axis's own ticks. Groups that are left over have none.
    public var names: [String]? { didSet { ticksChanged() } }
    /// What each series is called in a legend, which has an entry for each that isn't empty; nil for one entry with the
    /// label of all. As many as series when the figure is drawn.
    public var labels: [String]? { didSet { changed(.layout) } }
    /// Whether the bars of a group lie on top of each other: those of values above 0 upwards, the others downwards.
    public var isStacked = false { didSet { changed(.data) } }
    /// The room between two groups, in widths of a bar.
    public var groupSpacing = 1.5 { didSet { changed(.data) } }
    /// The room between the bars of a group, in widths of a bar. It has no effect where bars are stacked.
    public var barSpacing = 0.0 { didSet { changed(.data) } }
    /// Which way bars reach.
    public var orientation: Orientation { didSet { ticksChanged() } }
    /// What is written at the bars' ends, series by series; nothing until they have a format or strings.
    public let texts = BarTexts()

    private var seriesColors = SetColors()
    private var groupCount: Int

    /// Grouped bars, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - series: the values of each series, as many in each.
    ///   - positions: the middles of the groups, evenly spaced; nil for 0, 1, 2 and so on.
    ///   - names: what is written at the ticks of the groups; nil for the axis's own ticks.
    ///   - isStacked: whether the bars of a group lie on top of each other.
    ///   - groupSpacing: the room between two groups, in widths of a bar; nil for 1.5.
    ///   - barSpacing: the room between the bars of a group, in widths of a bar; nil for 0.
    ///   - orientation: which way the bars reach.
    ///   - colors: the colours of the series, one for each or one for all; nil for those of the axes' cycle.
    ///   - edgeColor: the colour of the edges; nil for none.
    ///   - edgeWidth: how wide the edges are, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - labels: what a legend calls the series.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ series: [[Double]] = [], positions: [Double]? = nil, names: [String]? = nil, isStacked: Bool = false,
        groupSpacing: Double? = nil, barSpacing: Double? = nil, orientation: Orientation = .vertical,
        colors: [Color]? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil, alpha: Double? = nil,
        labels: [String]? = nil, zOrder: Double? = nil
    ) {
        self.series = series
        self.positions = positions
        self.names = names
        self.labels = labels
        self.isStacked = isStacked
        self.orientation = orientation
        groupCount = series.first?.count ?? 0
        super.init(
            color: nil, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: nil, zOrder: zOrder)
        if let groupSpacing { self.groupSpacing = groupSpacing }
        if let barSpacing { self.barSpacing = barSpacing }
        self.colors = colors
        texts.parent = self
    }

    /// Changes the values of all series; the numbers of series and of groups may change.
    public func setData(series: [[Double]]) { self.series = series }

    /// Changes the values of all series and the middles of the groups; their numbers may change.
    public func setData(series: [[Double]], positions: [Double]) {
        self.series = series
        self.positions = positions
    }

    override var kind: String { "grouped bars" }

    override var overlays: [Artist] { [texts] }

    override func firstColor(in axes: Axes) -> Color {
        seriesColors.take(series.count, from: axes) { $0.nextFillColor() }
    }

    override func forgetColors() {
        super.forgetColors()
        seriesColors = SetColors()
    }

    override func standardFill(_ index: Int) -> Color? { fill(hasOwnColor ? nil : seriesColors[index]) }

    /// The middles of the groups that there are.
    var groupPositions: [Double] { positions ?? (series.first ?? []).indices.map(Double.init) }

    override func ticks(along direction: Axis.Direction) -> [Tick] {
        guard let names, direction == orientation.axisAcross else { return [] }
        return groupPositions.enumerated().filter(\.element.isFinite).map { index, position in
            Tick(value: position, label: index < names.count ? names[index] : "")
        }
    }

    private func namesOrGroupsChanged() {
        let count = series.first?.count ?? 0
        if count == groupCount || names == nil { return changed(.data) }
        groupCount = count
        ticksChanged()
    }

    override func ticksChanged() {
        groupCount = series.first?.count ?? 0
        super.ticksChanged()
    }

    /// The bars of each series, in data; as many as all arrays have something for.
    var blocks: [[Block]] {
        let (positions, count) = (groupPositions, Double(series.count))
        let distance = positions.count > 1 ? positions[1] - positions[0] : 1
        let beside = isStacked ? 1 : count
        let width = distance / (beside + (beside - 1) * barSpacing + groupSpacing)
        let margin = groupSpacing * width / 2
        var (above, below) = (positions.map { _ in 0.0 }, positions.map { _ in 0.0 })
        return series.enumerated().map { index, values in
            let shift = isStacked ? 0 : Double(index) * (width + barSpacing * width)
            return zip(positions, values).enumerated().map { group, bar in
                let (position, value) = bar
                let start = position - distance / 2 + margin + shift
                var base = 0.0
                if isStacked, value.isFinite {
                    base = value < 0 ? below[group] : above[group]
                    if value < 0 { below[group] += value } else { above[group] += value }
                }
                return Block(from: start, to: start + width, base: base, reaching: value, orientation)
            }
        }
    }

    override func limitsOfData() -> DataLimits? {
        let corners = Array(blocks.joined()).corners
        return DataLimits(x: corners.x, y: corners.y)
    }

    private var isEmpty: Bool { series.allSatisfy(\.isEmpty) }
    override var stickyX: [Double] { orientation == .horizontal && !isEmpty ? [0] : [] }
    override var stickyY: [Double] { orientation == .vertical && !isEmpty ? [0] : [] }

    private func check() throws {
        for (index, values) in series.enumerated() where values.count != series[0].count {
            throw PlotError(
                .lengthsDiffer,
                "\(name): series 0 has \(series[0].count) values and series \(index) has \(values.count); give as many of "
                    + "each")
        }
        try checkLengths(["groups": series.first?.count ?? 0, "positions": positions?.count])
        try checkLengths(["series": series.count, "labels": labels?.count])
        guard let positions, positions.count > 1 else { return }
        let step = (positions[positions.count - 1] - positions[0]) / Double(positions.count - 1)
        // As close as numpy's allclose asks for.
        let isEven = zip(positions.dropFirst(), positions).allSatisfy { abs($0 - $1 - step) <= 1e-8 + 1e-5 * abs(step) }
        guard isEven, step != 0 else {
            throw PlotError(
                .values, "\(name): groups at \(positions.prefix(20)) are not evenly spaced; give positions that are")
        }
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try check()
        let looks = try looks(of: "series", count: series.count, pixelsPerPoint: transform.pixelsPerPoint)
        transform.clip(canvas) {
            for (index, bars) in blocks.enumerated() {
                let fill = colors == nil ? standardFill(index) : looks.fills.each(index)
                for block in bars where block.isFinite {
                    paint(
                        block.path(transform), fill: fill, stroke: looks.edges.each(index),
                        hatch: looks.hatches.each(index), on: canvas, in: transform)
                }
            }
        }
    }

    override var legendLabels: [String] { labels ?? [label] }

    override var isContainer: Bool { true }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        obstacles.boxes += blocks.joined().filter(\.isFinite).map { $0.box(transform) }
    }
}

extension GroupedBars: HasBarTexts {
    var textBlocks: [(block: Block, height: Double)] {
        zip(blocks, series).flatMap { blocks, values in zip(blocks, values).map { (block: $0, height: $1) } }
    }

    var textEnds: (low: [Double], high: [Double])? { nil }
}

extension Axes {
    /// Draws bars of several series side by side in groups, each series in the next colour of the cycle for fills:
    /// matplotlib's `grouped_bar`. Looks that are nil are those of new ``GroupedBars``.
    ///
    /// - Parameters:
    ///   - series: the values of each series, as many in each: drawing throws a ``PlotError`` otherwise.
    ///   - positions: the middles of the groups, evenly spaced; nil for 0, 1, 2 and so on.
    ///   - names: what is written at the ticks of the groups; nil for the axis's own ticks.
    ///   - groupSpacing: the room between two groups, in widths of a bar; nil for 1.5.
    ///   - barSpacing: the room between the bars of a group, in widths of a bar; nil for 0.
    ///   - orientation: which way the bars reach.
    ///   - colors: the colours of the series, one for each or one for all; nil for those of the cycle.
    ///   - edgeColor: the colour of the edges.
    ///   - edgeWidth: how wide the edges are, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - labels: what a legend calls the series.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the bars, to be changed later.
    @discardableResult
    public func groupedBar(
        _ series: [[Double]], positions: [Double]? = nil, names: [String]? = nil, groupSpacing: Double? = nil,
        barSpacing: Double? = nil, orientation: Orientation = .vertical, colors: [Color]? = nil,
        edgeColor: Color? = nil, edgeWidth: Double? = nil, alpha: Double? = nil, labels: [String]? = nil,
        zOrder: Double? = nil
    ) -> GroupedBars {
        include(
            GroupedBars(
                series, positions: positions, names: names, groupSpacing: groupSpacing, barSpacing: barSpacing,
                orientation: orientation, colors: colors, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha,
                labels: labels, zOrder: zOrder))
    }

    /// Draws bars of several series on top of each other, each series in the next colour of the cycle for fills. Looks that
    /// are nil are those of new ``GroupedBars``.
    ///
    /// - Parameters:
    ///   - series: the values of each series, as many in each: drawing throws a ``PlotError`` otherwise. Those above 0 are
    ///     stacked upwards, the others downwards.
    ///   - positions: the middles of the bars, evenly spaced; nil for 0, 1, 2 and so on.
    ///   - names: what is written at the ticks of the bars; nil for the axis's own ticks.
    ///   - groupSpacing: the room between two bars, in widths of a bar; nil for 0.25, which makes bars 0.8 wide.
    ///   - orientation: which way the bars reach.
    ///   - colors: the colours of the series, one for each or one for all; nil for those of the cycle.
    ///   - edgeColor: the colour of the edges.
    ///   - edgeWidth: how wide the edges are, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - labels: what a legend calls the series.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the bars, to be changed later.
    @discardableResult
    public func stackedBar(
        _ series: [[Double]], positions: [Double]? = nil, names: [String]? = nil, groupSpacing: Double? = nil,
        orientation: Orientation = .vertical, colors: [Color]? = nil, edgeColor: Color? = nil,
        edgeWidth: Double? = nil, alpha: Double? = nil, labels: [String]? = nil, zOrder: Double? = nil
    ) -> GroupedBars {
        include(
            GroupedBars(
                series, positions: positions, names: names, isStacked: true, groupSpacing: groupSpacing ?? 0.25,
                orientation: orientation, colors: colors, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha,
                labels: labels, zOrder: zOrder))
    }
}
