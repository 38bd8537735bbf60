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

/// The lines that tell how far values may be off, with caps at their ends: part of ``Bars`` and of an ``ErrorBar``, whose
/// values they follow.
public final class ErrorBars: Artist {
    /// How far values may be off, in data. NaN has no line; a negative one is an error when the figure
    /// is drawn.
    public enum Lengths: Hashable, Sendable {
        /// All as much, in both directions.
        case constant(Double)
        /// One for each value, in both directions.
        case symmetric([Double])
        /// One for each value, downwards and upwards, or to the left and to the right.
        case asymmetric(lower: [Double], upper: [Double])
    }

    /// How far values may be off along x; nil for no lines.
    public var x: Lengths? { didSet { changed(.data) } }
    /// How far values may be off along y; nil for no lines.
    public var y: Lengths? { didSet { changed(.data) } }
    /// The lines' colour; nil for that of the line whose points they belong to, and black over bars.
    public var color: Color? { didSet { changed(.looks) } }
    /// How wide the lines are, in points; nil for the width of the line that they belong to, and the style's over bars.
    public var width: Double? { didSet { changed(.looks) } }
    /// How far a cap reaches to each side, in points; 0 for no caps.
    public var capSize = 0.0 { didSet { changed(.looks) } }
    /// How wide the line of a cap is, in points.
    public var capWidth = 1.0 { didSet { changed(.looks) } }

    /// Artists are drawn from the lowest to the highest; until it is set, over the bars that they belong to, or under the
    /// line.
    public override var zOrder: Double {
        get { isPlaced ? super.zOrder : (owner?.zOrder ?? 0) + zOffset }
        set {
            isPlaced = true
            super.zOrder = newValue
        }
    }
    private var isPlaced = false
    private let zOffset: Double

    /// - Parameter zOffset: how far over what they belong to they are drawn.
    init(zOffset: Double) {
        self.zOffset = zOffset
        super.init(zOrder: 0)
    }

    override var name: String { "error bars of \(parent?.name ?? "no artist")" }

    private var owner: (any HasErrorBars)? { parent as? any HasErrorBars }

    /// The ends of all lines: those downwards, upwards, to the left and to the right that there are.
    ///
    /// - Returns: nothing where there are not as many lengths as values.
    func ends(of points: (x: [Double], y: [Double])) -> (x: [Double], y: [Double]) {
        let (across, along) = (x?.ends(of: points.x), y?.ends(of: points.y))
        return (
            (across?.low ?? []) + (across?.high ?? []) + (along == nil ? [] : points.x + points.x),
            (across == nil ? [] : points.y + points.y) + (along?.low ?? []) + (along?.high ?? [])
        )
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        guard let owner, owner.isVisible, x != nil || y != nil else { return }
        let points = owner.errorPoints
        try x?.check(count: points.x.count, of: "x of \(name)")
        try y?.check(count: points.y.count, of: "y of \(name)")
        try transform.clip(canvas) {
            if let (low, high) = x?.ends(of: points.x) {
                try draw(
                    from: transform(low, points.y), to: transform(high, points.y), cap: .verticalLine, on: canvas,
                    transform.pixelsPerPoint)
            }
            if let (low, high) = y?.ends(of: points.y) {
                try draw(
                    from: transform(points.x, low), to: transform(points.x, high), cap: .horizontalLine, on: canvas,
                    transform.pixelsPerPoint)
            }
        }
    }

    /// Draws the sample of a legend around a point: as long to each side as half a font size.
    func drawSample(on canvas: any Canvas, at point: Point, reach: Double, pixelsPerPoint: Double) throws {
        if x != nil {
            let ends = [-reach, reach].map { [Point(x: point.x + $0, y: point.y)] }
            try draw(from: ends[0], to: ends[1], cap: .verticalLine, on: canvas, pixelsPerPoint)
        }
        if y != nil {
            let ends = [reach, -reach].map { [Point(x: point.x, y: point.y + $0)] }
            try draw(from: ends[0], to: ends[1], cap: .horizontalLine, on: canvas, pixelsPerPoint)
        }
    }

    private func draw(
        from starts: [Point], to ends: [Point], cap: Marker, on canvas: any Canvas, _ pixelsPerPoint: Double
    ) throws {
        guard let looks = owner?.errorLooks else { return }
        let color = color ?? looks.color
        let stroke = try LineStyle.solid.stroke(
            color: color, alpha: looks.alpha, width: (width ?? looks.width) * pixelsPerPoint, of: name)
        let lines = zip(starts, ends).filter { $0.isFinite && $1.isFinite }
        if let stroke { for (start, end) in lines { canvas.stroke(Path([start, end]), stroke.cutOff) } }
        guard capSize != 0 else { return }
        for points in [lines.map(\.0), lines.map(\.1)] {
            try cap.draw(
                at: points, size: 2 * capSize, color: nil, edgeColor: color.faded(by: looks.alpha),
                edgeWidth: capWidth, on: canvas, pixelsPerPoint: pixelsPerPoint, of: name)
        }
    }
}

/// What ``ErrorBars`` belong to.
protocol HasErrorBars: Artist {
    /// The values that may be off, in data.
    var errorPoints: (x: [Double], y: [Double]) { get }
    /// How error bars look where they aren't told: the width in points.
    var errorLooks: (color: Color, width: Double, alpha: Double) { get }
}

extension ErrorBars.Lengths {
    /// Where the lines of values end; nil where there are not as many lengths as values.
    func ends(of values: [Double]) -> (low: [Double], high: [Double])? {
        switch self {
        case .constant(let length): (values.map { $0 - length }, values.map { $0 + length })
        case .symmetric(let lengths) where lengths.count == values.count:
            (zip(values, lengths).map(-), zip(values, lengths).map(+))
        case .asymmetric(let lower, let upper) where lower.count == values.count && upper.count == values.count:
            (zip(values, lower).map(-), zip(values, upper).map(+))
        default: nil
        }
    }

    /// Throws where the lengths don't fit this number of values.
    fileprivate func check(count: Int, of name: @autoclosure () -> String) throws {
        let arrays =
            switch self {
            case .constant(let length): [[Double](repeating: length, count: count)]
            case .symmetric(let lengths): [lengths]
            case .asymmetric(let lower, let upper): [lower, upper]
            }
        if let odd = arrays.first(where: { $0.count != count }) {
            throw PlotError(.lengthsDiffer, "\(name()): there are \(odd.count) for \(count) values; give as many")
        }
        if let negative = arrays.joined().first(where: { $0 < 0 }) {
            throw PlotError(.values, "\(name()): a value can't be off by \(negative); give lengths of 0 or more")
        }
    }
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
