import Flipbook
import Foundation

/// A field over time: two sources of waves as an image, and where it rises as arrows.
@main
final class Template: Animator {
    let places = linspace(-6, 6, count: 121)
    let height: Image
    let slope: Quiver
    let arrows: (x: Grid, y: Grid)
    let clock = PlacedText("", at: (0.02, 0.97), in: .figure)

    init() {
        height = Image(Grid(rows: places.count, columns: places.count))
        let coarse = linspace(-5.5, 5.5, count: 12)
        arrows = Grid.meshgrid(coarse, coarse)
        slope = Quiver(coarse, coarse, arrows.x, arrows.y)
    }

    /// How far the waves have come, for each frame: what `update` is given.
    var frames: Frames<Double> { Frames(count: 60) { 2 * .pi * Double($0) / 60 } }

    func setup() throws -> Figure {
        let (figure, axes) = Figure.subplots(width: 7, height: 6)
        height.extent = .init(left: -6, right: 6, bottom: -6, top: 6)
        height.origin = .lower
        height.colormap = .redBlue
        height.colorLimits = -1.5...1.5
        axes.add(height)
        slope.scale = 20
        slope.pivot = .middle
        axes.add(slope)
        clock.verticalAlignment = .top
        figure.add(clock)
        axes.title = "Two sources"
        axes.xLabel = "x (m)"
        axes.yLabel = "y (m)"
        try figure.addColorBar(for: height, label: "height (m)")
        return figure
    }

    func update(frame: Int, parameters phase: Double) throws {
        func wave(_ x: Double, _ y: Double) -> Double {
            [-2.5, 2.5].reduce(0) { sum, source in
                let distance = hypot(x - source, y)
                return sum + sin(3 * distance - phase) / (1 + distance / 2)
            }
        }
        clock.string = String(format: "t = %.2f s", Double(frame) / framesPerSecond)
        height.values = Grid(x: places, y: places, wave)
        let step = 0.01
        let points = zip(arrows.x.values, arrows.y.values)
        slope.setData(
            u: points.map { x, y in (wave(x + step, y) - wave(x - step, y)) / (2 * step) },
            v: points.map { x, y in (wave(x, y + step) - wave(x, y - step)) / (2 * step) })
    }
}
