/// A signal of complex values at equal distances of time, such as what a radio receives in phase and in quadrature.
///
///     let signal = try ComplexSignal(real: inPhase, imaginary: quadrature)
///     try axes.psd(signal, SpectralAnalysis(samplingRate: 2e6, centerFrequency: 100e6))
///
/// Its spectra have negative frequencies too, which are not those of the positive ones again.
public struct ComplexSignal: Hashable, Sendable {
    /// The real parts of the values.
    public let real: [Double]
    /// The imaginary parts of the values, as many.
    public let imaginary: [Double]

    /// A signal by the parts of its values.
    ///
    /// - Throws: ``PlotError`` where there are not as many imaginary parts as real ones.
    public init(real: [Double], imaginary: [Double]) throws {
        guard real.count == imaginary.count else {
            throw PlotError(
                .lengthsDiffer,
                "there are \(real.count) real and \(imaginary.count) imaginary parts of a signal; give as many of each")
        }
        (self.real, self.imaginary) = (real, imaginary)
    }
}
