import Flipbook

/// Four waves, a quarter of a period apart.
final class Channels {
    private let times = linspace(0, 10, count: 200)
    private let lines = (0..<4).map { _ in Line() }

    func setup(in axes: Axes) {
        for (line, letter) in zip(lines, "αβγδ") {
            line.label = "Signal \(letter)"
            axes.add(line)
        }
        axes.xLimits = 0...10
        axes.yLimits = -2...2
        axes.xAxis.formatter = .format("%.1f s")
        axes.gridLines = GridLines(style: .dotted, alpha: 0.5)
        axes.setTitle("Multi-Channel Signals", x: "Time (s)", y: "Amplitude")
        let legend = axes.addLegend(at: .upperRight)
        legend.style.alpha = 0.9
        legend.style.textSize = 8
    }

    func update(_ phase: Double) {
        for (index, line) in lines.enumerated() {
            let shift = phase + Double(index) * .pi / 4
            line.setData(x: times, y: times.map { sin($0 + shift) + 0.2 * sin(3 * $0 - shift) })
        }
    }
}

/// A wave that is sampled and held.
final class StepSignal {
    private let samples = (0..<20).map(Double.init)
    private let line = Line()
    private let area = FillBetween([], [])

    func setup(in axes: Axes) {
        line.steps = .mid
        line.color = .darkGreen
        line.width = 2
        line.label = "Signal"
        axes.add(line)
        area.steps = .mid
        area.color = lightGreen
        area.alpha = 0.3
        axes.add(area)
        axes.xLimits = -1...20
        axes.yLimits = 0...12
        axes.gridLines = GridLines(style: .dotted, alpha: 0.3)
        axes.setTitle("Step Function Evolution", x: "Sample Index", y: "Discrete Value")
        axes.addLegend(at: .upperRight)
    }

    func update(_ phase: Double) {
        let values = samples.map { 5 + 4 * sin($0 + phase) + cos(2.5 * $0) }
        line.setData(x: samples, y: values)
        area.setData(positions: samples, first: values, second: [0])
    }
}

/// A wave between what two thirds and what nearly all of the measurements are within.
final class Forecast {
    private let times = linspace(0, 10, count: 100)
    private let mean = Line()
    private let near = FillBetween()
    private let far = FillBetween()

    func setup(in axes: Axes) {
        mean.color = .blue
        mean.width = 2.5
        mean.zOrder = 3
        mean.label = "Mean"
        axes.add(mean)
        for (band, alpha, zOrder, label) in [(near, 0.3, 1.0, "±1σ"), (far, 0.15, 0, "±2σ")] {
            band.color = .blue
            band.alpha = alpha
            band.zOrder = zOrder
            band.label = label
            axes.add(band)
        }
        axes.xLimits = 0...10
        axes.yLimits = -2...2
        axes.gridLines = GridLines(style: .dashed, alpha: 0.4)
        for axis in [axes.xAxis, axes.yAxis] {
            axis.minorLocator = .autoMinor()
            axis.minorTickStyle.length = 3
            axis.minorTickStyle.color = .gray
        }
        axes.setTitle("Time Series with Confidence Bands", x: "Time (s)", y: "Response")
        axes.addLegend(at: .upperRight)
    }

    func update(_ phase: Double) {
        let values = times.map { sin($0 + phase) }
        let deviations = times.map { 0.2 + 0.05 * cos($0 + phase) }
        mean.setData(x: times, y: values)
        for (band, factor) in [(near, 1.0), (far, 2)] {
            let reach = deviations.map { factor * $0 }
            band.setData(
                positions: times, first: zip(values, reach).map { $0 - $1 }, second: zip(values, reach).map { $0 + $1 })
        }
    }
}
