import FlipbookCanvas

/// How far from the canvas's corner a path may reach, in pixels: twice the largest canvas. Cairo counts in 1/256 of a
/// pixel in 32 bits, and draws lines that are several times as long in other directions.
private let reach = 65_536.0

extension Path {
    /// Whether every point is a number that Cairo can hold.
    var isWithinReach: Bool {
        elements.allSatisfy { element in
            switch element {
            case .move(let point), .line(let point): point.isWithinReach
            case .curve(let control1, let control2, to: let point):
                control1.isWithinReach && control2.isWithinReach && point.isWithinReach
            case .close: true
            }
        }
    }

    /// The same path with the pen lifted where a point is not finite. A part with a gap isn't closed.
    func withoutGaps() -> Path {
        var result = Path()
        var penIsDown = false
        var hasGap = false
        func go(to point: Point, drawing: (inout Path) -> Void) {
            if point.isNumber {
                if penIsDown { drawing(&result) } else { result.move(to: point) }
            } else {
                hasGap = true
            }
            penIsDown = point.isNumber
        }
        for element in elements {
            switch element {
            case .move(let point):
                penIsDown = false
                hasGap = false
                go(to: point) { _ in }
            case .line(let point):
                go(to: point) { $0.line(to: point) }
            case .curve(let control1, let control2, to: let point):
                if !control1.isNumber || !control2.isNumber { penIsDown = false }
                go(to: point) { $0.curve(control1, control2, to: point) }
            case .close:
                if !hasGap { result.close() }
            }
        }
        return result
    }

    /// The lines of this path within reach, without the parts outside. Curves become straight lines.
    func clippedLines() -> Path {
        var result = Path()
        for part in parts {
            var last: Point?
            for (start, end) in zip(part, part.dropFirst()) {
                guard let (from, to) = clippedLine(from: start, to: end) else {
                    last = nil
                    continue
                }
                if last != from { result.move(to: from) }
                result.line(to: to)
                last = to
            }
        }
        return result
    }

    /// The area of this path within reach (Sutherland and Hodgman's algorithm). Curves become straight lines.
    func clippedArea() -> Path {
        var result = Path()
        for part in parts {
            var corners = part
            for limit in Limit.allCases { corners = limit.clipped(corners) }
            guard let first = corners.first else { continue }
            result.move(to: first)
            for corner in corners.dropFirst() { result.line(to: corner) }
            result.close()
        }
        return result
    }

    /// The points of each part; a closed one ends where it began.
    private var parts: [[Point]] {
        var parts: [[Point]] = []
        for element in elements {
            switch element {
            case .move(let point):
                parts.append([point])
            case .line(let point), .curve(_, _, to: let point):
                if parts.isEmpty { parts.append([]) }
                parts[parts.count - 1].append(point)
            case .close:
                if let start = parts.last?.first { parts[parts.count - 1].append(start) }
            }
        }
        return parts
    }
}

extension Point {
    /// Whether it is a number that Cairo can hold.
    var isWithinReach: Bool { abs(x) <= reach && abs(y) <= reach }

    /// Whether it is a number that can be reckoned with: the square of a larger one is infinite.
    fileprivate var isNumber: Bool { abs(x) < 1e150 && abs(y) < 1e150 }
}

/// One side of what is within reach.
private enum Limit: CaseIterable {
    case left, right, top, bottom

    /// How far a point is within this limit; negative outside.
    func room(_ point: Point) -> Double {
        switch self {
        case .left: reach + point.x
        case .right: reach - point.x
        case .top: reach + point.y
        case .bottom: reach - point.y
        }
    }

    /// Where a line from a point within this limit to one outside meets it.
    func crossing(from inside: Point, to outside: Point) -> Point {
        let fraction = room(inside) / (room(inside) - room(outside))
        return Point(
            x: inside.x + (outside.x - inside.x) * fraction, y: inside.y + (outside.y - inside.y) * fraction)
    }

    /// The corners of the part of a polygon within this limit.
    func clipped(_ corners: [Point]) -> [Point] {
        guard var previous = corners.last else { return [] }
        var result: [Point] = []
        for corner in corners {
            switch (room(previous) >= 0, room(corner) >= 0) {
            case (true, true): result.append(corner)
            case (true, false): result.append(crossing(from: previous, to: corner))
            case (false, true): result += [crossing(from: corner, to: previous), corner]
            case (false, false): break
            }
            previous = corner
        }
        return result
    }
}

/// The part of a line within reach, if any.
private func clippedLine(from start: Point, to end: Point) -> (Point, Point)? {
    var (start, end) = (start, end)
    for limit in Limit.allCases {
        switch (limit.room(start) >= 0, limit.room(end) >= 0) {
        case (true, true): break
        case (true, false): end = limit.crossing(from: start, to: end)
        case (false, true): start = limit.crossing(from: end, to: start)
        case (false, false): return nil
        }
    }
    return (start, end)
}
