import FlipbookCanvas

/// Lines, circles, dots or stars over the inside of an area: matplotlib's hatches.
///
///     bars.hatch = "//"
///     bars.hatches = ["/", "xx", nil]
///     patch.hatch = Hatch("o", color: .red, width: 2)
///
/// They repeat in squares of 72 points that begin at the upper left corner of the figure. So they stay where they are when
/// the area moves.
public struct Hatch: Hashable, Sendable, ExpressibleByStringLiteral {
    /// What is drawn, in any order: `/`, `\`, `|`, `-` are lines, `+` and `x` (or `X`) are crossing ones, `o` small circles, `O` large
    /// ones, `.` dots and `*` stars. Each letter adds its lines, six in a square, or its six rows of shapes: `//` are twelve
    /// lines. Drawing throws a ``PlotError`` for other letters, and where it has more than 64.
    public var pattern: String
    /// The colour; nil for that of the area's edge, or of the style's edges where it has none.
    public var color: Color?
    /// How wide lines, and the edges of shapes, are, in points.
    public var width: Double

    /// A pattern in a colour.
    ///
    /// - Parameters:
    ///   - pattern: the letters of the pattern.
    ///   - color: the colour; nil for that of the area's edge.
    ///   - width: how wide lines are, in points.
    public init(_ pattern: String, color: Color? = nil, width: Double = 1) {
        self.pattern = pattern
        self.color = color
        self.width = width
    }

    /// A pattern in the colour of the area's edge.
    public init(stringLiteral pattern: String) { self.init(pattern) }

    /// A hatch as it is drawn on a canvas.
    struct Ink {
        let hatch: Hatch
        let stroke: Stroke
        /// The side of the square in which it repeats, in pixels.
        let side: Double
    }

    /// How the hatch is drawn; nil where nothing is.
    ///
    /// - Parameters:
    ///   - edge: the colour of a hatch that has none of its own.
    ///   - alpha: multiplies the alpha of the colour.
    ///   - name: the artist, for an error.
    func ink(
        edge: Color, alpha: Double, pixelsPerPoint: Double, of name: @autoclosure () -> String
    ) throws -> Ink? {
        if let letter = pattern.first(where: { !Self.letters.contains($0) }) {
            throw PlotError(
                .unknownName, "\(name()): a hatch has no letter '\(letter)'; give some of \(Self.letters)")
        }
        guard pattern.count <= 64 else {
            throw PlotError(.size, "\(name()): a hatch of \(pattern.count) letters is too dense; give 64 at most")
        }
        let stroke = try LineStyle.solid.stroke(
            color: color ?? edge, alpha: alpha, width: width * pixelsPerPoint, of: "hatch of \(name())")
        guard !pattern.isEmpty, let stroke, stroke.color.alpha > 0 else { return nil }
        return Ink(hatch: self, stroke: stroke.mitered, side: 72 * pixelsPerPoint)
    }

    private static let letters = "-+|/\\xXoO.*"
    /// The lines, or the rows of shapes, of one letter in a square: matplotlib's density.
    private static let density = 6

    /// How many lines or rows the letters of a kind have in a square.
    private func count(of letters: String) -> Int { Self.density * pattern.count { letters.contains($0) } }
}

/// The geometry is that of matplotlib's `hatch.py`.
extension Hatch {
    /// Parallel lines: those where `x * across.x + y * across.y` is a multiple of the spacing, or half of it further.
    struct Lines {
        /// Of a square of side 1, y up.
        var across: (x: Double, y: Double)
        var spacing: Double
        var isHalfOff: Bool
    }

    /// Shapes in rows: in every second row half a spacing further.
    struct Rows {
        var count: Int
        /// The first shape around its middle, y up.
        var shape: Path
    }

    /// The lines of the pattern, whose square has a side of 1.
    var lines: [Lines] {
        [("-+", (0, 1), 1.0), ("|+", (1, 0), 1), ("/xX", (-1, 1), 2), ("\\xX", (1, 1), 2)].compactMap {
            (letters: String, across: (Double, Double), factor: Double) in
            let count = count(of: letters)
            return count == 0
                ? nil : Lines(across: across, spacing: factor / Double(count), isHalfOff: factor == 1)
        }
    }

    /// The shapes of the pattern, whose square has a side of 1.
    var rows: [Rows] {
        [("o", 0.2, false), ("O", 0.35, false), (".", 0.1, true), ("*", 1.0 / 3, true)].compactMap {
            (letters: String, size: Double, isFilled: Bool) in
            let count = count(of: letters)
            guard count > 0 else { return nil }
            let radius = size / Double(count)
            if letters == "*" {
                let star = Marker.starPolygon(tips: 5).path(size: 2 * radius).flipped(scale: 1)
                return Rows(count: count, shape: star)
            }
            var path = Path(ellipseIn: Rect(x: -radius, y: -radius, width: 2 * radius, height: 2 * radius))
            if !isFilled {
                path.append(path.reversedInside)
            }
            return Rows(count: count, shape: path)
        }
    }
}

extension Hatch.Ink {
    /// Draws the hatch inside a path.
    fileprivate func draw(in path: Path, on canvas: any Canvas) {
        guard let bounds = path.bounds, bounds.width > 0, bounds.height > 0 else { return }
        let page = Rect(x: 0, y: 0, width: canvas.size.width, height: canvas.size.height)
        guard let seen = bounds.intersection(page) else { return }
        func draw() {
            let lines = hatch.lines.reduce(into: Path()) { add($1, in: seen, to: &$0) }
            if !lines.isEmpty { canvas.stroke(lines, stroke, snap: .never) }
            for rows in hatch.rows { self.draw(rows, in: seen, on: canvas) }
        }
        if path.isUprightRectangle { canvas.withClip(seen, draw) } else { canvas.withClip(path, draw) }
    }

    /// Adds those of the lines that cross a box, from one side to the other.
    private func add(_ lines: Hatch.Lines, in box: Rect, to path: inout Path) {
        // On the canvas y is down, and a whole number of squares is nothing.
        let (x, y) = (lines.across.x, -lines.across.y)
        let corners = [(box.minX, box.minY), (box.maxX, box.minY), (box.minX, box.maxY), (box.maxX, box.maxY)]
            .map { $0.0 * x + $0.1 * y }
        guard let low = corners.min(), let high = corners.max() else { return }
        let spacing = lines.spacing * side
        let shift = lines.isHalfOff ? 0.5 : 0
        let (pad, reach) = (stroke.width, stroke.width + 1)
        let first = ((low - pad * 2) / spacing - shift).rounded(.up)
        let last = ((high + pad * 2) / spacing - shift).rounded(.down)
        guard first <= last, last - first < 100_000 else { return }
        for number in Int(first)...Int(last) {
            let offset = (Double(number) + shift) * spacing
            if x == 0 {
                path.move(to: Point(x: box.minX - reach, y: offset / y))
                path.line(to: Point(x: box.maxX + reach, y: offset / y))
            } else if y == 0 {
                path.move(to: Point(x: offset / x, y: box.minY - reach))
                path.line(to: Point(x: offset / x, y: box.maxY + reach))
            } else {
                let (top, bottom) = (box.minY - reach, box.maxY + reach)
                path.move(to: Point(x: (offset - y * top) / x, y: top))
                path.line(to: Point(x: (offset - y * bottom) / x, y: bottom))
            }
        }
    }

    /// Draws those of the shapes that reach into a box.
    private func draw(_ rows: Hatch.Rows, in box: Rect, on canvas: any Canvas) {
        let spacing = side / Double(rows.count)
        let reach = 0.5 * spacing + stroke.width
        let shape = rows.shape.flipped(scale: side)
        var marks: [Mark] = []
        let first = (x: (box.minX - reach) / spacing - 0.5, y: (box.minY - reach) / spacing)
        let last = (x: (box.maxX + reach) / spacing, y: (box.maxY + reach) / spacing)
        for row in Int(first.y.rounded(.up))...max(Int(last.y.rounded(.down)), Int(first.y.rounded(.up))) {
            let shift = row % 2 == 0 ? 0 : 0.5
            for column in Int(first.x.rounded(.up))...max(Int(last.x.rounded(.down)), Int(first.x.rounded(.up))) {
                let place = Point(x: (Double(column) + shift) * spacing, y: Double(row) * spacing)
                marks.append(Mark(at: place, fill: stroke.color, edge: stroke.color))
            }
        }
        canvas.draw(shape, as: marks, stroke: stroke)
    }
}

extension Canvas {
    /// Fills a path, hatches it and then strokes it.
    func draw(_ path: Path, fill: Color?, stroke: Stroke?, snap: Snap, hatch: Hatch.Ink?) {
        guard let hatch else { return draw(path, fill: fill, stroke: stroke, snap: snap) }
        if let fill { draw(path, fill: fill, stroke: nil, snap: snap) }
        hatch.draw(in: path, on: self)
        if let stroke { draw(path, fill: nil, stroke: stroke, snap: snap) }
    }
}

extension Path {
    /// The hole that makes a ring of a circle: its points in the opposite order, as matplotlib has them, which makes curves of
    /// other control points.
    fileprivate var reversedInside: Path {
        let points = elements.flatMap { element -> [Point] in
            switch element {
            case .move(let point), .line(let point): [point]
            case .curve(let first, let second, to: let end): [first, second, end]
            case .close: []
            }
        }
        let inner = (points.prefix(1) + points.reversed()).map { Point(x: 0.9 * $0.x, y: 0.9 * $0.y) }
        guard let start = inner.first else { return Path() }
        var path = Path()
        path.move(to: start)
        for index in stride(from: 1, to: inner.count - 2, by: 3) {
            path.curve(inner[index], inner[index + 1], to: inner[index + 2])
        }
        path.close()
        return path
    }

    /// Whether it is the outline of a rectangle along the axes of the canvas.
    fileprivate var isUprightRectangle: Bool {
        let corners = corners
        guard corners.count == 4, elements.count == 5, elements.last == .close else { return false }
        return zip(corners, corners.dropFirst() + corners.prefix(1)).enumerated().allSatisfy { index, side in
            let isLevel = side.0.y == side.1.y
            return isLevel == (index % 2 == (corners[0].y == corners[1].y ? 0 : 1)) && (isLevel || side.0.x == side.1.x)
        }
    }
}
