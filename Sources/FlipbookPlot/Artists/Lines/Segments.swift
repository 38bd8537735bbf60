import FlipbookCanvas

/// Straight lines, each from one point of data to another. One with an end that isn't finite is left out.
///
/// Made by ``Axes/horizontalLines(at:from:to:)`` or ``Axes/verticalLines(at:from:to:)``, or on its own.
public final class Segments: StrokedArtist {
    /// Where the lines begin.
    public var startX: [Double] { didSet { changed(.data) } }
    /// Where the lines begin; as many as ``startX`` when the figure is drawn, as are the others.
    public var startY: [Double] { didSet { changed(.data) } }
    /// Where the lines end.
    public var endX: [Double] { didSet { changed(.data) } }
    /// Where the lines end.
    public var endY: [Double] { didSet { changed(.data) } }

    /// Lines from points to points, to be added to axes.
    public init(startX: [Double], startY: [Double], endX: [Double], endY: [Double]) {
        self.startX = startX
        self.startY = startY
        self.endX = endX
        self.endY = endY
        super.init()
    }

    /// Moves all lines at once; their number may change.
    public func setData(startX: [Double], startY: [Double], endX: [Double], endY: [Double]) {
        self.startX = startX
        self.startY = startY
        self.endX = endX
        self.endY = endY
    }

    override var kind: String { "segments" }

    override func limitsOfData() -> DataLimits? { DataLimits(x: startX + endX, y: startY + endY) }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        let counts = [startX, startY, endX, endY].map(\.count)
        guard Set(counts).count == 1 else {
            throw PlotError(
                .lengthsDiffer,
                "\(name): there are \(counts[0]) and \(counts[1]) x and y of beginnings, and \(counts[2]) and "
                    + "\(counts[3]) of ends; give as many of each, all at once with setData")
        }
        guard let stroke = try stroke(pixelsPerPoint: transform.pixelsPerPoint)?.cutOff else { return }
        transform.clip(canvas) {
            for (start, end) in zip(transform(startX, startY), transform(endX, endY))
            where start.isFinite && end.isFinite {
                canvas.stroke(Path([start, end]), stroke)
            }
        }
    }
}

extension [Double] {
    /// A single value repeated; others as they are.
    fileprivate func spread(over count: Int) -> [Double] {
        self.count == 1 ? [Double](repeating: self[0], count: count) : self
    }
}

/// An artist of lines that all look alike: a ``ReferenceLine``, ``Segments``, a ``Wireframe``.
public class StrokedArtist: DataArtist {
    /// How the lines are broken into dashes.
    public final var style = LineStyle.solid { didSet { changed(.looks) } }
    /// The lines' colour; the first of the style's cycle unless one is set.
    @Styled(\StrokedArtist.inheritedStyle.firstColor) public final var color: Color
    /// The lines' width, in points; the style's unless one is set.
    @Styled(\StrokedArtist.inheritedStyle.lineWidth) public final var width: Double

    init() { super.init(zOrder: 2) }

    /// How the lines are drawn; nil where nothing is seen of them.
    final func stroke(pixelsPerPoint: Double) throws -> Stroke? {
        try style.stroke(color: color, alpha: alpha, width: width * pixelsPerPoint, of: name)
    }

    override var isInLegend: Bool { true }

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        guard let stroke = try stroke(pixelsPerPoint: pixelsPerPoint) else { return }
        canvas.stroke(Path(acrossMiddleOf: box), stroke)
    }
}

extension Axes {
    /// Draws a horizontal line at each y, from one x to another: matplotlib's `hlines`.
    ///
    /// - Parameters:
    ///   - y: where the lines lie.
    ///   - starts: where the lines begin: one x for each, or one for all; drawing throws a ``PlotError`` otherwise.
    ///   - ends: where the lines end, likewise.
    /// - Returns: the lines, to be changed later.
    @discardableResult
    public func horizontalLines(at y: [Double], from starts: [Double], to ends: [Double]) -> Segments {
        let (starts, ends) = (starts.spread(over: y.count), ends.spread(over: y.count))
        return include(Segments(startX: starts, startY: y, endX: ends, endY: y))
    }

    /// Draws a vertical line at each x, from one y to another: matplotlib's `vlines`.
    ///
    /// - Parameters:
    ///   - x: where the lines lie.
    ///   - starts: where the lines begin: one y for each, or one for all; drawing throws a ``PlotError`` otherwise.
    ///   - ends: where the lines end, likewise.
    /// - Returns: the lines, to be changed later.
    @discardableResult
    public func verticalLines(at x: [Double], from starts: [Double], to ends: [Double]) -> Segments {
        let (starts, ends) = (starts.spread(over: x.count), ends.spread(over: x.count))
        return include(Segments(startX: x, startY: starts, endX: x, endY: ends))
    }
}
