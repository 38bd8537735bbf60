import FlipbookCanvas

/// A small shape that marks points: matplotlib's markers, by their names there, or a path of your own.
///
///     line.marker = .circle
///     line.marker = .path(Path([Point(x: -0.5, y: 0), Point(x: 0, y: 0.5), Point(x: 0.5, y: 0)]), isFilled: false)
///
/// In JSON: the name, `"circle"`.
public enum Marker: Hashable, Sendable {
    /// A circle of half the size: `.`
    case point
    /// One pixel, whatever the size: `,`
    case pixel
    /// `o`
    case circle
    /// `v`
    case triangleDown
    /// `^`
    case triangleUp
    /// `<`
    case triangleLeft
    /// `>`
    case triangleRight
    /// Three lines from the middle: `1`
    case triDown
    /// Three lines from the middle: `2`
    case triUp
    /// Three lines from the middle: `3`
    case triLeft
    /// Three lines from the middle: `4`
    case triRight
    /// `8`
    case octagon
    /// `s`
    case square
    /// `p`
    case pentagon
    /// `P`
    case plusFilled
    /// `*`
    case star
    /// Standing on a corner: `h`
    case hexagon
    /// Standing on a side: `H`
    case hexagonFlat
    /// `+`
    case plus
    /// `x`
    case x
    /// `X`
    case xFilled
    /// `D`
    case diamond
    /// `d`
    case diamondThin
    /// `|`
    case verticalLine
    /// `_`
    case horizontalLine
    /// A line from the point to the left.
    case tickLeft
    /// A line from the point to the right.
    case tickRight
    /// A line from the point upwards.
    case tickUp
    /// A line from the point downwards.
    case tickDown
    /// An angle whose tip is the point.
    case caretLeft
    /// An angle whose tip is the point.
    case caretRight
    /// An angle whose tip is the point.
    case caretUp
    /// An angle whose tip is the point.
    case caretDown
    /// An angle whose base is at the point.
    case caretLeftBase
    /// An angle whose base is at the point.
    case caretRightBase
    /// An angle whose base is at the point.
    case caretUpBase
    /// An angle whose base is at the point.
    case caretDownBase
    /// A path around the point, y up, in units of the marker's size: one from -0.5 to 0.5 is as large as a circle or a
    /// square. One that isn't filled is only its lines, as ``plus`` is.
    case path(Path, isFilled: Bool = true)
}

extension Marker: Codable, CaseIterable {
    /// The markers that have names.
    public static let allCases: [Marker] = [
        .point, .pixel, .circle, .triangleDown, .triangleUp, .triangleLeft, .triangleRight, .triDown, .triUp, .triLeft,
        .triRight, .octagon, .square, .pentagon, .plusFilled, .star, .hexagon, .hexagonFlat, .plus, .x, .xFilled,
        .diamond,
        .diamondThin, .verticalLine, .horizontalLine, .tickLeft, .tickRight, .tickUp, .tickDown, .caretLeft,
        .caretRight,
        .caretUp, .caretDown, .caretLeftBase, .caretRightBase, .caretUpBase, .caretDownBase,
    ]

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let name = try container.decode(String.self)
        guard let marker = Self.allCases.first(where: { "\($0)" == name }) else {
            let error = PlotError.unknownName(name, kind: "marker", of: Self.allCases.map { "\($0)" })
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
        self = marker
    }

    public func encode(to encoder: any Encoder) throws {
        guard Self.allCases.contains(self) else {
            throw EncodingError.invalidValue(
                self,
                EncodingError.Context(
                    codingPath: encoder.codingPath, debugDescription: "a marker of a path has no name to write down"))
        }
        var container = encoder.singleValueContainer()
        try container.encode("\(self)")
    }
}

extension Marker {
    /// Draws the marker at many points of the canvas, its face under its edge.
    ///
    /// - Parameters:
    ///   - points: in pixels; those that are not finite are left out.
    ///   - size: in points.
    ///   - color: inside; a marker that is only lines has no inside, but an angle has.
    ///   - edgeWidth: in points.
    ///   - join: the corners of the edge; the marker's own where it is nil.
    ///   - snaps: whether edges are aligned to pixels from a certain size on, as those of markers on lines are.
    ///   - name: the artist, for an error.
    func draw(
        at points: [Point], size: Double, color: Color?, edgeColor: Color?, edgeWidth: Double,
        join: Stroke.Join? = nil, snaps: Bool = true, on canvas: any Canvas, pixelsPerPoint: Double,
        of name: @autoclosure () -> String
    ) throws {
        guard size >= 0, size.isFinite else {
            throw PlotError(.size, "\(name()): markers can't have a size of \(size) points; give one of 0 or more")
        }
        let scale = size * pixelsPerPoint
        var stroke = try edgeColor.flatMap {
            try LineStyle.solid.stroke(
                color: $0, width: edgeWidth * pixelsPerPoint, of: "markers of \(name())")
        }
        stroke?.cap = .butt
        stroke?.join = join ?? self.join
        // NaN never equals itself, and so a drawing with one would not equal itself.
        let points = points.finite
        guard size > 0, !points.isEmpty else { return }
        canvas.draw(
            path(size: scale), at: points, fill: hasInside ? color : nil, stroke: self == .pixel ? nil : stroke,
            snap: snaps ? snap(size: scale) : .automatic)
    }
}

extension [Point] {
    /// Those that lie somewhere.
    var finite: [Point] { allSatisfy { $0.isFinite } ? self : filter { $0.isFinite } }
}

extension Marker {
    /// Whether the outline is closed: others have the colour of their face all over, and wider lines where they are
    /// scattered.
    var isFilled: Bool {
        switch self {
        case .triDown, .triUp, .triLeft, .triRight, .plus, .x, .verticalLine, .horizontalLine, .tickLeft, .tickRight,
            .tickUp, .tickDown, .caretLeft, .caretRight, .caretUp, .caretDown, .caretLeftBase, .caretRightBase,
            .caretUpBase, .caretDownBase:
            false
        case .path(_, let isFilled): isFilled
        default: true
        }
    }

    /// Whether something can be painted inside its lines: in an angle too, as matplotlib does, but not in a path that
    /// isn't filled.
    var hasInside: Bool { if case .path(_, isFilled: false) = self { false } else { true } }

    /// How the corners of the edge look.
    var join: Stroke.Join {
        switch self {
        case .star: .bevel
        case .point, .circle, .pixel, .triDown, .triUp, .triLeft, .triRight, .plus, .x, .verticalLine, .horizontalLine,
            .tickLeft, .tickRight, .tickUp, .tickDown:
            .round
        default: .miter
        }
    }

    /// Whether edges are aligned to pixels, for a marker of a size in pixels on a line. The sizes are matplotlib's.
    func snap(size: Double) -> Snap {
        let least: Double
        switch self {
        case .point, .circle: return .never
        case .pixel, .hexagon, .hexagonFlat, .path: return .automatic
        case .verticalLine, .horizontalLine, .plus, .tickLeft, .tickRight, .tickUp, .tickDown: least = 1
        case .square: least = 2
        case .x, .caretLeft, .caretRight, .caretUp, .caretDown, .caretLeftBase, .caretRightBase, .caretUpBase,
            .caretDownBase:
            least = 3
        default: least = 5
        }
        return size >= least ? .always : .never
    }

    /// The marker around the origin, of a size in pixels.
    func path(size: Double) -> Path {
        if self == .pixel { return Path(Rect(x: -0.49999, y: -0.49999, width: 1, height: 1)) }
        let (shape, turn, width) = shape
        let (cosine, sine) = cosineAndSine(turn * .pi / 180)
        return shape.map {
            Point(
                x: (cosine * $0.x - sine * $0.y) * width * size, y: -(sine * $0.x + cosine * $0.y) * size)
        }
    }

    /// The marker for size 1 before it is turned (y up), degrees counter-clockwise, and how much its width is scaled.
    ///
    /// The coordinates are those of matplotlib's `markers.py`.
    private var shape: (path: Path, turn: Double, width: Double) {
        switch self {
        case .point: (Path(ellipseIn: Rect(x: -0.25, y: -0.25, width: 0.5, height: 0.5)), 0, 1)
        case .circle: (Path(ellipseIn: Rect(x: -0.5, y: -0.5, width: 1, height: 1)), 0, 1)
        case .triangleUp: (Self.triangle, 0, 1)
        case .triangleLeft: (Self.triangle, 90, 1)
        case .triangleDown: (Self.triangle, 180, 1)
        case .triangleRight: (Self.triangle, 270, 1)
        case .pixel, .square: (Self.box, 0, 1)
        case .diamond: (Self.box, 45, 1)
        case .diamondThin: (Self.box, 45, 0.6)
        case .pentagon: (Self.polygon(5), 0, 1)
        case .star: (Self.star(5, inner: 0.381966), 0, 1)
        case .hexagon: (Self.polygon(6), 0, 1)
        case .hexagonFlat: (Self.polygon(6), 30, 1)
        case .octagon: (Self.polygon(8), 22.5, 1)
        case .verticalLine: (Self.lines([(0, -0.5), (0, 0.5)]), 0, 1)
        case .horizontalLine: (Self.lines([(0, -0.5), (0, 0.5)]), 90, 1)
        case .tickRight: (Self.lines([(0, 0), (1, 0)]), 0, 1)
        case .tickUp: (Self.lines([(0, 0), (1, 0)]), 90, 1)
        case .tickLeft: (Self.lines([(0, 0), (1, 0)]), 180, 1)
        case .tickDown: (Self.lines([(0, 0), (1, 0)]), 270, 1)
        case .triDown: (Self.tri, 0, 1)
        case .triRight: (Self.tri, 90, 1)
        case .triUp: (Self.tri, 180, 1)
        case .triLeft: (Self.tri, 270, 1)
        case .caretDown: (Self.caret, 0, 1)
        case .caretRight: (Self.caret, 90, 1)
        case .caretUp: (Self.caret, 180, 1)
        case .caretLeft: (Self.caret, 270, 1)
        case .caretDownBase: (Self.caretBase, 0, 1)
        case .caretRightBase: (Self.caretBase, 90, 1)
        case .caretUpBase: (Self.caretBase, 180, 1)
        case .caretLeftBase: (Self.caretBase, 270, 1)
        case .plus: (Self.lines([(-0.5, 0), (0.5, 0)], [(0, -0.5), (0, 0.5)]), 0, 1)
        case .x: (Self.lines([(-0.5, -0.5), (0.5, 0.5)], [(-0.5, 0.5), (0.5, -0.5)]), 0, 1)
        case .plusFilled: (Self.thickPlus, 0, 1)
        case .xFilled: (Self.thickX, 0, 1)
        case .path(let path, _): (path, 0, 1)
        }
    }

    private static let triangle = outline([(0, 1), (-1, -1), (1, -1)], unit: 2)
    private static let box = outline([(-1, -1), (1, -1), (1, 1), (-1, 1)], unit: 2)
    private static let tri = lines([(0, 0), (0, -0.5)], [(0, 0), (0.4, 0.25)], [(0, 0), (-0.4, 0.25)])
    private static let caret = lines([(-0.5, 0.75), (0, 0), (0.5, 0.75)])
    private static let caretBase = lines([(-0.5, 0), (0, -0.75), (0.5, 0)])
    private static let thickPlus = outline(
        [
            (-1, -3), (1, -3), (1, -1), (3, -1), (3, 1), (1, 1), (1, 3), (-1, 3), (-1, 1), (-3, 1), (-3, -1), (-1, -1),
        ], unit: 6)
    private static let thickX = outline(
        [
            (-1, -2), (0, -1), (1, -2), (2, -1), (1, 0), (2, 1), (1, 2), (0, 1), (-1, 2), (-2, 1), (-1, 0), (-2, -1),
        ], unit: 4)

    private static func outline(_ corners: [(Double, Double)], unit: Double) -> Path {
        Path(corners.map { Point(x: $0.0 / unit, y: $0.1 / unit) }, closed: true)
    }

    private static func lines(_ lines: [(Double, Double)]...) -> Path {
        lines.reduce(into: Path()) { $0.append(Path($1.map { Point(x: $0.0, y: $0.1) })) }
    }

    /// A regular polygon with a corner at the top.
    private static func polygon(_ corners: Int) -> Path { star(corners, inner: nil) }

    /// A star with a tip at the top, its inner corners nearer to the middle; without these a polygon.
    private static func star(_ tips: Int, inner: Double?) -> Path {
        let count = inner == nil ? tips : 2 * tips
        let corners = (0..<count).map { index in
            let (cosine, sine) = cosineAndSine(2 * .pi / Double(count) * Double(index) + .pi / 2)
            let radius = 0.5 * (index % 2 == 1 ? inner ?? 1 : 1)
            return Point(x: radius * cosine, y: radius * sine)
        }
        return Path(corners, closed: true)
    }
}
