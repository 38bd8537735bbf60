import Flipbook
import Testing

/// The rows of distributions, steps and spectra of "Coming from matplotlib".
struct MatplotlibDistributionCallsTests {
    private let x = linspace(0.1, 1, count: 30)
    private let y = linspace(1, 3, count: 30)

    @Test func distributions() throws {
        let (figure, axes) = Figure.subplots()
        let violins = axes.violinPlot([x, y], width: 0.7)
        violins.showsMedians = true
        violins.bandwidth = .factor(0.3)
        violins.pointCount = 50
        violins.sides = .low
        violins.quantiles = [[0.1], [0.9]]
        violins.lineColors = [.red]
        let density = KernelDensity(of: y)
        #expect(density?(2) ?? 0 > 0)
        axes.ecdf(y, isComplementary: true)
        try MatplotlibCallsTests().draw(figure)
    }

    @Test func lines() throws {
        let (figure, axes) = Figure.subplots()
        let stems = axes.stem(x, y, bottom: 1)
        stems.style = .dashed
        stems.marker = .diamond
        stems.baseStyle = .none
        let events = axes.eventPlot([x, y], lengths: [0.5])
        events.colors = [.tabBlue, .tabOrange]
        events.widths = [1, 2]
        try MatplotlibCallsTests().draw(figure)
    }

    @Test func areas() throws {
        let (figure, axes) = Figure.subplots()
        axes.stairs([3, 1], [0, 1, 3], isFilled: true)
        axes.stairs([3, 1], baseline: .none)
        axes.brokenBars(from: [0, 3], lengths: [2, 1], y: 8, height: 4)
        axes.fillBetween(x, y, [2], where: y.map { $0 > 2 }, isInterpolated: true)
        axes.stackPlot(x, [x, y], baseline: .symmetric, labels: ["a", "b"])
        try MatplotlibCallsTests().draw(figure)
    }

    @Test func spectra() throws {
        let (figure, axes) = Figure.subplots()
        let signal = (0..<200).map { sin(0.7 * Double($0)) }
        let other = signal.map { $0 * $0 }
        let analysis = SpectralAnalysis(samplingRate: 1000, segmentLength: 64, overlap: 32, window: .hamming)
        let line = try axes.psd(signal, analysis)
        try axes.csd(signal, other, analysis)
        try axes.coherence(signal, other, analysis)
        try axes.magnitudeSpectrum(signal, scale: .decibels)
        try axes.angleSpectrum(signal)
        try axes.psd(ComplexSignal(real: signal, imaginary: signal))
        try axes.phaseSpectrum(signal)
        let power = try analysis.psd(of: signal)
        line.setData(x: power.frequencies, y: power.decibels)
        let gram = try analysis.spectrogram(of: signal)
        #expect(gram.times.count == gram.values.columns)
        try MatplotlibCallsTests().draw(figure)
        let image = try axes.spectrogram(signal, analysis, colormap: .plasma)
        image.setData(values: gram.decibels, extent: gram.extent)
        try MatplotlibCallsTests().draw(figure)
    }
}
