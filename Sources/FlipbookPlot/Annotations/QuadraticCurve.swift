import FlipbookCanvas

/// A Bézier curve with one control point, on the canvas.
struct QuadraticCurve: Hashable, Sendable {
    var start: Point
    var control: Point
    var end: Point

    /// A curve that bends out to the right of its way by so many times its length (half of that in the end).
    init(from start: Point, to end: Point, bend: Double) {
        self.init(
            start: start,
            control: Point(
                x: (start.x + end.x) / 2 - bend * (end.y - start.y), y: (start.y + end.y) / 2 + bend * (end.x - start.x)
            ), end: end)
    }

    private init(start: Point, control: Point, end: Point) {
        self.start = start
        self.control = control
        self.end = end
    }

    /// The curve as a path.
    var path: Path {
        var path = Path()
        path.move(to: start)
        path.curve(control.part(1.0 / 3, of: start), control.part(1.0 / 3, of: end), to: end)
        return path
    }

    /// Cuts off the beginning that lies in a region; nothing where the whole curve does, or where it begins outside.
    mutating func cutStart(_ isInside: (Point) -> Bool) {
        if let place = exit(isInside) { self = split(at: place).after }
    }

    /// Cuts off the end that lies in a region; nothing where the whole curve does, or where it ends outside.
    mutating func cutEnd(_ isInside: (Point) -> Bool) {
        let backwards = QuadraticCurve(start: end, control: control, end: start)
        if let place = backwards.exit(isInside) { self = split(at: 1 - place).before }
    }

    /// How far along the curve it leaves a region, found by halving to a hundredth of a pixel.
    private func exit(_ isInside: (Point) -> Bool) -> Double? {
        guard isInside(start), !isInside(end) else { return nil }
        var (inside, outside) = (0.0, 1.0)
        while true {
            let (near, far) = (split(at: inside).before.end, split(at: outside).before.end)
            let middle = (inside + outside) / 2
            let isClose = abs(near.x - far.x) < 0.01 && abs(near.y - far.y) < 0.01
            if isClose || middle == inside || middle == outside { return middle }
            if isInside(split(at: middle).before.end) { inside = middle } else { outside = middle }
        }
    }

    /// The curve in two (de Casteljau's algorithm).
    private func split(at place: Double) -> (before: QuadraticCurve, after: QuadraticCurve) {
        let (first, second) = (control.part(1 - place, of: start), end.part(1 - place, of: control))
        let middle = second.part(1 - place, of: first)
        return (
            QuadraticCurve(start: start, control: first, end: middle),
            QuadraticCurve(start: middle, control: second, end: end)
        )
    }
}

extension Point {
    /// The point that is made of so much of another and the rest of this one.
    fileprivate func part(_ part: Double, of other: Point) -> Point {
        Point(x: x + part * (other.x - x), y: y + part * (other.y - y))
    }
}
