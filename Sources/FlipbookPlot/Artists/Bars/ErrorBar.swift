import FlipbookCanvas

/// A line through points, or their markers, with lines that tell how far the points may be off.
///
///     let measured = axes.errorBar(x, y, yError: .symmetric(deviations))
///     measured.style = .none
///     measured.marker = .circle
///     measured.errors.capSize = 3
///
/// Made by ``Axes/errorBar(_:_:xError:yError:)``, or on its own and then added.
public final class ErrorBar: Line {
    /// How far the points may be off, and how that looks.
    public let errors = ErrorBars()

    /// Points and how far they may be off, to be added to axes.
    public init(
        _ x: [Double] = [], _ y: [Double] = [], xError: ErrorBars.Lengths? = nil, yError: ErrorBars.Lengths? = nil
    ) {
        super.init(x, y)
        zOrder = 2.1
        errors.x = xError
        errors.y = yError
        errors.parent = self
    }

    override var kind: String { "error bar" }

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
    /// Draws a line through points and how far they may be off, in the next colour of the cycle.
    ///
    /// - Parameters:
    ///   - x: the points' x.
    ///   - y: the points' y, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - xError: how far they may be off to the left and to the right.
    ///   - yError: how far they may be off downwards and upwards.
    /// - Returns: the line with its error bars, to be changed later.
    @discardableResult
    public func errorBar(
        _ x: [Double], _ y: [Double], xError: ErrorBars.Lengths? = nil, yError: ErrorBars.Lengths? = nil
    ) -> ErrorBar {
        let errorBar = ErrorBar(x, y, xError: xError, yError: yError)
        include(errorBar)
        return errorBar
    }
}
