import FlipbookMathematics

/// A smooth density of values: the mean of a normal distribution around each of them.
///
///     if let density = KernelDensity(of: values) { axes.plot(x, density(x)) }
///
/// Silverman: Density Estimation for Statistics and Data Analysis (1986), as matplotlib's `GaussianKDE`.
public struct KernelDensity: Hashable, Sendable {
    /// How wide the distributions are: the standard deviation of the values times a factor.
    public enum Bandwidth: Hashable, Sendable {
        /// Scott's factor: the number of values to the power of -1/5.
        case scott
        /// Silverman's factor: 3/4 of the number of values, to the power of -1/5.
        case silverman
        /// A factor above 0.
        case factor(Double)

        /// The factor for a number of values.
        func factor(count: Int) -> Double {
            switch self {
            case .scott: pow(Double(count), -0.2)
            case .silverman: pow(0.75 * Double(count), -0.2)
            case .factor(let factor): factor
            }
        }
    }

    private let values: [Double]
    /// The standard deviation of the distribution around each value, in data.
    public let width: Double

    /// The density of values without regard to those that are not finite.
    ///
    /// - Returns: nil where less than two values differ, or the bandwidth's factor is not finite and above 0.
    public init?(of values: [Double], bandwidth: Bandwidth = .scott) {
        let finite = values.filter(\.isFinite)
        guard finite.count > 1 else { return nil }
        width = finite.standardDeviation(isSample: true) * bandwidth.factor(count: finite.count)
        guard width > 0, width.isFinite else { return nil }
        self.values = finite
    }

    /// The density at a value. Costs one exponential for each of the values that it is made of.
    public func callAsFunction(_ x: Double) -> Double {
        let sum = values.reduce(0) { sum, value in
            let distance = (x - value) / width
            return sum + exp(-distance * distance / 2)
        }
        return sum / (Double(values.count) * width * (2 * Double.pi).squareRoot())
    }

    /// The density at each of some values.
    public func callAsFunction(_ x: [Double]) -> [Double] { x.map { self($0) } }
}
