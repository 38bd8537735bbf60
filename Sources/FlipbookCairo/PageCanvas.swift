import CFlipbookCairo
import FlipbookCanvas

/// A canvas that is a page of a PDF or SVG file: lines stay lines and text stays text, at any size.
///
/// The file is written beside its place under another name and moved there by ``finish()``: it is there whole or not at
/// all. Text isn't fitted to pixels, so its extents differ a little from those of ``CairoCanvas``.
package final class PageCanvas: Canvas {
    /// The kind of file.
    package enum Format: Sendable { case pdf, svg }

    package let size: Size
    private let path: String
    private let temporaryPath: String
    private var isFinished = false
    private let surface: Surface
    private let context: Context
    private let text: TextEngine

    /// Begins a page.
    ///
    /// - Parameters:
    ///   - path: where the file will be; one that is there is replaced by ``finish()``.
    ///   - size: in pixels.
    ///   - dpi: how many pixels make an inch of the page.
    /// - Throws: ``CanvasError`` naming the path where the file can't be made there.
    package init(path: String, format: Format, size: Size, dpi: Double) throws {
        self.size = size
        self.path = path
        temporaryPath = temporaryName(beside: path)
        let scale = 72 / dpi
        let (width, height) = (size.width * scale, size.height * scale)
        surface = try Surface(
            owning: format == .pdf
                ? cairo_pdf_surface_create(temporaryPath, width, height)
                : cairo_svg_surface_create(temporaryPath, width, height),
            what: "\(path) can't be written")
        context = Context(drawingOn: surface)
        cairo_scale(context.pointer, scale, scale)
        text = try TextEngine(fitting: .none)
    }

    deinit {
        if isFinished { return }
        FontLock.hold { cairo_surface_finish(surface.pointer) }
        removeFile(temporaryPath)
    }

    /// Writes what is left of the page and moves the file to its place. Nothing is drawn after.
    ///
    /// - Throws: ``CanvasError`` naming the path, with the message of Cairo or the system; there is no new file then.
    package func finish() throws {
        precondition(!isFinished, "a page is finished once")
        FontLock.hold { cairo_surface_finish(surface.pointer) }
        let status = cairo_surface_status(surface.pointer)
        let failure = context.failure ?? (status == CAIRO_STATUS_SUCCESS ? nil : status.text)
        if let failure { throw CanvasError(.surface, "\(path) can't be written: \(failure)") }
        try moveFile(temporaryPath, to: path)
        isFinished = true
    }

    package func clear(_ color: Color) { context.clear(color) }

    package func draw(_ path: Path, fill: Color?, stroke: Stroke?, snap: Snap) {
        context.draw(path, fill: fill, stroke: stroke, snap: .never)
    }

    package func drawText(_ line: String, style: TextStyle, color: Color, at origin: Point, angle: Double) throws {
        guard origin.isWithinReach, angle.isFinite else { return }
        let line = try text.line(line, style: style)
        FontLock.hold {
            context.scoped {
                cairo_translate(context.pointer, origin.x, origin.y)
                cairo_rotate(context.pointer, -angle)
                context.setSource(color)
                line.show(on: context)
            }
        }
    }

    package func drawImage(_ image: Raster, in rect: Rect, interpolation: Raster.Interpolation) throws {
        try context.draw(image, in: rect, covering: rect, interpolation: interpolation)
    }

    package func withClip(_ rect: Rect, _ body: () throws -> Void) rethrows {
        try context.scoped {
            context.clip(rect)
            try body()
        }
    }

    package func withClip(_ path: Path, _ body: () throws -> Void) rethrows {
        try context.scoped {
            context.clip(path)
            try body()
        }
    }

    package func measure(_ line: String, style: TextStyle) throws -> TextExtent {
        try text.line(line, style: style).extent
    }
}
