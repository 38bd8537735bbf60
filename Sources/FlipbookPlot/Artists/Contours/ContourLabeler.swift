import FlipbookCanvas
import FlipbookMathematics

/// Finds the positions of labels on the lines of contours, and cuts gaps for them: matplotlib's `ContourLabeler`.
///
/// All lengths are in pixels of the canvas, y down. A label lies where its line is straightest, and not near another one.
struct ContourLabeler {
    /// A line through points; a ring ends where it begins.
    struct Line: Hashable {
        var points: [Point]
        var isRing: Bool
    }

    /// A label on a line.
    struct Label: Hashable {
        /// The number of its level.
        var level: Int
        /// Its middle.
        var point: Point
        /// Counter-clockwise.
        var rotation: Angle
    }

    /// The lines on each level.
    private(set) var lines: [[Line]]
    /// The labels, in the order in which they were put there.
    private(set) var labels: [Label] = []
    /// Whether lines have gaps where labels are.
    var isInline = true
    /// From the side of a label to the ends of its line.
    var gap = 5.0
    /// Whether no label is upside down.
    var isUpright = true
    /// Pixels of the canvas for one of those that matplotlib counts, of which there are 100 to an inch.
    var pixel = 1.0

    /// Nothing has labels yet. Lines with a point that is not finite never get some.
    init(_ lines: [[Line]]) { self.lines = lines }

    /// Puts a label on each line of a level that is long enough.
    ///
    /// - Parameter width: that of the label.
    mutating func label(level: Int, width: Double) {
        guard width.isFinite else { return }
        lines[level] = lines[level].flatMap { line in
            guard isLongEnough(line.points, for: width), line.points.allSatisfy(\.isFinite) else { return [line] }
            let index = bestIndex(of: line.points, for: width)
            let (rotation, parts) = cut(line, at: index, width: width)
            labels.append(Label(level: level, point: line.points[index], rotation: rotation))
            return isInline ? parts : [line]
        }
    }

    /// Puts a label on the nearest line.
    ///
    /// - Parameters:
    ///   - point: the point that the label is near to.
    ///   - widths: the width of the label of each level; nil where a level has none.
    mutating func label(near point: Point, widths: [Double?]) {
        var nearest: (square: Double, level: Int, line: Int, index: Int, point: Point)?
        for level in lines.indices where level < widths.count && widths[level] != nil {
            for (number, line) in lines[level].enumerated() where line.points.allSatisfy(\.isFinite) {
                guard let found = line.points.nearest(to: point), found.square < nearest?.square ?? .infinity else {
                    continue
                }
                nearest = (found.square, level, number, found.index, found.point)
            }
        }
        guard let nearest, let width = widths[nearest.level] else { return }
        var line = lines[nearest.level][nearest.line]
        let old = line.points[nearest.index]
        if hypot(old.x - nearest.point.x, old.y - nearest.point.y) > 1e-3 * pixel {
            line.points.insert(nearest.point, at: nearest.index)
        }
        let (rotation, parts) = cut(line, at: nearest.index, width: width)
        labels.append(Label(level: nearest.level, point: nearest.point, rotation: rotation))
        if isInline { lines[nearest.level].replaceSubrange(nearest.line...nearest.line, with: parts) }
    }

    private func isLongEnough(_ points: [Point], for width: Double) -> Bool {
        guard points.count > 1 else { return false }
        if Double(points.count) > 10 * width / pixel { return true }
        let (x, y) = (points.map(\.x), points.map(\.y))
        func span(_ values: [Double]) -> Double { (values.max() ?? 0) - (values.min() ?? 0) }
        return max(span(x), span(y)) > 1.2 * width
    }

    private func isNearLabel(_ point: Point, width: Double) -> Bool {
        labels.contains { hypot($0.point.x - point.x, $0.point.y - point.y) < 1.2 * width }
    }

    /// The number of the point in the middle of the straightest part of a line that isn't near a label. matplotlib takes as many
    /// points to a part as the label is pixels wide.
    private func bestIndex(of points: [Point], for width: Double) -> Int {
        let count = points.count
        let size = width > pixel && Double(count) > width / pixel ? Int(width / pixel) : count
        let blocks = size == count ? 1 : Int((Double(count) / (width / pixel)).rounded(.up))
        let bends = (0..<blocks).map { block -> Double in
            let (first, last) = (points[block * size % count], points[(block * size + size - 1) % count])
            let (x, y) = (last.x - first.x, last.y - first.y)
            let sum = (0..<size).reduce(0.0) { sum, index in
                let point = points[(block * size + index) % count]
                return sum + abs((first.y - point.y) * x - (first.x - point.x) * y)
            }
            let bend = sum / hypot(x, y)
            return bend.isNaN ? .infinity : bend
        }
        let order = bends.indices.sorted { (bends[$0], $0) < (bends[$1], $1) }
        func middle(_ block: Int) -> Int { (block * size + size / 2) % count }
        return middle(order.first { !isNearLabel(points[middle($0)], width: width) } ?? order[0])
    }

    /// How a label on a line is turned, and what is left of the line.
    private func cut(_ line: Line, at index: Int, width: Double) -> (rotation: Angle, parts: [Line]) {
        var (points, index) = (line.points, index)
        if line.isRing {
            points = Array(points[index..<max(points.count - 1, index)] + points[...index])
            index = 0
        }
        var distances = [0.0]
        distances.reserveCapacity(points.count)
        for (start, end) in zip(points, points.dropFirst()) {
            distances.append(distances[distances.count - 1] + hypot(end.x - start.x, end.y - start.y))
        }
        let middle = distances[index]
        let length = distances[distances.count - 1]
        let start = line.isRing ? length - width / 2 : middle - width / 2
        let end = middle + width / 2
        let (from, to) = (
            points.point(at: start, in: distances).point, points.point(at: end, in: distances).point
        )
        let turned = direction(from: from, to: to)
        guard isInline else { return (turned, [line]) }
        let before = points.point(at: start - gap, in: distances)
        let after = points.point(at: end + gap, in: distances)
        let hasBefore = start - gap >= 0
        let hasAfter = end + gap <= length
        if line.isRing {
            guard hasBefore, hasAfter else { return (turned, []) }
            let first = after.part > 0 ? after.index + 1 : after.index
            let inner = first <= before.index ? Array(points[first...before.index]) : []
            return (turned, [Line(points: [after.point] + inner + [before.point], isRing: false)])
        }
        var parts: [Line] = []
        if hasBefore { parts.append(Line(points: points[...before.index] + [before.point], isRing: false)) }
        if hasAfter {
            let first = after.part > 0 ? after.index + 1 : after.index
            parts.append(Line(points: [after.point] + points[first...], isRing: false))
        }
        return (turned, parts)
    }

    /// The direction of a label, counter-clockwise, from its beginning to its end.
    private func direction(from start: Point, to end: Point) -> Angle {
        let degrees = atan2(start.y - end.y, end.x - start.x) * 180 / .pi
        return .degrees(isUpright ? floorDivide(degrees + 90, by: 180).remainder - 90 : degrees)
    }
}

extension [Point] {
    /// The point of a line through these points that is nearest to another, and the number of the point after it.
    fileprivate func nearest(to point: Point) -> (square: Double, index: Int, point: Point)? {
        guard count > 1 else {
            return first.map { only in
                let (x, y) = (point.x - only.x, point.y - only.y)
                return (x * x + y * y, 0, only)
            }
        }
        var best: (square: Double, index: Int, point: Point)?
        for index in 1..<count {
            let (start, end) = (self[index - 1], self[index])
            let (x, y) = (end.x - start.x, end.y - start.y)
            let square = x * x + y * y
            let along = ((point.x - start.x) * x + (point.y - start.y) * y) / (square == 0 ? 1 : square)
            let part = Swift.min(Swift.max(along, 0), 1)
            let on = Point(x: start.x + part * x, y: start.y + part * y)
            let distance = (on.x - point.x) * (on.x - point.x) + (on.y - point.y) * (on.y - point.y)
            if distance < best?.square ?? .infinity { best = (distance, index, on) }
        }
        return best
    }

    /// The point of a line that lies at a distance along it, or at its nearer end; and the number of the last point up to there,
    /// with the part of the way to the next.
    fileprivate func point(at distance: Double, in distances: [Double]) -> (point: Point, index: Int, part: Double) {
        guard distance > distances[0] else { return (self[0], 0, 0) }
        guard distance < distances[count - 1] else { return (self[count - 1], count - 1, 0) }
        let high = distances[1..<count].partitioningIndex { $0 > distance }
        let low = high - 1
        let part = (distance - distances[low]) / (distances[high] - distances[low])
        let (start, end) = (self[low], self[high])
        return (
            Point(x: start.x + part * (end.x - start.x), y: start.y + part * (end.y - start.y)), low, part
        )
    }
}

extension ContourPaths {
    /// The lines on the canvas, rings with their first point at the end again.
    func lines(in transform: Transform) -> [ContourLabeler.Line] {
        let points = transform(x, y)
        var start = 0
        return parts.map { part in
            defer { start = part.end }
            let line = Array(points[start..<part.end])
            return ContourLabeler.Line(points: part.isRing ? line + line.prefix(1) : line, isRing: part.isRing)
        }
    }
}

extension [ContourLabeler.Line] {
    /// The lines as one path.
    var path: Path {
        var path = Path()
        for line in self {
            for (index, point) in (line.isRing ? line.points.dropLast() : line.points[...]).enumerated() {
                if index == 0 { path.move(to: point) } else { path.line(to: point) }
            }
            if line.isRing { path.close() }
        }
        return path
    }
}
