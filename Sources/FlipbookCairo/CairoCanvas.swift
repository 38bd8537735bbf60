import CFlipbookCairo
import FlipbookCanvas
import FlipbookFormula
import FlipbookPixels

/// A canvas of pixels; made once and drawn on frame after frame.
///
/// Paths are drawn by ``PathPainter``; text, set with Pango, images, and what is clipped by a path are drawn with Cairo.
///
/// The same drawing gives the same bytes, whatever was drawn before. Text that was drawn before is cheap: its layout
/// and its pixels are kept. A canvas belongs to one thread at a time; several canvases may draw at once.
package final class CairoCanvas: RestorableCanvas, MarkCanvas, ColorPathCanvas, ShadingCanvas {
    private var pixels: PixelBuffer
    private var kept: PixelBuffer?
    private let surface: Surface
    private let context: Context
    private let text: TextEngine
    /// Sets the text whose outlines are asked for; nil until some are.
    private var outlines: TextEngine?
    private var painter = PathPainter()
    /// The pixels that aren't cut off, where they are a rectangle; nil within a clip of another shape.
    private var clip: PixelArea?

    /// A canvas that draws into these pixels, over what they hold.
    ///
    /// - Throws: ``CanvasError`` where Cairo can't make a surface of them.
    package init(_ pixels: consuming PixelBuffer) throws {
        text = try TextEngine(fitting: .pixels)
        let format = pixels.format == .opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32
        let (width, height, stride) = (Int32(pixels.width), Int32(pixels.height), Int32(pixels.stride))
        surface = try Surface(
            owning: pixels.withUnsafeMutableBytes { bytes in
                cairo_image_surface_create_for_data(
                    bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), format, width, height, stride)
            },
            what: "a canvas of \(width)x\(height) pixels can't be made")
        context = Context(drawingOn: surface)
        clip = PixelArea(x: 0..<pixels.width, y: 0..<pixels.height)
        self.pixels = pixels
    }

    /// A canvas of its own pixels: black where it is opaque, else transparent.
    ///
    /// - Precondition: both sides are 1...``PixelBuffer/maximumSide``.
    package convenience init(width: Int, height: Int, format: PixelBuffer.Format = .opaque) throws {
        try self.init(PixelBuffer(width: width, height: height, format: format))
    }

    deinit { cairo_surface_finish(surface.pointer) }

    package var size: Size { Size(width: Double(pixels.width), height: Double(pixels.height)) }

    /// Everything that was drawn so far, to read.
    ///
    /// - Throws: ``CanvasError`` where something could not be drawn, and what `body` throws.
    package func withPixels<Result>(_ body: (borrowing PixelBuffer) throws -> Result) throws -> Result {
        cairo_surface_flush(surface.pointer)
        if let failure = context.failure {
            throw CanvasError(.surface, "the canvas of \(pixels.width)x\(pixels.height) pixels: \(failure)")
        }
        return try body(pixels)
    }

    package func keep() {
        cairo_surface_flush(surface.pointer)
        var copy = kept.take() ?? PixelBuffer(width: pixels.width, height: pixels.height, format: pixels.format)
        pixels.withUnsafeBytes { source in copy.withUnsafeMutableBytes { $0.copyMemory(from: source) } }
        kept = consume copy
    }

    package func restore(_ areas: [PixelArea]) {
        guard let copy = kept.take() else { return }
        cairo_surface_flush(surface.pointer)
        let stride = pixels.stride
        copy.withUnsafeBytes { source in
            pixels.withUnsafeMutableBytes { target in
                for area in areas {
                    for row in area.y {
                        let bytes = row * stride + area.x.lowerBound * 4..<row * stride + area.x.upperBound * 4
                        UnsafeMutableRawBufferPointer(rebasing: target[bytes])
                            .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[bytes]))
                    }
                }
            }
        }
        cairo_surface_mark_dirty(surface.pointer)
        kept = consume copy
    }

    package func clear(_ color: Color) { context.clear(color) }

    package func draw(_ path: Path, fill: Color?, stroke: Stroke?, snap: Snap) {
        if fill == nil, let stroke, snap != .always, let line = DenseLine(path, stroke: stroke, clip: context.clipBox) {
            line.paint(on: context, color: stroke.color)
        } else if !drawByCoverage(path, fill: fill, stroke: stroke, snap: snap) {
            context.draw(path, fill: fill, stroke: stroke, snap: snap)
        }
    }

    package func draw(_ path: Path, shading: Shading, stroke: Stroke?, snap: Snap) {
        let width = stroke.flatMap { $0.isVisible ? $0.width : nil } ?? 0
        context.fill(path, with: shading, PixelSnapping(of: path, snap, strokeWidth: width))
        if let stroke { draw(path, fill: nil, stroke: stroke, snap: snap) }
    }

    /// Draws a path without Cairo.
    ///
    /// - Returns: whether it is drawn: what is clipped by a path is Cairo's.
    private func drawByCoverage(_ path: Path, fill: Color?, stroke: Stroke?, snap: Snap) -> Bool {
        guard let clip else { return false }
        return withBytes { bytes, stride in
            painter.draw(path, fill: fill, stroke: stroke, snap: snap, in: clip, of: bytes, stride: stride)
        }
    }

    /// Calls `body` with all pixels, to be changed without Cairo, and the bytes from one row to the next.
    private func withBytes<Result>(_ body: (UnsafeMutableRawBufferPointer, Int) -> Result) -> Result {
        cairo_surface_flush(surface.pointer)
        defer { cairo_surface_mark_dirty(surface.pointer) }
        let stride = pixels.stride
        return pixels.withUnsafeMutableBytes { body($0, stride) }
    }

    /// Draws a shape at many places: painted once, then copied to whole pixels.
    package func draw(_ shape: Path, at points: [Point], fill: Color?, stroke: Stroke?, snap: Snap) {
        context.draw(shape, at: points, fill: fill, stroke: stroke, snap: snap)
    }

    package func drawMarks(_ shape: Path, as marks: [Mark], stroke: Stroke?) {
        let masks = MarkMasks(of: shape, for: marks, stroke: stroke, measuringWith: context)
        guard let clip else {
            return masks?.paint(marks, on: context) ?? drawOneByOne(shape, as: marks, stroke: stroke)
        }
        if let masks {
            return withBytes { masks.paint(marks, in: clip, of: $0, stride: $1) }
        }
        var rest = marks[...]
        while !rest.isEmpty {
            let count = withBytes { bytes, stride in
                painter.draw(shape, as: rest, stroke: stroke, in: clip, of: bytes, stride: stride)
            }
            rest = rest.dropFirst(count)
            drawOneByOne(shape, as: rest.prefix(1), stroke: stroke)
            rest = rest.dropFirst()
        }
    }

    package func drawColorPath(_ path: ColorPath) {
        guard let clip else { return context.draw(path) }
        withBytes { ColorPathPainter.draw(path, in: clip, of: $0, stride: $1) }
    }

    package func drawText(_ line: String, style: TextStyle, color: Color, at origin: Point, angle: Double) throws {
        try text.paint(line, style: style, color: color, at: origin, angle: angle, on: context)
    }

    package func drawImage(_ image: Raster, in rect: Rect, interpolation: Raster.Interpolation) throws {
        try context.draw(image, in: rect, covering: rect.rounded, interpolation: interpolation)
    }

    /// Draws with everything outside `rect`, its edges rounded to whole pixels, cut off.
    package func withClip(_ rect: Rect, _ body: () throws -> Void) rethrows {
        let rounded = rect.rounded
        try withClip(clip.map { $0.intersection(rounded.pixels) ?? .empty }) {
            try context.scoped {
                context.clip(rounded)
                try body()
            }
        }
    }

    package func withClip(_ path: Path, _ body: () throws -> Void) rethrows {
        try withClip(nil) {
            try context.scoped {
                context.clip(path)
                try body()
            }
        }
    }

    private func withClip(_ clip: PixelArea?, _ body: () throws -> Void) rethrows {
        let outer = self.clip
        self.clip = clip
        defer { self.clip = outer }
        try body()
    }

    /// The fonts of all texts that were measured and drawn so far. With ``Fonts/libraries`` they decide how text looks.
    package var fonts: FontUse {
        var fonts = text.fonts
        if let outlines { fonts.formUnion(outlines.fonts) }
        return fonts
    }

    /// The fonts of one line of text in a style. Cheap where it was measured before.
    ///
    /// - Throws: ``CanvasError`` where the style's font isn't installed.
    package func fonts(of line: String, style: TextStyle) throws -> FontUse { try text.line(line, style: style).fonts }

    /// The places of the glyphs and rules of a line with formulas.
    ///
    /// - Throws: ``CanvasError`` where the style's font isn't installed, or a formula can't be read.
    package func formula(_ line: String, style: TextStyle) throws -> FormulaLayout {
        try text.formula(line, style: style)
    }

    package func outline(of line: String, style: TextStyle) throws -> Path {
        let engine = try outlines ?? TextEngine(fitting: .none)
        outlines = engine
        return try engine.line(line, style: style).path
    }

    package func measure(_ line: String, style: TextStyle) throws -> TextExtent {
        try text.line(line, style: style).extent
    }
}

extension Rect {
    /// The pixels of a rectangle whose edges lie between them.
    fileprivate var pixels: PixelArea {
        // Far beyond any canvas, for infinite values and NaN too.
        func whole(_ value: Double) -> Int { Int(max(min(value, 1e6), -1e6)) }
        guard width > 0, height > 0 else { return .empty }
        return PixelArea(x: whole(minX)..<whole(maxX), y: whole(minY)..<whole(maxY))
    }

    /// The edges at whole pixels, a half up, as matplotlib rounds its clips.
    fileprivate var rounded: Rect {
        let left = (minX + 0.5).rounded(.down)
        let top = (minY + 0.5).rounded(.down)
        return Rect(
            x: left, y: top, width: (maxX + 0.5).rounded(.down) - left, height: (maxY + 0.5).rounded(.down) - top)
    }
}
