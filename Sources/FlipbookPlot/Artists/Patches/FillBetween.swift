import FlipbookCanvas

/// The area between two curves. Where a number isn't finite there is a gap.
///
/// Made by `axes.fillBetween(…)` or `axes.fillBetweenX(…)`, or on its own and then added.
public final class FillBetween: Patch {
    /// Which way the curves go: from left to right, with two y for each x, or from below upwards, with two x for each y.
    public let orientation: Orientation
    /// Where there is an area, one answer for each position; nil for everywhere. It is filled from one position to the
    /// next where both say so.
    public var mask: [Bool]? { didSet { changed(.data) } }
    /// Whether an area whose ``mask`` begins or ends between two positions is extended to the point where the curves cross there:
    /// matplotlib's `interpolate`. Then areas with opposite masks, such as `first[i] > second[i]` and `first[i] <= second[i]`, meet
    /// at the crossings.
    public var isInterpolated: Bool { didSet { changed(.data) } }
    /// How both curves jump from one value to the next; nil where they go straight.
    public var steps: Steps? { didSet { changed(.data) } }

    private var positions: [Double]
    private var first: [Double]
    private var second: [Double]

    /// An area, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - positions: the positions along the curves: x, or y for curves that go up.
    ///   - first: the values of one curve: one for each position, or one for all; drawing throws a ``PlotError``
    ///     otherwise.
    ///   - second: the values of the other curve, likewise.
    ///   - mask: where there is an area, one answer for each position; nil for everywhere.
    ///   - isInterpolated: whether an area reaches to where the curves cross.
    ///   - steps: how both curves jump from one value to the next; nil where they go straight.
    ///   - orientation: which way the curves go.
    ///   - color: the colour inside.
    ///   - edgeColor: the colour of the edge; nil for none.
    ///   - edgeWidth: how wide the edge is, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ positions: [Double] = [], _ first: [Double] = [], _ second: [Double] = [0], where mask: [Bool]? = nil,
        isInterpolated: Bool = false, steps: Steps? = nil, orientation: Orientation = .horizontal, color: Color? = nil,
        edgeColor: Color? = nil,
        edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.positions = positions
        self.first = first
        self.second = second
        self.mask = mask
        self.isInterpolated = isInterpolated
        self.steps = steps
        self.orientation = orientation
        super.init(
            color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Moves both curves at once; the number of positions may change.
    ///
    /// - Parameters:
    ///   - positions: the positions along the curves: x, or y for curves that go up.
    ///   - first: the values of one curve: one for each position, or one for all.
    ///   - second: the values of the other curve, likewise.
    public func setData(positions: [Double], first: [Double], second: [Double]) {
        self.positions = positions
        self.first = first
        self.second = second
        changed(.data)
    }

    override var kind: String { "fill between" }
    override var takesNextColor: Bool { true }

    private func check() throws {
        try checkLengths(
            ["positions": positions.count, "mask": mask?.count],
            oneForAll: ["first": first.count, "second": second.count])
    }

    /// The runs of positions with an area.
    private var runs: [Range<Int>] {
        (try? check()) == nil ? [] : positions.indices.map(isFilled).runs
    }

    /// Limits follow the curves where there is an area.
    override func limitsOfData() -> DataLimits? {
        let points = runs.joined().flatMap { index in
            [first, second].map { point(positions[index], $0.each(index)) }
        }
        return DataLimits(x: points.map(\.x), y: points.map(\.y))
    }

    private func isFilled(at index: Int) -> Bool {
        mask?[index] ?? true && positions[index].isFinite && first.each(index).isFinite
            && second.each(index).isFinite
    }

    private func point(_ position: Double, _ value: Double) -> Point {
        orientation.point(across: value, along: position)
    }

    override var outline: Path {
        runs.reduce(into: Path()) { path, run in
            let positions = Array(positions[run])
            func curve(_ values: [Double]) -> [Point] {
                let values = run.map { values.each($0) }
                guard let steps else { return zip(positions, values).map(point) }
                var points: [Point] = []
                steps.forEachPoint(x: positions, y: values) { points.append(point($0, $1)) }
                return points
            }
            var points = curve(first)
            if isInterpolated {
                points.insert(crossing(before: run.lowerBound), at: 0)
                points.append(crossing(before: run.upperBound))
            }
            path.append(Path(points + curve(second).reversed(), closed: true))
        }
    }

    /// Where the curves cross between a position and the one before it, or the end that is nearer to that; the end with an
    /// area where there is only one.
    private func crossing(before index: Int) -> Point {
        func end(_ index: Int) -> Point { point(positions[index], first.each(index)) }
        func difference(_ index: Int) -> Double { first.each(index) - second.each(index) }
        guard index > 0, index < positions.count else { return end(min(index, positions.count - 1)) }
        let (before, after) = (difference(index - 1), difference(index))
        guard after.isFinite, positions[index].isFinite else { return end(index - 1) }
        guard before.isFinite, positions[index - 1].isFinite else { return end(index) }
        // The curves are nearest at the least difference where both have the same sign.
        if max(before, after) <= 0 { return end(before > after ? index - 1 : index) }
        if min(before, after) >= 0 { return end(before <= after ? index - 1 : index) }
        let part = before / (before - after)
        let value = first.each(index - 1) + part * (first.each(index) - first.each(index - 1))
        return point(positions[index - 1] + part * (positions[index] - positions[index - 1]), value)
    }

    override func path(in transform: Transform) throws -> Path {
        try check()
        return try super.path(in: transform)
    }
}

extension Axes {
    /// Fills the area between two curves over x, in the next colour of the cycle for fills. Looks that are nil are those
    /// of a new ``FillBetween``.
    ///
    /// - Parameters:
    ///   - x: the positions along the curves.
    ///   - y1: the y of one curve: one for each x, or one for all; drawing throws a ``PlotError`` otherwise.
    ///   - y2: the y of the other curve, likewise.
    ///   - mask: where there is an area, one answer for each x; nil for everywhere.
    ///   - isInterpolated: whether an area reaches to where the curves cross: matplotlib's `interpolate`.
    ///   - steps: how both curves jump from one y to the next; nil where they go straight.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - edgeColor: the colour of the edge.
    ///   - edgeWidth: how wide the edge is, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the area, to be changed later.
    @discardableResult
    public func fillBetween(
        _ x: [Double], _ y1: [Double], _ y2: [Double] = [0], where mask: [Bool]? = nil,
        isInterpolated: Bool = false, steps: Steps? = nil, color: Color? = nil, edgeColor: Color? = nil,
        edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> FillBetween {
        include(
            FillBetween(
                x, y1, y2, where: mask, isInterpolated: isInterpolated, steps: steps, color: color,
                edgeColor: edgeColor, edgeWidth: edgeWidth,
                alpha: alpha, label: label, zOrder: zOrder))
    }

    /// Fills the area between two curves beside y, in the next colour of the cycle for fills. Looks that are nil are those
    /// of a new ``FillBetween``.
    ///
    /// - Parameters:
    ///   - y: the positions along the curves.
    ///   - x1: the x of one curve: one for each y, or one for all; drawing throws a ``PlotError`` otherwise.
    ///   - x2: the x of the other curve, likewise.
    ///   - mask: where there is an area, one answer for each y; nil for everywhere.
    ///   - isInterpolated: whether an area reaches to where the curves cross: matplotlib's `interpolate`.
    ///   - steps: how both curves jump from one x to the next; nil where they go straight.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - edgeColor: the colour of the edge.
    ///   - edgeWidth: how wide the edge is, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the area, to be changed later.
    @discardableResult
    public func fillBetweenX(
        _ y: [Double], _ x1: [Double], _ x2: [Double] = [0], where mask: [Bool]? = nil,
        isInterpolated: Bool = false, steps: Steps? = nil, color: Color? = nil, edgeColor: Color? = nil,
        edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> FillBetween {
        include(
            FillBetween(
                y, x1, x2, where: mask, isInterpolated: isInterpolated, steps: steps, orientation: .vertical,
                color: color, edgeColor: edgeColor,
                edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder))
    }
}
