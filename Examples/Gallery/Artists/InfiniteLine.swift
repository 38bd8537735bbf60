import Flipbook

func infiniteLine() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let t = linspace(-10, 10, count: 100)
    axes.horizontalLine(at: 0.5, color: .black, style: .dashed)
    axes.verticalLine(at: 0, color: .gray)
    axes.plot(t, t.map { 1 / (1 + exp(-$0)) }, width: 2, label: "sigmoid")
    axes.line(through: (0, 0.5), slope: 0.25, color: .black, style: .dotted)
    axes.line(through: (-5, 0.9), and: (5, 0.2), color: .tabRed, label: "two points")
    for height in stride(from: -2.0, to: 1, by: 0.25) {
        let line = axes.line(through: (0, height), slope: 0.05, color: .lightGray, width: 0.8)
        line.coordinates = .axes
    }
    axes.xLimits = -10...10
    axes.addLegend(at: .upperLeft)
    return figure
}
