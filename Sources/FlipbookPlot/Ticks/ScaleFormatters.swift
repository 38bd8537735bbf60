import FlipbookMathematics

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

/// Fractions between 0 and 1: matplotlib's `LogitFormatter`.
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
