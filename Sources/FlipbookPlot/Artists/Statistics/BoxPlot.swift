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
    /// What is written at the ticks of the boxes; nil for 1, 2, 3 and so on. Boxes that are left over have none.
    ///
    /// An axis along the boxes has a tick at each of them, unless it is given a locator.
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
    /// Whether boxes are narrower around the median, over ``BoxStatistics/notch``.
    public var hasNotches = false { didSet { changed(.data) } }
    /// Whether the means are marked.
    public var showsMeans = false { didSet { changed(.data) } }
    /// Whether the values beyond the whiskers are marked.
    public var showsFliers = true { didSet { changed(.data) } }
    /// How wide the lines across the ends of whiskers are, in data: one for all, or one for each; nil for half the width of
    /// the box.
    public var capWidths: [Double]? { didSet { changed(.data) } }
    /// Whether whiskers end in a line across.
    public var showsCaps = true { didSet { changed(.looks) } }

    /// The colours of the boxes in turn; nil for boxes that aren't filled.
    public var colors: [Color]? { didSet { changed(.data) } }
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
    /// What marks a value beyond the whiskers.
    public var flierMarker = MarkerLooks(marker: .circle, color: .transparent) { didSet { changed(.looks) } }

    /// How many groups there were when the ticks last changed.
    private var tickCount: Int
    private var derived = Cached<[BoxStatistics?]>()

    /// Boxes, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - groups: the values of each group; NaN is left out.
    ///   - names: what is written at the ticks of the boxes; nil for 1, 2, 3 and so on.
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
        derived(dataVersion) { groups.map { BoxStatistics(of: $0, whiskers: whiskers) } }
    }

    override var kind: String { "box plot" }

    /// Where the boxes stand that there are.
    var boxPositions: [Double] { positions ?? groups.indices.map { Double($0 + 1) } }

    override func ticks(along direction: Axis.Direction) -> [Tick] {
        guard direction == (orientation == .vertical ? .x : .y) else { return [] }
        return zip(boxPositions, groups.indices).filter { $0.0.isFinite }.map { position, index in
            Tick(value: position, label: names.map { index < $0.count ? $0[index] : "" } ?? "\(index + 1)")
        }
    }

    private func ticksChanged() {
        tickCount = groups.count
        changed([.data, .layout])
        guard let axes = parent as? Axes else { return }
        for axis in [axes.xAxis, axes.yAxis] { axis.domain.artistTicksChanged() }
    }

    /// A box and where it stands.
    struct Entry {
        var index: Int
        var position: Double
        var width: Double
        var capWidth: Double
        var statistics: BoxStatistics
    }

    /// The groups that have a box.
    var entries: [Entry] {
        let (boxPositions, statistics) = (boxPositions, statistics)
        let spread = (boxPositions.max() ?? 0) - (boxPositions.min() ?? 0)
        let standard = min(max(0.15 * spread, 0.15), 0.5)
        return zip(boxPositions, statistics).enumerated().compactMap { index, group in
            guard let shown = group.1 else { return nil }
            func own(_ widths: [Double]?) -> Double? {
                widths.map { $0.count == 1 ? $0[0] : index < $0.count ? $0[index] : .nan }
            }
            let width = own(widths) ?? standard
            return Entry(
                index: index, position: group.0, width: width, capWidth: own(capWidths) ?? width / 2, statistics: shown)
        }
    }

    override func limitsOfData() -> DataLimits? {
        var (across, along): ([Double], [Double]) = ([], [])
        for entry in entries {
            let shown = entry.statistics
            var values = [shown.whiskers.lowerBound, shown.whiskers.upperBound]
            if hasNotches, colors == nil { values += [shown.notch.lowerBound, shown.notch.upperBound] }
            if showsMeans { values.append(shown.mean) }
            if showsFliers { values += shown.fliers }
            along += values
            across += values.map { _ in entry.position }
        }
        let sides = boxPositions.filter(\.isFinite)
        guard let first = sides.min(), let last = sides.max() else { return nil }
        let reach = first - 0.5...last + 0.5
        let limits = DataLimits(x: across, y: along)
        var upright = DataLimits(x: reach, y: limits?.y)
        upright.leastPositiveY = limits?.leastPositiveY ?? .infinity
        return orientation == .vertical ? upright : upright.turned
    }

    private var sticky: [Double] { boxPositions.flatMap { [$0 - 0.5, $0 + 0.5] } }
    override var stickyX: [Double] { orientation == .vertical ? sticky : [] }
    override var stickyY: [Double] { orientation == .horizontal ? sticky : [] }

    /// Throws where the boxes can't be drawn.
    func check() throws {
        try checkLengths(
            ["groups": groups.count, "positions": positions?.count],
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

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        if let color = colors?.first {
            let edge = try stroke(boxLine, or: inheritedStyle.boxPlot.box, pixelsPerPoint)?.mitered
            canvas.draw(Path(box), fill: faded(color), stroke: edge, snap: .automatic)
        } else if let stroke = try stroke(medianLine, or: medianColor, pixelsPerPoint) {
            canvas.stroke(Path(acrossMiddleOf: box), stroke.cutOff)
        }
    }

    /// The stroke of a line, in a colour where it isn't given one.
    func stroke(_ looks: LineLooks, or color: Color, _ pixelsPerPoint: Double) throws -> Stroke? {
        try looks.style.stroke(
            color: looks.color ?? color, alpha: alpha, width: looks.width * pixelsPerPoint, of: name)
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        let onCanvas = point(in: transform)
        obstacles.lines += entries.flatMap { entry in
            [entry.outline(hasNotches: false) + [entry.outline(hasNotches: false)[0]]] + entry.whiskers
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

extension DataLimits {
    /// With x and y exchanged.
    fileprivate var turned: DataLimits {
        var turned = DataLimits(x: y, y: x)
        (turned.leastPositiveX, turned.leastPositiveY) = (leastPositiveY, leastPositiveX)
        return turned
    }
}

extension BoxPlot.Entry {
    /// The corners of the box: x across, y along the values.
    func outline(hasNotches: Bool) -> [Point] {
        let (left, right) = (position - width / 2, position + width / 2)
        let (low, high) = (statistics.box.lowerBound, statistics.box.upperBound)
        guard hasNotches else {
            return [
                Point(x: left, y: low), Point(x: right, y: low), Point(x: right, y: high), Point(x: left, y: high),
            ]
        }
        let (first, last) = (statistics.notch.lowerBound, statistics.notch.upperBound)
        let median = median(hasNotches: true)
        return [
            Point(x: left, y: low), Point(x: right, y: low), Point(x: right, y: first), median[1],
            Point(x: right, y: last), Point(x: right, y: high), Point(x: left, y: high), Point(x: left, y: last),
            median[0], Point(x: left, y: first),
        ]
    }

    /// The ends of the line at the median.
    func median(hasNotches: Bool) -> [Point] {
        let reach = hasNotches ? width / 4 : width / 2
        return [position - reach, position + reach].map { Point(x: $0, y: statistics.median) }
    }

    /// From the box down, and from the box up.
    var whiskers: [[Point]] {
        [
            [statistics.box.lowerBound, statistics.whiskers.lowerBound],
            [statistics.box.upperBound, statistics.whiskers.upperBound],
        ].map { $0.map { Point(x: position, y: $0) } }
    }

    /// Across the ends of the whiskers.
    var caps: [[Point]] {
        [statistics.whiskers.lowerBound, statistics.whiskers.upperBound].map { end in
            [position - capWidth / 2, position + capWidth / 2].map { Point(x: $0, y: end) }
        }
    }
}

extension BoxPlot {
    /// Where a point lies that is given across and along the values.
    func point(in transform: Transform) -> (Double, Double) -> Point {
        orientation == .vertical ? { transform($0, $1) } : { transform($1, $0) }
    }

    /// Draws a box, its whiskers and the values beyond them.
    func drawBox(_ entry: Entry, on canvas: any Canvas, in transform: Transform) throws {
        let (onCanvas, scale, ink) = (point(in: transform), transform.pixelsPerPoint, inheritedStyle.boxPlot)
        let edge = try stroke(boxLine, or: ink.box, scale)
        let face = colors?.inTurn(entry.index)
        let outline = entry.outline(hasNotches: hasNotches).map { onCanvas($0.x, $0.y) }
        if let box = Path(finite: outline, closed: true) {
            let fill = face.map { faded($0) }
            canvas.draw(box, fill: fill, stroke: face == nil ? edge : edge?.mitered, snap: .automatic)
        }
        let whisker = try stroke(whiskerLine, or: ink.whisker, scale)
        let cap = try stroke(capLine, or: ink.cap, scale)
        let lines = entry.whiskers.map { ($0, whisker) } + (showsCaps ? entry.caps.map { ($0, cap) } : [])
        for (ends, stroke) in lines {
            if let stroke, let line = Path(finite: ends.map { onCanvas($0.x, $0.y) }) { canvas.stroke(line, stroke) }
        }
        if showsFliers {
            let values = entry.statistics.fliers
            let across = values.map { _ in entry.position }
            let points = orientation == .vertical ? transform(across, values) : transform(values, across)
            try drawMarkers(flierMarker, at: points, or: ink.flier, on: canvas, scale)
        }
    }

    private var medianColor: Color { inheritedStyle.boxPlot.median ?? inheritedStyle.cycleColor(1) }

    /// Draws what lies over all boxes: the median and the mean.
    func drawMiddle(of entry: Entry, on canvas: any Canvas, in transform: Transform) throws {
        let (onCanvas, scale) = (point(in: transform), transform.pixelsPerPoint)
        let ends = entry.median(hasNotches: hasNotches).map { onCanvas($0.x, $0.y) }
        if let stroke = try stroke(medianLine, or: medianColor, scale), let line = Path(finite: ends) {
            canvas.stroke(line, stroke.cutOff)
        }
        if showsMeans {
            let points = [onCanvas(entry.position, entry.statistics.mean)]
            try drawMarkers(
                meanMarker, at: points, or: inheritedStyle.boxPlot.mean ?? inheritedStyle.cycleColor(2), on: canvas,
                scale)
        }
    }

    private func drawMarkers(
        _ looks: MarkerLooks, at points: [Point], or color: Color, on canvas: any Canvas, _ pixelsPerPoint: Double
    ) throws {
        let (face, edge) = (looks.color ?? color, looks.edgeColor ?? color)
        try looks.marker.draw(
            at: points, size: looks.size, color: faded(face), edgeColor: faded(edge), edgeWidth: looks.edgeWidth,
            on: canvas,
            pixelsPerPoint: pixelsPerPoint, of: name)
    }
}

extension Path {
    /// Lines through points; nil where one is not finite.
    fileprivate init?(finite points: [Point], closed: Bool = false) {
        guard points.allSatisfy(\.isFinite) else { return nil }
        self.init(points, closed: closed)
    }
}

extension Axes {
    /// Shows what each group of values is like as a box with whiskers, and puts a tick at each box.
    ///
    /// - Parameters:
    ///   - groups: NaN is left out; drawing throws a ``PlotError`` at infinite ones.
    ///   - names: what is written at the ticks; nil for 1, 2, 3 and so on.
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
