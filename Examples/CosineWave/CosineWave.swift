import Flipbook

/// A cosine that travels to the left: one curve whose data moves, under axes that stand still.
final class CosineWave: Animator {
    struct Options: AnimatorOptions {
        @Option(help: "How many frames the wave takes for one period.") var count = 60
    }

    let count: Int
    let x = linspace(0, 4 * .pi, count: 200)
    let line = Line()

    init(options: Options) {
        count = options.count
    }

    var frames: Frames<Double> {
        Frames(count: count) { [count] in 2 * .pi * Double($0) / Double(count) }
    }

    func setup() throws -> Figure {
        let (figure, axes) = Figure.subplots()
        axes.xLimits = 0...4 * .pi
        axes.yLimits = -1.5...1.5
        axes.xLabel = "x"
        axes.yLabel = "y"
        axes.title = "Cosine Wave"
        axes.add(line)
        return figure
    }

    func update(frame: Int, parameters phase: Double) {
        line.setData(x: x, y: x.map { cos($0 + phase) })
    }
}
