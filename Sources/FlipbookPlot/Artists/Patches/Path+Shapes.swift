import FlipbookCanvas

extension Point {
    /// A corner of a regular polygon around the origin, y up.
    ///
    /// - Parameters:
    ///   - index: 0 for the first corner; the others follow counter-clockwise.
    ///   - start: the direction of the first corner, in radians counter-clockwise from the right; the top unless given.
    init(corner index: Int, of count: Int, radius: Double, from start: Double = .pi / 2) {
        let (cosine, sine) = cosineAndSine(2 * .pi / Double(count) * Double(index) + start)
        self.init(x: radius * cosine, y: radius * sine)
    }
}

extension Path {
    /// A line from the left to the right through the middle of a box.
    init(acrossMiddleOf box: Rect) { self.init([Point(x: box.minX, y: box.midY), Point(x: box.maxX, y: box.midY)]) }

    /// The least box that holds all lines and curves; nil where there is none, or where it isn't finite.
    var extent: Rect? {
        var (left, right, top, bottom) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
        for point in farPoints where point.isFinite {
            (left, right) = (min(left, point.x), max(right, point.x))
            (top, bottom) = (min(top, point.y), max(bottom, point.y))
        }
        return left <= right ? Rect(x: left, y: top, width: right - left, height: bottom - top) : nil
    }

    /// The ends of all lines and curves, and where curves turn, along x or along y.
    var farPoints: [Point] {
        var points: [Point] = []
        func add(_ point: Point) { points.append(point) }
        var pen = Point.zero
        for element in elements {
            switch element {
            case .move(let point), .line(let point):
                add(point)
                pen = point
            case .curve(let first, let second, to: let end):
                add(end)
                let turns =
                    turningPoints(pen.x, first.x, second.x, end.x) + turningPoints(pen.y, first.y, second.y, end.y)
                for parameter in turns {
                    add(
                        Point(
                            x: cubic(pen.x, first.x, second.x, end.x, at: parameter),
                            y: cubic(pen.y, first.y, second.y, end.y, at: parameter)))
                }
                pen = end
            case .close: break
            }
        }
        return points
    }

    /// The limits of the path when it is turned about the origin and moved, as matplotlib has them: those of the points that
    /// are farthest away before it is turned. A curve may reach a little further.
    func limits(turnedBy angle: Angle, movedTo point: (x: Double, y: Double)) -> DataLimits? {
        let points = Path(farPoints).turned(by: angle, movedTo: point)
        return points.extent.map { DataLimits(x: $0.minX...$0.maxX, y: $0.minY...$0.maxY) }
    }

    /// Whether all corners and control points are finite.
    var isFinite: Bool {
        var isFinite = true
        _ = map { point in
            isFinite = isFinite && point.isFinite
            return point
        }
        return isFinite
    }

    /// The corners and control points of each part; a closed one ends where it began.
    var parts: [[Point]] { parts { $4 += [$1, $2, $3] } }

    /// The points of each part; a closed one ends where it began.
    ///
    /// - Parameter addCurve: adds the points of a curve, given its start, control points and end, to those before.
    func parts(addCurve: (Point, Point, Point, Point, inout [Point]) -> Void) -> [[Point]] {
        var parts: [[Point]] = []
        for element in elements {
            switch element {
            case .move(let point): parts.append([point])
            case _ where parts.isEmpty: break
            case .line(let point): parts[parts.count - 1].append(point)
            case .curve(let first, let second, to: let end):
                guard let start = parts[parts.count - 1].last else { break }
                addCurve(start, first, second, end, &parts[parts.count - 1])
            case .close: parts[parts.count - 1] += parts[parts.count - 1].prefix(1)
            }
        }
        return parts
    }
}

/// The value of a Bézier curve of four values at 0...1 of its way.
private func cubic(_ a: Double, _ b: Double, _ c: Double, _ d: Double, at parameter: Double) -> Double {
    let rest = 1 - parameter
    return rest * rest * (rest * a + 3 * parameter * b) + parameter * parameter * (3 * rest * c + parameter * d)
}

/// Where a Bézier curve of four values turns, between 0 and 1 of its way.
private func turningPoints(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> [Double] {
    // The derivative, divided by 3, is square * t^2 - 2 * linear * t + constant.
    let (square, linear, constant) = (d - 3 * c + 3 * b - a, 2 * b - a - c, b - a)
    if square == 0 { return linear == 0 ? [] : [constant / (2 * linear)].filter { $0 > 0 && $0 < 1 } }
    let root = (linear * linear - square * constant).squareRoot()
    return [(linear - root) / square, (linear + root) / square].filter { $0 > 0 && $0 < 1 }
}

extension Path {
    /// Goes on along a circle around the origin, y up, from one angle to another, in radians; the pen comes there by a line
    /// from where it is.
    ///
    /// The circle is made of cubic curves as in matplotlib's `Path.arc`, after L. Maisonobe, "Drawing an elliptical arc
    /// using polylines, quadratic or cubic Bézier curves" (2003).
    mutating func arc(from start: Double, to end: Double, radius: Double = 1) {
        let quarters = (abs(end - start) / (.pi / 2)).rounded(.up)
        let pieces = quarters <= 4 ? 1 << Int(quarters) : 16
        let step = (end - start) / Double(pieces)
        let (cosine, sine) = cosineAndSine(step)
        let tangent = 1 + cosine == 0 ? 0 : sine / (1 + cosine)
        let reach = sine * ((4 + 3 * tangent * tangent).squareRoot() - 1) / 3
        func point(_ angle: (cosine: Double, sine: Double), ahead: Double = 0) -> Point {
            Point(x: radius * (angle.cosine - ahead * angle.sine), y: radius * (angle.sine + ahead * angle.cosine))
        }
        var last = cosineAndSine(start)
        if isEmpty { move(to: point(last)) } else { line(to: point(last)) }
        for piece in 1...pieces {
            let next = cosineAndSine(piece == pieces ? end : start + Double(piece) * step)
            curve(point(last, ahead: reach), point(next, ahead: -reach), to: point(next))
            last = next
        }
    }

    /// A piece of a disk or, with an inner radius, of a ring around the origin, y up, between two angles in radians.
    init(wedgeFrom start: Double, to end: Double, radius: Double = 1, innerRadius: Double = 0) {
        self.init()
        arc(from: start, to: end, radius: radius)
        let isWhole = abs(abs(end - start) - 2 * .pi) < 1e-12
        if isWhole { close() }
        guard innerRadius != 0 else {
            if !isWhole {
                line(to: .zero)
                close()
            }
            return
        }
        if isWhole {
            var inner = Path()
            inner.arc(from: end, to: start, radius: innerRadius)
            append(inner)
        } else {
            arc(from: end, to: start, radius: innerRadius)
        }
        close()
    }
}

extension Path {
    /// The ellipse that fills a rectangle, by eight cubic curves, as matplotlib's `Path.unit_circle`: from the middle of
    /// the upper side (`minY`) towards the right.
    init(ellipseIn box: Rect) {
        self.init()
        // Lancaster, "Approximating a circle or an ellipse using four Bezier cubic splines".
        let half = 0.5.squareRoot()
        let reach = 0.2652031
        let diagonal = half * reach
        func point(_ x: Double, _ y: Double) -> Point {
            Point(x: box.midX + x * box.width / 2, y: box.midY + y * box.height / 2)
        }
        move(to: point(0, -1))
        for (x, y) in [(1.0, 0.0), (0, 1), (-1, 0), (0, -1)] {
            // The quarter from (y, -x) to (x, y), turned from that between (0, -1) and (1, 0).
            func turned(_ a: Double, _ b: Double) -> Point { point(x * a - y * b, y * a + x * b) }
            curve(turned(reach, -1), turned(half - diagonal, -half - diagonal), to: turned(half, -half))
            curve(turned(half + diagonal, -half + diagonal), turned(1, -reach), to: turned(1, 0))
        }
        close()
    }
}
