import CFlipbookCairo
import FlipbookCanvas

/// Owns a Cairo surface.
struct Surface: ~Copyable {
    let pointer: OpaquePointer

    /// Takes over a surface that Cairo made, good or not.
    ///
    /// - Throws: ``CanvasError`` with what Cairo says, where the surface could not be made.
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
