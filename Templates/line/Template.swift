import Flipbook

/// A line that moves: two tones of nearly one pitch, and how their sum swells and fades.
@main
final class Template: FrameAnimator {
    let frameCount = 120
    let times = linspace(0, 1, count: 600)
    let sum = Line()
    let swell = FillBetween([], [])

    /// Builds the figure: called once by each worker.
    func setup() throws -> Figure {
        let (figure, axes) = Figure.subplots(width: 8, height: 4.5)
        axes.xLimits = 0...1
        axes.yLimits = -2.2...2.2
        axes.xLabel = "time (s)"
        axes.yLabel = "pressure"
        axes.title = "A beat"
        axes.gridLines = GridLines(alpha: 0.3)
        swell.alpha = 0.2
        axes.add(swell)
        axes.add(sum)
        return figure
    }

    /// Moves the data to one frame, which may hang on nothing but the frame's number.
    func update(frame: Int) throws {
        let phase = 2 * .pi * Double(frame) / Double(frameCount)
        sum.setData(x: times, y: times.map { sin(120 * $0 - 8 * phase) + sin(132 * $0 - 9 * phase) })
        let envelope = times.map { abs(2 * cos(6 * $0 - phase / 2)) }
        swell.setData(times, envelope.map { -$0 }, envelope)
    }
}
