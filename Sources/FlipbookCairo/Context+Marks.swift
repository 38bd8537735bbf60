import CFlipbookCairo
import FlipbookCanvas

extension Context {
    /// Draws many copies of a shape that have one size and angle and differ in colour from masks, which is several times as fast as
    /// to draw each: their points are taken to 1/8 pixel.
    ///
    /// - Returns: whether they are drawn: not where they are few, large, of several sizes or aligned to pixels.
    func drawMasks(of shape: Path, as marks: [Mark], stroke: Stroke?) -> Bool {
        let isAligned = PixelSnapping(of: shape, .automatic, strokeWidth: stroke?.width ?? 0).applies
        guard let first = marks.first, marks.count >= MarkMasks.leastCount, first.isFinite,
            marks.allSatisfy({ $0.isAlike(first) || !$0.isFinite }), !isAligned || first.sine != 0
        else { return false }
        let shape = Mark(at: .zero, scale: first.scale, cosine: first.cosine, sine: first.sine, fill: nil, edge: nil)
            .path(of: shape)
        guard let masks = MarkMasks(of: shape, stroke: stroke, measuringWith: self) else { return false }
        masks.paint(marks, on: self)
        return true
    }
}

extension Mark {
    /// Whether both are of one size and angle.
    fileprivate func isAlike(_ other: Mark) -> Bool {
        scale == other.scale && cosine == other.cosine && sine == other.sine
    }
}

/// What a small shape covers of the pixels around it, for each place between pixels.
private final class MarkMasks {
    /// The number of copies from which masks are made for them: four for each of the 64 positions between pixels.
    static let leastCount = 256
    /// Positions are rounded to 1/8 pixel, which moves an edge's coverage by 1/16 of its range at most.
    private static let steps = 8
    /// The most pixels along a side: masks of a larger shape take longer to make than its copies take to draw.
    private static let largestSide = 128.0

    private let shape: Path
    private let stroke: Stroke?
    private let left: Double
    private let top: Double
    private let width: Int
    private let height: Int
    private var masks: [Masks?]

    /// The masks for one place between pixels.
    private final class Masks {
        let inside: Surface
        let edge: Surface
        /// Inside and edge, one over the other.
        let both: Surface

        init(inside: consuming Surface, edge: consuming Surface, both: consuming Surface) {
            self.inside = inside
            self.edge = edge
            self.both = both
        }
    }

    /// nil where the shape is too large, or nothing of it would be seen.
    init?(of shape: Path, stroke: Stroke?, measuringWith context: borrowing Context) {
        var stroke = stroke
        stroke?.color = .black
        guard let box = context.extent(of: shape, fill: .black, stroke: stroke) else { return nil }
        left = box.minX.rounded(.down)
        top = box.minY.rounded(.down)
        let (right, bottom) = (box.maxX.rounded(.up) + 1, box.maxY.rounded(.up) + 1)
        guard max(right - left, bottom - top) <= Self.largestSide else { return nil }
        (width, height) = (Int(right - left), Int(bottom - top))
        (self.shape, self.stroke) = (shape, stroke)
        masks = (0..<Self.steps * Self.steps).map { _ in nil }
    }

    /// Paints copies of the shape in their order.
    func paint(_ marks: [Mark], on context: borrowing Context) {
        let clip = context.clipBox
        let steps = Double(Self.steps)
        for mark in marks where mark.isFinite {
            let (x, y) = ((mark.place.x * steps).rounded() / steps, (mark.place.y * steps).rounded() / steps)
            let (column, row) = (x.rounded(.down), y.rounded(.down))
            let (atX, atY) = (column + left, row + top)
            guard atX < clip.maxX, atX + Double(width) > clip.minX, atY < clip.maxY, atY + Double(height) > clip.minY
            else { continue }
            guard let mask = masks(at: Int((x - column) * steps), Int((y - row) * steps)) else { continue }
            func paint(_ color: Color?, _ surface: borrowing Surface) {
                guard let color, color.alpha > 0 else { return }
                context.setSource(color)
                cairo_mask_surface(context.pointer, surface.pointer, atX, atY)
            }
            if stroke != nil, mark.fill == mark.edge, mark.fill?.alpha == 1 {
                paint(mark.fill, mask.both)
            } else {
                paint(mark.fill, mask.inside)
                if stroke != nil { paint(mark.edge, mask.edge) }
            }
        }
    }

    private func masks(at column: Int, _ row: Int) -> Masks? {
        let index = row * Self.steps + column
        if let known = masks[index] { return known }
        let (x, y) = (Double(column) / Double(Self.steps) - left, Double(row) / Double(Self.steps) - top)
        let moved = shape.map { Point(x: $0.x + x, y: $0.y + y) }
        func mask(_ fill: Color?, _ stroke: Stroke?) throws(CanvasError) -> Surface {
            let surface = try Surface(maskWidth: width, height: height)
            Context(drawingOn: surface).draw(moved, fill: fill, stroke: stroke, snap: .never)
            return surface
        }
        masks[index] = try? Masks(inside: mask(.black, nil), edge: mask(nil, stroke), both: mask(.black, stroke))
        return masks[index]
    }
}

extension Context {
    /// Draws a shape at many points, each taken to a whole pixel, as matplotlib's Agg draws markers: a shape that isn't
    /// aligned to pixels itself has its origin in the middle of one.
    func draw(_ shape: Path, at points: [Point], fill: Color?, stroke: Stroke?, snap: Snap) {
        let snapping = PixelSnapping(of: shape, snap, strokeWidth: stroke?.width ?? 0)
        let shape = shape.map { snapping.applies ? snapping($0) : Point(x: $0.x + 0.5, y: $0.y + 0.5) }
        guard let box = extent(of: shape, fill: fill, stroke: stroke) else { return }
        let stamp = Stamp(of: shape, fill: fill, stroke: stroke, in: box)
        let clip = clipBox
        for point in points {
            let (x, y) = ((point.x + 0.5).rounded(.down), (point.y + 0.5).rounded(.down))
            // False as well for NaN.
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

/// A shape as pixels, to be copied to many points.
private final class Stamp {
    /// The most pixels along a side: a larger shape is drawn in less time than its pixels are copied.
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
