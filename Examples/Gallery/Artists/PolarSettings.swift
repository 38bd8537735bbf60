import Flipbook

/// A compass with its own ticks, a logarithmic radius, a ring, and a part of a circle.
func polarSettings() throws -> Figure {
    let figure = Figure(width: 8, height: 8)
    let grid = GridSpec(rows: 2, columns: 2, columnGap: 0.3, rowGap: 0.3)
    let angles = linspace(0, 2 * .pi, count: 100)

    let compass = try figure.addPolarAxes(in: grid[0, 0])
    compass.zeroLocation = .north
    compass.direction = .clockwise
    compass.plot(angles, angles)
    compass.radiusLimits = 0...6.5
    compass.radiusLabelAngle = .degrees(135)
    compass.angleAxis.setTicks([0, .pi / 2, .pi, 3 * .pi / 2], labels: ["N", "E", "S", "W"])
    compass.radiusAxis.setTicks([2, 4, 6], labels: ["near", "far", "out"])

    let ring = try figure.addPolarAxes(in: grid[0, 1])
    ring.plot(angles, angles.map { 2 + cos(4 * $0) })
    ring.radiusLimits = 0.5...3
    ring.radiusOrigin = -1.5
    ring.gridLines?.style = .dashed
    ring.color = Color(red: 0.95, green: 0.95, blue: 1)
    ring.title = "A ring"

    let wedge = try figure.addPolarAxes(in: grid[1, 0])
    wedge.angleLimits = .pi / 6...0.75 * .pi
    wedge.plot(angles, angles.map { 1 + 0.2 * $0 })
    wedge.text("inside", at: (1.2, 0.5), in: .data)
    wedge.radiusAxis.tickStyle.labelColor = .tabRed
    wedge.xLabel = "angle"

    let logarithmic = try figure.addPolarAxes(in: grid[1, 1])
    logarithmic.radiusAxis.scale = .log()
    logarithmic.plot(angles, angles.map { exp(0.8 * $0) })
    logarithmic.zeroLocation = .angle(.degrees(-30))
    return figure
}
