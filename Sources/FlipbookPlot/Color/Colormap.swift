import FlipbookCanvas

/// Turns numbers from 0 to 1 into colours.
///
///     let color = Colormap.viridis(0.5)
///     let map = try Colormap("RdBu_r")
///
/// The tables are matplotlib's; `NOTICE` names the source of each. In JSON such a map is its name, `"viridis"`; any
/// other is `{"name": "mine", "colors": [0, 0, 1, 1, 1, 1, 0, 1]}` with red, green, blue and alpha of each colour.
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

    /// A map of matplotlib by its name, such as `viridis`, `RdBu` or `coolwarm_r`.
    ///
    /// - Throws: ``PlotError`` with the most similar name where there is no such map.
    public init(_ name: String) throws {
        guard let map = ColormapTable.shared.colormap(name) else {
            throw PlotError.unknownName(name, kind: "colormap", of: Self.names + Self.names.map { $0 + "_r" })
        }
        self = map
    }

    /// A map of given colours, each for as much of 0...1 as the others.
    ///
    /// - Throws: ``PlotError`` where there is no colour.
    public init(name: String, colors: [Color]) throws {
        guard !colors.isEmpty else {
            throw PlotError(.values, "the colormap '\(name)' has no colours; give one or more")
        }
        self.init(name: name, table: colors)
    }

    /// A map that runs evenly through given colours.
    ///
    /// - Parameters:
    ///   - name: what errors call it.
    ///   - colors: from the lowest value to the highest.
    ///   - count: how many colours the map has; less than 2 counts as 2.
    /// - Throws: ``PlotError`` where there is no colour.
    public init(name: String, through colors: [Color], count: Int = 256) throws {
        guard let first = colors.first else {
            throw PlotError(.values, "the colormap '\(name)' has no colours; give one or more")
        }
        self.init(name: name, table: colors.count == 1 ? [first] : ColormapTable.ramp(colors, count: max(2, count)))
    }

    init(name: String, table: [Color]) {
        self.name = name
        colors = table
    }

    /// The names of all maps, without those that run backwards.
    public static var names: [String] { ColormapTable.shared.names }

    /// The same map backwards: ``under`` and ``over`` change places.
    public var reversed: Colormap {
        let other = name.hasSuffix("_r") ? String(name.dropLast(2)) : name + "_r"
        var map = Colormap(name: other, table: colors.reversed())
        (map.under, map.over, map.bad) = (over, under, bad)
        return map
    }

    /// The colour of a number: 0 has the first colour and 1 the last.
    public func callAsFunction(_ value: Double) -> Color {
        let position = value * Double(colors.count)
        if position.isNaN { return bad }
        if position < 0 { return under ?? colors[0] }
        if value == 1 { return colors[colors.count - 1] }
        return position < Double(colors.count) ? colors[Int(position)] : over ?? colors[colors.count - 1]
    }
}

extension Colormap: Codable {
    private enum CodingKeys: CodingKey { case name, colors, under, over, bad }

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
        self = try decoder.checked { try Colormap(name: name, colors: colors) }
        under = try container.decodeIfPresent(Color.self, forKey: .under)
        over = try container.decodeIfPresent(Color.self, forKey: .over)
        bad = try container.decodeIfPresent(Color.self, forKey: .bad) ?? bad
    }

    public func encode(to encoder: any Encoder) throws {
        if self == ColormapTable.shared.colormap(name) {
            var container = encoder.singleValueContainer()
            return try container.encode(name)
        }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(colors.flatMap { [$0.red, $0.green, $0.blue, $0.alpha] }, forKey: .colors)
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
