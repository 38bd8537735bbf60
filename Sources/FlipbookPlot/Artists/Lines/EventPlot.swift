import FlipbookCanvas

/// Rows of short lines, each at the position of an event: a raster of spikes, a bar code, a rug.
///
///     let trains = axes.eventPlot([first, second])
///     trains.rows[0].append(3.5)
///
/// Made by `axes.eventPlot(…)`, or on its own and then added. A position that is not finite is left out. Each look has one
/// value for each row or one for all: drawing throws a ``PlotError`` where it has another number of values.
public final class EventPlot: StrokedArtist {
    /// The positions of the events of each row, in data: x, or y where the rows go upwards.
    public var rows: [[Double]] { didSet { changed(.data) } }
    /// The middle of each row, in data: y, or x where the rows go upwards. One number for each row; a single number for several
    /// rows is the distance between them, and the first row is then at 0.
    public var offsets = [1.0] { didSet { changed(.data) } }
    /// How long the lines are, in data: one for each row or one for all.
    public var lengths = [1.0] { didSet { changed(.data) } }
    /// Which way the rows go: to the right, or upwards.
    public var orientation: Orientation { didSet { changed(.data) } }
    /// The colours of the rows, one for each or one for all; nil for ``StrokedArtist/color``.
    public var colors: [Color]? { didSet { changed(.looks) } }
    /// The widths of the rows' lines in points, one for each row or one for all; nil for ``StrokedArtist/width``.
    public var widths: [Double]? { didSet { changed(.looks) } }
    /// What each row is called in a legend, which has an entry for each that isn't empty; nil for one entry with the label of
    /// all. Rows that are left over have none.
    public var labels: [String]? { didSet { changed(.layout) } }

    /// Rows of events, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - rows: the positions of the events of each row, in data.
    ///   - offsets: where the middle of each row lies, in data; a single one is the distance from row to row.
    ///   - lengths: how long the lines are, in data: one for each row or one for all.
    ///   - orientation: which way the rows go.
    ///   - color: the colour of all rows.
    ///   - width: the width of all lines, in points.
    ///   - style: how the lines are broken into dashes.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls the rows.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ rows: [[Double]] = [], offsets: [Double]? = nil, lengths: [Double]? = nil,
        orientation: Orientation = .horizontal, color: Color? = nil, width: Double? = nil, style: LineStyle = .solid,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.rows = rows
        self.orientation = orientation
        super.init(color: color, width: width, style: style, alpha: alpha, label: label, zOrder: zOrder)
        if let offsets { self.offsets = offsets }
        if let lengths { self.lengths = lengths }
    }

    /// Changes the positions of all events; the number of rows may change.
    public func setData(rows: [[Double]]) { self.rows = rows }

    override var kind: String { "event plot" }

    override var isCollection: Bool { true }

    private func check() throws {
        try checkLengths(
            ["rows": rows.count],
            oneForAll: [
                "offsets": offsets.count, "lengths": lengths.count, "colors": colors?.count, "widths": widths?.count,
            ])
    }

    /// Where the middle of a row lies.
    private func offset(_ row: Int) -> Double {
        offsets.count > 1 || rows.count == 1 ? offsets.each(row) : Double(row) * offsets[0]
    }

    /// The ends of the lines of each row in data, at rising positions; nothing where they can't be drawn.
    var segments: [[(Point, Point)]] {
        derived(dataVersion) {
            guard (try? check()) != nil else { return [] }
            return rows.enumerated().map { index, row in
                let (middle, reach) = (offset(index), lengths.each(index) / 2)
                return row.filter(\.isFinite).sorted().map { position in
                    (
                        orientation.point(across: middle + reach, along: position),
                        orientation.point(across: middle - reach, along: position)
                    )
                }
            }
        }
    }
    private var derived = Cached<[[(Point, Point)]]>()

    /// Rows have as much room at each side as their lines are long, as in matplotlib.
    override func limitsOfData() -> DataLimits? {
        guard (try? check()) != nil else { return nil }
        let along = DataExtent(of: rows.joined())
        let across = DataExtent(
            of: rows.indices.flatMap { row in
                [offset(row) - lengths.each(row), offset(row) + lengths.each(row)]
            })
        guard along.range != nil, across.range != nil else { return nil }
        let (x, y) = orientation.pair(across: across, along: along)
        return DataLimits(
            x: x.range, y: y.range, leastPositiveX: x.leastPositive, leastPositiveY: y.leastPositive)
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try check()
        try transform.clip(canvas) {
            for (index, row) in segments.enumerated() {
                guard let stroke = try stroke(ofRow: index, pixelsPerPoint: transform.pixelsPerPoint) else { continue }
                for (start, end) in row {
                    let ends = [transform(start.x, start.y), transform(end.x, end.y)]
                    if ends.allSatisfy(\.isFinite) { draw(Path(ends), cutOff(stroke), on: canvas) }
                }
            }
        }
    }

    private func stroke(ofRow row: Int, pixelsPerPoint: Double) throws -> Stroke? {
        try stroke(colors?.look(row), width: widths?.look(row), pixelsPerPoint: pixelsPerPoint)
    }

    override var legendLabels: [String] { labels.map { Array($0.prefix(rows.count)) } ?? [label] }

    override func drawSample(ofLabel index: Int, on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        guard let stroke = try stroke(ofRow: index, pixelsPerPoint: pixelsPerPoint) else { return }
        draw(Path(acrossMiddleOf: box), stroke, on: canvas)
    }
}

extension Axes {
    /// Draws rows of short lines, each at the position of an event. Looks that are nil are those of a new ``EventPlot``.
    ///
    /// - Parameters:
    ///   - rows: the positions of the events of each row; those that are not finite are left out.
    ///   - offsets: where the middle of each row lies; a single one is that of a single row, or the distance from row to row;
    ///     nil for 1.
    ///   - lengths: how long the lines are, in data: one for each row or one for all; nil for 1.
    ///   - orientation: which way the rows go.
    ///   - color: the colour; nil for the style's.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - style: how lines are broken into dashes.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the rows, to be changed later: ``EventPlot/colors`` and ``EventPlot/widths`` say how they differ.
    @discardableResult
    public func eventPlot(
        _ rows: [[Double]], offsets: [Double]? = nil, lengths: [Double]? = nil,
        orientation: Orientation = .horizontal, color: Color? = nil, width: Double? = nil, style: LineStyle = .solid,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> EventPlot {
        include(
            EventPlot(
                rows, offsets: offsets, lengths: lengths, orientation: orientation, color: color, width: width,
                style: style, alpha: alpha, label: label, zOrder: zOrder))
    }
}
