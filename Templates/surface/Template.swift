import Flipbook
import Foundation

/// A surface in space: a drum's skin that swings, seen from all sides.
@main
final class Template: Animator {
    let places = linspace(-1, 1, count: 41)
    let skin: Surface
    let clock = PlacedText("", at: (0.02, 0.96), in: .figure)
    let (figure, axes) = Figure.subplots3D(width: 8, height: 6)

    init() {
        skin = Surface(places, places, Grid(rows: places.count, columns: places.count), colormap: .viridis)
    }

    /// The part of its round that each frame has come: what `update` is given.
    var frames: Frames<Double> { Frames(count: 90) { Double($0) / 90 } }

    func setup() throws -> Figure {
        skin.colorLimits = -1...1
        axes.add(skin)
        axes.zLimits = -1...1
        axes.title = "A drum"
        axes.xLabel = "x (m)"
        axes.yLabel = "y (m)"
        axes.zLabel = "z (mm)"
        // Few ticks, so that their labels have room from wherever the box is looked at.
        for axis in [axes.xAxis, axes.yAxis, axes.zAxis] { axis.locator = .maxN(4, steps: [1, 2, 5]) }
        try figure.addColorBar(for: skin, pad: 0.1, shrink: 0.7, label: "height (mm)")
        clock.verticalAlignment = .top
        figure.add(clock)
        return figure
    }

    func update(frame: Int, parameters part: Double) throws {
        clock.string = String(format: "t = %.2f s", Double(frame) / framesPerSecond)
        let swing = cos(2 * .pi * 3 * part)
        let heights = Grid(x: places, y: places) { x, y in
            swing * sin(.pi * (x + 1)) * sin(.pi * (y + 1) / 2)
        }
        skin.setData(x: places, y: places, z: heights)
        axes.camera = Camera(elevation: .degrees(30), azimuth: .degrees(-60 + 360 * part))
    }
}
