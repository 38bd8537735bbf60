import Flipbook

func lineDense() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(0, 10, count: 200_000)
    let noise = x.indices.map { sin(7919 * Double($0)) }
    axes.plot(x, zip(x, noise).map { sin($0) + 0.3 * $1 * cos($0) })
    axes.plot(x, x.map { sin($0) })
    return figure
}
