import FlipbookCanvas

/// How many points lie in each cell of a grid, as colours.
///
///     let counts = axes.histogram2D(x, y, bins: 30)
///     try figure.addColorBar(for: counts)
///     counts.setData(x: others, y: y)   // counted again
///
/// A point with a number that is NaN is left out, and so are points outside the bins. Made by `axes.histogram2D(…)`, or on
/// its own and then added.
public final class Histogram2D: ScalarMappable {
    /// The points' x, in data; as many as ``y`` when the figure is drawn.
    public var x: [Double] { didSet { changed(.data) } }
    /// The points' y, in data; as many as ``x`` when the figure is drawn.
    public var y: [Double] { didSet { changed(.data) } }
    /// How much each point counts; nil where each counts 1. As many as points when the figure is drawn.
    public var weights: [Double]? { didSet { changed(.data) } }
    /// How x is divided.
    public var xBins: Bins { didSet { changed(.data) } }
    /// How y is divided.
    public var yBins: Bins { didSet { changed(.data) } }
    /// Whether counts are divided by their sum and the cells' areas, so that the volume is 1.
    public var isDensity = false { didSet { changed(.data) } }
    /// The least count that is shown; nil for any.
    public var minimumCount: Double? { didSet { changed(.data) } }
    /// The largest count that is shown; nil for any.
    public var maximumCount: Double? { didSet { changed(.data) } }

    private var derived = Cached<Result<Cells, any Error>>()
    private var picture = FacePicture()

    /// What is shown.
    private struct Cells {
        var counts: Grid
        var xEdges: [Double]
        var yEdges: [Double]
    }

    /// A histogram of points, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - x: the points' x.
    ///   - y: the points' y, as many as there are x.
    ///   - bins: how x is divided. Without points, only bins that don't depend on them are drawn.
    ///   - yBins: how y is divided; nil for the same as x.
    ///   - colormap: the colours of counts; nil for the style's.
    ///   - norm: how counts become positions in the colormap; nil for a linear one that follows the counts.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ x: [Double] = [], _ y: [Double] = [], bins: Bins = 10, yBins: Bins? = nil, colormap: Colormap? = nil,
        norm: Norm? = nil, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.x = x
        self.y = y
        xBins = bins
        self.yBins = yBins ?? bins
        super.init(zOrder: 1)
        set(colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Changes the points; their number may change.
    public func setData(x: [Double], y: [Double]) {
        self.x = x
        self.y = y
    }

    /// Changes the points and how much each counts; their number may change.
    public func setData(x: [Double], y: [Double], weights: [Double]) {
        setData(x: x, y: y)
        self.weights = weights
    }

    /// The count of each cell: a row for each bin of y, the lowest first, and a column for each bin of x. NaN, which has the
    /// colormap's ``Colormap/bad`` colour, where a count is not shown; no rows and columns where there can't be such bins, which is an error when the figure is drawn.
    public var counts: Grid { (try? counted.get().counts) ?? Grid(rows: 0, columns: 0) }

    /// Where the bins of x begin and end: one more than bins; nothing where there can't be such bins.
    public var xEdges: [Double] { (try? counted.get().xEdges) ?? [] }

    /// Where the bins of y begin and end: one more than bins; nothing where there can't be such bins.
    public var yEdges: [Double] { (try? counted.get().yEdges) ?? [] }

    override var kind: String { "2D histogram" }

    override var isCollection: Bool { true }

    override var mappedValues: [Double] { isEmpty ? [] : counts.values }

    /// Whether there are no points, and nothing that says where bins would be.
    private var isEmpty: Bool { x.isEmpty && y.isEmpty && (xBins.dependOnValues || yBins.dependOnValues) }

    private var counted: Result<Cells, any Error> { derived(dataVersion) { Result { try count() } } }

    private func count() throws -> Cells {
        try checkLengths(["x": x.count, "y": y.count, "weights": weights?.count])
        let isWhole = zip(x, y).allSatisfy { !$0.isNaN && !$1.isNaN }
        let whole = isWhole ? [] : x.indices.filter { !x[$0].isNaN && !y[$0].isNaN }
        let xEdges = try xBins.edges(for: isWhole ? x : whole.map { x[$0] }, of: "\(name), x")
        let yEdges = try yBins.edges(for: isWhole ? y : whole.map { y[$0] }, of: "\(name), y")
        let (rows, columns) = (yEdges.count - 1, xEdges.count - 1)
        guard rows <= Bins.most / columns else {
            throw PlotError(
                .values, "\(name): there can't be \(rows)x\(columns) cells; give bins with \(Bins.most) cells or less")
        }
        let (findColumn, findRow) = (BinFinder(xEdges), BinFinder(yEdges))
        var counts = Grid(rows: rows, columns: columns)
        for (index, point) in zip(x, y).enumerated() {
            guard let column = findColumn(point.0), let row = findRow(point.1) else { continue }
            counts.values[row * columns + column] += weights?[index] ?? 1
        }
        if isDensity {
            let sum = counts.values.reduce(0, +)
            for row in 0..<rows {
                for column in 0..<columns {
                    counts[row, column] /=
                        sum * (xEdges[column + 1] - xEdges[column]) * (yEdges[row + 1] - yEdges[row])
                }
            }
        }
        if minimumCount != nil || maximumCount != nil {
            let (least, most) = (minimumCount ?? -.infinity, maximumCount ?? .infinity)
            for cell in counts.values.indices where counts.values[cell] < least || counts.values[cell] > most {
                counts.values[cell] = .nan
            }
        }
        return Cells(counts: counts, xEdges: xEdges, yEdges: yEdges)
    }

    override func limitsOfData() -> DataLimits? {
        guard !isEmpty, let cells = try? counted.get() else { return nil }
        let (x, y) = ([cells.xEdges[0], cells.xEdges.last ?? 0], [cells.yEdges[0], cells.yEdges.last ?? 0])
        return DataLimits(x: x, y: y)
    }

    override var stickyX: [Double] { isEmpty ? [] : [xEdges.first, xEdges.last].compactMap(\.self) }
    override var stickyY: [Double] { isEmpty ? [] : [yEdges.first, yEdges.last].compactMap(\.self) }

    override func changed(_ what: Changes) {
        if !what.isDisjoint(with: [.data, .looks]) { picture.clear() }
        super.changed(what)
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        if isEmpty { return }
        let cells = try counted.get()
        try transform.clip(canvas) {
            if !transform.projection.isRectangular
                || FaceWindow.drawsPaths(cells.counts.values.count, on: canvas)
            {
                return try drawPaths(of: cells, on: canvas, in: transform)
            }
            let (x, y) = (cells.xEdges.map { transform.x($0) }, cells.yEdges.map { transform.y($0) })
            guard let window = FaceWindow(x: x.finiteRange, y: y.finiteRange, in: transform, on: canvas) else { return }
            try picture.draw(in: window, of: transform, on: canvas) {
                try flatCells(cells.counts, x: x, y: y, in: window)
            }
        }
    }

    private func drawPaths(of cells: Cells, on canvas: any Canvas, in transform: Transform) throws {
        let colors = try colorTable()
        for row in 0..<cells.counts.rows {
            for column in 0..<cells.counts.columns {
                let color = colors(cells.counts[row, column])
                guard color.alpha > 0 else { continue }
                let area = transform.projection.area(
                    x: (cells.xEdges[column], cells.xEdges[column + 1]),
                    y: (cells.yEdges[row], cells.yEdges[row + 1]))
                canvas.fill(area, color: color)
            }
        }
    }
}

extension Axes {
    /// Shows how many points lie in each cell of a grid as colours: matplotlib's `hist2d`. Looks that are nil are those of a
    /// new ``Histogram2D``.
    ///
    /// - Parameters:
    ///   - x: the points' x. Drawing throws a ``PlotError`` where one is infinite and no range or edges are given.
    ///   - y: the points' y, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - bins: how x is divided: `10`, `.auto`, `.count(30, over: -4...4)`, `.edges([0, 1, 3])`.
    ///   - yBins: how y is divided; nil for the same as x.
    ///   - colormap: the colours of counts; nil for the style's.
    ///   - norm: how counts become positions in the colormap; nil for a linear one that follows the counts.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the histogram, to be changed later.
    @discardableResult
    public func histogram2D(
        _ x: [Double], _ y: [Double], bins: Bins = 10, yBins: Bins? = nil, colormap: Colormap? = nil,
        norm: Norm? = nil, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Histogram2D {
        include(
            Histogram2D(
                x, y, bins: bins, yBins: yBins, colormap: colormap, norm: norm, alpha: alpha, label: label,
                zOrder: zOrder))
    }
}
