import Flipbook

/// Six screens of travelling waves: data that are cheap to move, in a figure whose texts, ticks and layout are worth
/// setting up only once.
final class Oscilloscope: FrameAnimator {
    struct Options: AnimatorOptions {
        @Option(help: "How many frames the waves take for one period.") var count = 200
    }

    /// What the command line calls it.
    static let runnerName = "Oscilloscope"

    let frameCount: Int
    private let time = linspace(0, 1, count: 500)
    /// For each screen, the signal and its mean over a window.
    private let traces = (0..<6).map { _ in (signal: Line(), mean: Line()) }

    init(options: Options) {
        frameCount = options.count
    }

    func setup() throws -> Figure {
        let (figure, axes) = try Figure.subplots(rows: 2, columns: 3, width: 12, height: 7)
        figure.title = "Six channels"
        for (channel, axes) in axes.joined().enumerated() {
            let (signal, mean) = traces[channel]
            signal.label = "signal"
            mean.label = "mean"
            mean.style = .dashed
            axes.add(signal)
            axes.add(mean)
            axes.xLimits = 0...1
            axes.yLimits = -2...2
            axes.title = "Channel \(channel + 1)"
            axes.xLabel = "time in s"
            axes.yLabel = "voltage in V"
            axes.gridLines = GridLines(alpha: 0.4)
            axes.addLegend(at: .upperRight)
        }
        figure.tightLayout()
        return figure
    }

    func update(frame: Int) {
        let phase = 2 * .pi * Double(frame) / Double(frameCount)
        for (channel, trace) in traces.enumerated() {
            let frequency = 2 * .pi * Double(channel + 1)
            trace.signal.setData(
                x: time, y: time.map { sin(frequency * $0 - phase) + 0.3 * sin(7 * frequency * $0 + 3 * phase) })
            trace.mean.setData(x: time, y: time.map { sin(frequency * $0 - phase) })
        }
    }
}
