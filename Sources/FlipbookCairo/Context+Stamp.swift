import CFlipbookCairo
import FlipbookCanvas

extension Context {
    /// Draws a shape at many places, each taken to a whole pixel, as matplotlib's Agg draws markers: a shape that isn't
    /// aligned to pixels itself has its origin in the middle of one.
    func draw(_ shape: Path, at places: [Point], fill: Color?, stroke: Stroke?, snap: Snap) {
        let snapping = PixelSnapping(of: shape, snap, strokeWidth: stroke?.width ?? 0)
        let shape = shape.map { snapping.applies ? snapping($0) : Point(x: $0.x + 0.5, y: $0.y + 0.5) }
        guard let box = extent(of: shape, fill: fill, stroke: stroke) else { return }
        let stamp = Stamp(of: shape, fill: fill, stroke: stroke, in: box)
        let clip = clipBox
        for place in places {
            let (x, y) = ((place.x + 0.5).rounded(.down), (place.y + 0.5).rounded(.down))
            // False as well for a place that is no number.
            guard x + box.minX < clip.maxX, x + box.maxX > clip.minX, y + box.minY < clip.maxY, y + box.maxY > clip.minY
            else { continue }
            if let stamp {
                stamp.paint(on: self, x: x, y: y)
            } else {
                draw(
                    shape.map { Point(x: $0.x + x, y: $0.y + y) }, fill: fill, stroke: stroke, snap: .never)
            }
        }
    }
}

/// A shape as pixels, to be copied to many places.
private final class Stamp {
    /// Of a larger shape the pixels would be more than its outline is worth.
    private static let largestSide = 512.0

    private let surface: Surface
    private let left: Double
    private let top: Double

    /// nil where the shape is too large to be one.
    init?(of shape: Path, fill: Color?, stroke: Stroke?, in box: Rect) {
        left = box.minX.rounded(.down)
        top = box.minY.rounded(.down)
        let (width, height) = (box.maxX.rounded(.up) - left, box.maxY.rounded(.up) - top)
        guard width > 0, height > 0, max(width, height) <= Self.largestSide else { return nil }
        let pixels = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height))
        guard let surface = try? Surface(owning: pixels, what: "a marker of \(width)x\(height) pixels") else {
            return nil
        }
        self.surface = surface
        let moved = shape.map { [left, top] in Point(x: $0.x - left, y: $0.y - top) }
        let area = PixelArea(x: 0..<Int(width), y: 0..<Int(height))
        if !drawByCoverage(moved, fill: fill, stroke: stroke, in: area) {
            Context(drawingOn: self.surface).draw(moved, fill: fill, stroke: stroke, snap: .never)
        }
    }

    private func drawByCoverage(_ path: Path, fill: Color?, stroke: Stroke?, in area: PixelArea) -> Bool {
        cairo_surface_flush(surface.pointer)
        defer { cairo_surface_mark_dirty(surface.pointer) }
        let stride = Int(cairo_image_surface_get_stride(surface.pointer))
        let bytes = UnsafeMutableRawBufferPointer(
            start: cairo_image_surface_get_data(surface.pointer), count: stride * area.y.count)
        var painter = PathPainter()
        return painter.draw(path, fill: fill, stroke: stroke, snap: .never, in: area, of: bytes, stride: stride)
    }

    /// Paints the shape, its origin at the corner of a pixel.
    func paint(on context: borrowing Context, x: Double, y: Double) {
        cairo_set_source_surface(context.pointer, surface.pointer, x + left, y + top)
        cairo_pattern_set_filter(cairo_get_source(context.pointer), CAIRO_FILTER_NEAREST)
        cairo_paint(context.pointer)
    }
}

extension Context {
    /// The box that a path takes when it is drawn; nil where nothing of it is seen.
    func extent(of path: Path, fill: Color?, stroke: Stroke?) -> Rect? {
        guard path.isWithinReach else { return nil }
        trace(path, .none)
        defer { cairo_new_path(pointer) }
        var box: Rect?
        func add(_ measure: (OpaquePointer, inout Double, inout Double, inout Double, inout Double) -> Void) {
            var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)
            measure(pointer, &left, &top, &right, &bottom)
            let new = Rect(x: left, y: top, width: right - left, height: bottom - top)
            box = box?.union(new) ?? new
        }
        if let fill, fill.alpha > 0 { add { cairo_fill_extents($0, &$1, &$2, &$3, &$4) } }
        if let stroke, stroke.isVisible {
            setPen(stroke)
            add { cairo_stroke_extents($0, &$1, &$2, &$3, &$4) }
        }
        return box
    }
}
