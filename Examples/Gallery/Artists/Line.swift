import Flipbook

func line() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(0, 2 * .pi, count: 100)
    axes.plot(x, x.map(sin)).label = "sine"
    let cosine = axes.plot(x, x.map(cos))
    cosine.label = "cosine"
    cosine.style = .dashed
    axes.addLegend()
    return figure
}
