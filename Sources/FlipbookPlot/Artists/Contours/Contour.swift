import FlipbookCanvas

/// Lines on levels of a function of two variables.
///
/// Made by `axes.contour(…)`, or on its own and then added.
public final class Contour: ContourSet {
    /// The lines' widths in turn, in points, from the lowest level up; nil for the style's.
    @Styled(\Contour.standardWidths) public var widths: [Double]!
    private var standardWidths: [Double] { [inheritedStyle.lineWidth] }
    /// How the lines are broken into dashes in turn, from the lowest level up; nil for solid lines but, where all have one
    /// colour, dashed ones below 0.
    public var styles: [LineStyle]? { didSet { changed(.looks) } }
    /// The labels on the lines, which are not seen until ``addLabels(size:format:isInline:gap:positions:color:isUpright:)``.
    public let labels = ContourLabels()

    /// Contours, to be added to axes: as many x as columns of `z`, as many y as rows. Looks that are nil are the artist's
    /// own defaults.
    ///
    /// - Parameters:
    ///   - x: where the columns of `z` lie, in data.
    ///   - y: where the rows of `z` lie, in data.
    ///   - z: the values.
    ///   - levels: where the lines lie: `10` for about as many, `[0, 0.5, 1]` for these.
    ///   - colors: the colours of the lines in turn; nil for those of the colormap.
    ///   - width: how wide all lines are, in points.
    ///   - style: how all lines are broken into dashes.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public convenience init(
        _ x: [Double] = [], _ y: [Double] = [], _ z: Grid = Grid(rows: 0, columns: 0),
        levels: ContourLevels = .automatic, colors: [Color]? = nil, width: Double? = nil, style: LineStyle? = nil,
        colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.init(
            Grid(row: x), Grid(column: y), z, levels: levels, colors: colors, width: width, style: style,
            colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Contours, to be added to axes: as many x and y as `z`.
    public init(
        _ x: Grid, _ y: Grid, _ z: Grid, levels: ContourLevels = .automatic, colors: [Color]? = nil,
        width: Double? = nil, style: LineStyle? = nil, colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        super.init(
            x: x, y: y, z: z, levels: levels, colors: colors, colormap: colormap, norm: norm, alpha: alpha,
            label: label,
            zOrder: zOrder ?? 2)
        widths = width.map { [$0] }
        styles = style.map { [$0] }
        labels.parent = self
    }

    /// Contours of values at the points of triangles, to be added to axes: one value for each point.
    public convenience init(
        _ triangulation: Triangulation, _ z: [Double], levels: ContourLevels = .automatic, colors: [Color]? = nil,
        width: Double? = nil, style: LineStyle? = nil, colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.init(
            levels: levels, colors: colors, width: width, style: style, colormap: colormap, norm: norm, alpha: alpha,
            label: label, zOrder: zOrder)
        setData(triangulation: triangulation, z: z)
    }

    override var kind: String { "contour" }

    override var isCollection: Bool { true }

    override var overlays: [Artist] { [labels] }

    override func trace(_ tracer: inout some LevelTracer) -> [ContourPaths] { levelValues.map { tracer.lines(at: $0) } }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        let paths =
            try labels.isVisible && labels.isInline
            ? labels.paths(in: transform, measurer: canvas) : paths(in: transform)
        let strokes = try strokes(pixelsPerPoint: transform.pixelsPerPoint)
        transform.clip(canvas) {
            for (path, stroke) in zip(paths, strokes) where !path.isEmpty {
                if let stroke { canvas.stroke(path, stroke) }
            }
        }
    }

    /// How the line on each level is drawn; nil where it isn't.
    private func strokes(pixelsPerPoint: Double) throws -> [Stroke?] {
        let levels = levelValues
        let zero = -1e-15 * (range.map { $0.upperBound - $0.lowerBound } ?? 0)
        let colors = try levelColors(of: levels)
        let hasOneColor = self.colors.map { Set($0).count == 1 } ?? colormap.isOneColor
        return try levels.indices.map { index in
            let standard = hasOneColor && levels[index] < zero ? LineStyle.dashed : .solid
            let style = styles?.inTurn(index) ?? standard
            return try style.stroke(color: colors[index], width: width(at: index) * pixelsPerPoint, of: name)?.cutOff
        }
    }

    private func width(at level: Int) -> Double { widths.inTurn(level) ?? inheritedStyle.lineWidth }

    override var colorBands: ColorBands? {
        let levels = levelValues
        return levels.count > 1 ? ColorBands(boundaries: levels, lines: barLines) : nil
    }

    /// The lines that stand for the levels in a colour bar.
    var barLines: [ColorBands.Line] {
        levelValues.enumerated().map { ColorBands.Line(value: $0.element, width: width(at: $0.offset)) }
    }

    override func bandColors() throws -> ColorBands.Colors {
        ColorBands.Colors(inner: try levelColors(of: levelValues))
    }
}

extension Colormap {
    fileprivate var isOneColor: Bool { colors.allSatisfy { $0 == colors[0] } }
}

/// On which levels contours lie.
///
///     axes.contour(x, y, z, levels: [0, 0.5, 1])
///     axes.contour(x, y, z, levels: 10)
public struct ContourLevels: Hashable, Sendable, ExpressibleByArrayLiteral, ExpressibleByIntegerLiteral {
    private enum Kind: Hashable, Sendable {
        case automatic(Int?)
        case fixed([Double])
    }
    private let kind: Kind

    /// Round values that follow the data: about 7 of them, or powers of ten with a logarithmic norm.
    public static let automatic = ContourLevels(kind: .automatic(nil))

    /// At most `count` intervals of round values that follow the data; two more may lie just outside.
    public static func about(_ count: Int) -> ContourLevels { ContourLevels(kind: .automatic(count)) }

    /// These levels. They must rise, and be two or more for filled contours: drawing throws a ``PlotError`` otherwise.
    public static func fixed(_ levels: [Double]) -> ContourLevels { ContourLevels(kind: .fixed(levels)) }

    private init(kind: Kind) { self.kind = kind }

    /// These levels.
    public init(arrayLiteral levels: Double...) { self = .fixed(levels) }
    /// About as many levels.
    public init(integerLiteral count: Int) { self = .about(count) }

    /// The levels for values in a range, as matplotlib's `ContourSet` chooses them.
    ///
    /// - Parameter extends: the ends where one colour stands for all values beyond, so that no level needs to lie there.
    func values(in range: ClosedRange<Double>, isLogarithmic: Bool, extends: ColorBar.Extension) -> [Double] {
        let ticks: [Double]
        switch kind {
        case .fixed(let levels): return levels
        case .automatic(let count) where isLogarithmic:
            ticks = Locator.log().ticks(in: range, room: min(max(count ?? 9, 1), 1000))
        case .automatic(let count):
            let intervals = min(max(count ?? 7, 0), 1000) + 1
            ticks = Locator.maxN(intervals, minimumTicks: 1).ticks(in: range, room: intervals)
        }
        var first = ticks.lastIndex { $0 < range.lowerBound } ?? 0
        var end = ticks.firstIndex { $0 > range.upperBound }.map { $0 + 1 } ?? ticks.count
        if extends == .minimum || extends == .both { first += 1 }
        if extends == .maximum || extends == .both { end -= 1 }
        return end - first < 3 ? ticks : Array(ticks[first..<end])
    }
}

extension ContourLevels: Codable {
    /// Reads levels: a number for the most intervals, an array for these levels, null for automatic ones.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .automatic
        } else if let count = try? container.decode(Int.self) {
            self = .about(count)
        } else {
            self = .fixed(try container.decode([Double].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch kind {
        case .automatic(nil): try container.encodeNil()
        case .automatic(let count?): try container.encode(count)
        case .fixed(let levels): try container.encode(levels)
        }
    }
}

extension Axes {
    /// Draws lines on levels of a function of two variables. Looks that are nil are those of a new ``Contour``.
    ///
    /// - Parameters:
    ///   - x: where the columns of `z` lie.
    ///   - y: where the rows of `z` lie.
    ///   - z: the values, two rows and columns or more. Drawing throws a ``PlotError`` where x or y are not as many.
    ///   - levels: where the lines lie: `10` for about as many, `[0, 0.5, 1]` for these.
    ///   - colors: the colours in turn, from the lowest level up; nil for those of the colormap.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - style: how lines are broken into dashes.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the contours, to be changed later.
    @discardableResult
    public func contour(
        _ x: [Double], _ y: [Double], _ z: Grid, levels: ContourLevels = .automatic, colors: [Color]? = nil,
        width: Double? = nil, style: LineStyle? = nil, colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Contour {
        include(
            Contour(
                x, y, z, levels: levels, colors: colors, width: width, style: style, colormap: colormap, norm: norm,
                alpha: alpha, label: label, zOrder: zOrder))
    }

    /// Draws lines on levels of a function of two variables, given at the points of any mesh.
    ///
    /// - Parameters:
    ///   - x: the points' x, as many as `z`.
    ///   - y: the points' y, as many as `z`.
    ///   - z: the values at the points.
    ///   - levels: where the lines lie: `8` for about as many, `[0, 1]` for these.
    ///   - colors: the colours in turn, from the lowest level up; nil for those of the colormap.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - style: how lines are broken into dashes.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the contours, to be changed later.
    @discardableResult
    public func contour(
        _ x: Grid, _ y: Grid, _ z: Grid, levels: ContourLevels = .automatic, colors: [Color]? = nil,
        width: Double? = nil, style: LineStyle? = nil, colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Contour {
        include(
            Contour(
                x, y, z, levels: levels, colors: colors, width: width, style: style, colormap: colormap, norm: norm,
                alpha: alpha, label: label, zOrder: zOrder))
    }

    /// Draws lines on levels of values whose columns and rows lie at 0, 1, 2 …
    ///
    /// - Parameters:
    ///   - z: the values, two rows and columns or more.
    ///   - levels: where the lines lie: `10` for about as many, `[0, 0.5, 1]` for these.
    ///   - colors: the colours in turn, from the lowest level up; nil for those of the colormap.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - style: how lines are broken into dashes.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the contours, to be changed later.
    @discardableResult
    public func contour(
        _ z: Grid, levels: ContourLevels = .automatic, colors: [Color]? = nil, width: Double? = nil,
        style: LineStyle? = nil, colormap: Colormap? = nil, norm: Norm? = nil, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) -> Contour {
        contour(
            (0..<z.columns).map(Double.init), (0..<z.rows).map(Double.init), z, levels: levels, colors: colors,
            width: width, style: style, colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
    }
}
