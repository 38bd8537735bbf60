import Flipbook

func filledContour() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(-3, 3, count: 100)
    let y = linspace(-3, 3, count: 100)
    let waves = Grid(x: x, y: y) { x, y in sin(x) * cos(y) }
    let filled = axes.filledContour(x, y, waves, levels: .fixed(linspace(-1, 1, count: 21)))
    filled.colormap = .redBlue.reversed
    let lines = axes.contour(x, y, waves, levels: 10)
    lines.colors = [.black]
    lines.widths = [0.5]
    lines.alpha = 0.4
    axes.aspect = .equal
    try figure.addColorBar(for: filled)
    return figure
}

/// Open ends, given colours, missing values, a curved mesh, translucent colours and logarithms.
func filledContourSettings() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 3, width: 12, height: 6)
    let x = linspace(-3, 3, count: 40)
    let y = linspace(-2, 2, count: 30)
    var waves = Grid(x: x, y: y) { x, y in sin(2 * x) * cos(y) + x / 4 }
    let open = axes[0][0].filledContour(x, y, waves, levels: [-0.6, -0.3, 0, 0.1, 0.6])
    open.extends = .both
    try figure.addColorBar(for: open)
    let given = axes[0][1].filledContour(x, y, waves, levels: [-0.5, 0, 0.5, 1])
    given.colors = [.tabBlue, .tabOrange, .tabGreen, .tabRed]
    given.extends = .maximum
    try figure.addColorBar(for: given, at: .bottom)
    for row in 10..<16 { for column in 8 + row % 3..<20 { waves[row, column] = .nan } }
    let torn = axes[0][2].filledContour(x, y, waves)
    try figure.addColorBar(for: torn)
    let angles = linspace(0, 3, count: 40)
    let radii = linspace(1, 2, count: 20)
    let (angle, radius) = Grid.meshgrid(angles, radii)
    let curved = axes[1][0].filledContour(
        try radius.combined(with: angle) { $0 * cos($1) }, try radius.combined(with: angle) { $0 * sin($1) },
        try radius.combined(with: angle) { sin(3 * $1) * ($0 - 1) })
    curved.colormap = .plasma
    let pale = axes[1][1].filledContour(waves, levels: 5)
    pale.alpha = 0.5
    let steep = axes[1][2].filledContour(x, y, Grid(x: x, y: y) { x, y in exp(2 * x + y) })
    steep.norm = .log()
    try figure.addColorBar(for: steep)
    return figure
}

/// Cells with a corner that is missing, as triangles and not at all; hatches in colour bars, and in boxes.
func filledContourMasked() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 8, height: 6)
    let x = linspace(-3, 3, count: 13)
    let y = linspace(-2, 2, count: 9)
    var waves = Grid(x: x, y: y) { x, y in sin(2 * x) * cos(y) + x / 4 }
    for (row, column) in [(3, 4), (3, 5), (6, 9), (0, 0), (8, 7), (4, 11)] { waves[row, column] = .nan }
    for (axes, hasCornerMask) in zip(axes[0], [true, false]) {
        axes.filledContour(x, y, waves).hasCornerMask = hasCornerMask
        axes.contour(x, y, waves, colors: [.black]).hasCornerMask = hasCornerMask
    }
    let hatched = axes[1][0].filledContour(x, y, waves, levels: [-1, -0.5, 0, 0.5, 1], extends: .both, alpha: 0.5)
    hatched.hatches = ["/", "\\", nil, ".", "*"]
    let bar = try figure.addColorBar(for: hatched)
    bar.contours = [axes[1][0].contour(x, y, waves, levels: [-0.75, 0, 0.5], colors: [.tabRed], width: 2)]
    let boxes = axes[1][1].boxPlot([[1, 2, 3, 4, 7], [2, 3, 5, 6, 6.5], [1, 4, 4.5, 5, 8]], colors: [.white])
    boxes.hatches = ["//", nil, "oo"]
    return figure
}
