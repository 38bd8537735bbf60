import FlipbookCanvas

/// Turns numbers from 0 to 1 into colours.
///
///     let color = Colormap.viridis(0.5)
///     let map = try Colormap("RdBu_r")
///
/// The tables are matplotlib's; `NOTICE` names the source of each. In JSON such a map is its name, `"viridis"`; any
/// other is `{"name": "mine", "colors": [0, 0, 1, 1, 1, 1, 0, 1]}` with red, green, blue and alpha of each colour, and with
/// `stops` and `gamma` where it runs through colours.
public struct Colormap: Hashable, Sendable {
    /// What the map is called; with `_r` at the end it runs backwards.
    public let name: String
    /// The colours, from that of 0 to that of 1: usually 256 of them, ten in `tab10`.
    public let colors: [Color]
    /// The colour of numbers under 0; nil for the first of ``colors``.
    public var under: Color?
    /// The colour of numbers over 1; nil for the last of ``colors``.
    public var over: Color?
    /// The colour of NaN.
    public var bad = Color.transparent
    /// What ``colors`` are made from.
    let source: Source

    /// A map of matplotlib by its name, such as `viridis`, `RdBu` or `coolwarm_r`.
    ///
    /// - Throws: ``PlotError`` with the most similar name where there is no such map.
    public init(_ name: String) throws {
        guard let map = ColormapTable.shared.colormap(name) else {
            throw PlotError.unknownName(name, kind: "colormap", of: Self.names + Self.names.map { $0 + "_r" })
        }
        self = map
    }

    /// A map of given colours, each for as much of 0...1 as the others. Colours of several maps join them:
    ///
    ///     let land = try Colormap(name: "land", colors: sea.colors + hills.colors)
    ///
    /// - Throws: ``PlotError`` where there is no colour.
    public init(name: String, colors: [Color]) throws {
        guard !colors.isEmpty else {
            throw PlotError(.values, "the colormap '\(name)' has no colours; give one or more")
        }
        self.init(name: name, table: colors)
    }

    /// A map that runs through given colours.
    ///
    /// - Parameters:
    ///   - name: what errors call it.
    ///   - colors: from the lowest value to the highest.
    ///   - positions: where they lie, from 0 to 1, one for each colour; nil for evenly.
    ///   - count: how many colours the map has; less than 1 counts as 1.
    ///   - gamma: the exponent of the positions: colours of low values take more room above 1, those of high ones below.
    ///     The alpha has none.
    /// - Throws: ``PlotError`` where there is no colour, where the positions don't rise from 0 to 1, and where gamma isn't
    ///   above 0.
    public init(
        name: String, through colors: [Color], at positions: [Double]? = nil, count: Int = 256, gamma: Double = 1
    ) throws {
        guard let first = colors.first else {
            throw PlotError(.values, "the colormap '\(name)' has no colours; give one or more")
        }
        if let positions, positions.count != colors.count {
            throw PlotError(
                .lengthsDiffer,
                "the colormap '\(name)' has \(colors.count) colours and \(positions.count) positions; give one for each"
            )
        }
        if colors.count == 1 {
            self.init(name: name, table: [first])
        } else {
            let source = Source.ramp(through: colors, at: positions, gamma: gamma)
            try Self.check(source, of: name)
            self.init(name: name, source: source, count: max(1, count))
        }
    }

    /// A map whose red, green and blue run on straight lines between stops: matplotlib's `LinearSegmentedColormap`.
    ///
    ///     let map = try Colormap(
    ///         name: "night", red: [.init(at: 0, 0), .init(at: 1, 1)],
    ///         green: [.init(at: 0, 0), .init(at: 0.5, 0.2, after: 0.6), .init(at: 1, 1)],
    ///         blue: [.init(at: 0, 0.4), .init(at: 1, 1)])
    ///
    /// - Parameters:
    ///   - name: what errors call it.
    ///   - red: two stops or more, rising from 0 to 1.
    ///   - green: the stops of green, likewise.
    ///   - blue: the stops of blue, likewise.
    ///   - alpha: empty for an opaque map.
    ///   - count: how many colours the map has; less than 1 counts as 1.
    ///   - gamma: the exponent of the positions, but those of alpha.
    /// - Throws: ``PlotError`` where the stops don't rise from 0 to 1, and where gamma isn't above 0.
    public init(
        name: String, red: [Stop], green: [Stop], blue: [Stop], alpha: [Stop] = [], count: Int = 256, gamma: Double = 1
    ) throws {
        let source = Source.segments([red, green, blue] + (alpha.isEmpty ? [] : [alpha]), gamma: gamma)
        try Self.check(source, of: name)
        self.init(name: name, source: source, count: max(1, count))
    }

    /// A value of red, green, blue or alpha at a position of a map, or one on each side of a jump.
    public struct Stop: Hashable, Sendable {
        /// From 0 to 1.
        public var position: Double
        /// The value that lower positions run to.
        public var before: Double
        /// The value that higher positions run from.
        public var after: Double

        /// - Parameters:
        ///   - position: from 0 to 1.
        ///   - before: the value there, or that on the lower side of a jump.
        ///   - after: the value on the higher side of a jump; nil for no jump.
        public init(at position: Double, _ before: Double, after: Double? = nil) {
            self.position = position
            self.before = before
            self.after = after ?? before
        }
    }

    /// Throws where stops don't make a table.
    private static func check(_ source: Source, of name: String) throws {
        guard case .segments(let channels, let gamma) = source else { return }
        for stops in channels {
            let places = stops.map(\.position)
            guard places.count > 1, places.first == 0, places.last == 1, zip(places, places.dropFirst()).allSatisfy(<=),
                stops.allSatisfy({ $0.before.isFinite && $0.after.isFinite })
            else {
                throw PlotError(
                    .values,
                    "the colormap '\(name)' has stops at \(places); give two or more, rising from 0 to 1, with values that "
                        + "are finite")
            }
        }
        guard gamma > 0, gamma.isFinite else {
            throw PlotError(.values, "the colormap '\(name)' has gamma \(gamma); give one above 0")
        }
    }

    init(name: String, table: [Color]) {
        self.name = name
        colors = table
        source = .list
    }

    init(name: String, source: Source, count: Int) {
        self.name = name
        self.source = source
        colors = source.table(count: count)
    }

    /// Another name for a map.
    init(name: String, like other: Colormap) {
        self.name = name
        (colors, source) = (other.colors, other.source)
        (under, over, bad) = (other.under, other.over, other.bad)
    }

    private init(name: String, colors: [Color], source: Source) {
        self.name = name
        self.colors = colors
        self.source = source
    }

    /// The names of all maps, without those that run backwards.
    public static var names: [String] { ColormapTable.shared.names }

    /// The same map backwards: ``under`` and ``over`` change places.
    public var reversed: Colormap {
        let other = name.hasSuffix("_r") ? String(name.dropLast(2)) : name + "_r"
        let turned = source.reversed
        var map = Colormap(
            name: other, colors: source == .list ? colors.reversed() : turned.table(count: colors.count), source: turned
        )
        (map.under, map.over, map.bad) = (over, under, bad)
        return map
    }

    /// The same map with another number of colours, from its first to its last: less than 1 counts as 1.
    ///
    /// One that runs through colours is made again, without its gamma, as matplotlib does; of a list, some are taken.
    public func resampled(_ count: Int) -> Colormap {
        let count = max(1, count)
        var map: Colormap
        switch source {
        case .list:
            map = Colormap(name: name, table: linspace(0, 1, count: count).map { colors[index(of: $0) ?? 0] })
        case .segments(let channels, _):
            map = Colormap(name: name, source: .segments(channels, gamma: 1), count: count)
        case .formula: map = Colormap(name: name, source: source, count: count)
        }
        (map.under, map.over, map.bad) = (under, over, bad)
        return map
    }

    /// Which of the colours a number from 0 to 1 has; nil for others.
    private func index(of value: Double) -> Int? {
        let position = value * Double(colors.count)
        if position == Double(colors.count) { return colors.count - 1 }
        return position >= 0 && position < Double(colors.count) ? Int(position) : nil
    }

    /// The colour of a number: 0 has the first colour and 1 the last.
    public func callAsFunction(_ value: Double) -> Color {
        if value.isNaN { return bad }
        if let index = index(of: value) { return colors[index] }
        return value < 0 ? under ?? colors[0] : over ?? colors[colors.count - 1]
    }
}

extension Colormap: Codable {
    private enum CodingKeys: CodingKey { case name, colors, stops, gamma, formula, isReversed, under, over, bad }

    public init(from decoder: any Decoder) throws {
        if let name = try? decoder.singleValueContainer().decode(String.self) {
            self = try decoder.checked { try Colormap(name) }
            return
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let name = try container.decode(String.self, forKey: .name)
        let parts = try container.decode([Double].self, forKey: .colors)
        guard parts.count % 4 == 0 else {
            throw DecodingError.dataCorruptedError(
                forKey: .colors, in: container,
                debugDescription: "\(parts.count) numbers are no colours; give four for each: red, green, blue, alpha")
        }
        let colors = stride(from: 0, to: parts.count, by: 4).map {
            Color(red: parts[$0], green: parts[$0 + 1], blue: parts[$0 + 2], alpha: parts[$0 + 3])
        }
        var map = try decoder.checked { try Colormap(name: name, colors: colors) }
        if let formula = try container.decodeIfPresent(ColormapFormula.self, forKey: .formula) {
            let isReversed = try container.decodeIfPresent(Bool.self, forKey: .isReversed) ?? false
            map = Colormap(name: name, colors: colors, source: .formula(formula, isReversed: isReversed))
        }
        if let stops = try container.decodeIfPresent([[Double]].self, forKey: .stops) {
            guard (3...4).contains(stops.count) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .stops, in: container,
                    debugDescription:
                        "\(stops.count) lists of stops are no map; give red, green and blue, and alpha or not")
            }
            let channels = stops.map { numbers in
                stride(from: 0, to: numbers.count - 2, by: 3).map {
                    Stop(at: numbers[$0], numbers[$0 + 1], after: numbers[$0 + 2])
                }
            }
            let gamma = try container.decodeIfPresent(Double.self, forKey: .gamma) ?? 1
            let source = Source.segments(channels, gamma: gamma)
            try decoder.checked { try Self.check(source, of: name) }
            map = Colormap(name: name, colors: colors, source: source)
        }
        map.under = try container.decodeIfPresent(Color.self, forKey: .under)
        map.over = try container.decodeIfPresent(Color.self, forKey: .over)
        map.bad = try container.decodeIfPresent(Color.self, forKey: .bad) ?? map.bad
        self = map
    }

    public func encode(to encoder: any Encoder) throws {
        if self == ColormapTable.shared.colormap(name) {
            var container = encoder.singleValueContainer()
            return try container.encode(name)
        }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(colors.flatMap { [$0.red, $0.green, $0.blue, $0.alpha] }, forKey: .colors)
        if case .formula(let formula, let isReversed) = source {
            try container.encode(formula, forKey: .formula)
            if isReversed { try container.encode(isReversed, forKey: .isReversed) }
        }
        if case .segments(let channels, let gamma) = source {
            let stops = channels.map { $0.flatMap { [$0.position, $0.before, $0.after] } }
            try container.encode(stops, forKey: .stops)
            try container.encode(gamma, forKey: .gamma)
        }
        try container.encodeIfPresent(under, forKey: .under)
        try container.encodeIfPresent(over, forKey: .over)
        try container.encode(bad, forKey: .bad)
    }
}

extension Colormap {
    /// From dark violet over green to yellow; even to the eye. The default.
    public static let viridis = known("viridis")
    /// From dark blue over red to yellow; even to the eye.
    public static let plasma = known("plasma")
    /// From black over red to light yellow; even to the eye.
    public static let inferno = known("inferno")
    /// From black over violet to nearly white; even to the eye.
    public static let magma = known("magma")
    /// From dark blue to yellow; the same to the colour-blind.
    public static let cividis = known("cividis")
    /// From white over blue, black and red back to white, for angles.
    public static let twilight = known("twilight")
    /// A rainbow with even steps.
    public static let turbo = known("turbo")
    /// From black to white.
    public static let gray = known("gray")
    /// From black over red and yellow to white.
    public static let hot = known("hot")
    /// From red to yellow.
    public static let autumn = known("autumn")
    /// From blue over gray to red, for values around 0.
    public static let coolwarm = known("coolwarm")
    /// The old rainbow, whose steps are uneven.
    public static let jet = known("jet")
    /// From red over white to blue, for values around 0.
    public static let redBlue = known("RdBu")
    /// The ten colours of the default cycle.
    public static let tab10 = known("tab10")

    /// A map of the table; black where the table lacks it, which a test rules out.
    private static func known(_ name: String) -> Colormap {
        ColormapTable.shared.colormap(name) ?? Colormap(name: name, table: [.black])
    }
}
