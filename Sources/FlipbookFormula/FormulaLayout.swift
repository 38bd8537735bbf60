/// A line of text with formulas, laid out: glyphs and rules where they stand. Lengths are in the unit of the font size, x
/// from the left end, y up from the baseline.
package struct FormulaLayout: Hashable, Sendable {
    /// A glyph and the place of its origin.
    package struct Glyph: Hashable, Sendable {
        package var face: FormulaFace
        /// Of the character in the font.
        package var code: UInt32
        /// The number of the glyph in the font.
        package var index: UInt32
        package var size: Double
        package var x: Double
        package var y: Double
    }

    /// A filled rectangle.
    package struct Rule: Hashable, Sendable {
        package var x: Double
        /// Of its lower side.
        package var y: Double
        package var width: Double
        package var height: Double
    }

    package var width: Double
    /// Over the baseline.
    package var height: Double
    /// Under the baseline.
    package var depth: Double
    package var glyphs: [Glyph] = []
    package var rules: [Rule] = []
    /// The characters that no font has; a sign stands for each.
    package var missing: [Unicode.Scalar] = []

    /// Lays out a line.
    ///
    /// - Parameters:
    ///   - line: what is written, with formulas between dollar signs.
    ///   - size: the em size of the text.
    ///   - fonts: what formulas are set in.
    /// - Throws: ``FormulaError`` where a formula can't be read.
    package init(
        _ line: String, size: Double, fonts: FormulaFontSet = .dejaVuSans, measurer: any GlyphMeasurer
    ) throws(FormulaError) {
        let selection = FontSelection(fonts, measurer: measurer)
        let box = try FormulaParser.parse(line, FormulaState(fonts: selection, size: size))
        (width, height, depth) = (box.width, box.height, box.depth)
        var shipping = Shipping()
        shipping.ship(box)
        glyphs = shipping.glyphs
        rules = shipping.rules
        missing = selection.missing.sorted().compactMap { Unicode.Scalar($0) }
    }

    /// Whether a line has formulas: an even number of dollar signs, those after a backslash not counted, and not none.
    ///
    /// The same test as matplotlib's `is_math_text`.
    package static func isFormula(_ line: String) -> Bool {
        var (count, last) = (0, UInt8(0))
        for byte in line.utf8 {
            if byte == UInt8(ascii: "$"), last != UInt8(ascii: "\\") { count += 1 }
            last = byte
        }
        return count > 0 && count % 2 == 0
    }
}

/// Puts boxes where they stand: `ship_out` of TeX, with matplotlib's rounding of glue to whole units.
private struct Shipping {
    var glyphs: [FormulaLayout.Glyph] = []
    var rules: [FormulaLayout.Rule] = []
    private var x = 0.0
    /// Down from the baseline.
    private var y = 0.0
    private var phantoms = 0

    mutating func ship(_ list: HorizontalList) {
        var glue = GlueCount(of: list)
        let baseline = y
        phantoms += list.isPhantom ? 1 : 0
        for child in list.children {
            switch child {
            case let char as Char:
                draw(char)
                x += char.width
            case let kern as Kern: x += kern.width
            case let inner as NodeList:
                let edge = x
                if !inner.children.isEmpty {
                    y = baseline + inner.shift
                    shipList(inner)
                    y = baseline
                }
                x = edge + inner.width
            case let box as Box:
                let height = box.height.isFinite ? box.height : list.height
                let depth = box.depth.isFinite ? box.depth : list.depth
                if height > 0, box.width > 0 { draw(box, bottom: baseline + depth, box.width, height) }
                x += box.width
            case let inner as Glue: x += glue.take(inner)
            default: break
            }
        }
        phantoms -= list.isPhantom ? 1 : 0
    }

    private mutating func ship(_ list: VerticalList) {
        var glue = GlueCount(of: list)
        let edge = x
        y -= list.height
        for child in list.children {
            switch child {
            case let kern as Kern: y += kern.width
            case let inner as NodeList:
                if inner.children.isEmpty {
                    y += inner.height + inner.depth
                } else {
                    y += inner.height
                    x = edge + inner.shift
                    let baseline = y
                    inner.width = list.width
                    shipList(inner)
                    y = baseline + inner.depth
                    x = edge
                }
            case let box as Box:
                let height = box.height + box.depth
                if height > 0, box.depth > 0 {
                    y += height
                    draw(box, bottom: y, box.width.isFinite ? box.width : list.width, height)
                }
            case let inner as Glue: y += glue.take(inner)
            default: break
            }
        }
    }

    private mutating func shipList(_ list: NodeList) {
        if let list = list as? HorizontalList { ship(list) } else if let list = list as? VerticalList { ship(list) }
    }

    private mutating func draw(_ char: Char) {
        guard phantoms == 0 else { return }
        let (info, dx, dy) = char.drawn()
        glyphs.append(
            FormulaLayout.Glyph(
                face: info.face, code: info.code, index: info.glyph, size: char.fontSize, x: x + dx,
                y: -(y + dy) + info.offset))
    }

    private mutating func draw(_ box: Box, bottom: Double, _ width: Double, _ height: Double) {
        guard box is Rule, phantoms == 0 else { return }
        rules.append(FormulaLayout.Rule(x: x, y: -bottom, width: width, height: height))
    }
}

/// How much glue of a list is used up.
private struct GlueCount {
    private let list: NodeList
    private var total = 0.0
    private var used = 0.0

    init(of list: NodeList) { self.list = list }

    /// The length of the next glue: the sum so far is rounded.
    mutating func take(_ glue: Glue) -> Double {
        let before = used
        if list.glueSign != 0, glue.order == list.glueOrder {
            let amount = list.glueSign > 0 ? glue.stretch : glue.shrinkage
            if amount != 0 {
                total += amount
                used = max(-1e9, min(1e9, list.glueSet * total)).rounded(.toNearestOrEven)
            }
        }
        return used - before
    }
}

/// Why a formula can't be read.
package struct FormulaError: Error, Hashable, Sendable {
    /// What is wrong.
    package var reason: String
    /// Which character of the line it begins with, from 0.
    package var place: Int
}

extension FormulaError {
    /// What is wrong in a line, and where.
    package func description(in line: String) -> String {
        let scalars = line.unicodeScalars
        let around = scalars.dropFirst(max(place - 20, 0)).prefix(60)
        let (before, after) = (place > 20 ? "…" : "", scalars.count > max(place - 20, 0) + 60 ? "…" : "")
        let text = around.map { $0.properties.generalCategory == .control ? " " : String($0) }.joined()
        return "\(reason), at character \(place + 1) of '\(before)\(text)\(after)'"
    }
}
