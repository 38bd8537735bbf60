import FlipbookMathematics

/// How a ``Histogram`` divides its values.
public struct Bins: Hashable, Sendable, ExpressibleByIntegerLiteral {
    private enum Kind: Hashable, Sendable {
        case count(Int, ClosedRange<Double>?)
        case edges([Double])
        case auto
    }
    private let kind: Kind

    /// As many as suit the values: the more of the two that the rules of Freedman-Diaconis and Sturges ask for, as numpy's
    /// `bins="auto"`.
    public static let auto = Bins(kind: .auto)

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

    /// Whether the values decide where the bins lie.
    var dependOnValues: Bool {
        switch kind {
        case .count(_, let range): range == nil
        case .edges: false
        case .auto: true
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
        case .auto:
            let range = try Self.range(of: values, name())
            let sorted = values.filter { !$0.isNaN }.sorted()
            return try Self.even(Self.suitableCount(for: sorted), over: range, name())
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

    /// Numpy's rule. Freedman-Diaconis' width is at least half of what the square root of the number would give.
    private static func suitableCount(for sorted: [Double]) -> Int {
        guard let low = sorted.first, let high = sorted.last, high > low else { return 1 }
        let (width, number) = (high - low, Double(sorted.count))
        let spread = quantile(0.75, of: sorted) - quantile(0.25, of: sorted)
        let freedmanDiaconis = 2 * spread * pow(number, -1.0 / 3)
        let sturges = width / (logarithm(number, base: 2) + 1)
        let bin = min(max(freedmanDiaconis, width / number.squareRoot() / 2), sturges)
        let count = (width / bin).rounded(.up)
        return count <= Double(most) ? Int(count) : most
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
        let (low, high) = (edges[0], edges[edges.count - 1])
        let scale = Double(counts.count) / (high - low)
        for (index, value) in values.enumerated() where value >= low && value <= high {
            let guess = (value - low) * scale
            var bin = guess < Double(counts.count) ? Int(guess) : counts.count - 1
            if value < edges[bin] || value >= edges[bin + 1] { bin = edges.bin(of: value) }
            counts[bin] += weights?[index] ?? 1
        }
        return counts
    }
}

extension [Double] {
    /// The last bin whose lower edge is at most `value`, by bisection; the last bin for the last edge.
    fileprivate func bin(of value: Double) -> Int {
        var (low, high) = (0, count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if self[middle] <= value { low = middle } else { high = middle }
        }
        return low
    }
}
