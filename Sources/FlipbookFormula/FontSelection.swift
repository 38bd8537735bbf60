/// Finds the glyphs of symbols in a set of fonts, and measures them: the rules of the font classes in matplotlib's
/// `_mathtext`. It serves one formula.
final class FontSelection {
    let set: FormulaFontSet
    let constants: FontConstants
    private let measurer: any GlyphMeasurer
    private var known: [Key: GlyphInfo] = [:]
    /// The size that each font was last measured at: kerning is fitted to it.
    private var sizes: [FormulaFace: Double] = [:]
    /// The characters that no font has.
    private(set) var missing: Set<UInt32> = []
    private var quads: [Double: Double] = [:]

    private struct Key: Hashable {
        var font: String
        var fontClass: String
        var symbol: String
        var size: Double
    }

    /// A glyph, measured at a size.
    struct GlyphInfo {
        var face: FormulaFace
        var code: UInt32
        var glyph: UInt32
        var metrics: GlyphMetrics
        var isSlanted: Bool
        /// How much higher than its origin says the glyph is drawn.
        var offset: Double
    }

    /// Where a symbol is: a font and the code there.
    struct Place {
        var face: FormulaFace
        var code: UInt32
        var isSlanted: Bool
    }

    init(_ set: FormulaFontSet, measurer: any GlyphMeasurer) {
        self.set = set
        self.measurer = measurer
        constants =
            switch set {
            case .dejaVuSans: .dejaVuSans
            case .dejaVuSerif: .dejaVuSerif
            case .computerModern: .computerModern
            case .stix: .stix
            case .stixSans: .stixSans
            }
    }

    /// The glyph of a symbol, measured; nil where no symbol has this name.
    func info(_ font: String, _ fontClass: String, _ symbol: String, size: Double) -> GlyphInfo? {
        let key = Key(font: font, fontClass: fontClass, symbol: symbol, size: size)
        if let info = known[key] { return info }
        guard let place = place(of: symbol, font, fontClass) else { return nil }
        let glyph = measurer.glyph(of: place.code, in: place.face)
        var metrics = measurer.metrics(of: glyph, in: place.face, size: size)
        // The extension font's glyphs hang from the baseline.
        let offset = place.face == .cmExtension ? metrics.height / 2 + size / 3 : 0
        metrics.minY += offset
        metrics.maxY += offset
        metrics.bearing += offset
        let info = GlyphInfo(
            face: place.face, code: place.code, glyph: glyph, metrics: metrics, isSlanted: place.isSlanted,
            offset: offset)
        known[key] = info
        sizes[place.face] = size
        return info
    }

    /// How much closer a symbol stands to the one before.
    func kerning(_ first: Char, _ second: Char) -> Double {
        guard first.font == second.font, first.fontSize == second.fontSize,
            let size = sizes[first.info.face]
        else { return 0 }
        return measurer.kerning(first.info.glyph, second.info.glyph, in: first.info.face, size: size)
    }

    func axisHeight(_ size: Double) -> Double { constants.axisHeight * size }

    func xHeight(_ size: Double) -> Double { constants.xHeight * size }

    func ruleThickness(_ size: Double) -> Double { 0.75 / 12 * size }

    /// The width of a quad; where the font doesn't tell, that of an m.
    func quad(_ size: Double) -> Double {
        if let quad = constants.quad { return quad * size }
        if let quad = quads[size] { return quad }
        let quad = info("normal", "normal", "m", size: size)?.metrics.advance ?? size
        quads[size] = quad
        return quad
    }

    /// The same symbol in several sizes, smallest first: the alphabet and the symbol of each.
    func sizedAlternatives(of symbol: String, font: String) -> [(font: String, symbol: String)] {
        if set == .computerModern {
            let sizes = FormulaTables.computerModernSizes(of: symbol)
            return sizes.isEmpty ? [(font, symbol)] : sizes
        }
        let fixes = [
            #"\{"#: "{", #"\}"#: "}", #"\["#: "[", #"\]"#: "]", "<": "\u{27e8}", ">": "\u{27e9}",
        ]
        guard let code = Self.code(of: fixes[symbol] ?? symbol), let character = Unicode.Scalar(code) else {
            return [(font, symbol)]
        }
        var alternatives = (0...5).filter { has(code, in: Self.stixFaces[String($0)]) }
            .map { (font: String($0), symbol: String(character)) }
        // The largest root sign of STIX has wrong metrics.
        if symbol == #"\__sqrt__"# { alternatives = alternatives.dropLast() }
        return alternatives.isEmpty ? [(font, symbol)] : alternatives
    }

    private func has(_ code: UInt32, in face: FormulaFace?) -> Bool {
        face.map { measurer.glyph(of: code, in: $0) != 0 } ?? false
    }

    // MARK: - Places of symbols

    /// The Unicode character of a symbol: itself, or what its command stands for.
    static func code(of symbol: String) -> UInt32? {
        let scalars = symbol.unicodeScalars
        if scalars.count == 1, let scalar = scalars.first { return scalar.value }
        return FormulaTables.symbols[String(symbol.drop { $0 == "\\" })]
    }

    private func place(of symbol: String, _ font: String, _ fontClass: String) -> Place? {
        switch set {
        case .dejaVuSans, .dejaVuSerif: dejaVu(symbol, font, fontClass)
        case .computerModern: computerModern(symbol, font, fontClass)
        case .stix: stix(symbol, font, fontClass, isSans: false)
        case .stixSans: stix(symbol, font, fontClass, isSans: true)
        }
    }

    private func dejaVu(_ symbol: String, _ font: String, _ fontClass: String) -> Place? {
        // matplotlib takes the prime from Computer Modern.
        if symbol == #"\prime"# { return computerModern(symbol, font, fontClass) }
        guard let code = Self.code(of: symbol) else { return nil }
        let isSerif = set == .dejaVuSerif
        let faces = isSerif ? Self.serifFaces : Self.sansFaces
        let isDisplay = has(code, in: isSerif ? .serifDisplay : .sansDisplay)
        let font = isDisplay ? "ex" : font
        let alphabet = font == "normal" ? Self.alphabet(of: code) : font
        if let face = faces[alphabet], has(code, in: face) {
            return Place(face: face, code: code, isSlanted: alphabet == "it" || Self.isSlanted(symbol))
        }
        let other = ["it", "regular", "normal"].contains(font) ? "rm" : font
        return stix(symbol, other, fontClass, isSans: !isSerif)
    }

    private func computerModern(_ symbol: String, _ font: String, _ fontClass: String) -> Place? {
        var font = font
        var place: Place?
        if Self.computerModernFaces[font] != nil, let known = FormulaTables.computerModern[symbol] {
            let isSlanted = [.cmMath, .cmItalic].contains(known.face) || Self.isSlanted(symbol)
            place = Place(face: known.face, code: known.code, isSlanted: isSlanted)
        } else if symbol.unicodeScalars.count == 1, let scalar = symbol.unicodeScalars.first {
            var isSlanted = font == "it" || font == "normal"
            if font == "normal", scalar.isDigit {
                font = "rm"
                isSlanted = false
            }
            if let face = Self.computerModernFaces[font] ?? Self.textFaces[font] {
                place = Place(face: face, code: scalar.value, isSlanted: isSlanted)
            }
        }
        if let place, has(place.code, in: place.face) { return place }
        return stix(symbol, font, fontClass, isSans: false)
    }

    private func stix(_ symbol: String, _ font: String, _ fontClass: String, isSans: Bool) -> Place? {
        guard let code = Self.code(of: symbol) else { return nil }
        let (mapped, there) = Self.mapped(code, font, fontClass, isSans: isSans)
        let alphabet = mapped == "normal" && there < 0x10000 ? Self.alphabet(of: there) : mapped
        if let face = Self.stixFaces[alphabet], has(there, in: face) {
            return Place(face: face, code: there, isSlanted: alphabet == "it" || Self.isSlanted(symbol))
        }
        if ["it", "regular", "normal"].contains(mapped) { return stix(symbol, "rm", fontClass, isSans: isSans) }
        missing.insert(code)
        // The sign for any currency stands for what no font has.
        return Place(face: .stix, code: 0xA4, isSlanted: false)
    }

    /// Where the STIX fonts hide a character of an alphabet.
    private static func mapped(
        _ code: UInt32, _ font: String, _ fontClass: String, isSans: Bool
    ) -> (font: String, code: UInt32) {
        var (font, code) = (font, code)
        var alphabet = FormulaTables.stixAlphabets[font]
        let isConverted = isSans && alphabet == nil && font != "regular" && font != "default"
        if isConverted { alphabet = FormulaTables.stixAlphabets["sf"] }
        if let alphabet {
            let mappings = alphabet["*"] ?? alphabet[fontClass] ?? alphabet["rm"] ?? []
            if let mapping = mappings.first(where: { $0.codes.contains(code) }) {
                code = code - mapping.codes.lowerBound + mapping.first
                font = mapping.font
            } else if !isConverted {
                code = 1
                font = "normal"
            }
        }
        if ["rm", "it", "normal"].contains(font) {
            // The fonts have these two in each other's place.
            if code == 0x22D2 { code = 0x22D3 } else if code == 0x22D3 { code = 0x22D2 }
        }
        if ["it", "rm", "bf", "bfit"].contains(font), (0xE000...0xF8FF).contains(code) { font = "nonuni" + font }
        return (font, code)
    }

    /// Letters are italic in formulas, Greek capitals and everything else upright.
    private static func alphabet(of code: UInt32) -> String {
        guard code < 0x10000, let scalar = Unicode.Scalar(code) else { return "normal" }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            return scalar.properties.name?.hasPrefix("GREEK CAPITAL") ?? false ? "rm" : "it"
        default: return "rm"
        }
    }

    private static func isSlanted(_ symbol: String) -> Bool { symbol == #"\int"# || symbol == #"\oint"# }

    private static let textFaces: [String: FormulaFace] = ["default": .text, "regular": .text]
    private static let sizeFaces: [String: FormulaFace] = [
        "1": .stixSize1, "2": .stixSize2, "3": .stixSize3, "4": .stixSize4, "5": .stixSize5,
    ]
    private static let sansFaces = textFaces.merging(sizeFaces) { first, _ in first }.merging([
        "rm": .sans, "it": .sansOblique, "bf": .sansBold, "bfit": .sansBoldOblique, "sf": .sans, "tt": .sansMono,
        "ex": .sansDisplay, "0": .sans,
    ]) { first, _ in first }
    private static let serifFaces = textFaces.merging(sizeFaces) { first, _ in first }.merging([
        "rm": .serif, "it": .serifItalic, "bf": .serifBold, "bfit": .serifBoldItalic, "sf": .sans, "tt": .sansMono,
        "ex": .serifDisplay, "0": .serif,
    ]) { first, _ in first }
    private static let stixFaces = textFaces.merging(sizeFaces) { first, _ in first }.merging([
        "rm": .stix, "it": .stixItalic, "bf": .stixBold, "bfit": .stixBoldItalic, "nonunirm": .stixNonUnicode,
        "nonuniit": .stixNonUnicodeItalic, "nonunibf": .stixNonUnicodeBold, "0": .stix,
    ]) { first, _ in first }
    private static let computerModernFaces: [String: FormulaFace] = [
        "normal": .cmMath, "cal": .cmSymbols, "rm": .cmRoman, "tt": .cmTypewriter, "it": .cmItalic, "bf": .cmBold,
        "sf": .cmSans, "ex": .cmExtension,
    ]
}

extension Unicode.Scalar {
    /// Whether the character stands for one digit.
    var isDigit: Bool { properties.numericType == .decimal || properties.numericType == .digit }
}
