import FlipbookCanvas

// The spectra of complex signals: see `Axes+Spectra.swift` for those of real ones.
extension Axes {
    /// Draws the density of a complex signal's power over frequencies, negative ones too, in decibels.
    ///
    /// The rest is as for a real signal.
    ///
    /// - Throws: ``PlotError`` where there can't be such a spectrum.
    @discardableResult
    public func psd(
        _ signal: ComplexSignal, _ analysis: SpectralAnalysis = SpectralAnalysis(), color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) throws -> Line {
        let found = try analysis.psd(of: signal)
        return drawSpectrum(
            .density(isPerHertz: analysis.isScaledByFrequency), found.frequencies, found.decibels, color: color,
            width: width, style: style,
            alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Draws the magnitude of the Fourier transform of a whole complex signal over frequencies, negative ones too.
    ///
    /// The rest is as for a real signal.
    ///
    /// - Throws: ``PlotError`` where there can't be such a spectrum.
    @discardableResult
    public func magnitudeSpectrum(
        _ signal: ComplexSignal, _ analysis: SpectralAnalysis = SpectralAnalysis(), scale: SpectrumScale = .linear,
        color: Color? = nil, width: Double? = nil, style: LineStyle = .solid, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) throws -> Line {
        let found = try analysis.magnitudeSpectrum(of: signal)
        return drawSpectrum(
            .magnitude(scale), found.frequencies, scale == .linear ? found.values : found.decibels, color: color,
            width: width, style: style,
            alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Draws the angle of the Fourier transform of a whole complex signal over frequencies, negative ones too, in radians.
    ///
    /// The rest is as for a real signal.
    ///
    /// - Throws: ``PlotError`` where there can't be such a spectrum.
    @discardableResult
    public func angleSpectrum(
        _ signal: ComplexSignal, _ analysis: SpectralAnalysis = SpectralAnalysis(), color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) throws -> Line {
        let found = try analysis.angleSpectrum(of: signal)
        return drawSpectrum(
            .angle, found.frequencies, found.values, color: color, width: width, style: style,
            alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Draws the phase of a whole complex signal over frequencies, negative ones too, in radians and unwrapped.
    ///
    /// The rest is as for a real signal.
    ///
    /// - Throws: ``PlotError`` where there can't be such a spectrum.
    @discardableResult
    public func phaseSpectrum(
        _ signal: ComplexSignal, _ analysis: SpectralAnalysis = SpectralAnalysis(), color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) throws -> Line {
        let found = try analysis.phaseSpectrum(of: signal)
        return drawSpectrum(
            .phase, found.frequencies, found.values, color: color, width: width, style: style,
            alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Draws the density of two complex signals' cross power over frequencies, negative ones too, in decibels.
    ///
    /// The rest is as for real signals.
    ///
    /// - Throws: ``PlotError`` where there can't be such a spectrum.
    @discardableResult
    public func csd(
        _ first: ComplexSignal, _ second: ComplexSignal, _ analysis: SpectralAnalysis = SpectralAnalysis(),
        color: Color? = nil, width: Double? = nil, style: LineStyle = .solid, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) throws -> Line {
        let found = try analysis.csd(of: first, second)
        return drawSpectrum(
            .crossDensity, found.frequencies, found.decibels, color: color, width: width, style: style,
            alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Draws how much of two complex signals' power is common to both over frequencies, negative ones too.
    ///
    /// The rest is as for real signals.
    ///
    /// - Throws: ``PlotError`` where the signals have less than two segments, or differ in length.
    @discardableResult
    public func coherence(
        _ first: ComplexSignal, _ second: ComplexSignal, _ analysis: SpectralAnalysis = SpectralAnalysis(),
        color: Color? = nil, width: Double? = nil, style: LineStyle = .solid, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) throws -> Line {
        let found = try analysis.coherence(of: first, second)
        return drawSpectrum(
            .coherence, found.frequencies, found.values, color: color, width: width, style: style,
            alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Shows the spectrum of each segment of a complex signal over time as an image, the lowest frequency at the bottom, negative ones
    /// too.
    ///
    /// The rest is as for a real signal.
    ///
    /// - Throws: ``PlotError`` where there can't be such spectra.
    @discardableResult
    public func spectrogram(
        _ signal: ComplexSignal, _ analysis: SpectralAnalysis = SpectralAnalysis(),
        mode: SpectralAnalysis.Mode = .psd,
        scale: SpectrumScale? = nil, timeExtent: ClosedRange<Double>? = nil, colormap: Colormap? = nil,
        norm: Norm? = nil, alpha: Double? = nil, zOrder: Double? = nil
    ) throws -> Image {
        let found = try analysis.spectrogram(of: signal, mode)
        return show(
            found, scale, timeExtent, colormap: colormap, norm: norm, alpha: alpha, zOrder: zOrder)
    }
}
