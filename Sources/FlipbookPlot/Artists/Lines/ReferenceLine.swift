import FlipbookCanvas

/// A straight line across the axes at one value. Limits that follow the data widen for it where it would not be seen.
///
/// Made by `axes.horizontalLine(…)` or `axes.verticalLine(…)`, or on its own and then added.
public final class ReferenceLine: StrokedArtist {
    /// Which way the line goes.
    public let orientation: Orientation
    /// The y of a horizontal line, the x of a vertical one, in data. Nothing is drawn where it is not finite.
    public var position: Double { didSet { changed(.data) } }
    /// From where to where the line goes, as fractions of the axes.
    public var extent = 0.0...1.0 { didSet { changed(.looks) } }

    /// A line, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - orientation: which way the line goes.
    ///   - position: the y of a horizontal line, the x of a vertical one, in data; nothing is drawn where it is NaN.
    ///   - color: the line's colour.
    ///   - width: the line's width, in points.
    ///   - style: how the line is broken into dashes.
    ///   - alpha: multiplies the alpha of the colour.
    ///   - label: what a legend calls the line.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ orientation: Orientation = .horizontal, at position: Double = .nan, color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.orientation = orientation
        self.position = position
        super.init(color: color, width: width, style: style, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Moves the line to a y, or an x where it is vertical, in data.
    public func setData(position: Double) { self.position = position }

    override var kind: String { "\(orientation) line" }

    override func limitsOfData() -> DataLimits? {
        position.isFinite ? orientation.limits(across: position...position) : nil
    }

    override var needsNoMargin: Bool { true }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        let path = orientation.band(from: position, to: position, extent: extent, in: transform)
        guard !path.isEmpty, path.corners.allSatisfy(\.isFinite) else { return }
        guard let stroke = try stroke(pixelsPerPoint: transform.pixelsPerPoint) else { return }
        transform.clip(canvas) { draw(path, stroke, on: canvas) }
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        obstacles.lines += orientation.band(from: position, to: position, extent: extent, in: transform).parts
    }
}

extension Orientation {
    /// The band between two values, and two fractions of the axes; a line where the values are the same.
    func band(from low: Double, to high: Double, extent: ClosedRange<Double>, in transform: Transform) -> Path {
        transform.projection.band(
            from: low, to: high, along: self == .horizontal ? .y : .x, extent: (extent.lowerBound, extent.upperBound))
    }

    /// The limits of something that goes this way across the whole axes, between two values.
    func limits(across range: ClosedRange<Double>) -> DataLimits {
        self == .horizontal ? DataLimits(x: nil, y: range) : DataLimits(x: range, y: nil)
    }
}

extension Axes {
    /// Draws a line from the left to the right side at a y, whatever the limits of x: matplotlib's `axhline`.
    ///
    /// - Returns: the line, to be changed later.
    @discardableResult
    public func horizontalLine(
        at y: Double, color: Color? = nil, width: Double? = nil, style: LineStyle = .solid, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) -> ReferenceLine {
        include(
            ReferenceLine(
                .horizontal, at: y, color: color, width: width, style: style, alpha: alpha, label: label, zOrder: zOrder
            ))
    }

    /// Draws a line from the lower to the upper side at an x, whatever the limits of y: matplotlib's `axvline`.
    ///
    /// - Returns: the line, to be changed later.
    @discardableResult
    public func verticalLine(
        at x: Double, color: Color? = nil, width: Double? = nil, style: LineStyle = .solid, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) -> ReferenceLine {
        include(
            ReferenceLine(
                .vertical, at: x, color: color, width: width, style: style, alpha: alpha, label: label, zOrder: zOrder))
    }
}
