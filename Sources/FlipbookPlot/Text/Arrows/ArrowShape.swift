import FlipbookCanvas
import FlipbookSystem

extension ArrowStyle {
    /// What an arrow is drawn of.
    struct Part: Hashable {
        var path: Path
        var isFilled: Bool
    }

    /// The parts of the arrow between two points, y up; none where there is no room for it. As the arrow styles of
    /// matplotlib's `patches.py`, but that every shape goes back to where it was after ``aspect`` has stretched it.
    ///
    /// - Parameters:
    ///   - startRegion: tells what lies in the thing that the arrow begins at; it begins beyond it.
    ///   - size: what lengths of heads are multiples of, in pixels.
    ///   - lineWidth: in pixels.
    func parts(
        from start: Point, to end: Point, outOf startRegion: ((Point) -> Bool)?, size: Double, lineWidth: Double,
        pixelsPerPoint: Double, of name: String
    ) throws -> [Part] {
        try check(size: size, of: name)
        var line = connection.line(from: start, to: end)
        if let startRegion { line.cutStart(startRegion) }
        var gaps = (start: startGap * pixelsPerPoint, end: endGap * pixelsPerPoint)
        if case .plain(_, _, _, let shrink) = shape.kind {
            let gap = shrink * start.distance(to: end)
            gaps = (gap, gap)
        }
        let (first, last) = (line.start, line.end)
        if gaps.start != 0 { line.cutStart { $0.distance(to: first) < abs(gaps.start) } }
        if gaps.end != 0 { line.cutEnd { $0.distance(to: last) < abs(gaps.end) } }
        guard aspect != 1 else {
            return try parts(along: line, size: size, lineWidth: lineWidth, pixelsPerPoint: pixelsPerPoint, of: name)
        }
        return try parts(
            along: line.map { Point(x: $0.x, y: $0.y / aspect) }, size: size, lineWidth: lineWidth,
            pixelsPerPoint: pixelsPerPoint, of: name
        )
        .map { Part(path: $0.path.map { Point(x: $0.x, y: $0.y * aspect) }, isFilled: $0.isFilled) }
    }

    private func check(size: Double, of name: String) throws {
        guard ([startGap, endGap, size, startX, startY] + connection.numbers + shape.numbers).allSatisfy(\.isFinite)
        else {
            throw PlotError(
                .size, "\(name): its connection, shape, scale and gaps must be finite numbers")
        }
        guard aspect.isFinite, aspect != 0 else {
            throw PlotError(.size, "\(name): its aspect is \(aspect); give a number that is not 0")
        }
    }

    private func parts(
        along line: ArrowLine, size: Double, lineWidth: Double, pixelsPerPoint: Double, of name: String
    ) throws -> [Part] {
        if case .line(let start, let end, let length, let width) = shape.kind {
            return Self.parts(
                along: line, start: start, end: end, head: (length * size, width * size), size: size,
                lineWidth: lineWidth)
        }
        guard let parabola = line.parabola else {
            throw PlotError(
                .size,
                "\(name): this shape takes the connections arc3 and angle3 only; take a line, or another connection")
        }
        let path =
            switch shape.kind {
            case .line: Path()
            case .simple(let length, let width, let tail):
                Self.simple(parabola, length: length * size, width: width * size, tail: tail * size)
            case .plain(let length, let width, let tail, _):
                Self.simple(
                    parabola, length: length * pixelsPerPoint, width: width * pixelsPerPoint,
                    tail: tail * pixelsPerPoint)
            case .fancy(let length, let width, let tail):
                Self.fancy(parabola, length: length * size, width: width * size, tail: tail * size)
            case .wedge(let tail, let shrink): Self.wedge(parabola, tail: tail * size, shrink: shrink)
            }
        return path.isEmpty || !path.isFinite ? [] : [Part(path: path, isFilled: true)]
    }
}

extension ArrowStyle.Shape {
    /// The numbers that must be finite.
    fileprivate var numbers: [Double] {
        switch kind {
        case .line(let start, let end, let length, let width): start.numbers + end.numbers + [length, width]
        case .simple(let length, let width, let tail), .fancy(let length, let width, let tail): [length, width, tail]
        case .wedge(let tail, let shrink): [tail, shrink]
        case .plain(let length, let width, let tail, let shrink): [length, width, tail, shrink]
        }
    }
}

extension ArrowStyle.Head {
    fileprivate var numbers: [Double] {
        switch self {
        case .none, .open, .filled: []
        case .bracket(let width, let length, let angle): [width, length, angle.degrees]
        case .bar(let width, let angle): [width, angle.degrees]
        }
    }

    fileprivate var isArrow: Bool { self == .open || self == .filled }
}

// MARK: Lines with heads

extension ArrowStyle {
    private static func parts(
        along line: ArrowLine, start: Head, end: Head, head: (length: Double, width: Double), size: Double,
        lineWidth: Double
    ) -> [Part] {
        let ends = [(start, line.start, line.second), (end, line.end, line.lastButOne)]
        var tips: [Point] = []
        var heads: [Part] = []
        for (kind, point, from) in ends {
            var tip = point
            switch kind {
            case .none: break
            case .open, .filled:
                guard let corners = corners(at: point, from: from, head: head, lineWidth: lineWidth) else { break }
                tip = corners[1]
                heads.append(Part(path: Path(corners, closed: kind == .filled), isFilled: kind == .filled))
            case .bracket(let width, let length, let angle):
                heads.append(
                    bracket(at: point, from: from, width: width * size, length: length * size, angle: angle))
            case .bar(let width, let angle):
                heads.append(bracket(at: point, from: from, width: width * size, length: 0, angle: angle))
            }
            tips.append(tip)
        }
        return [Part(path: line.moved(start: tips[0], end: tips[1]).path, isFilled: false)] + heads
    }

    /// The three corners of a head, set back so that the ends of its own lines don't reach beyond its end; nil where the line
    /// has no length.
    private static func corners(
        at end: Point, from origin: Point, head: (length: Double, width: Double), lineWidth: Double
    ) -> [Point]? {
        guard origin != end, head.length != 0 || head.width != 0 else { return nil }
        let way = end.direction(to: origin)
        let across = Point(x: -way.y, y: way.x)
        let sine = head.width / hypot(head.length, head.width)
        let tip = sine == 0 ? end : end.going(0.5 * lineWidth / sine, way)
        let back = tip.going(head.length, way)
        return [back.going(-head.width, across), tip, back.going(head.width, across)]
    }

    private static func bracket(at end: Point, from origin: Point, width: Double, length: Double, angle: Angle) -> Part
    {
        let way = origin.direction(to: end)
        let sides = end.besides(width, direction: way)
        let corners = [sides.right.going(length, way), sides.right, sides.left, sides.left.going(length, way)]
        return Part(
            path: Path(angle == .zero ? corners : corners.map { $0.turned(by: angle, about: end) }), isFilled: false)
    }
}

// MARK: Filled shapes

extension ArrowStyle {
    private static func simple(_ line: Parabola, length: Double, width: Double, tail: Double) -> Path {
        guard let (shaft, head) = line.split(atCircle: length, around: line.end) else {
            let straight = straightHead(line, length: length)
            let (right, left) = straight.beside(width / 2, start: 1, middle: 0.5, end: 0)
            return path(from: left.start, head(left: right, right: left))
        }
        let (right, left) = head.beside(width / 2, start: 1, middle: 0.5, end: 0)
        let (tailRight, tailLeft) = shaft.parallels(tail / 2)
        // What matplotlib calls left lies to the right of the way.
        return path(
            from: tailLeft.start,
            [.curve(tailLeft.control, tailLeft.end), .line(left.start)] + Self.head(left: right, right: left)
                + [.line(tailRight.end), .curve(tailRight.control, tailRight.start), .line(tailLeft.start)])
    }

    private static func fancy(_ line: Parabola, length: Double, width: Double, tail: Double) -> Path {
        var whole = line
        var head = line.split(atCircle: length, around: line.end)?.after
        if head == nil {
            whole = straightHead(line, length: length)
            head = whole
        }
        guard let head, let shaft = whole.split(atCircle: 0.8 * length, around: whole.end)?.before,
            let notch = whole.split(atCircle: 0.3 * tail, around: whole.start)?.before.end
        else { return Path() }
        let (right, left) = head.beside(width / 2, start: 1, middle: 0.6, end: 0)
        let (tailRight, tailLeft) = shaft.beside(tail / 2, start: 1, middle: 0.6, end: 0.3)
        return path(
            from: notch,
            [.line(tailLeft.start), .curve(tailLeft.control, tailLeft.end), .line(left.start)]
                + Self.head(left: right, right: left)
                + [.line(tailRight.end), .curve(tailRight.control, tailRight.start), .line(notch)])
    }

    private static func wedge(_ line: Parabola, tail: Double, shrink: Double) -> Path {
        let (right, left) = line.beside(tail / 2, start: 1, middle: shrink, end: 0)
        return path(
            from: right.start,
            [.curve(right.control, right.end), .line(left.end), .curve(left.control, left.start)])
    }

    /// A straight line of a head's length to the end, where the whole arrow is shorter than its head.
    private static func straightHead(_ line: Parabola, length: Double) -> Parabola {
        let start = line.end.going(length, line.end.direction(to: line.control))
        return Parabola(start: start, control: start.part(0.5, of: line.end), end: line.end)
    }

    /// The way along one side of a head to its tip, and back along the other.
    private static func head(left: Parabola, right: Parabola) -> [ArrowLine.Piece] {
        [.curve(right.control, right.end), .curve(left.control, left.start)]
    }

    private static func path(from start: Point, _ pieces: [ArrowLine.Piece]) -> Path {
        var path = Path()
        path.move(to: start)
        path.add(pieces, from: start)
        path.close()
        return path
    }
}

// MARK: On a canvas

extension ArrowStyle {
    /// The parts of the arrow between two points of the canvas.
    ///
    /// - Parameter fontSize: of the text that it begins at, in points.
    func parts(
        onCanvasFrom start: Point, to end: Point, outOf region: ((Point) -> Bool)?, fontSize: Double,
        pixelsPerPoint: Double, of name: String
    ) throws -> [Part] {
        func flipped(_ point: Point) -> Point { Point(x: point.x, y: -point.y) }
        return try parts(
            from: flipped(start), to: flipped(end), outOf: region.map { region in { region(flipped($0)) } },
            size: (scale ?? fontSize) * pixelsPerPoint, lineWidth: width * pixelsPerPoint,
            pixelsPerPoint: pixelsPerPoint, of: name
        )
        .map { Part(path: $0.path.map(flipped), isFilled: $0.isFilled) }
    }

    /// Draws the parts of the arrow.
    ///
    /// - Parameter inherited: where it has the colours that it isn't given.
    func draw(
        _ parts: [Part], in inherited: Style, on canvas: any Canvas, pixelsPerPoint: Double, of name: String
    ) throws {
        guard
            var stroke = try style.stroke(
                color: color ?? inherited.edgeColor, width: width * pixelsPerPoint, of: name)
        else { return }
        (stroke.cap, stroke.join) = (.round, .round)
        let canvas = try canvas.affected(by: pathEffects, pixelsPerPoint: pixelsPerPoint, of: name)
        for part in parts {
            let fill = fillColor ?? color ?? inherited.firstColor
            canvas.draw(part.path, fill: part.isFilled ? fill : nil, stroke: stroke, snap: .never)
            // The heads of a dashed line are whole.
            stroke.dashes = []
        }
    }

    /// Has the arrow begin at the corner, or the middle of a side, of a box that is the nearest to a point, each direction by
    /// itself.
    mutating func startAtNearestCorner(of box: Rect, to point: Point) {
        func nearest(_ places: [Double], _ value: Double) -> Double {
            let distances = places.map { abs($0 - value) }
            return distances[0] <= min(distances[1], distances[2]) ? 0 : distances[1] <= distances[2] ? 0.5 : 1
        }
        startX = nearest([box.minX, box.midX, box.maxX], point.x)
        startY = nearest([box.maxY, box.midY, box.minY], point.y)
    }
}

/// The area in a closed path and beside its edge, by straight lines.
struct FlatOutline {
    private let corners: [Point]
    private let reach: Double

    init(_ path: Path, reach: Double) {
        corners = Array(path.flatParts.joined())
        self.reach = reach
    }

    func holds(_ point: Point) -> Bool {
        var isInside = false
        var isNear = false
        for (index, end) in corners.enumerated() {
            let start = corners[index == 0 ? corners.count - 1 : index - 1]
            if (start.y > point.y) != (end.y > point.y) {
                let x = start.x + (point.y - start.y) / (end.y - start.y) * (end.x - start.x)
                if point.x < x { isInside.toggle() }
            }
            if reach > 0 {
                let (dx, dy) = (end.x - start.x, end.y - start.y)
                let square = dx * dx + dy * dy
                let way = square > 0 ? ((point.x - start.x) * dx + (point.y - start.y) * dy) / square : 0
                isNear = isNear || start.part(min(max(way, 0), 1), of: end).distance(to: point) <= reach
            }
        }
        return isInside || isNear
    }
}
