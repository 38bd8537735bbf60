import CFlipbookCairo
import CFlipbookPango
import FlipbookCanvas

/// A font file that glyphs were taken from.
public struct FontFile: Hashable, Sendable {
    /// Where it is.
    public var path: String
    /// Which font of the file, where it holds several.
    public var index: Int
}

/// The fonts of some texts.
public struct FontUse: Hashable, Sendable {
    /// The files that glyphs were taken from.
    public var files: Set<FontFile> = []
    /// Whether a character was looked for beyond the style's own font, and so any installed font might have been chosen.
    public var isOpen = false

    /// The fonts of no text.
    public init() {}

    /// Adds the fonts of other texts.
    public mutating func formUnion(_ other: FontUse) {
        files.formUnion(other.files)
        isOpen = isOpen || other.isOpen
    }
}

/// What decides how text looks, besides the text and its style.
public enum Fonts {
    /// Every font that is installed, each in a line of text, sorted: its place, its names and its version. Which of them
    /// stands in for a character that a style's own font lacks depends on all of them.
    public static let installed: [String] = FontConfiguration.shared.fonts

    /// The libraries that shape and paint text, each with its version, as "cairo 1.16.0".
    public static let libraries: [String] = {
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
