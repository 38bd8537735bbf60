import CFlipbookCairo
import FlipbookCanvas

/// A canvas that is a page of a PDF or SVG file: lines stay lines and text stays text, at any size.
///
/// The file is made in memory. Text isn't fitted to pixels, so its extents differ a little from those of ``CairoCanvas``.
package final class PageCanvas: ScalableCanvas, ShadingCanvas {
    /// The kind of file.
    package enum Format: Sendable { case pdf, svg }

    package let size: Size
    private let file = FileInMemory()
    private let surface: Surface
    private let context: Context
    private let text: TextEngine

    /// Begins a page.
    ///
    /// - Parameters:
    ///   - size: in pixels.
    ///   - dpi: how many pixels make an inch of the page.
    /// - Throws: ``CanvasError`` where Cairo can't make a page of this size.
    package init(format: Format, size: Size, dpi: Double) throws {
        self.size = size
        // Nothing may throw once there is a surface: it writes to the file until it goes.
        text = try TextEngine(fitting: .none)
        let scale = 72 / dpi
        let (width, height) = (size.width * scale, size.height * scale)
        let make = format == .pdf ? cairo_pdf_surface_create_for_stream : cairo_svg_surface_create_for_stream
        surface = try Surface(
            owning: make(FileInMemory.append, Unmanaged.passUnretained(file).toOpaque(), width, height),
            what: "a page of \(size.width)x\(size.height) pixels can't be made")
        context = Context(drawingOn: surface)
        cairo_scale(context.pointer, scale, scale)
    }

    // The surface writes its end when it goes, so it must go before the file.
    deinit { FontLock.hold { cairo_surface_finish(surface.pointer) } }

    /// Ends the page. Nothing is drawn after.
    ///
    /// - Returns: the whole file.
    /// - Throws: ``CanvasError`` with the message of Cairo.
    package func finish() throws -> [UInt8] {
        FontLock.hold { cairo_surface_finish(surface.pointer) }
        let status = cairo_surface_status(surface.pointer)
        let failure = context.failure ?? (status == CAIRO_STATUS_SUCCESS ? nil : status.text)
        if let failure { throw CanvasError(.surface, "the page can't be drawn: \(failure)") }
        return file.bytes
    }

    package func clear(_ color: Color) { context.clear(color) }

    package func draw(_ path: Path, fill: Color?, stroke: Stroke?, snap: Snap) {
        context.draw(path, fill: fill, stroke: stroke, snap: .never)
    }

    package func draw(_ path: Path, shading: Shading, stroke: Stroke?, snap: Snap) {
        context.fill(path, with: shading, .none)
        if let stroke { context.draw(path, fill: nil, stroke: stroke, snap: .never) }
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

    package func outline(of line: String, style: TextStyle) throws -> Path { try text.line(line, style: style).path }

    package func measure(_ line: String, style: TextStyle) throws -> TextExtent {
        try text.line(line, style: style).extent
    }
}

/// What Cairo has written of a file.
private final class FileInMemory {
    private(set) var bytes: [UInt8] = []

    /// Cairo's `cairo_write_func_t`: adds bytes to the file that `target` points to.
    static let append: cairo_write_func_t = { target, bytes, count in
        guard let target else { return CAIRO_STATUS_WRITE_ERROR }
        let file = Unmanaged<FileInMemory>.fromOpaque(target).takeUnretainedValue()
        file.bytes += UnsafeBufferPointer(start: bytes, count: Int(count))
        return CAIRO_STATUS_SUCCESS
    }
}
