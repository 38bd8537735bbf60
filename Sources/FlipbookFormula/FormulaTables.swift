/// The names of symbols, and which of them are operators: tables of matplotlib's `_mathtext_data` and `_mathtext.Parser`.
enum FormulaTables {
    /// The Unicode characters of commands, without their backslash.
    static let symbols: [String: UInt32] = {
        Dictionary(
            rows(PackageResources.symbols_txt).compactMap { row in UInt32(row[1], radix: 16).map { (row[0], $0) } },
            uniquingKeysWith: { first, _ in first })
    }()

    /// The glyphs of characters and commands in the Computer Modern fonts.
    static let computerModern: [String: (face: FormulaFace, code: UInt32)] = {
        Dictionary(
            rows(PackageResources.bakoma_txt).compactMap { row in
                guard let face = FormulaFace(rawValue: row[1]), let code = UInt32(row[2], radix: 16) else { return nil }
                return (row[0], (face, code))
            }, uniquingKeysWith: { first, _ in first })
    }()

    /// Characters that an alphabet of the STIX fonts has elsewhere.
    struct Mapping: Sendable {
        var codes: ClosedRange<UInt32>
        var font: String
        var first: UInt32
    }

    /// The alphabets that are hidden in the STIX fonts, by the class of the letters around; `*` for all of them.
    static let stixAlphabets: [String: [String: [Mapping]]] = {
        var alphabets: [String: [String: [Mapping]]] = [:]
        for row in rows(PackageResources.stix_txt) {
            guard let first = UInt32(row[2], radix: 16), let last = UInt32(row[3], radix: 16),
                let start = UInt32(row[5], radix: 16)
            else { continue }
            alphabets[row[0], default: [:]][row[1], default: []].append(
                Mapping(codes: first...last, font: row[4], first: start))
        }
        return alphabets
    }()

    /// `×` too, which matplotlib knows as `\times` alone.
    static let binaryOperators = (classes["binary"] ?? []).union(["\u{d7}"])
    static let relations = classes["relation"] ?? []
    static let spaced = binaryOperators.union(relations).union(classes["arrow"] ?? [])
    static let punctuation = words(#", ; . ! \ldotp \cdotp"#)
    static let withLimits = words(
        #"\sum \prod \coprod \bigcap \bigcup \bigsqcup \bigvee \bigwedge \bigodot \bigotimes \bigoplus \biguplus"#)
    static let integrals = words(#"\int \oint \iint \oiint \iiint \oiiint \iiiint"#)
    static let functionsWithLimits = words("lim liminf limsup sup max min")
    static let functions = words(
        """
        arccos csc ker min arcsin deg lg Pr arctan det lim sec arg dim liminf sin cos exp limsup sinh cosh gcd ln sup cot \
        hom log tan coth inf max tanh
        """)
    static let alphabets = words("rm cal it tt sf bf bfit default bb frak scr regular normal")

    private static let ambiguousDelimiters = words(
        #"| \| / \backslash \uparrow \downarrow \updownarrow \Uparrow \Downarrow \Updownarrow . \vert \Vert"#)
    static let leftDelimiters = words(
        #"( [ \{ < \lfloor \langle \lceil \lbrace \leftbrace \lbrack \leftparen \lgroup"#)
    private static let rightDelimiters = words(
        #") ] \} > \rfloor \rangle \rceil \rbrace \rightbrace \rbrack \rightparen \rgroup"#)
    static let delimiters = leftDelimiters.union(rightDelimiters).union(ambiguousDelimiters)

    static let accents: [String: String] = [
        "hat": #"\circumflexaccent"#, "breve": #"\combiningbreve"#, "bar": #"\combiningoverline"#,
        "grave": #"\combininggraveaccent"#, "acute": #"\combiningacuteaccent"#, "tilde": #"\combiningtilde"#,
        "dot": #"\combiningdotabove"#, "ddot": #"\combiningdiaeresis"#, "dddot": #"\combiningthreedotsabove"#,
        "ddddot": #"\combiningfourdotsabove"#, "vec": #"\combiningrightarrowabove"#,
        "\"": #"\combiningdiaeresis"#, "`": #"\combininggraveaccent"#, "'": #"\combiningacuteaccent"#,
        "~": #"\combiningtilde"#, ".": #"\combiningdotabove"#, "^": #"\circumflexaccent"#,
        "overrightarrow": #"\rightarrow"#, "overleftarrow": #"\leftarrow"#, "mathring": #"\circ"#,
    ]
    static let wideAccents = words("widehat widetilde widebar")

    /// The widths of spaces, in ems.
    static let spaces: [String: Double] = [
        ",": 0.16667, "thinspace": 0.16667, "/": 0.16667, ">": 0.22222, ":": 0.22222, ";": 0.27778, " ": 0.33333,
        "enspace": 0.5, "quad": 1, "qquad": 2, "!": -0.16667,
    ]
    static let thinSpace = 0.16667
    /// Of `~`, and of a backslash before a space.
    static let wordSpace = 0.33333

    static let smallGreek = words(
        """
        xi zeta epsilon omega nu tau chi eta delta sigma lamda phi psi omicron iota rho upsilon theta gamma kappa pi beta \
        alpha mu
        """)

    /// The sizes of delimiters and wide accents in the Computer Modern fonts: the alphabet and the symbol of each.
    static func computerModernSizes(of symbol: String) -> [(font: String, symbol: String)] {
        let sizes = ["big", "Big", "bigg", "Bigg"]
        func sized(_ name: String, after first: (String, String)? = nil) -> [(font: String, symbol: String)] {
            (first.map { [$0] } ?? []) + sizes.map { ("ex", "\\__\(name)\($0)__") }
        }
        return switch symbol {
        case "(", #"\leftparen"#: sized("parenleft", after: ("rm", "("))
        case ")", #"\rightparen"#: sized("parenright", after: ("rm", ")"))
        case "{", #"\{"#, #"\leftbrace"#: sized("braceleft")
        case "}", #"\}"#, #"\rightbrace"#: sized("braceright")
        case "[", #"\["#, #"\leftbracket"#: sized("bracketleft", after: ("rm", "["))
        case "]", #"\]"#, #"\rightbracket"#: sized("bracketright", after: ("rm", "]"))
        case "<", #"\langle"#: sized("angbracketleft", after: ("cal", #"\__angbracketleft__"#))
        case ">", #"\rangle"#: sized("angbracketright", after: ("cal", #"\__angbracketright__"#))
        case #"\lfloor"#: sized("floorleft")
        case #"\rfloor"#: sized("floorright")
        case #"\lceil"#: sized("ceilingleft")
        case #"\rceil"#: sized("ceilingright")
        case #"\__sqrt__"#: sized("radical")
        case #"\backslash"#: sized("backslash")
        case "/": sized("slash", after: ("rm", "/"))
        case #"\widehat"#:
            [("rm", "^"), ("ex", #"\__hatwide__"#), ("ex", #"\__hatwider__"#), ("ex", #"\__hatwidest__"#)]
        case #"\widetilde"#:
            [("rm", "~"), ("ex", #"\__tildewide__"#), ("ex", #"\__tildewider__"#), ("ex", #"\__tildewidest__"#)]
        default: []
        }
    }

    private static let classes: [String: Set<String>] = Dictionary(
        rows(PackageResources.classes_txt).map { ($0[0], Set($0.dropFirst())) }, uniquingKeysWith: { first, _ in first }
    )

    private static func rows(_ bytes: [UInt8]) -> [[String]] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    }

    private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
}
