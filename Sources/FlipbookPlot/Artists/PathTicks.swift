import FlipbookCanvas

/// Short lines along a path, as matplotlib's `TickedStroke` (lib/matplotlib/patheffects.py) sets them.
struct PathTicks: Hashable, Sendable {
    /// From one to the next, in points.
    var spacing: Double
    /// From the way of the path, counter-clockwise as seen.
    var angle: Angle
    /// As a multiple of the spacing.
    var length: Double

    /// The smallest spacing, in points.
    static let leastSpacing = 0.1
    /// Longer parts of a path, in pixels, have none: they reach far out of every canvas.
    private static let longest = 1e6

    /// The lines along each part of a path.
    ///
    /// - Parameter scale: pixels a point.
    func paths(along path: Path, scale: Double) -> [Path] {
        path.flatParts.flatMap { part in
            // Dense lines through gaps: each run of finite points is a part.
            part.split { !$0.isFinite }.map { ticks(along: Array($0), scale: scale) }
        }.filter { !$0.isEmpty }
    }

    private func ticks(along points: [Point], scale: Double) -> Path {
        var path = Path()
        var ways = [0.0]
        for (start, end) in zip(points, points.dropFirst()) {
            ways.append(ways[ways.count - 1] + start.distance(to: end))
        }
        let (step, total) = (spacing * scale, ways[ways.count - 1])
        guard points.count > 1, total < Self.longest else { return path }
        let count = Int((total / step).rounded(.up)) - 1
        guard count > 0 else { return path }
        let (cosine, sine) = cosineAndSine(angle.radians)
        var segment = 0
        /// The point so far along the way: on the segment that has been reached, or after it.
        func point(at way: Double) -> Point {
            var segment = segment
            while segment < points.count - 2, ways[segment + 1] < way { segment += 1 }
            let length = ways[segment + 1] - ways[segment]
            let fraction = length > 0 ? min(max((way - ways[segment]) / length, 0), 1) : 0
            return points[segment].part(fraction, of: points[segment + 1])
        }
        // numpy's linspace from half a step to half a step before the end.
        let first = step / 2
        let gap = count > 1 ? (total - step) / Double(count - 1) : 0
        for index in 0..<count {
            let way = first + Double(index) * gap
            while segment < points.count - 2, ways[segment + 1] < way { segment += 1 }
            let (foot, ahead) = (point(at: way), point(at: way + spacing * 0.001))
            let (dx, dy) = (ahead.x - foot.x, ahead.y - foot.y)
            let norm = (dx * dx + dy * dy).squareRoot()
            guard norm > 0 else { continue }
            let (u, v, reach) = (dx / norm, dy / norm, length * step)
            path.move(to: foot)
            path.line(
                to: Point(x: foot.x + (u * cosine + v * sine) * reach, y: foot.y + (v * cosine - u * sine) * reach))
        }
        return path
    }
}

extension Path {
    /// The corners of each part, curves in straight lines. A part that is closed ends where it began.
    ///
    /// Curves are halved until they are as straight as Agg's `curve4_div` (agg_curves.cpp) has them, which matplotlib uses.
    var flatParts: [[Point]] {
        parts {
            Self.flatten($0, $1, $2, $3, into: &$4)
            $4.append($3)
        }
    }

    /// Adds the points of a curve between its ends.
    private static func flatten(
        _ start: Point, _ first: Point, _ second: Point, _ end: Point, into points: inout [Point], level: Int = 0
    ) {
        // Half a pixel, squared.
        let tolerance = 0.25
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let offset =
            abs((first.x - end.x) * dy - (first.y - end.y) * dx)
            + abs((second.x - end.x) * dy - (second.y - end.y) * dx)
        let middle = first.part(0.5, of: second)
        let square = dx * dx + dy * dy
        // Where the ends meet, the curve may go out and back. One with a NaN has no parts.
        let isStraight = square > 0 ? !(offset * offset > tolerance * square) : !(middle.distance(to: start) >= 0.5)
        guard !isStraight, level < 16 else { return points.append(middle) }
        let (a, c) = (start.part(0.5, of: first), second.part(0.5, of: end))
        let (left, right) = (a.part(0.5, of: middle), middle.part(0.5, of: c))
        let center = left.part(0.5, of: right)
        flatten(start, a, left, center, into: &points, level: level + 1)
        flatten(center, right, c, end, into: &points, level: level + 1)
    }
}
