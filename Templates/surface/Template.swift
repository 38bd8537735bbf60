import Flipbook

/// A surface in space: a drum's skin that swings, seen from all sides.
@main
final class Template: Animator {
    let places = linspace(-1, 1, count: 41)
    let skin: Surface
    var axes: Axes3D?

    init() {
        skin = Surface(places, places, Grid(rows: places.count, columns: places.count), colormap: .viridis)
    }

    /// The part of its round that each frame has come: what `update` is given.
    var frames: Frames<Double> { Frames(count: 90) { Double($0) / 90 } }

    func setup() throws -> Figure {
        let (figure, axes) = Figure.subplots3D(width: 7, height: 6)
        skin.colorLimits = -1...1
        axes.add(skin)
        axes.zLimits = -1...1
        axes.title = "A drum"
        axes.xLabel = "x"
        axes.yLabel = "y"
        axes.zLabel = "z"
        try figure.addColorBar(for: skin, fraction: 0.04, label: "height")
        self.axes = axes
        return figure
    }

    func update(frame: Int, parameters part: Double) throws {
        let swing = cos(2 * .pi * 3 * part)
        let heights = Grid(x: places, y: places) { x, y in
            swing * sin(.pi * (x + 1)) * sin(.pi * (y + 1) / 2)
        }
        skin.setData(x: places, y: places, z: heights)
        axes?.camera = Camera(elevation: 30, azimuth: -60 + 360 * part)
    }
}
