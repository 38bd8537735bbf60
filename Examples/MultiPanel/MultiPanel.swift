import Flipbook

/// Five kinds of plots side by side, each with data that move: a line, bars, an image, a helix and points.
final class MultiPanel: Animator {
    struct Options: AnimatorOptions {
        @Option(help: "How many frames the panels take for one period.") var count = 90
    }

    let count: Int
    private let waves = Waves()
    private let bars = DancingBars()
    private let interference = Interference()
    private let helix = Helix()
    private let orbit = Orbit()

    init(options: Options) {
        count = options.count
    }

    var frames: Frames<Double> {
        Frames(count: count) { [count] in 2 * .pi * Double($0) / Double(count) }
    }

    func setup() throws -> Figure {
        let figure = Figure(width: 20, height: 4)
        let grid = GridSpec(rows: 1, columns: 5)
        waves.setup(in: try figure.addAxes(in: grid[0, 0]))
        bars.setup(in: try figure.addAxes(in: grid[0, 1]))
        try interference.setup(in: try figure.addAxes(in: grid[0, 2]), of: figure)
        helix.setup(in: try figure.addAxes3D(in: grid[0, 3]))
        orbit.setup(in: try figure.addAxes(in: grid[0, 4]))
        figure.layout = .tight()
        return figure
    }

    func update(frame: Int, parameters phase: Double) {
        waves.update(phase)
        bars.update(phase)
        interference.update(phase)
        helix.update(phase)
        orbit.update(phase)
    }
}
