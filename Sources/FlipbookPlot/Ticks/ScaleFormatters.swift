import FlipbookMathematics

/// The two forms of a text with powers: matplotlib's formula, and what can be drawn of it.
enum MathForm {
    /// What is drawn in place of a formula that matplotlib's formatters write: `$10^{3}$` for `$\mathdefault{10^{3}}$`.
    /// Other texts are as they are.
    static func drawable(_ text: String) -> String {
        guard text.hasPrefix("$"), text.hasSuffix("$"), text.contains("\\mathdefault{") else { return text }
        var inner = String(text.dropFirst().dropLast())
        let starts = inner.hasPrefix("\\times")
        inner = inner.replacing("\\times", with: "\u{d7}").replacing("\\cdot", with: "\u{d7}")
            .replacing("\\frac{1}{2}", with: "\u{bd}").replacing("-", with: "\u{2212}").replacing(" ", with: "")
        inner = unwrapped(inner, "\\mathdefault{") { $0 }
        let isSum = inner.dropFirst().contains { "+\u{2212}".contains($0) && !inner.contains("^{\($0)") }
        let isPower = inner.contains("^{") && !inner.contains("\\") && !starts
        if isPower, !isSum, !isDifference(inner) { return "$\(inner)$" }
        return unwrapped(unwrapped(inner, "\\overline{") { "1\u{2212}" + $0 }, "^{") { raised($0) }
    }

    /// Whether something is subtracted outside an exponent.
    private static func isDifference(_ text: String) -> Bool {
        unwrapped(text, "^{") { _ in "" }.dropFirst().contains { "+\u{2212}".contains($0) }
    }

    /// The text with what stands in braces after each `start` in place of both.
    private static func unwrapped(_ text: String, _ start: String, _ change: (String) -> String) -> String {
        var result = ""
        var rest = text[...]
        while let range = rest.firstRange(of: start) {
            result += rest[..<range.lowerBound]
            rest = rest[range.upperBound...]
            var (depth, end) = (1, rest.startIndex)
            while end < rest.endIndex {
                if rest[end] == "{" { depth += 1 }
                if rest[end] == "}" { depth -= 1 }
                if depth == 0 { break }
                end = rest.index(after: end)
            }
            result += change(String(rest[..<end]))
            rest = end < rest.endIndex ? rest[rest.index(after: end)...] : ""
        }
        return result + rest
    }

    private static func raised(_ text: String) -> String {
        let digits = Array("\u{2070}\u{b9}\u{b2}\u{b3}\u{2074}\u{2075}\u{2076}\u{2077}\u{2078}\u{2079}")
        return String(
            text.map { character in
                character == "\u{2212}" ? "\u{207b}" : character.wholeNumberValue.map { digits[$0] } ?? character
            })
    }
}

private func isNearlyWhole(_ value: Double) -> Bool {
    let whole = value.rounded(.toNearestOrEven)
    return value == whole || abs(value - whole) <= 1e-9 * max(abs(value), abs(whole))
}

/// Powers and multiples of them: matplotlib's `LogFormatter` and what is derived from it.
///
/// Where limits hold two powers or more, only powers are written; where they hold fewer, some or all of the whole
/// multiples between them too.
struct LogFormatter: Hashable, Sendable {
    /// Above 1.
    let base: Double
    var form = Formatter.LogForm.scientific
    /// Whether nothing but powers is written.
    var onlyPowers = false
    /// Up to how many powers multiples are written too; nil for all multiples of any number.
    var mostPowers: Int? = 1

    /// The part of a power up to which all whole multiples are written: the second of matplotlib's `minor_thresholds`.
    private static let mostLabelled = 0.4

    /// The texts for ticks; empty ones for those that aren't written.
    ///
    /// - Parameter linearThreshold: up to where values lie evenly around 0; nil on a logarithmic axis.
    func labels(of ticks: [Double], in limits: ClosedRange<Double>, linearThreshold: Double? = nil) -> [String] {
        guard base > 1, base.isFinite else { return ticks.map { _ in "" } }
        let written = mostPowers.flatMap { coefficients(in: limits, linearThreshold: linearThreshold, mostPowers: $0) }
        return ticks.map { label(of: $0, where: written, in: limits) }
    }

    /// The whole multiples of powers that are written; nil for all.
    private func coefficients(
        in limits: ClosedRange<Double>, linearThreshold: Double?, mostPowers: Int
    ) -> Set<Double>? {
        func power(_ value: Double) -> Double { log(value) / log(base) }
        /// How many powers lie between two values above 0, and how many powers apart these are.
        func span(_ low: Double, _ high: Double) -> (count: Double, powers: Double) {
            (power(high).rounded(.down) - power(low).nextDown.rounded(.down), abs(power(high) - power(low)))
        }
        let (low, high) = (limits.lowerBound, limits.upperBound)
        var (count, powers) = (0.0, 0.0)
        if let linearThreshold {
            if low < -linearThreshold {
                let below = span(-min(high, -linearThreshold), -low)
                // matplotlib counts from the outer to the inner limit here.
                count += power(-min(high, -linearThreshold)).rounded(.down) - power(-low).nextDown.rounded(.down)
                powers += below.powers
            }
            if high > linearThreshold {
                let above = span(max(low, linearThreshold), high)
                count += above.count
                powers += above.powers
            }
        } else {
            guard low > 0 else { return [1] }
            (count, powers) = span(low, high)
        }
        if count > Double(mostPowers) { return [1] }
        let most = min(base, 1000)
        guard powers > Self.mostLabelled else { return Set(stride(from: 1, to: most + 1, by: 1)) }
        let steps = max(Int(most) / 2, 1)
        return Set((0...steps).map { pow(base, Double($0) / Double(steps)).rounded(.toNearestOrEven) })
    }

    private func label(of tick: Double, where written: Set<Double>?, in limits: ClosedRange<Double>) -> String {
        let isFormula = form == .scientific || form == .power
        guard tick != 0 else { return isFormula ? "$\\mathdefault{0}$" : "0" }
        guard tick.isFinite else { return "" }
        let exponent = log(abs(tick)) / log(base)
        let isPower = isNearlyWhole(exponent)
        let whole = isPower ? exponent.rounded(.toNearestOrEven) : exponent.rounded(.down)
        if onlyPowers, !isPower { return "" }
        if let written, !written.contains(pow(base, exponent - whole).rounded(.toNearestOrEven)) { return "" }
        guard isFormula else { return plainLabel(of: abs(tick), exponent: exponent, in: limits) }
        let sign = tick < 0 ? "-" : ""
        let root = base == base.rounded() ? printed("%.0f", [base]) : "\(base)"
        if isPower { return "$\\mathdefault{\(sign)\(root)^{\(printed("%.0f", [whole == 0 ? 0 : whole]))}}$" }
        if form == .power { return "$\\mathdefault{\(sign)\(root)^{\(printed("%.2f", [exponent]))}}$" }
        let floor = exponent.rounded(.down)
        let coefficient = pow(base, exponent - floor)
        let factor = isNearlyWhole(coefficient) ? coefficient.rounded() : coefficient
        let raised = "\(root)^{\(printed("%.0f", [floor == 0 ? 0 : floor]))}"
        return "$\\mathdefault{\(sign)\(printed("%g", [factor]))\\times\(raised)}$"
    }

    private func plainLabel(of value: Double, exponent: Double, in limits: ClosedRange<Double>) -> String {
        let range = nonsingular(limits.lowerBound, limits.upperBound)
        let width = range.upperBound - range.lowerBound
        let text: String
        if form == .exponent {
            text =
                (1...10_000).contains(abs(exponent))
                ? Self.short(exponent, of: log(width) / log(base)) : printed("%1.0g", [exponent])
        } else {
            text = (1...10_000).contains(value) ? Self.short(value, of: width) : printed("%1.0e", [value])
        }
        return text.replacing("-", with: "\u{2212}")
    }

    /// A number with as many digits as a width of limits asks for: matplotlib's `_pprint_val`.
    private static func short(_ value: Double, of width: Double) -> String {
        if abs(value) < 10_000, value == value.rounded(.towardZero) { return printed("%.0f", [value == 0 ? 0 : value]) }
        let format =
            width < 0.01 ? "%1.3e" : width <= 1 ? "%1.3f" : width <= 10 ? "%1.2f" : width <= 1e5 ? "%1.1f" : "%1.1e"
        let parts = printed(format, [value]).split(separator: "e")
        var mantissa = String(parts.first ?? "")
        if mantissa.contains(".") || parts.count == 2 {
            while mantissa.hasSuffix("0") { mantissa.removeLast() }
            if mantissa.hasSuffix(".") { mantissa.removeLast() }
        }
        guard parts.count == 2, let exponent = Int(parts[1]), exponent != 0 else { return mantissa }
        return "\(mantissa)e\(exponent)"
    }
}

/// Shares between 0 and 1: matplotlib's `LogitFormatter`.
struct LogitFormatter: Hashable, Sendable {
    var oneHalf = "\\frac{1}{2}"
    var usesOverline = false
    /// Whether only some minor ticks have a text.
    var isMinor = false
    /// From how many minor ticks on none has.
    var mostMinor = 25
    /// How many minor ticks have.
    var minorLabels = 6

    func labels(of ticks: [Double]) -> [String] {
        guard isMinor else { return ticks.map { label(of: $0, among: ticks) } }
        let written = Set(writtenMinor(ticks))
        return ticks.map { written.contains($0) ? label(of: $0, among: ticks) : "" }
    }

    /// The minor ticks that have a text: those with the most room.
    private func writtenMinor(_ ticks: [Double]) -> [Double] {
        func isMajor(_ value: Double) -> Bool { isDecade(value) || isDecade(1 - value) || isHalf(value) }
        if ticks.allSatisfy(isMajor) || ticks.count >= mostMinor { return [] }
        if ticks.count < minorLabels { return ticks }
        let places = ticks.map { -log(1 / $0 - 1) }
        let gaps = zip(places, places.dropFirst()).map { $1 - $0 }
        let room = ticks.indices.map { index in
            let before = index > 0 ? gaps[index - 1] : nil
            let after = index < gaps.count ? gaps[index] : nil
            return (min(before ?? .infinity, after ?? .infinity), (before ?? 0) + (after ?? 0))
        }
        // Equal room counts by the order of the ticks.
        let order = ticks.indices.sorted { (room[$0].0, room[$0].1, $0) < (room[$1].0, room[$1].1, $1) }
        return order.suffix(max(minorLabels, 0)).map { ticks[$0] }
    }

    private func label(of value: Double, among ticks: [Double]) -> String {
        guard value > 0, value < 1 else { return "" }
        func power(_ value: Double) -> String { "10^{\(printed("%.0f", [log10(value).rounded()]))}" }
        let text: String
        if isHalf(value) {
            text = oneHalf
        } else if value < 0.5, isDecade(value) {
            text = power(value)
        } else if value > 0.5, isDecade(1 - value) {
            text = oneMinus(power(1 - value))
        } else if value < 0.1 {
            text = number(value, among: ticks, isScientific: true)
        } else if value > 0.9 {
            text = oneMinus(number(1 - value, among: ticks.map { 1 - $0 }, isScientific: true))
        } else {
            text = number(value, among: ticks, isScientific: false)
        }
        return "$\\mathdefault{\(text)}$"
    }

    private func oneMinus(_ text: String) -> String { usesOverline ? "\\overline{\(text)}" : "1-\(text)" }

    /// A number with as many digits as show it apart from the nearest of the others.
    private func number(_ value: Double, among ticks: [Double], isScientific: Bool) -> String {
        let exponent = isScientific ? decade(of: value) : 0
        var precision = isScientific ? 0.0 : 1
        if ticks.count > 1 {
            let digits = -log10(ticks.map { abs($0 - value) }.sorted()[1]) + exponent
            precision = max(precision, isNearlyWhole(digits) ? digits.rounded(.toNearestOrEven) : digits.rounded(.up))
        }
        let places = precision.isFinite ? CInt(min(precision, 99)) : 17
        let mantissa = printed("%.*f", [places, value * pow(10, -exponent)])
        return isScientific ? "\(mantissa)\\cdot10^{\(printed("%.0f", [exponent]))}" : mantissa
    }

    private func isHalf(_ value: Double) -> Bool { isNearlyWhole(2 * value) && (2 * value).rounded() == 1 }

    /// Whether a value is a power of ten, but for rounding.
    private func isDecade(_ value: Double) -> Bool {
        guard value.isFinite else { return false }
        if value == 0 { return true }
        let exponent = log(abs(value)) / log(10)
        let whole = exponent.rounded(.toNearestOrEven)
        return abs(exponent - whole) <= 1e-8 + 1e-7 * abs(whole)
    }
}

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
