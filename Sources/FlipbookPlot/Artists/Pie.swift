import FlipbookCanvas

/// A disk divided into wedges, whose sizes are in proportion to values.
///
///     let pie = axes.pie([3, 1, 2], labels: ["a", "b", "c"])
///     pie.percentages.format = "%.1f%%"
///     pie.sizes = [1, 1, 4]   // wedges, labels and percentages follow
///
/// Made by ``Axes/pie(_:labels:)``, or on its own and then added. Its middle lies at 0, 0.
public final class Pie: Patch {
    /// The values that the wedges' sizes are in proportion to: 0 or more, not all 0, and finite: drawing throws a ``PlotError``
    /// otherwise.
    public var sizes: [Double] { didSet { changed(.data) } }
    /// How far each wedge is moved out of the middle, as a fraction of the radius; none to leave all in their places.
    public var explode: [Double] = [] { didSet { changed(.data) } }
    /// The colours of the wedges in turn; none for those of the axes' cycle.
    public var colors: [Color] = [] { didSet { changed(.looks) } }
    /// Where the first wedge begins: degrees, counter-clockwise from the right.
    public var startAngle = 0.0 { didSet { changed(.data) } }
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

    /// The colours that axes gave the wedges.
    private var cycle: [Color]?

    /// A pie, to be added to axes.
    public init(_ sizes: [Double], labels: [String] = []) {
        self.sizes = sizes
        super.init()
        self.labels.strings = labels
        self.labels.parent = self
        percentages.parent = self
    }

    override var kind: String { "pie" }

    override var overlays: [Artist] { [labels, percentages] }

    override var isInLegend: Bool { false }

    override func join(_ axes: Axes) {
        if takesColors(from: axes) {
            cycle = axes.colorCycle.map { _ in axes.nextFillColor() }
            if colors.isEmpty { for _ in sizes { _ = axes.nextFillColor() } }
        }
        super.join(axes)
    }

    override func forgetColors() {
        super.forgetColors()
        cycle = nil
    }

    /// The disk with room for labels, whatever the sizes.
    override func limitsOfData() -> DataLimits? {
        let reach = 1.25 * abs(radius)
        return reach.isFinite ? DataLimits(x: -reach...reach, y: -reach...reach) : nil
    }

    override var stickyX: [Double] { [-1.25 * abs(radius), 1.25 * abs(radius)] }
    override var stickyY: [Double] { stickyX }

    /// A part of the disk: its angles in degrees, counter-clockwise, and where its tip is.
    struct Wedge {
        var start: Double
        var end: Double
        /// Of the whole disk.
        var fraction: Double
        var tip: Point

        /// The cosine and the sine of the angle half way between.
        var direction: (Double, Double) { cosineAndSine((start + end) / 360 * .pi) }

        /// The piece of a disk of a radius, without a hole of another, around 0, 0.
        func path(radius: Double, hole: Double = 0) -> Path {
            Path(wedgeFrom: start * .pi / 180, to: end * .pi / 180, radius: radius, innerRadius: hole)
                .map { Point(x: tip.x + $0.x, y: tip.y + $0.y) }
        }
    }

    /// - Throws: ``PlotError`` where there can't be such wedges.
    func wedges() throws -> [Wedge] {
        try check()
        let sum = sizes.reduce(0, +)
        let turn = isCounterclockwise ? 360.0 : -360
        var start = startAngle.truncatingRemainder(dividingBy: 360)
        return sizes.enumerated().map { index, size in
            let fraction = size / sum
            let end = start + fraction * turn
            defer { start = end }
            var wedge = Wedge(start: min(start, end), end: max(start, end), fraction: fraction, tip: .zero)
            if !explode.isEmpty {
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
        guard explode.isEmpty || explode.count == sizes.count else {
            throw PlotError(
                .lengthsDiffer,
                "\(name): there are \(explode.count) values of explode for \(sizes.count) sizes; give as many, or none")
        }
        let lengths = [radius, startAngle, ringWidth ?? 0] + explode
        guard radius > 0, lengths.allSatisfy({ abs($0) < 1e9 }) else {
            throw PlotError(
                .size, "\(name): give a radius above 0, and a start angle, a ring width and explode that are finite")
        }
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        let edge = try edge(pixelsPerPoint: transform.pixelsPerPoint)
        let cycle = cycle ?? Style.standard.colorCycle
        let fills = (!colors.isEmpty ? colors : cycle.isEmpty ? [color] : cycle).map { fill($0) }
        let hole = ringWidth.map { radius - $0 } ?? 0
        for (index, wedge) in try wedges().enumerated() {
            canvas.draw(
                transform(wedge.path(radius: radius, hole: hole)), fill: fills[index % fills.count], stroke: edge,
                snap: .automatic)
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
    /// Whether texts stand with their inner side at their places, and not with their middle.
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
    /// Draws a pie alone in the axes: without ticks, lines around the box and its colour, and with units of x and y that are
    /// equally long.
    ///
    /// - Parameters:
    ///   - sizes: what the wedges are in proportion to; 0 or more, not all 0: drawing throws a ``PlotError``
    ///     otherwise.
    ///   - labels: what is written beside the wedges.
    /// - Returns: the pie, to be changed later.
    @discardableResult
    public func pie(_ sizes: [Double], labels: [String] = []) -> Pie {
        let pie = Pie(sizes, labels: labels)
        include(pie)
        aspect = .equal
        color = color.opacity(0)
        for spine in spines.all { spine.isVisible = false }
        for axis in [xAxis, yAxis] {
            axis.locator = .none
            axis.limits = -1.25...1.25
        }
        return pie
    }
}
