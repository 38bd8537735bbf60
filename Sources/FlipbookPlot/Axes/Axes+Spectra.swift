import FlipbookCanvas
import FlipbookMathematics

extension Axes {
    /// Draws the density of a signal's power over frequencies in decibels, in the next colour of the cycle, with labels, a grid
    /// and ticks: matplotlib's `psd`.
    ///
    /// The line follows another signal by ``Line/setData(x:y:)`` with what ``SpectralAnalysis/psd(of:)`` finds.
    ///
    /// - Parameters:
    ///   - signal: the values, at equal distances of time: numbers, or a ``ComplexSignal``.
    ///   - analysis: how the spectrum is found.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - style: how lines are broken into dashes.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the line, to be changed later.
    /// - Throws: ``PlotError`` where there can't be such a spectrum.
    @discardableResult
    public func psd(
        _ signal: some SampledSignal, _ analysis: SpectralAnalysis = SpectralAnalysis(), color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) throws -> Line {
        let found = try analysis.psd(of: signal)
        return drawSpectrum(
            .density(isPerHertz: analysis.isScaledByFrequency), found.frequencies, found.decibels, color: color,
            width: width, style: style,
            alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Draws the density of two signals' cross power over frequencies in decibels, in the next colour of the cycle, with
    /// labels, a grid and ticks: matplotlib's `csd`.
    ///
    /// - Parameters:
    ///   - first: the values of one signal, at equal distances of time.
    ///   - second: the values of the other signal, as many.
    ///   - analysis: how the spectrum is found.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - style: how lines are broken into dashes.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the line, to be changed later.
    /// - Throws: ``PlotError`` where there can't be such a spectrum.
    @discardableResult
    public func csd(
        _ first: some SampledSignal, _ second: some SampledSignal, _ analysis: SpectralAnalysis = SpectralAnalysis(),
        color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) throws -> Line {
        let found = try analysis.csd(of: first, second)
        return drawSpectrum(
            .crossDensity, found.frequencies, found.decibels, color: color, width: width, style: style,
            alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Draws how much of two signals' power is common to both over frequencies, in the next colour of the cycle, with labels
    /// and a grid: matplotlib's `cohere`.
    ///
    /// - Parameters:
    ///   - first: the values of one signal, at equal distances of time.
    ///   - second: the values of the other signal, as many.
    ///   - analysis: how the spectra are found.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - style: how lines are broken into dashes.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the line, to be changed later.
    /// - Throws: ``PlotError`` where the signals have less than two segments, or differ in length.
    @discardableResult
    public func coherence(
        _ first: some SampledSignal, _ second: some SampledSignal, _ analysis: SpectralAnalysis = SpectralAnalysis(),
        color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) throws -> Line {
        let found = try analysis.coherence(of: first, second)
        return drawSpectrum(
            .coherence, found.frequencies, found.values, color: color, width: width, style: style,
            alpha: alpha, label: label, zOrder: zOrder)
    }

    /// How the values of a spectrum are shown.
    public enum SpectrumScale: Hashable, Sendable {
        /// As they are.
        case linear
        /// As decibels: 10 times the decimal logarithm of powers, 20 times that of magnitudes.
        case decibels
    }

    /// Draws the magnitude of the Fourier transform of the whole signal over frequency, in the next colour of the cycle, with labels:
    /// matplotlib's `magnitude_spectrum`.
    ///
    /// - Parameters:
    ///   - signal: the values, at equal distances of time: numbers, or a ``ComplexSignal``.
    ///   - analysis: how the spectrum is found; the segment length and the overlap have no effect.
    ///   - scale: how magnitudes are shown.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - style: how lines are broken into dashes.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the line, to be changed later.
    /// - Throws: ``PlotError`` where the signal is empty, or the window doesn't fit.
    @discardableResult
    public func magnitudeSpectrum(
        _ signal: some SampledSignal, _ analysis: SpectralAnalysis = SpectralAnalysis(), scale: SpectrumScale = .linear,
        color: Color? = nil, width: Double? = nil, style: LineStyle = .solid, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) throws -> Line {
        let found = try analysis.magnitudeSpectrum(of: signal)
        return drawSpectrum(
            .magnitude(scale), found.frequencies, scale == .linear ? found.values : found.decibels, color: color,
            width: width, style: style,
            alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Draws the angle of the Fourier transform of the whole signal over frequency, in radians, in the next colour of the cycle, with labels:
    /// matplotlib's `angle_spectrum`.
    ///
    /// - Parameters:
    ///   - signal: the values, at equal distances of time: numbers, or a ``ComplexSignal``.
    ///   - analysis: how the spectrum is found; the segment length and the overlap have no effect.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - style: how lines are broken into dashes.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the line, to be changed later.
    /// - Throws: ``PlotError`` where the signal is empty, or the window doesn't fit.
    @discardableResult
    public func angleSpectrum(
        _ signal: some SampledSignal, _ analysis: SpectralAnalysis = SpectralAnalysis(), color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) throws -> Line {
        let found = try analysis.angleSpectrum(of: signal)
        return drawSpectrum(
            .angle, found.frequencies, found.values, color: color, width: width, style: style,
            alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Draws the phase of the whole signal over frequency, in radians and unwrapped, in the next colour of the cycle, with labels:
    /// matplotlib's `phase_spectrum`.
    ///
    /// - Parameters:
    ///   - signal: the values, at equal distances of time: numbers, or a ``ComplexSignal``.
    ///   - analysis: how the spectrum is found; the segment length and the overlap have no effect.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - width: how wide lines are, in points; nil for the style's.
    ///   - style: how lines are broken into dashes.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the line, to be changed later.
    /// - Throws: ``PlotError`` where the signal is empty, or the window doesn't fit.
    @discardableResult
    public func phaseSpectrum(
        _ signal: some SampledSignal, _ analysis: SpectralAnalysis = SpectralAnalysis(), color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) throws -> Line {
        let found = try analysis.phaseSpectrum(of: signal)
        return drawSpectrum(
            .phase, found.frequencies, found.values, color: color, width: width, style: style,
            alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Shows the spectrum of each segment of a signal over time as an image, the lowest frequency at the bottom: matplotlib's
    /// `specgram`. Values of 0 have no colour in decibels.
    ///
    /// The image follows another signal by ``Image/setData(values:extent:)`` with what
    /// ``SpectralAnalysis/spectrogram(of:_:)`` finds.
    ///
    /// - Parameters:
    ///   - signal: the values, at equal distances of time: numbers, or a ``ComplexSignal``.
    ///   - analysis: how the spectra are found.
    ///   - mode: what is shown of each segment.
    ///   - scale: how the values are shown; nil for decibels, and for angles as they are.
    ///   - timeExtent: the x of the left and the right side; nil for the times of the segments.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the image, to be changed later.
    /// - Throws: ``PlotError`` where there can't be such spectra.
    @discardableResult
    public func spectrogram(
        _ signal: some SampledSignal, _ analysis: SpectralAnalysis = SpectralAnalysis(),
        mode: SpectralAnalysis.Mode = .psd,
        scale: SpectrumScale? = nil, timeExtent: ClosedRange<Double>? = nil, colormap: Colormap? = nil,
        norm: Norm? = nil, alpha: Double? = nil, zOrder: Double? = nil
    ) throws -> Image {
        let found = try analysis.spectrogram(of: signal, mode)
        return show(
            found, scale, timeExtent, colormap: colormap, norm: norm, alpha: alpha, zOrder: zOrder)
    }

    /// Shows a spectrogram as an image.
    func show(
        _ found: Spectrogram, _ scale: SpectrumScale?, _ timeExtent: ClosedRange<Double>?, colormap: Colormap?,
        norm: Norm?, alpha: Double?, zOrder: Double?
    ) -> Image {
        var extent = found.extent
        if let timeExtent { (extent.left, extent.right) = (timeExtent.lowerBound, timeExtent.upperBound) }
        return image(
            scale == .linear ? found.values : found.decibels, extent: extent, origin: .lower, aspect: .auto,
            colormap: colormap, norm: norm, alpha: alpha, zOrder: zOrder)
    }

    /// What the line of a spectrum shows, and how its axes look then.
    struct SpectrumKind {
        /// The label of the y axis.
        let label: String
        /// The method that draws it, by name.
        let call: String
        var hasGrid = true
        /// Whether the y axis has ticks of whole decibels.
        var hasDecibels = false

        static func density(isPerHertz: Bool) -> SpectrumKind {
            SpectrumKind(
                label: "Power Spectral Density (\(isPerHertz ? "dB/Hz" : "dB"))", call: "psd", hasDecibels: true)
        }
        static let crossDensity = SpectrumKind(
            label: "Cross Spectrum Magnitude (dB)", call: "csd", hasDecibels: true)
        static let coherence = SpectrumKind(label: "Coherence", call: "coherence")
        static func magnitude(_ scale: SpectrumScale) -> SpectrumKind {
            SpectrumKind(
                label: "Magnitude (\(scale == .linear ? "energy" : "dB"))", call: "magnitudeSpectrum", hasGrid: false)
        }
        static let angle = SpectrumKind(label: "Angle (radians)", call: "angleSpectrum", hasGrid: false)
        static let phase = SpectrumKind(label: "Phase (radians)", call: "phaseSpectrum", hasGrid: false)
    }

    /// Draws a spectrum as a line, with the labels, the grid and the ticks of its kind.
    func drawSpectrum(
        _ kind: SpectrumKind, _ frequencies: [Double], _ values: [Double], color: Color?, width: Double?,
        style: LineStyle, alpha: Double?, label: String?, zOrder: Double?
    ) -> Line {
        let line = Line(
            frequencies, values, color: color, width: width, style: style, alpha: alpha, label: label, zOrder: zOrder)
        include(line, by: kind.call)
        xLabel = "Frequency"
        yLabel = kind.label
        if kind.hasGrid { gridLines = GridLines() }
        if kind.hasDecibels { setTicksOfDecibels() }
        return line
    }

    /// Puts ticks of whole decibels at the y axis, as matplotlib does.
    private func setTicksOfDecibels() {
        let (low, high) = (yAxis.limits.lowerBound, yAxis.limits.upperBound)
        let step = max(10 * log10(high - low).rounded(.towardZero), 1)
        let (first, count) = (low.rounded(.down), ((high.rounded(.up) + 1 - low.rounded(.down)) / step).rounded(.up))
        guard count > 0, count < 1000 else { return }
        yAxis.setTicks((0..<Int(count)).map { first + Double($0) * step })
    }
}
