import FlipbookMathematics

/// Numbers with the letter of a power of 1000: matplotlib's `EngFormatter`.
struct EngineeringFormatter: Hashable, Sendable {
    let unit: String
    let places: Int?
    let separator: String
    let usesOffset: Bool

    /// The letters of the powers of 1000 from the -10th to the 10th.
    private static let prefixes = [
        "q", "r", "y", "z", "a", "f", "p", "n", "\u{b5}", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y", "R", "Q",
    ]

    func labels(of ticks: [Double], in limits: ClosedRange<Double>) -> TickLabels {
        let offset = usesOffset ? ScalarFormatter.offset(of: ticks.filter(limits.contains)) : 0
        let width = limits.upperBound - limits.lowerBound
        guard offset != 0, width > 0, width.isFinite else {
            return TickLabels(labels: ticks.map { text(of: $0).replacing("-", with: "\u{2212}") })
        }
        let middle = (limits.lowerBound + limits.upperBound) / 2
        let rounded = (middle * 1000).rounded(.toNearestOrEven) / 1000
        let exponent = Int((log(width) / log(1000)).rounded(.down)) * 3
        let sum = text(of: pow(10, Double(exponent))) + (rounded > 0 ? "+" : "") + text(of: rounded)
        return TickLabels(
            labels: ScalarFormatter.labels(of: ticks, in: limits, offset: rounded, exponent: exponent),
            offsetText: rounded == 0 ? "" : sum.replacing("-", with: "\u{2212}"))
    }

    private func text(of value: Double) -> String {
        guard value.isFinite else { return "\(value)" }
        func written(_ mantissa: Double) -> String {
            places.map { printed("%.*f", [CInt($0), mantissa]) } ?? printed("%g", [mantissa])
        }
        let exponent = value == 0 ? 0 : (log10(abs(value)) / 3).rounded(.down)
        var power = Int(min(max(exponent, -10), 10))
        var mantissa = (value == 0 ? 0 : value) / pow(10, Double(3 * power))
        if abs(Double(written(mantissa)) ?? 0) >= 1000, power < 10 {
            mantissa /= 1000
            power += 1
        }
        let letter = Self.prefixes[power + 10]
        return written(mantissa) + (unit.isEmpty && letter.isEmpty ? "" : separator + letter + unit)
    }
}

/// A text with places for the value and the number of a tick, as Python's `format` understands it: `{x:.1f} s`.
struct ReplacementFormat: Hashable, Sendable {
    private enum Part: Hashable, Sendable {
        case text(String)
        case value(Specification)
        case position(Specification)
    }
    private var parts: [Part] = []

    /// - Returns: nil where `format` has no place for the value or the number, or is no format.
    init?(_ format: String) {
        var rest = format[...]
        var text = ""
        while let character = rest.popFirst() {
            guard character == "{" || character == "}" else {
                text.append(character)
                continue
            }
            if rest.first == character {
                rest.removeFirst()
                text.append(character)
                continue
            }
            guard character == "{", let end = rest.firstIndex(of: "}") else { return nil }
            let field = rest[..<end]
            rest = rest[rest.index(after: end)...]
            let colon = field.firstIndex(of: ":") ?? field.endIndex
            guard let specification = Specification(field[colon...].dropFirst()) else { return nil }
            if !text.isEmpty { parts.append(.text(text)) }
            text = ""
            switch field[..<colon] {
            case "x": parts.append(.value(specification))
            case "pos": parts.append(.position(specification))
            default: return nil
            }
        }
        guard !parts.isEmpty else { return nil }
        if !text.isEmpty { parts.append(.text(text)) }
    }

    /// The text with a tick's value and number in their places.
    func text(for value: Double, at position: Int) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .value(let form): form.text(for: value).replacing("-", with: "\u{2212}")
            case .position(let form): form.text(for: Double(position), isWhole: true).replacing("-", with: "\u{2212}")
            }
        }.joined()
    }

    /// How a number is written: Python's format specification.
    private struct Specification: Hashable, Sendable {
        var fill: Character = " "
        var alignment: Character = ">"
        var sign: Character = "-"
        var keepsPoint = false
        var width = 0
        var grouping: Character?
        var precision: Int?
        var type: Character?

        init?(_ text: Substring) {
            var rest = text
            let alignments = "<>=^"
            if rest.count > 1, alignments.contains(rest[rest.index(after: rest.startIndex)]) {
                fill = rest.removeFirst()
                alignment = rest.removeFirst()
            } else if let first = rest.first, alignments.contains(first) {
                alignment = rest.removeFirst()
            }
            if let first = rest.first, "+- ".contains(first) { sign = rest.removeFirst() }
            if rest.first == "#" {
                keepsPoint = true
                rest.removeFirst()
            }
            if rest.first == "0" {
                rest.removeFirst()
                (fill, alignment) = ("0", "=")
            }
            func number() -> Int? {
                let digits = rest.prefix { $0.isASCII && $0.isWholeNumber }
                rest = rest.dropFirst(digits.count)
                return digits.count <= 2 ? Int(digits) : nil
            }
            if let first = rest.first, first.isWholeNumber {
                guard let number = number() else { return nil }
                width = number
            }
            if let first = rest.first, ",_".contains(first) { grouping = rest.removeFirst() }
            if rest.first == "." {
                rest.removeFirst()
                guard let number = number() else { return nil }
                precision = number
            }
            if let first = rest.first, "eEfFgG%dn".contains(first) { type = rest.removeFirst() }
            guard rest.isEmpty else { return nil }
        }

        func text(for value: Double, isWhole: Bool = false) -> String {
            var digits = self.digits(of: abs(value), isWhole: isWhole)
            let isNegative = value < 0 || (value == 0 && value.sign == .minus)
            let sign = isNegative ? "-" : sign == "-" ? "" : String(sign)
            if let grouping { digits = Self.grouped(digits, by: grouping) }
            let count = width - sign.count - digits.count
            guard count > 0 else { return sign + digits }
            func filled(_ count: Int) -> String { String(repeating: fill, count: count) }
            switch alignment {
            case "<": return sign + digits + filled(count)
            case "^": return filled(count / 2) + sign + digits + filled(count - count / 2)
            case "=":
                // Zeros are grouped too.
                if let grouping, fill == "0" {
                    let whole = digits.prefix { $0.isWholeNumber || $0 == grouping }
                    let rest = digits.dropFirst(whole.count)
                    var padded = String(whole)
                    while padded.count + rest.count + sign.count < width {
                        let plain = "0" + padded.filter { $0 != grouping }
                        padded = Self.grouped(plain, by: grouping)
                    }
                    return sign + padded + rest
                }
                return sign + filled(count) + digits
            default: return filled(count) + sign + digits
            }
        }

        private func digits(of value: Double, isWhole: Bool) -> String {
            let mark = keepsPoint ? "#" : ""
            switch type {
            case "%": return printed("%\(mark).*f", [CInt(precision ?? 6), value * 100]) + "%"
            case "d": return printed("%.0f", [value])
            case "n": return printed("%\(mark).*g", [CInt(precision ?? 6), value])
            case let type?: return printed("%\(mark).*\(type)", [CInt(precision ?? 6), value])
            case nil where isWhole: return printed("%.0f", [value])
            case nil:
                guard let precision else { return Self.shortest(value) }
                let text = printed("%.*g", [CInt(precision), value])
                return text.allSatisfy(\.isWholeNumber) ? text + ".0" : text
            }
        }

        /// The fewest digits that stand for a number, as Python writes them.
        private static func shortest(_ value: Double) -> String {
            let text = "\(value)"
            guard let mark = text.firstIndex(of: "e") else { return text }
            let exponent = Int(text[text.index(after: mark)...]) ?? 0
            let mantissa = text[..<mark]
            return (mantissa.hasSuffix(".0") ? String(mantissa.dropLast(2)) : String(mantissa))
                + printed("e%+03ld", [exponent])
        }

        /// A number with a mark between thousands.
        private static func grouped(_ text: String, by mark: Character) -> String {
            let whole = text.prefix { $0.isWholeNumber }
            var result = ""
            for (index, digit) in whole.enumerated() {
                if index > 0, (whole.count - index) % 3 == 0 { result.append(mark) }
                result.append(digit)
            }
            return result + text.dropFirst(whole.count)
        }
    }
}
