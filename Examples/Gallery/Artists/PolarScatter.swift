import Flipbook

func polarScatter() throws -> Figure {
    let figure = Figure(width: 4, height: 4)
    let polar = figure.addPolarAxes()
    let seeds = (1...120).map(Double.init)
    let points = polar.scatter(seeds.map { 2.4 * $0 }, seeds.map(sqrt), values: seeds)
    points.sizes = seeds.map { 4 + $0 / 2 }
    points.alpha = 0.8
    points.colormap = .plasma
    polar.gridLines?.alpha = 0.5
    return figure
}
