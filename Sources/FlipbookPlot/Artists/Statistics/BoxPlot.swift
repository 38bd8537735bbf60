import FlipbookCanvas

/// For each group of values a box from its first to its third quartile, with a line at the median, whiskers, and the
/// values beyond these.
///
///     let boxes = axes.boxPlot([first, second], names: ["a", "b"])
///     boxes.hasNotches = true
///     boxes.groups[0].append(3.5)   // the box follows
///
/// Made by `axes.boxPlot(…)`, or on its own and then added.
public final class BoxPlot: DataArtist {
    /// The looks of a line.
    public struct LineLooks: Hashable, Sendable {
        /// nil for the style's.
        public var color: Color?
        /// In points.
        public var width = 1.0
        /// How the line is broken into dashes.
        public var style = LineStyle.solid
    }

    /// Where a notch begins and ends, in data; nil where the statistics say it.
    public struct Interval: Hashable, Sendable {
        /// The lower end; nil for that of ``BoxStatistics/notch``.
        public var low: Double?
        /// The upper end; nil for that of ``BoxStatistics/notch``.
        public var high: Double?

        /// The ends of a notch; nil for those of ``BoxStatistics/notch``.
        public init(_ low: Double? = nil, _ high: Double? = nil) { (self.low, self.high) = (low, high) }
    }

    /// The looks of points.
    public struct MarkerLooks: Hashable, Sendable {
        /// The shape.
        public var marker: Marker
        /// In points.
        public var size = 6.0
        /// The colour inside; nil for the style's, `Color.transparent` for hollow ones.
        public var color: Color?
        /// The colour of the edge; nil for the style's.
        public var edgeColor: Color?
        /// How wide the edge is, in points.
        public var edgeWidth = 1.0
    }

    /// The values of each group. NaN is left out; a group without values has no box; an infinite
    /// value is an error when the figure is drawn.
    public var groups: [[Double]] {
        didSet { groups.count == tickCount ? changed(.data) : ticksChanged() }
    }
    /// What is written at the ticks of the boxes; nil for their positions. Boxes that are left over have none.
    ///
    /// An axis along the boxes has a tick at each of them, unless it is given a locator or ``managesTicks`` is false.
    public var names: [String]? { didSet { ticksChanged() } }
    /// Where boxes stand: x, or y of horizontal boxes; nil for 1, 2, 3 and so on. One for each group when the figure is
    /// drawn.
    public var positions: [Double]? { didSet { ticksChanged() } }
    /// How wide boxes are, in data: one for all, or one for each; nil for 0.15 of the way from the first position to the
    /// last, but 0.15...0.5.
    public var widths: [Double]? { didSet { changed(.data) } }
    /// How far whiskers reach.
    public var whiskers = BoxStatistics.Whiskers.interquartile(1.5) { didSet { changed(.data) } }
    /// Which way the values go.
    public var orientation: Orientation { didSet { ticksChanged() } }
    /// Whether whiskers reach all values of a group whose first and third quartiles are the same.
    public var hasAutoRange = false { didSet { changed(.data) } }
    /// Whether boxes are narrower around the median, over ``BoxStatistics/notch`` or the ``notches``.
    public var hasNotches = false { didSet { changed(.data) } }
    /// Where the notch of each box begins and ends; nil for ``BoxStatistics/notch``. One for each group when the figure is
    /// drawn.
    public var notches: [Interval]? { didSet { changed(.data) } }
    /// How many samples are drawn from each group to find its notch; nil for the formula of ``BoxStatistics/notch``. The same
    /// values give the same notches.
    public var bootstraps: Int? { didSet { changed(.data) } }
    /// Where the line of each box lies that marks the median; nil for ``BoxStatistics/median``. One for each group when the
    /// figure is drawn.
    public var medians: [Double?]? { didSet { changed(.data) } }
    /// Whether the means are marked.
    public var showsMeans = false { didSet { changed(.data) } }
    /// Whether a mean that is marked is a line across the box.
    public var hasMeanLines = false { didSet { changed(.data) } }
    /// Whether boxes are drawn; their whiskers and medians are in any case.
    public var showsBoxes = true { didSet { changed(.data) } }
    /// Whether an axis along the boxes has a tick at each of them, and limits that reach 0.5 beyond the first and the last.
    public var managesTicks = true { didSet { ticksChanged() } }
    /// Whether the values beyond the whiskers are marked.
    public var showsFliers = true { didSet { changed(.data) } }
    /// How wide the lines across the ends of whiskers are, in data: one for all, or one for each; nil for half the width of
    /// the box.
    public var capWidths: [Double]? { didSet { changed(.data) } }
    /// Whether whiskers end in a line across.
    public var showsCaps = true { didSet { changed(.data) } }
    /// What each box is called in a legend, which has an entry for each that isn't empty; nil for one entry with the label of
    /// all. One for each group when the figure is drawn.
    public var labels: [String]? { didSet { changed(.layout) } }

    /// The colours of the boxes in turn; nil for boxes that aren't filled.
    public var colors: [Color]? { didSet { changed(.data) } }
    /// The hatches of the boxes in turn, where nil is none, filled or not: matplotlib's `boxprops={"hatch": "//"}`.
    public var hatches: [Hatch?] = [] { didSet { changed(.looks) } }
    /// The line around a box.
    public var boxLine = LineLooks() { didSet { changed(.looks) } }
    /// The lines from a box to the ends of its whiskers.
    public var whiskerLine = LineLooks() { didSet { changed(.looks) } }
    /// The lines across the ends of whiskers.
    public var capLine = LineLooks() { didSet { changed(.looks) } }
    /// The line at the median; the second colour of the style's cycle unless it is given one.
    public var medianLine = LineLooks() { didSet { changed(.looks) } }
    /// What marks a mean; in the third colour of the style's cycle unless it is given one.
    public var meanMarker = MarkerLooks(marker: .triangleUp) { didSet { changed(.looks) } }
    /// The line at the mean, where there are ``hasMeanLines``; dashed, and in the third colour of the style's cycle unless it
    /// is given one.
    public var meanLine = LineLooks(style: .dashed) { didSet { changed(.looks) } }
    /// What marks a value beyond the whiskers.
    public var flierMarker = MarkerLooks(marker: .circle, color: .transparent) { didSet { changed(.looks) } }

    /// How many groups there were when the ticks last changed.
    private var tickCount: Int
    private var derived = Cached<[BoxStatistics?]>()

    /// Boxes, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - groups: the values of each group; NaN is left out.
    ///   - names: what is written at the ticks of the boxes; nil for their positions.
    ///   - orientation: which way the values go.
    ///   - colors: the colours of the boxes in turn; nil for boxes that aren't filled.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls the boxes.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ groups: [[Double]] = [], names: [String]? = nil, orientation: Orientation = .vertical,
        colors: [Color]? = nil, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.groups = groups
        self.names = names
        tickCount = groups.count
        self.orientation = orientation
        self.colors = colors
        super.init(zOrder: 2)
        set(alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Changes the values of all groups; their number may change.
    public func setData(groups: [[Double]]) { self.groups = groups }

    /// What is shown of each group; nil of one without values, and of one with an infinite value.
    public var statistics: [BoxStatistics?] {
        derived(dataVersion) {
            groups.map {
                BoxStatistics(
                    of: $0, whiskers: whiskers, hasAutoRange: hasAutoRange, bootstraps: hasNotches ? bootstraps : nil)
            }
        }
    }

    override var kind: String { "box plot" }

    /// Where the boxes stand that there are.
    var boxPositions: [Double] { positions ?? groups.indices.map { Double($0 + 1) } }

    override func ticks(along direction: Axis.Direction) -> [Tick] {
        guard managesTicks, direction == orientation.axisAcross else { return [] }
        let positions = boxPositions
        let areWhole = positions.allSatisfy { $0 == $0.rounded() && abs($0) < 1e15 }
        return zip(positions, groups.indices).filter { $0.0.isFinite }.map { position, index in
            let number = areWhole ? "\(Int(position))" : "\(position)"
            return Tick(value: position, label: names.map { index < $0.count ? $0[index] : "" } ?? number)
        }
    }

    override func ticksChanged() {
        tickCount = groups.count
        super.ticksChanged()
    }

    private var sticky: [Double] { managesTicks ? boxPositions.flatMap { [$0 - 0.5, $0 + 0.5] } : [] }
    override var stickyX: [Double] { orientation == .vertical ? sticky : [] }
    override var stickyY: [Double] { orientation == .horizontal ? sticky : [] }

    override func limitsOfData() -> DataLimits? {
        let points = entries.flatMap(\.points)
        let limits = DataLimits(x: points.map(\.x), y: points.map(\.y))
        let sides = managesTicks ? boxPositions.filter(\.isFinite) : []
        guard let first = sides.min(), let last = sides.max() else {
            return orientation == .vertical ? limits : limits?.turned
        }
        let reach = first - 0.5...last + 0.5
        var upright = DataLimits(x: limits?.x?.union(reach) ?? reach, y: limits?.y)
        upright.leastPositiveY = limits?.leastPositiveY ?? .infinity
        return orientation == .vertical ? upright : upright.turned
    }

    /// Throws where the boxes can't be drawn.
    func check() throws {
        try checkLengths(
            [
                "groups": groups.count, "positions": positions?.count, "notches": notches?.count,
                "medians": medians?.count, "labels": labels?.count,
            ],
            oneForAll: ["widths": widths?.count, "capWidths": capWidths?.count])
        for (index, group) in groups.enumerated() where statistics[index] == nil && group.contains(where: { !$0.isNaN })
        {
            throw PlotError(
                .values,
                "\(name): group \(index) has a value that is infinite, or its whiskers have no end; leave out the value, "
                    + "give whiskers that are numbers")
        }
    }

    override var isInLegend: Bool { true }

    override var legendLabels: [String] { labels ?? [label] }

    override func drawSample(ofLabel index: Int, on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        let hatch = try hatch(of: index, pixelsPerPoint)
        if showsBoxes, colors?.inTurn(index) != nil || hatch != nil {
            let edge = try stroke(boxLine, or: inheritedStyle.boxPlot.box, pixelsPerPoint)?.mitered
            canvas.draw(
                Path(box), fill: colors?.inTurn(index).map { faded($0) }, stroke: edge, snap: .automatic, hatch: hatch)
        } else if let stroke = try stroke(medianLine, or: medianColor, pixelsPerPoint) {
            canvas.stroke(Path(acrossMiddleOf: box), stroke.cutOff)
        }
    }

    /// The stroke of a line, in a colour where it isn't given one.
    func stroke(_ looks: LineLooks, or color: Color, _ pixelsPerPoint: Double) throws -> Stroke? {
        try looks.style.stroke(
            color: looks.color ?? color, alpha: alpha, width: looks.width * pixelsPerPoint, of: name)
    }

    /// The hatch of a box; nil for none.
    func hatch(of index: Int, _ pixelsPerPoint: Double) throws -> Hatch.Ink? {
        guard let hatch = hatches.inTurn(index) ?? nil else { return nil }
        return try hatch.ink(
            edge: boxLine.color ?? inheritedStyle.boxPlot.box, alpha: alpha, pixelsPerPoint: pixelsPerPoint, of: name)
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        let onCanvas = point(in: transform)
        obstacles.lines += entries.flatMap { entry in
            (showsBoxes ? [entry.outline + [entry.outline[0]]] : []) + entry.whiskers
        }
        .map { $0.map { onCanvas($0.x, $0.y) } }
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try check()
        let entries = entries
        try transform.clip(canvas) {
            for entry in entries { try drawBox(entry, on: canvas, in: transform) }
            for entry in entries { try drawMiddle(of: entry, on: canvas, in: transform) }
        }
    }
}

extension Axes {
    /// Shows what each group of values is like as a box with whiskers, and puts a tick at each box.
    ///
    /// - Parameters:
    ///   - groups: NaN is left out; drawing throws a ``PlotError`` at infinite ones.
    ///   - names: what is written at the ticks; nil for their positions.
    ///   - orientation: which way the whiskers reach.
    ///   - colors: the colours of the boxes in turn; nil for boxes that aren't filled.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the boxes, to be changed later.
    @discardableResult
    public func boxPlot(
        _ groups: [[Double]], names: [String]? = nil, orientation: Orientation = .vertical,
        colors: [Color]? = nil, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> BoxPlot {
        include(
            BoxPlot(
                groups, names: names, orientation: orientation, colors: colors, alpha: alpha, label: label,
                zOrder: zOrder))
    }
}
