import FlipbookCanvas

/// A part of a line whose letters have the same size and stand at the same height.
struct TextRun {
    let text: String
    /// Whether it is an exponent.
    let isRaised: Bool
    /// From the end of the run before it, in ems of the line.
    let gap: Double

    /// An exponent's letters against the line's.
    static let shrinking = 0.7
    /// How high an exponent stands over the baseline, in ems: what DejaVu Sans' table for formulas says.
    static let raise = 845.824 / 2048
    /// After an exponent, in ems: a twentieth of the height of an x.
    static let gapAfterExponent = 0.05 * 1120 / 2048
    private static let gapBeforeExponent = 0.025 * shrinking * 1120 / 2048
    private static let gapAroundTimes = 0.2 * 1995 / 2048

    /// The runs of a line: one, unless it is a power such as `$2×10^{3}$`, which is set as matplotlib sets it.
    ///
    /// `\$` stands for a dollar sign. A line with other formulas is shown as it was typed.
    static func runs(of line: String) -> (runs: [TextRun], hasFormula: Bool) {
        guard line.utf8.contains(UInt8(ascii: "$")) else {
            return ([TextRun(text: line, isRaised: false, gap: 0)], false)
        }
        if let power = power(line.unicodeScalars) { return (power, false) }
        let hasFormula = line.hasFormula
        let text = hasFormula ? line : line.replacing("\\$", with: "$")
        return ([TextRun(text: text, isRaised: false, gap: 0)], hasFormula)
    }

    /// The runs of a product of numbers, some of which may be raised to a power; nil for any other line.
    private static func power(_ line: String.UnicodeScalarView) -> [TextRun]? {
        guard line.count > 2, line.first == "$", line.last == "$" else { return nil }
        var rest = line.dropFirst().dropLast()
        func number() -> String? {
            var text = ""
            if let sign = rest.first, "+-\u{2212}".unicodeScalars.contains(sign) {
                text.unicodeScalars.append(sign == "-" ? "\u{2212}" : sign)
                rest.removeFirst()
            }
            let digits = rest.prefix { "0123456789.".unicodeScalars.contains($0) }
            guard !digits.isEmpty else { return nil }
            text.unicodeScalars += digits
            rest.removeFirst(digits.count)
            return text
        }
        var runs: [TextRun] = []
        var gap = 0.0
        while true {
            guard var factor = number() else { return nil }
            if rest.first == "e" {
                rest.removeFirst()
                guard let exponent = number() else { return nil }
                factor += "e" + exponent
            }
            runs.append(TextRun(text: factor, isRaised: false, gap: gap))
            gap = 0
            if rest.starts(with: "^{".unicodeScalars) {
                rest.removeFirst(2)
                guard let exponent = number(), rest.popFirst() == "}" else { return nil }
                runs.append(TextRun(text: exponent, isRaised: true, gap: gapBeforeExponent))
                gap = gapAfterExponent
            }
            guard let times = rest.popFirst() else { return runs }
            guard times == "\u{d7}" else { return nil }
            runs.append(TextRun(text: "\u{d7}", isRaised: false, gap: gap + gapAroundTimes))
            gap = gapAroundTimes
        }
    }
}

extension String {
    /// Whether matplotlib takes the line for one with formulas: it has pairs of dollar signs, those after a backslash not
    /// counted, and no single one.
    fileprivate var hasFormula: Bool {
        var (count, last) = (0, UInt8(0))
        for byte in utf8 {
            if byte == UInt8(ascii: "$"), last != UInt8(ascii: "\\") { count += 1 }
            last = byte
        }
        return count > 0 && count % 2 == 0
    }
}

/// A line that has been measured: its runs where they stand, and the room that they take.
struct MeasuredLine {
    var runs: [TextLayout.Run] = []
    var advance = 0.0
    /// Above the baseline, at least the font's.
    var ascent: Double
    /// Under the baseline, at least the font's.
    var descent: Double
    let lineGap: Double
    /// Whether the line has a formula that is shown as it was typed.
    let hasFormula: Bool
    /// The characters that can't be drawn.
    private(set) var missing: [Unicode.Scalar] = []

    init(_ line: String, style: TextStyle, measurer: any TextMeasurer) throws {
        let parts: [TextRun]
        (parts, hasFormula) = TextRun.runs(of: line)
        let font = try measurer.measure(parts.first?.text ?? "", style: style)
        (ascent, descent, lineGap) = (font.ascent, font.descent, font.lineGap)
        for run in parts {
            var style = style
            if run.isRaised { style.size *= TextRun.shrinking }
            let extent = try measurer.measure(run.text, style: style)
            let raise = run.isRaised ? TextRun.raise * style.size / TextRun.shrinking : 0
            advance += run.gap * style.size / (run.isRaised ? TextRun.shrinking : 1)
            runs.append(TextLayout.Run(text: run.text, style: style, origin: Point(x: advance, y: -raise)))
            missing += extent.missing
            advance += extent.advance
            ascent = max(ascent, raise - extent.ink.minY)
            descent = max(descent, extent.ink.maxY - raise)
        }
    }
}
