import FlipbookCanvas

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
