import Flipbook

func annotate() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(0, 5, count: 200)
    axes.plot(x, x.map { cos(2 * .pi * $0) })
    axes.yLimits = -2...2
    axes.annotate("maximum", at: (2, 1), textAt: (3, 1.5))
    axes.annotate(
        "minimum", at: (2.5, -1), textAt: (0.5, -1.7),
        arrow: ArrowStyle(.line(end: .filled), connection: .arc3(bend: 0.3)))
    let boxed = axes.annotate("both ways", at: (4, 1), textAt: (0.65, 0.1), in: .axes)
    boxed.arrow = ArrowStyle(.line(start: .open), connection: .arc3(bend: -0.2), color: .tabRed)
    boxed.background = TextBackground(color: .wheat)
    axes.annotate("here", at: (1, 1))
    return figure
}
