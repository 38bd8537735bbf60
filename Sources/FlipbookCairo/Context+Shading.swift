import CFlipbookCairo
import FlipbookCanvas

extension Context {
    /// Fills a path with a shading.
    func fill(_ path: Path, with shading: Shading, _ snapping: PixelSnapping) {
        let path = path.isWithinReach ? path : path.withoutGaps()
        trace(path.isWithinReach ? path : path.clippedArea(), snapping)
        if let pattern = shading.pattern() {
            cairo_set_source(pointer, pattern)
            cairo_pattern_destroy(pattern)
        } else {
            setSource(shading.plainColor(in: path.bounds))
        }
        cairo_fill(pointer)
    }
}

extension Shading {
    /// How far from the canvas's corner the ends of a pattern may lie, in pixels: beyond, Cairo's numbers are too coarse.
    private static let reach = 1e6
    /// How many times as high as wide, or as wide as high, an ellipse may be.
    private static let stretch = 1e3
    /// The radii at which nothing is seen of the colours inside, in pixels.
    private static let least = 1e-3

    /// The colour in place of a pattern.
    fileprivate func plainColor(in box: Rect?) -> Color {
        if case .radial(_, let radii) = shape, min(radii.width, radii.height) <= Self.least {
            return stops.last?.color ?? .transparent
        }
        return color(at: Point(x: box?.midX ?? 0, y: box?.midY ?? 0))
    }

    /// Cairo's pattern, which the caller owns; nil where colours don't change on a canvas, or its numbers can't hold it.
    fileprivate func pattern() -> OpaquePointer? {
        func isNear(_ numbers: Double...) -> Bool { numbers.allSatisfy { abs($0) <= Self.reach } }
        let pattern: OpaquePointer?
        switch shape {
        case .linear(let start, let end):
            guard isNear(start.x, start.y, end.x, end.y), start != end else { return nil }
            pattern = cairo_pattern_create_linear(start.x, start.y, end.x, end.y)
        case .radial(let center, let radii):
            let ratio = radii.width / radii.height
            guard isNear(center.x, center.y, radii.width, radii.height), min(radii.width, radii.height) > Self.least,
                ratio < Self.stretch, ratio > 1 / Self.stretch
            else { return nil }
            pattern = cairo_pattern_create_radial(
                center.x, center.y * ratio, 0, center.x, center.y * ratio, radii.width)
            var matrix = cairo_matrix_t(xx: 1, yx: 0, xy: 0, yy: ratio, x0: 0, y0: 0)
            cairo_pattern_set_matrix(pattern, &matrix)
        }
        for stop in stops {
            let color = stop.color
            cairo_pattern_add_color_stop_rgba(pattern, stop.position, color.red, color.green, color.blue, color.alpha)
        }
        cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
        return pattern
    }
}
