/// What axes that are shared have in common: the limits, the scale, and where the ticks go.
///
/// An axis has a domain of its own until it is shared. A change is passed on to all axes of the domain.
final class AxisDomain {
    /// Which values the axis shows, and how they lie on it.
    struct Span {
        /// The least value that was set; nil where it follows the data.
        var low: Double? { didSet { heldTicks = nil } }
        /// The largest value that was set; nil where it follows the data.
        var high: Double? { didSet { heldTicks = nil } }
        /// Limits that follow the data hold these ticks too.
        var tickRange: ClosedRange<Double>?
        /// Ticks that were put there after limits were set, which those hold too.
        private(set) var heldTicks: ClosedRange<Double>?
        var scale = Scale.linear
        var isInverted = false
        /// What limits that follow the data leave at each end; nil where it wasn't set.
        var margin: Double?
        /// The margin that holds where none was set.
        var standardMargin: Double
        /// What limits that follow the data leave beyond the margin, as a fraction of their width with it.
        var padding = 0.0
        /// Where limits that follow the data end.
        var autolimitMode: Axis.AutolimitMode
        /// Whether limits that follow the data are those of the data to the last digit, as those of a colour bar are.
        var isExact = false
        /// Whether limits that follow the data begin at 0 or below, as those of a radius do.
        var beginsAtZero = false

        /// Has limits hold these ticks.
        mutating func hold(ticks: ClosedRange<Double>) {
            tickRange = ticks
            heldTicks = ticks
        }

        /// Has limits hold no ticks.
        mutating func forgetTicks() {
            tickRange = nil
            heldTicks = nil
        }
    }

    /// Where ticks go and what is written there.
    struct Ticking {
        var locator = Locator.auto
        var minorLocator = Locator.auto
        var formatter = Formatter.auto
        var minorFormatter = Formatter.auto
        var categories: [String] = []
        var units = AxisUnits.numbers
    }

    var span: Span { didSet { changed(.data) } }
    var ticking = Ticking() { didSet { changed([.data, .layout]) } }
    private var members: [Member] = []
    private var dataLimits: ClosedRange<Double>?
    /// The ticks of artists when data or artists last changed.
    private var lastArtistTicks: [Tick] = []
    /// The places of categories, and the categories that they are of.
    private var categoryPositions: (categories: [String], positions: [String: Int]) = ([], [:])
    /// The style's margin.
    private let styleMargin: Double

    private struct Member {
        weak var axis: Axis?
    }

    init(style: Style) {
        styleMargin = style.margin
        span = Span(standardMargin: style.margin, autolimitMode: style.autolimitMode)
    }

    /// A domain like this one, of no axis yet.
    func copy() -> AxisDomain { AxisDomain(self) }

    private init(_ other: AxisDomain) {
        styleMargin = other.styleMargin
        span = other.span
        ticking = other.ticking
    }

    /// Sets everything to what another domain has.
    func reset(to other: AxisDomain) {
        span = other.span
        ticking = other.ticking
    }

    /// What limits that follow the data leave at each end: what was set, else what the artists need.
    var margin: Double {
        if let margin = span.margin { return margin }
        let needsMargin = artists.contains { artist, direction in artist.needsMargin(along: direction) }
        return needsMargin ? max(span.standardMargin, styleMargin) : span.standardMargin
    }

    /// The axes that have this domain.
    var axes: [Axis] { members.compactMap(\.axis) }

    /// Whether several axes have this domain.
    var isShared: Bool { axes.count > 1 }

    func add(_ axis: Axis) { members.append(Member(axis: axis)) }

    func remove(_ axis: Axis) {
        members.removeAll { $0.axis == nil || $0.axis === axis }
        changed(.data)
    }

    /// Reacts to a change of data or artists of one of the axes.
    func dataChanged() {
        dataLimits = nil
        guard isShared else { return }
        let ticks = artistTicks
        if ticks == lastArtistTicks {
            for axis in axes { axis.axes?.figure?.changed(.data) }
        } else {
            lastArtistTicks = ticks
            artistTicksChanged()
        }
    }

    private func changed(_ what: Changes) {
        dataLimits = nil
        for axis in axes { axis.changed(what) }
    }

    /// The limits that were set, or those that follow the data of all axes; such that the scale can show them.
    var limits: ClosedRange<Double> {
        guard span.low != nil || span.high != nil else { return followingLimits }
        var low = span.low ?? followingLimits.lowerBound
        var high = span.high ?? followingLimits.upperBound
        if let ticks = span.heldTicks {
            if span.low != nil { low = min(low, ticks.lowerBound) }
            if span.high != nil { high = max(high, ticks.upperBound) }
        }
        let scale = span.scale
        // Where all data lie beyond the one end that was set, the other lies as near to it as that of a single value.
        if span.high == nil, low >= high { return low...max(scale.around(low).upperBound, low.nextUp) }
        if span.low == nil, low >= high { return min(scale.around(high).lowerBound, high.nextDown)...high }
        if low == high, let dateLocator, low.isFinite { return dateLocator.widened(low...high) }
        let least = scale.accepts(low) ? .infinity : extent(of: artists).leastPositive
        return scale.nonsingular(low, high, leastPositive: least)
    }

    /// Limits that follow the data of all axes.
    private var followingLimits: ClosedRange<Double> {
        let limits = dataLimits ?? limitsOfData
        dataLimits = limits
        return limits
    }

    /// Limits for the data of all artists. Artists at the end that don't need a margin widen them only where they would lie
    /// outside.
    private var limitsOfData: ClosedRange<Double> {
        let artists = artists
        var count = artists.endIndex
        while count > 0, artists[count - 1].artist.needsNoMargin { count -= 1 }
        var limits = limits(of: extent(of: artists.prefix(count)), isEmpty: count == 0)
        for index in count..<artists.endIndex {
            guard let range = extent(of: artists[index...index]).range else { continue }
            if limits.contains(range.lowerBound), limits.contains(range.upperBound) { continue }
            limits = self.limits(of: extent(of: artists[...index]), isEmpty: false)
        }
        return limits
    }

    private func limits(of data: DataExtent, isEmpty: Bool) -> ClosedRange<Double> {
        if span.isExact, let range = data.range { return range }
        var extent = widenedForDates(data)
        if span.beginsAtZero {
            extent.range = extent.range ?? 0...1
            extent.sticky.append(0)
        }
        var limits =
            isEmpty && span.scale.isEven
            ? (dateLocator == nil ? 0...1 : 0...86_400) : autoscaled(extent, margin: margin, scale: span.scale)
        limits = span.scale.widened(limits, by: span.padding)
        if span.beginsAtZero, span.scale == .linear { limits = min(0, limits.lowerBound)...limits.upperBound }
        if ticking.locator.isSymmetric, span.scale == .linear { limits = symmetric(limits) }
        if span.autolimitMode == .roundNumbers, dateLocator == nil, ticking.categories.isEmpty {
            limits = ticking.locator.roundLimits(limits, on: span.scale)
        }
        guard let ticks = span.tickRange, span.scale.accepts(ticks.lowerBound) else { return limits }
        return limits.union(ticks)
    }

    private typealias Share = (artist: DataArtist, direction: Axis.Direction)

    /// All artists of all axes, and which of their directions the domain is about.
    private var artists: [Share] {
        axes.flatMap { axis in (axis.axes?.artists ?? []).filter(\.affectsLimits).map { ($0, axis.direction) } }
    }

    private func extent(of artists: some Sequence<Share>) -> DataExtent {
        artists.reduce(into: DataExtent()) { $1.artist.add(to: &$0, along: $1.direction) }
    }

    /// The ticks of artists that have their own, each value once; none where all leave the choice to the axis.
    var artistTicks: [Tick] {
        var taken: Set<Double> = []
        return artists.flatMap { $0.artist.ticks(along: $0.direction) }.filter { taken.insert($0.value).inserted }
    }

    /// The least and the largest of the data of all artists; nil where there are none.
    var dataRange: ClosedRange<Double>? { extent(of: artists).range }

    /// Reacts to a change of artists' ticks.
    func artistTicksChanged() { changed([.data, .layout]) }

    /// Throws where the limits that were set can't be drawn.
    func checkLimits(of name: @autoclosure () -> String) throws {
        let (low, high) = (span.low, span.high)
        let given = [low, high].compactMap(\.self)
        let words = "\(low.map { "\($0)" } ?? "")...\(high.map { "\($0)" } ?? "")"
        guard given.allSatisfy(\.isFinite) else {
            throw PlotError(.limits, "\(name()): the limits \(words) are not finite; give numbers that are")
        }
        if let low, let high, low > high {
            throw PlotError(
                .limits,
                "\(name()): the lower limit \(low) lies above the upper limit \(high); give the smaller one as the lower "
                    + "limit, or both to setLimits(_:_:), which inverts the axis")
        }
        if case .log = span.scale.kind, let least = given.first(where: { $0 <= 0 }) {
            throw PlotError(
                .limits,
                "\(name()): the limit \(least) of \(words) can't lie on a logarithmic axis; give numbers above 0")
        }
        if case .logit = span.scale.kind, let other = given.first(where: { !span.scale.accepts($0) }) {
            throw PlotError(
                .limits,
                "\(name()): the limit \(other) of \(words) can't lie on a logit scale; give numbers between 0 and 1, both "
                    + "excluded")
        }
        try span.scale.check(limits, of: name())
    }

    /// The places of categories along the axis; those that it doesn't have yet are added at its end.
    ///
    /// Categories that came in an update go before the next one: which those are differs from process to process.
    func positions(of names: some Sequence<String>) -> [Double] {
        var categories = ticking.categories
        var positions =
            categoryPositions.categories == categories ? categoryPositions.positions : Self.positions(in: categories)
        let found = names.map { name in
            if let position = positions[name] { return Double(position) }
            positions[name] = categories.count
            categories.append(name)
            return Double(categories.count - 1)
        }
        categoryPositions = (categories, positions)
        guard categories.count > ticking.categories.count else { return found }
        let before = ticking.categories
        axes.first?.axes?.figure?.undoBeforeNextUpdate { [self] in ticking.categories = before }
        ticking.categories = categories
        return found
    }

    private static func positions(in categories: [String]) -> [String: Int] {
        Dictionary(zip(categories, categories.indices)) { first, _ in first }
    }
}

extension DataArtist {
    /// Adds what the artist asks of limits along an axis.
    fileprivate func add(to extent: inout DataExtent, along direction: Axis.Direction) {
        if direction == .z { return extent.add(zExtent) }
        guard coordinates.isData(along: direction) else { return }
        if (parent as? Axes)?.usesStickyEdges ?? true { extent.sticky += direction == .x ? stickyX : stickyY }
        guard let data = dataLimits else { return }
        let (range, least) = direction == .x ? (data.x, data.leastPositiveX) : (data.y, data.leastPositiveY)
        guard let range else { return }
        extent.range = extent.range.map { $0.union(range) } ?? range
        extent.leastPositive = min(extent.leastPositive, least)
    }
}

extension ClosedRange<Double> {
    /// The smallest range that holds both.
    func union(_ other: ClosedRange) -> ClosedRange {
        Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
    }
}
