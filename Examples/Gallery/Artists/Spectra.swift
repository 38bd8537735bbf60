import Flipbook

func spectra() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 7, height: 5)
    let time = (0..<2048).map { Double($0) / 500 }
    var random = RandomGenerator(seed: 4)
    let noise = random.normal(standardDeviation: 0.5, count: time.count)
    let first = zip(time, noise).map { sin(2 * .pi * 50 * $0) + $1 }
    let second = zip(time, noise).map { 0.6 * sin(2 * .pi * 50 * $0 + 1) + 0.5 * sin(2 * .pi * 120 * $0) - $1 }
    let analysis = SpectralAnalysis(samplingRate: 500, overlap: 128)
    try axes[0][0].psd(first, analysis)
    try axes[0][0].psd(second, analysis)
    try axes[0][1].csd(first, second, analysis)
    try axes[1][0].coherence(first, second, SpectralAnalysis(samplingRate: 500, window: .hamming))
    try axes[1][1].magnitudeSpectrum(first, analysis, scale: .decibels, width: 0.8)
    figure.layout = .tight()
    return figure
}
