import FlipbookMathematics

/// What is written at the ticks of an axis: values and limits in, texts out.
///
///     axis.formatter = .format("%.1f s")
///     axis.formatter = Formatter { value in value == 0 ? "start" : "\(value) m" }
///
/// What stands between two `$` is a formula: `$10^{3}$` is written as 10 with a raised 3. See <doc:Formulas>.
public struct Formatter: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case auto
        case none
        case scalar(ScalarFormatter)
        case fixed([String])
        case format(String)
        case percent(PercentFormatter)
        case log(LogFormatter)
        case logit(LogitFormatter)
        case engineering(EngineeringFormatter)
        case categories([String])
        case degrees
        case date(DateFormatter)
        case durations
        case custom(CustomFunction<Double, String>)
    }
    let kind: Kind

    init(kind: Kind) { self.kind = kind }

    /// Texts of your own. Make the formatter once and keep it: it is equal to its copies only, and another one has the axis
    /// laid out again.
    ///
    /// - Parameter label: what is written at a tick's value.
    public init(_ label: @escaping @Sendable (_ value: Double) -> String) { kind = .custom(CustomFunction(label)) }

    /// What suits the axis.
    ///
    /// Major ticks: plain numbers, powers on a logarithmic axis, the names of categories. Minor ticks: nothing, but
    /// multiples of powers on a logarithmic axis that shows less than two powers.
    public static let auto = Formatter(kind: .auto)

    /// Nothing.
    public static let none = Formatter(kind: .none)

    /// Plain numbers, with an offset or a power of ten at the end of the axis where that makes them shorter.
    public static let scalar = scalar()

    /// Plain numbers with just as many decimals as their ticks need.
    ///
    /// What numbers have in common is taken out of them where it saves room and written at the end of the axis: an offset
    /// (`+1.234e3`) where they are large and close to each other, a power of ten (`1e-7`) where they are very large or small.
    ///
    /// - Parameters:
    ///   - usesOffset: whether an offset is taken out where that saves at least four digits.
    ///   - offset: one that is taken out in any case; nil for one that suits the ticks.
    ///   - isScientific: whether a power of ten is taken out where it is not among the plain exponents.
    ///   - plainExponents: the exponents of numbers that are written out; nil for none.
    ///   - exponent: of a power of ten that is taken out in any case; nil for one that suits the ticks.
    ///   - usesMathText: whether powers are written as 10 with a raised exponent, not as `1e6`.
    public static func scalar(
        usesOffset: Bool = true, offset: Double? = nil, isScientific: Bool = true,
        plainExponents: ClosedRange<Int>? = -4...5, exponent: Int? = nil, usesMathText: Bool = false
    ) -> Formatter {
        Formatter(
            kind: .scalar(
                ScalarFormatter(
                    usesOffset: usesOffset, offset: offset, isScientific: isScientific, plainExponents: plainExponents,
                    fixedExponent: exponent, usesMathText: usesMathText)))
    }

    /// These texts, one after the other; nothing at the ticks that are left over. For ``Locator/fixed(_:most:)``.
    public static func fixed(_ labels: [String]) -> Formatter { Formatter(kind: .fixed(labels)) }

    /// A text with a place for the value, such as `"%.1f s"` or `"{x:.1f} s"`, as Python writes it.
    ///
    /// - Parameter format: holds one of `%d %i %e %E %f %F %g %G %s` with flags, width and precision of up to 99, and
    ///   `%%` for a percent sign. Or it holds `{x}`, perhaps with a format such as `{x:,.2f}` (fill, alignment, sign, width,
    ///   `,` or `_` between thousands, precision, one of `e E f F g G %`), `{pos}` for the number of the tick counted from 0,
    ///   `{{` and `}}` for braces. Drawing throws a ``PlotError`` otherwise.
    public static func format(_ format: String) -> Formatter { Formatter(kind: .format(format)) }

    /// Percentages.
    ///
    /// - Parameters:
    ///   - whole: the value that is 100%; not 0: drawing throws a ``PlotError`` otherwise.
    ///   - decimals: as many as the limits ask for where it is nil.
    ///   - symbol: what is written after the number.
    public static func percent(of whole: Double = 100, decimals: Int? = nil, symbol: String = "%") -> Formatter {
        Formatter(kind: .percent(PercentFormatter(whole: whole, decimals: decimals, symbol: symbol)))
    }

    /// Powers of `base`, and multiples of them where the limits hold less than two powers.
    ///
    /// - Parameters:
    ///   - base: above 1: drawing throws a ``PlotError`` otherwise.
    ///   - form: how they are written.
    ///   - onlyPowers: whether nothing but powers is written.
    ///   - mostPowers: up to how many powers within the limits some of the multiples are written too; nil to write all of
    ///     any number.
    public static func log(
        base: Double = 10, form: LogForm = .scientific, onlyPowers: Bool = false, mostPowers: Int? = 1
    ) -> Formatter {
        Formatter(kind: .log(LogFormatter(base: base, form: form, onlyPowers: onlyPowers, mostPowers: mostPowers)))
    }

    /// How values are written on a logarithmic axis.
    public enum LogForm: Hashable, Sendable {
        /// As powers such as 10³, and multiples of them such as 2×10³.
        case scientific
        /// As powers, also with exponents that aren't whole.
        case power
        /// As numbers, without a sign.
        case number
        /// As the exponents alone.
        case exponent
    }

    /// Fractions between 0 and 1 as powers of ten near 0 (10⁻³), as 1 less powers near 1, and a half.
    ///
    /// - Parameters:
    ///   - oneHalf: how a half is written.
    ///   - usesOverline: whether 1 less a number is written as the number with a line over it.
    ///   - isMinor: whether it writes only at some minor ticks, if these aren't too many.
    ///   - mostMinor: from how many minor ticks on nothing is written.
    ///   - minorLabels: at how many minor ticks something is written.
    public static func logit(
        oneHalf: String = "\\frac{1}{2}", usesOverline: Bool = false, isMinor: Bool = false, mostMinor: Int = 25,
        minorLabels: Int = 6
    ) -> Formatter {
        Formatter(
            kind: .logit(
                LogitFormatter(
                    oneHalf: oneHalf, usesOverline: usesOverline, isMinor: isMinor, mostMinor: mostMinor,
                    minorLabels: minorLabels)))
    }

    /// Numbers from 1 to 1000 with the letter of a power of 1000: `20 kHz`.
    ///
    /// - Parameters:
    ///   - unit: what is written after the letter.
    ///   - places: how many decimals, 0 to 99; nil for as many as there are, up to six digits.
    ///   - separator: between the number and the letter, or the unit.
    ///   - usesOffset: whether what large numbers have in common is taken out, and written at the end of the axis.
    public static func engineering(
        unit: String = "", places: Int? = nil, separator: String = " ", usesOffset: Bool = false
    ) -> Formatter {
        Formatter(
            kind: .engineering(
                EngineeringFormatter(
                    unit: unit, places: places.map { min(max($0, 0), 99) }, separator: separator,
                    usesOffset: usesOffset)))
    }

    /// Radians as degrees, with as many decimals as the limits ask for: `90°`.
    public static let degrees = Formatter(kind: .degrees)

    /// The name at each whole number, counted from 0.
    static func categories(_ names: [String]) -> Formatter { Formatter(kind: .categories(names)) }

    /// The texts for the ticks of an axis with these limits, formulas as matplotlib writes them.
    package func labels(
        of ticks: [Double], in limits: ClosedRange<Double>, scale: Scale = .linear
    ) -> TickLabels {
        switch kind {
        case .auto: ScalarFormatter().labels(of: ticks, in: limits)
        case .none: TickLabels(labels: ticks.map { _ in "" })
        case .scalar(let formatter): formatter.labels(of: ticks, in: limits)
        case .fixed(let labels): TickLabels(labels: ticks.indices.map { $0 < labels.count ? labels[$0] : "" })
        case .format(let format):
            if let format = FormatString(format) {
                TickLabels(labels: ticks.map(format.text))
            } else if let format = ReplacementFormat(format) {
                TickLabels(labels: zip(ticks, 0...).map(format.text))
            } else {
                TickLabels(labels: ticks.map { _ in format })
            }
        case .percent(let formatter): TickLabels(labels: formatter.labels(of: ticks, in: limits))
        case .log(let formatter):
            TickLabels(labels: formatter.labels(of: ticks, in: limits, linearThreshold: scale.linearThreshold))
        case .logit(let formatter): TickLabels(labels: formatter.labels(of: ticks))
        case .engineering(let formatter): formatter.labels(of: ticks, in: limits)
        case .degrees: TickLabels(labels: degreeLabels(of: ticks, in: limits))
        case .date(let formatter): formatter.labels(of: ticks, in: limits)
        case .durations: Durations.labels(of: ticks)
        case .custom(let function): TickLabels(labels: ticks.map(function.call))
        case .categories(let names):
            TickLabels(
                labels: ticks.map { tick in
                    Int(exactly: tick.rounded(.toNearestOrEven)).flatMap {
                        names.indices.contains($0) ? names[$0] : nil
                    }
                        ?? ""
                })
        }
    }

    /// Whether the axis chooses.
    var isAutomatic: Bool { self == .auto }

    /// Throws where nothing can be written like this.
    func check(_ name: @autoclosure () -> String) throws {
        switch kind {
        case .format(let format) where FormatString(format) == nil && ReplacementFormat(format) == nil:
            throw PlotError(
                .format,
                "\(name()): '\(format)' is not a format of a tick label; "
                    + "give a text with one number in it, such as '%.1f s' or '{x:.1f} s', and '%%' for a percent sign")
        case .scalar(let formatter)
        where !(formatter.offset ?? 0).isFinite || !(-300...300).contains(formatter.fixedExponent ?? 0):
            throw PlotError(
                .format,
                "\(name()): the offset \(formatter.offset ?? 0) and the exponent \(formatter.fixedExponent ?? 0) can't be "
                    + "taken out of numbers; give a finite offset and an exponent of -300...300")
        case .percent(let formatter) where formatter.whole == 0 || !formatter.whole.isFinite:
            throw PlotError(.format, "\(name()): \(formatter.whole) can't be 100%; give a value other than 0")
        case .log(let formatter) where !(formatter.base > 1 && formatter.base.isFinite):
            throw PlotError(.format, "\(name()): \(formatter.base) is not a base of powers; give one above 1")
        case .date(let formatter) where formatter.fault != nil:
            throw PlotError(.format, "\(name()): \(formatter.fault ?? "")")
        default: break
        }
    }
}

/// The texts along an axis.
package struct TickLabels: Hashable, Sendable {
    /// One text for each tick.
    package var labels: [String]
    /// What all labels have in common, written once at the end of the axis; often empty.
    package var offsetText: String

    /// Labels, and what they have in common.
    package init(labels: [String], offsetText: String = "") {
        self.labels = labels
        self.offsetText = offsetText
    }
}

/// Numbers with just as many decimals as their ticks need: matplotlib's `ScalarFormatter`.
///
/// What numbers have in common is taken out of them where it saves room: an offset (`+1.234e3`) where they are large
/// and close to each other, a power of ten (`1e−7`) where they are very large or small.
struct ScalarFormatter: Hashable, Sendable {
    /// Whether an offset is taken out where that saves at least four digits.
    var usesOffset = true
    /// One that is taken out in any case.
    var offset: Double?
    /// Whether a power of ten is taken out where it is not between the two of ``plainExponents``.
    var isScientific = true
    /// The exponents of numbers that are written out.
    var plainExponents: ClosedRange<Int>? = -4...5
    /// That of a power of ten that is taken out in any case.
    var fixedExponent: Int?
    /// Whether powers are formulas.
    var usesMathText = false

    /// The texts for the ticks of an axis with these limits. A tick outside them has a label too, but doesn't affect the others.
    func labels(of ticks: [Double], in limits: ClosedRange<Double>) -> TickLabels {
        guard !ticks.isEmpty else { return TickLabels(labels: []) }
        let seen = ticks.filter(limits.contains)
        let given = offset.map { $0.isFinite ? $0 : 0 }
        let offset = given ?? (usesOffset ? Self.offset(of: seen) : 0)
        let exponent = isScientific ? self.exponent(of: seen, offset: offset, limits: limits) : 0
        let labels = Self.labels(of: ticks, in: limits, offset: offset, exponent: exponent)
        return TickLabels(
            labels: usesMathText ? labels.map { "$\\mathdefault{\($0)}$" } : labels,
            offsetText: offsetText(offset, exponent: exponent))
    }

    /// The numbers that are left where an offset and a power of ten are taken out.
    static func labels(
        of ticks: [Double], in limits: ClosedRange<Double>, offset: Double, exponent: Int
    ) -> [String] {
        let reduce = { (value: Double) in (value - offset) / pow(10, Double(exponent)) }
        let reduced = ticks.map(reduce)
        let ends = [limits.lowerBound, limits.upperBound].map(reduce)
        let decimals = Self.decimals(of: reduced, spread: reduced.count < 2 ? reduced + ends : reduced)
        return reduced.map { formatted("%.*f", CInt(decimals), abs($0) < 1e-8 ? 0 : $0) }
    }

    /// The number that the ticks have in common in their leading digits; 0 where taking it out saves too little.
    static func offset(of ticks: [Double]) -> Double {
        guard let low = ticks.min(), let high = ticks.max(), low != high, low > 0 || high < 0 else { return 0 }
        let small = min(abs(low), abs(high))
        let large = max(abs(low), abs(high))
        func digits(_ value: Double, above power: Double) -> Double {
            floorDivide(value, by: pow(10, power)).quotient
        }
        func lastPower(where differs: (Double) -> Bool) -> Double {
            var power = log10(large).rounded(.up)
            while power > -330, !differs(power) { power -= 1 }
            return power + 1
        }
        var power = lastPower { digits(small, above: $0) != digits(large, above: $0) }
        if (large - small) / pow(10, power) <= 1e-2 {
            // The ticks lie around a multiple of a large power of ten, such as 0.999 and 1.001.
            power = lastPower { digits(large, above: $0) - digits(small, above: $0) > 1 }
        }
        guard digits(large, above: power) >= 1000 else { return 0 }
        return Double(signOf: low, magnitudeOf: digits(large, above: power) * pow(10, power))
    }

    /// The power of ten to take out.
    private func exponent(of ticks: [Double], offset: Double, limits: ClosedRange<Double>) -> Int {
        if let fixedExponent { return fixedExponent }
        guard let largest = ticks.map({ abs($0) }).max() else { return 0 }
        let magnitude = offset != 0 ? limits.upperBound - limits.lowerBound : largest
        guard magnitude > 0, magnitude.isFinite else { return 0 }
        let exponent = Int(decade(of: magnitude))
        return plainExponents?.contains(exponent) ?? false ? 0 : exponent
    }

    /// The fewest decimals that show all ticks apart, to a thousandth of how far the values of `spread` lie apart.
    private static func decimals(of ticks: [Double], spread values: [Double]) -> Int {
        let (low, high) = (values.min() ?? 0, values.max() ?? 0)
        let range = low == high ? abs(high) : high - low
        guard range.isFinite else { return 0 }
        let magnitude = range == 0 ? 0 : Int(decade(of: range))
        guard magnitude > -300 else { return 0 }
        let threshold = 1e-3 * pow(10, Double(magnitude))
        var decimals = max(0, 3 - magnitude)
        while decimals >= 0 {
            let factor = pow(10, Double(decimals))
            let error = ticks.map { abs($0 - ($0 * factor).rounded(.toNearestOrEven) / factor) }.max() ?? 0
            guard error < threshold else { break }
            decimals -= 1
        }
        return decimals + 1
    }

    /// What was taken out: the power of ten, then the offset with its sign.
    private func offsetText(_ offset: Double, exponent: Int) -> String {
        guard offset != 0 || exponent != 0 else { return "" }
        var power = ""
        if exponent != 0 {
            power = formatted("1e%ld", exponent)
            if usesMathText { power = "\\times\\mathdefault{10^{\(formatted("%ld", exponent))}}" }
        }
        var text = ""
        if offset != 0 {
            let exponent = Int(decade(of: abs(offset)))
            let digits = (offset / pow(10, Double(exponent)) * 1e10).rounded(.toNearestOrEven) / 1e10
            text = digits == digits.rounded() ? formatted("%.0f", digits) : formatted("%.10g", digits)
            let raised = "10^{\(formatted("%ld", exponent))}"
            if exponent != 0 {
                text =
                    usesMathText
                    ? digits == 1 ? raised : "\(text) \\times \(raised)" : text + formatted("e%ld", exponent)
            }
            if offset > 0 { text = "+" + text }
        }
        return usesMathText ? "$\(power)\\mathdefault{\(text)}$" : power + text
    }
}
