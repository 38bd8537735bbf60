import CFlipbookCairo
import FlipbookCanvas

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
