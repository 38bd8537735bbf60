/// What is written at the ticks of an axis: values and limits in, texts out.
///
/// A power of a number between dollar signs has a raised exponent: `$10^{3}$` is written as 10 with a raised 3.
public struct Formatter: Hashable, Sendable {
    private enum Kind: Hashable, Sendable {
        case auto
        case none
        case scalar(ScalarFormatter)
        case fixed([String])
        case format(String)
        case percent(PercentFormatter)
        case log(LogFormatter)
        case categories([String])
        case degrees
    }
    private let kind: Kind

    /// What suits the axis.
    ///
    /// Major ticks: plain numbers, powers on a logarithmic axis, the names of categories. Minor ticks: nothing, but
    /// multiples of powers on a logarithmic axis that shows less than two powers.
    public static let auto = Formatter(kind: .auto)

    /// Nothing.
    public static let none = Formatter(kind: .none)

    /// Plain numbers, with an offset or a power of ten at the end of the axis where that makes them shorter.
    public static let scalar = scalar(ScalarFormatter())

    /// Plain numbers, as `formatter` writes them.
    public static func scalar(_ formatter: ScalarFormatter) -> Formatter { Formatter(kind: .scalar(formatter)) }

    /// These texts, one after the other; nothing at the ticks that are left over. For ``Locator/fixed(_:)``.
    public static func fixed(_ labels: [String]) -> Formatter { Formatter(kind: .fixed(labels)) }

    /// A text with a place for the value, such as `"%.1f s"`, as C and Python write it.
    ///
    /// - Parameter format: holds one of `%d %i %e %E %f %F %g %G %s` with flags, width and precision of up to 99, and
    ///   `%%` for a percent sign: drawing throws a ``PlotError`` otherwise.
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
    /// - Parameter base: above 1: drawing throws a ``PlotError`` otherwise.
    public static func log(base: Double = 10) -> Formatter { Formatter(kind: .log(LogFormatter(base: base))) }

    /// Radians as degrees, with as many decimals as the limits ask for: `90°`.
    public static let degrees = Formatter(kind: .degrees)

    /// The name at each whole number, counted from 0.
    static func categories(_ names: [String]) -> Formatter { Formatter(kind: .categories(names)) }

    /// The texts for the ticks of an axis with these limits.
    public func labels(of ticks: [Double], in limits: ClosedRange<Double>) -> TickLabels {
        switch kind {
        case .auto: ScalarFormatter().labels(of: ticks, in: limits)
        case .none: TickLabels(labels: ticks.map { _ in "" })
        case .scalar(let formatter): formatter.labels(of: ticks, in: limits)
        case .fixed(let labels): TickLabels(labels: ticks.indices.map { $0 < labels.count ? labels[$0] : "" })
        case .format(let format):
            TickLabels(labels: FormatString(format).map { ticks.map($0.text) } ?? ticks.map { _ in format })
        case .percent(let formatter): TickLabels(labels: formatter.labels(of: ticks, in: limits))
        case .log(let formatter): TickLabels(labels: formatter.labels(of: ticks, in: limits))
        case .degrees: TickLabels(labels: degreeLabels(of: ticks, in: limits))
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
        case .format(let format) where FormatString(format) == nil:
            throw PlotError(
                .format,
                "\(name()): '\(format)' is no format of a tick label; "
                    + "give a text with one number in it, such as '%.1f s', and '%%' for a percent sign")
        case .percent(let formatter) where formatter.whole == 0 || !formatter.whole.isFinite:
            throw PlotError(.format, "\(name()): \(formatter.whole) can't be 100%; give a value other than 0")
        case .log(let formatter) where !(formatter.base > 1 && formatter.base.isFinite):
            throw PlotError(.format, "\(name()): \(formatter.base) is no base of powers; give one above 1")
        default: break
        }
    }
}

/// The texts along an axis.
public struct TickLabels: Hashable, Sendable {
    /// One text for each tick.
    public var labels: [String]
    /// What all labels have in common, written once at the end of the axis; often empty.
    public var offsetText: String

    /// Labels, and what they have in common.
    public init(labels: [String], offsetText: String = "") {
        self.labels = labels
        self.offsetText = offsetText
    }
}
