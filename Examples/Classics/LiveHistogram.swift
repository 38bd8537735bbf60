import Flipbook

/// Measurements that come in, their histogram, and the normal distribution that fits them.
final class LiveHistogram: FrameAnimator {
    let frameCount = 200
    let histogram = Histogram(bins: .edges(linspace(-4, 4, count: 41)), color: .tabBlue, alpha: 0.5)
    let fit = Line(linspace(-4, 4, count: 200), linspace(0, 0, count: 200), color: .tabRed, width: 2)
    let values: [Double]

    init() {
        var random = RandomGenerator(seed: 7)
        values = random.normal(mean: 0.5, count: 10 * frameCount)
    }

    func setup() -> Figure {
        let (figure, axes) = Figure.subplots()
        (axes.xLimits, axes.yLimits) = (-4...4, 0...0.6)
        (axes.xLabel, axes.yLabel) = ("value", "density")
        histogram.isDensity = true
        axes.add(histogram)
        axes.add(fit)
        return figure
    }

    func update(frame: Int) {
        let seen = values.prefix(10 * (frame + 1))
        let mean = seen.reduce(0, +) / Double(seen.count)
        let variance = seen.reduce(0) { $0 + pow($1 - mean, 2) } / Double(seen.count)
        histogram.setData(values: Array(seen))
        fit.y = fit.x.map { exp(-pow($0 - mean, 2) / (2 * variance)) / sqrt(2 * .pi * variance) }
    }
}
