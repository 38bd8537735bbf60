import CFlipbookCairo
import CFlipbookPango
import FlipbookCanvas
import FlipbookFormula

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
    private let installed: FontSet
    /// The fonts of files, by their paths.
    private var filed: [String: FontSet] = [:]
    private let scratch: Surface
    /// The fonts of all lines so far.
    private(set) var fonts = FontUse()
    private var typefaces = BoundedCache<TextStyle, Typeface>(capacity: 64)
    private var lines = BoundedCache<LineKey, TextLine>(capacity: 512)
    private var masks = BoundedCache<MaskKey, TextMask>(capacity: 512)
    private var formulaGlyphs: FormulaGlyphs?

    init(fitting: Fitting) throws(CanvasError) {
        self.fitting = fitting
        installed = FontSet(.shared, fitting)
        scratch = try Surface(unbounded: ())
    }

    /// The line with its glyphs placed.
    func line(_ text: String, style: TextStyle) throws(CanvasError) -> TextLine {
        try line(LineKey(line: text, style: style))
    }

    /// Paints a line from its mask: made once, then copied.
    ///
    /// The place is rounded to 1/64 of a pixel. Nothing is painted at a place or angle that is not finite.
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
            guard !FormulaLayout.isFormula(key.line) else { return try formula(key, typeface) }
            let layout = GObject(owning: pango_layout_new(typeface.fonts.context.pointer))
            pango_layout_set_font_description(layout.pointer, typeface.description)
            if let features = typeface.features {
                let attributes = pango_attr_list_new()
                defer { pango_attr_list_unref(attributes) }
                pango_attr_list_insert(attributes, pango_attr_font_features_new(features))
                pango_layout_set_attributes(layout.pointer, attributes)
            }
            pango_layout_set_single_paragraph_mode(layout.pointer, 1)
            // Pango ends the text at a NUL, and draws other control characters as if a font lacked them.
            let text = key.line.replacing("\\$", with: "$")
            let omitted = Set(text.unicodeScalars.filter(\.isControl))
            let line =
                omitted.isEmpty
                ? text : String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.isControl }))
            pango_layout_set_text(layout.pointer, line, Int32(clamping: line.utf8.count))
            if fitting == .pixels { fitAdvances(of: pango_layout_get_line(layout.pointer, 0)) }
            return PlainLine(layout, omitted: omitted, typeface: typeface, scratch: scratch)
        }
    }

    /// The places of the glyphs and rules of a line with formulas.
    func formula(_ line: String, style: TextStyle) throws(CanvasError) -> FormulaLayout {
        try FontLock.hold { () throws(CanvasError) in
            try formulaLayout(LineKey(line: line, style: style), typeface(for: style))
        }
    }

    /// The lock is held.
    private func formula(_ key: LineKey, _ typeface: Typeface) throws(CanvasError) -> TextLine {
        let layout = try formulaLayout(key, typeface)
        let glyphs = formulaGlyphs ?? makeFormulaGlyphs()
        return FormulaLine(layout, glyphs, size: key.style.size, typeface: typeface, fitting: fitting, scratch: scratch)
    }

    /// The lock is held.
    private func formulaLayout(_ key: LineKey, _ typeface: Typeface) throws(CanvasError) -> FormulaLayout {
        let glyphs = formulaGlyphs ?? makeFormulaGlyphs()
        let measurer = glyphs.measurer(text: typeface.file, size: key.style.size)
        let result = Result { () throws(FormulaError) in
            try FormulaLayout(
                key.line, size: key.style.size, fonts: key.style.formulaFonts.fontSet, measurer: measurer)
        }
        if let failure = glyphs.takeFailure() { throw failure }
        do {
            return try result.get()
        } catch {
            throw CanvasError(.formula, error.description(in: key.line))
        }
    }

    private func makeFormulaGlyphs() -> FormulaGlyphs {
        let glyphs = FormulaGlyphs { [unowned self] style in
            FontLock.hold { Result { () throws(CanvasError) in try typeface(for: style).file } }
        }
        formulaGlyphs = glyphs
        return glyphs
    }

    /// The lock is held.
    private func typeface(for style: TextStyle) throws(CanvasError) -> Typeface {
        try typefaces.value(for: style) { () throws(CanvasError) in
            try Typeface(style, fonts: fonts(for: style))
        }
    }

    /// Where the fonts of a style are looked for. The lock is held.
    private func fonts(for style: TextStyle) throws(CanvasError) -> FontSet {
        guard let file = style.fontFile else { return installed }
        if let known = filed[file] { return known }
        let new = FontSet(try FontConfiguration.with(file: file), fitting)
        filed[file] = new
        return new
    }

    private static func split(_ position: Double) -> (whole: Double, fraction: Double) {
        let rounded = (position * steps).rounded() / steps
        let whole = rounded.rounded(.down)
        return (whole, rounded - whole)
    }
}

/// The fonts of a configuration, as Pango loads them for an engine.
final class FontSet {
    let configuration: FontConfiguration
    let map: GObject
    let context: GObject

    init(_ configuration: FontConfiguration, _ fitting: TextEngine.Fitting) {
        self.configuration = configuration
        map = GObject(owning: OpaquePointer(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)))
        pango_fc_font_map_set_config(map.pointer, configuration.pointer)
        context = GObject(owning: pango_font_map_create_context(map.fontMap))
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

/// Gives each glyph of a line the advance of its hinted outline, whole pixels, and leaves kerning as it is.
///
/// Pango's own rounding takes both together, and so sets letters up to a pixel too tight.
func fitAdvances(of line: UnsafeMutablePointer<PangoLayoutLine>?) {
    forEachRun(of: line) { $0.fitAdvances() }
}

/// The characters of a line that no font has, in the order of the line.
func charactersWithoutGlyph(in line: UnsafeMutablePointer<PangoLayoutLine>?) -> [Unicode.Scalar] {
    var characters: [Unicode.Scalar] = []
    forEachRun(of: line) { characters += $0.charactersWithoutGlyph }
    return characters
}

/// Calls `body` with each run of a line: glyphs of one font.
func forEachRun(of line: UnsafeMutablePointer<PangoLayoutLine>?, _ body: (PangoGlyphItem) -> Void) {
    var run = line?.pointee.runs
    while let node = run {
        body(node.pointee.data.assumingMemoryBound(to: PangoGlyphItem.self).pointee)
        run = node.pointee.next
    }
}

extension PangoGlyphItem {
    /// Glyphs from here on are no outlines of the font: "nothing", and boxes with the code of a character that no font
    /// has.
    private static let firstSpecialGlyph: PangoGlyph = 0x0FFF_FFFF
    /// Set in the glyph of a character that no font has; the rest of the glyph is the character's code.
    private static let unknownFlag: PangoGlyph = 0x1000_0000

    /// The characters that no font has.
    fileprivate var charactersWithoutGlyph: [Unicode.Scalar] {
        guard let glyphs else { return [] }
        return (0..<Int(glyphs.pointee.num_glyphs)).compactMap { index in
            let glyph = glyphs.pointee.glyphs[index].glyph
            return glyph & Self.unknownFlag == 0 ? nil : Unicode.Scalar(glyph & ~Self.unknownFlag)
        }
    }

    fileprivate func fitAdvances() {
        guard let font = item.pointee.analysis.font, let glyphs else { return }
        let scaledFont = pango_cairo_font_get_scaled_font(OpaquePointer(font))
        let shapingFont = pango_font_get_hb_font(font)
        for index in 0..<Int(glyphs.pointee.num_glyphs) {
            let glyph = glyphs.pointee.glyphs[index]
            guard glyph.glyph < Self.firstSpecialGlyph, glyph.geometry.width != 0 else { continue }
            var alone = cairo_glyph_t(index: UInt(glyph.glyph), x: 0, y: 0)
            var extents = cairo_text_extents_t()
            cairo_scaled_font_glyph_extents(scaledFont, &alone, 1, &extents)
            let fitted = Int32(extents.x_advance * Double(PANGO_SCALE))
            glyphs.pointee.glyphs[index].geometry.width +=
                fitted - hb_font_get_glyph_h_advance(shapingFont, glyph.glyph)
        }
    }
}

/// A dictionary that forgets what was not asked for lately.
///
/// It has two halves: what is asked for moves to the young one; when that is full, it becomes the old one, and what the
/// old one still held is gone. Finding and storing take constant time.
struct BoundedCache<Key: Hashable, Value> {
    private let capacity: Int
    private var young: [Key: Value] = [:]
    private var old: [Key: Value] = [:]

    /// Keeps at least the last `capacity` values, at most twice as many.
    init(capacity: Int) { self.capacity = capacity }

    /// The value of this key; made, and kept, where it isn't there.
    mutating func value<Failure: Error>(for key: Key, make: () throws(Failure) -> Value) throws(Failure) -> Value {
        if let value = young[key] { return value }
        let value = if let value = old[key] { value } else { try make() }
        if young.count >= capacity {
            old = young
            young.removeAll(keepingCapacity: true)
        }
        young[key] = value
        return value
    }
}
