import FlipbookCanvas

/// The path through points of data on the canvas, computed once for each change of data or transform.
struct Polyline {
    private var path = Path()
    /// The heads of the arrows of the path that was found last.
    private(set) var heads: [ArrowHead] = []
    private var key: Key?

    private struct Key: Equatable {
        var version: Int
        var transform: Transform
        var reach: Double?
        var arrows: LineArrows?
        var headLength: Double
        var isClipped: Bool
    }

    /// From this number of points on, what can't be seen is left out: matplotlib's `Path.should_simplify`.
    private static let simplifiedCount = 128

    /// The path straight from point to point; one that is not finite lifts the pen.
    ///
    /// - Parameters:
    ///   - version: of the data that the points are made of.
    ///   - count: how many points there are.
    ///   - reach: how far out of the box a stroke is seen in it, in pixels: what lies further away is left out. nil for
    ///     a line that must keep its length, as one with dashes.
    ///   - arrows: what may cut the line off at its ends.
    ///   - headLength: of the arrows, in pixels.
    ///   - forEachPoint: calls what it is given with each point of the canvas.
    mutating func path(
        _ version: Int = 0, count: Int, in transform: Transform, reach: Double?, arrows: LineArrows? = nil,
        headLength: Double = 0,
        _ forEachPoint: ((Point) -> Void) throws -> Void
    ) rethrows -> Path {
        let key = Key(
            version: version, transform: transform, reach: reach, arrows: arrows, headLength: headLength,
            isClipped: transform.isClipped)
        if self.key == key { return path }
        self.key = nil
        var tracer = LineTracer(
            clip: reach.map { transform.seenBox.insetBy(-$0) }, simplifies: count >= Self.simplifiedCount)
        heads = []
        if let arrows {
            var points: [Point] = []
            try forEachPoint { points.append($0) }
            let line = MeasuredPolyline(points)
            line.forEachPoint(cutOffFor: arrows, by: headLength / 2) { tracer.add($0) }
            heads = line.heads(
                arrows, length: headLength, pixelsPerPoint: transform.pixelsPerPoint, in: transform.seenBox)
        } else {
            try forEachPoint { tracer.add($0) }
        }
        path = tracer.finish()
        self.key = key
        return path
    }
}

/// Draws a line from point to point, without the parts outside a rectangle.
private struct LineTracer {
    private let clip: Rect?
    private let simplifies: Bool
    private var simplifier = LineSimplifier()
    private var path = Path()
    /// The last point, where there was one and it was finite.
    private var last: Point?
    /// Whether the path ends at the last point.
    private var isConnected = false

    init(clip: Rect?, simplifies: Bool) {
        self.clip = clip
        self.simplifies = simplifies
    }

    mutating func add(_ point: Point) {
        guard point.x.isFinite, point.y.isFinite else {
            last = nil
            isConnected = false
            return
        }
        guard let last else {
            self.last = point
            return
        }
        self.last = point
        guard let clip, !clip.holds(last) || !clip.holds(point) else { return draw(from: last, to: point) }
        guard let (start, end) = clip.part(ofLineFrom: last, to: point) else {
            isConnected = false
            return
        }
        if start != last { isConnected = false }
        draw(from: start, to: end)
        isConnected = end == point
    }

    mutating func finish() -> Path {
        simplifier.finish()
        return simplifies ? simplifier.path : path
    }

    private mutating func draw(from start: Point, to end: Point) {
        if simplifies {
            if !isConnected { simplifier.move(to: start) }
            simplifier.line(to: end)
        } else {
            if !isConnected { path.move(to: start) }
            path.line(to: end)
        }
        isConnected = true
    }
}

extension Rect {
    /// The rectangle with all sides moved inwards.
    func insetBy(_ distance: Double) -> Rect {
        Rect(x: x + distance, y: y + distance, width: width - 2 * distance, height: height - 2 * distance)
    }

    /// Whether a point lies inside or on an edge.
    func holds(_ point: Point) -> Bool { point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY }

    /// The part of a straight line inside (Liang and Barsky's algorithm); nil where there is none.
    func part(ofLineFrom start: Point, to end: Point) -> (Point, Point)? {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        var (first, last) = (0.0, 1.0)
        func cut(_ step: Double, _ room: Double) {
            if step < 0 { first = max(first, room / step) } else if step > 0 { last = min(last, room / step) }
            if step == 0, room < 0 { last = -1 }
        }
        cut(-dx, start.x - minX)
        cut(dx, maxX - start.x)
        cut(-dy, start.y - minY)
        cut(dy, maxY - start.y)
        guard first <= last else { return nil }
        func point(_ part: Double) -> Point { Point(x: start.x + part * dx, y: start.y + part * dy) }
        return (first == 0 ? start : point(first), last == 1 ? end : point(last))
    }
}

/// Leaves out points of a line that can't be seen: a run of points that stay within 1/9 pixel of a straight line becomes
/// its furthest ends. A million points of noise become a few strokes for each column of pixels.
///
/// The algorithm is that of matplotlib's `PathSimplifier` (src/path_converters.h).
struct LineSimplifier {
    /// How far a point may lie from the straight line, in pixels, squared.
    private static let tolerance = 1.0 / 81

    private(set) var path = Path()
    /// Where the straight line began.
    private var start = Point.zero
    private var last = Point.zero
    /// From ``start`` towards the first point of the run; zero where no run has begun.
    private var direction = Point.zero
    private var lengthSquared = 0.0
    /// The ends of the run, along the direction and against it, and their distances from the start, squared.
    private var front = Point.zero
    private var back = Point.zero
    private var frontDistance = 0.0
    private var backDistance = 0.0
    private var lastIsFront = false
    private var lastIsBack = false
    private var penIsUp = true

    /// Lifts the pen and puts it down at `point`.
    mutating func move(to point: Point) {
        finishRun()
        last = point
        penIsUp = true
    }

    /// Draws a straight line to `point`.
    mutating func line(to point: Point) {
        guard lengthSquared > 0 else {
            if penIsUp { path.move(to: last) }
            penIsUp = false
            return begin(at: last, towards: point)
        }
        let (dx, dy) = (point.x - start.x, point.y - start.y)
        let along = direction.x * dx + direction.y * dy
        let across = direction.x * dy - direction.y * dx
        guard across * across < Self.tolerance * lengthSquared else {
            drawRun()
            if !lastIsFront, !lastIsBack { path.line(to: last) }
            return begin(at: lastIsBack ? back : lastIsFront ? front : last, towards: point)
        }
        let distance = along * along / lengthSquared
        lastIsFront = along > 0 && distance > frontDistance
        lastIsBack = along <= 0 && distance > backDistance
        if lastIsFront { (front, frontDistance) = (point, distance) }
        if lastIsBack { (back, backDistance) = (point, distance) }
        last = point
    }

    /// Draws what is left.
    mutating func finish() { finishRun() }

    private mutating func begin(at start: Point, towards point: Point) {
        self.start = start
        direction = Point(x: point.x - start.x, y: point.y - start.y)
        lengthSquared = direction.x * direction.x + direction.y * direction.y
        (front, frontDistance, lastIsFront) = (point, lengthSquared, true)
        (back, backDistance, lastIsBack) = (point, 0, false)
        last = point
    }

    /// Draws the straight line of the run to both its ends, that first where it was not last.
    private mutating func drawRun() {
        if backDistance > 0, lastIsFront {
            path.line(to: back)
            path.line(to: front)
        } else {
            path.line(to: front)
            if backDistance > 0 { path.line(to: back) }
        }
    }

    private mutating func finishRun() {
        guard lengthSquared > 0 else { return }
        drawRun()
        if !lastIsFront, !lastIsBack { path.line(to: last) }
        lengthSquared = 0
    }
}
