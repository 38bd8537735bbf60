import Flipbook

/// Twelve screens of travelling waves: data that are cheap to move, in a figure whose texts, ticks and layout are worth
/// setting up only once.
final class Oscilloscope: FrameAnimator {
    struct Options: AnimatorOptions {
        @Option(help: "How many frames the waves take for one period.") var count = 200
    }

    /// What the command line calls it.
    static let runnerName = "Oscilloscope"

    let frameCount: Int
    private let time = linspace(0, 1, count: 200)
    /// One signal for each screen.
    private let signals = (0..<12).map { _ in Line() }

    init(options: Options) {
        frameCount = options.count
    }

    func setup() throws -> Figure {
        let (figure, axes) = try Figure.subplots(rows: 3, columns: 4, width: 12, height: 8)
        figure.title = "Twelve channels"
        for (channel, axes) in axes.joined().enumerated() {
            signals[channel].label = "\(channel + 1) Hz"
            axes.add(signals[channel])
            axes.xLimits = 0...1
            axes.yLimits = -2...3
            axes.title = "Channel \(channel + 1)"
            axes.xLabel = "time in s"
            axes.yLabel = "voltage in V"
            axes.gridLines = GridLines(alpha: 0.4)
            axes.addLegend(at: .upperRight)
        }
        figure.layout = .tight()
        return figure
    }

    func update(frame: Int) {
        let phase = 2 * .pi * Double(frame) / Double(frameCount)
        for (channel, signal) in signals.enumerated() {
            let frequency = 2 * .pi * Double(channel + 1)
            signal.setData(
                x: time, y: time.map { sin(frequency * $0 - phase) + 0.3 * sin(2 * frequency * $0 + 3 * phase) })
        }
    }
}
