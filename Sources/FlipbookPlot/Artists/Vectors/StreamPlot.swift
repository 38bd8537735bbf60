import FlipbookCanvas
import FlipbookMathematics

/// A field of vectors as lines that follow it, each with an arrow, in one colour or in those of values.
///
///     let stream = axes.streamPlot(x, y, u, v, values: speed)
///     stream.density = 1.5
///
/// Lines are spread evenly: they begin near the border, and end where they come too near to another one. Where the field
/// is zero or not finite, there is none. The same field gives the same lines, so that lines of an animation
/// jump where a field changes much.
///
/// The method is matplotlib's. Finding the lines takes milliseconds for a grid of 100x100 at a density of 1.5; it is done
/// again when the field or what steers the lines has changed, not for colours and widths.
///
/// Made by `axes.streamPlot(…)`, or on its
/// own and then added.
public final class StreamPlot: ScalarMappable {
    /// Which way lines are followed from where they begin.
    public enum Direction: Hashable, Sendable {
        /// Along the field.
        case forward
        /// Against the field.
        case backward
        /// Both.
        case both
    }

    /// The columns' x, in data: rising evenly, as many as the grids have columns, two or more.
    private(set) var x: [Double]
    /// The rows' y, in data: rising evenly, as many as the grids have rows, two or more.
    private(set) var y: [Double]
    /// The vectors' parts to the right.
    private(set) var u: Grid
    /// The vectors' parts upwards, on a grid of the same shape.
    private(set) var v: Grid
    /// The values that the colours stand for, on a grid of the same shape. Nil for one ``color``.
    public var values: Grid? { didSet { changed(.data) } }
    /// How wide the lines are, in points, on a grid of the same shape. Nil for one ``width``.
    public var widths: Grid? { didSet { changed(.looks) } }

    /// How near lines come to each other: at most one in each of 30 times this many parts, from left to right, and from the
    /// bottom up unless there is a ``yDensity``.
    public var density = 1.0 { didSet { fieldChanged() } }
    /// How near lines come to each other from the bottom up; nil for ``density``.
    public var yDensity: Double? { didSet { fieldChanged() } }
    /// Which way lines are followed from where they begin.
    public var direction = Direction.both { didSet { fieldChanged() } }
    /// Where lines begin, in data, one after the other; nil for everywhere.
    public var startPoints: [(x: Double, y: Double)]? { didSet { fieldChanged() } }
    /// Whether a line ends where it comes too near to another one, or goes on until it leaves the field.
    public var isBroken = true { didSet { fieldChanged() } }
    /// Lines that would be shorter are left out; in sides of the field.
    public var minLength = 0.1 { didSet { fieldChanged() } }
    /// How long lines may become, in sides of the field: 1000 at most.
    public var maxLength = 4.0 { didSet { fieldChanged() } }
    /// How long the steps may be in which lines are followed: 1 for one of the parts that ``density`` makes, or for a tenth of a side of
    /// the field where that is less. Drawing throws a ``PlotError`` outside of 0.01...1000. Shorter steps take longer.
    public var stepScale = 1.0 { didSet { fieldChanged() } }
    /// How large the error of a step may be: 1 for 0.003 sides of the field. Drawing throws a ``PlotError`` outside of 0.01...1000. Smaller
    /// errors take longer.
    public var errorScale = 1.0 { didSet { fieldChanged() } }
    /// How many arrows a line has.
    public var arrowCount = 1 { didSet { changed(.looks) } }
    /// How large the arrows are: 1 for 4 points long and as wide, without the width of their outline.
    public var arrowSize = 1.0 { didSet { changed(.looks) } }

    /// The colour of lines and arrows where there are no ``values``; nil for the next of the axes' cycle.
    @Styled(\StreamPlot.inheritedColor) public var color: Color!
    /// How wide the lines are, in points, where there are no ``widths``; nil for the style's.
    @Styled(\StreamPlot.inheritedStyle.lineWidth) public var width: Double!
    private var found = Cached<Result<StreamLines, PlotError>>()

    /// Stream lines of a field, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - x: the columns' x, in data: rising evenly, two or more.
    ///   - y: the rows' y, in data: rising evenly, two or more.
    ///   - u: the vectors' parts to the right, a row for each y and a column for each x.
    ///   - v: the vectors' parts upwards, likewise.
    ///   - values: what the colours stand for, likewise; nil for one colour.
    ///   - density: how near lines come to each other: 1 for 30x30 parts with at most one in each.
    ///   - color: the colour of lines and arrows where there are no values.
    ///   - width: how wide the lines are, in points.
    ///   - arrowSize: how large the arrows are: 1 for 4 points.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ x: [Double] = [], _ y: [Double] = [], _ u: Grid = Grid(rows: 0, columns: 0),
        _ v: Grid = Grid(rows: 0, columns: 0), values: Grid? = nil, density: Double? = nil, color: Color? = nil,
        width: Double? = nil, arrowSize: Double? = nil,
        colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.x = x
        self.y = y
        self.u = u
        self.v = v
        self.values = values
        super.init(zOrder: 2)
        if let density { self.density = density }
        self.color = color
        self.width = width
        if let arrowSize { self.arrowSize = arrowSize }
        set(colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Changes the field and keeps its grid; ``values`` stay as they are.
    public func setData(u: Grid, v: Grid) {
        self.u = u
        self.v = v
        fieldChanged()
    }

    /// Changes the field and the values of its colours, and keeps its grid.
    public func setData(u: Grid, v: Grid, values: Grid) {
        self.values = values
        setData(u: u, v: v)
    }

    /// Changes the field and its grid; ``values`` stay as they are, and fit where the shape stays.
    public func setData(x: [Double], y: [Double], u: Grid, v: Grid) {
        self.x = x
        self.y = y
        setData(u: u, v: v)
    }

    /// Changes the field, its grid, and the values of its colours.
    public func setData(x: [Double], y: [Double], u: Grid, v: Grid, values: Grid) {
        self.values = values
        setData(x: x, y: y, u: u, v: v)
    }

    /// Whether there is no field.
    var isEmpty: Bool { x.isEmpty && y.isEmpty && u.values.isEmpty && v.values.isEmpty }

    override var kind: String { "stream plot" }
    override var isCollection: Bool { true }

    override var mappedValues: [Double] { values?.values ?? [] }

    override func limitsOfData() -> DataLimits? { (try? lines())?.limits }

    /// The field's borders.
    override var stickyX: [Double] { [x.first, x.last].compactMap(\.self) }
    override var stickyY: [Double] { [y.first, y.last].compactMap(\.self) }

    override func join(_ axes: Axes) {
        super.join(axes)
        if !_color.isSet, values == nil { takeColor(from: axes) { $0.nextColor() } }
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        if isEmpty { return }
        var drawing = try StreamDrawing(self, in: transform)
        transform.clip(canvas) { drawing.draw(on: canvas) }
    }

    override var isInLegend: Bool { true }

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        let mapped = try values?.values.first.map(colorTable().callAsFunction)
        let color = mapped ?? faded(color)
        canvas.stroke(
            Path(acrossMiddleOf: box),
            Stroke(color: color, width: width * pixelsPerPoint, cap: .butt))
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        guard let lines = try? lines() else { return }
        for line in lines.lines {
            let data = lines.positions[line].map(lines.data)
            obstacles.lines.append(transform(data.map(\.x), data.map(\.y)))
        }
    }

    private func fieldChanged() {
        found.clear()
        changed(.data)
    }

    /// The lines through the field.
    ///
    /// - Throws: ``PlotError`` where there can't be any.
    func lines() throws(PlotError) -> StreamLines {
        try found { Result { () throws(PlotError) in try StreamLines(self) } }.get()
    }
}

/// Draws the lines and arrows of a ``StreamPlot``, as matplotlib does.
struct StreamDrawing {
    /// What a piece of a line is drawn with.
    private struct Pen: Hashable {
        /// Which of the colours.
        var color = 0
        /// In pixels.
        var width: Double
    }

    /// The head of an arrow, on its way from `tail` to `end`.
    private struct Head {
        var tail: Point
        var end: Point
        var pen: Pen
    }

    private let lines: StreamLines
    private let transform: Transform
    /// The points of all lines on the canvas.
    private let points: [Point]
    private let pixelsPerPoint: Double
    private let arrowCount: Int
    private let arrowSize: Double
    private let colors: [Color]
    private let values: (table: ColorTable, grid: Grid)?
    private let width: Double
    private let widths: Grid?
    private var heads: [Head] = []

    /// - Throws: ``PlotError`` where the plot can't be drawn.
    init(_ plot: StreamPlot, in transform: Transform) throws {
        lines = try plot.lines()
        try plot.checkLooks()
        self.transform = transform
        let data = lines.positions.map(lines.data)
        points = transform(data.map(\.x), data.map(\.y))
        pixelsPerPoint = transform.pixelsPerPoint
        (arrowCount, arrowSize) = (plot.arrowCount, plot.arrowSize)
        values = try plot.values.map { (try plot.colorTable(), $0) }
        colors = values?.table.colors ?? [plot.faded(plot.color)]
        (width, widths) = (plot.width, plot.widths)
    }

    mutating func draw(on canvas: any Canvas) {
        for line in lines.lines {
            var pen = pen(line.lowerBound)
            var path = Path([points[line.lowerBound]])
            for index in line.dropFirst() {
                path.line(to: points[index])
                let next = self.pen(index)
                guard next != pen || index == line.upperBound - 1 else { continue }
                let stroke = Stroke(color: colors[pen.color], width: pen.width, cap: .butt, join: .round)
                canvas.stroke(path, stroke)
                path = Path([points[index]])
                pen = next
            }
            addHeads(to: line)
        }
        if arrowSize > 0 { for head in heads { draw(head, on: canvas) } }
    }

    /// The pen of the piece that begins here.
    private func pen(_ index: Int) -> Pen {
        let here = lines.positions[index]
        let width = (widths?.interpolated(here.x, here.y) ?? width) * pixelsPerPoint
        let color = values.map { $0.table.index(of: $0.grid.interpolated(here.x, here.y)) } ?? 0
        return Pen(color: color, width: width.isFinite ? width : 0)
    }

    /// Adds arrows at even distances along a line.
    private mutating func addHeads(to line: Range<Int>) {
        guard arrowCount > 0 else { return }
        let data = lines.positions[line].map(lines.data)
        let lengths = zip(data, data.dropFirst()).map { hypot($1.x - $0.x, $1.y - $0.y) }
        let total = lengths.reduce(0, +)
        var (index, length) = (0, lengths[0])
        for number in 1...arrowCount {
            let distance = total * (Double(number) / Double(arrowCount + 1))
            while length < distance, index < lengths.count - 1 {
                index += 1
                length += lengths[index]
            }
            let (tail, next) = (data[index], data[index + 1])
            let end = transform((tail.x + next.x) / 2, (tail.y + next.y) / 2)
            heads.append(Head(tail: transform(tail.x, tail.y), end: end, pen: pen(line.lowerBound + index)))
        }
    }

    /// Draws a triangle whose outline, as wide as the line, ends where the arrow does.
    private func draw(_ head: Head, on canvas: any Canvas) {
        let (dx, dy) = (head.end.x - head.tail.x, head.end.y - head.tail.y)
        let length = hypot(dx, dy)
        guard length > 0, length.isFinite else { return }
        let (x, y) = (dx / length, dy / length)
        // matplotlib shortens an arrow by 2 points at both ends where it is long enough.
        let shortening = length >= 4 * pixelsPerPoint ? 2 * pixelsPerPoint : 0
        let outline = 0.5 * head.pen.width * 5.squareRoot()
        let tip = Point(x: head.end.x - x * (shortening + outline), y: head.end.y - y * (shortening + outline))
        let (long, wide) = (4 * arrowSize * pixelsPerPoint, 2 * arrowSize * pixelsPerPoint)
        let corners = [
            Point(x: tip.x - x * long - y * wide, y: tip.y - y * long + x * wide), tip,
            Point(x: tip.x - x * long + y * wide, y: tip.y - y * long - x * wide),
        ]
        let color = colors[head.pen.color]
        let stroke = Stroke(color: color, width: head.pen.width, cap: .round, join: .round)
        canvas.draw(Path(corners, closed: true), fill: color, stroke: stroke, snap: .automatic)
    }
}

extension StreamPlot {
    /// Throws where colours, widths or arrows are wrong.
    fileprivate func checkLooks() throws {
        if let values { try checkShape(of: values, "values") }
        if let widths { try checkShape(of: widths, "widths") }
        guard width >= 0, width.isFinite, widths?.values.allSatisfy({ !($0 < 0) }) ?? true else {
            throw PlotError(.size, "\(name): lines can't have widths below 0; give numbers of 0 or more")
        }
        guard arrowSize >= 0, arrowSize.isFinite, 0...1000 ~= arrowCount else {
            throw PlotError(
                .size,
                "\(name): a line can't have \(arrowCount) arrows of size \(arrowSize); give a number of 0...1000 and a size "
                    + "of 0 or more")
        }
    }
}

extension Axes {
    /// Draws lines that follow a field of vectors, in the next colour of the cycle or in those of values.
    ///
    /// - Parameters:
    ///   - x: the columns' x, rising evenly.
    ///   - y: the rows' y, rising evenly.
    ///   - u: the vectors' parts to the right, a row for each y and a column for each x: drawing throws a ``PlotError``
    ///     otherwise.
    ///   - v: the vectors' parts upwards.
    ///   - values: what the colours stand for; nil for one colour.
    ///   - density: how near lines come to each other; nil for 1.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - arrowSize: how large the arrows are: 1 for 4 points.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the lines, to be changed later.
    @discardableResult
    public func streamPlot(
        _ x: [Double], _ y: [Double], _ u: Grid, _ v: Grid, values: Grid? = nil, density: Double? = nil,
        color: Color? = nil, width: Double? = nil, arrowSize: Double? = nil,
        colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> StreamPlot {
        include(
            StreamPlot(
                x, y, u, v, values: values, density: density, color: color, width: width, arrowSize: arrowSize,
                colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder))
    }
}
