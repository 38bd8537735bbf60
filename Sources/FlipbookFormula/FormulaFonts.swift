/// A font file that formulas take glyphs from, named as matplotlib names its file.
package enum FormulaFace: String, Hashable, Sendable, CaseIterable {
    /// The font of the text around the formula.
    case text = "text"
    case sans = "DejaVuSans"
    case sansOblique = "DejaVuSans-Oblique"
    case sansBold = "DejaVuSans-Bold"
    case sansBoldOblique = "DejaVuSans-BoldOblique"
    case sansMono = "DejaVuSansMono"
    case sansDisplay = "DejaVuSansDisplay"
    case serif = "DejaVuSerif"
    case serifItalic = "DejaVuSerif-Italic"
    case serifBold = "DejaVuSerif-Bold"
    case serifBoldItalic = "DejaVuSerif-BoldItalic"
    case serifDisplay = "DejaVuSerifDisplay"
    case stix = "STIXGeneral"
    case stixItalic = "STIXGeneralItalic"
    case stixBold = "STIXGeneralBol"
    case stixBoldItalic = "STIXGeneralBolIta"
    case stixNonUnicode = "STIXNonUni"
    case stixNonUnicodeItalic = "STIXNonUniIta"
    case stixNonUnicodeBold = "STIXNonUniBol"
    case stixSize1 = "STIXSizOneSymReg"
    case stixSize2 = "STIXSizTwoSymReg"
    case stixSize3 = "STIXSizThreeSymReg"
    case stixSize4 = "STIXSizFourSymReg"
    case stixSize5 = "STIXSizFiveSymReg"
    case cmRoman = "cmr10"
    case cmMath = "cmmi10"
    case cmSymbols = "cmsy10"
    case cmExtension = "cmex10"
    case cmItalic = "cmti10"
    case cmBold = "cmb10"
    case cmSans = "cmss10"
    case cmTypewriter = "cmtt10"
}

/// The fonts that the letters and symbols of formulas are taken from.
package enum FormulaFontSet: String, Hashable, Sendable, CaseIterable {
    case dejaVuSans = "dejavusans"
    case dejaVuSerif = "dejavuserif"
    case computerModern = "cm"
    case stix = "stix"
    case stixSans = "stixsans"
}

/// The room that a glyph takes, unhinted, in the unit of its size; y up from the baseline.
package struct GlyphMetrics: Hashable, Sendable {
    /// How far the pen moves on.
    package var advance: Double
    /// Of the box around the ink.
    package var width: Double
    /// Of the box around the ink.
    package var height: Double
    /// From the baseline to the top of the ink.
    package var bearing: Double
    /// The box around the ink.
    package var minX: Double
    package var maxX: Double
    package var minY: Double
    package var maxY: Double

    package init(
        advance: Double, width: Double, height: Double, bearing: Double, minX: Double, maxX: Double, minY: Double,
        maxY: Double
    ) {
        self.advance = advance
        self.width = width
        self.height = height
        self.bearing = bearing
        self.minX = minX
        self.maxX = maxX
        self.minY = minY
        self.maxY = maxY
    }
}

/// Measures glyphs.
package protocol GlyphMeasurer {
    /// The glyph of a character; 0 where the font has none.
    func glyph(of code: UInt32, in face: FormulaFace) -> UInt32
    /// The room of a glyph at an em size.
    func metrics(of glyph: UInt32, in face: FormulaFace, size: Double) -> GlyphMetrics
    /// How much closer the second glyph stands to the first, as a negative number, at an em size.
    func kerning(_ first: UInt32, _ second: UInt32, in face: FormulaFace, size: Double) -> Double
}

/// Lengths that a font's own tables don't tell reliably: those of matplotlib's `FontConstantsBase`. In x-heights, but for
/// the last three, which are in ems.
struct FontConstants: Sendable {
    var scriptSpace = 0.05
    var superDrop: Double
    var subDrop: Double
    var super1: Double
    var sub1: Double
    var sub2: Double
    var delta = 0.025
    var deltaSlanted = 0.2
    var deltaIntegral = 0.1
    var numerator1: Double
    var numerator2: Double
    var numerator3: Double
    var denominator1: Double
    var denominator2: Double
    var axisHeight: Double
    var quad: Double?
    var xHeight: Double

    /// The constants of a font whose table for TeX has these values, in units of 1/`perEm` em.
    ///
    /// - Parameter table: the x-height, `supdrop`, `subdrop`, `sup1`, `sub1`, `sub2`, `num1`, `num2`, `num3`, `denom1`,
    ///   `denom2`, the height of the axis.
    private init(_ table: [Double], perEm: Double) {
        let values = table.map { $0 / table[0] }
        (superDrop, subDrop, super1, sub1, sub2) = (values[1], values[2], values[3], values[4], values[5])
        (numerator1, numerator2, numerator3) = (values[6], values[7], values[8])
        (denominator1, denominator2) = (values[9], values[10])
        axisHeight = table[11] / perEm
        xHeight = table[0] / perEm
    }

    static let dejaVuSans = FontConstants(
        [1120, 790.527, 102.4, 845.824, 307.199, 632.832, 1529.86, 868.352, 970.752, 1548.29, 768, 512], perEm: 2048)
    static let dejaVuSerif = FontConstants(
        [1063, 790.527, 102.4, 845.824, 307.199, 632.832, 1529.86, 868.352, 970.752, 1548.29, 768, 512], perEm: 2048)
    static let stix = {
        var constants = FontConstants(
            [450, 386, 50.0002, 413, 150, 309, 747, 424, 474, 756, 375, 250], perEm: 1000)
        (constants.scriptSpace, constants.delta) = (0.1, 0.05)
        (constants.deltaSlanted, constants.deltaIntegral) = (0.3, 0.3)
        constants.quad = 1
        return constants
    }()
    static let stixSans = {
        var constants = stix
        (constants.scriptSpace, constants.deltaSlanted) = (0.05, 0.6)
        return constants
    }()
    static let computerModern = {
        let perEm = 1_048_576.0
        var constants = FontConstants(
            [
                451470, 404864, 52429, 432949, 157286, 259226, 709370, 412858, 465286, 719272, 361592, 262144,
            ], perEm: perEm)
        (constants.scriptSpace, constants.delta) = (0.132861328125, 0.132861328125)
        (constants.deltaSlanted, constants.deltaIntegral) = (0.3, 0.3)
        constants.quad = 1_048_579 / perEm
        return constants
    }()
}
