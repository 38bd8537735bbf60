/// Values at equal distances of time, whose spectra can be found: numbers, or a ``ComplexSignal``.
///
/// A type of your own, such as a recording, can be one too.
public protocol SampledSignal {
    /// The real parts of the values.
    var realParts: [Double] { get }
    /// The imaginary parts of the values, as many; nil where the values are real.
    var imaginaryParts: [Double]? { get }
}

extension Array: SampledSignal where Element == Double {
    /// The numbers themselves.
    public var realParts: [Double] { self }
    /// None: numbers are real.
    public var imaginaryParts: [Double]? { nil }
}

/// A signal of complex values at equal distances of time, such as what a radio receives in phase and in quadrature.
///
///     let signal = try ComplexSignal(real: inPhase, imaginary: quadrature)
///     try axes.psd(signal, SpectralAnalysis(samplingRate: 2e6, centerFrequency: 100e6))
///
/// Its spectra have negative frequencies too, which are not those of the positive ones again.
public struct ComplexSignal: SampledSignal, Hashable, Sendable {
    /// The real parts of the values.
    public let real: [Double]
    /// The imaginary parts of the values, as many.
    public let imaginary: [Double]

    /// A signal by the parts of its values.
    ///
    /// - Throws: ``PlotError`` where there are not as many imaginary parts as real ones.
    public init(real: [Double], imaginary: [Double]) throws {
        try Self.check(real, imaginary)
        (self.real, self.imaginary) = (real, imaginary)
    }

    public var realParts: [Double] { real }
    public var imaginaryParts: [Double]? { imaginary }

    static func check(_ real: [Double], _ imaginary: [Double]) throws {
        guard real.count == imaginary.count else {
            throw PlotError(
                .lengthsDiffer,
                "there are \(real.count) real and \(imaginary.count) imaginary parts of a signal; give as many of each")
        }
    }
}
