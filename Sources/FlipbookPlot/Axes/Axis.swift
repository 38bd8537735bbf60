import FlipbookCanvas

/// An axis of ``Axes`` or ``Axes3D``: its limits and scale, its ticks with their labels, its own label.
public final class Axis: Artist {
    enum Direction: String { case x, y, z }
    let direction: Direction
    /// What the axis is called in errors.
    var noun: String

    /// What the axis shows; written beyond the tick labels.
    public let label: Text
    /// Where the label lies along the axis. Setting it aligns the text with that place; ``Text/horizontalAlignment`` can
    /// be set to another one afterwards.
    public var labelLocation = AxisLabelLocation.center {
        didSet {
            label.horizontalAlignment = labelLocation.alignment
            changed(.layout)
        }
    }
    /// From the tick labels to the label, in points.
    public var labelPad: Double { didSet { changed(.layout) } }
    /// The looks of the ticks and their labels.
    public var tickStyle: TickStyle { didSet { changed(.layout) } }
    /// The looks of the minor ticks and their labels.
    public var minorTickStyle: TickStyle { didSet { changed(.layout) } }
    /// The font of the tick labels.
    public var fontFamily: String { didSet { changed(.layout) } }
    /// Lines across the axes at the ticks; nil for none.
    public var gridLines: GridLines? { didSet { changed(.looks) } }
    /// Lines across the axes at the minor ticks; nil for none.
    public var minorGridLines: GridLines? { didSet { changed(.looks) } }

    /// The limits, the scale and the choice of ticks, which shared axes have in common.
    private(set) var domain: AxisDomain
    let hasMinorTicks: Bool
    /// Where ticks go on a linear axis that chooses, unless artists have their own.
    var standardLocator = Locator.auto
    /// What an axis that chooses writes at ticks; nil for what suits its scale.
    var standardFormatter: Formatter?
    fileprivate var labelSide: Side { didSet { changed(.layout) } }
    /// How often the side has been set.
    fileprivate var sideChanges = 0
    fileprivate var sideMove: SideMove?
    /// The axis that this one follows, which decides its limits and its scale; nil for none.
    var source: AxisSource? { didSet { changed(.all) } }
    var settledTicks: SettledTicks?
    var layout = AxisLayout()

    init(_ direction: Direction, style: Style) {
        self.direction = direction
        noun = direction.rawValue
        label = Text(role: .axisLabel)
        labelPad = style.labelPad
        tickStyle = style.ticks
        minorTickStyle = style.minorTicks
        hasMinorTicks = style.hasMinorTicks
        fontFamily = style.fontFamily
        gridLines = style.gridLines
        minorGridLines = style.minorGridLines
        domain = AxisDomain(style: style)
        labelSide = direction == .x ? .bottom : .left
        super.init(zOrder: style.axisZOrder)
        domain.add(self)
        label.parent = self
        label.verticalAlignment = direction == .x ? .top : .bottom
        if direction == .y {
            label.rotation = .degrees(90)
            label.rotationMode = .anchor
        }
    }

    var axes: Axes? { parent as? Axes }

    override var takesRoom: Bool { true }

    override var parts: [Artist] { [label] }

    override var name: String { "\(noun) axis of \(parent?.name ?? "no axes")" }

    /// The side with the label. Setting it moves the ticks and the tick labels there too. Hidden tick
    /// labels stay hidden.
    ///
    /// An x axis has bottom and top, a y axis left and right; nothing happens where it is given one of the others.
    public var side: Side {
        get { labelSide }
        set {
            guard direction.sides.contains(newValue) else { return }
            moveLabel(to: newValue)
            moveTicks(to: newValue)
        }
    }

    /// Moves the label to a side, and leaves the ticks and their labels where they are: matplotlib's `set_label_position`.
    ///
    /// Nothing happens where the side is none of the axis', as for ``side``.
    public func moveLabel(to side: Side) {
        guard direction.sides.contains(side) else { return }
        labelSide = side
        sideChanges += 1
        label.verticalAlignment =
            switch side {
            case .bottom, .right: .top
            case .left: .bottom
            case .top: .baseline
            }
    }

    /// Moves the ticks and the tick labels to a side, and leaves the label where it is: matplotlib's `tick_top` and so on.
    /// Hidden tick labels stay hidden.
    ///
    /// Nothing happens where the side is none of the axis', as for ``side``.
    public func moveTicks(to side: Side) {
        guard direction.sides.contains(side) else { return }
        sideChanges += 1
        for style in [\Axis.tickStyle, \Axis.minorTickStyle] {
            self[keyPath: style].sides = [side]
            if !self[keyPath: style].labelSides.isDisjoint(with: direction.sides) {
                self[keyPath: style].labelSides = [side]
            }
        }
    }

    /// Has the limits, the scale and the choice of ticks in common with another axis from now on.
    func share(_ other: Axis) {
        guard domain !== other.domain else { return }
        domain.remove(self)
        domain = other.domain
        domain.add(self)
        changed(.all)
    }

    /// Leaves the axes that it shares limits, scale and ticks with, and keeps what they are now.
    func leaveDomain() {
        guard domain.isShared else { return }
        domain.remove(self)
        domain = domain.copy()
        domain.add(self)
    }

    /// Sets everything to what another axis of its direction has; what it shares with others only where these share it
    /// with this axis.
    func reset(to new: Axis) {
        labelLocation = new.labelLocation
        label.reset(to: new.label)
        labelPad = new.labelPad
        labelSide = new.labelSide
        tickStyle = new.tickStyle
        minorTickStyle = new.minorTickStyle
        fontFamily = new.fontFamily
        gridLines = new.gridLines
        minorGridLines = new.minorGridLines
        isVisible = new.isVisible
        zOrder = new.zOrder
        sideMove = nil
        if domain.axes.first === self { domain.reset(to: new.domain) }
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try drawGridLines(on: canvas, in: transform)
        try drawTicks(on: canvas, in: transform)
        try drawTexts(on: canvas, in: transform)
    }

    /// Throws where the axis was given something that can't be drawn.
    func check() throws {
        try domain.checkLimits(of: name)
        try source?.check(name)
        try checkDates()
        // Those of the domain may be adjusted to an aspect.
        try scale.check(limits, of: name)
        for locator in [givenLocators.major, givenLocators.minor] {
            try locator.check(in: limits, data: countedData, of: name)
        }
        try checkNumberOfTicks()
        try writers.major.check(name)
        try writers.minor.check(name)
    }
}

extension Axis {
    /// The side of the label, and the sides of marks and tick labels.
    fileprivate struct Sides: Hashable {
        var label: Side
        var alignment: VerticalAlignment
        var marks: [Set<Side>]
    }

    /// Why an axis is where it is while twins are there, and where it was before.
    fileprivate struct SideMove {
        var twins: Set<ObjectIdentifier>
        let before: Sides
        let now: Sides
        let changes: Int
    }

    private var sides: Sides {
        get {
            Sides(
                label: labelSide, alignment: label.verticalAlignment,
                marks: [tickStyle.sides, tickStyle.labelSides, minorTickStyle.sides, minorTickStyle.labelSides])
        }
        set {
            labelSide = newValue.label
            label.verticalAlignment = newValue.alignment
            (tickStyle.sides, tickStyle.labelSides) = (newValue.marks[0], newValue.marks[1])
            (minorTickStyle.sides, minorTickStyle.labelSides) = (newValue.marks[2], newValue.marks[3])
        }
    }

    /// Whether the axis is still where it went to make room.
    private func isOn(_ sideMove: SideMove) -> Bool { sideMove.changes == sideChanges && sideMove.now == sides }

    /// Moves the axis to a side, where it leaves room for one of a twin.
    func makeRoom(for twin: Axes, at side: Side) {
        if let sideMove, isOn(sideMove) {
            self.sideMove?.twins.insert(ObjectIdentifier(twin))
            return
        }
        let before = sides
        self.side = side
        sideMove = SideMove(twins: [ObjectIdentifier(twin)], before: before, now: sides, changes: sideChanges)
    }

    /// Moves the axis back when the last twin leaves that it made room for, unless it was moved in between.
    func moveBack(from twin: Axes) {
        guard let sideMove, sideMove.twins.contains(ObjectIdentifier(twin)) else { return }
        self.sideMove?.twins.remove(ObjectIdentifier(twin))
        guard sideMove.twins.count == 1 else { return }
        if isOn(sideMove) { sides = sideMove.before }
        self.sideMove = nil
    }
}

extension Axis.Direction {
    /// 0 for x, 1 for y, 2 for z.
    var index: Int { self == .x ? 0 : self == .y ? 1 : 2 }

    /// The two sides of the box that ticks of the axis can be at; in three dimensions, of those at which the z axis is drawn.
    var sides: [Side] { self == .x ? [.bottom, .top] : [.left, .right] }
}

extension Axis {
    /// The least and the largest value on the axis. Setting them keeps them; until then they follow the data.
    ///
    /// Limits that coincide are widened. Drawing throws a ``PlotError`` where they are infinite, or not above 0 on a
    /// logarithmic axis. Where the axes adjust limits to a ratio of units, what is read is adjusted.
    ///
    /// Swift stops a program that makes a range such as `3...1`: give limits that are computed to ``setLimits(_:_:)-(Double,Double)``, or
    /// set ``lowerLimit`` and ``upperLimit``.
    public var limits: ClosedRange<Double> {
        get { source?.limits ?? axes?.limits(along: self) ?? domain.limits }
        set { setBoth(newValue.lowerBound, newValue.upperBound) }
    }

    /// The least value on the axis, where it was set; nil where it follows the data.
    ///
    ///     axes.yAxis.lowerLimit = 0   // the upper limit follows the data
    ///
    /// Where all data lie below it, the axis shows a little of what lies above it. Drawing throws a ``PlotError`` where it is
    /// NaN or infinite, above ``upperLimit``, or not above 0 on a logarithmic axis.
    public var lowerLimit: Double? {
        get { domain.span.low }
        set { domain.span.low = newValue }
    }

    /// The largest value on the axis, where it was set; nil where it follows the data. As ``lowerLimit``.
    public var upperLimit: Double? {
        get { domain.span.high }
        set { domain.span.high = newValue }
    }

    private func setBoth(_ low: Double, _ high: Double) {
        var span = domain.span
        (span.low, span.high) = (low, high)
        domain.span = span
    }

    /// Sets the values at the two ends, and so the direction of the axis: it is inverted where `start` is the larger.
    ///
    /// This is the form for limits that are computed: values that coincide are widened, and values that are not finite are an
    /// error when the figure is drawn.
    public func setLimits(_ start: Double, _ end: Double) {
        var span = domain.span
        span.isInverted = start > end
        (span.low, span.high) = start > end ? (end, start) : (start, end)
        domain.span = span
    }

    /// Whether both limits follow the data. Setting it to false keeps the limits as they are.
    public var isAutoscaled: Bool {
        get { lowerLimit == nil && upperLimit == nil }
        set {
            if newValue {
                var span = domain.span
                (span.low, span.high) = (nil, nil)
                domain.span = span
            } else {
                limits = domain.limits
            }
        }
    }

    /// Whether values grow to the left, or downwards.
    public var isInverted: Bool {
        get { source?.isInverted ?? domain.span.isInverted }
        set { domain.span.isInverted = newValue }
    }

    /// How values lie along the axis: evenly, or by their logarithms.
    public var scale: Scale {
        get { source?.scale ?? domain.span.scale }
        set { domain.span.scale = newValue }
    }

    /// How much room limits that follow the data leave at each end, as a fraction of the data's width on the canvas.
    /// The style's unless it is set; 0 along z, but for scattered points.
    public var margin: Double {
        get { domain.margin }
        set { domain.span.margin = newValue }
    }

    /// Where limits that follow the data end.
    public enum AutolimitMode: Hashable, Sendable {
        /// At the data, or a margin beyond them.
        case data
        /// At the next round numbers beyond the data and the margin: where ticks would be that a long axis has.
        case roundNumbers
    }

    /// Where limits that follow the data end: matplotlib's `axes.autolimit_mode`. The style's unless it is set.
    ///
    /// The round numbers are those of the axis's ``locator``: the multiples of a step, for at most nine steps where it is automatic; powers
    /// on a logarithmic axis. They don't depend on the size of the axes. Dates, categories, and locators and scales that have none keep
    /// their limits.
    public var autolimitMode: AutolimitMode {
        get { domain.span.autolimitMode }
        set { domain.span.autolimitMode = newValue }
    }

    /// The names along an axis of categories: the first lies at 0, the next at 1. None where values are numbers.
    ///
    /// Setting them decides which there are, and in which order:
    ///
    ///     axes.xAxis.categories = names(of: frame)
    ///     bars.setData(positions: axes.xAxis.positions(of: names(of: frame)), heights: heights(of: frame))
    public var categories: [String] {
        get { domain.ticking.categories }
        set { domain.ticking.categories = newValue }
    }

    /// Where names of categories, dates or durations lie along the axis: what turns them into the numbers that every artist,
    /// text and setting takes.
    ///
    /// Names that the axis doesn't have yet are added to ``categories``; dates and durations set its ``units``. What an update
    /// adds goes before the next one.
    ///
    ///     axes.scatter(axes.xAxis.positions(of: ["low", "high"]), [1, 2])
    ///     axes.scatter(axes.xAxis.positions(of: dates), counts)
    public func positions<Value: AxisValue>(of values: some Sequence<Value>) -> [Double] {
        Value.positions(of: Array(values), along: self)
    }

    /// Where a name of a category, a date or a duration lies along the axis, as ``positions(of:)`` says it.
    ///
    ///     axes.text(axes.xAxis.position(of: "high"), 2.1, "the best")
    public func position(of value: some AxisValue) -> Double { positions(of: CollectionOfOne(value)).first ?? .nan }
}
