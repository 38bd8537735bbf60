import FlipbookCanvas

/// A disk divided into wedges, whose sizes are in proportion to values.
///
///     let pie = axes.pie([3, 1, 2], labels: ["a", "b", "c"])
///     pie.percentages.format = "%.1f%%"
///     pie.sizes = [1, 1, 4]   // wedges, labels and percentages follow
///
/// Made by `axes.pie(…)`, or on its own and then added. Its middle lies at 0, 0.
public final class Pie: Patch {
    /// The values that the wedges' sizes are in proportion to: 0 or more, not all 0, and finite: drawing throws a ``PlotError``
    /// otherwise.
    public var sizes: [Double] { didSet { changed(.data) } }
    /// How far each wedge is moved out of the middle, as a fraction of the radius; nil for no wedge.
    public var explode: [Double]? { didSet { changed(.data) } }
    /// The colours of the wedges in turn; nil for those of the axes' cycle. Drawing throws a ``PlotError`` where it is empty.
    public var colors: [Color]? { didSet { changed(.looks) } }
    /// The hatches of the wedges in turn, where nil is that of ``Patch/hatch``; nil for ``Patch/hatch`` in all.
    public var hatches: [Hatch?]? { didSet { changed(.looks) } }
    /// Where the first wedge begins, counter-clockwise from the right.
    public var startAngle = Angle.zero { didSet { changed(.data) } }
    /// Whether the wedges follow each other counter-clockwise.
    public var isCounterclockwise = true { didSet { changed(.data) } }
    /// The disk's radius, in data.
    public var radius = 1.0 { didSet { changed(.data) } }
    /// How wide the ring is, in data, where the middle of the disk is left out; nil for a whole disk.
    public var ringWidth: Double? { didSet { changed(.looks) } }
    /// What is written beside the wedges; in a format, their sizes are.
    public let labels = PieTexts(distance: 1.1, isOutside: true)
    /// What is written on the wedges: nothing until there is a format such as `"%.1f%%"` for their percentages.
    public let percentages = PieTexts(distance: 0.6, isOutside: false)

    /// Whether limits that follow the data leave room for labels; they follow the wedges where it is false.
    fileprivate var hasRoomForLabels = true
    /// The colours that axes gave the wedges.
    private var cycle: [Color]?

    /// A pie, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - sizes: what the wedges are in proportion to.
    ///   - labels: what is written beside the wedges.
    ///   - colors: the colours of the wedges in turn; nil for those of the axes' cycle.
    ///   - edgeColor: the colour of the wedges' edges; nil for none.
    ///   - edgeWidth: how wide the edges are, in points.
    ///   - startAngle: where the first wedge begins, counter-clockwise from the right.
    ///   - ringWidth: how wide the ring is, in data; nil for a whole disk.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ sizes: [Double] = [], labels: [String] = [], colors: [Color]? = nil, edgeColor: Color? = nil,
        edgeWidth: Double? = nil, startAngle: Angle = .zero, ringWidth: Double? = nil, alpha: Double? = nil,
        zOrder: Double? = nil
    ) {
        self.sizes = sizes
        self.colors = colors
        self.startAngle = startAngle
        self.ringWidth = ringWidth
        super.init(
            color: nil, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: nil, zOrder: zOrder)
        self.labels.strings = labels
        self.labels.parent = self
        percentages.parent = self
    }

    /// Changes the values that the wedges are in proportion to; their number may change.
    public func setData(sizes: [Double]) { self.sizes = sizes }

    override var kind: String { "pie" }

    override var overlays: [Artist] { [labels, percentages] }

    override var isInLegend: Bool { false }

    override func join(_ axes: Axes) {
        if takesColors(from: axes) {
            cycle = axes.colorCycle.map { _ in axes.nextFillColor() }
            if colors == nil { for _ in sizes { _ = axes.nextFillColor() } }
        }
        super.join(axes)
    }

    override func forgetColors() {
        super.forgetColors()
        cycle = nil
    }

    /// The disk with room for labels, whatever the sizes.
    override func limitsOfData() -> DataLimits? {
        guard hasRoomForLabels else {
            let boxes = ((try? wedges()) ?? []).compactMap { $0.path(radius: radius).extent }
            return boxes.dropFirst().reduce(boxes.first) { $0?.union($1) }
                .flatMap { DataLimits(x: $0.minX...$0.maxX, y: $0.minY...$0.maxY) }
        }
        let reach = 1.25 * abs(radius)
        return reach.isFinite && !sizes.isEmpty ? DataLimits(x: -reach...reach, y: -reach...reach) : nil
    }

    override var stickyX: [Double] {
        sizes.isEmpty || !hasRoomForLabels ? [] : [-1.25 * abs(radius), 1.25 * abs(radius)]
    }
    override var stickyY: [Double] { stickyX }

    /// A part of the disk: its angles, counter-clockwise, and where its tip is.
    struct Wedge {
        var start: Angle
        var end: Angle
        /// Of the whole disk.
        var fraction: Double
        var tip: Point

        /// The cosine and the sine of the angle half way between.
        var direction: (Double, Double) { cosineAndSine((start.degrees + end.degrees) / 360 * .pi) }

        /// The piece of a disk of a radius, without a hole of another, around 0, 0.
        func path(radius: Double, hole: Double = 0) -> Path {
            Path(wedgeFrom: start.radians, to: end.radians, radius: radius, innerRadius: hole)
                .map { Point(x: tip.x + $0.x, y: tip.y + $0.y) }
        }
    }

    /// - Throws: ``PlotError`` where there can't be such wedges.
    func wedges() throws -> [Wedge] {
        try check()
        let sum = sizes.reduce(0, +)
        let turn = isCounterclockwise ? 360.0 : -360
        var start = startAngle.degrees.truncatingRemainder(dividingBy: 360)
        return sizes.enumerated().map { index, size in
            let fraction = size / sum
            let end = start + fraction * turn
            defer { start = end }
            var wedge = Wedge(
                start: .degrees(min(start, end)), end: .degrees(max(start, end)), fraction: fraction, tip: .zero)
            if let explode {
                wedge.tip = Point(x: explode[index] * wedge.direction.0, y: explode[index] * wedge.direction.1)
            }
            return wedge
        }
    }

    private func check() throws {
        let sum = sizes.reduce(0, +)
        guard sizes.allSatisfy({ $0 >= 0 }), sizes.isEmpty || sum > 0, sum.isFinite else {
            throw PlotError(
                .values, "\(name): sizes \(sizes.prefix(8)) can't be wedges; give finite ones of 0 or more, one above 0"
            )
        }
        try checkLengths(["sizes": sizes.count, "explode": explode?.count])
        if colors?.isEmpty ?? false {
            throw PlotError(.values, "\(name): there are no colors for its wedges; give one or more, or nil")
        }
        let lengths = [radius, startAngle.degrees, ringWidth ?? 0] + (explode ?? [])
        guard radius > 0, lengths.allSatisfy({ abs($0) < 1e9 }) else {
            throw PlotError(
                .size, "\(name): give a radius above 0, and a start angle, a ring width and explode that are finite")
        }
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try gradient?.check(of: name)
        let edge = try edge(pixelsPerPoint: transform.pixelsPerPoint)
        let cycle = cycle ?? Style.standard.colorCycle
        let fills = colors ?? cycle
        let hole = ringWidth.map { radius - $0 } ?? 0
        for (index, wedge) in try wedges().enumerated() {
            paint(
                transform(wedge.path(radius: radius, hole: hole)), fill: fill(fills.inTurn(index)), stroke: edge,
                hatch: try hatchInk(hatches?.inTurn(index) ?? nil, pixelsPerPoint: transform.pixelsPerPoint),
                on: canvas, in: transform)
        }
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        for wedge in (try? wedges()) ?? [] {
            obstacles.lines.append(transform(wedge.path(radius: radius)).corners)
        }
    }
}

/// What is written beside or on the wedges of a ``Pie``.
public final class PieTexts: DataTexts {
    /// From the middle of the disk, or the tip of a wedge that is moved out of it, in radii.
    public var distance: Double { didSet { changed(.looks) } }
    /// Whether texts stand with their inner side at their positions, and not with their middle.
    public var isOutside: Bool { didSet { changed(.looks) } }

    init(distance: Double, isOutside: Bool) {
        self.distance = distance
        self.isOutside = isOutside
    }

    private var pie: Pie? { parent as? Pie }

    override var count: Int { pie?.sizes.count ?? 0 }

    override func items(in transform: Transform) throws -> [Item] {
        guard let pie else { return [] }
        let hasPercentages = self === pie.percentages
        return try pie.wedges().enumerated().map { index, wedge in
            let (cosine, sine) = wedge.direction
            let x = wedge.tip.x + distance * pie.radius * cosine
            let y = wedge.tip.y + distance * pie.radius * sine
            return Item(
                index: index, value: hasPercentages ? 100 * wedge.fraction : pie.sizes[index], point: transform(x, y),
                horizontal: !isOutside ? .center : x > 0 ? .left : .right)
        }
    }
}

extension Axes {
    /// Draws a pie, with units of x and y that are equally long. It is alone in the axes, without ticks, lines around the box
    /// and its colour, unless `hasFrame` is true.
    ///
    /// - Parameters:
    ///   - sizes: what the wedges are in proportion to; 0 or more, not all 0: drawing throws a ``PlotError``
    ///     otherwise.
    ///   - labels: what is written beside the wedges.
    ///   - colors: the colours in turn, one or more; nil for those of the cycle.
    ///   - edgeColor: the colour of the edge.
    ///   - edgeWidth: how wide the edge is, in points; nil for the style's.
    ///   - startAngle: where the first wedge begins, counter-clockwise from the right.
    ///   - ringWidth: how wide the ring is, in data; nil for a whole disk.
    ///   - hasFrame: whether the axes keep their box, ticks and limits, which follow the wedges unless they are set:
    ///     matplotlib's `frame=True`.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the pie, to be changed later.
    @discardableResult
    public func pie(
        _ sizes: [Double], labels: [String] = [], colors: [Color]? = nil, edgeColor: Color? = nil,
        edgeWidth: Double? = nil, startAngle: Angle = .zero, ringWidth: Double? = nil, hasFrame: Bool = false,
        alpha: Double? = nil, zOrder: Double? = nil
    ) -> Pie {
        let pie = Pie(
            sizes, labels: labels, colors: colors, edgeColor: edgeColor, edgeWidth: edgeWidth, startAngle: startAngle,
            ringWidth: ringWidth, alpha: alpha, zOrder: zOrder)
        pie.hasRoomForLabels = !hasFrame
        include(pie)
        aspect = .equal
        guard !hasFrame else { return pie }
        color = color.opacity(0)
        for spine in spines.all { spine.isVisible = false }
        for axis in [xAxis, yAxis] {
            axis.locator = .none
            axis.limits = -1.25...1.25
        }
        return pie
    }
}
