import Flipbook

/// A particle on the Lorenz attractor, in a space that turns.
final class LorenzAttractor: FrameAnimator {
    let frameCount = 400
    let (figure, axes) = Figure.subplots3D(width: 6, height: 5)
    let way = Line3D(color: .tabBlue, width: 0.7)
    let particle = Scatter3D(color: .tabRed)
    let states = rungeKutta(from: [0, 1, 1.05], at: linspace(0, 40, count: 4000)) { _, state in
        let (x, y, z) = (state[0], state[1], state[2])
        return [10 * (y - x), x * (28 - z) - y, x * y - 2.667 * z]
    }

    func setup() -> Figure {
        (axes.xLimits, axes.yLimits, axes.zLimits) = (-20...20, -28...28, 0...50)
        axes.title = "Lorenz attractor"
        axes.add(way)
        axes.add(particle)
        return figure
    }

    func update(frame: Int) {
        let seen = states.prefix(10 * (frame + 1))
        way.setData(x: seen.map { $0[0] }, y: seen.map { $0[1] }, z: seen.map { $0[2] })
        let last = states[10 * frame + 9]
        particle.setData(x: [last[0]], y: [last[1]], z: [last[2]])
        axes.camera.azimuth = .degrees(-60 + 0.3 * Double(frame))
    }
}
