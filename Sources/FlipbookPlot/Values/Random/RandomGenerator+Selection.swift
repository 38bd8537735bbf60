extension RandomGenerator {
    /// A whole number, each of the range as likely: NumPy's `integers`.
    ///
    /// - Throws: a ``PlotError`` where the range is empty.
    public mutating func integer(in range: Range<Int>) throws -> Int {
        guard !range.isEmpty else { throw PlotError(.values, "there is no whole number in \(range) to choose") }
        let last = UInt64(bitPattern: Int64(range.upperBound &- range.lowerBound &- 1))
        return range.lowerBound &+ Int(Int64(bitPattern: number(upTo: last)))
    }

    /// Whole numbers, each of the range as likely.
    ///
    /// - Throws: as for one, where `count` is above 0.
    public mutating func integers(in range: Range<Int>, count: Int) throws -> [Int] {
        try repeated(count) { generator throws in try generator.integer(in: range) }
    }

    /// The elements in an order by chance: NumPy's `permutation`.
    public mutating func permutation<Element>(of elements: some Sequence<Element>) -> [Element] {
        var elements = Array(elements)
        shuffle(&elements, from: 1) { $0.maskedNumber(upTo: $1) }
        return elements
    }

    /// Elements by chance: NumPy's `choice`.
    ///
    ///     let sample = try random.choice(of: cities, count: 10, replacing: false)
    ///
    /// - Parameters:
    ///   - elements: what is chosen of.
    ///   - count: how many.
    ///   - weights: how likely each element is, in any unit; nil for all alike. NumPy's `p`, which it wants to have the sum 1.
    ///   - isReplacing: whether an element can come several times.
    /// - Throws: a ``PlotError`` where there are too few elements, or the weights are not one for each, are negative or not
    ///   finite, or leave too few elements that can come.
    public mutating func choice<Element>(
        of elements: some Collection<Element>, count: Int, weights: [Double]? = nil, replacing isReplacing: Bool = true
    ) throws -> [Element] {
        guard count > 0 else { return [] }
        let elements = Array(elements)
        if let weights {
            guard weights.count == elements.count else {
                throw PlotError(.lengthsDiffer, "there are \(elements.count) elements, and \(weights.count) weights")
            }
            guard weights.allSatisfy({ $0 >= 0 && $0.isFinite }), weights.reduce(0, +).isFinite else {
                throw PlotError(.values, "weights are negative or not finite")
            }
        }
        let possible = weights?.count { $0 > 0 } ?? elements.count
        guard possible >= (isReplacing ? 1 : count) else {
            throw PlotError(
                .values,
                "\(possible) elements can come; that is too few to choose \(count)"
                    + (isReplacing ? "" : " without one coming twice"))
        }
        let indices =
            switch (weights, isReplacing) {
            case (nil, true): repeated(count) { Int($0.number(upTo: UInt64(elements.count - 1))) }
            case (let weights?, true): repeated(count) { $0.unit() }.map(Thresholds(weights).index)
            case (nil, false): randomIndices(count, of: elements.count)
            case (let weights?, false): randomIndices(count, weights)
            }
        return indices.map { elements[$0] }
    }

    /// Exchanges each element from the last down to `first` with one that stands at it or before: the shuffle of R. Fisher and
    /// F. Yates, as R. Durstenfeld has it (1964).
    private mutating func shuffle<Element>(
        _ elements: inout [Element], from first: Int,
        choosing number: (inout RandomGenerator, UInt64) -> UInt64 = { $0.number(upTo: $1) }
    ) {
        for last in stride(from: elements.count - 1, through: first, by: -1) {
            elements.swapAt(last, Int(number(&self, UInt64(last))))
        }
    }

    /// Indices without repetition: by R. Floyd's method (J. Bentley, "Programming pearls", 1987) where they are few.
    private mutating func randomIndices(_ count: Int, of all: Int) -> [Int] {
        if all > 10_000 && count > all / 50 {
            var indices = Array(0..<all)
            shuffle(&indices, from: max(all - count, 1))
            return Array(indices.suffix(count))
        }
        var chosen: Set<Int> = []
        var indices: [Int] = []
        for last in all - count..<all {
            let index = Int(number(upTo: UInt64(last)))
            let new = chosen.insert(index).inserted ? index : last
            chosen.insert(new)
            indices.append(new)
        }
        shuffle(&indices, from: 1)
        return indices
    }

    /// Indices without repetition, the heavy ones more often: what comes twice is drawn again.
    private mutating func randomIndices(_ count: Int, _ weights: [Double]) -> [Int] {
        var weights = weights
        var indices: [Int] = []
        while indices.count < count {
            let samples = repeated(count - indices.count) { $0.unit() }
            for index in indices { weights[index] = 0 }
            var chosen: Set<Int> = []
            indices += samples.map(Thresholds(weights).index).filter { chosen.insert($0).inserted }
        }
        return indices
    }
}

/// Where the parts of a line from 0 to 1 end, as long as weights.
private struct Thresholds {
    private let ends: [Double]

    init(_ weights: [Double]) {
        var sum = 0.0
        let sums = weights.map { weight in
            sum += weight
            return sum
        }
        ends = sums.map { $0 / sum }
    }

    /// The first part that ends behind a number.
    func index(of number: Double) -> Int {
        ends.dropLast().partitioningIndex { $0 > number }
    }
}
