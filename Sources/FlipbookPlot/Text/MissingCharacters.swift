/// The characters of a figure's texts that couldn't be drawn.
struct MissingCharacters {
    private var known: Set<Unicode.Scalar> = []
    private var new: [(character: Unicode.Scalar, text: String)] = []

    /// What can be done for a character.
    private enum Remedy: Hashable {
        case removing
        case package(String)
        case unknown
    }

    /// Records characters of a text.
    mutating func add(_ characters: [Unicode.Scalar], of text: String) {
        for character in characters where known.insert(character).inserted { new.append((character, text)) }
    }

    /// The warnings for the characters since the last call: one for each remedy.
    mutating func takeWarnings() -> [String] {
        defer { new = [] }
        var remedies: [Remedy] = []
        for remedy in new.map({ Self.remedy(for: $0.character) }) where !remedies.contains(remedy) {
            remedies.append(remedy)
        }
        return remedies.map { remedy in
            let characters = new.filter { Self.remedy(for: $0.character) == remedy }
            let names = characters.prefix(20).map { Self.name(of: $0.character) }.joined(separator: ", ")
            let rest = characters.count > 20 ? " and \(characters.count - 20) more" : ""
            return Self.sentence(for: remedy) + "\n\(names)\(rest); the text is \(quoted(characters[0].text))"
        }
    }

    private static func sentence(for remedy: Remedy) -> String {
        let boxes = "No installed font has some of the characters that are drawn: a box with the code stands for each. "
        return switch remedy {
        case .removing: "A text has control characters, which can't be drawn: they are left out."
        case .package(let package): boxes + "On Debian and Ubuntu, the package \(package) has a font for them."
        case .unknown: boxes + "Install a font that has them, or write something else."
        }
    }

    private static func name(of character: Unicode.Scalar) -> String {
        let digits = String(character.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
        return character.properties.generalCategory.isVisible ? "\(character) (\(code))" : code
    }

    private static func remedy(for character: Unicode.Scalar) -> Remedy {
        switch character.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return .removing
        case .unassigned, .privateUse, .surrogate: return .unknown
        default: break
        }
        // As Debian 12's packages are.
        let code = character.value
        let isEastAsian = eastAsian.contains { $0.contains(code) }
        return switch code {
        case _ where isEastAsian: .package("fonts-noto-cjk")
        case 0x1F000...0x1F9FF: .package("fonts-symbola")
        case 0x20000...: .unknown
        default: .package("fonts-noto-core")
        }
    }

    /// Chinese, Japanese and Korean, with their punctuation and wide forms.
    private static let eastAsian: [ClosedRange<UInt32>] = [
        0x1100...0x11FF, 0x2E80...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF,
        0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x1F200...0x1F2FF, 0x20000...0x3FFFF,
    ]
}

extension Unicode.GeneralCategory {
    fileprivate var isVisible: Bool {
        switch self {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator, .nonspacingMark, .spacingMark, .enclosingMark:
            false
        default: true
        }
    }
}

/// A text as it can stand in a message: on one line, without control characters, and not too long.
func quoted(_ text: String) -> String {
    var quoted = ""
    for character in text.unicodeScalars.prefix(80) {
        switch character.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: quoted += character.escaped(asASCII: true)
        default: quoted.unicodeScalars.append(character)
        }
    }
    return "'\(quoted)\(text.unicodeScalars.count > 80 ? "…" : "")'"
}

extension Artist {
    /// The figure that the artist is in, or is part of what is in it.
    var root: Figure? {
        var artist = self
        while let parent = artist.parent { artist = parent }
        return artist as? Figure
    }
}

extension Figure {
    /// Records the characters of a text that can't be drawn.
    func note(_ lines: [MeasuredLine], of text: String) {
        for line in lines { missingCharacters.add(line.missing, of: text) }
    }
}
