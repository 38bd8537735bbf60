import FlipbookCanvas

/// The fraction of values that are at most as large as each of them: a line in steps, from 0 to 1.
///
///     let distribution = axes.ecdf(values)
///     distribution.values.append(3.5)   // the line follows
///
/// Made by `axes.ecdf(…)`, or on its own and then added. NaN is left out. Its points follow the values: setting ``Line/x`` or
/// ``Line/y`` has no effect. Limits that follow the data end at 0 and 1. The values are sorted when they are first drawn.
public final class ECDF: Line {
    /// The values. Their order has no effect.
    public var values: [Double] { didSet { changed(.data) } }
    /// How much each value counts; nil where each counts 1. As many as values when the figure is drawn.
    public var weights: [Double]? { didSet { changed(.data) } }
    /// Whether the line shows the fraction of larger values, from 1 to 0.
    public var isComplementary = false { didSet { jump() } }
    /// Whether equal values have one point, at the height to which the first of them rises, as matplotlib has it. Without it,
    /// each has a point.
    public var isCompressed = false { didSet { changed(.data) } }
    /// Which way the fraction goes: upwards, or to the right.
    public var orientation: Orientation { didSet { jump() } }

    /// The points' x, which follow the ``values``.
    public override var x: [Double] {
        get { points.x }
        set {}
    }
    /// The points' y, which follow the ``values``.
    public override var y: [Double] {
        get { points.y }
        set {}
    }

    private var derived = Cached<(x: [Double], y: [Double])>()
    private var points: (x: [Double], y: [Double]) {
        derived(dataVersion) {
            let (positions, fractions) = distribution
            return orientation.pair(across: positions, along: fractions)
        }
    }

    /// The distribution of values, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - values: the values; NaN is left out.
    ///   - weights: how much each value counts, as many; nil where each counts 1.
    ///   - isComplementary: whether the line shows the fraction of larger values.
    ///   - orientation: which way the fraction goes.
    ///   - color: the line's colour.
    ///   - width: the line's width, in points.
    ///   - style: how the line is broken into dashes.
    ///   - alpha: multiplies the alpha of the colour.
    ///   - label: what a legend calls the line.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ values: [Double] = [], weights: [Double]? = nil, isComplementary: Bool = false,
        orientation: Orientation = .vertical, color: Color? = nil, width: Double? = nil, style: LineStyle = .solid,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.values = values
        self.weights = weights
        self.isComplementary = isComplementary
        self.orientation = orientation
        super.init(
            [], [], color: color, width: width, style: style, marker: nil, markerSize: nil, alpha: alpha, label: label,
            zOrder: zOrder)
        jump()
    }

    /// Changes the values; their number may change. Values that have ``weights`` are as many as these.
    public func setData(values: [Double]) { self.values = values }

    /// Changes the values and how much each counts; their number may change.
    public func setData(values: [Double], weights: [Double]) {
        self.values = values
        self.weights = weights
    }

    override var kind: String { "ecdf" }

    override func checkData() throws {
        try checkLengths(["values": values.count, "weights": weights?.count])
        try super.checkData()
    }

    override var stickyX: [Double] { orientation == .horizontal && !x.isEmpty ? [0, 1] : [] }
    override var stickyY: [Double] { orientation == .vertical && !x.isEmpty ? [0, 1] : [] }

    /// Has the line jump where it should: at the first value it rises from 0; the complement falls to 0 at the last one.
    private func jump() { steps = isComplementary == (orientation == .vertical) ? .pre : .post }

    /// The values in rising order with one more at an end, and the fractions there.
    private var distribution: (positions: [Double], fractions: [Double]) {
        guard weights?.count ?? values.count == values.count else { return ([], []) }
        var order = values.indices.filter { !values[$0].isNaN && !(weights?[$0].isNaN ?? false) }
        // Equal values stay in their order, which weights of theirs depend on.
        order.sort { (values[$0], $0) < (values[$1], $1) }
        guard !order.isEmpty else { return ([], []) }
        var positions = order.map { values[$0] }
        var fractions: [Double]
        if let weights {
            let sum = order.reduce(0) { $0 + weights[$1] }
            var reached = 0.0
            fractions = order.map { index in
                reached += weights[index] / sum
                return reached
            }
        } else {
            fractions = (1...order.count).map { Double($0) / Double(order.count) }
        }
        if isCompressed {
            let kept = positions.indices.filter { $0 == 0 || positions[$0] != positions[$0 - 1] }
            (positions, fractions) = (kept.map { positions[$0] }, kept.map { fractions[$0] })
        }
        return isComplementary
            ? (positions + [positions[positions.count - 1]], [1] + fractions.map { 1 - $0 })
            : ([positions[0]] + positions, [0] + fractions)
    }
}

extension Axes {
    /// Draws the fraction of values that are at most as large as each of them, in the next colour of the cycle. Looks that
    /// are nil are those of a new ``ECDF``.
    ///
    /// - Parameters:
    ///   - values: the values; NaN is left out.
    ///   - weights: how much each value counts; nil where each counts 1. As many as values: drawing throws a ``PlotError``
    ///     otherwise.
    ///   - isComplementary: whether the line shows the fraction of larger values.
    ///   - orientation: which way the fraction goes.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - style: how lines are broken into dashes.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the line, to be changed later.
    @discardableResult
    public func ecdf(
        _ values: [Double], weights: [Double]? = nil, isComplementary: Bool = false,
        orientation: Orientation = .vertical, color: Color? = nil, width: Double? = nil, style: LineStyle = .solid,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> ECDF {
        include(
            ECDF(
                values, weights: weights, isComplementary: isComplementary, orientation: orientation, color: color,
                width: width, style: style, alpha: alpha, label: label, zOrder: zOrder))
    }
}
