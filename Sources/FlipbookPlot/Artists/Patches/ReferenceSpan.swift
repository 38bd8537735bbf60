import FlipbookCanvas

/// A band across the axes between two values, whatever the limits.
///
/// Made by `axes.horizontalSpan(…)` or `axes.verticalSpan(…)`, or on its own and then added.
public final class ReferenceSpan: Patch {
    /// Which way the band goes.
    public let orientation: Orientation
    /// The y between which a horizontal band lies, the x of a vertical one; nil for no band.
    public var range: ClosedRange<Double>? { didSet { changed(.data) } }
    /// From where to where the band goes, as fractions of the axes.
    public var extent = 0.0...1.0 { didSet { changed(.looks) } }

    /// A band, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - orientation: which way the band goes.
    ///   - range: the y between which a horizontal band lies, the x of a vertical one; nil for no band.
    ///   - color: the colour inside.
    ///   - edgeColor: the colour of the edge; nil for none.
    ///   - edgeWidth: how wide the edge is, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ orientation: Orientation = .horizontal, _ range: ClosedRange<Double>? = nil, color: Color? = nil,
        edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.orientation = orientation
        self.range = range
        super.init(
            color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Moves the band between two y, or two x where it is vertical, in data.
    public func setData(range: ClosedRange<Double>) { self.range = range }

    override var kind: String { "\(orientation) span" }

    override func limitsOfData() -> DataLimits? {
        guard let range, range.lowerBound.isFinite, range.upperBound.isFinite else { return nil }
        return orientation.limits(across: range)
    }

    override func path(in transform: Transform) throws -> Path {
        guard let range else { return Path() }
        return orientation.band(from: range.lowerBound, to: range.upperBound, extent: extent, in: transform)
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
    public func horizontalSpan(
        _ y: ClosedRange<Double>, color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> ReferenceSpan {
        include(
            ReferenceSpan(
                .horizontal, y, color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label,
                zOrder: zOrder))
    }

    /// Fills the band between two x from the lower to the upper side, whatever the limits of y: matplotlib's `axvspan`.
    ///
    /// - Returns: the band, to be changed later.
    @discardableResult
    public func verticalSpan(
        _ x: ClosedRange<Double>, color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> ReferenceSpan {
        include(
            ReferenceSpan(
                .vertical, x, color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label,
                zOrder: zOrder))
    }
}
