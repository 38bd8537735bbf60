import FlipbookCanvas

/// A band across the axes between two values, whatever the limits.
///
/// Made by ``Axes/horizontalSpan(_:)`` or ``Axes/verticalSpan(_:)``.
public final class ReferenceSpan: Patch {
    /// Which way the band goes.
    public let direction: ReferenceDirection
    /// The y between which a horizontal band lies, the x of a vertical one.
    public var range: ClosedRange<Double> { didSet { changed(.data) } }
    /// From where to where the band goes, as fractions of the axes.
    public var extent = 0.0...1.0 { didSet { changed(.looks) } }

    /// A band, to be added to axes.
    public init(_ direction: ReferenceDirection, _ range: ClosedRange<Double>) {
        self.direction = direction
        self.range = range
        super.init()
    }

    override var kind: String { "\(direction) span" }

    override func limitsOfData() -> DataLimits? {
        guard range.lowerBound.isFinite, range.upperBound.isFinite else { return nil }
        return direction == .horizontal ? DataLimits(x: nil, y: range) : DataLimits(x: range, y: nil)
    }

    override func path(in transform: Transform) throws -> Path {
        direction.band(from: range.lowerBound, to: range.upperBound, extent: extent, in: transform)
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        if let box = try? path(in: transform).extent { obstacles.boxes.append(box) }
    }
}

extension Axes {
    /// Fills the band between two y from the left to the right side, whatever the limits of x: matplotlib's `axhspan`.
    ///
    /// - Returns: the band, to be changed later.
    @discardableResult
    public func horizontalSpan(_ y: ClosedRange<Double>) -> ReferenceSpan { addSpan(.horizontal, y) }

    /// Fills the band between two x from the lower to the upper side, whatever the limits of y: matplotlib's `axvspan`.
    ///
    /// - Returns: the band, to be changed later.
    @discardableResult
    public func verticalSpan(_ x: ClosedRange<Double>) -> ReferenceSpan { addSpan(.vertical, x) }

    private func addSpan(
        _ direction: ReferenceDirection, _ range: ClosedRange<Double>, by call: String = #function
    ) -> ReferenceSpan {
        let span = ReferenceSpan(direction, range)
        include(span, by: call)
        return span
    }
}
