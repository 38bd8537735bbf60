import FlipbookCanvas

/// Lines on levels of a function of two variables.
///
/// Made by ``Axes/contour(_:_:_:levels:)-([Double],_,_,_)``, or on its own and then added.
public final class Contour: ContourSet {
    /// The lines' widths in turn, in points, from the lowest level up; none for the style's.
    public var lineWidths: [Double] = [] { didSet { changed(.looks) } }
    /// How the lines are broken into dashes in turn, from the lowest level up. None for solid lines; where all have one
    /// colour, those below 0 are dashed then.
    public var lineStyles: [LineStyle] = [] { didSet { changed(.looks) } }

    /// Contours, to be added to axes: as many x as columns of `z`, as many y as rows.
    public convenience init(_ x: [Double], _ y: [Double], _ z: Grid, levels: ContourLevels = .automatic) {
        self.init(Grid(row: x), Grid(column: y), z, levels: levels)
    }

    /// Contours, to be added to axes: as many x and y as `z`.
    public init(_ x: Grid, _ y: Grid, _ z: Grid, levels: ContourLevels = .automatic) {
        super.init(x: x, y: y, z: z, levels: levels, zOrder: 2)
    }

    override var kind: String { "contour" }

    override func trace(_ tracer: inout ContourTracer) -> [ContourPaths] { levelValues.map { tracer.lines(at: $0) } }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        let paths = try paths(in: transform)
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
        let hasOneColor = self.colors.isEmpty ? colormap.isOneColor : Set(self.colors).count == 1
        return try levels.indices.map { index in
            let style =
                lineStyles.isEmpty
                ? (hasOneColor && levels[index] < zero ? .dashed : .solid) : lineStyles[index % lineStyles.count]
            return try style.stroke(
                color: colors[index], width: lineWidth(at: index) * pixelsPerPoint, of: name)?.cutOff
        }
    }

    private func lineWidth(at level: Int) -> Double {
        lineWidths.isEmpty ? inheritedStyle.lineWidth : lineWidths[level % lineWidths.count]
    }

    override var colorBands: ColorBands? {
        let levels = levelValues
        let lines = levels.indices.map { ColorBands.Line(value: levels[$0], width: lineWidth(at: $0)) }
        return levels.count > 1 ? ColorBands(boundaries: levels, lines: lines) : nil
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

    public init(arrayLiteral levels: Double...) { self = .fixed(levels) }
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
    /// Draws lines on levels of a function of two variables.
    ///
    /// - Parameters:
    ///   - x: where the columns of `z` lie.
    ///   - y: where the rows of `z` lie.
    ///   - z: the values, two rows and columns or more. Drawing throws a ``PlotError`` where x or y are not as many.
    ///   - levels: where the lines lie: `10` for about as many, `[0, 0.5, 1]` for these.
    /// - Returns: the contours, to be changed later.
    @discardableResult
    public func contour(_ x: [Double], _ y: [Double], _ z: Grid, levels: ContourLevels = .automatic) -> Contour {
        contour(Grid(row: x), Grid(column: y), z, levels: levels)
    }

    /// Draws lines on levels of a function of two variables, given at the points of any mesh.
    ///
    /// - Parameters:
    ///   - x: the points' x, as many as `z`.
    ///   - y: the points' y, as many as `z`.
    ///   - z: the values at the points.
    ///   - levels: where the lines lie: `8` for about as many, `[0, 1]` for these.
    /// - Returns: the contours, to be changed later.
    @discardableResult
    public func contour(_ x: Grid, _ y: Grid, _ z: Grid, levels: ContourLevels = .automatic) -> Contour {
        include(Contour(x, y, z, levels: levels))
    }

    /// Draws lines on levels of values whose columns and rows lie at 0, 1, 2 …
    ///
    /// - Returns: the contours, to be changed later.
    @discardableResult
    public func contour(_ z: Grid, levels: ContourLevels = .automatic) -> Contour {
        contour((0..<z.columns).map(Double.init), (0..<z.rows).map(Double.init), z, levels: levels)
    }
}
