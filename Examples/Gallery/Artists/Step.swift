import Flipbook

func step() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(0, 14, count: 15)
    let y = x.map { sin($0 / 2) }
    for (index, place) in [Steps.pre, .mid, .post].enumerated() {
        let line = axes.step(x, y.map { $0 + Double(2 - index) }, where: place)
        line.label = ["pre (default)", "mid", "post"][index]
        let points = Line(x, line.y)
        points.style = .dashed
        points.marker = .circle
        points.color = .gray
        points.alpha = 0.3
        axes.add(points)
    }
    axes.addLegend(at: .lowerLeft)
    return figure
}
