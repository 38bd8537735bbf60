import Flipbook

func fillSteps() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(0, 10, count: 21)
    let y = x.map { sin($0) * exp(-$0 / 10) }
    let line = axes.step(x, y, where: .mid)
    line.color = .darkGreen
    line.label = "signal"
    let area = axes.fillBetween(x, y, steps: .mid)
    area.alpha = 0.3
    area.color = .darkGreen
    axes.addLegend()
    axes.gridLines = GridLines(style: .dotted)
    return figure
}
