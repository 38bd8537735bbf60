import Flipbook

func bars3D() throws -> Figure {
    let (figure, axes) = Figure.subplots3D(width: 4, height: 4)
    let cells = 0..<16
    let bars = axes.bar3D(
        cells.map { Double($0 % 4) }, cells.map { Double($0 / 4) }, width: 0.6, depth: 0.6,
        heights: cells.map { Double($0 * 7 % 11) + 1 })
    bars.colors = cells.map { Color.tab10[$0 / 4] }
    axes.xLabel = "column"
    axes.yLabel = "row"
    return figure
}
