import Flipbook

func fillBetween() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(0, 2, count: 101)
    let (first, second) = (x.map { sin(2 * .pi * $0) }, x.map { 0.8 * sin(4 * .pi * $0) })
    axes.plot(x, first).color = .black
    axes.plot(x, second).color = .black
    let above = zip(first, second).map { $0 > $1 }
    axes.fillBetween(x, first, second, where: above).alpha = 0.6
    axes.fillBetween(x, first, second, where: above.map { !$0 }).alpha = 0.6
    axes.fillBetweenX([-1, 0, 1], [2.1, 2.3, 2.1], [2.4]).label = "band"
    axes.addLegend(at: .lowerLeft)
    return figure
}
