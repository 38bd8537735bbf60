import FlipbookMathematics

/// Evenly spaced round values, not too many of them: matplotlib's `MaxNLocator`.
///
/// The goals, in order: enough ticks, not too many intervals, round steps, and no error of rounding where limits
/// are far from 0 and close to each other.
struct MaxNLocator: Hashable, Sendable {
    /// The steps of an automatic axis.
    static let fewSteps: [Double] = [1, 2, 2.5, 5, 10]
    /// The steps where none are given.
    static let manySteps: [Double] = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

    /// The most intervals between ticks that are seen; at least 1.
    let intervals: Int
    /// The distances that are allowed, times a power of ten: from 1 to 10, rising.
    let steps: [Double]
    /// How many ticks must be seen, even if that takes more intervals; at least 1.
    let minimumTicks: Int
    /// Whether ticks are whole numbers wherever the limits hold enough of them.
    let isInteger: Bool
    /// Whether the ticks, and limits that follow the data, are the same on both sides of 0.
    let isSymmetric: Bool
    /// The outermost ticks that are left out.
    let prunes: Locator.Pruning

    /// Steps outside 1...10 are left out; 1 and 10 are always there.
    init(
        intervals: Int, steps: [Double] = manySteps, minimumTicks: Int = 2, isInteger: Bool = false,
        isSymmetric: Bool = false, prunes: Locator.Pruning = .none
    ) {
        self.intervals = max(1, intervals)
        self.steps = Set(steps.filter { (1...10).contains($0) } + [1, 10]).sorted()
        self.minimumTicks = max(1, minimumTicks)
        self.isInteger = isInteger
        self.isSymmetric = isSymmetric
        self.prunes = prunes
    }

    /// The ticks, from the last one below the limits (or at them) to the first one above.
    func ticks(in limits: ClosedRange<Double>) -> [Double] { ticks(in: limits, crowding: 1) }

    /// - Parameter crowding: how much of the limits divided by ``intervals`` is enough for a step.
    func ticks(in limits: ClosedRange<Double>, crowding: Double) -> [Double] {
        let limits = isSymmetric ? symmetric(limits) : limits
        let ticks = allTicks(in: limits, crowding: crowding)
        return switch prunes {
        case .none: ticks
        case .lower: Array(ticks.dropFirst())
        case .upper: Array(ticks.dropLast())
        case .both: Array(ticks.dropFirst().dropLast())
        }
    }

    /// The first and the last of the ticks around limits, for a step that is so large that not more than ``intervals`` reach over them.
    func roundLimits(_ limits: ClosedRange<Double>) -> ClosedRange<Double> {
        let limits = isSymmetric ? symmetric(limits) : limits
        let wide = nonsingular(limits.lowerBound, limits.upperBound, expander: 1e-12, tiny: 1e-13)
        let ticks = allTicks(in: wide, crowding: 1, reachesOver: true)
        guard let first = ticks.first, let last = ticks.last, first < last, first.isFinite, last.isFinite else {
            return wide
        }
        return first...last
    }

    /// - Parameter reachesOver: whether as many steps as there are intervals, from the tick below the limits on, must reach over them.
    private func allTicks(
        in limits: ClosedRange<Double>, crowding: Double, reachesOver: Bool = false
    ) -> [Double] {
        let limits = nonsingular(limits.lowerBound, limits.upperBound, expander: 1e-13, tiny: 1e-14)
        let (scale, offset) = scaleAndOffset(of: limits)
        let low = limits.lowerBound - offset
        let high = limits.upperBound - offset
        var candidates = (steps.dropLast().map { $0 * 0.1 } + steps + [10 * steps[1]]).map { $0 * scale }
        if isInteger { candidates.removeAll { $0 >= 1 && abs($0 - $0.rounded()) >= 0.001 } }
        let holdsIntegers = isInteger && high.rounded(.down) - low.rounded(.up) >= Double(minimumTicks - 1)
        let smallest = (high - low) / Double(intervals) * crowding
        let first =
            candidates.firstIndex { step in
                step >= smallest
                    && (!reachesOver
                        || floorDivide(low, by: step).quotient * step + step * Double(intervals) >= high)
            } ?? candidates.count - 1

        var ticks: [Double] = []
        for step in candidates[...first].reversed() {
            ticks = Self.multiples(of: holdsIntegers ? max(1, step) : step, from: low, to: high, offset: offset)
            if ticks.count(where: { low <= $0 && $0 <= high }) >= minimumTicks { break }
        }
        return ticks.map { $0 + offset }
    }

    /// The power of ten just below an interval, and a power of ten to subtract where the limits are far from 0.
    private func scaleAndOffset(of limits: ClosedRange<Double>) -> (scale: Double, offset: Double) {
        let width = limits.upperBound - limits.lowerBound
        let middle = (limits.upperBound + limits.lowerBound) / 2
        let power = pow(10, decade(of: abs(middle)))
        let offset = abs(middle) / width < 100 ? 0 : Double(signOf: middle, magnitudeOf: power)
        return (pow(10, decade(of: width / Double(intervals))), offset)
    }

    /// The multiples of `step` that reach over `low` and `high`, counted from the one below `low`.
    private static func multiples(of step: Double, from low: Double, to high: Double, offset: Double) -> [Double] {
        let base = floorDivide(low, by: step).quotient * step
        // An edge that is a multiple but for rounding counts as one; far from 0, rounding is coarser.
        let tolerance = offset == 0 ? 1e-10 : min(0.4999, max(1e-10, pow(10, log10(abs(offset) / step) - 12)))
        let below = floorDivide(low - base, by: step)
        let above = floorDivide(high - base, by: step)
        let first = abs(below.remainder / step - 1) < tolerance ? below.quotient + 1 : below.quotient
        let last = abs(above.remainder / step) < tolerance ? above.quotient : above.quotient + 1
        guard last - first < 10_000 else { return [] }
        return stride(from: first, through: last, by: 1).map { $0 * step + base }
    }
}

/// The range that reaches as far on both sides of 0.
func symmetric(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let reach = max(abs(range.lowerBound), abs(range.upperBound))
    return -reach...reach
}
