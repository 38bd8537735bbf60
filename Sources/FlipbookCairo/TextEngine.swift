import CFlipbookCairo
import CFlipbookPango
import FlipbookCanvas

/// Lays out, measures and draws lines of text, each once for as long as it is used.
///
/// Each engine has a font map of its own, so that engines on different threads share nothing but what ``FontLock`` guards.
final class TextEngine {
    /// What the glyphs are fitted to.
    enum Fitting {
        /// Pixels: outlines hinted as FreeType does by itself, advances of whole pixels, as matplotlib's Agg has them.
        case pixels
        /// Nothing: outlines and advances as the font's designer drew them, for a page.
        case none
    }

    private struct LineKey: Hashable {
        var line: String
        var style: TextStyle
    }

    private struct MaskKey: Hashable {
        var line: LineKey
        var angle: Double
        var offset: Point
    }

    /// A line's start is placed to this fraction of a pixel, as in FreeType.
    private static let steps = 64.0

    private let fitting: Fitting
    private let fontMap: GObject
    private let context: GObject
    private let scratch: Surface
    /// The fonts of all lines so far.
    private(set) var fonts = FontUse()
    private var typefaces = BoundedCache<TextStyle, Typeface>(capacity: 64)
    private var lines = BoundedCache<LineKey, TextLine>(capacity: 512)
    private var masks = BoundedCache<MaskKey, TextMask>(capacity: 512)

    init(fitting: Fitting) throws(CanvasError) {
        self.fitting = fitting
        fontMap = GObject(owning: OpaquePointer(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)))
        pango_fc_font_map_set_config(fontMap.pointer, FontConfiguration.shared.pointer)
        context = GObject(owning: pango_font_map_create_context(fontMap.fontMap))
        let options = cairo_font_options_create()
        defer { cairo_font_options_destroy(options) }
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        cairo_font_options_set_subpixel_order(options, CAIRO_SUBPIXEL_ORDER_DEFAULT)
        cairo_font_options_set_hint_style(options, fitting == .pixels ? CAIRO_HINT_STYLE_FULL : CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(
            options, fitting == .pixels ? CAIRO_HINT_METRICS_ON : CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context.pointer, options)
        pango_context_set_language(context.pointer, pango_language_from_string("en"))
        pango_context_set_round_glyph_positions(context.pointer, 0)
        scratch = try Surface(unbounded: ())
    }

    /// The line with its glyphs placed.
    func line(_ text: String, style: TextStyle) throws(CanvasError) -> TextLine {
        try line(LineKey(line: text, style: style))
    }

    /// Paints a line from its mask: made once, then copied.
    ///
    /// The place is taken to 1/64 of a pixel. Nothing is painted at a place or angle that is no number.
    func paint(
        _ text: String, style: TextStyle, color: Color, at origin: Point, angle: Double, on target: borrowing Context
    ) throws(CanvasError) {
        guard origin.isWithinReach, angle.isFinite else { return }
        let key = LineKey(line: text, style: style)
        let (x, y) = (Self.split(origin.x), Self.split(origin.y))
        let mask = try masks.value(
            for: MaskKey(line: key, angle: angle, offset: Point(x: x.fraction, y: y.fraction))
        ) { () throws(CanvasError) in
            var transform = cairo_matrix_t()
            cairo_matrix_init_translate(&transform, x.fraction, y.fraction)
            cairo_matrix_rotate(&transform, -angle)
            return try TextMask(line(key), transform)
        }
        mask.paint(on: target, color: color, x: x.whole, y: y.whole)
    }

    private func line(_ key: LineKey) throws(CanvasError) -> TextLine {
        try lines.value(for: key) { () throws(CanvasError) in
            let line = try lay(key)
            fonts.formUnion(line.fonts)
            return line
        }
    }

    private func lay(_ key: LineKey) throws(CanvasError) -> TextLine {
        try FontLock.hold { () throws(CanvasError) in
            let typeface = try typeface(for: key.style)
            let layout = GObject(owning: pango_layout_new(context.pointer))
            pango_layout_set_font_description(layout.pointer, typeface.description)
            pango_layout_set_single_paragraph_mode(layout.pointer, 1)
            // Pango ends the text at a NUL, and draws other control characters as if a font lacked them.
            let omitted = Set(key.line.unicodeScalars.filter(\.isControl))
            let line =
                omitted.isEmpty
                ? key.line : String(String.UnicodeScalarView(key.line.unicodeScalars.filter { !$0.isControl }))
            pango_layout_set_text(layout.pointer, line, Int32(clamping: line.utf8.count))
            if fitting == .pixels { fitAdvances(of: pango_layout_get_line(layout.pointer, 0)) }
            return TextLine(layout, omitted: omitted, typeface: typeface, scratch: scratch)
        }
    }

    /// The lock is held.
    private func typeface(for style: TextStyle) throws(CanvasError) -> Typeface {
        try typefaces.value(for: style) { () throws(CanvasError) in
            try Typeface(style, fontMap: fontMap, context: context)
        }
    }

    private static func split(_ position: Double) -> (whole: Double, fraction: Double) {
        let rounded = (position * steps).rounded() / steps
        let whole = rounded.rounded(.down)
        return (whole, rounded - whole)
    }
}

extension Unicode.Scalar {
    /// Whether the character has no look: a line break or another control character, but for a tab.
    fileprivate var isControl: Bool {
        switch properties.generalCategory {
        case .control: self != "\t"
        case .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
