import Flipbook

func histogram2D() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 1, columns: 2, width: 7, height: 3)
    var random = RandomGenerator(seed: 11)
    let x = random.normal(count: 2000)
    let y = zip(x, random.normal(count: 2000)).map { 0.6 * $0 + 0.5 * $1 }
    let counts = axes[0][0].histogram2D(x, y, bins: 24, yBins: 16, norm: .power(gamma: 0.5))
    counts.minimumCount = 1
    try figure.addColorBar(for: counts)
    let edges = [-3, -2, -1, -0.5, 0, 0.5, 1, 2, 3]
    let density = axes[0][1].histogram2D(x, y, bins: .edges(edges), colormap: .plasma)
    density.isDensity = true
    try figure.addColorBar(for: density)
    return figure
}
