import Flipbook

/// Two rods that swing, one at the end of the other, and the way of the outer end, which fades.
final class DoublePendulum: FrameAnimator {
    let frameCount = 600
    let rods = Line(color: .black, width: 2, marker: .circle)
    let trail = Trail(length: 60, color: .tabRed, width: 2)
    let states = rungeKutta(from: [2.2, 0, 2.6, 0], at: linspace(0, 20, count: 600)) { _, state in
        let (a, va, b, vb, g) = (state[0], state[1], state[2], state[3], 9.81)
        let mass = 3 - cos(2 * (a - b))
        let pull = 2 * sin(a - b) * (vb * vb + va * va * cos(a - b))
        let push = 2 * sin(a - b) * (2 * va * va + 2 * g * cos(a) + vb * vb * cos(a - b))
        return [va, (-3 * g * sin(a) - g * sin(a - 2 * b) - pull) / mass, vb, push / mass]
    }

    func setup() -> Figure {
        let (figure, axes) = Figure.subplots(width: 5, height: 5)
        (axes.xLimits, axes.yLimits) = (-2.2...2.2, -2.2...2.2)
        axes.aspect = .equal
        let ends = states.map(end)
        trail.setData(x: ends.map(\.x), y: ends.map(\.y))
        axes.add(trail)
        axes.add(rods)
        return figure
    }

    func end(of state: [Double]) -> (x: Double, y: Double) {
        (sin(state[0]) + sin(state[2]), -cos(state[0]) - cos(state[2]))
    }

    func update(frame: Int) {
        let (state, end) = (states[frame], end(of: states[frame]))
        rods.setData(x: [0, sin(state[0]), end.x], y: [0, -cos(state[0]), end.y])
        trail.end = frame + 1
    }
}
