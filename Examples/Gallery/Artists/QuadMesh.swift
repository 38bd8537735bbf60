import Flipbook

func quadMesh() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(-3, 3, count: 41)
    let y = linspace(-2, 2, count: 31)
    let waves = Grid(x: Array(x.dropLast()), y: Array(y.dropLast())) { x, y in sin(2 * x) * cos(y) + x / 4 }
    let mesh = axes.pcolormesh(x, y, waves, colormap: .redBlue.reversed)
    try figure.addColorBar(for: mesh)
    return figure
}

/// Uneven edges, middles of cells, a bent grid, shaded cells, edges of cells, logarithmic and polar axes.
func quadMeshSettings() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 3, width: 12, height: 6)
    let edges = linspace(0, 1, count: 13).map { $0 * $0 * 4 }
    var values = Grid(rows: 12, columns: 12) { sin(0.5 * Double($0)) + cos(0.4 * Double($1)) }
    values[4, 6] = .nan
    axes[0][0].pcolormesh(edges, edges, values)
    let middles = linspace(0, 4, count: 12)
    axes[0][1].pcolormesh(middles, middles, values, edgeColor: .white, edgeWidth: 0.5, colormap: .plasma)
    let (u, v) = Grid.meshgrid(linspace(0, 3, count: 21), linspace(1, 2, count: 11))
    let bent = Grid(rows: 10, columns: 20) { sin(0.3 * Double($1)) * Double($0) }
    axes[0][2].pcolormesh(
        try v.combined(with: u) { $0 * cos($1) }, try v.combined(with: u) { $0 * sin($1) }, bent)
    let few = Grid(rows: 4, columns: 5) { Double(($0 * 3 + $1 * 2) % 7) }
    let shaded = axes[1][0].pcolormesh([0, 1, 2, 4, 5], [0, 1, 3, 4], few, shading: .gouraud)
    try figure.addColorBar(for: shaded)
    axes[1][1].pcolormesh(
        try v.combined(with: u) { $0 * cos($1) }, try v.combined(with: u) { $0 * sin($1) },
        try v.combined(with: u) { sin(3 * $1) * ($0 - 1) }, shading: .gouraud)
    let steep = Grid(rows: 12, columns: 12) { exp(0.3 * Double($0 + $1)) }
    let powers = linspace(0, 3, count: 13).map { pow(10, $0) }
    axes[1][2].xAxis.scale = .log()
    axes[1][2].pcolormesh(powers, edges, steep, norm: .log())
    return figure
}

func quadMeshPolar() throws -> Figure {
    let figure = Figure(width: 4, height: 4)
    let axes = figure.addPolarAxes()
    let angles = linspace(0, 2 * .pi, count: 37)
    let radii = linspace(0, 1, count: 11)
    axes.pcolormesh(angles, radii, Grid(rows: 10, columns: 36) { sin(Double($1) / 36 * 4 * .pi) * Double($0) })
    return figure
}
