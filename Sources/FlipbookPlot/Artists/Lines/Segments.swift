import FlipbookCanvas

/// Straight lines, each from one point of data to another. One with an end that isn't finite is left out.
///
/// Made by `axes.horizontalLines(…)` or `axes.verticalLines(…)`, or on its own and then added.
public final class Segments: StrokedArtist {
    /// The colours of the lines, one for each or one for all; nil for ``StrokedArtist/color``. Drawing throws a
    /// ``PlotError`` where it has another number of colours.
    public var colors: [Color]? { didSet { changed(.looks) } }
    /// The widths of the lines in points, one for each or one for all; nil for ``StrokedArtist/width``. Drawing throws a
    /// ``PlotError`` where it has another number of widths.
    public var widths: [Double]? { didSet { changed(.looks) } }

    private var startX: [Double]
    private var startY: [Double]
    private var endX: [Double]
    private var endY: [Double]

    /// Lines from points to points, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - startX: the x in data where the lines begin; the four arrays have one number for each line: drawing throws a
    ///     ``PlotError`` otherwise.
    ///   - startY: the y in data where the lines begin.
    ///   - endX: the x in data where the lines end.
    ///   - endY: the y in data where the lines end.
    ///   - color: the colour of all lines.
    ///   - width: the width of all lines, in points.
    ///   - style: how the lines are broken into dashes.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls the lines.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        startX: [Double] = [], startY: [Double] = [], endX: [Double] = [], endY: [Double] = [], color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) {
        self.startX = startX
        self.startY = startY
        self.endX = endX
        self.endY = endY
        super.init(color: color, width: width, style: style, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Moves all lines at once, to as many as there are numbers in each array, in data.
    public func setData(startX: [Double], startY: [Double], endX: [Double], endY: [Double]) {
        self.startX = startX
        self.startY = startY
        self.endX = endX
        self.endY = endY
        changed(.data)
    }

    override var kind: String { "segments" }

    override var isCollection: Bool { true }

    override func limitsOfData() -> DataLimits? { DataLimits(x: startX + endX, y: startY + endY) }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try checkLengths(
            ["startX": startX.count, "startY": startY.count, "endX": endX.count, "endY": endY.count],
            oneForAll: ["colors": colors?.count, "widths": widths?.count])
        let scale = transform.pixelsPerPoint
        func pen(_ color: Color? = nil, _ width: Double? = nil) throws -> Stroke? {
            try stroke(color, width: width, pixelsPerPoint: scale).map(cutOff)
        }
        let plain = try pen()
        try transform.clip(canvas) {
            for (index, ends) in zip(transform(startX, startY), transform(endX, endY)).enumerated()
            where ends.0.isFinite && ends.1.isFinite {
                let stroke =
                    colors == nil && widths == nil ? plain : try pen(colors?.each(index), widths?.each(index))
                guard let stroke else { continue }
                draw(Path([ends.0, ends.1]), stroke, on: canvas)
            }
        }
    }

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        guard let stroke = try stroke(colors?.first, width: widths?.first, pixelsPerPoint: pixelsPerPoint) else {
            return
        }
        draw(Path(acrossMiddleOf: box), stroke, on: canvas)
    }
}

extension [Double] {
    /// A single value repeated; others as they are.
    fileprivate func spread(over count: Int) -> [Double] {
        self.count == 1 ? [Double](repeating: self[0], count: count) : self
    }
}

extension Axes {
    /// Draws a horizontal line at each y, from one x to another: matplotlib's `hlines`.
    ///
    /// - Parameters:
    ///   - y: where the lines lie.
    ///   - starts: where the lines begin: one x for each, or one for all; drawing throws a ``PlotError`` otherwise.
    ///   - ends: where the lines end, likewise.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - style: how lines are broken into dashes.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the lines, to be changed later.
    @discardableResult
    public func horizontalLines(
        at y: [Double], from starts: [Double], to ends: [Double], color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Segments {
        include(
            Segments(
                startX: starts.spread(over: y.count), startY: y, endX: ends.spread(over: y.count), endY: y,
                color: color,
                width: width, style: style, alpha: alpha, label: label, zOrder: zOrder))
    }

    /// Draws a vertical line at each x, from one y to another: matplotlib's `vlines`.
    ///
    /// - Parameters:
    ///   - x: where the lines lie.
    ///   - starts: where the lines begin: one y for each, or one for all; drawing throws a ``PlotError`` otherwise.
    ///   - ends: where the lines end, likewise.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - style: how lines are broken into dashes.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the lines, to be changed later.
    @discardableResult
    public func verticalLines(
        at x: [Double], from starts: [Double], to ends: [Double], color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Segments {
        include(
            Segments(
                startX: x, startY: starts.spread(over: x.count), endX: x, endY: ends.spread(over: x.count),
                color: color,
                width: width, style: style, alpha: alpha, label: label, zOrder: zOrder))
    }
}
