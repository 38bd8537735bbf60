import FlipbookCanvas

/// Bars that reach from a base as far as values say. A value that is not finite has no bar.
///
///     let bars = axes.bar(["a", "b", "c"], [3, 1, 2])
///     bars.errors.y = .symmetric([0.2, 0.1, 0.3])
///     bars.texts.format = "%.1f"
///     bars.heights = [2, 4, 1]   // bars, error bars and texts follow
///
/// Made by ``Axes/bar(_:_:width:bottom:)-([Double],_,_,_)`` or
/// ``Axes/horizontalBar(_:_:height:left:)-([Double],_,_,_)``, or on its own and then added.
/// Bars of one group beside those of another are bars at other positions; bars on top of others have their heights as
/// ``bottoms``.
public final class Bars: Patch {
    /// What of a bar lies at its position.
    public enum Alignment: Hashable, Sendable {
        /// Its middle.
        case center
        /// Its left side, or the lower one of a horizontal bar.
        case edge
    }

    /// Where the bars stand: x, or y of horizontal bars.
    public var positions: [Double] { didSet { changed(.data) } }
    /// How far each bar reaches from its base: up, or to the right where bars are horizontal. As many as ``positions`` when
    /// the figure is drawn.
    public var heights: [Double] { didSet { changed(.data) } }
    /// How wide bars are, in data: one for all, or one for each.
    public var widths: [Double] { didSet { changed(.data) } }
    /// Where bars begin: one for all, or one for each. Margins of limits that follow the data don't go beyond.
    public var bottoms: [Double] { didSet { changed(.data) } }
    /// What of a bar lies at its position.
    public var alignment = Alignment.center { didSet { changed(.data) } }
    /// Which way bars reach.
    public var orientation: Orientation { didSet { changed(.data) } }
    /// The colours of the bars in turn; none to have all in ``Patch/color``.
    public var colors: [Color] = [] { didSet { changed(.looks) } }
    /// How far the ends of the bars may be off; nothing is seen until it is told so.
    public let errors = ErrorBars()
    /// What is written at the bars' ends; nothing until they have a format or strings.
    public let texts = BarTexts()

    /// Bars, to be added to axes.
    ///
    /// - Parameters:
    ///   - positions: where they stand.
    ///   - heights: how far they reach, as many.
    ///   - width: in data, of all of them.
    ///   - bottom: where they begin: one for all, or one for each.
    ///   - orientation: which way the bars reach.
    public init(
        _ positions: [Double], _ heights: [Double], width: Double = 0.8, bottom: [Double] = [0],
        orientation: Orientation = .vertical
    ) {
        self.positions = positions
        self.heights = heights
        widths = [width]
        bottoms = bottom
        self.orientation = orientation
        super.init()
        errors.parent = self
        texts.parent = self
    }

    /// Moves all bars at once; their number may change.
    public func setData(positions: [Double], heights: [Double]) {
        self.positions = positions
        self.heights = heights
    }

    override var kind: String { "bars" }

    override var overlays: [Artist] { [errors, texts] }

    override var takesNextColor: Bool { true }

    /// The bars, in data; as many as all arrays have something for.
    var blocks: [Block] {
        let counts = [positions.count, heights.count] + [widths, bottoms].filter { $0.count != 1 }.map(\.count)
        return (0..<(counts.min() ?? 0)).map { index in
            let width = widths.each(index)
            let start = positions[index] - (alignment == .center ? width / 2 : 0)
            return Block(
                from: start, to: start + width, base: bottoms.each(index), reaching: heights[index], orientation)
        }
    }

    override func limitsOfData() -> DataLimits? {
        let (corners, ends) = (blocks.corners, errors.ends(of: errorPoints))
        return DataLimits(x: corners.x + ends.x, y: corners.y + ends.y)
    }

    override var stickyX: [Double] { orientation == .horizontal ? bottoms : [] }
    override var stickyY: [Double] { orientation == .vertical ? bottoms : [] }

    private func check() throws {
        guard positions.count == heights.count else {
            throw PlotError(
                .lengthsDiffer,
                "\(name): there are \(positions.count) positions and \(heights.count) heights; give as many of each, "
                    + "both at once with setData")
        }
        for (what, values) in [("widths", widths), ("bottoms", bottoms)]
        where values.count != 1 && values.count != heights.count {
            throw PlotError(
                .lengthsDiffer,
                "\(name): there are \(values.count) \(what) for \(heights.count) bars; give one for all, or one for each"
            )
        }
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try check()
        let edge = try edge(pixelsPerPoint: transform.pixelsPerPoint)
        let fills = (colors.isEmpty ? [color] : colors).map { fill($0) }
        transform.clip(canvas) {
            for (index, block) in blocks.enumerated() where block.isFinite {
                canvas.draw(block.path(transform), fill: fills[index % fills.count], stroke: edge, snap: .automatic)
            }
        }
    }

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        let edge = try edge(pixelsPerPoint: pixelsPerPoint)
        canvas.draw(Path(box), fill: fill(colors.first), stroke: edge, snap: .automatic)
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        obstacles.boxes += blocks.filter(\.isFinite).map { $0.box(transform) }
    }
}

extension Bars: HasErrorBars {
    /// The middle of each bar's end.
    var errorPoints: (x: [Double], y: [Double]) {
        let blocks = blocks
        return switch orientation {
        case .vertical: (blocks.map { ($0.left + $0.right) / 2 }, blocks.map(\.top))
        case .horizontal: (blocks.map(\.right), blocks.map { ($0.bottom + $0.top) / 2 })
        }
    }

    var errorLooks: (color: Color, width: Double, alpha: Double) {
        (inheritedStyle.edgeColor, inheritedStyle.lineWidth, 1)
    }
}

extension [Double] {
    /// The only value, or the one at an index.
    fileprivate func each(_ index: Int) -> Double { self[count == 1 ? 0 : index] }
}
