import FlipbookMathematics

/// Values as percentages of one of them: matplotlib's `PercentFormatter`.
struct PercentFormatter: Hashable, Sendable {
    /// The value that is 100%; not 0.
    let whole: Double
    /// How many decimals; nil for as many as the limits ask for, at most 5.
    let decimals: Int?
    /// What is written after the number.
    let symbol: String

    func labels(of ticks: [Double], in limits: ClosedRange<Double>) -> [String] {
        let symbol = symbol.replacing("-", with: "\u{2212}")
        let decimals = min(max(decimals ?? decimalsAskedFor(by: limits), 0), 100)
        return ticks.map { formatted("%.*f", CInt(decimals), 100 * ($0 / whole)) + symbol }
    }

    private func decimalsAskedFor(by limits: ClosedRange<Double>) -> Int {
        let range = 100 * ((limits.upperBound - limits.lowerBound) / whole)
        guard range > 0, range.isFinite else { return 0 }
        return Int(min(max((2 - log10(2 * range)).rounded(.up), 0), 5))
    }
}

/// Radians written as degrees: matplotlib's `ThetaFormatter`.
func degreeLabels(of ticks: [Double], in limits: ClosedRange<Double>) -> [String] {
    let magnitude = log10((limits.upperBound - limits.lowerBound) * (180 / .pi)) - 1.5
    let decimals = magnitude.isFinite ? Int(min(max(-magnitude, 0), 20)) : 0
    return ticks.map { printed("%.*f", [CInt(decimals), $0 * (180 / .pi)]) + "°" }
}

/// A text with a place for one number, as C's `printf` and Python's `%` understand it: `%.1f s`.
struct FormatString: Hashable, Sendable {
    private let before: String
    private let flagsAndSize: String
    private let conversion: Character
    private let after: String

    /// Reads a format with exactly one of `%d %i %e %E %f %F %g %G %s`, with flags, width and precision; `%%` is a percent
    /// sign.
    ///
    /// - Returns: nil where `format` is nothing of the kind.
    init?(_ format: String) {
        var texts = [""]
        var number: (flagsAndSize: String, conversion: Character)?
        var rest = format[...]
        while let character = rest.popFirst() {
            guard character == "%" else {
                texts[texts.count - 1].append(character)
                continue
            }
            let flagsAndSize = String(rest.prefix { "-+ #0123456789.".contains($0) })
            rest = rest.dropFirst(flagsAndSize.count)
            guard let conversion = rest.popFirst() else { return nil }
            if conversion == "%", flagsAndSize.isEmpty {
                texts[texts.count - 1].append("%")
                continue
            }
            guard number == nil, "dieEfFgGs".contains(conversion), Self.isSound(flagsAndSize),
                conversion != "s" || flagsAndSize.isEmpty
            else { return nil }
            number = (flagsAndSize, conversion)
            texts.append("")
        }
        guard let number else { return nil }
        before = texts[0]
        after = texts[1]
        (flagsAndSize, conversion) = number
    }

    /// Whether flags come first, then a width and a precision of two digits at most.
    private static func isSound(_ text: String) -> Bool {
        let size = text.drop { "-+ #0".contains($0) }.split(separator: ".", omittingEmptySubsequences: false)
        return size.count <= 2 && size.allSatisfy { $0.count <= 2 && $0.allSatisfy(\.isWholeNumber) }
    }

    /// The text with `value` in its place. Whole numbers are cut off, as Python does.
    func text(for value: Double) -> String {
        let number: String
        switch conversion {
        case "s": number = "\(value)"
        case "d", "i":
            if abs(value) < 1e18 {
                number = printed("%\(flagsAndSize)ld", [Int(value)])
            } else {
                number = printed("%.0f", [value])
            }
        default: number = printed("%\(flagsAndSize)\(conversion)", [value])
        }
        return before + number + after
    }
}
