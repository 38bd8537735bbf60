import FlipbookCanvas

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
