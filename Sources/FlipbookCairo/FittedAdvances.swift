import CFlipbookCairo
import CFlipbookPango

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
