import Flipbook

/// A drop that falls into a square pool: the wave equation by finite differences.
final class WaveEquation: FrameAnimator {
    let frameCount = 200
    let image = Image(colormap: .coolwarm, norm: .linear(-0.3...0.3))
    let heights: [Grid] = {
        let x = linspace(0, 1, count: 101)
        var u = Grid(x: x, y: x) { x, y in exp(-200 * (pow(x - 0.3, 2) + pow(y - 0.4, 2))) }
        var old = u
        return (0..<200).map { _ in
            for _ in 0..<3 {
                let next = Grid(rows: 101, columns: 101) { row, column in
                    guard row % 100 > 0, column % 100 > 0 else { return 0 }
                    let around = u[row - 1, column] + u[row + 1, column] + u[row, column - 1] + u[row, column + 1]
                    return 2 * u[row, column] - old[row, column] + 0.25 * (around - 4 * u[row, column])
                }
                (old, u) = (u, next)
            }
            return u
        }
    }()

    func setup() throws -> Figure {
        let (figure, axes) = Figure.subplots(width: 6, height: 5)
        axes.title = "Wave equation"
        axes.add(image)
        try figure.addColorBar(for: image)
        return figure
    }

    func update(frame: Int) {
        image.values = heights[frame]
    }
}
