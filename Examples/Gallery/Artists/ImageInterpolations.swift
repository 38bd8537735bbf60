import Flipbook

/// Four by four cells, mixed in six ways.
func imageInterpolations() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 3, width: 6, height: 4)
    let values = Grid(rows: 4, columns: 4) { row, column in Double((row * 7 + column * 5) % 11) / 10 }
    let ways: [Image.Interpolation] = [.nearest, .bilinear, .bicubic, .spline36, .gaussian, .lanczos]
    for (axes, interpolation) in zip(axes.joined(), ways) {
        axes.image(values, interpolation: interpolation)
        axes.title = "\(interpolation)"
    }
    return figure
}

/// An alpha of each cell, and colours that are mixed where values would be.
func imageAlphas() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(-2, 2, count: 40)
    let image = axes.image(Grid(x: x, y: x) { x, y in x + y }, interpolation: .bilinear, colormap: .coolwarm)
    image.alphas = Grid(x: x, y: x) { x, y in exp(-x * x - y * y) }
    image.interpolationStage = .rgba
    axes.color = .wheat
    return figure
}
