import CFlipbookPango
import FlipbookCanvas

/// A text style whose font is installed, as Pango wants it told.
final class Typeface {
    /// How far the font reaches over and under the baseline, and the gap that it asks for between lines, in pixels.
    let reach: Reach
    /// The file of the style's own font; nil where Pango has none.
    let file: FontFile?
    let description: OpaquePointer

    /// In pixels.
    private static let largestSize = 10_000.0

    /// Finds the font of a style.
    ///
    /// - Throws: ``CanvasError`` where no font of the family is installed, or none can be this large.
    init(_ style: TextStyle, fontMap: borrowing GObject, context: borrowing GObject) throws(CanvasError) {
        guard FontConfiguration.shared.contains(family: style.family) else {
            throw CanvasError(
                .missingFont,
                """
                no font of the family "\(style.family)" is installed; `fc-list : family` lists those that are
                """)
        }
        guard style.size > 0, style.size <= Self.largestSize else {
            throw CanvasError(
                .missingFont, "no font has the size \(style.size) px; give one of 0...\(Self.largestSize) px")
        }
        description = pango_font_description_new()
        pango_font_description_set_family(description, style.family)
        pango_font_description_set_absolute_size(description, style.size * Double(PANGO_SCALE))
        pango_font_description_set_weight(description, PangoWeight(UInt32(clamping: style.weight.value)))
        pango_font_description_set_style(description, style.slant.pango)
        let font = pango_font_map_load_font(fontMap.fontMap, context.pointer, description)
        defer { if let font { g_object_unref(font) } }
        reach = font.map { Self.reach(of: $0, size: style.size) } ?? Reach(ascent: style.size, descent: 0, lineGap: 0)
        file = font.map { FontFile($0) }
    }

    deinit { pango_font_description_free(description) }

    struct Reach {
        var ascent: Double
        var descent: Double
        var lineGap: Double
    }

    /// The typographic measures of the font's OS/2 table, which matplotlib goes by; where it has none, what Pango says.
    private static func reach(of font: UnsafeMutablePointer<PangoFont>, size: Double) -> Reach {
        let face = hb_font_get_face(pango_font_get_hb_font(font))
        let table = hb_face_reference_table(face, 0x4F53_2F32)
        defer { hb_blob_destroy(table) }
        var length: UInt32 = 0
        let bytes = UnsafeRawBufferPointer(start: hb_blob_get_data(table, &length), count: Int(length))
        guard bytes.count >= 74 else {
            let metrics = pango_font_get_metrics(font, nil)
            defer { pango_font_metrics_unref(metrics) }
            let ascent = Double(pango_font_metrics_get_ascent(metrics)) / Double(PANGO_SCALE)
            let descent = Double(pango_font_metrics_get_descent(metrics)) / Double(PANGO_SCALE)
            return Reach(ascent: ascent, descent: descent, lineGap: 0)
        }
        let scale = size / Double(hb_face_get_upem(face))
        func measure(at offset: Int) -> Double {
            Double(Int16(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int16.self))) * scale
        }
        return Reach(ascent: measure(at: 68), descent: -measure(at: 70), lineGap: measure(at: 72))
    }
}

extension TextStyle.Slant {
    fileprivate var pango: PangoStyle {
        switch self {
        case .normal: PANGO_STYLE_NORMAL
        case .italic: PANGO_STYLE_ITALIC
        case .oblique: PANGO_STYLE_OBLIQUE
        }
    }
}
