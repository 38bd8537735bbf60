import FlipbookCanvas

/// A field of vectors as lines that follow it, each with an arrow, in one colour or in those of values.
///
///     let stream = axes.streamPlot(x, y, u, v, values: speed)
///     stream.density = 1.5
///
/// Lines are spread evenly: they begin near the border, and end where they come too near to another one. Where the field
/// is zero, infinite or not a number, there is none. The same field gives the same lines, so that lines of an animation
/// jump where a field changes much.
///
/// The method is matplotlib's. Finding the lines takes milliseconds for a grid of 100x100 at a density of 1.5; it is done
/// again when the field or what steers the lines has changed, not for colours and widths.
///
/// Made by ``Axes/streamPlot(_:_:_:_:values:)``, or on its own and then added.
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
    public var x: [Double] { didSet { fieldChanged() } }
    /// The rows' y, in data: rising evenly, as many as the grids have rows, two or more.
    public var y: [Double] { didSet { fieldChanged() } }
    /// The vectors' parts to the right.
    public var u: Grid { didSet { fieldChanged() } }
    /// The vectors' parts upwards, on a grid of the same shape.
    public var v: Grid { didSet { fieldChanged() } }
    /// The values that the colours tell, on a grid of the same shape. Nil for one ``color``.
    public var values: Grid? { didSet { changed(.data) } }
    /// How wide the lines are, in points, on a grid of the same shape. Nil for one ``width``.
    public var widths: Grid? { didSet { changed(.looks) } }

    /// How near lines come to each other from left to right: at most one in each of 30 times this many parts.
    public var xDensity = 1.0 { didSet { fieldChanged() } }
    /// How near lines come to each other from the bottom up: at most one in each of 30 times this many parts.
    public var yDensity = 1.0 { didSet { fieldChanged() } }
    /// How near lines come to each other: 1 for 30x30 parts with at most one in each. Reading it gives ``xDensity``.
    public var density: Double {
        get { xDensity }
        set {
            xDensity = newValue
            yDensity = newValue
        }
    }
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
    /// How many arrows a line has.
    public var arrowCount = 1 { didSet { changed(.looks) } }
    /// How large the arrows are: 1 for 4 points long and as wide, without the width of their outline.
    public var arrowSize = 1.0 { didSet { changed(.looks) } }

    /// The colour of lines and arrows where there are no ``values``; the next of the axes' cycle unless one is set.
    @Styled(from: \DataArtist.inheritedColor) public var color: Color
    /// How wide the lines are, in points, where there are no ``widths``; the style's unless it is set.
    @Styled(\.lineWidth) public var width: Double
    private var found = Cached<Result<StreamLines, PlotError>>()

    /// Stream lines of a field, to be added to axes.
    public init(_ x: [Double], _ y: [Double], _ u: Grid, _ v: Grid, values: Grid? = nil) {
        self.x = x
        self.y = y
        self.u = u
        self.v = v
        self.values = values
        super.init(zOrder: 2)
    }

    /// Changes the whole field, and the values of its colours, at once; the grid may change, too.
    public func setField(x: [Double]? = nil, y: [Double]? = nil, u: Grid, v: Grid, values: Grid? = nil) {
        if let x { self.x = x }
        if let y { self.y = y }
        self.u = u
        self.v = v
        self.values = values
    }

    override var kind: String { "stream plot" }

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
        var drawing = try StreamDrawing(self, in: transform)
        transform.clip(canvas) { drawing.draw(on: canvas) }
    }

    override var isInLegend: Bool { true }

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        let mapped = try values?.values.first.map(colorTable().callAsFunction)
        let color = mapped ?? color.opacity(color.alpha * min(max(alpha, 0), 1))
        canvas.stroke(
            Path([Point(x: box.minX, y: box.midY), Point(x: box.maxX, y: box.midY)]),
            Stroke(color: color, width: width * pixelsPerPoint, cap: .butt))
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        guard let lines = try? lines() else { return }
        for line in lines.lines {
            let data = lines.places[line].map(lines.data)
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
