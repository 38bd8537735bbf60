import FlipbookMathematics

/// Logarithms: matplotlib's `LogScale`.
struct LogScale: Hashable, Sendable {
    /// Above 1.
    var base: Double
    /// Of the powers, where the minor ticks are.
    var multiples = Locator.Multiples.between
    /// Whether values of 0 or less are left out.
    var isMasked = false

    func forward(_ value: Double) -> Double { value <= 0 && !isMasked ? -1000 : logarithm(value, base: base) }
}

/// Logarithms on both sides of 0, and a straight line between: matplotlib's `SymmetricalLogScale`.
struct SymLogScale: Hashable, Sendable {
    var base: Double
    /// Where the straight line ends.
    var threshold: Double
    /// How many powers of the base are as long as half of the straight line.
    var linear: Double
    /// Of the powers, where the minor ticks are.
    var multiples: [Double]

    private var slope: Double { linear / (1 - 1 / base) }

    func forward(_ value: Double) -> Double {
        let size = abs(value)
        guard size > threshold else { return value * slope }
        return Double(signOf: value, magnitudeOf: threshold)
            * (slope - log(threshold) / log(base) + log(size) / log(base))
    }

    func inverse(_ position: Double) -> Double {
        let size = abs(position)
        guard size > threshold * slope else { return position / slope }
        return Double(signOf: position, magnitudeOf: threshold) * exp((size / threshold - slope) * log(base))
    }

    /// What is wrong with the numbers.
    var fault: String? {
        if !(base > 1 && base.isFinite) {
            return "\(base) is not a base of a symmetric logarithmic scale; give one above 1"
        }
        if !(threshold > 0 && threshold.isFinite) {
            return
                "the values of a symmetric logarithmic scale can't lie evenly up to \(threshold); give a threshold above 0"
        }
        if !(linear > 0 && linear.isFinite) {
            return
                "the even part of a symmetric logarithmic scale can't be \(linear) powers long; give a number above 0"
        }
        return nil
    }
}

/// The inverse hyperbolic sine: matplotlib's `AsinhScale`.
struct AsinhScale: Hashable, Sendable {
    var width: Double
    /// Of the powers where the ticks are; 1 or less for round numbers.
    var base: Int
    /// Of the powers, where the minor ticks are; nil for matplotlib's.
    var multiples: [Double]?

    /// matplotlib's `auto_tick_multipliers`.
    var minorMultiples: [Double]? {
        if let multiples { return multiples }
        return switch base {
        case 3, 4, 5: [2]
        case 8: [2, 4]
        case 10: [2, 5]
        case 16: [2, 4, 8]
        case 64: [4, 16]
        case 1024: [256, 512]
        default: nil
        }
    }

    func forward(_ value: Double) -> Double { width * asinh(value / width) }

    func inverse(_ position: Double) -> Double { width * sinh(position / width) }

    /// What is wrong with the numbers.
    var fault: String? {
        width > 0 && width.isFinite
            ? nil : "the values of an inverse hyperbolic sine can't lie evenly up to \(width); give a width above 0"
    }
}

/// Logarithms of the ratio of a share to the rest: matplotlib's `LogitScale`.
struct LogitScale: Hashable, Sendable {
    /// The limits without data.
    static let limits = 1e-7...(1 - 1e-7)

    /// Whether values of 0 or less and of 1 or more are left out.
    var isMasked: Bool
    var oneHalf: String
    var usesOverline: Bool

    func forward(_ value: Double) -> Double {
        if !isMasked {
            if value <= 0 { return -1000 }
            if value >= 1 { return 1000 }
        }
        return log10(value / (1 - value))
    }

    /// matplotlib's `LogitLocator.nonsingular`.
    static func nonsingular(_ low: Double, _ high: Double, leastPositive: Double) -> ClosedRange<Double> {
        var (least, most) = (min(low, high), max(low, high))
        guard least.isFinite, most.isFinite, most > 0, least < 1 else { return limits }
        let margin = leastPositive.isFinite && leastPositive < 0.5 ? leastPositive : limits.lowerBound
        if least <= 0 { least = margin }
        if most >= 1 { most = 1 - margin }
        if least == most { (least, most) = (0.1 * least, 1 - 0.1 * least) }
        return least < most ? least...most : limits
    }
}

/// What a norm does with the distance of a value from the lower limit, as a part of that of the upper one.
enum NormCurve: Hashable, Sendable {
    /// A power of it: matplotlib's `PowerNorm`.
    case power(Double)
    /// A half of it lies on either side of a value: matplotlib's `TwoSlopeNorm`.
    case twoSlope(Double)

    func forward(_ value: Double, in limits: ClosedRange<Double>) -> Double {
        let (low, high) = (limits.lowerBound, limits.upperBound)
        switch self {
        case .power(let gamma):
            let part = (value - low) / (high - low)
            return part > 0 ? pow(part, gamma) : part
        case .twoSlope(let center):
            return value < center
                ? 0.5 * (value - low) / (center - low) : 0.5 + 0.5 * (value - center) / (high - center)
        }
    }

    func inverse(_ part: Double, in limits: ClosedRange<Double>) -> Double {
        let (low, high) = (limits.lowerBound, limits.upperBound)
        switch self {
        case .power(let gamma): return low + (high - low) * (part > 0 ? pow(part, 1 / gamma) : part)
        case .twoSlope(let center):
            return part < 0.5 ? low + 2 * part * (center - low) : center + (2 * part - 1) * (high - center)
        }
    }
}
