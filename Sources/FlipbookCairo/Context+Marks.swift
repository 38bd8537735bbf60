import CFlipbookCairo
import FlipbookCanvas
import FlipbookPixels

extension Mark {
    /// Whether both are of one size and angle.
    fileprivate func isAlike(_ other: Mark) -> Bool {
        scale == other.scale && cosine == other.cosine && sine == other.sine
    }
}

/// What a small shape covers of the pixels around it, for each place between pixels.
///
/// Many copies of a shape that have one size and angle and differ in colour are painted from it several times as fast as by
/// drawing each.
final class MarkMasks {
    /// The number of copies from which masks are made for them: four for each of the 64 positions between pixels.
    private static let leastCount = 256
    /// Positions are rounded to 1/8 pixel, which moves an edge's coverage by 1/16 of its range at most.
    private static let steps = 1 << stepBits
    private static let stepBits = 3
    /// The most pixels along a side: masks of a larger shape take longer to make than its copies take to draw.
    private static let largestSide = 128.0

    private let shape: Path
    private let stroke: Stroke?
    private let left: Int
    private let top: Int
    private let width: Int
    private let height: Int
    private var masks: [Masks?]

    /// The masks for one place between pixels.
    private struct Masks {
        let inside: Picture
        let edge: Picture
        /// Inside and edge, one over the other.
        let both: Picture
    }

    /// nil where copies are few, large, of several sizes or aligned to pixels, or nothing of them would be seen.
    init?(of shape: Path, for marks: [Mark], stroke: Stroke?, measuringWith context: borrowing Context) {
        let isAligned = PixelSnapping(of: shape, .automatic, strokeWidth: stroke?.width ?? 0).applies
        guard let first = marks.first, marks.count >= Self.leastCount, first.isFinite,
            marks.allSatisfy({ $0.isAlike(first) || !$0.isFinite }), !isAligned || first.sine != 0
        else { return nil }
        var stroke = stroke
        stroke?.color = .black
        let shape = Mark(at: .zero, scale: first.scale, cosine: first.cosine, sine: first.sine, fill: nil, edge: nil)
            .path(of: shape)
        guard let box = context.extent(of: shape, fill: .black, stroke: stroke) else { return nil }
        let (left, top) = (box.minX.rounded(.down), box.minY.rounded(.down))
        let (width, height) = (box.maxX.rounded(.up) + 1 - left, box.maxY.rounded(.up) + 1 - top)
        guard max(width, height) <= Self.largestSide else { return nil }
        (self.left, self.top, self.width, self.height) = (Int(left), Int(top), Int(width), Int(height))
        (self.shape, self.stroke) = (shape, stroke)
        masks = [Masks?](repeating: nil, count: Self.steps * Self.steps)
    }

    /// Paints copies of the shape in their order.
    func paint(
        _ marks: [Mark], in clip: PixelArea, of bytes: UnsafeMutableRawBufferPointer, stride: Int
    ) {
        forEachMask(of: marks, in: clip) { mask, color, x, y in
            mask.paint(Raster.pixel(color), on: bytes, stride: stride, x: x, y: y, in: clip)
        }
    }

    /// Paints copies of the shape in their order with Cairo, within its clip.
    func paint(_ marks: [Mark], on context: borrowing Context) {
        let clip = PixelArea(context.clipBox, pad: 0)
        forEachMask(of: marks, in: clip) { mask, color, x, y in
            context.setSource(color)
            cairo_mask_surface(context.pointer, mask.surface.pointer, Double(x), Double(y))
        }
    }

    /// Calls `paint` with what a copy covers, its colour, and where the mask's corner lies.
    private func forEachMask(
        of marks: [Mark], in clip: PixelArea, _ paint: (borrowing Picture, Color, _ x: Int, _ y: Int) -> Void
    ) {
        let steps = Double(Self.steps)
        // What lies farther out isn't seen, and may be no whole number.
        let (least, most) = (-1e6, 1e6)
        for mark in marks where mark.isFinite {
            let (x, y) = ((mark.place.x * steps).rounded(), (mark.place.y * steps).rounded())
            guard x > least, x < most, y > least, y < most else { continue }
            let (column, row) = (Int(x), Int(y))
            let (atX, atY) = (column >> Self.stepBits + left, row >> Self.stepBits + top)
            guard atX < clip.x.upperBound, atX + width > clip.x.lowerBound, atY < clip.y.upperBound,
                atY + height > clip.y.lowerBound,
                let mask = masks(at: column & (Self.steps - 1), row & (Self.steps - 1))
            else { continue }
            if stroke != nil, let fill = mark.fill, fill.alpha == 1, mark.edge == fill {
                paint(mask.both, fill, atX, atY)
            } else {
                if let fill = mark.fill, fill.alpha > 0 { paint(mask.inside, fill, atX, atY) }
                if stroke != nil, let edge = mark.edge, edge.alpha > 0 { paint(mask.edge, edge, atX, atY) }
            }
        }
    }

    private func masks(at column: Int, _ row: Int) -> Masks? {
        let index = row * Self.steps + column
        if let known = masks[index] { return known }
        let (x, y) = (Double(column) / Double(Self.steps), Double(row) / Double(Self.steps))
        let moved = shape.moved(x: x - Double(left), y: y - Double(top))
        func mask(_ fill: Color?, _ stroke: Stroke?) throws(CanvasError) -> Picture {
            try Picture(of: moved, fill: fill, stroke: stroke, width: width, height: height)
        }
        masks[index] = try? Masks(inside: mask(.black, nil), edge: mask(nil, stroke), both: mask(.black, stroke))
        return masks[index]
    }
}

/// A path that is drawn once, on pixels of its own.
private final class Picture {
    let surface: Surface
    private let stride: Int
    private let width: Int
    private let height: Int

    /// Draws a path on transparent pixels.
    init(of path: Path, fill: Color?, stroke: Stroke?, width: Int, height: Int) throws(CanvasError) {
        surface = try Surface(pictureWidth: width, height: height)
        self.stride = Int(cairo_image_surface_get_stride(surface.pointer))
        (self.width, self.height) = (width, height)
        var painter = PathPainter()
        let isDrawn = painter.draw(
            path, fill: fill, stroke: stroke, snap: .never, in: PixelArea(x: 0..<width, y: 0..<height),
            of: UnsafeMutableRawBufferPointer(
                start: cairo_image_surface_get_data(surface.pointer), count: self.stride * height),
            stride: self.stride)
        cairo_surface_mark_dirty(surface.pointer)
        if !isDrawn { Context(drawingOn: surface).draw(path, fill: fill, stroke: stroke, snap: .never) }
        cairo_surface_flush(surface.pointer)
    }

    /// Paints a colour where there is something, with the corner of the picture at the corner of a pixel.
    ///
    /// - Parameter color: 0xAARRGGBB, multiplied by alpha.
    func paint(
        _ color: UInt32, on bytes: UnsafeMutableRawBufferPointer, stride: Int, x: Int, y: Int, in clip: PixelArea
    ) {
        let area = PixelArea(x: x..<x + width, y: y..<y + height)
        guard let seen = area.intersection(clip), let pixels = bytes.baseAddress,
            let mask = cairo_image_surface_get_data(surface.pointer)
        else { return }
        let (column, row) = (seen.x.lowerBound, seen.y.lowerBound)
        Coverage.paint(
            color, through: mask + (row - y) * self.stride + (column - x) * 4, maskStride: self.stride,
            width: seen.x.count, height: seen.y.count, on: pixels + row * stride + column * 4, stride: stride)
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

    private let picture: Picture
    private let left: Double
    private let top: Double

    /// nil where the shape is too large to be one.
    init?(of shape: Path, fill: Color?, stroke: Stroke?, in box: Rect) {
        left = box.minX.rounded(.down)
        top = box.minY.rounded(.down)
        let (width, height) = (box.maxX.rounded(.up) - left, box.maxY.rounded(.up) - top)
        guard width > 0, height > 0, max(width, height) <= Self.largestSide else { return nil }
        let moved = shape.map { [left, top] in Point(x: $0.x - left, y: $0.y - top) }
        guard
            let picture = try? Picture(of: moved, fill: fill, stroke: stroke, width: Int(width), height: Int(height))
        else { return nil }
        self.picture = picture
    }

    /// Paints the shape, its origin at the corner of a pixel.
    func paint(on context: borrowing Context, x: Double, y: Double) {
        cairo_set_source_surface(context.pointer, picture.surface.pointer, x + left, y + top)
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
