import CFlipbookCairo
import CFlipbookPango
import FlipbookCanvas

/// A text style whose font is installed, in the form that Pango reads.
final class Typeface {
    /// How far the font reaches over and under the baseline, and the gap that it asks for between lines, in pixels.
    let reach: Reach
    /// The file of the style's own font; nil where Pango has none.
    let file: FontFile?
    let description: OpaquePointer

    /// In pixels.
    private static let largestSize = 10_000.0

    /// Where fonts are looked for: those that are installed, and those of the style's file.
    let fonts: FontSet
    /// The OpenType features, in the form that Pango reads; nil for those that the font itself turns on.
    let features: String?

    /// Finds the font of a style.
    ///
    /// - Throws: ``CanvasError`` where no font of the family is installed, the file is no font, none can be this large, or a
    ///   feature has no tag.
    init(_ style: TextStyle, fonts: FontSet) throws(CanvasError) {
        self.fonts = fonts
        features = try style.featureList
        guard style.fontFile != nil || fonts.configuration.contains(family: style.family) else {
            throw style.missing("no font")
        }
        guard style.size > 0, style.size <= Self.largestSize else {
            throw CanvasError(
                .missingFont, "no font has the size \(style.size) px; give one of 0...\(Self.largestSize) px")
        }
        description = pango_font_description_new()
        pango_font_description_set_family(
            description, style.fontFile == nil ? style.family : FontConfiguration.familyOfFile)
        pango_font_description_set_absolute_size(description, style.size * Double(PANGO_SCALE))
        pango_font_description_set_weight(description, PangoWeight(UInt32(clamping: style.weight.value)))
        pango_font_description_set_style(description, style.slant.pango)
        pango_font_description_set_stretch(description, style.stretch.pango)
        if style.hasSmallCaps { pango_font_description_set_variant(description, PANGO_VARIANT_SMALL_CAPS) }
        let font = pango_font_map_load_font(fonts.map.fontMap, fonts.context.pointer, description)
        defer { if let font { g_object_unref(font) } }
        if style.isDejaVu, let font { try Self.check(font, is: style) }
        reach = font.map { Self.reach(of: $0, size: style.size) } ?? Reach(ascent: style.size, descent: 0, lineGap: 0)
        file = font.map { FontFile($0) }
    }

    deinit { pango_font_description_free(description) }

    /// Throws where a font of the DejaVu families isn't the one that the style asks for: fontconfig gives the nearest one.
    private static func check(_ font: UnsafeMutablePointer<PangoFont>, is style: TextStyle) throws(CanvasError) {
        let found = pango_font_describe(font)
        defer { pango_font_description_free(found) }
        let isBold = style.weight.value >= TextStyle.Weight.semibold.value
        let hasBold = pango_font_description_get_weight(found).rawValue >= PANGO_WEIGHT_SEMIBOLD.rawValue
        let (isSlanted, hasSlant) = (
            style.slant != .normal, pango_font_description_get_style(found) != PANGO_STYLE_NORMAL
        )
        let isTooNarrow = style.stretch == .normal && pango_font_description_get_stretch(found) != PANGO_STRETCH_NORMAL
        guard isBold != hasBold || isSlanted != hasSlant || isTooNarrow else { return }
        let face = [isBold ? "bold" : nil, isSlanted ? "\(style.slant)" : nil].compactMap(\.self)
        throw style.missing("no \(face.isEmpty ? "regular" : face.joined(separator: " ")) font")
    }

    struct Reach {
        var ascent: Double
        var descent: Double
        var lineGap: Double
    }

    /// The typographic measures of the font's OS/2 table, which matplotlib uses; where it has none, Pango's.
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

extension TextStyle.Stretch {
    fileprivate var pango: PangoStretch {
        switch self {
        case .ultraCondensed: PANGO_STRETCH_ULTRA_CONDENSED
        case .extraCondensed: PANGO_STRETCH_EXTRA_CONDENSED
        case .condensed: PANGO_STRETCH_CONDENSED
        case .semiCondensed: PANGO_STRETCH_SEMI_CONDENSED
        case .normal: PANGO_STRETCH_NORMAL
        case .semiExpanded: PANGO_STRETCH_SEMI_EXPANDED
        case .expanded: PANGO_STRETCH_EXPANDED
        case .extraExpanded: PANGO_STRETCH_EXTRA_EXPANDED
        case .ultraExpanded: PANGO_STRETCH_ULTRA_EXPANDED
        }
    }
}

extension TextStyle {
    /// The file of the font, where the family is the path of one.
    var fontFile: String? {
        let isFile =
            family.contains("/") || [".ttf", ".otf", ".ttc", ".otc"].contains { family.lowercased().hasSuffix($0) }
        return isFile ? family : nil
    }

    /// Whether it asks for one of the fonts that texts have by default.
    fileprivate var isDejaVu: Bool { ["DejaVu Sans", "DejaVu Sans Mono", "DejaVu Serif"].contains(family) }

    /// An error of a font that isn't there.
    fileprivate func missing(_ what: String) -> CanvasError {
        let remedy =
            family.hasPrefix("DejaVu")
            ? "on Debian and Ubuntu, `apt-get install fonts-dejavu-core fonts-dejavu-extra` installs it, on macOS "
                + "`brew install --cask font-dejavu`; "
            : ""
        return CanvasError(
            .missingFont,
            "\(what) of the family \"\(family)\" is installed; \(remedy)`fc-list : family` lists those that are")
    }

    /// The features as CSS writes them, in the order of their tags; nil where there are none.
    fileprivate var featureList: String? {
        get throws(CanvasError) {
            guard !fontFeatures.isEmpty else { return nil }
            for (tag, value) in fontFeatures {
                guard tag.utf8.count == 4, tag.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }), value >= 0
                else {
                    throw CanvasError(
                        .fontFeature,
                        "\"\(tag)\": \(value) is no OpenType feature; give a tag of four letters or digits, such as "
                            + "\"liga\", and a number from 0 on")
                }
            }
            return fontFeatures.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
        }
    }
}
