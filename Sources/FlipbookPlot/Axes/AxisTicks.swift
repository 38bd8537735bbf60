import FlipbookCanvas

extension Axis {
    /// Where the ticks go.
    public var locator: Locator {
        get { domain.ticking.locator }
        set {
            domain.ticking.locator = newValue
            domain.span.forgetTicks()
        }
    }

    /// Where the minor ticks go. Those that lie on a major one are left out.
    public var minorLocator: Locator {
        get { domain.ticking.minorLocator }
        set { domain.ticking.minorLocator = newValue }
    }

    /// What is written at the ticks.
    public var formatter: Formatter {
        get { domain.ticking.formatter }
        set { domain.ticking.formatter = newValue }
    }

    /// What is written at the minor ticks.
    public var minorFormatter: Formatter {
        get { domain.ticking.minorFormatter }
        set { domain.ticking.minorFormatter = newValue }
    }

    /// Puts ticks at these values, with these labels where they are given, and widens the limits to hold them: those
    /// that follow the data, and those that were set before, until limits or another locator are set.
    ///
    /// - Parameters:
    ///   - values: where the ticks lie. One that is not finite is left out, with its label.
    ///   - labels: one for each value; left out where there are fewer.
    public func setTicks(_ values: [Double], labels: [String]? = nil) {
        let kept = values.indices.filter { values[$0].isFinite }
        let finite = kept.map { values[$0] }
        locator = .fixed(finite)
        if let labels { formatter = .fixed(kept.map { $0 < labels.count ? labels[$0] : "" }) }
        guard let low = finite.min(), let high = finite.max() else { return }
        domain.span.hold(ticks: low...high)
    }

    /// The ticks for the present limits, from below them to above: the outermost may lie outside and not be seen.
    public var ticks: [Tick] { settle().ticks }

    /// The minor ticks for the present limits; the outermost may lie outside and not be seen.
    package var minorTicks: [Tick] { settle().minorTicks }

    /// What the tick labels have in common, written at the end of the axis: a power of ten, an offset, or nothing.
    package var offsetText: String { settle().offsetText }

    /// The ticks and their labels, made again if something that they depend on has changed.
    private func settle() -> SettledTicks {
        let request = TickRequest(
            limits: limits, room: axes?.roomForTicks(along: self) ?? 9, scale: scale, locator: majorChoice.on(clock),
            minorLocator: minorChoice.on(clock),
            formatter: majorWriter.on(clock, locator: majorChoice.on(clock).dates, isInverted: isInverted),
            minorFormatter: minorWriter.on(clock, locator: minorChoice.on(clock).dates, isInverted: isInverted),
            data: countedData, crowding: axes?.tickCrowding ?? 1)
        if let settledTicks, settledTicks.request == request { return settledTicks }
        let settled = SettledTicks(request)
        settledTicks = settled
        return settled
    }

    /// Throws where there would be more ticks than may be. There may be any number of categories.
    func checkNumberOfTicks() throws {
        guard categories.isEmpty || !locator.isAutomatic else { return }
        let settled = settle()
        guard max(settled.ticks.count, settled.minorTicks.count) > Int(Locator.mostTicks) else { return }
        throw PlotError(
            .ticks, "\(name): the ticks would be more than \(Int(Locator.mostTicks)); give a locator with fewer")
    }

    /// The locators that were given to the axis, or else to its scale.
    var givenLocators: (major: Locator, minor: Locator) {
        (
            locator.isAutomatic ? scale.locator ?? locator : locator,
            minorLocator.isAutomatic ? scale.minorLocator ?? minorLocator : minorLocator
        )
    }

    /// The data that ticks are counted from; nil where they aren't.
    var countedData: ClosedRange<Double>? {
        let (major, minor) = givenLocators
        return major.isIndex || minor.isIndex ? domain.dataRange : nil
    }

    private var majorChoice: Locator {
        guard locator.isAutomatic else { return locator }
        if !categories.isEmpty { return .fixed(categories.indices.map(Double.init)) }
        let own = domain.artistTicks
        if !own.isEmpty { return .fixed(own.map(\.value)) }
        return scale.locator ?? units.locator ?? standardLocator
    }

    private var minorChoice: Locator {
        if minorLocator.isAutoMinor, !scale.isEven { return .none }
        guard minorLocator.isAutomatic else { return minorLocator }
        return scale.minorLocator ?? (hasMinorTicks && scale.isEven && categories.isEmpty ? .autoMinor() : .none)
    }

    private var majorWriter: Formatter {
        guard formatter.isAutomatic else { return formatter }
        guard categories.isEmpty else { return .categories(categories) }
        if locator.isAutomatic {
            let own = domain.artistTicks
            if !own.isEmpty { return .fixed(own.map(\.label)) }
        }
        if locator.dates != nil { return .dates }
        return standardFormatter ?? scale.formatter ?? units.formatter ?? .scalar
    }

    /// What is written at the major and at the minor ticks, whether chosen or given.
    var writers: (major: Formatter, minor: Formatter) { (majorWriter, minorWriter) }

    private var minorWriter: Formatter {
        guard minorFormatter.isAutomatic else { return minorFormatter }
        return scale.minorFormatter
    }
}

/// All that the ticks of an axis depend on.
struct TickRequest: Hashable {
    var limits: ClosedRange<Double>
    var room: Int
    var scale: Scale
    var locator: Locator
    var minorLocator: Locator
    var formatter: Formatter
    var minorFormatter: Formatter
    /// Of the data, where a locator depends on them.
    var data: ClosedRange<Double>?
    var crowding: Double
}

/// The ticks of an axis, since they were last made.
struct SettledTicks {
    let request: TickRequest
    let ticks: [Tick]
    let minorTicks: [Tick]
    let offsetText: String

    init(_ request: TickRequest) {
        self.request = request
        let major = request.locator.ticks(
            in: request.limits, room: request.room, of: request.data, crowding: request.crowding)
        let texts = request.formatter.labels(of: major, in: request.limits, scale: request.scale)
        ticks = zip(major, texts.labels).map { Tick(value: $0, label: $1) }
        offsetText = texts.offsetText
        let minor = request.without(
            major,
            request.minorLocator.ticks(
                in: request.limits, room: request.room, between: major, of: request.data))
        let minorTexts = request.minorFormatter.labels(of: minor, in: request.limits, scale: request.scale)
        minorTicks = zip(minor, minorTexts.labels).map { Tick(value: $0, label: $1) }
    }
}

extension TickRequest {
    /// The minor ticks but for those that lie on a major one.
    fileprivate func without(_ major: [Double], _ minor: [Double]) -> [Double] {
        let taken = major.map(scale.forward)
        let tolerance = 1e-5 * (scale.forward(limits.upperBound) - scale.forward(limits.lowerBound))
        return minor.filter { value in
            let position = scale.forward(value)
            return !taken.contains { abs($0 - position) <= tolerance }
        }
    }
}

/// A place along an axis that is marked, and what is written there.
public struct Tick: Hashable, Sendable {
    /// Where, in data.
    public var value: Double
    /// What is written there.
    public var label: String

    package init(value: Double, label: String) {
        self.value = value
        self.label = label
    }
}

/// The looks of the marks and labels along an axis. Lengths are in points.
public struct TickStyle: Hashable, Sendable {
    /// Where a mark reaches from the side of the axes.
    public enum Direction: Hashable, Sendable {
        /// Out of the axes.
        case out
        /// Into the axes.
        case `in`
        /// Half out of the axes, half into them.
        case inOut

        /// How much of a mark lies outside.
        var partOutside: Double {
            switch self {
            case .out: 1
            case .in: 0
            case .inOut: 0.5
            }
        }
    }

    /// Where a mark reaches.
    public var direction = Direction.out
    /// How long a mark is.
    public var length = 3.5
    /// How wide a mark is.
    public var width = 0.8
    /// From the end of a mark, or from the side where it has none outside, to its label.
    public var pad = 3.5
    /// The colour of the marks.
    public var color = Color.black
    /// The font size of the labels.
    public var labelSize = 10.0
    /// The colour of the labels.
    public var labelColor = Color.black
    /// How bold the labels are.
    public var labelWeight = TextStyle.Weight.normal
    /// By how much labels are turned, counter-clockwise.
    public var labelRotation = Angle.zero
    /// How labels are aligned once they are turned; nil for the box around the turned label. With ``RotationMode/anchor``,
    /// and ``labelHorizontalAlignment`` at the right, labels end at their ticks. Axes in three dimensions ignore it and
    /// both alignments.
    public var labelRotationMode: RotationMode?
    /// Which side of a label lies at its tick; nil for the one that suits the side of the axes.
    public var labelHorizontalAlignment: HorizontalAlignment?
    /// Which height of a label lies at its tick; nil for the one that suits the side of the axes.
    public var labelVerticalAlignment: VerticalAlignment?
    /// The looks of single labels, for the ticks that are seen, from the lowest value up. What one leaves out, and further
    /// labels, look as the others.
    public var labelStyles: [TickLabelStyle] = []
    /// The sides with marks. An x axis looks at bottom and top, a y axis at left and right.
    public var sides: Set<Side> = [.bottom, .left]
    /// The sides with labels. An x axis looks at bottom and top, a y axis at left and right.
    public var labelSides: Set<Side> = [.bottom, .left]

    package init() {}

    /// matplotlib's defaults for minor ticks.
    package static var minor: TickStyle {
        var style = TickStyle()
        style.length = 2
        style.width = 0.6
        style.pad = 3.4
        return style
    }
}

/// The looks of one label of an axis: what sets it apart from the others.
public struct TickLabelStyle: Hashable, Sendable {
    /// The colour; nil for that of all labels.
    public var color: Color?
    /// How bold it is; nil for as bold as all labels.
    public var weight: TextStyle.Weight?
    /// The font size, in points; nil for that of all labels.
    public var size: Double?

    /// Looks of all their parts.
    public init(color: Color? = nil, weight: TextStyle.Weight? = nil, size: Double? = nil) {
        self.color = color
        self.weight = weight
        self.size = size
    }
}

extension TickStyle {
    /// The colour of the label of a tick that is seen, counted from 0.
    func labelColor(at index: Int) -> Color { labelStyle(at: index).color ?? labelColor }

    /// The font of the label of a tick that is seen, counted from 0.
    func labelFont(at index: Int, family: String, pixelsPerPoint: Double) -> TextStyle {
        let own = labelStyle(at: index)
        return TextStyle(
            family: family, size: (own.size ?? labelSize) * pixelsPerPoint, weight: own.weight ?? labelWeight)
    }

    private func labelStyle(at index: Int) -> TickLabelStyle {
        labelStyles.indices.contains(index) ? labelStyles[index] : TickLabelStyle()
    }

    /// Throws where labels have no size.
    func checkLabels(of name: String) throws {
        try checkFontSize(labelSize, of: name)
        for size in labelStyles.compactMap(\.size) { try checkFontSize(size, of: name) }
    }
}

/// A side of axes.
public enum Side: String, Hashable, Sendable, CaseIterable { case bottom, top, left, right }
