import FlipbookCanvas

/// The area between two curves. Where a number isn't finite there is a gap.
///
/// Made by ``Axes/fillBetween(_:_:_:where:steps:)`` or ``Axes/fillBetweenX(_:_:_:where:steps:)``.
public final class FillBetween: Patch {
    /// Which way the two curves go.
    public enum Direction: Hashable, Sendable {
        /// From left to right: the area is between two y for each x.
        case alongX
        /// From the bottom up: the area is between two x for each y.
        case alongY
    }

    /// Which way the curves go.
    public let direction: Direction
    /// The places along the curves: x, or y for curves that go up.
    public var positions: [Double] { didSet { changed(.data) } }
    /// The values of one curve: one for each position, or one for all.
    public var first: [Double] { didSet { changed(.data) } }
    /// The values of the other curve: one for each position, or one for all.
    public var second: [Double] { didSet { changed(.data) } }
    /// Where there is an area, one answer for each position; nil for everywhere. It is filled from one position to the
    /// next where both say so.
    public var mask: [Bool]? { didSet { changed(.data) } }
    /// How both curves jump from one value to the next; nil where they go straight.
    public var steps: Steps? { didSet { changed(.data) } }

    /// An area, to be added to axes.
    public init(
        _ positions: [Double], _ first: [Double], _ second: [Double] = [0], along direction: Direction = .alongX
    ) {
        self.positions = positions
        self.first = first
        self.second = second
        self.direction = direction
        super.init()
    }

    /// Moves both curves at once; the number of positions may change.
    public func setData(_ positions: [Double], _ first: [Double], _ second: [Double] = [0]) {
        self.positions = positions
        self.first = first
        self.second = second
    }

    override var kind: String { "fill between" }
    override var takesNextColor: Bool { true }

    private var isConsistent: Bool {
        [first.count, second.count].allSatisfy { $0 == 1 || $0 == positions.count }
            && mask.map { $0.count == positions.count } ?? true
    }

    /// The runs of positions with an area.
    private var runs: [Range<Int>] {
        guard isConsistent else { return [] }
        var runs: [Range<Int>] = []
        for index in positions.indices where isFilled(at: index) {
            if let last = runs.last, last.upperBound == index {
                runs[runs.count - 1] = last.lowerBound..<index + 1
            } else {
                runs.append(index..<index + 1)
            }
        }
        return runs
    }

    private func isFilled(at index: Int) -> Bool {
        mask?[index] ?? true && positions[index].isFinite && first.each(index).isFinite
            && second.each(index).isFinite
    }

    private func point(_ position: Double, _ value: Double) -> Point {
        direction == .alongX ? Point(x: position, y: value) : Point(x: value, y: position)
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
            path.append(Path(curve(first) + curve(second).reversed(), closed: true))
        }
    }

    override func path(in transform: Transform) throws -> Path {
        guard isConsistent else {
            throw PlotError(
                .lengthsDiffer,
                "\(name): there are \(positions.count) positions, and the curves have \(first.count) and "
                    + "\(second.count) values\(mask.map { ", the mask \($0.count)" } ?? ""); give one for each position"
            )
        }
        return try super.path(in: transform)
    }
}

extension Axes {
    /// Fills the area between two curves over x, in the next colour of the cycle for fills.
    ///
    /// - Parameters:
    ///   - x: the places along the curves.
    ///   - y1: the y of one curve: one for each x, or one for all; drawing throws a ``PlotError`` otherwise.
    ///   - y2: the y of the other curve, likewise.
    ///   - mask: where there is an area, one answer for each x; nil for everywhere.
    ///   - steps: how both curves jump from one y to the next; nil where they go straight.
    /// - Returns: the area, to be changed later.
    @discardableResult
    public func fillBetween(
        _ x: [Double], _ y1: [Double], _ y2: [Double] = [0], where mask: [Bool]? = nil, steps: Steps? = nil
    ) -> FillBetween {
        add(FillBetween(x, y1, y2, along: .alongX), where: mask, steps: steps)
    }

    /// Fills the area between two curves beside y, in the next colour of the cycle for fills.
    ///
    /// - Parameters:
    ///   - y: the places along the curves.
    ///   - x1: the x of one curve: one for each y, or one for all; drawing throws a ``PlotError`` otherwise.
    ///   - x2: the x of the other curve, likewise.
    ///   - mask: where there is an area, one answer for each y; nil for everywhere.
    ///   - steps: how both curves jump from one x to the next; nil where they go straight.
    /// - Returns: the area, to be changed later.
    @discardableResult
    public func fillBetweenX(
        _ y: [Double], _ x1: [Double], _ x2: [Double] = [0], where mask: [Bool]? = nil, steps: Steps? = nil
    ) -> FillBetween {
        add(FillBetween(y, x1, x2, along: .alongY), where: mask, steps: steps)
    }

    private func add(
        _ area: FillBetween, where mask: [Bool]?, steps: Steps?, by call: String = #function
    ) -> FillBetween {
        area.mask = mask
        area.steps = steps
        include(area, by: call)
        return area
    }
}
