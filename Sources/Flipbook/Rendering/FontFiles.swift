import FlipbookCairo
import FlipbookCoding

/// The contents of the font files that a worker uses, each read once.
final class FontFiles {
    private var contents: [String: Digest] = [:]

    /// The digest of a font's file.
    func content(of font: FontFile) throws -> Digest {
        if let known = contents[font.path] { return known }
        let content = try Digest(contentsOfFile: font.path)
        contents[font.path] = content
        return content
    }

    /// What frames depend on where their texts use these fonts: the files by content, wherever they are, and all that are
    /// installed, where any of them might have been chosen.
    func digest(of use: FontUse) throws -> Digest {
        let files = try use.files.map { "\(try content(of: $0)) \($0.index)" }.sorted()
        return try Digest(of: CanonicalEncoder().encode(files + (use.isOpen ? [installed().description] : [])))
    }

    /// A digest of which fonts are installed.
    func installed() throws -> Digest { try Digest(of: CanonicalEncoder().encode(Fonts.installed)) }
}
