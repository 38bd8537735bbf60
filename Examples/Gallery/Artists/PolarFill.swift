import Flipbook

func polarFill() throws -> Figure {
    let figure = Figure(width: 4, height: 4)
    let polar = figure.addPolarAxes()
    let angles = linspace(0, 2 * .pi, count: 100)
    let radii = angles.map { 1 + 0.5 * sin(5 * $0) }
    let line = polar.plot(angles, radii)
    line.color = .blue
    line.width = 2
    let area = polar.fill(angles, radii)
    area.color = .blue
    area.alpha = 0.3
    polar.radiusLimits = 0...2
    polar.angleAxis.setTicks(
        (0..<8).map { Double($0) * .pi / 4 },
        labels: ["0", "π/4", "π/2", "3π/4", "π", "5π/4", "3π/2", "7π/4"])
    polar.radiusAxis.setTicks([0.5, 1, 1.5, 2])
    polar.title = "Five petals"
    return figure
}
