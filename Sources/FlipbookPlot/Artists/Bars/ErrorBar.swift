import FlipbookCanvas

/// A line through points, or their markers, with lines that tell how far the points may be off.
///
///     let measured = axes.errorBar(x, y, yError: .symmetric(deviations))
///     measured.style = .none
///     measured.marker = .circle
///     measured.errors.capSize = 3
///
/// Made by `axes.errorBar(…)`, or on its
/// own and then added.
public final class ErrorBar: Line {
    /// How far the points may be off, and how that looks.
    public let errors = ErrorBars(zOffset: -0.1)

    /// Points and how far they may be off, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - x: the points' x, in data.
    ///   - y: the points' y, in data; as many as `x` when the figure is drawn.
    ///   - xError: how far they may be off to the left and to the right; nil for no lines.
    ///   - yError: how far they may be off downwards and upwards; nil for no lines.
    ///   - capSize: how far a cap reaches to each side, in points.
    ///   - color: the colour of the line and the error bars.
    ///   - width: the width of the line and the error bars, in points.
    ///   - style: how the line is broken into dashes; `.none` for markers only.
    ///   - marker: what marks the points.
    ///   - markerSize: how large markers are, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls the line.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ x: [Double] = [], _ y: [Double] = [], xError: ErrorBars.Lengths? = nil, yError: ErrorBars.Lengths? = nil,
        capSize: Double? = nil, color: Color? = nil, width: Double? = nil, style: LineStyle = .solid,
        marker: Marker? = nil, markerSize: Double? = nil, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) {
        super.init(
            x, y, color: color, width: width, style: style, marker: marker, markerSize: markerSize, alpha: alpha,
            label: label, zOrder: zOrder ?? 2.1)
        errors.x = xError
        errors.y = yError
        if let capSize { errors.capSize = capSize }
        errors.parent = self
    }

    /// Moves all points at once, and how far they may be off along y; their number may change.
    public func setData(x: [Double], y: [Double], yError: ErrorBars.Lengths) {
        setData(x: x, y: y)
        errors.y = yError
    }

    override var kind: String { "error bar" }

    override var isContainer: Bool { true }

    override var overlays: [Artist] { [errors] }

    override func limitsOfData() -> DataLimits? {
        let ends = errors.ends(of: errorPoints)
        return DataLimits(x: x + ends.x, y: y + ends.y)
    }

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        let middle = Point(x: box.midX, y: box.midY)
        try errors.drawSample(on: canvas, at: middle, reach: box.width / 4, pixelsPerPoint: pixelsPerPoint)
        try super.drawSample(on: canvas, in: box, pixelsPerPoint: pixelsPerPoint)
    }
}

extension ErrorBar: HasErrorBars {
    var errorPoints: (x: [Double], y: [Double]) { (x, y) }

    var errorLooks: (color: Color, width: Double, alpha: Double) { (color, width, alpha) }
}

extension Axes {
    /// Draws a line through points and how far they may be off, in the next colour of the cycle. Looks that are nil are
    /// those of a new ``ErrorBar``.
    ///
    /// - Parameters:
    ///   - x: the points' x.
    ///   - y: the points' y, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - xError: how far they may be off to the left and to the right.
    ///   - yError: how far they may be off downwards and upwards.
    ///   - capSize: how far a cap reaches to each side, in points.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - style: how lines are broken into dashes.
    ///   - marker: what marks the points.
    ///   - markerSize: how large markers are, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the line with its error bars, to be changed later.
    @discardableResult
    public func errorBar(
        _ x: [Double], _ y: [Double], xError: ErrorBars.Lengths? = nil, yError: ErrorBars.Lengths? = nil,
        capSize: Double? = nil, color: Color? = nil, width: Double? = nil, style: LineStyle = .solid,
        marker: Marker? = nil, markerSize: Double? = nil, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) -> ErrorBar {
        include(
            ErrorBar(
                x, y, xError: xError, yError: yError, capSize: capSize, color: color, width: width, style: style,
                marker: marker, markerSize: markerSize, alpha: alpha,
                label: label, zOrder: zOrder))
    }
}
