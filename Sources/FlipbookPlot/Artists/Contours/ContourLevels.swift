/// On which levels contours lie.
///
///     axes.contour(x, y, z, levels: [0, 0.5, 1])
///     axes.contour(x, y, z, levels: 10)
public struct ContourLevels: Hashable, Sendable, ExpressibleByArrayLiteral, ExpressibleByIntegerLiteral {
    private enum Kind: Hashable, Sendable {
        case automatic(Int?)
        case fixed([Double])
    }
    private let kind: Kind

    /// Round values that follow the data: about 7 of them, or powers of ten with a logarithmic norm.
    public static let automatic = ContourLevels(kind: .automatic(nil))

    /// At most so many intervals of round values that follow the data; two more may lie just outside.
    public static func about(_ count: Int) -> ContourLevels { ContourLevels(kind: .automatic(count)) }

    /// These levels. They must rise, and be two or more for filled contours: drawing throws a ``PlotError`` otherwise.
    public static func fixed(_ levels: [Double]) -> ContourLevels { ContourLevels(kind: .fixed(levels)) }

    private init(kind: Kind) { self.kind = kind }

    public init(arrayLiteral levels: Double...) { self = .fixed(levels) }
    public init(integerLiteral count: Int) { self = .about(count) }

    /// The levels for values in a range, as matplotlib's `ContourSet` chooses them.
    ///
    /// - Parameter extends: the ends where a colour tells of all values beyond, so that no level needs to lie there.
    func values(in range: ClosedRange<Double>, isLogarithmic: Bool, extends: ColorBar.Extension) -> [Double] {
        let ticks: [Double]
        switch kind {
        case .fixed(let levels): return levels
        case .automatic(let count) where isLogarithmic:
            ticks = Locator.log().ticks(in: range, room: min(max(count ?? 9, 1), 1000))
        case .automatic(let count):
            let intervals = min(max(count ?? 7, 0), 1000) + 1
            ticks = Locator.maxN(intervals, minimumTicks: 1).ticks(in: range, room: intervals)
        }
        var first = ticks.lastIndex { $0 < range.lowerBound } ?? 0
        var end = ticks.firstIndex { $0 > range.upperBound }.map { $0 + 1 } ?? ticks.count
        if extends == .minimum || extends == .both { first += 1 }
        if extends == .maximum || extends == .both { end -= 1 }
        return end - first < 3 ? ticks : Array(ticks[first..<end])
    }
}

extension ContourLevels: Codable {
    /// Reads levels: a number for at most so many intervals, an array for these levels, null for automatic ones.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .automatic
        } else if let count = try? container.decode(Int.self) {
            self = .about(count)
        } else {
            self = .fixed(try container.decode([Double].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch kind {
        case .automatic(nil): try container.encodeNil()
        case .automatic(let count?): try container.encode(count)
        case .fixed(let levels): try container.encode(levels)
        }
    }
}
