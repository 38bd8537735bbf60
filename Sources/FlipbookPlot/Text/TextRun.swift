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

    /// The runs of a line: one, unless it is a formula such as `$2×10^{3}$`. Set as matplotlib sets them.
    static func runs(of line: String) -> [TextRun] {
        guard line.count > 2, line.first == "$", line.last == "$" else {
            return [TextRun(text: line, isRaised: false, gap: 0)]
        }
        var runs: [TextRun] = []
        var rest = line.dropFirst().dropLast()
        var gap = 0.0
        while !rest.isEmpty {
            let isRaised = rest.hasPrefix("^{")
            if isRaised { rest = rest.dropFirst(2) }
            let text = rest.prefix { isRaised ? $0 != "}" : $0 != "^" && $0 != "\u{d7}" }
            rest = rest.dropFirst(text.count)
            if isRaised {
                rest = rest.dropFirst()
                gap += gapBeforeExponent
            }
            if text.isEmpty, let operation = rest.popFirst() {
                runs.append(
                    TextRun(text: String(operation), isRaised: false, gap: gap + (runs.isEmpty ? 0 : gapAroundTimes)))
                gap = runs.count > 1 ? gapAroundTimes : 0
            } else {
                runs.append(TextRun(text: String(text), isRaised: isRaised, gap: gap))
                gap = isRaised ? gapAfterExponent : 0
            }
        }
        return runs
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

    init(_ line: String, style: TextStyle, measurer: any TextMeasurer) throws {
        let parts = TextRun.runs(of: line)
        let font = try measurer.measure(parts.first?.text ?? "", style: style)
        (ascent, descent, lineGap) = (font.ascent, font.descent, font.lineGap)
        for run in parts {
            var style = style
            if run.isRaised { style.size *= TextRun.shrinking }
            let extent = try measurer.measure(run.text, style: style)
            let raise = run.isRaised ? TextRun.raise * style.size / TextRun.shrinking : 0
            advance += run.gap * style.size / (run.isRaised ? TextRun.shrinking : 1)
            runs.append(TextLayout.Run(text: run.text, style: style, origin: Point(x: advance, y: -raise)))
            advance += extent.advance
            ascent = max(ascent, raise - extent.ink.minY)
            descent = max(descent, extent.ink.maxY - raise)
        }
    }
}
