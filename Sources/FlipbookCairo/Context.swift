import CFlipbookCairo
import FlipbookCanvas

/// Owns a Cairo drawing context.
///
/// Every drawing sets all of the state that it looks at, so nothing of an earlier one shows in a later one; what
/// can't be set back (the clip, the transformation) is changed inside ``scoped(_:)`` only.
struct Context: ~Copyable {
    let pointer: OpaquePointer

    /// A context that draws on the surface, which it keeps alive.
    init(drawingOn surface: borrowing Surface) {
        pointer = cairo_create(surface.pointer)
    }

    deinit { cairo_destroy(pointer) }

    /// What went wrong since the context was made, if anything did: Cairo draws nothing from then on.
    var failure: String? {
        let status = cairo_status(pointer)
        return status == CAIRO_STATUS_SUCCESS ? nil : status.text
    }

    /// Does something and then puts clip and transformation back.
    func scoped<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
        cairo_save(pointer)
        defer { cairo_restore(pointer) }
        try body()
    }

    /// Cuts off what is drawn outside a rectangle, until the end of the scope.
    func clip(_ rect: Rect) {
        cairo_new_path(pointer)
        cairo_rectangle(pointer, rect.x, rect.y, max(rect.width, 0), max(rect.height, 0))
        cairo_clip(pointer)
    }

    /// The box outside of which nothing is drawn.
    var clipBox: Rect {
        var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)
        cairo_clip_extents(pointer, &left, &top, &right, &bottom)
        return Rect(x: left, y: top, width: right - left, height: bottom - top)
    }

    /// Cuts off what is drawn outside the area of a path, until the end of the scope.
    func clip(_ path: Path) {
        trace(path.isWithinReach ? path : path.withoutGaps().clippedArea(), .none)
        cairo_clip(pointer)
    }

    /// Moves and turns what is drawn next.
    func transform(by matrix: cairo_matrix_t) {
        var matrix = matrix
        cairo_transform(pointer, &matrix)
    }

    /// Paints all that isn't clipped, replacing what is there.
    func clear(_ color: Color) {
        setSource(color)
        cairo_set_operator(pointer, CAIRO_OPERATOR_SOURCE)
        cairo_paint(pointer)
        cairo_set_operator(pointer, CAIRO_OPERATOR_OVER)
    }

    /// Fills and then strokes a path, aligned to whole pixels or not.
    ///
    /// A point that is not finite leaves a gap, and what lies too far out for Cairo's numbers is cut off.
    func draw(_ path: Path, fill: Color?, stroke: Stroke?, snap: Snap) {
        let fill = fill.flatMap { $0.alpha > 0 ? $0 : nil }
        let stroke = stroke.flatMap { $0.isVisible ? $0 : nil }
        let snapping = PixelSnapping(of: path, snap, strokeWidth: stroke?.width ?? 0)
        let path = path.isWithinReach ? path : path.withoutGaps()
        let isWithinReach = path.isWithinReach
        if let fill {
            trace(isWithinReach ? path : path.clippedArea(), snapping)
            self.fill(fill)
        }
        if let stroke {
            trace(isWithinReach ? path : path.clippedLines(), snapping)
            self.stroke(stroke)
        }
    }

    /// The colour of everything that is painted next.
    func setSource(_ color: Color) {
        cairo_set_source_rgba(pointer, color.red, color.green, color.blue, color.alpha)
    }

    private func fill(_ color: Color) {
        setSource(color)
        cairo_fill(pointer)
    }

    private func stroke(_ stroke: Stroke) {
        let stroke = stroke.withoutFinestDashes
        setSource(stroke.color)
        setPen(stroke)
        cairo_stroke(pointer)
    }

    /// The width, ends, corners and dashes of the line that is drawn or measured next.
    func setPen(_ stroke: Stroke) {
        cairo_set_line_width(pointer, stroke.width)
        cairo_set_line_cap(pointer, stroke.cap.cairo)
        cairo_set_line_join(pointer, stroke.join.cairo)
        cairo_set_dash(pointer, stroke.dashes, Int32(stroke.dashes.count), stroke.dashOffset)
    }

    /// Makes a path the one that is filled, stroked or measured next.
    func trace(_ path: Path, _ snapping: PixelSnapping) {
        cairo_new_path(pointer)
        for element in path.elements {
            switch element {
            case .move(let point):
                let point = snapping(point)
                cairo_move_to(pointer, point.x, point.y)
            case .line(let point):
                let point = snapping(point)
                cairo_line_to(pointer, point.x, point.y)
            case .curve(let control1, let control2, to: let point):
                let (control1, control2, point) = (snapping(control1), snapping(control2), snapping(point))
                cairo_curve_to(pointer, control1.x, control1.y, control2.x, control2.y, point.x, point.y)
            case .close:
                cairo_close_path(pointer)
            }
        }
    }
}

extension Stroke {
    /// Dashes shorter than this many pixels, gap included, can't be told from an even line.
    private static let finestPeriod = 0.25

    /// The same line, even and as light in all as dashes make it that nobody can see: to draw each would take for ever.
    var withoutFinestDashes: Stroke {
        let period = dashes.reduce(0, +)
        guard period > 0, period < Self.finestPeriod, dashes.allSatisfy({ $0 >= 0 }) else { return self }
        // A list of odd length is gone through twice, ink and gap changing places.
        let ink =
            dashes.count % 2 == 1 ? period / 2 : stride(from: 0, to: dashes.count, by: 2).reduce(0) { $0 + dashes[$1] }
        var even = self
        even.dashes = []
        even.color.alpha *= ink / period
        return even
    }
}

extension Stroke {
    /// Whether anything shows. A width that is not finite would make Cairo fail.
    var isVisible: Bool {
        width > 0 && width.isFinite && color.alpha > 0
    }
}

extension Stroke.Cap {
    fileprivate var cairo: cairo_line_cap_t {
        switch self {
        case .butt: CAIRO_LINE_CAP_BUTT
        case .round: CAIRO_LINE_CAP_ROUND
        case .projecting: CAIRO_LINE_CAP_SQUARE
        }
    }
}

extension Stroke.Join {
    fileprivate var cairo: cairo_line_join_t {
        switch self {
        case .miter: CAIRO_LINE_JOIN_MITER
        case .round: CAIRO_LINE_JOIN_ROUND
        case .bevel: CAIRO_LINE_JOIN_BEVEL
        }
    }
}

extension Context {
    /// Draws a picture stretched over a rectangle, and seen in all of a second one: `rect` with its edges rounded.
    func draw(
        _ image: Raster, in rect: Rect, covering visible: Rect, interpolation: Raster.Interpolation
    ) throws(CanvasError) {
        let corners = [rect.minX, rect.minY, rect.maxX, rect.maxY]
        guard rect.width > 0, rect.height > 0, image.width > 0, image.height > 0, corners.allSatisfy(\.isFinite) else {
            return
        }
        guard max(image.width, image.height) <= 32_767 else {
            throw CanvasError(
                .surface,
                "an image of \(image.width)x\(image.height) can't be drawn; give at most 32767 columns and rows")
        }
        var pixels = image.pixels
        var failure: CanvasError?
        pixels.withUnsafeMutableBytes { bytes in
            do throws(CanvasError) {
                try paint(bytes, of: image, in: rect, covering: visible, interpolation: interpolation)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    private func paint(
        _ bytes: UnsafeMutableRawBufferPointer, of image: Raster, in rect: Rect, covering visible: Rect,
        interpolation: Raster.Interpolation
    ) throws(CanvasError) {
        let (width, height) = (Int32(image.width), Int32(image.height))
        let surface = try Surface(
            owning: cairo_image_surface_create_for_data(
                bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), CAIRO_FORMAT_ARGB32, width, height, 4 * width),
            what: "an image of \(image.width)x\(image.height) can't be drawn")
        // A page keeps what it was given until it is written: finishing makes it take a copy.
        defer { cairo_surface_finish(surface.pointer) }
        scoped {
            clip(visible)
            cairo_translate(pointer, rect.x, rect.y)
            cairo_scale(pointer, rect.width / Double(image.width), rect.height / Double(image.height))
            cairo_set_source_surface(pointer, surface.pointer, 0, 0)
            let source = cairo_get_source(pointer)
            cairo_pattern_set_filter(source, interpolation == .nearest ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR)
            cairo_pattern_set_extend(source, CAIRO_EXTEND_PAD)
            cairo_paint(pointer)
        }
    }
}

/// Owns a Cairo surface.
struct Surface: ~Copyable {
    let pointer: OpaquePointer

    /// Takes over a surface that Cairo made, good or not.
    ///
    /// - Throws: ``CanvasError`` with Cairo's message, where the surface could not be made.
    init(owning pointer: OpaquePointer?, what: @autoclosure () -> String) throws(CanvasError) {
        guard let pointer else { throw CanvasError(.surface, "\(what()): out of memory") }
        let status = cairo_surface_status(pointer)
        guard status == CAIRO_STATUS_SUCCESS else {
            cairo_surface_destroy(pointer)
            throw CanvasError(.surface, "\(what()): \(status.text)")
        }
        self.pointer = pointer
    }

    /// Coverage without colour, one byte a pixel, nothing covered.
    init(maskWidth width: Int, height: Int) throws(CanvasError) {
        try self.init(
            owning: cairo_image_surface_create(CAIRO_FORMAT_A8, Int32(clamping: width), Int32(clamping: height)),
            what: "a text of \(width)x\(height) pixels can't be drawn")
    }

    /// Colours and alpha, all transparent.
    init(pictureWidth width: Int, height: Int) throws(CanvasError) {
        try self.init(
            owning: cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(clamping: width), Int32(clamping: height)),
            what: "a text of \(width)x\(height) pixels can't be drawn")
    }

    /// No pixels and no edges: Cairo leaves out glyphs that lie far outside a surface, even of a path that is only traced.
    init(unbounded: Void = ()) throws(CanvasError) {
        try self.init(
            owning: cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nil), what: "text can't be measured")
    }

    deinit { cairo_surface_destroy(pointer) }
}

extension cairo_status_t {
    /// Cairo's own words.
    var text: String { String(cString: cairo_status_to_string(self)) }
}
