import Flipbook

/// A planet on its way around a star, with its velocity and the pull of the star.
final class Orbit: FrameAnimator {
    let frameCount = 240
    let planet = Line(color: .tabBlue, marker: .circle, markerSize: 10)
    let velocity = Quiver(scale: 1, color: .tabGreen, label: "velocity")
    let pull = Quiver(scale: 1, color: .tabRed, label: "acceleration")
    let states = rungeKutta(from: [1, 0, 0, 1.2], at: linspace(0, 15, count: 240)) { _, state in
        let cube = pow(hypot(state[0], state[1]), 3)
        return [state[2], state[3], -state[0] / cube, -state[1] / cube]
    }

    func setup() -> Figure {
        let (figure, axes) = Figure.subplots(width: 6, height: 4.5)
        (axes.xLimits, axes.yLimits) = (-3...1.8, -1.8...1.8)
        axes.aspect = .equal
        axes.plot(states.map { $0[0] }, states.map { $0[1] }, color: .lightGray)
        axes.scatter([0], [0], size: 200, color: .gold)
        axes.add(planet)
        for arrow in [velocity, pull] {
            (arrow.angles, arrow.scaleUnit) = (.xy, .xy)
            axes.add(arrow)
        }
        axes.addLegend(at: .upperLeft)
        return figure
    }

    func update(frame: Int) {
        let (x, y, u, v) = (states[frame][0], states[frame][1], states[frame][2], states[frame][3])
        let cube = pow(hypot(x, y), 3)
        planet.setData(x: [x], y: [y])
        velocity.setData(x: [x], y: [y], u: [u], v: [v])
        pull.setData(x: [x], y: [y], u: [-x / cube], v: [-y / cube])
    }
}
