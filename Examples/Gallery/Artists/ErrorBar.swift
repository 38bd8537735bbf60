import Flipbook

func errorBar() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(0, 4, count: 9)
    let measured = axes.errorBar(x, x.map(exp), yError: .symmetric(x.map { 2 + $0 }))
    measured.marker = .circle
    measured.errors.capSize = 3
    measured.label = "measured"
    let guessed = axes.errorBar(
        x, x.map { 30 - 5 * $0 }, xError: .constant(0.2),
        yError: .asymmetric(lower: x.map { 1 + $0 }, upper: x.map { 6 - $0 }))
    guessed.style = .none
    guessed.marker = .square
    guessed.markerSize = 4
    guessed.errors.color = .gray
    guessed.errors.width = 1
    guessed.label = "guessed"
    axes.addLegend(at: .upperCenter)
    return figure
}
