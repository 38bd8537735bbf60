import CFlipbookCairo
import CFlipbookPango
import FlipbookCanvas
import FlipbookSystem

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
    /// Whether the glyphs of a font that Pango has loaded are pictures.
    static func isColored(_ font: UnsafeMutablePointer<PangoFont>) -> Bool {
        var isColored = FcBool()
        FcPatternGetBool(pattern(of: font), FC_COLOR, 0, &isColored)
        return isColored != 0
    }

    private static func pattern(of font: UnsafeMutablePointer<PangoFont>) -> OpaquePointer? {
        font.withMemoryRebound(to: PangoFcFont.self, capacity: 1) { pango_fc_font_get_pattern($0) }
    }

    /// The file of a font that Pango has loaded.
    init(_ font: UnsafeMutablePointer<PangoFont>) {
        let pattern = Self.pattern(of: font)
        var file: UnsafeMutablePointer<FcChar8>?
        var index = Int32()
        FcPatternGetString(pattern, FC_FILE, 0, &file)
        FcPatternGetInteger(pattern, FC_INDEX, 0, &index)
        self.init(path: file.map { String(cString: $0) } ?? "", index: Int(index))
    }
}

/// The installed fonts, without the rules of this machine and its user, and perhaps those of one file.
///
/// Fontconfig's files tell where the fonts are, and also how a desktop wants them: hinted so, that family replaced
/// by this one. Only the places are taken over, so that a text looks the same on every machine that has its font.
final class FontConfiguration: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Made on first use, then shared: fontconfig's configurations may be read on any thread.
    static let shared = FontConfiguration()
    /// Those with a file, by its path; guarded by ``FontLock``.
    nonisolated(unsafe) private static var withFiles: [String: FontConfiguration] = [:]

    /// The family of the fonts of the file, whatever they call themselves.
    static let familyOfFile = "font of a file"

    private init(file: String? = nil) {
        let installed = FcInitLoadConfig()
        defer { FcConfigDestroy(installed) }
        let directories = Self.strings(FcConfigGetFontDirs(installed)).map { "<dir>\(Self.escaped($0))</dir>" }
        let caches = Self.strings(FcConfigGetCacheDirs(installed)).map { "<cachedir>\(Self.escaped($0))</cachedir>" }
        let document = [directories.joined(), caches.joined(), file.map(Self.renaming) ?? "", Self.rules]
        pointer = FcConfigCreate()
        FcConfigParseAndLoadFromMemory(pointer, "<fontconfig>\(document.joined())</fontconfig>", FcBool(1))
        FcConfigBuildFonts(pointer)
    }

    deinit { FcConfigDestroy(pointer) }

    /// The installed fonts and those of a file. The lock is held.
    ///
    /// - Throws: ``CanvasError`` where the file is missing or no font.
    static func with(file: String) throws(CanvasError) -> FontConfiguration {
        guard let path = realpath(file, nil) else {
            throw CanvasError(.missingFont, "the font file \(file) can't be read: \(String(cString: strerror(errno)))")
        }
        defer { free(path) }
        let absolute = String(cString: path)
        if let known = withFiles[absolute] { return known }
        let new = FontConfiguration(file: absolute)
        guard FcConfigAppFontAddFile(new.pointer, absolute) != 0, new.contains(family: familyOfFile) else {
            throw CanvasError(
                .missingFont, "the file \(file) is no font that can be drawn: give a TrueType or OpenType file")
        }
        withFiles[absolute] = new
        return new
    }

    /// Gives the fonts of a file a family of their own.
    private static func renaming(_ file: String) -> String {
        """
        <match target="scan"><test name="file"><string>\(escaped(file))</string></test>
        <edit name="family" mode="assign"><string>\(familyOfFile)</string></edit></match>
        """
    }

    /// Leaves out fonts of black pixels, and has emoji, for which Pango asks by a family of this name, in colour where a font
    /// with colours is installed. Its pictures are scaled from the size that they have, as fontconfig's own file
    /// 10-scale-bitmap-fonts.conf does it.
    private static let rules = """
        <selectfont><rejectfont>
        <pattern><patelt name="color"><bool>false</bool></patelt><patelt name="outline"><bool>false</bool></patelt></pattern>
        </rejectfont></selectfont>
        <match target="pattern"><test name="family"><string>emoji</string></test>
        <edit name="color" mode="assign"><bool>true</bool></edit></match>
        <match target="font"><test name="outline"><bool>false</bool></test>
        <edit name="pixelsizefixupfactor" mode="assign">
        <divide><name target="pattern">pixelsize</name><name target="font">pixelsize</name></divide></edit>
        <edit name="matrix" mode="assign"><times><name>matrix</name><matrix>
        <name>pixelsizefixupfactor</name><double>0</double><double>0</double><name>pixelsizefixupfactor</name>
        </matrix></times></edit>
        <edit name="size" mode="assign">
        <divide><name>size</name><name>pixelsizefixupfactor</name></divide></edit></match>
        """

    /// Whether a font of this family is installed.
    func contains(family: String) -> Bool {
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
