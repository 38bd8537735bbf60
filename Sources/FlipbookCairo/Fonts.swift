import CFlipbookCairo
import CFlipbookPango
import FlipbookCanvas

/// A font file that text may be drawn with.
public struct FontFile: Hashable, Sendable, Codable {
    /// Where it is.
    public var path: String
    /// Which font of the file, where it holds several.
    public var index: Int
    /// The version that the font gives itself, in 1/65536.
    public var version: Int
    /// Whether it only stands in for characters that the style's own font lacks.
    public var isFallback: Bool
}

/// What decides how text looks, besides the text and its style.
public enum Fonts {
    /// The fonts of lines in this style: its own first, then, in the order in which they are asked, those that stand in
    /// for characters that it lacks.
    ///
    /// Takes milliseconds: all installed fonts are sorted. ``CairoCanvas/fontFiles()`` tells them of all texts of a canvas.
    ///
    /// - Throws: ``CanvasError`` where the style's font isn't installed.
    public static func files(for style: TextStyle) throws -> [FontFile] {
        try TextEngine(fitting: .none).fontFiles(for: style)
    }

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

extension FontFile: Comparable {
    /// By path, then by index.
    public static func < (first: FontFile, second: FontFile) -> Bool {
        (first.path, first.index) < (second.path, second.index)
    }

    func isSameFont(as other: FontFile) -> Bool { path == other.path && index == other.index }

    /// What fontconfig knows of a font that Pango has loaded.
    init(_ font: UnsafeMutablePointer<PangoFont>, isFallback: Bool) {
        let pattern = font.withMemoryRebound(to: PangoFcFont.self, capacity: 1) { pango_fc_font_get_pattern($0) }
        var file: UnsafeMutablePointer<FcChar8>?
        var (index, version) = (Int32(), Int32())
        FcPatternGetString(pattern, FC_FILE, 0, &file)
        FcPatternGetInteger(pattern, FC_INDEX, 0, &index)
        FcPatternGetInteger(pattern, FC_FONTVERSION, 0, &version)
        self.init(
            path: file.map { String(cString: $0) } ?? "", index: Int(index), version: Int(version),
            isFallback: isFallback)
    }
}
