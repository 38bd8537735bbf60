import CFlipbookCairo
import CFlipbookPango
import FlipbookCanvas

/// A font file that glyphs were taken from.
package struct FontFile: Hashable, Sendable {
    /// Where it is.
    package var path: String
    /// Which font of the file, where it holds several.
    package var index: Int
}

/// The fonts of some texts.
package struct FontUse: Hashable, Sendable {
    /// The files that glyphs were taken from.
    package var files: Set<FontFile> = []
    /// Whether a character was looked for beyond the style's own font, and so any installed font might have been chosen.
    package var isOpen = false

    /// The fonts of no text.
    package init() {}

    /// Adds the fonts of other texts.
    package mutating func formUnion(_ other: FontUse) {
        files.formUnion(other.files)
        isOpen = isOpen || other.isOpen
    }
}

/// What decides how text looks, besides the text and its style.
package enum Fonts {
    /// Every font that is installed, each in a line of text, sorted: its place, its names and its version. Which of them
    /// is used for a character that a style's own font lacks depends on all of them.
    package static let installed: [String] = FontConfiguration.shared.fonts

    /// The libraries that shape and paint text, each with its version, as "cairo 1.16.0".
    package static let libraries: [String] = {
        let fontconfig = FcGetVersion()
        return [
            "cairo \(String(cString: cairo_version_string()))",
            "pango \(String(cString: pango_version_string()))",
            "harfbuzz \(String(cString: hb_version_string()))",
            "freetype \(freeTypeVersion)",
            "fontconfig \(fontconfig / 10_000).\(fontconfig / 100 % 100).\(fontconfig % 100)",
        ]
    }()

    private static var freeTypeVersion: String {
        var library: FT_Library?
        guard FT_Init_FreeType(&library) == 0 else { return "unknown" }
        defer { FT_Done_FreeType(library) }
        var (major, minor, patch) = (FT_Int(), FT_Int(), FT_Int())
        FT_Library_Version(library, &major, &minor, &patch)
        return "\(major).\(minor).\(patch)"
    }
}

extension FontFile {
    /// The file of a font that Pango has loaded.
    init(_ font: UnsafeMutablePointer<PangoFont>) {
        let pattern = font.withMemoryRebound(to: PangoFcFont.self, capacity: 1) { pango_fc_font_get_pattern($0) }
        var file: UnsafeMutablePointer<FcChar8>?
        var index = Int32()
        FcPatternGetString(pattern, FC_FILE, 0, &file)
        FcPatternGetInteger(pattern, FC_INDEX, 0, &index)
        self.init(path: file.map { String(cString: $0) } ?? "", index: Int(index))
    }
}

/// The installed fonts, without the rules of this machine and its user.
///
/// Fontconfig's files tell where the fonts are, and also how a desktop wants them: hinted so, that family replaced
/// by this one. Only the places are taken over, so that a text looks the same on every machine that has its font.
struct FontConfiguration: ~Copyable, @unchecked Sendable {
    let pointer: OpaquePointer

    /// Made on first use, then shared: fontconfig's configurations may be read on any thread.
    static let shared = FontConfiguration()

    private init() {
        let installed = FcInitLoadConfig()
        defer { FcConfigDestroy(installed) }
        let directories = Self.strings(FcConfigGetFontDirs(installed)).map { "<dir>\(Self.escaped($0))</dir>" }
        let caches = Self.strings(FcConfigGetCacheDirs(installed)).map { "<cachedir>\(Self.escaped($0))</cachedir>" }
        let document = "<fontconfig>\((directories + caches).joined())\(Self.withoutPictures)</fontconfig>"
        pointer = FcConfigCreate()
        FcConfigParseAndLoadFromMemory(pointer, document, FcBool(1))
        FcConfigBuildFonts(pointer)
    }

    deinit { FcConfigDestroy(pointer) }

    /// Leaves out fonts whose glyphs are pictures, such as those of coloured emoji: text is drawn from outlines.
    private static let withoutPictures = """
        <selectfont><rejectfont>
        <pattern><patelt name="color"><bool>true</bool></patelt></pattern>
        <pattern><patelt name="outline"><bool>false</bool></patelt></pattern>
        </rejectfont></selectfont>
        """

    /// Whether a font of this family is installed.
    borrowing func contains(family: String) -> Bool {
        let pattern = FcPatternCreate()
        defer { FcPatternDestroy(pattern) }
        FcPatternAddString(pattern, FC_FAMILY, family)
        let found = FcFontList(pointer, pattern, nil)
        defer { FcFontSetDestroy(found) }
        return (found?.pointee.nfont ?? 0) > 0
    }

    /// What ``Fonts/installed`` tells.
    var fonts: [String] {
        guard let set = FcConfigGetFonts(pointer, FcSetSystem) else { return [] }
        return (0..<Int(set.pointee.nfont)).compactMap { index -> String? in
            guard let pattern = set.pointee.fonts[index] else { return nil }
            let texts = [FC_FILE, FC_FULLNAME, FC_FAMILY, FC_STYLE].map { name -> String in
                var text: UnsafeMutablePointer<FcChar8>?
                FcPatternGetString(pattern, name, 0, &text)
                return text.map { String(cString: $0) } ?? ""
            }
            let numbers = [FC_INDEX, FC_FONTVERSION].map { name -> String in
                var number = Int32()
                FcPatternGetInteger(pattern, name, 0, &number)
                return "\(number)"
            }
            return (texts + numbers).joined(separator: "\t")
        }.sorted()
    }

    private static func strings(_ list: OpaquePointer?) -> [String] {
        guard let list else { return [] }
        defer { FcStrListDone(list) }
        var result: [String] = []
        while let next = FcStrListNext(list) { result.append(String(cString: next)) }
        return result
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            default: result.append(character)
            }
        }
    }
}

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

/// Held wherever fonts are loaded, used or let go.
///
/// Cairo shares its fonts between threads, and before 1.18 keeps the list of a font file's faces without a lock.
enum FontLock {
    nonisolated(unsafe) private static let mutex = {
        let mutex = UnsafeMutablePointer<GRecMutex>.allocate(capacity: 1)
        g_rec_mutex_init(mutex)
        return mutex
    }()

    /// Does something that no other thread does at the same time. May be nested.
    static func hold<Result: ~Copyable, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        g_rec_mutex_lock(mutex)
        defer { g_rec_mutex_unlock(mutex) }
        return try body()
    }
}

/// Owns one reference to a GLib object.
struct GObject: ~Copyable {
    let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) { self.pointer = pointer }

    /// The same, where it is a font map: the only one of Pango's types whose inside C shows.
    var fontMap: UnsafeMutablePointer<PangoFontMap> { UnsafeMutablePointer(pointer) }

    deinit {
        FontLock.hold { g_object_unref(UnsafeMutableRawPointer(pointer)) }
    }
}
