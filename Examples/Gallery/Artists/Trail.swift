import Flipbook

func trail() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let time = linspace(0, 20, count: 400)
    let (x, y) = (time.map { sin(1.3 * $0) }, time.map { cos(0.9 * $0) })
    let fading = axes.trail(x, y, length: 150, width: 4)
    fading.end = 320
    let whole = axes.trail(x, y.map { $0 + 2.5 }, color: .tabRed)
    whole.end = 200
    axes.plot([x[319]], [y[319]], color: .tabBlue, marker: .circle)
    return figure
}
