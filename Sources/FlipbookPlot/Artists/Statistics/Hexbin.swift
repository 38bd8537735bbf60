import FlipbookCanvas
import FlipbookMathematics

/// How many points lie in each hexagon of a grid, or what their values come to, as colours.
///
///     let density = axes.hexbin(x, y, gridSize: 30, norm: .log())
///     try figure.addColorBar(for: density)
///     density.setData(x: others, y: y)   // counted again
///
/// A point with a number that isn't finite is left out. Made by `axes.hexbin(…)`, or on its own and then added.
public final class Hexbin: ScalarMappable {
    /// The points' x, in data; as many as ``y`` when the figure is drawn.
    public var x: [Double] { didSet { changed(.data) } }
    /// The points' y, in data; as many as ``x`` when the figure is drawn.
    public var y: [Double] { didSet { changed(.data) } }
    /// The values of the points, which the ``reduction`` takes to the value of each cell; nil to count the points.
    public var values: [Double]? { didSet { changed(.data) } }
    /// How many hexagons there are.
    public var gridSize: GridSize { didSet { changed(.data) } }
    /// What becomes of the ``values`` of the points in a cell.
    public var reduction: Reduction { didSet { changed(.data) } }
    /// Where the outermost centres lie, in data; nil for where the points reach. Points outside have no cell.
    public var extent: Image.Extent? { didSet { changed(.data) } }
    /// The least number of points in a cell that is shown; nil for all cells, or where there are ``values`` for 1.
    public var minimumCount: Int? { didSet { changed(.data) } }
    /// Steps that the values of cells are divided into: each cell has the number of its step; nil for the values themselves.
    public var levels: Levels? { didSet { changed(.data) } }
    /// Whether cells are equally wide by the logarithms of x: for a logarithmic x axis.
    public var hasLogX: Bool { didSet { changed(.data) } }
    /// Whether cells are equally high by the logarithms of y: for a logarithmic y axis.
    public var hasLogY: Bool { didSet { changed(.data) } }
    /// The colour of the edges; nil for that of each cell, which is matplotlib's "face"; `.transparent` for no edges.
    public var edgeColor: Color? { didSet { changed(.looks) } }

    /// How wide the edges are, in points; nil for the style's.
    @Styled(\Hexbin.inheritedStyle.edgeWidth) public var edgeWidth: Double!

    private var derived = Cached<Result<Cells, any Error>>()

    /// The cells that are shown.
    struct Cells {
        var grid: HexagonGrid
        /// The middles of the cells, along the grid's measure.
        var centers: [(x: Double, y: Double)]
        var values: [Double]
    }

    /// Hexagons, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - x: the points' x.
    ///   - y: the points' y, as many as there are x.
    ///   - values: the values of the points, as many; nil to count the points.
    ///   - gridSize: how many hexagons there are.
    ///   - reduction: what becomes of the values of the points in a cell.
    ///   - extent: where the outermost centres lie, in data; nil for where the points reach.
    ///   - minimumCount: the least number of points in a cell that is shown.
    ///   - hasLogX: whether cells are equally wide by the logarithms of x.
    ///   - hasLogY: whether cells are equally high by the logarithms of y.
    ///   - edgeColor: the colour of the edges; nil for that of each cell.
    ///   - edgeWidth: how wide the edges are, in points.
    ///   - colormap: the colours of cells; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the cells.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ x: [Double] = [], _ y: [Double] = [], values: [Double]? = nil, gridSize: GridSize = 100,
        reduction: Reduction = .mean, extent: Image.Extent? = nil, minimumCount: Int? = nil, hasLogX: Bool = false,
        hasLogY: Bool = false, edgeColor: Color? = nil, edgeWidth: Double? = nil, colormap: Colormap? = nil,
        norm: Norm? = nil, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.x = x
        self.y = y
        self.values = values
        self.gridSize = gridSize
        self.reduction = reduction
        self.extent = extent
        self.minimumCount = minimumCount
        self.hasLogX = hasLogX
        self.hasLogY = hasLogY
        self.edgeColor = edgeColor
        super.init(zOrder: 1)
        self.edgeWidth = edgeWidth
        set(colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Changes the points; their number may change. ``values`` stay as they are.
    public func setData(x: [Double], y: [Double]) {
        self.x = x
        self.y = y
    }

    /// Changes the points and their values; their number may change.
    public func setData(x: [Double], y: [Double], values: [Double]) {
        setData(x: x, y: y)
        self.values = values
    }

    /// The count or value of each cell that is shown, in the order of ``centers``; nothing where there can't be such cells,
    /// which is an error when the figure is drawn.
    public var cellValues: [Double] { (try? counted.get().values) ?? [] }

    /// The middles of the cells that are shown, in data: first those of one half of the rows, column by column, then those
    /// between them.
    public var centers: [(x: Double, y: Double)] {
        ((try? counted.get().centers) ?? []).map { (hasLogX ? pow(10, $0.x) : $0.x, hasLogY ? pow(10, $0.y) : $0.y) }
    }

    override var kind: String { "hexbin" }

    override var isCollection: Bool { true }

    override var mappedValues: [Double] { cellValues }

    /// Whether there are no points, and nothing that says where cells would be.
    private var isEmpty: Bool { x.isEmpty && y.isEmpty && extent == nil }

    /// The cells that are shown, or why there are none.
    var counted: Result<Cells, any Error> { derived(dataVersion) { Result { try count() } } }

    private func count() throws -> Cells {
        try checkLengths(["x": x.count, "y": y.count, "values": values?.count])
        let (columns, rows) = (gridSize.columns, gridSize.rows)
        guard columns > 0, rows > 0, columns <= Bins.most, rows <= Bins.most / columns else {
            throw PlotError(
                .size,
                "\(name): there can't be \(columns)x\(rows) cells; give at least one column and one row, and at most "
                    + "\(Bins.most) cells")
        }
        let points = try finitePoints()
        let across = try measured(points.x, isLogarithmic: hasLogX, "x")
        let along = try measured(points.y, isLogarithmic: hasLogY, "y")
        let sides = try sides(across, along)
        let grid = HexagonGrid(x: sides.x, y: sides.y, columns: columns, rows: rows)
        if isEmpty { return Cells(grid: grid, centers: [], values: []) }
        let cells = grid.cells(of: across, along)
        var amounts = points.values.map { reduced($0, cells, grid.count) } ?? counts(cells, grid.count)
        let shown = amounts.indices.filter { !amounts[$0].isNaN }
        if shown.count < amounts.count { amounts = shown.map { amounts[$0] } }
        return Cells(grid: grid, centers: shown.map(grid.center), values: levels?.steps(of: amounts) ?? amounts)
    }

    private func finitePoints() throws -> (x: [Double], y: [Double], values: [Double]?) {
        if x.areFinite, y.areFinite, values?.areFinite ?? true { return (x, y, values) }
        let kept = x.indices.filter { x[$0].isFinite && y[$0].isFinite && values?[$0].isFinite ?? true }
        return (kept.map { x[$0] }, kept.map { y[$0] }, values.map { values in kept.map { values[$0] } })
    }

    private func measured(_ values: [Double], isLogarithmic: Bool, _ what: String) throws -> [Double] {
        guard isLogarithmic else { return values }
        if let value = values.first(where: { $0 <= 0 }) {
            throw PlotError(.values, "\(name): \(what) has \(value), which has no logarithm; give numbers above 0")
        }
        return values.map(log10)
    }

    /// Where the outermost centres lie, along the grid's measure.
    private func sides(_ x: [Double], _ y: [Double]) throws -> (x: ClosedRange<Double>, y: ClosedRange<Double>) {
        guard let extent else {
            let (x, y) = (x.finiteRange ?? 0...1, y.finiteRange ?? 0...1)
            return (
                nonsingular(x.lowerBound, x.upperBound, expander: 0.1),
                nonsingular(y.lowerBound, y.upperBound, expander: 0.1)
            )
        }
        let across = try measured([extent.left, extent.right], isLogarithmic: hasLogX, "the extent")
        let along = try measured([extent.bottom, extent.top], isLogarithmic: hasLogY, "the extent")
        guard (across + along).allSatisfy(\.isFinite), across[0] < across[1], along[0] < along[1] else {
            throw PlotError(
                .size,
                "\(name): cells can't reach from \(extent.left) to \(extent.right) and from \(extent.bottom) to "
                    + "\(extent.top); give an extent whose sides are finite, and that has the lower ones first")
        }
        return (across[0]...across[1], along[0]...along[1])
    }

    /// How many points each cell has; NaN for those that aren't shown.
    private func counts(_ cells: [Int32], _ count: Int) -> [Double] {
        // Points outside are counted by themselves.
        var counts = [Double](repeating: 0, count: count + 1)
        for cell in cells { counts[Int(cell)] += 1 }
        counts.removeLast()
        if let minimumCount {
            for cell in counts.indices where counts[cell] < Double(minimumCount) { counts[cell] = .nan }
        }
        return counts
    }

    /// What the values of each cell come to; NaN for those that aren't shown.
    private func reduced(_ values: [Double], _ cells: [Int32], _ count: Int) -> [Double] {
        // Sorted by cell, those outside last: those of a cell lie between its start and the next one's.
        var starts = [Int](repeating: 0, count: count + 2)
        for cell in cells { starts[Int(cell) + 1] += 1 }
        for cell in 0...count { starts[cell + 1] += starts[cell] }
        var (next, sorted) = (starts, [Double](repeating: 0, count: starts[count + 1]))
        for (cell, value) in zip(cells, values) {
            sorted[next[Int(cell)]] = value
            next[Int(cell)] += 1
        }
        let least = minimumCount ?? 1
        return (0..<count).map { cell in
            let range = starts[cell]..<starts[cell + 1]
            return range.count >= least ? reduction.reduce(Array(sorted[range])) : .nan
        }
    }

    override func limitsOfData() -> DataLimits? {
        guard !isEmpty, let grid = try? counted.get().grid else { return nil }
        let (x, y) = ([grid.x.lowerBound, grid.x.upperBound], [grid.y.lowerBound, grid.y.upperBound])
        return DataLimits(x: hasLogX ? x.map { pow(10, $0) } : x, y: hasLogY ? y.map { pow(10, $0) } : y)
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        let cells = try counted.get()
        guard !cells.values.isEmpty else { return }
        let colors = try colorTable()
        let edge = edgeColor.map { faded($0) }
        var stroke = try LineStyle.solid.stroke(
            color: edge ?? .black, alpha: 1, width: edgeWidth * transform.pixelsPerPoint, of: "edges of \(name)")
        if edgeColor?.alpha == 0 { stroke = nil }
        func onCanvas(_ x: Double, _ y: Double) -> Point {
            transform(hasLogX ? pow(10, x) : x, hasLogY ? pow(10, y) : y)
        }
        let corners = cells.grid.corners
        let isEven = isEven(transform.xSpan.scale, hasLogX) && isEven(transform.ySpan.scale, hasLogY)
        transform.clip(canvas) {
            guard isEven, transform.projection.isRectangular else {
                for (center, value) in zip(cells.centers, cells.values) {
                    let outline = corners.map { onCanvas(center.x + $0.x, center.y + $0.y) }
                    guard outline.allSatisfy(\.isFinite) else { continue }
                    let color = colors(value)
                    stroke?.color = edge ?? color
                    canvas.draw(
                        Path(outline, closed: true), fill: color, stroke: color.alpha > 0 || edge != nil ? stroke : nil,
                        snap: .never)
                }
                return
            }
            let (left, low) = (cells.grid.x.lowerBound, cells.grid.y.lowerBound)
            let origin = onCanvas(left, low)
            let shape = Path(
                corners.map { corner in
                    let point = onCanvas(left + corner.x, low + corner.y)
                    return Point(x: point.x - origin.x, y: point.y - origin.y)
                }, closed: true)
            let marks = zip(cells.centers, cells.values).map { center, value in
                let color = colors(value)
                return Mark(
                    at: onCanvas(center.x, center.y), fill: color, edge: edge ?? (color.alpha > 0 ? color : nil))
            }
            canvas.draw(shape, as: marks, stroke: stroke)
        }
    }

    /// Whether all cells are equally large along an axis of this scale.
    private func isEven(_ scale: Scale, _ hasLog: Bool) -> Bool {
        hasLog ? scale.isLogarithmic : scale == .linear
    }
}

extension Axes {
    /// Shows how many points lie in each hexagon of a grid, or what their values come to, as colours. Looks that are nil are
    /// those of a new ``Hexbin``.
    ///
    /// - Parameters:
    ///   - x: the points' x.
    ///   - y: the points' y, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - values: the values of the points, as many; nil to count the points.
    ///   - gridSize: how many hexagons there are: `30`, or `Hexbin.GridSize(columns: 30, rows: 10)`.
    ///   - reduction: what becomes of the values of the points in a cell.
    ///   - extent: where the outermost centres lie, in data; nil for where the points reach.
    ///   - minimumCount: the least number of points in a cell that is shown; nil for all cells, or with values for 1.
    ///   - hasLogX: whether cells are equally wide by the logarithms of x, and the x axis is logarithmic.
    ///   - hasLogY: whether cells are equally high by the logarithms of y, and the y axis is logarithmic.
    ///   - edgeColor: the colour of the edges; nil for that of each cell, `.transparent` for no edges.
    ///   - edgeWidth: how wide the edges are, in points; nil for the style's.
    ///   - colormap: the colours of cells; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the cells.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the hexagons, to be changed later.
    @discardableResult
    public func hexbin(
        _ x: [Double], _ y: [Double], values: [Double]? = nil, gridSize: Hexbin.GridSize = 100,
        reduction: Hexbin.Reduction = .mean, extent: Image.Extent? = nil, minimumCount: Int? = nil,
        hasLogX: Bool = false, hasLogY: Bool = false, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        colormap: Colormap? = nil, norm: Norm? = nil, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) -> Hexbin {
        if hasLogX { xAxis.scale = .log() }
        if hasLogY { yAxis.scale = .log() }
        return include(
            Hexbin(
                x, y, values: values, gridSize: gridSize, reduction: reduction, extent: extent,
                minimumCount: minimumCount, hasLogX: hasLogX, hasLogY: hasLogY, edgeColor: edgeColor,
                edgeWidth: edgeWidth, colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder))
    }
}
