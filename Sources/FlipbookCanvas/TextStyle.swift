/// The font of a piece of text. Its colour and place are given where it is drawn.
public struct TextStyle: Hashable, Sendable {
    /// CSS weights: 400 is normal, 700 bold.
    public struct Weight: Hashable, Sendable {
        /// The number: 400 is normal, 700 is bold.
        public var value: Int
        /// A weight of its number.
        public init(_ value: Int) { self.value = value }
        /// 300.
        public static let light = Weight(300)
        /// 400.
        public static let normal = Weight(400)
        /// 700.
        public static let bold = Weight(700)
    }
    /// Whether letters are upright or slanted.
    public enum Slant: Hashable, Sendable { case normal, italic, oblique }

    /// The family's name, as fontconfig knows it. It must be installed: no other font replaces it.
    public var family: String
    /// The em size, in pixels.
    public var size: Double
    /// How bold the letters are; normal unless set.
    public var weight: Weight
    /// Whether the letters are slanted; upright unless set.
    public var slant: Slant

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
    /// The characters of the line that can't be drawn, each once, in the order of their codes: those that no installed
    /// font has, for which a box with the code is drawn, and control characters, which are left out.
    package var missing: [Unicode.Scalar]

    package init(
        advance: Double, ink: Rect, ascent: Double, descent: Double, lineGap: Double = 0,
        missing: [Unicode.Scalar] = []
    ) {
        self.advance = advance
        self.ink = ink
        self.ascent = ascent
        self.descent = descent
        self.lineGap = lineGap
        self.missing = missing
    }
}
