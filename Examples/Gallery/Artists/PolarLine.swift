import Flipbook

func polarLine() throws -> Figure {
    let figure = Figure(width: 4, height: 4)
    let polar = figure.addPolarAxes()
    let angles = linspace(0, 2 * .pi, count: 200)
    for petals in [3.0, 5] {
        polar.plot(angles, angles.map { 1 + 0.5 * sin(petals * $0) }).label = "\(Int(petals)) petals"
    }
    polar.title = "Roses"
    polar.addLegend(at: .lowerLeft)
    return figure
}
