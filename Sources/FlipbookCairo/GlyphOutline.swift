import CFlipbookCairo
import CFlipbookPango
import FlipbookCanvas

/// The outline of a glyph as FreeType gives it: in pixels from where its baseline starts, y up.
struct GlyphOutline {
    private enum Step {
        case move(Point)
        case line(Point)
        /// A curve with one control point.
        case conic(Point, Point)
        case cubic(Point, Point, Point)
    }

    private var steps: [Step] = []

    /// Nothing.
    init() {}

    init(_ outline: UnsafeMutablePointer<FT_Outline>) {
        var functions = FT_Outline_Funcs(
            move_to: { GlyphOutline.add(.move(GlyphOutline.point($0)), to: $1) },
            line_to: { GlyphOutline.add(.line(GlyphOutline.point($0)), to: $1) },
            conic_to: { GlyphOutline.add(.conic(GlyphOutline.point($0), GlyphOutline.point($1)), to: $2) },
            cubic_to: {
                GlyphOutline.add(
                    .cubic(GlyphOutline.point($0), GlyphOutline.point($1), GlyphOutline.point($2)), to: $3)
            },
            shift: 0, delta: 0)
        withUnsafeMutablePointer(to: &self) { _ = FT_Outline_Decompose(outline, &functions, $0) }
    }

    private static func point(_ vector: UnsafePointer<FT_Vector>?) -> Point {
        guard let vector = vector?.pointee else { return .zero }
        return Point(x: Double(vector.x) / 64, y: Double(vector.y) / 64)
    }

    private static func add(_ step: Step, to user: UnsafeMutableRawPointer?) -> Int32 {
        guard let outline = user?.assumingMemoryBound(to: GlyphOutline.self) else { return 1 }
        outline.pointee.steps.append(step)
        return 0
    }

    /// Adds the outline to a context's path.
    ///
    /// - Parameter origin: where the glyph's baseline starts, y down.
    func trace(at origin: Point, on context: borrowing Context) {
        let path = context.pointer
        var last = Point.zero
        var isOpen = false
        func place(_ point: Point) -> Point { Point(x: origin.x + point.x, y: origin.y - point.y) }
        for step in steps {
            switch step {
            case .move(let to):
                if isOpen { cairo_close_path(path) }
                (isOpen, last) = (true, place(to))
                cairo_move_to(path, last.x, last.y)
            case .line(let to):
                last = place(to)
                cairo_line_to(path, last.x, last.y)
            case .conic(let control, let to):
                let (control, to) = (place(control), place(to))
                func near(_ end: Point) -> Point {
                    Point(x: end.x + (control.x - end.x) * 2 / 3, y: end.y + (control.y - end.y) * 2 / 3)
                }
                let (first, second) = (near(last), near(to))
                cairo_curve_to(path, first.x, first.y, second.x, second.y, to.x, to.y)
                last = to
            case .cubic(let first, let second, let to):
                let (first, second) = (place(first), place(second))
                last = place(to)
                cairo_curve_to(path, first.x, first.y, second.x, second.y, last.x, last.y)
            }
        }
        if isOpen { cairo_close_path(path) }
    }
}
