import CFlipbookPango

/// The installed fonts, without the rules of this machine and its user.
///
/// Fontconfig's files say where the fonts are, and also how a desktop would like them: hinted so, that family replaced
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
