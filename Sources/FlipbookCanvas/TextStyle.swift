/// The font of a piece of text. Its colour and place are given where it is drawn.
public struct TextStyle: Hashable, Sendable {
    /// CSS weights, 100 to 1000: 400 is normal, 700 bold. A family that lacks a weight is drawn in the
    /// nearest weight that it has.
    ///
    ///     title.weight = .semibold
    ///     title.weight = 350
    public struct Weight: Hashable, Sendable, ExpressibleByIntegerLiteral {
        /// The number: 400 is normal, 700 is bold.
        public var value: Int
        /// A weight of its number.
        public init(_ value: Int) { self.value = value }
        /// A weight of its number.
        public init(integerLiteral value: Int) { self.value = value }
        /// 100.
        public static let thin = Weight(100)
        /// 200.
        public static let extraLight = Weight(200)
        /// 300.
        public static let light = Weight(300)
        /// 400.
        public static let normal = Weight(400)
        /// 500.
        public static let medium = Weight(500)
        /// 600.
        public static let semibold = Weight(600)
        /// 700.
        public static let bold = Weight(700)
        /// 800.
        public static let extraBold = Weight(800)
        /// 900.
        public static let black = Weight(900)
    }
    /// The width of the letters, as CSS's `font-stretch`. A family that lacks it is drawn in the nearest width that it has.
    public enum Stretch: Hashable, Sendable, CaseIterable {
        /// 50 % of the normal width.
        case ultraCondensed
        /// 62.5 % of the normal width.
        case extraCondensed
        /// 75 % of the normal width.
        case condensed
        /// 87.5 % of the normal width.
        case semiCondensed
        /// The font's normal width.
        case normal
        /// 112.5 % of the normal width.
        case semiExpanded
        /// 125 % of the normal width.
        case expanded
        /// 150 % of the normal width.
        case extraExpanded
        /// 200 % of the normal width.
        case ultraExpanded
    }
    /// The fonts of the letters and symbols of formulas, as matplotlib's `mathtext.fontset` names them.
    public struct FormulaFonts: Hashable, Sendable {
        /// matplotlib's name of the set.
        package var name: String

        /// DejaVu Sans.
        public static let dejaVuSans = FormulaFonts(name: "dejavusans")
        /// DejaVu Serif.
        public static let dejaVuSerif = FormulaFonts(name: "dejavuserif")
        /// Computer Modern, as TeX sets formulas.
        public static let computerModern = FormulaFonts(name: "cm")
        /// STIX, which goes with Times.
        public static let stix = FormulaFonts(name: "stix")
        /// STIX without serifs.
        public static let stixSans = FormulaFonts(name: "stixsans")
    }
    /// Whether letters are upright or slanted.
    public enum Slant: Hashable, Sendable { case normal, italic, oblique }

    /// The family's name, as fontconfig knows it, which must be installed: no other font replaces it. Or the path of a font
    /// file: what contains a `/` or ends in `.ttf`, `.otf`, `.ttc` or `.otc`. Characters that the file lacks come from
    /// installed fonts.
    public var family: String
    /// The em size, in pixels.
    public var size: Double
    /// How bold the letters are; normal unless set.
    public var weight: Weight
    /// Whether the letters are slanted; upright unless set.
    public var slant: Slant
    /// How wide the letters are; normal unless set.
    public var stretch = Stretch.normal
    /// Whether lower-case letters are small capitals: those of the font, or else its capitals in a smaller size.
    public var hasSmallCaps = false
    /// OpenType features by their tags of four letters: 0 turns one off, 1 turns it on, and higher numbers choose among
    /// forms, such as `["liga": 0, "tnum": 1]`. They have no effect in formulas, or where the font lacks them.
    public var fontFeatures: [String: Int] = [:]
    /// The fonts of formulas; DejaVu Sans unless set.
    public var formulaFonts = FormulaFonts.dejaVuSans

    /// A style of a font family and a size in pixels.
    public init(family: String = "DejaVu Sans", size: Double, weight: Weight = .normal, slant: Slant = .normal) {
        self.family = family
        self.size = size
        self.weight = weight
        self.slant = slant
    }
}

/// The room that one line of text takes, in pixels, measured from where its baseline starts.
public struct TextExtent: Hashable, Sendable {
    /// How far the pen moves on.
    public var advance: Double
    /// The box around the ink, y down: a letter that stands on the baseline has `ink.maxY` = 0.
    public var ink: Rect
    /// How far the font reaches over the baseline, whatever the text: the typographic ascender of its OS/2 table, which
    /// matplotlib goes by (for DejaVu Sans 1556/2048 em, less than the ascent of its hhea table and of Pango).
    public var ascent: Double
    /// How far the font reaches under the baseline, whatever the text: its typographic descender (492/2048 em).
    public var descent: Double
    /// The gap that the font asks for between two lines: its typographic line gap (410/2048 em).
    package var lineGap: Double
    /// How far the line counts as reaching over the baseline where lines are laid out: its ink, but for formulas, whose
    /// boxes count.
    package var above: Double
    /// How far the line counts as reaching under the baseline.
    package var below: Double
    /// The characters of the line that can't be drawn, each once, in the order of their codes: those that no installed
    /// font has, for which a box with the code is drawn, and control characters, which are left out.
    package var missing: [Unicode.Scalar]

    package init(
        advance: Double, ink: Rect, ascent: Double, descent: Double, lineGap: Double = 0,
        room: (above: Double, below: Double)? = nil, missing: [Unicode.Scalar] = []
    ) {
        (above, below) = room ?? (-ink.minY, ink.maxY)
        self.advance = advance
        self.ink = ink
        self.ascent = ascent
        self.descent = descent
        self.lineGap = lineGap
        self.missing = missing
    }
}
