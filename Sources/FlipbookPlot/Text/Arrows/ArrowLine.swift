import FlipbookCanvas
import FlipbookSystem

/// The line of an arrow, y up: straight pieces and parabolas (quadratic Bézier curves), one after the other.
struct ArrowLine: Hashable, Sendable {
    /// What comes after the end of the piece before.
    enum Piece: Hashable, Sendable {
        case line(Point)
        case curve(Point, Point)

        var end: Point {
            switch self {
            case .line(let end), .curve(_, let end): end
            }
        }

        /// The first point after the piece's start: its end, or what controls it.
        var second: Point {
            switch self {
            case .line(let point), .curve(let point, _): point
            }
        }
    }

    var start: Point
    var pieces: [Piece]

    var end: Point { pieces.last?.end ?? start }
    /// The point that the line leaves its start for.
    var second: Point { pieces.first?.second ?? start }
    /// The point that the line comes to its end from.
    var lastButOne: Point {
        switch pieces.last {
        case .curve(let control, _): control
        case .line: pieces.dropLast().last?.end ?? start
        case nil: start
        }
    }

    /// The line where it is a single parabola.
    var parabola: Parabola? {
        guard pieces.count == 1, case .curve(let control, let end) = pieces[0] else { return nil }
        return Parabola(start: start, control: control, end: end)
    }

    /// The line with its ends elsewhere.
    func moved(start: Point, end: Point) -> ArrowLine {
        var moved = self
        moved.start = start
        switch pieces.last {
        case .curve(let control, _): moved.pieces[pieces.count - 1] = .curve(control, end)
        case .line: moved.pieces[pieces.count - 1] = .line(end)
        case nil: break
        }
        return moved
    }

    /// Takes every point elsewhere.
    func map(_ transform: (Point) -> Point) -> ArrowLine {
        ArrowLine(
            start: transform(start),
            pieces: pieces.map {
                switch $0 {
                case .line(let end): .line(transform(end))
                case .curve(let control, let end): .curve(transform(control), transform(end))
                }
            })
    }

    /// The line as a path.
    var path: Path {
        var path = Path()
        path.move(to: start)
        path.add(pieces, from: start)
        return path
    }

    /// The parts before and after the place where the line first crosses a border, found by halving to a hundredth of a
    /// pixel; nil where it crosses none at the ends of its pieces. As `split_path_inout` of matplotlib's `bezier.py`.
    func split(at isInside: (Point) -> Bool) -> (before: ArrowLine, after: ArrowLine)? {
        let isInsideAtStart = isInside(start)
        guard let index = pieces.firstIndex(where: { isInside($0.end) != isInsideAtStart }) else { return nil }
        let from = index == 0 ? start : pieces[index - 1].end
        let (before, after) = Self.split(pieces[index], from: from, at: isInside)
        return (
            ArrowLine(start: start, pieces: pieces[..<index] + [before]),
            ArrowLine(start: before.end, pieces: [after] + pieces[(index + 1)...])
        )
    }

    private static func split(
        _ piece: Piece, from start: Point, at isInside: (Point) -> Bool
    ) -> (before: Piece, after: Piece) {
        switch piece {
        case .line(let end):
            let parameter = crossing(isInside) { start.part($0, of: end) } ?? 1
            return (.line(start.part(parameter, of: end)), .line(end))
        case .curve(let control, let end):
            let whole = Parabola(start: start, control: control, end: end)
            let (before, after) = whole.split(at: crossing(isInside, whole.point) ?? 1)
            return (.curve(before.control, before.end), .curve(after.control, after.end))
        }
    }

    /// Cuts off what lies inside a region at the start.
    mutating func cutStart(_ isInside: (Point) -> Bool) {
        if let after = split(at: isInside)?.after { self = after }
    }

    /// Cuts off what comes after the first crossing of a region at the end.
    mutating func cutEnd(_ isInside: (Point) -> Bool) {
        if let before = split(at: isInside)?.before { self = before }
    }
}

/// How far along a curve it crosses a border, found by halving to a hundredth of a pixel; nil where both its ends lie on one
/// side.
private func crossing(_ isInside: (Point) -> Bool, _ point: (Double) -> Point) -> Double? {
    var (low, high) = (0.0, 1.0)
    var (start, end) = (point(0), point(1))
    let startsInside = isInside(start)
    guard startsInside != isInside(end) else { return nil }
    while start.distance(to: end) >= 0.01 {
        let middle = (low + high) / 2
        guard low < middle, middle < high else { break }
        let place = point(middle)
        if isInside(place) == startsInside { (low, start) = (middle, place) } else { (high, end) = (middle, place) }
    }
    return (low + high) / 2
}

/// A Bézier curve with one control point.
struct Parabola: Hashable, Sendable {
    var start: Point
    var control: Point
    var end: Point

    init(start: Point, control: Point, end: Point) {
        self.start = start
        self.control = control
        self.end = end
    }

    /// The curve that comes through three points, the second one half way.
    init(from start: Point, through middle: Point, to end: Point) {
        self.init(
            start: start,
            control: Point(x: 2 * middle.x - (start.x + end.x) / 2, y: 2 * middle.y - (start.y + end.y) / 2), end: end)
    }

    func point(_ parameter: Double) -> Point { split(at: parameter).before.end }

    /// The curve in two (de Casteljau's algorithm).
    func split(at parameter: Double) -> (before: Parabola, after: Parabola) {
        let (first, second) = (start.part(parameter, of: control), control.part(parameter, of: end))
        let middle = first.part(parameter, of: second)
        return (
            Parabola(start: start, control: first, end: middle), Parabola(start: middle, control: second, end: end)
        )
    }

    /// The curve in two, where it crosses the circle around a point; nil where it doesn't.
    func split(atCircle radius: Double, around center: Point) -> (before: Parabola, after: Parabola)? {
        crossing({ $0.distance(to: center) < radius }, point).map(split)
    }

    /// Two curves beside it, first the one to the right of its way and then that to the left, as far away as said at the start,
    /// half way and at the end: `make_wedged_bezier2` of matplotlib's `bezier.py`.
    func beside(_ distance: Double, start w1: Double, middle wm: Double, end w2: Double) -> (Parabola, Parabola) {
        let first = start.besides(distance * w1, direction: start.direction(to: control))
        let last = end.besides(distance * w2, direction: control.direction(to: end))
        let (before, after) = (start.part(0.5, of: control), control.part(0.5, of: end))
        let middle = before.part(0.5, of: after).besides(distance * wm, direction: before.direction(to: after))
        return (
            Parabola(from: first.right, through: middle.right, to: last.right),
            Parabola(from: first.left, through: middle.left, to: last.left)
        )
    }

    /// Two curves roughly parallel to it: `get_parallels` of matplotlib's `bezier.py`.
    func parallels(_ distance: Double) -> (Parabola, Parabola) {
        var (first, last) = (start.direction(to: control), control.direction(to: end))
        if abs(first.x + last.x) < 1e-5, abs(first.y + last.y) < 1e-5 {
            first = start.direction(to: end)
            last = first
        }
        let (begin, finish) = (start.besides(distance, direction: first), end.besides(distance, direction: last))
        func between(_ a: Point, _ b: Point) -> Parabola {
            Parabola(start: a, control: a.crossing(first, b, last) ?? a.part(0.5, of: b), end: b)
        }
        return (between(begin.right, finish.right), between(begin.left, finish.left))
    }
}

extension Point {
    /// The point that is made of so much of another and the rest of this one.
    func part(_ part: Double, of other: Point) -> Point {
        Point(x: x + part * (other.x - x), y: y + part * (other.y - y))
    }

    func distance(to other: Point) -> Double { hypot(other.x - x, other.y - y) }

    /// The vector of length 1 to another point; 0 where they coincide.
    func direction(to other: Point) -> Point {
        let distance = distance(to: other)
        return distance > 0 ? Point(x: (other.x - x) / distance, y: (other.y - y) / distance) : .zero
    }

    /// The point so far in a direction.
    func going(_ distance: Double, _ direction: Point) -> Point {
        Point(x: x + distance * direction.x, y: y + distance * direction.y)
    }

    /// The two points beside a way in a direction, y up.
    func besides(_ distance: Double, direction: Point) -> (right: Point, left: Point) {
        let across = Point(x: direction.y, y: -direction.x)
        return (going(distance, across), going(-distance, across))
    }

    /// Where the line through this point meets one through another; nil where they are parallel.
    func crossing(_ direction: Point, _ other: Point, _ otherDirection: Point) -> Point? {
        let determinant = direction.x * otherDirection.y - direction.y * otherDirection.x
        guard abs(determinant) >= 1e-12 else { return nil }
        let way =
            ((other.x - x) * otherDirection.y - (other.y - y) * otherDirection.x) / determinant
        return going(way, direction)
    }

    /// This point turned about another, counter-clockwise, y up.
    func turned(by angle: Angle, about center: Point) -> Point {
        let (cosine, sine) = cosineAndSine(angle.radians)
        let (dx, dy) = (x - center.x, y - center.y)
        return Point(x: center.x + cosine * dx - sine * dy, y: center.y + sine * dx + cosine * dy)
    }
}

extension Path {
    /// Goes on by straight pieces and parabolas from where the pen is.
    mutating func add(_ pieces: some Sequence<ArrowLine.Piece>, from start: Point) {
        var pen = start
        for piece in pieces {
            switch piece {
            case .line(let end): line(to: end)
            case .curve(let control, let end):
                curve(pen.part(2.0 / 3, of: control), end.part(2.0 / 3, of: control), to: end)
            }
            pen = piece.end
        }
    }
}
