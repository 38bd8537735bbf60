import Flipbook
import Foundation

/// A line that moves: two waves of nearly one length, and how their sum swells and fades.
@main
final class Template: FrameAnimator {
    let frameCount = 120
    let places = linspace(0, 1, count: 600)
    let sum = Line()
    let swell = FillBetween()
    let clock = PlacedText("", at: (0.02, 0.96), in: .axes)

    /// Builds the figure: called once by each worker.
    func setup() throws -> Figure {
        let (figure, axes) = Figure.subplots(width: 8, height: 4.5)
        axes.xLimits = 0...1
        axes.yLimits = -2.6...2.6
        axes.xLabel = "place (m)"
        axes.yLabel = "pressure (Pa)"
        axes.title = "A beat"
        axes.gridLines = GridLines(alpha: 0.3)
        swell.alpha = 0.2
        axes.add(swell)
        axes.add(sum)
        clock.verticalAlignment = .top
        axes.add(clock)
        return figure
    }

    /// Moves the data to one frame, which may depend on nothing but the frame's number.
    func update(frame: Int) throws {
        let phase = 2 * .pi * Double(frame) / Double(frameCount)
        sum.setData(x: places, y: places.map { sin(120 * $0 - 8 * phase) + sin(132 * $0 - 9 * phase) })
        let envelope = places.map { abs(2 * cos(6 * $0 - phase / 2)) }
        swell.setData(positions: places, first: envelope.map { -$0 }, second: envelope)
        clock.string = String(format: "t = %.2f s", Double(frame) / framesPerSecond)
    }
}
