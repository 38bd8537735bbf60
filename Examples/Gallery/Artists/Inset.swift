import Flipbook

func inset() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(0, 10, count: 500)
    let y = x.map { sin($0) + 0.05 * sin(40 * $0) }
    axes.plot(x, y)
    axes.yLimits = -1.5...3
    let inset = axes.addInset(left: 0.5, bottom: 0.6, width: 0.45, height: 0.35)
    inset.plot(x, y)
    (inset.xLimits, inset.yLimits) = (1...2, 0.8...1.1)
    axes.indicateZoom(of: inset)
    return figure
}
