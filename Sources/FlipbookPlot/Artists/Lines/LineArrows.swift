import FlipbookCanvas

/// Arrow heads on a line: filled triangles in its colour, which point along its way.
///
///     orbit.arrows = .every(points: 60)
///     path.arrows = .at([0.25, 0.75], size: 8)
///     vector.arrows = .atEnd()
///
/// A head lies with its tip at a position, and its foot on the line. Positions are measured along the line on the page, from its
/// start; each part of a line with gaps has heads of its own. Where the tip lies at an end, the line ends inside the head.
public struct LineArrows: Hashable, Sendable {
    /// Where tips lie.
    enum Positions: Hashable {
        /// At fractions of the length.
        case fractions([Double])
        /// Each time that the line has gone on by a distance, in points.
        case spacing(Double)
        /// At the start, against the way, and at the end.
        case ends(start: Bool, end: Bool)
    }
    let positions: Positions

    /// How long a head is, in points; nil for 6, and for 4 times the line's width where that is more. A head is as wide as long.
    public var size: Double?
    /// Whether heads point against the way of the line, from the end to the start.
    public var isReversed: Bool

    private init(_ positions: Positions, size: Double?, isReversed: Bool = false) {
        (self.positions, self.size, self.isReversed) = (positions, size, isReversed)
    }

    /// Heads at fractions of the length: 0 for the start, 0.5 for the middle, 1 for the end.
    ///
    /// Drawing throws a ``PlotError`` for a fraction outside of 0...1.
    ///
    /// - Parameters:
    ///   - fractions: where the tips lie.
    ///   - size: how long a head is, in points; nil for 6, and for 4 times the line's width where that is more.
    ///   - isReversed: whether heads point against the way of the line.
    public static func at(_ fractions: [Double], size: Double? = nil, isReversed: Bool = false) -> LineArrows {
        LineArrows(.fractions(fractions), size: size, isReversed: isReversed)
    }

    /// Heads at equal distances along the line, measured on the page. While a line grows at its end, its earlier heads don't move.
    ///
    /// Drawing throws a ``PlotError`` for less than 1 point.
    ///
    /// - Parameters:
    ///   - spacing: from tip to tip, and from the start to the first one, in points.
    ///   - size: how long a head is, in points; nil for 6, and for 4 times the line's width where that is more.
    ///   - isReversed: whether heads point against the way of the line.
    public static func every(points spacing: Double, size: Double? = nil, isReversed: Bool = false) -> LineArrows {
        LineArrows(.spacing(spacing), size: size, isReversed: isReversed)
    }

    /// A head at the end.
    ///
    /// - Parameter size: how long it is, in points; nil for 6, and for 4 times the line's width where that is more.
    public static func atEnd(size: Double? = nil) -> LineArrows {
        LineArrows(.ends(start: false, end: true), size: size)
    }

    /// A head at the start, which points away from the line.
    ///
    /// - Parameter size: how long it is, in points; nil for 6, and for 4 times the line's width where that is more.
    public static func atStart(size: Double? = nil) -> LineArrows {
        LineArrows(.ends(start: true, end: false), size: size)
    }

    /// A head at each end, both of which point away from the line.
    ///
    /// - Parameter size: how long they are, in points; nil for 6, and for 4 times the line's width where that is more.
    public static func atBothEnds(size: Double? = nil) -> LineArrows {
        LineArrows(.ends(start: true, end: true), size: size)
    }

    /// Throws where there can't be such heads.
    func check(_ name: @autoclosure () -> String) throws(PlotError) {
        if let size, !(size >= 0 && size < 1e6) {
            throw PlotError(.size, "\(name()): arrow heads can't be \(size) points long; give a size of 0 or more")
        }
        switch positions {
        case .fractions(let fractions):
            guard let wrong = fractions.first(where: { !(0...1 ~= $0) }) else { return }
            throw PlotError(
                .size, "\(name()): an arrow head can't lie at \(wrong) of a line; give fractions of 0...1")
        case .spacing(let spacing):
            guard !(spacing >= 1) || spacing == .infinity else { return }
            throw PlotError(
                .size, "\(name()): arrow heads can't lie every \(spacing) points; give a number of 1 or more")
        case .ends: return
        }
    }

    /// How long a head is, in pixels.
    func length(lineWidth: Double, pixelsPerPoint: Double) -> Double {
        (size ?? max(6, 4 * lineWidth)) * pixelsPerPoint
    }

    /// Whether a head has its tip at the start of each part, at its end.
    fileprivate var hasTips: (start: Bool, end: Bool) {
        switch positions {
        case .fractions(let fractions):
            (isReversed && fractions.contains(0), !isReversed && fractions.contains(1))
        case .spacing: (false, false)
        case .ends(let start, let end): isReversed ? (false, false) : (start, end)
        }
    }
}

/// An arrow head on the canvas.
struct ArrowHead: Hashable {
    var tip: Point
    /// From its foot to its tip, of length 1.
    var direction: Point
    /// Which of the line's points the tip follows.
    var index: Int

    /// Adds the triangle to a path.
    func add(to path: inout Path, length: Double) {
        let foot = tip.going(-length, direction)
        let (right, left) = foot.besides(length / 2, direction: direction)
        path.move(to: left)
        path.line(to: tip)
        path.line(to: right)
        path.close()
    }
}

/// The points of a line on the canvas, and how far along it they are.
struct MeasuredPolyline {
    let points: [Point]
    /// The parts without a gap that have a length, and how far each of their points is from the part's start.
    private var parts: [(range: Range<Int>, lengths: [Double])] = []

    init(_ points: [Point]) {
        self.points = points
        var start = 0
        while start < points.count {
            var (end, lengths) = (start, [0.0])
            while end < points.count, points[end].isFinite {
                if end > start { lengths.append((lengths.last ?? 0) + points[end - 1].distance(to: points[end])) }
                end += 1
            }
            if end - start > 1, let length = lengths.last, length > 0, length.isFinite {
                parts.append((start..<end, lengths))
            }
            start = end + 1
        }
    }

    /// The heads that may be seen in a box.
    ///
    /// - Parameter length: of a head, in pixels.
    func heads(_ arrows: LineArrows, length: Double, pixelsPerPoint: Double, in box: Rect) -> [ArrowHead] {
        guard length > 0 else { return [] }
        let room = box.insetBy(-2 * length)
        var heads: [ArrowHead] = []
        func add(_ distance: Double, _ part: Int, isReversed: Bool) {
            let head = head(at: distance, of: part, length: length, isReversed: isReversed)
            if let head, room.holds(head.tip) { heads.append(head) }
        }
        for (number, part) in parts.enumerated() {
            let total = part.lengths[part.lengths.count - 1]
            switch arrows.positions {
            case .fractions(let fractions):
                for fraction in fractions { add(fraction * total, number, isReversed: arrows.isReversed) }
            case .ends(let start, let end):
                if start { add(0, number, isReversed: !arrows.isReversed) }
                if end { add(total, number, isReversed: arrows.isReversed) }
            case .spacing(let points):
                let spacing = points * pixelsPerPoint
                for index in part.range.dropLast() {
                    let (before, after) = (
                        part.lengths[index - part.range.lowerBound], part.lengths[index + 1 - part.range.lowerBound]
                    )
                    // Beyond a billion heads, one can't be counted on.
                    guard after / spacing < 1e9,
                        (before / spacing).rounded(.down) < (after / spacing).rounded(.down),
                        let (first, last) = room.part(ofLineFrom: self.points[index], to: self.points[index + 1])
                    else { continue }
                    let low = max(before, before + self.points[index].distance(to: first))
                    let high = min(after, before + self.points[index].distance(to: last))
                    var multiple = max((low / spacing).rounded(.up), (before / spacing).rounded(.down) + 1)
                    while multiple * spacing <= high {
                        add(multiple * spacing, number, isReversed: arrows.isReversed)
                        multiple += 1
                    }
                }
            }
        }
        return heads
    }

    /// The head with its tip at a distance from the start of a part; nil where it has no direction.
    private func head(at distance: Double, of part: Int, length: Double, isReversed: Bool) -> ArrowHead? {
        let (index, tip) = point(at: distance, of: part)
        let total = parts[part].lengths[parts[part].lengths.count - 1]
        // A foot on the line makes a head follow a bend.
        let foot = isReversed ? min(distance + length, total) : max(distance - length, 0)
        var direction = point(at: foot, of: part).point.direction(to: tip)
        if direction == .zero {
            // The tip lies where a head that comes from beyond the line has it.
            let beyond = isReversed ? total - length : length
            let other = point(at: min(max(beyond, 0), total), of: part).point
            direction = tip.direction(to: other)
        }
        return direction == .zero ? nil : ArrowHead(tip: tip, direction: direction, index: index)
    }

    /// The point at a distance from the start of a part, and the number of the point that it follows.
    private func point(at distance: Double, of part: Int) -> (index: Int, point: Point) {
        let (range, lengths) = parts[part]
        // The last point but one that isn't beyond the distance.
        var (low, high) = (0, lengths.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lengths[middle] <= distance { low = middle } else { high = middle }
        }
        let way = lengths[low + 1] - lengths[low]
        let index = range.lowerBound + low
        let fraction = way > 0 ? min(max((distance - lengths[low]) / way, 0), 1) : 0
        return (index, points[index].part(fraction, of: points[index + 1]))
    }

    /// What heads with their tips at an end leave of the line between each point and the next, as fractions; nothing for those of which all
    /// is left.
    ///
    /// - Parameter distance: by how much ends are cut off, in pixels.
    func fractions(cutOffFor arrows: LineArrows, by distance: Double) -> [Int: (start: Double, end: Double)] {
        let tips = arrows.hasTips
        guard tips.start || tips.end else { return [:] }
        var fractions: [Int: (start: Double, end: Double)] = [:]
        for part in parts {
            let total = part.lengths[part.lengths.count - 1]
            let start = tips.start ? min(distance, total / 2) : 0
            let end = tips.end ? max(total - distance, total / 2) : total
            for (index, ends) in zip(part.range, zip(part.lengths, part.lengths.dropFirst()))
            where ends.0 < start || ends.1 > end {
                let way = ends.1 - ends.0
                fractions[index] =
                    way > 0 ? (max((start - ends.0) / way, 0), min((end - ends.0) / way, 1)) : (1, 0)
            }
        }
        return fractions
    }

    /// Calls `body` with the points of the line, each part cut off at the ends where heads have their tips; a point that is not finite
    /// lies between parts.
    ///
    /// - Parameter distance: by how much ends are cut off, in pixels.
    func forEachPoint(cutOffFor arrows: LineArrows, by distance: Double, _ body: (Point) -> Void) {
        let tips = arrows.hasTips
        for (number, part) in parts.enumerated() {
            let total = part.lengths[part.lengths.count - 1]
            let start = tips.start ? min(distance, total / 2) : 0
            let end = tips.end ? max(total - distance, total / 2) : total
            if tips.start { body(point(at: start, of: number).point) }
            for (index, length) in zip(part.range, part.lengths)
            where (length > start || !tips.start) && (length < end || !tips.end) {
                body(points[index])
            }
            if tips.end { body(point(at: end, of: number).point) }
            body(Point(x: .nan, y: .nan))
        }
    }
}

extension [Point] {
    /// The finite points that are the nearest, along the line through them, to places at equal distances: `_mark_every_path` of
    /// matplotlib's `lines.py`.
    ///
    /// - Parameters:
    ///   - spacing: from place to place, in pixels.
    ///   - start: where the first place is.
    func nearest(toEvery spacing: Double, from start: Double) -> [Point] {
        let points = filter(\.isFinite)
        var lengths: [Double] = []
        for (index, point) in points.enumerated() {
            lengths.append(index == 0 ? 0 : lengths[index - 1] + points[index - 1].distance(to: point))
        }
        guard let total = lengths.last, total.isFinite else { return [] }
        let count = ((total - start) / spacing).rounded(.up)
        // So many can't be told apart.
        guard count < 1e6 else { return points }
        /// The first point at a length or beyond.
        func first(from length: Double) -> Int {
            var (low, high) = (0, lengths.count - 1)
            while low < high {
                let middle = (low + high) / 2
                if lengths[middle] < length { low = middle + 1 } else { high = middle }
            }
            return low
        }
        var marked: [Int] = []
        for number in 0..<Swift.max(Int(count), 0) {
            let place = start + Double(number) * spacing
            var index = first(from: place)
            if index > 0, place - lengths[index - 1] <= abs(lengths[index] - place) {
                index = first(from: lengths[index - 1])
            }
            if marked.last != index { marked.append(index) }
        }
        return marked.map { points[$0] }
    }
}
