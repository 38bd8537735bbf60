import FlipbookCanvas

/// A straight line across the axes at one value. Limits that follow the data widen for it where it would not be seen.
///
/// Made by ``Axes/horizontalLine(at:)`` or ``Axes/verticalLine(at:)``.
public final class ReferenceLine: StrokedArtist {
    /// Which way the line goes.
    public let direction: ReferenceDirection
    /// The y of a horizontal line, the x of a vertical one.
    public var position: Double { didSet { changed(.data) } }
    /// From where to where the line goes, as fractions of the axes.
    public var extent = 0.0...1.0 { didSet { changed(.looks) } }

    /// A line, to be added to axes.
    public init(_ direction: ReferenceDirection, at position: Double) {
        self.direction = direction
        self.position = position
        super.init()
    }

    override var kind: String { "\(direction) line" }

    override func limitsOfData() -> DataLimits? {
        guard position.isFinite else { return nil }
        let range = position...position
        return direction == .horizontal ? DataLimits(x: nil, y: range) : DataLimits(x: range, y: nil)
    }

    override var needsNoMargin: Bool { true }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        let path = direction.band(from: position, to: position, extent: extent, in: transform)
        guard !path.isEmpty, path.corners.allSatisfy(\.isFinite) else { return }
        guard let stroke = try stroke(pixelsPerPoint: transform.pixelsPerPoint) else { return }
        transform.clip(canvas) { canvas.stroke(path, stroke) }
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        obstacles.lines += direction.band(from: position, to: position, extent: extent, in: transform).parts
    }
}

/// Which way a ``ReferenceLine`` or ``ReferenceSpan`` goes.
public enum ReferenceDirection: Hashable, Sendable {
    /// From left to right, at a y; around the centre, at a radius, in polar axes.
    case horizontal
    /// From the bottom up, at an x; from the centre to the rim, at an angle, in polar axes.
    case vertical

    /// The band between two values, and two fractions of the axes; a line where the values are the same.
    func band(from low: Double, to high: Double, extent: ClosedRange<Double>, in transform: Transform) -> Path {
        transform.projection.band(
            from: low, to: high, along: self == .horizontal ? .y : .x, extent: (extent.lowerBound, extent.upperBound))
    }
}

extension Axes {
    /// Draws a line from the left to the right side at a y, whatever the limits of x: matplotlib's `axhline`.
    ///
    /// - Returns: the line, to be changed later.
    @discardableResult
    public func horizontalLine(at y: Double) -> ReferenceLine { addLine(.horizontal, at: y) }

    /// Draws a line from the lower to the upper side at an x, whatever the limits of y: matplotlib's `axvline`.
    ///
    /// - Returns: the line, to be changed later.
    @discardableResult
    public func verticalLine(at x: Double) -> ReferenceLine { addLine(.vertical, at: x) }

    private func addLine(
        _ direction: ReferenceDirection, at position: Double, by call: String = #function
    ) -> ReferenceLine {
        let line = ReferenceLine(direction, at: position)
        include(line, by: call)
        return line
    }
}
