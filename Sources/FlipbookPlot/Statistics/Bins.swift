import FlipbookMathematics

/// How a ``Histogram`` divides its values.
///
///     axes.histogram(values, bins: 30)
///     axes.histogram(values, bins: .scott.over(0...5))
///
/// The rules find as many bins of equal width as suit the values. They are those of `numpy.histogram_bin_edges`.
public struct Bins: Hashable, Sendable, ExpressibleByIntegerLiteral {
    private enum Kind: Hashable, Sendable {
        case count(Int, ClosedRange<Double>?)
        case edges([Double])
        case rule(BinRule, ClosedRange<Double>?)
    }
    private let kind: Kind

    /// The more bins of the two that the rules of Freedman-Diaconis and Sturges ask for. The former's bins are at least half
    /// as wide as those of ``squareRoot``.
    public static let auto = Bins(kind: .rule(.auto, nil))
    /// The rule of Freedman and Diaconis: bins as wide as two interquartile ranges, divided by the cube root of the number
    /// of values. Outliers have little effect.
    public static let freedmanDiaconis = Bins(kind: .rule(.freedmanDiaconis, nil))
    /// The rule of Sturges: one bin more than the binary logarithm of the number of values. It suits few values that are
    /// distributed normally.
    public static let sturges = Bins(kind: .rule(.sturges, nil))
    /// The rule of Scott: bins as wide as 3.49 standard deviations, divided by the cube root of the number of values.
    public static let scott = Bins(kind: .rule(.scott, nil))
    /// The rule of Rice: twice as many bins as the cube root of the number of values.
    public static let rice = Bins(kind: .rule(.rice, nil))
    /// As many bins as the square root of the number of values.
    public static let squareRoot = Bins(kind: .rule(.squareRoot, nil))
    /// The rule of Doane: that of Sturges with more bins where the values are skewed.
    public static let doane = Bins(kind: .rule(.doane, nil))
    /// The rule of Stone: the number of bins, up to 100 or the square root of the number of values, whose error by
    /// cross-validation is the smallest. Values are counted once for each number of bins.
    public static let stone = Bins(kind: .rule(.stone, nil))

    /// Bins of equal width over a range; over the range of the values where it is nil.
    ///
    /// - Parameters:
    ///   - count: how many; at least 1.
    ///   - range: values outside have no bin; the upper end belongs to the last bin.
    public static func count(_ count: Int, over range: ClosedRange<Double>? = nil) -> Bins {
        Bins(kind: .count(count, range))
    }

    /// Bins between these values, in rising order; one more than bins. The last belongs to the last bin.
    public static func edges(_ edges: [Double]) -> Bins { Bins(kind: .edges(edges)) }

    private init(kind: Kind) { self.kind = kind }

    /// This number of bins of equal width over the range of the values.
    public init(integerLiteral count: Int) { self = .count(count) }

    /// The same bins over a range. Values outside have no bin, and no effect on a rule. Edges stay as they are.
    public func over(_ range: ClosedRange<Double>) -> Bins {
        switch kind {
        case .count(let count, _): Bins(kind: .count(count, range))
        case .edges: self
        case .rule(let rule, _): Bins(kind: .rule(rule, range))
        }
    }

    /// Whether the values decide where the bins lie.
    var dependOnValues: Bool {
        switch kind {
        case .count(_, let range): range == nil
        case .edges: false
        case .rule: true
        }
    }

    /// Where the bins begin and end.
    ///
    /// - Parameter values: NaN has no effect.
    /// - Throws: ``PlotError`` where there can't be such bins.
    func edges(for values: [Double], of name: @autoclosure () -> String) throws -> [Double] {
        switch kind {
        case .edges(let edges):
            guard edges.count > 1, edges.allSatisfy(\.isFinite), zip(edges, edges.dropFirst()).allSatisfy(<=) else {
                throw PlotError(.values, "\(name()): bins need two edges or more that are finite and never fall")
            }
            return edges
        case .count(let count, let range):
            return try Self.even(count, over: range ?? Self.range(of: values, name()), name())
        case .rule(let rule, let range):
            let sides = try range ?? Self.range(of: values, name())
            let inside = values.filter(sides.contains).sorted()
            return try Self.even(rule.count(for: inside, over: sides), over: sides, name())
        }
    }

    /// The most bins that there can be: some for each pixel of the largest figure.
    static let most = 1_000_000

    private static func even(_ count: Int, over range: ClosedRange<Double>, _ name: @autoclosure () -> String) throws
        -> [Double]
    {
        let (low, high) = (range.lowerBound, range.upperBound)
        guard count > 0, count <= most, low.isFinite, high.isFinite else {
            throw PlotError(
                .values,
                "\(name()): there can't be \(count) bins over \(low)...\(high); give 1 to \(most), and a finite range")
        }
        let edges =
            low < high ? linspace(low, high, count: count + 1) : linspace(low - 0.5, high + 0.5, count: count + 1)
        guard zip(edges, edges.dropFirst()).allSatisfy(<) else {
            throw PlotError(.values, "\(name()): \(low)...\(high) can't be divided into \(count) bins; give less")
        }
        return edges
    }

    private static func range(of values: [Double], _ name: @autoclosure () -> String) throws -> ClosedRange<Double> {
        var (low, high) = (Double.infinity, -Double.infinity)
        for value in values {
            low = min(low, value.isNaN ? low : value)
            high = max(high, value.isNaN ? high : value)
        }
        guard low <= high else { return 0...1 }
        guard low.isFinite, high.isFinite else {
            throw PlotError(
                .values, "\(name()): values are infinite; leave them out, or give edges or a range to count in")
        }
        return low...high
    }
}

extension Bins {
    /// How many values lie in each bin, or how much they weigh together.
    ///
    /// A bin holds its lower edge, the last one both. Values outside of all bins, and NaN, are in
    /// none. Costs one step for each value where bins are equally wide, else a search.
    ///
    /// - Parameter weights: as many as values, or nil where each counts 1.
    static func counts(of values: [Double], weights: [Double]?, between edges: [Double]) -> [Double] {
        var counts = [Double](repeating: 0, count: edges.count - 1)
        let finder = BinFinder(edges)
        for (index, value) in values.enumerated() {
            if let bin = finder(value) { counts[bin] += weights?[index] ?? 1 }
        }
        return counts
    }
}

/// Finds the bin of a value among bins that lie between rising edges.
struct BinFinder {
    private let edges: [Double]
    private let low: Double
    private let high: Double
    private let scale: Double
    /// How many bins there are.
    private let count: Int

    /// - Parameter edges: two or more, which never fall.
    init(_ edges: [Double]) {
        self.edges = edges
        (low, high, count) = (edges[0], edges[edges.count - 1], edges.count - 1)
        scale = Double(count) / (high - low)
    }

    /// The bin of a value; nil outside of all, and for NaN.
    func callAsFunction(_ value: Double) -> Int? {
        guard value >= low, value <= high else { return nil }
        let guess = (value - low) * scale
        let bin = guess < Double(count) ? Int(guess) : count - 1
        return value < edges[bin] || value >= edges[bin + 1] ? search(value) : bin
    }

    /// The last bin whose lower edge is at most `value`, by bisection; the last bin for the last edge.
    private func search(_ value: Double) -> Int {
        edges[1..<count].partitioningIndex { $0 > value } - 1
    }
}
