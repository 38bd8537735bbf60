import Flipbook

func hexbin() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 1, columns: 2, width: 7, height: 3)
    var random = RandomGenerator(seed: 5)
    let x = random.normal(count: 5000)
    let y = zip(x, random.normal(count: 5000)).map { 2 + 3 * $0 + 4 * $1 }
    let counts = axes[0][0].hexbin(x, y, gridSize: 20, norm: .log())
    try figure.addColorBar(for: counts)
    let distance = zip(x, y).map { ($0 * $0 + $1 * $1 / 25).squareRoot() }
    let largest = axes[0][1].hexbin(
        x, y, values: distance, gridSize: Hexbin.GridSize(columns: 12, rows: 8), reduction: .maximum,
        minimumCount: 5, edgeColor: .white, colormap: .inferno)
    try figure.addColorBar(for: largest)
    return figure
}

func hexbinLog() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    var random = RandomGenerator(seed: 6)
    let x = random.normal(count: 3000)
    let y = zip(x, random.normal(count: 3000)).map { exp(0.5 * $0 + 0.5 * $1) }
    let cells = axes.hexbin(x, y, gridSize: 15, minimumCount: 1, hasLogY: true)
    cells.levels = .edges([1, 2, 5, 10, 20, 50])
    return figure
}
