import Flipbook

func referenceLines() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(-10, 10, count: 100)
    axes.horizontalSpan(0.25...0.75).alpha = 0.3
    axes.verticalSpan(1...2).color = .tabOrange
    axes.horizontalLine(at: 0).color = .black
    axes.horizontalLine(at: 0.5).style = .dotted
    let middle = axes.verticalLine(at: 0)
    middle.color = .gray
    middle.extent = 0.25...0.75
    axes.plot(x, x.map { 1 / (1 + exp(-$0)) }).width = 2
    let places = linspace(-8, -2, count: 7)
    axes.verticalLines(at: places, from: [1], to: places.map { 1.1 + $0 / 20 })
    axes.horizontalLines(at: [0.8, 0.9], from: [4], to: [8, 9]).color = .tabRed
    return figure
}
