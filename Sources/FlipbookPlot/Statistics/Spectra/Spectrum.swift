import FlipbookMathematics

/// A value for each of some frequencies: what a ``SpectralAnalysis`` finds in a signal.
public struct Spectrum: Hashable, Sendable {
    /// What the values of a spectrum are.
    public enum Quantity: Hashable, Sendable {
        /// Powers, or their density; the coherence of two signals too.
        case power
        /// Magnitudes, of which powers are the squares.
        case magnitude
        /// Angles in radians.
        case angle
    }

    /// The frequencies in rising order: cycles in each unit of time.
    public let frequencies: [Double]
    /// The value for each frequency.
    public let values: [Double]
    /// What the values are.
    public let quantity: Quantity

    /// The values in decibels: 10 times the decimal logarithm of powers, 20 times that of magnitudes; angles as they are.
    public var decibels: [Double] { values.map(quantity.decibels) }
}

/// A complex value for each of some frequencies: what a ``SpectralAnalysis`` finds two signals to have in common.
public struct CrossSpectrum: Hashable, Sendable {
    /// The frequencies in rising order: cycles in each unit of time.
    public let frequencies: [Double]
    /// The real part for each frequency.
    public let real: [Double]
    /// The imaginary part for each frequency.
    public let imaginary: [Double]

    /// How large the value for each frequency is.
    public var magnitudes: [Double] { zip(real, imaginary).map { hypot($0, $1) } }
    /// The angle of the value for each frequency, in radians.
    public var angles: [Double] { zip(imaginary, real).map { atan2($0, $1) } }
    /// The magnitudes in decibels: 10 times their decimal logarithm, since they are powers.
    public var decibels: [Double] { magnitudes.map(Spectrum.Quantity.power.decibels) }
}

/// A value for each of some frequencies at each of some times: what a ``SpectralAnalysis`` finds in the segments of a signal.
public struct Spectrogram: Hashable, Sendable {
    /// The frequencies in rising order: cycles in each unit of time.
    public let frequencies: [Double]
    /// The times of the middles of the segments.
    public let times: [Double]
    /// A row for each frequency, a column for each time.
    public let values: Grid
    /// What the values are.
    public let quantity: Spectrum.Quantity
    /// From the middle of a segment to the middle of the next one.
    let timeStep: Double

    /// The values in decibels, as ``Spectrum/decibels`` has them; NaN where a value is 0.
    public var decibels: Grid {
        values.map { value in
            let decibels = quantity.decibels(value)
            return decibels.isFinite ? decibels : .nan
        }
    }

    /// The sides of an image of the values whose first row is the lowest frequency: half a step of time before the first
    /// and after the last time, and from the first frequency to the last one.
    public var extent: Image.Extent {
        Image.Extent(
            left: (times.first ?? 0) - timeStep / 2, right: (times.last ?? 0) + timeStep / 2,
            bottom: frequencies.first ?? 0, top: frequencies.last ?? 0)
    }
}

extension Spectrum.Quantity {
    /// A value in decibels.
    func decibels(_ value: Double) -> Double {
        switch self {
        case .power: 10 * log10(value)
        case .magnitude: 20 * log10(value)
        case .angle: value
        }
    }
}

extension [Double] {
    /// Angles with multiples of a full circle added, so that none differs from the one before by more than half a circle:
    /// numpy's `unwrap`.
    var unwrapped: [Double] {
        var (shift, result) = (0.0, self)
        for index in indices.dropFirst() {
            let step = self[index] - self[index - 1]
            if abs(step) >= .pi {
                var wrapped = floorDivide(step + .pi, by: 2 * .pi).remainder - .pi
                if wrapped == -.pi, step > 0 { wrapped = .pi }
                shift += wrapped - step
            }
            result[index] += shift
        }
        return result
    }
}
