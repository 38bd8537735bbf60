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
            var stroke = try style.stroke(
                color: colors[index], alpha: 1, width: lineWidth(at: index) * pixelsPerPoint, of: name)
            stroke?.cap = .butt
            return stroke
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
