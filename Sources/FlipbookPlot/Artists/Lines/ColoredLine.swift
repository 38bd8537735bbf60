import FlipbookCanvas

/// A line whose colour, and whose width too, changes along its way. A point whose x or y is not finite leaves a gap.
///
///     let path = axes.plot(x, y, values: speed, width: 3)
///     try figure.addColorBar(for: path)
///
/// Made by `axes.plot(_:_:values:)`, or on its own and then added. Ends and corners are round; the ends of dashes are flat.
/// A line of 100,000 pieces takes about 40 ms of CPU time.
public final class ColoredLine: ScalarMappable {
    /// The points' x, in data; as many as ``y`` when the figure is drawn.
    public var x: [Double] { didSet { changed(.data) } }
    /// The points' y, in data; as many as ``x`` when the figure is drawn.
    public var y: [Double] { didSet { changed(.data) } }
    /// What the colours stand for: one value for each straight piece, or one for each point; drawing throws a ``PlotError``
    /// where there are neither as many as points nor one less. The colour of a point's value reaches half way to its
    /// neighbours. A piece whose value is NaN has the colormap's ``Colormap/bad`` colour.
    public var values: [Double] { didSet { changed(.data) } }
    /// The widths in points: one for all, one for each straight piece, or one for each point. A piece between points has the
    /// mean of their widths. Nil for the style's.
    @Styled(\ColoredLine.standardWidths) public var widths: [Double]!

    /// How the line is broken into dashes. They go on from piece to piece, and grow with the width of each piece.
    public var style: LineStyle { didSet { changed(.looks) } }
    /// Arrow heads along the line, each in the colour of the piece that its tip lies on; nil for none. Where ``LineArrows/size`` is nil,
    /// it follows the first of ``widths``.
    public var arrows: LineArrows? { didSet { changed(.looks) } }

    private var standardWidths: [Double] { [inheritedStyle.lineWidth] }
    private var drawn: (version: Int, looks: Looks, path: ColorPath, heads: [Head])?

    /// What a line that was drawn depends on besides its data.
    private struct Looks: Equatable {
        var transform: Transform
        var widths: [Double]
        var palette: [Color]
        var style: LineStyle
        var arrows: LineArrows?
        var isClipped: Bool
    }

    /// An arrow head and where its colour is in the palette.
    private struct Head {
        var path: Path
        var color: Int
    }

    /// A line, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - x: the points' x, in data.
    ///   - y: the points' y, in data; as many as `x` when the figure is drawn.
    ///   - values: what the colours stand for: one value for each straight piece, or one for each point.
    ///   - width: how wide the line is, in points.
    ///   - style: how the line is broken into dashes.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls the line.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ x: [Double] = [], _ y: [Double] = [], values: [Double] = [], width: Double? = nil,
        style: LineStyle = .solid, colormap: Colormap? = nil,
        norm: Norm? = nil, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        (self.x, self.y, self.values, self.style) = (x, y, values, style)
        super.init(zOrder: 2)
        widths = width.map { [$0] }
        set(colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// The width of the whole line, in points; reading it gives the first of ``widths``. Nil for the style's.
    public var width: Double! {
        get { widths.first ?? inheritedStyle.lineWidth }
        set { widths = newValue.map { [$0] } }
    }

    /// Moves all points and changes their values at once; their number may change.
    public func setData(x: [Double], y: [Double], values: [Double]) {
        (self.x, self.y) = (x, y)
        self.values = values
    }

    override var kind: String { "coloured line" }

    override var isCollection: Bool { true }

    override var mappedValues: [Double] { values }

    override func limitsOfData() -> DataLimits? { DataLimits(x: x, y: y) }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        obstacles.lines.append(transform(x, y))
    }

    private func check() throws {
        try checkLengths(["x": x.count, "y": y.count])
        for (name, count) in [("values", values.count), ("widths", widths.count)] {
            guard count != x.count, count != max(x.count - 1, 0), name == "values" || count != 1 else { continue }
            throw PlotError(
                .lengthsDiffer,
                "\(self.name): \(name) has \(count) values for \(x.count) points; give one for each point, or one for each "
                    + "of the \(max(x.count - 1, 0)) pieces between them" + (name == "widths" ? ", or one for all" : "")
            )
        }
        if let width = widths.first(where: { !$0.isFinite || $0 < 0 }) {
            throw PlotError(.size, "\(name): a line can't be \(width) points wide; give widths of 0 or more")
        }
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try check()
        let dashes = try style.dashes(of: name)
        try arrows?.check(name)
        guard style != .none else { return }
        let table = try colorTable()
        let looks = Looks(
            transform: transform, widths: widths, palette: table.colors, style: style, arrows: arrows,
            isClipped: isClipped)
        if drawn?.version != dataVersion || drawn?.looks != looks {
            let points = transform(x, y)
            let (heads, kept) = heads(at: points, table, in: transform)
            var pieces = pieces(through: points, kept: kept, table, in: transform)
            if !dashes.lengths.isEmpty { pieces = dashed(pieces, dashes.lengths, dashes.offset, in: transform) }
            let isSeen = table.colors.map { $0.alpha > 0 }
            if !isSeen.allSatisfy(\.self) { pieces = pieces.filter { isSeen[$0.color] } }
            drawn = (dataVersion, looks, ColorPath(pieces, palette: table.colors), heads)
        }
        guard let drawn, !drawn.path.pieces.isEmpty || !drawn.heads.isEmpty else { return }
        transform.clip(canvas) {
            canvas.draw(drawn.path)
            for head in drawn.heads { canvas.fill(head.path, color: table.colors[head.color], snap: .never) }
        }
    }

    /// The arrow heads that are seen, and what they leave of the line.
    private func heads(
        at points: [Point], _ table: ColorTable, in transform: Transform
    ) -> (heads: [Head], kept: [Int: (start: Double, end: Double)]) {
        guard let arrows, points.count > 1 else { return ([], [:]) }
        let length = arrows.length(lineWidth: width, pixelsPerPoint: transform.pixelsPerPoint)
        let line = MeasuredPolyline(points)
        let heads = line.heads(
            arrows, length: length, pixelsPerPoint: transform.pixelsPerPoint, in: transform.seenBox
        )
        .map { head in
            var path = Path()
            head.add(to: &path, length: length)
            return Head(path: path, color: table.index(of: values[head.index]))
        }
        return (heads, line.fractions(cutOffFor: arrows, by: length / 2))
    }

    /// The pieces broken into dashes.
    private func dashed(
        _ pieces: [ColorPath.Piece], _ pattern: [Double], _ offset: Double, in transform: Transform
    ) -> [ColorPath.Piece] {
        let reach = (widths.max() ?? 0) * transform.pixelsPerPoint + 2
        var dashes = ColorDashes(pattern, offset: offset, in: transform.seenBox.insetBy(-reach))
        for piece in pieces { dashes.add(piece) }
        dashes.finish()
        return dashes.pieces
    }

    /// The straight pieces on the canvas.
    ///
    /// - Parameter kept: what is drawn of those between two points of which not all is, as fractions.
    private func pieces(
        through points: [Point], kept: [Int: (start: Double, end: Double)], _ table: ColorTable,
        in transform: Transform
    ) -> [ColorPath.Piece] {
        let widths: [Double] = widths
        let scale = transform.pixelsPerPoint
        let isAtPoints = values.count == points.count
        let colors = values.map(table.index)
        let seen = points.count < 2 ? 0 : points.count - 1
        var pieces: [ColorPath.Piece] = []
        pieces.reserveCapacity(isAtPoints ? 2 * seen : seen)
        func add(_ start: Point, _ end: Point, _ width: Double, _ color: Int) {
            pieces.append(ColorPath.Piece(from: start, to: end, width: width, color: color))
        }
        for index in 0..<seen {
            let (start, end) = (points[index], points[index + 1])
            guard start.isFinite, end.isFinite else { continue }
            let width =
                scale
                * (widths.count == points.count ? (widths[index] + widths[index + 1]) / 2 : widths.each(index))
            if let kept = kept[index] {
                func addPart(from low: Double, to high: Double, _ color: Int) {
                    let (low, high) = (max(low, kept.start), min(high, kept.end))
                    if low < high { add(start.part(low, of: end), start.part(high, of: end), width, color) }
                }
                addPart(from: 0, to: isAtPoints ? 0.5 : 1, colors[index])
                if isAtPoints { addPart(from: 0.5, to: 1, colors[index + 1]) }
                continue
            }
            guard isAtPoints else {
                add(start, end, width, colors[index])
                continue
            }
            let middle = Point(x: (start.x + end.x) / 2, y: (start.y + end.y) / 2)
            add(start, middle, width, colors[index])
            add(middle, end, width, colors[index + 1])
        }
        return pieces
    }

    override var isInLegend: Bool { true }

    /// A line in the first colour.
    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        try check()
        guard let value = values.first else { return }
        let color = try colorTable()(value)
        guard color.alpha > 0 else { return }
        guard var stroke = try style.stroke(color: color, width: width * pixelsPerPoint, of: name) else { return }
        stroke.cap = .butt
        canvas.stroke(Path(acrossMiddleOf: box), stroke)
    }
}

extension Axes {
    /// Draws a line whose colours stand for values. Looks that are nil are those of a new ``ColoredLine``.
    ///
    /// - Parameters:
    ///   - x: the points' x; they need not rise.
    ///   - y: the points' y, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - values: what the colours stand for: one value for each straight piece, or one for each point.
    ///   - width: how wide the line is, in points; nil for the style's.
    ///   - style: how the line is broken into dashes.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the line, to be changed later; ``ColoredLine/widths`` gives its pieces widths of their own.
    @discardableResult
    public func plot(
        _ x: [Double], _ y: [Double], values: [Double], width: Double? = nil, style: LineStyle = .solid,
        colormap: Colormap? = nil, norm: Norm? = nil, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> ColoredLine {
        include(
            ColoredLine(
                x, y, values: values, width: width, style: style, colormap: colormap, norm: norm, alpha: alpha,
                label: label,
                zOrder: zOrder))
    }
}
