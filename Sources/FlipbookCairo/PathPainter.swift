import FlipbookCanvas
import FlipbookPixels

/// Draws paths into pixels without Cairo: exactly, where Cairo samples a pixel's rows 15 times, and in less time.
struct PathPainter: ~Copyable {
    private var coverage = Coverage()
    // They keep their memory from path to path.
    private var area = StraightPath()
    private var copy = Path()

    /// Fills and then strokes a path, as ``Context/draw(_:fill:stroke:snap:)`` does.
    ///
    /// - Parameters:
    ///   - clip: pixels that lie in `bytes`; nothing is drawn outside.
    ///   - bytes: rows of pixels of four bytes, 0xAARRGGBB multiplied by alpha.
    ///   - stride: from one row to the next.
    /// - Returns: whether it is drawn. What isn't are dashes that can't be, and lines to where they begin.
    mutating func draw(
        _ path: Path, fill: Color?, stroke: Stroke?, snap: Snap, in clip: PixelArea,
        of bytes: UnsafeMutableRawBufferPointer, stride: Int
    ) -> Bool {
        let fill = fill.flatMap { $0.alpha > 0 ? $0 : nil }
        let stroke = stroke.flatMap { $0.isVisible ? $0.withoutFinestDashes : nil }
        let dashes = stroke?.dashes ?? []
        guard dashes.isEmpty || dashes.allSatisfy({ $0 >= 0 }) && dashes.reduce(0, +) > 0 else { return false }
        let snapping = PixelSnapping(of: path, snap, strokeWidth: stroke?.width ?? 0)
        let path = path.isWithinReach ? path : path.withoutGaps()
        let isWithinReach = path.isWithinReach
        area.set(isWithinReach || fill == nil ? path : path.clippedArea(), snapping)
        var line = area
        if !isWithinReach, stroke != nil { line.set(path.clippedLines(), snapping) }
        guard stroke == nil || line.hasLength else { return false }
        guard !clip.x.isEmpty, !clip.y.isEmpty else { return true }
        // What is covered of a small box stays in the processor's cache.
        if let fill, let box = area.box(in: clip) {
            coverage.begin(x: box.x, y: box.y)
            area.forEachPart { points, _ in coverage.addArea(points) }
            coverage.paint(Raster.pixel(fill), on: bytes, stride: stride)
        }
        if let stroke, let box = line.box(in: clip, reach: stroke.reach) {
            if !dashes.isEmpty { line = line.dashed(dashes, offset: stroke.dashOffset) }
            let (cap, join) = (Coverage.Cap(stroke.cap), Coverage.Join(stroke.join))
            coverage.begin(x: box.x, y: box.y)
            line.forEachPart { points, isClosed in
                coverage.addStroke(points, isClosed: isClosed, width: stroke.width, cap: cap, join: join)
            }
            coverage.paint(Raster.pixel(stroke.color), on: bytes, stride: stride)
        }
        return true
    }

    /// Draws copies of a shape, as paths of their own, up to the first one that can't be drawn here.
    ///
    /// - Returns: how many are drawn.
    mutating func draw(
        _ shape: Path, as marks: ArraySlice<Mark>, stroke: Stroke?, in clip: PixelArea,
        of bytes: UnsafeMutableRawBufferPointer, stride: Int
    ) -> Int {
        var (pen, path) = (stroke, Path())
        swap(&path, &copy)
        defer { copy = path }
        for (index, mark) in marks.enumerated() where mark.isFinite {
            if let edge = mark.edge { pen?.color = edge }
            mark.set(&path, to: shape)
            let isDrawn = draw(
                path, fill: mark.fill, stroke: mark.edge == nil ? nil : pen, snap: .automatic, in: clip, of: bytes,
                stride: stride)
            if !isDrawn { return index }
        }
        return marks.count
    }
}

extension Stroke {
    /// How far from the points of a line there is paint at most: a mitre is cut off where it would be ten times as long as the
    /// line is wide.
    fileprivate var reach: Double { width / 2 * (join == .miter ? 10 : 2) }
}

extension Coverage.Cap {
    fileprivate init(_ cap: Stroke.Cap) {
        switch cap {
        case .butt: self = .butt
        case .round: self = .round
        case .projecting: self = .projecting
        }
    }
}

extension Coverage.Join {
    fileprivate init(_ join: Stroke.Join) {
        switch join {
        case .miter: self = .miter
        case .round: self = .round
        case .bevel: self = .bevel
        }
    }
}

/// A path as straight lines, its points where they lie on pixels.
struct StraightPath {
    /// How far a line may be from the curve that it replaces, in pixels.
    private static let flatness = 0.03

    /// x and y of all points, in turn.
    private var coordinates: [Double] = []
    /// Where each part ends among the coordinates, and whether it is closed.
    private var parts: [(end: Int, isClosed: Bool)] = []

    /// Makes it the lines of a path, in the memory that it has.
    mutating func set(_ path: Path, _ snapping: PixelSnapping) {
        coordinates.removeAll(keepingCapacity: true)
        parts.removeAll(keepingCapacity: true)
        coordinates.reserveCapacity(2 * path.elements.count)
        var pen = Point.zero
        for element in path.elements {
            switch element {
            case .move(let point):
                endPart(isClosed: false)
                pen = snapping(point)
                add(pen)
            case .line(let point):
                pen = snapping(point)
                add(pen)
            case .curve(let control1, let control2, to: let point):
                let end = snapping(point)
                addCurve(from: pen, snapping(control1), snapping(control2), to: end)
                pen = end
            case .close: endPart(isClosed: true)
            }
        }
        endPart(isClosed: false)
    }

    private mutating func add(_ point: Point) {
        coordinates.append(point.x)
        coordinates.append(point.y)
    }

    /// Adds points on a curve, evenly in its parameter: as many as its second differences ask for.
    private mutating func addCurve(from start: Point, _ control1: Point, _ control2: Point, to end: Point) {
        func bend(_ a: Point, _ b: Point, _ c: Point) -> Double {
            let (x, y) = (a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y)
            return (x * x + y * y).squareRoot()
        }
        let most = max(bend(start, control1, control2), bend(control1, control2, end))
        let steps = Int(min((0.75 * most / Self.flatness).squareRoot().rounded(.up), 500))
        for step in 1..<max(steps, 1) {
            let t = Double(step) / Double(steps)
            let (u, v) = (1 - t, 3 * t * (1 - t))
            let (a, b, c, d) = (u * u * u, v * u, v * t, t * t * t)
            add(
                Point(
                    x: a * start.x + b * control1.x + c * control2.x + d * end.x,
                    y: a * start.y + b * control1.y + c * control2.y + d * end.y))
        }
        add(end)
    }

    private mutating func endPart(isClosed: Bool) {
        if coordinates.count > parts.last?.end ?? 0 { parts.append((coordinates.count, isClosed)) }
    }

    /// Whether every part goes somewhere: a line to its own start has ends and nothing between them.
    var hasLength: Bool {
        var start = 0
        return parts.allSatisfy { part in
            defer { start = part.end }
            return stride(from: start + 2, to: part.end, by: 2).contains {
                coordinates[$0] != coordinates[start] || coordinates[$0 + 1] != coordinates[start + 1]
            }
        }
    }

    /// The ink of a dashed line, each dash a part of its own. The dashes start again in each part.
    ///
    /// - Parameters:
    ///   - dashes: lengths of ink and gap in turn, none below 0 and their sum above it.
    ///   - offset: how far into them a part begins.
    func dashed(_ dashes: [Double], offset: Double) -> StraightPath {
        // A list of odd length is gone through twice, ink and gap changing places.
        let dashes = dashes.count % 2 == 0 ? dashes : dashes + dashes
        let period = dashes.reduce(0, +)
        var result = StraightPath()
        forEachPart { points, isClosed in
            var (index, left) = (0, offset.truncatingRemainder(dividingBy: period))
            if left < 0 { left += period }
            while left >= dashes[index] {
                left -= dashes[index]
                index = (index + 1) % dashes.count
            }
            left = dashes[index] - left
            var pen = Point(x: points[0], y: points[1])
            if index % 2 == 0 { result.add(pen) }
            for next in stride(from: 2, to: points.count + (isClosed ? 2 : 0), by: 2) {
                let end = Point(x: points[next % points.count], y: points[next % points.count + 1])
                let (dx, dy) = (end.x - pen.x, end.y - pen.y)
                let length = (dx * dx + dy * dy).squareRoot()
                guard length > 0 else { continue }
                var done = 0.0
                while length - done > left {
                    done += left
                    let place = Point(x: pen.x + dx * (done / length), y: pen.y + dy * (done / length))
                    result.add(place)
                    if index % 2 == 0 { result.endPart(isClosed: false) }
                    index = (index + 1) % dashes.count
                    left = dashes[index]
                }
                left -= length - done
                if index % 2 == 0 { result.add(end) }
                pen = end
            }
            result.endPart(isClosed: false)
        }
        return result
    }

    /// The pixels in a clip that hold all points and what is around them; nil where there are none.
    ///
    /// - Parameter reach: how far from a point there may be paint.
    func box(in clip: PixelArea, reach: Double = 0) -> PixelArea? {
        var (left, top, right, bottom) = (Double.infinity, Double.infinity, -Double.infinity, -Double.infinity)
        for index in stride(from: 0, to: coordinates.count, by: 2) {
            left = min(left, coordinates[index])
            right = max(right, coordinates[index])
            top = min(top, coordinates[index + 1])
            bottom = max(bottom, coordinates[index + 1])
        }
        guard left <= right else { return nil }
        let box = Rect(
            x: left - reach, y: top - reach, width: right - left + 2 * reach, height: bottom - top + 2 * reach)
        return PixelArea(box, pad: 1).intersection(clip)
    }

    /// Calls `body` with the coordinates of each part.
    func forEachPart(_ body: (UnsafeBufferPointer<Double>, _ isClosed: Bool) -> Void) {
        coordinates.withUnsafeBufferPointer { coordinates in
            var start = 0
            for part in parts {
                body(UnsafeBufferPointer(rebasing: coordinates[start..<part.end]), part.isClosed)
                start = part.end
            }
        }
    }
}

/// Moves the points of a path to whole pixels, or to the middle of pixels where the stroke is an odd number of them
/// wide, so that its edges are crisp.
///
/// The rules are those of matplotlib's `PathSnapper` (src/path_converters.h).
struct PixelSnapping {
    /// What is added to a whole pixel; nil where points stay as they are.
    private let offset: Double?

    /// Leaves points as they are.
    static let none = PixelSnapping(offset: nil)

    private init(offset: Double?) { self.offset = offset }

    /// How the points of this path are moved when it is stroked in this width (0 where it isn't).
    init(of path: Path, _ snap: Snap, strokeWidth: Double) {
        let applies =
            switch snap {
            case .never: false
            case .always: true
            case .automatic: path.isRectilinear
            }
        let isOdd = strokeWidth.rounded(.toNearestOrAwayFromZero).truncatingRemainder(dividingBy: 2) == 1
        offset = applies ? (isOdd ? 0.5 : 0) : nil
    }

    /// Whether points are moved.
    var applies: Bool { offset != nil }

    func callAsFunction(_ point: Point) -> Point {
        guard let offset else { return point }
        return Point(x: (point.x + 0.5).rounded(.down) + offset, y: (point.y + 0.5).rounded(.down) + offset)
    }
}

extension Path {
    /// Whether there are only horizontal and vertical lines, and few enough that it was meant.
    fileprivate var isRectilinear: Bool {
        guard elements.count <= 1024 else { return false }
        var pen = Point.zero
        for element in elements {
            switch element {
            case .move(let point): pen = point
            case .line(let point):
                guard abs(point.x - pen.x) < 1e-4 || abs(point.y - pen.y) < 1e-4 else { return false }
                pen = point
            case .curve: return false
            case .close: break
            }
        }
        return true
    }
}
