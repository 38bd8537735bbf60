/// How a figure makes room for titles, labels and colour bars by itself: matplotlib's layout engines.
///
///     figure.layout = .constrained()
public struct FigureLayout: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case none
        case tight(TightLayout)
        case constrained(ConstrainedLayout)
    }

    let kind: Kind

    /// Axes lie where ``Figure/subplotParameters`` say.
    public static let none = FigureLayout(kind: .none)

    /// The edges of the subplots and the gaps between them leave room for all texts. All columns have the same gap
    /// between them, and so have all rows.
    ///
    /// - Parameters:
    ///   - pad: room around everything, in the style's text sizes.
    ///   - columnPad: room between columns, in text sizes; `pad` where it is nil.
    ///   - rowPad: room between rows, in text sizes; `pad` where it is nil.
    public static func tight(pad: Double = 1.08, columnPad: Double? = nil, rowPad: Double? = nil) -> FigureLayout {
        FigureLayout(kind: .tight(TightLayout(pad: pad, columnPad: columnPad ?? pad, rowPad: rowPad ?? pad)))
    }

    /// Each row and column is as large as its texts leave room for: those of the axes, colour bars of one or of several
    /// axes, titles and labels of the figure and its subfigures, and legends outside of the axes.
    ///
    /// - Parameters:
    ///   - horizontalPad: room left and right of axes, in points.
    ///   - verticalPad: room over and under axes, in points.
    ///   - columnGap: how much of the figure's width is left free between columns, all gaps together; the pads count where
    ///     they are more.
    ///   - rowGap: how much of the figure's height is left free between rows, as `columnGap`.
    ///   - left: the left side of what is laid out, as a fraction of the figure.
    ///   - right: the right side.
    ///   - bottom: the lower side.
    ///   - top: the upper side.
    public static func constrained(
        horizontalPad: Double = 3, verticalPad: Double = 3, columnGap: Double = 0.02, rowGap: Double = 0.02,
        left: Double = 0, right: Double = 1, bottom: Double = 0, top: Double = 1
    ) -> FigureLayout {
        constrained(horizontalPad, verticalPad, columnGap, rowGap, left, right, bottom, top, isCompressed: false)
    }

    /// As constrained layout, and axes that an ``Axes/aspect`` makes smaller than their room are moved together. All axes
    /// must be in one grid.
    ///
    /// - Parameters:
    ///   - horizontalPad: room left and right of axes, in points.
    ///   - verticalPad: room over and under axes, in points.
    ///   - columnGap: how much of the figure's width is left free between columns.
    ///   - rowGap: how much of the figure's height is left free between rows.
    ///   - left: the left side of what is laid out, as a fraction of the figure.
    ///   - right: the right side.
    ///   - bottom: the lower side.
    ///   - top: the upper side.
    public static func compressed(
        horizontalPad: Double = 3, verticalPad: Double = 3, columnGap: Double = 0.02, rowGap: Double = 0.02,
        left: Double = 0, right: Double = 1, bottom: Double = 0, top: Double = 1
    ) -> FigureLayout {
        constrained(horizontalPad, verticalPad, columnGap, rowGap, left, right, bottom, top, isCompressed: true)
    }

    private static func constrained(
        _ horizontalPad: Double, _ verticalPad: Double, _ columnGap: Double, _ rowGap: Double, _ left: Double,
        _ right: Double, _ bottom: Double, _ top: Double, isCompressed: Bool
    ) -> FigureLayout {
        FigureLayout(
            kind: .constrained(
                ConstrainedLayout(
                    horizontalPad: horizontalPad, verticalPad: verticalPad, columnGap: columnGap, rowGap: rowGap,
                    box: PageBox(left: left, right: right, bottom: bottom, top: top), isCompressed: isCompressed)))
    }
}

/// Where a layout has put the parts of a figure: boxes in fractions of the figure.
struct LayoutSolution: Hashable {
    /// The rooms of axes, of colour bars, and the boxes of subfigures.
    var boxes: [ObjectIdentifier: PageBox] = [:]
    /// The colour bars beside the axes whose rooms these are: where there are others, the rooms don't count.
    private var bars: [ObjectIdentifier: [BarToken]] = [:]
    /// Where titles and labels of the figure and its subfigures are.
    var texts: [ObjectIdentifier: AreaText.Placed] = [:]
    /// The rows and columns of grids, for axes that come later.
    var grids: [Key: SolvedGrid] = [:]

    /// A grid of a figure or a subfigure.
    struct Key: Hashable {
        var area: ObjectIdentifier
        var grid: GridSpec
    }

    /// Notes which colour bars there are now.
    mutating func noteBars(of figure: Figure) {
        bars = [:]
        for axes in figure.axes { bars[ObjectIdentifier(axes)] = axes.barsBeside }
    }

    /// The room of axes, unless a colour bar came or went beside them.
    func box(of axes: Axes) -> PageBox? {
        let axesID = ObjectIdentifier(axes)
        guard let box = boxes[axesID], bars[axesID] == axes.barsBeside else { return nil }
        return box
    }

    /// The box of some cells, where their grid or one around it was laid out.
    func box(of cell: GridCell, in area: FigureArea) -> PageBox? {
        if let grid = grids[Key(area: ObjectIdentifier(area), grid: cell.grid)] {
            return grid.inner(cell.rows, cell.columns)
        }
        guard let outer = cell.grid.enclosingCell, let frame = box(of: outer, in: area) else { return nil }
        return cell.box(area.parameters, in: frame)
    }
}

/// The columns and rows of a grid in a constrained layout, with the margins in each of them.
struct SolvedGrid: Hashable {
    var lefts: [Double] = []
    var rights: [Double] = []
    var tops: [Double] = []
    var bottoms: [Double] = []
    var margins: GridMargins
    private let box: PageBox
    private let widthRatios: [Double]
    private let heightRatios: [Double]

    /// Divides a box: each column has its margins, and what is left goes to them by their ratios.
    ///
    /// matplotlib (_layoutgrid.py) has a solver of linear constraints do it. The margins are all given, so that the widths
    /// follow from their sum.
    init(_ box: PageBox, margins: GridMargins, widthRatios: [Double], heightRatios: [Double]) {
        self.margins = margins
        (self.box, self.widthRatios, self.heightRatios) = (box, widthRatios, heightRatios)
        let across = margins.left.indices.map { margins.leftOfAll($0) + margins.rightOfAll($0) }
        let down = margins.top.indices.map { margins.topOfAll($0) + margins.bottomOfAll($0) }
        let width = (box.width - across.reduce(0, +)) / widthRatios.reduce(0, +)
        let height = (box.height - down.reduce(0, +)) / heightRatios.reduce(0, +)
        var (left, top) = (box.left, box.top)
        for (index, margin) in across.enumerated() {
            lefts.append(left)
            left += margin + width * widthRatios[index]
            rights.append(left)
        }
        for (index, margin) in down.enumerated() {
            tops.append(top)
            top -= margin + height * heightRatios[index]
            bottoms.append(top)
        }
    }

    /// Cells with their margins.
    func outer(_ rows: Range<Int>, _ columns: Range<Int>) -> PageBox {
        PageBox(
            left: lefts[columns.lowerBound], right: rights[columns.upperBound - 1],
            bottom: bottoms[rows.upperBound - 1], top: tops[rows.lowerBound])
    }

    /// Cells with the room for texts, without that for colour bars and pads.
    func besideBars(_ rows: Range<Int>, _ columns: Range<Int>) -> PageBox {
        var box = outer(rows, columns)
        box.left += margins.leftBars[columns.lowerBound]
        box.right -= margins.rightBars[columns.upperBound - 1]
        box.bottom += margins.bottomBars[rows.upperBound - 1]
        box.top -= margins.topBars[rows.lowerBound]
        return box
    }

    /// Cells without their margins: where axes lie.
    func inner(_ rows: Range<Int>, _ columns: Range<Int>) -> PageBox {
        var box = besideBars(rows, columns)
        box.left += margins.left[columns.lowerBound]
        box.right -= margins.right[columns.upperBound - 1]
        box.bottom += margins.bottom[rows.upperBound - 1]
        box.top -= margins.top[rows.lowerBound]
        return box
    }

    /// The size of cells without their margins; negative where the grid has no room.
    func innerSize(_ rows: Range<Int>, _ columns: Range<Int>) -> (width: Double, height: Double) {
        let inner = inner(rows, columns)
        let width =
            box.width > 0
            ? max(inner.width, 0)
            : CollapsedTracks(
                lesser: widthRatios.indices.map(margins.rightOfAll),
                greater: widthRatios.indices.map(margins.leftOfAll),
                ratios: widthRatios
            ).length(from: columns.upperBound - 1, to: columns.lowerBound)
        let height =
            box.height > 0
            ? max(inner.height, 0)
            : CollapsedTracks(
                lesser: heightRatios.indices.map(margins.topOfAll),
                greater: heightRatios.indices.map(margins.bottomOfAll), ratios: heightRatios
            ).length(from: rows.lowerBound, to: rows.upperBound - 1)
        return (width, height)
    }

    /// Whether a row or a column has no room left.
    var isCollapsed: Bool {
        tops.indices.contains { row in
            lefts.indices.contains { column in
                let box = inner(row..<row + 1, column..<column + 1)
                return !(box.width > 0 && box.height > 0)
            }
        }
    }
}

/// The room that is needed at each side for texts, and for colour bars and pads: of some cells, or of each column and row of
/// a grid.
struct Margins<Value> {
    var left: Value
    var right: Value
    var top: Value
    var bottom: Value
    var leftBars: Value
    var rightBars: Value
    var topBars: Value
    var bottomBars: Value
}

extension Margins: Equatable where Value: Equatable {}
extension Margins: Hashable where Value: Hashable {}

/// The margins around some cells.
typealias CellMargins = Margins<Double>

extension CellMargins {
    init(left: Double = 0, right: Double = 0, top: Double = 0, bottom: Double = 0) {
        self.init(
            left: left, right: right, top: top, bottom: bottom, leftBars: 0, rightBars: 0, topBars: 0, bottomBars: 0)
    }
}

/// The margins of each column and row of a grid.
typealias GridMargins = Margins<[Double]>

extension GridMargins {
    init(rows: Int, columns: Int) {
        let (across, down) = ([Double](repeating: 0, count: columns), [Double](repeating: 0, count: rows))
        self.init(
            left: across, right: across, top: down, bottom: down, leftBars: across, rightBars: across, topBars: down,
            bottomBars: down)
    }

    func leftOfAll(_ column: Int) -> Double { left[column] + leftBars[column] }
    func rightOfAll(_ column: Int) -> Double { right[column] + rightBars[column] }
    func topOfAll(_ row: Int) -> Double { top[row] + topBars[row] }
    func bottomOfAll(_ row: Int) -> Double { bottom[row] + bottomBars[row] }

    /// Has the outermost of some cells' margins be at least those of one that has all of them.
    mutating func widen(_ rows: Range<Int>, _ columns: Range<Int>, to one: CellMargins) {
        for (own, other, index) in [
            (\GridMargins.left, \CellMargins.left, columns.lowerBound), (\.leftBars, \.leftBars, columns.lowerBound),
            (\.right, \.right, columns.upperBound - 1), (\.rightBars, \.rightBars, columns.upperBound - 1),
            (\.top, \.top, rows.lowerBound), (\.topBars, \.topBars, rows.lowerBound),
            (\.bottom, \.bottom, rows.upperBound - 1), (\.bottomBars, \.bottomBars, rows.upperBound - 1),
        ] as [(WritableKeyPath<GridMargins, [Double]>, KeyPath<CellMargins, Double>, Int)] {
            self[keyPath: own][index] = max(self[keyPath: own][index], one[keyPath: other])
        }
    }
}
