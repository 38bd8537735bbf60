import FlipbookMathematics

/// How the spectrum of a signal is found: the signal is divided into segments, each is multiplied by a window and
/// transformed, and the results are averaged.
///
///     let analysis = SpectralAnalysis(samplingRate: 1000, segmentLength: 512)
///     let density = try analysis.psd(of: signal)
///     line.setData(x: density.frequencies, y: density.decibels)
///
/// `axes.psd(…)`, `axes.spectrogram(…)` and the like draw what it finds. Names and numbers are those of matplotlib's `mlab`.
/// A signal that is shorter than a segment is lengthened with zeros. Where a number of a segment isn't finite, nothing of its
/// spectrum is.
///
/// Bendat, Piersol: Random Data: Analysis and Measurement Procedures (1986).
public struct SpectralAnalysis: Hashable, Sendable {
    /// What each segment is multiplied with.
    public enum Window: Hashable, Sendable {
        /// The Hann window: one period of a raised cosine, from 0 to 1 and back.
        case hann
        /// No window: all values have the weight 1.
        case none
        /// The Hamming window: a raised cosine, from 0.08 to 1 and back.
        case hamming
        /// The Blackman window: a sum of two cosines, from 0 to 1 and back.
        case blackman
        /// The Bartlett window: a triangle, from 0 to 1 and back.
        case bartlett
        /// Own factors, as many as a segment has values, or as the signal has where it is transformed as a whole.
        case values([Double])
    }

    /// What is subtracted from each segment.
    public enum Trend: Hashable, Sendable {
        /// Nothing.
        case none
        /// The mean.
        case mean
        /// The straight line that lies nearest, by least squares.
        case linear
    }

    /// Which frequencies a spectrum has.
    public enum Sides: Hashable, Sendable {
        /// Those of 0 or more; densities and powers are those of both sides together. Only for real signals.
        case oneSided
        /// Negative ones too.
        case twoSided
    }

    /// How many values there are in each unit of time: matplotlib's `Fs`.
    public var samplingRate: Double
    /// How many values a segment has: matplotlib's `NFFT`. A power of two is the fastest.
    public var segmentLength: Int
    /// How many values a segment shares with the next one; nil for none, and for half of a segment in a spectrogram.
    public var overlap: Int?
    /// What each segment is multiplied with.
    public var window: Window
    /// What is subtracted from each segment before; not from a signal that is transformed as a whole.
    public var trend: Trend
    /// To how many values a segment is lengthened with zeros, for more frequencies; nil for none.
    public var paddedLength: Int?
    /// Which frequencies a spectrum has; that of a complex signal has negative ones in any case.
    public var sides: Sides
    /// Whether powers are divided by the sampling rate, which makes them power densities (per unit of frequency): matplotlib's
    /// `scale_by_freq`.
    public var isScaledByFrequency: Bool
    /// What is added to the frequencies, such as that of a carrier: matplotlib's `Fc`.
    public var centerFrequency: Double

    /// An analysis.
    ///
    /// - Parameters:
    ///   - samplingRate: how many values there are in each unit of time.
    ///   - segmentLength: how many values a segment has.
    ///   - overlap: how many values a segment shares with the next one; nil for none, and for half of a segment in a
    ///     spectrogram.
    ///   - window: what each segment is multiplied with.
    ///   - trend: what is subtracted from each segment.
    ///   - paddedLength: to how many values a segment is lengthened with zeros; nil for none.
    ///   - sides: which frequencies a spectrum has.
    ///   - isScaledByFrequency: whether powers are divided by the sampling rate.
    ///   - centerFrequency: what is added to the frequencies.
    public init(
        samplingRate: Double = 2, segmentLength: Int = 256, overlap: Int? = nil, window: Window = .hann,
        trend: Trend = .none, paddedLength: Int? = nil, sides: Sides = .oneSided, isScaledByFrequency: Bool = true,
        centerFrequency: Double = 0
    ) {
        self.samplingRate = samplingRate
        self.segmentLength = segmentLength
        self.overlap = overlap
        self.window = window
        self.trend = trend
        self.paddedLength = paddedLength
        self.sides = sides
        self.isScaledByFrequency = isScaledByFrequency
        self.centerFrequency = centerFrequency
    }
}

extension SpectralAnalysis {
    /// The power of a signal for each frequency, or its density.
    ///
    /// - Throws: ``PlotError`` where there can't be such segments.
    public func psd(of signal: some SampledSignal) throws -> Spectrum { try psd(Signal(signal)) }

    private func psd(_ signal: Signal) throws -> Spectrum {
        let cross = try csd(signal, signal)
        return Spectrum(frequencies: cross.frequencies, values: cross.real, quantity: .power)
    }

    /// The cross power of two signals of one length for each frequency, or its density.
    ///
    /// - Throws: ``PlotError`` where there can't be such segments, or the signals differ in length.
    public func csd(of first: some SampledSignal, _ second: some SampledSignal) throws -> CrossSpectrum {
        try csd(Signal(first), Signal(second))
    }

    private func csd(_ first: Signal, _ second: Signal) throws -> CrossSpectrum {
        let products = try products(first, second)
        return CrossSpectrum(
            frequencies: products.frequencies, real: products.cross.real, imaginary: products.cross.imaginary)
    }

    /// The products of two signals' transforms, averaged over the segments, for each frequency.
    private struct Products {
        var frequencies: [Double]
        /// Of the first one, conjugated, and the second one.
        var cross: FourierTransform.Numbers
        /// Of each with itself, conjugated.
        var powers: (first: [Double], second: [Double])
    }

    private func products(_ first: Signal, _ second: Signal) throws -> Products {
        guard first.count == second.count else {
            throw PlotError(
                .lengthsDiffer,
                "signals of \(first.count) and \(second.count) values have no spectrum; give as many of each")
        }
        let plan = try Plan(self, length: segmentLength, overlap: overlap ?? 0, isComplex: first.isComplex)
        let isSame = first == second
        var cross = FourierTransform.Numbers(count: plan.kept)
        var powers = (first: cross.real, second: cross.real)
        let segments = plan.segments(of: first)
        for start in segments {
            let a = plan.transform(first, from: start, trend)
            let b = isSame ? a : plan.transform(second, from: start, trend)
            for index in 0..<plan.kept {
                let (p, q) = ((a.real[index], a.imaginary[index]), (b.real[index], b.imaginary[index]))
                cross.real[index] += p.0 * q.0 + p.1 * q.1
                cross.imaginary[index] += p.0 * q.1 - p.1 * q.0
                powers.first[index] += p.0 * p.0 + p.1 * p.1
                powers.second[index] += q.0 * q.0 + q.1 * q.1
            }
        }
        func average(_ values: inout [Double]) {
            values = plan.centered(plan.scaled(values.map { $0 / Double(segments.count) }))
        }
        average(&cross.real)
        average(&cross.imaginary)
        average(&powers.first)
        average(&powers.second)
        return Products(frequencies: plan.frequencies, cross: cross, powers: powers)
    }

    /// How much of two signals' power is common to both, for each frequency: from 0 to 1.
    ///
    /// - Throws: ``PlotError`` where the signals have less than two segments, or differ in length.
    public func coherence(of first: some SampledSignal, _ second: some SampledSignal) throws -> Spectrum {
        try coherence(Signal(first), Signal(second))
    }

    private func coherence(_ first: Signal, _ second: Signal) throws -> Spectrum {
        guard first.count >= 2 * segmentLength || second.count != first.count else {
            throw PlotError(
                .values,
                "signals of \(first.count) values have no two segments of \(segmentLength); give a smaller segmentLength"
            )
        }
        let products = try products(first, second)
        let values = products.frequencies.indices.map { index in
            let (real, imaginary) = (products.cross.real[index], products.cross.imaginary[index])
            return (real * real + imaginary * imaginary)
                / (products.powers.first[index] * products.powers.second[index])
        }
        return Spectrum(frequencies: products.frequencies, values: values, quantity: .power)
    }

    /// What a spectrogram shows of each segment.
    public enum Mode: Hashable, Sendable {
        /// The power, or its density.
        case psd
        /// The magnitude.
        case magnitude
        /// The angle in radians, between -π and π.
        case angle
        /// The angle in radians, without jumps from frequency to frequency.
        case phase

        /// What the values are.
        var quantity: Spectrum.Quantity { self == .psd ? .power : self == .magnitude ? .magnitude : .angle }
    }

    /// The spectrum of each segment of a signal.
    ///
    /// - Throws: ``PlotError`` where there can't be such segments.
    public func spectrogram(of signal: some SampledSignal, _ mode: Mode = .psd) throws -> Spectrogram {
        try spectrogram(Signal(signal), mode)
    }

    private func spectrogram(_ signal: Signal, _ mode: Mode) throws -> Spectrogram {
        let plan = try Plan(
            self, length: segmentLength, overlap: overlap ?? segmentLength / 2, isComplex: signal.isComplex)
        let columns = plan.segments(of: signal).map { start in
            plan.values(plan.transform(signal, from: start, trend), mode)
        }
        let step = Double(plan.step) / samplingRate
        let first = Double(segmentLength) / 2 / samplingRate
        return Spectrogram(
            frequencies: plan.frequencies, times: columns.indices.map { first + Double($0) * step },
            values: Grid(rows: plan.kept, columns: columns.count) { columns[$1][$0] }, quantity: mode.quantity,
            timeStep: step)
    }

    /// The magnitude of the Fourier transform of the whole signal at each frequency.
    ///
    /// - Throws: ``PlotError`` where the signal is empty, or the window doesn't fit.
    public func magnitudeSpectrum(of signal: some SampledSignal) throws -> Spectrum {
        try whole(Signal(signal), .magnitude)
    }

    /// The angle of the Fourier transform of the whole signal at each frequency, in radians, between -π and π.
    ///
    /// - Throws: ``PlotError`` where the signal is empty, or the window doesn't fit.
    public func angleSpectrum(of signal: some SampledSignal) throws -> Spectrum { try whole(Signal(signal), .angle) }

    /// The phase of the signal at each frequency: the angle of its Fourier transform in radians, unwrapped, so that it has no jumps.
    ///
    /// - Throws: ``PlotError`` where the signal is empty, or the window doesn't fit.
    public func phaseSpectrum(of signal: some SampledSignal) throws -> Spectrum { try whole(Signal(signal), .phase) }

    private func whole(_ signal: Signal, _ mode: Mode) throws -> Spectrum {
        let plan = try Plan(self, length: signal.count, overlap: 0, isComplex: signal.isComplex)
        return Spectrum(
            frequencies: plan.frequencies, values: plan.values(plan.transform(signal, from: 0, .none), mode),
            quantity: mode.quantity)
    }
}
