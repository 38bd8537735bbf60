import Flipbook

func polarBar() throws -> Figure {
    let figure = Figure(width: 4, height: 4)
    let polar = figure.addPolarAxes()
    let hours = (0..<12).map(Double.init)
    let bars = polar.bar(hours.map { $0 * .pi / 6 }, hours.map { 3 + 2 * sin($0) }, width: 0.45, bottom: [2])
    bars.colors = hours.map { Colormap.viridis($0 / 11) }
    bars.edgeColor = .white
    bars.alpha = 0.8
    polar.zeroLocation = .north
    polar.direction = .clockwise
    polar.angleAxis.setTicks(stride(from: 0, to: 12, by: 3).map { $0 * .pi / 6 }, labels: ["12", "3", "6", "9"])
    polar.radiusAxis.locator = .fixed([2, 4, 6])
    return figure
}
