import Flipbook

func spectrogram() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let time = (0..<8000).map { Double($0) / 2000 }
    var random = RandomGenerator(seed: 9)
    let noise = random.normal(standardDeviation: 0.05, count: time.count)
    let chirp = zip(time, noise).map { sin(2 * .pi * (100 + 80 * $0) * $0) + 0.5 * sin(2 * .pi * 700 * $0) + $1 }
    let image = try axes.spectrogram(chirp, SpectralAnalysis(samplingRate: 2000, segmentLength: 256, overlap: 192))
    try figure.addColorBar(for: image, label: "dB")
    (axes.xLabel, axes.yLabel) = ("time", "frequency")
    return figure
}
